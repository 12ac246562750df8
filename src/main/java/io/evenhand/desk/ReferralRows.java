package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.desk.ReferralRow.State;
import io.evenhand.desk.ReferralRow.Tone;
import io.evenhand.referral.ReferralView;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.StepFailureView;
import java.util.List;

/** Says of a referral in one line where it stands and what happens next. */
final class ReferralRows {
    private final Actor actor;
    private final ReferralRecords.Found records;

    ReferralRows(Actor actor, ReferralRecords.Found records) {
        this.actor = actor;
        this.records = records;
    }

    ReferralRow of(ReferralView referral) {
        List<HumanTaskView> open = records.openTasks(referral);
        return new ReferralRow(
                referral.id().value(),
                referral.reference(),
                referral.title(),
                referral.customerName(),
                records.names().of(referral.introducer()),
                referral.deliverers().stream().map(records.names()::of).toList(),
                new State(referral.state().words(), tone(referral, open)),
                referral.changedAt(),
                nextStep(referral, open),
                open.stream().anyMatch(task -> HumanTasks.isFor(task, actor)));
    }

    private Tone tone(ReferralView referral, List<HumanTaskView> open) {
        if (referral.state().isEnd()) {
            return referral.state().isRefusal() ? Tone.NEUTRAL : Tone.GOOD;
        }
        if (!records.failuresOf(referral).isEmpty()) {
            return Tone.BAD;
        }
        return open.isEmpty() ? Tone.MOVING : Tone.WAITING;
    }

    private String nextStep(ReferralView referral, List<HumanTaskView> open) {
        if (referral.state().isEnd() && open.isEmpty()) {
            return "Nothing more to do";
        }
        return records.failuresOf(referral).stream()
                .findFirst()
                .map(this::needsHelp)
                // What waits for the viewer comes first.
                .or(() -> open.stream()
                        .filter(task -> HumanTasks.isFor(task, actor))
                        .findFirst()
                        .or(() -> open.stream().findFirst())
                        .map(task -> waits(referral, task)))
                .orElse("Evenhand is working on it");
    }

    private String needsHelp(StepFailureView failure) {
        return "“" + nameOf(failure.businessId(), failure.processId(), failure.elementId())
                + "” failed: the host must help";
    }

    private String waits(ReferralView referral, HumanTaskView task) {
        return nameOf(task.businessId(), task.processId(), task.elementId()) + ": "
                + records.names().waitedFor(task, actor, referral.introducer());
    }

    private String nameOf(String businessId, String processId, String elementId) {
        return records.diagrams().of(businessId, processId).nameOf(elementId);
    }
}
