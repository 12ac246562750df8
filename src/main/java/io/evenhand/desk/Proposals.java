package io.evenhand.desk;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementPlaybooks;
import io.evenhand.agreement.AgreementWordings;
import io.evenhand.agreement.Negotiations;
import io.evenhand.agreement.Negotiations.OnTheTable;
import io.evenhand.desk.ProposalPage.Adding;
import io.evenhand.desk.ProposalPage.Entry;
import io.evenhand.desk.ProposalPage.Group;
import io.evenhand.desk.ProposalPage.Leaving;
import io.evenhand.desk.TaskPage.Comparison;
import io.evenhand.template.FieldDeclaration;
import io.evenhand.template.Templates;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.AmendmentTerms;
import io.evenhand.terms.DeclaredTerms;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.NoticesByParty;
import io.evenhand.terms.Playbooks;
import io.evenhand.terms.Playbooks.Guidance;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.SharedClauses;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsChanges;
import io.evenhand.terms.TermsDifference;
import io.evenhand.terms.json.FieldValue;
import io.evenhand.terms.json.Lengths;
import io.evenhand.terms.json.OptionalRecords;
import io.evenhand.workflow.HumanTaskView;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets a reviewer write other terms field by field, and see what would change before it is proposed. */
@Component
class Proposals {
    private final Negotiations negotiations;
    private final AgreementPlaybooks playbooks;
    private final AgreementWordings wordings;
    private final Templates templates;

    Proposals(
            Negotiations negotiations, AgreementPlaybooks playbooks, AgreementWordings wordings, Templates templates) {
        this.negotiations = negotiations;
        this.playbooks = playbooks;
        this.wordings = wordings;
        this.templates = templates;
    }

    /**
     * The terms of the agreement that a task reviews, with what was typed so far.
     *
     * @param about the title of the referral
     */
    ProposalPage page(HumanTaskView task, String about, Map<String, String> typed, Reviewed.@Nullable Sound reviewed) {
        OnTheTable table = onTheTable(task);
        Terms terms = table.terms() instanceof AmendmentTerms amendment ? amendment.amended() : table.terms();
        return new ProposalPage(
                task.taskKey(),
                table.terms().kind().title(),
                about,
                table.version(),
                groups(
                        table.terms(),
                        typed,
                        playbooks.of(AgreementId.of(task.businessId())),
                        negotiations.clauses(AgreementId.of(task.businessId())),
                        declared(task, table.terms()),
                        task.partnerId()),
                terms instanceof RevenueShareTerms ? task.businessId() : null,
                reviewed == null ? null : reviewed.changes(),
                reviewed == null ? null : reviewed.redline());
    }

    private DeclaredEntries declared(HumanTaskView task, Terms terms) {
        List<FieldDeclaration> declarations = terms instanceof DeclaredTerms
                ? wordings.of(AgreementId.of(task.businessId()))
                        .map(templates::declarations)
                        .orElse(List.of())
                : List.of();
        return DeclaredEntries.of(terms, declarations);
    }

    /**
     * The negotiable fields of terms by their part, with what was typed so far.
     *
     * @param clauses of which the parties choose among several texts
     * @param declared what files say of their fields
     */
    static List<Group> groups(
            Terms terms,
            Map<String, String> typed,
            Playbooks playbooks,
            Map<String, List<String>> clauses,
            DeclaredEntries declared) {
        return groups(terms, typed, playbooks, clauses, declared, "");
    }

    /** As {@link #groups(Terms, Map, Playbooks, Map, DeclaredEntries)}, with what one party states of itself. */
    static List<Group> groups(
            Terms terms,
            Map<String, String> typed,
            Playbooks playbooks,
            Map<String, List<String>> clauses,
            DeclaredEntries declared,
            String party) {
        AgreementKind kind =
                terms instanceof AmendmentTerms amendment ? amendment.amended().kind() : terms.kind();
        FieldNames names = FieldNames.in(terms, playbooks.clauses());
        Map<String, List<FieldValue>> parts = Stream.concat(
                        Stream.concat(
                                TermsChanges.negotiable(terms).stream(), NoticesByParty.of(terms, party).stream()),
                        playbooks.clauses().choices(terms, clauses).stream())
                .filter(field -> !FieldNames.namesItsItem(field.pointer()))
                .collect(Collectors.groupingBy(Proposals::part, LinkedHashMap::new, Collectors.toList()));
        Function<FieldValue, Entry> entry = field -> entry(
                names,
                declared,
                field,
                typed,
                playbooks.guidance(kind, ownPointer(field.pointer())),
                playbooks.clauses().labels(ownPointer(field.pointer())));
        List<OptionalRecords.Group> optional = TermsChanges.groups(terms);
        Stream<Group> there = parts.entrySet().stream()
                .map(part -> new Group(
                        part.getKey().isEmpty() ? "In general" : names.of("/" + part.getKey()),
                        part.getValue().stream().map(entry).toList(),
                        null,
                        optional.stream()
                                .filter(OptionalRecords.Group::isThere)
                                .filter(group -> step(group.pointer()).equals(part.getKey()))
                                .map(group -> leaving(group.pointer(), names, typed))
                                .toList()));
        Stream<Group> absent = optional.stream()
                .filter(group -> !group.isThere())
                .map(group -> new Group(
                        names.of(group.pointer()),
                        group.fields().stream().map(entry).toList(),
                        new Adding(
                                group.pointer(),
                                OptionalRecords.THERE,
                                OptionalRecords.THERE.equals(typed.get(group.pointer())),
                                playbooks
                                        .guidance(kind, ownPointer(group.pointer()))
                                        .orElse(null)),
                        List.of()));
        return Stream.concat(there, absent).toList();
    }

