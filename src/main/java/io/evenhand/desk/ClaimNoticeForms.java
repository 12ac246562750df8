package io.evenhand.desk;

import io.evenhand.claim.ClaimForm;
import io.evenhand.claim.ClaimNotice;
import io.evenhand.claim.ClaimNotices;
import io.evenhand.claim.ClaimRequest;
import io.evenhand.desk.NewAgreementPage.Input;
import io.evenhand.desk.NewAgreementPage.Part;
import io.evenhand.desk.NewAgreementPage.Row;
import io.evenhand.money.Money;
import io.evenhand.template.DeclaredKind;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.DeclaredDraft;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.Language;
import io.evenhand.terms.TermsParty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the form of a notice of claim from what its wording declares, and a request of what was typed into it. */
final class ClaimNoticeForms {
    private static final String CLAUSE = "/clause";
    private static final String WORDS = "/happened/what";
    private static final String OPPONENT = "/opponent";

    private ClaimNoticeForms() {}

    /** A form that nobody has typed into. */
    static TypedFields blank(ClaimForm form) {
        return new TypedFields(form.known(), Map.of());
    }

    static ClaimRequest request(ClaimForm form, String opponent, TypedFields typed) {
        Map<String, String> inOneLine = new HashMap<>(typed.terms());
        // A paragraph is one, however somebody broke its lines.
        inOneLine.computeIfPresent(WORDS, (name, text) -> text.strip().replaceAll("\\s*\\R\\s*", " "));
        return new ClaimRequest(
                form.language(), opponent, DeclaredDraft.outline(kind(form).fillable(), inOneLine));
    }

    static ClaimNoticePage page(
            String id,
            ClaimForm form,
            String opponent,
            TypedFields typed,
            List<FieldProblem> found,
            @Nullable ClaimNotice notice) {
        DeclaredKind kind = kind(form);
        var fields = new NewAgreementInputs(kind, typed, Map.of());
        Map<String, List<String>> problems = new HashMap<>();
        for (FieldProblem problem : found) {
            String input = problem.pointer().equals(OPPONENT) ? OPPONENT : fields.inputOf(problem.pointer());
            problems.computeIfAbsent(input, ignored -> new ArrayList<>())
                    .add(input.isEmpty() ? FieldNames.sentence(problem) : NewAgreementInputs.sentence(problem));
        }
        return new ClaimNoticePage(
                id,
                form.title() + " " + form.number(),
                form.language(),
                languages(form),
                form.own().legalName(),
                form.others().stream()
                        .collect(Collectors.toMap(
                                TermsParty::partnerId, TermsParty::legalName, (a, b) -> a, LinkedHashMap::new)),
                opponent,
                fields.parts(problems).stream()
                        .map(part -> adapted(part, form.clauses()))
                        .toList(),
                form.fromWording()
                        ? "The agreement gives %d days for the answer.".formatted(form.answerDays())
                        : "The agreement gives no time for the answer; %d days are usual.".formatted(form.answerDays()),
                problems,
                notice == null ? "" : amount(notice),
                notice != null);
    }

    private static String amount(ClaimNotice notice) {
        return notice.values().typed().get("damages") instanceof Map<?, ?> damages
                        && damages.get("amount") instanceof Money money
                ? money.format()
                : "";
    }

    private static Map<String, String> languages(ClaimForm form) {
        Map<String, String> languages = new LinkedHashMap<>();
        for (Locale language : form.languages()) {
            languages.put(language.getLanguage(), Language.of(language).name());
        }
        return languages;
    }

    private static DeclaredKind kind(ClaimForm form) {
        return new DeclaredKind(
                AgreementKind.declared(
                        ClaimNotices.WORDING,
                        Map.of(form.language(), form.declared().title())),
                form.language(),
                form.declared().title(),
                form.asked());
    }

    /** What is long gets room, and the clause is chosen among those that the agreement has. */
    private static Part adapted(Part part, List<String> clauses) {
        return new Part(
                part.title(),
                part.help(),
                part.optional(),
                part.list(),
                part.inputs().stream().map(input -> adapted(input, clauses)).toList(),
                part.rows().stream()
                        .map(row -> new Row(
                                row.title(),
                                row.entry(),
                                row.inputs().stream()
                                        .map(input -> adapted(input, clauses))
                                        .toList()))
                        .toList());
    }

    private static Input adapted(Input input, List<String> clauses) {
        boolean clause = input.name().equals(CLAUSE) && !clauses.isEmpty();
        if (!clause && !input.name().equals(WORDS)) {
            return input;
        }
        Map<String, String> choices = new LinkedHashMap<>();
        clauses.forEach(heading -> choices.put(heading, heading));
        return new Input(
                input.name(),
                clause ? "choice" : "lines",
                input.label(),
                input.help(),
                input.limits(),
                input.optional(),
                clause ? choices : input.choices(),
                Objects.requireNonNullElse(input.text(), ""),
                input.problems());
    }
}
