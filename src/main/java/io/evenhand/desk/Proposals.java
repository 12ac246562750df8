package io.evenhand.desk;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Negotiations;
import io.evenhand.agreement.Negotiations.OnTheTable;
import io.evenhand.desk.ProposalPage.Entry;
import io.evenhand.desk.ProposalPage.Group;
import io.evenhand.desk.TaskPage.Comparison;
import io.evenhand.desk.TaskPage.Difference;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsChanges;
import io.evenhand.terms.json.FieldValue;
import io.evenhand.workflow.HumanTaskView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets a reviewer write other terms field by field, and see what would change before it is proposed. */
@Component
class Proposals {
    private final Negotiations negotiations;

    Proposals(Negotiations negotiations) {
        this.negotiations = negotiations;
    }

    /** The terms of the agreement that a task reviews, with what was typed so far. */
    ProposalPage page(HumanTaskView task, TaskPage shown, Map<String, String> typed, @Nullable Comparison redline) {
        OnTheTable table = onTheTable(task);
        Map<String, List<FieldValue>> parts = TermsChanges.negotiable(table.terms()).stream()
                .collect(Collectors.groupingBy(
                        field -> field.pointer().split("/")[1], LinkedHashMap::new, Collectors.toList()));
        return new ProposalPage(
                task.taskKey(),
                table.terms().kind().title(),
                shown.about().title(),
                table.version(),
                parts.entrySet().stream()
                        .map(part -> new Group(
                                FieldNames.of("/" + part.getKey()),
                                part.getValue().stream()
                                        .map(field -> entry(field, typed))
                                        .toList()))
                        .toList(),
                redline);
    }

    private static Entry entry(FieldValue field, Map<String, String> typed) {
        String text = typed.getOrDefault(field.pointer(), field.text());
        String inGroup = field.pointer().substring(field.pointer().indexOf('/', 1) + 1);
        boolean alone = field.pointer().indexOf('/', 1) < 0;
        return new Entry(
                FieldNames.of(alone ? field.pointer() : "/" + inGroup),
                field,
                text,
                !text.strip().equals(field.text()),
                help(field));
    }

    private static String help(FieldValue field) {
        if (field.kind() == FieldValue.Kind.LINES) {
            return "One a line.";
        }
        if (field.text().matches("P[0-9YMWD]+")) {
            return "A length of time: P18M is 18 months, P90D is 90 days, P2Y two years.";
        }
        if (field.text().matches("[0-9]+/[0-9]+|[0-9.]+ %")) {
            return "A share: 1/3 or 33.5 %.";
        }
        return field.optional() ? "Leave it empty for none." : "";
    }

    OnTheTable onTheTable(HumanTaskView task) {
        return negotiations.onTheTable(AgreementId.of(task.businessId()));
    }

    /** What these texts would change, or why they cannot. */
    Reviewed review(HumanTaskView task, Map<String, String> typed) {
        Terms present = onTheTable(task).terms();
        TermsChanges changes = TermsChanges.edited(present, typed);
        try {
            Terms proposed = changes.applyTo(present);
            return new Reviewed.Sound(
                    changes.json(),
                    new Comparison(
                            List.of("Field", "On the table", "Your proposal"),
                            TermsChanges.between(present, proposed).stream()
                                    .map(change -> new Difference(
                                            FieldNames.of(change.field()),
                                            Optional.ofNullable(change.before()).orElse("—"),
                                            Optional.ofNullable(change.after()).orElse("—")))
                                    .toList()));
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
