package io.evenhand.cli.settle;

import io.evenhand.cli.drive.Script;
import io.evenhand.cli.drive.ScriptedDecision;
import io.evenhand.cli.settle.SettlementDriver.Deal;
import io.evenhand.workflow.HumanTaskView;
import java.util.Optional;

/** The biller promised its first report; when it is there, the biller says so, and whoever it was promised to accepts it. */
public final class ReportPromise implements Script {
    private final Deal deal;
    private boolean accepted;

    public ReportPromise(Deal deal) {
        this.deal = deal;
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
                        accepted = true;
                        yield Optional.of(ScriptedDecision.of(person.id(), "accept", ""));
                    }
                    default -> Optional.empty();
                });
    }

    @Override
    public boolean expectsPromises() {
        return !accepted;
    }
}