    private static Leaving leaving(String pointer, FieldNames names, Map<String, String> typed) {
        return new Leaving(
                pointer, OptionalRecords.ABSENT, names.of(pointer), OptionalRecords.ABSENT.equals(typed.get(pointer)));
    }

    /** The part to which a pointer leads, or in which it lies. */
    private static String step(String pointer) {
        return ownPointer(pointer).split("/")[1];
    }

    /** What differs between two versions of terms, in words; parties by their names, and without what follows from who they are. */
    static Comparison comparison(List<String> headings, Terms before, Terms after, SharedClauses clauses) {
        FieldNames names = FieldNames.in(after, clauses);
        DeclaredEntries declared = DeclaredEntries.of(after, List.of());
        Map<String, String> parties = new HashMap<>(before.names());
        parties.putAll(after.names());
        return new Comparison(
                headings,
                TermsChanges.between(before, after).stream()
                        .filter(change ->
                                !change.field().startsWith("/parties") || NoticesByParty.isOne(change.field()))
                        .map(change -> TaskContexts.difference(
                                names,
                                clauses.said(new TermsDifference(
                                        change.field(),
                                        declared.reading(change.field(), named(change.before(), parties)),
                                        declared.reading(change.field(), named(change.after(), parties))))))
                        .toList());
    }

    private static @Nullable String named(@Nullable String value, Map<String, String> parties) {
        return value == null
                ? null
                : Stream.of(value.split(", "))
                        .map(part -> parties.getOrDefault(part, part))
                        .collect(Collectors.joining(", "));
    }

    /** The part of the terms that a field belongs to; empty for one that stands alone. */
    private static String part(FieldValue field) {
        String[] steps = ownPointer(field.pointer()).split("/");
        return steps.length > 2 ? steps[1] : "";
    }

    /** Where the field stands in its terms, also when a change brings them. */
    private static String ownPointer(String pointer) {
        return pointer.startsWith("/amended/") ? pointer.substring(8) : pointer;
    }

    private static Entry entry(
            FieldNames names,
            DeclaredEntries declared,
            FieldValue field,
            Map<String, String> typed,
            Optional<Guidance> guidance,
            Map<String, String> clauses) {
        Map<String, String> words = declared.words(field.pointer());
        String shown = field.kind() == FieldValue.Kind.LENGTH ? Lengths.words(field.text()) : field.text();
        String text = typed.getOrDefault(field.pointer(), shown);
        String label = names.of(field.pointer());
        boolean changed = !text.strip().equals(shown);
        return new Entry(
                part(field).isEmpty() ? label : inPart(label),
                field,
                text,
                changed,
                Stream.of(declared.help(field.pointer()), help(field))
                        .filter(sentence -> !sentence.isEmpty())
                        .collect(Collectors.joining(" ")),
                guidance.orElse(null),
                words.isEmpty() ? clauses : words);
    }

    /** Without the part's own name, which stands above. */
    private static String inPart(String label) {
        String rest = label.substring(label.indexOf(" › ") + 3);
        return rest.substring(0, 1).toUpperCase(Locale.ROOT) + rest.substring(1);
    }

    private static String help(FieldValue field) {
        if (NoticesByParty.isOne(field.pointer())) {
            return "The only way in which notices reach you. With none, any of those that all agreed on does.";
        }
        if (field.kind() == FieldValue.Kind.LINES) {
            return "One a line.";
        }
        if (field.kind() == FieldValue.Kind.LENGTH) {
            return field.optional()
                    ? "Such as 2 years, 18 months or 90 days. Leave it empty for none."
                    : "Such as 2 years, 18 months or 90 days.";
        }
        if (field.text().matches("[0-9]+/[0-9]+|[0-9.]+ %")) {
            return "A share: 1/3 or 33.5 %.";
        }
        return field.optional() && field.words().isEmpty() ? "Leave it empty for none." : "";
    }

    OnTheTable onTheTable(HumanTaskView task) {
        return negotiations.onTheTable(AgreementId.of(task.businessId()));
    }

    /** What these texts would change, or why they cannot. */
    Reviewed review(HumanTaskView task, Map<String, String> typed) {
        OnTheTable table = onTheTable(task);
        Terms present = table.terms();
        TermsChanges changes = TermsChanges.edited(present, typed);
        try {
            Terms proposed = changes.applyTo(present);
            return new Reviewed.Sound(
                    changes.json(),
                    comparison(List.of("Field", "On the table", "Your proposal"), present, proposed, table.clauses()));
        } catch (MalformedTermsException e) {
            return new Reviewed.Unsound(e.problems());
        }
    }

    sealed interface Reviewed {
        /** @param changes as a JSON merge patch */
        record Sound(String changes, Comparison redline) implements Reviewed {}

        record Unsound(List<FieldProblem> problems) implements Reviewed {}
    }
}
