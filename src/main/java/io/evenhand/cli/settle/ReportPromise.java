package io.evenhand.cli.settle;

import io.evenhand.cli.drive.Script;
import io.evenhand.cli.drive.ScriptedDecision;
import io.evenhand.workflow.HumanTaskView;
import java.util.Optional;

/** The biller promised its first report to each other party; when it is there, the biller says so, and they accept it. */
public final class ReportPromise implements Script {
    private final Deal deal;
    private int left;

    public ReportPromise(Deal deal) {
        this.deal = deal;
        this.left = deal.terms().parties().size() - 1;
    }

    @Override
    public Optional<ScriptedDecision> decide(HumanTaskView task, String subject) {
        if (!subject.equals("report")) {
            return Optional.empty();
        }
        return deal.file().partner(task.partnerId()).people().stream()
                .filter(person ->
                        person.roles().stream().anyMatch(role -> role.code().equals(task.role())))
                .findFirst()
                .flatMap(person -> switch (task.elementId()) {
                    case "keep-promise" ->
                        Optional.of(ScriptedDecision.of(
                                person.id(), "done", "Everything of " + deal.period() + " is reported and attested."));
                    case "accept-evidence" -> {
                        left--;
                        yield Optional.of(ScriptedDecision.of(person.id(), "accept", ""));
                    }
                    default -> Optional.empty();
                });
    }

    @Override
    public boolean expectsPromises() {
        return left > 0;
    }
}
