package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.desk.ReferralPage.Diagram;
import io.evenhand.desk.ReferralPage.Failure;
import io.evenhand.desk.ReferralPage.Step;
import io.evenhand.referral.ReferralView;
import io.evenhand.terms.AgreementKind;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.ProcessStepView;
import io.evenhand.workflow.StepFailureView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Marks on the diagrams of one referral what was done, what is open and what failed. */
final class ReferralDiagrams {
    private static final Map<AgreementKind, String> CALLS = Map.of(
            AgreementKind.NDA, "agree-nda",
            AgreementKind.REVENUE_SHARE, "agree-revenue-share",
            AgreementKind.CUSTOMER_PROTECTION, "agree-protection");

    static final String REFERRAL = "referral";
    static final String AGREEMENT = "agreement";

    private final Actor actor;
    private final ReferralView referral;
    private final List<AgreementView> all;

    /** Those that the referral's process calls for; changes of them run on their own. */
    private final List<AgreementView> agreements;

    private final ReferralRecords.Found records;
    private final List<HumanTaskView> tasks;
    private final List<ProcessStepView> steps;

    ReferralDiagrams(
            Actor actor,
            ReferralView referral,
            List<AgreementView> agreements,
            ReferralRecords.Found records,
            List<HumanTaskView> tasks,
            List<ProcessStepView> steps) {
        this.actor = actor;
        this.referral = referral;
        this.all = agreements;
        this.agreements =
                agreements.stream().filter(agreement -> !agreement.isChange()).toList();
        this.records = records;
        this.tasks = tasks;
        this.steps = steps;
    }

    List<Diagram> all() {
        List<Diagram> diagrams = new ArrayList<>();
        diagrams.add(ofReferral());
        for (AgreementView agreement : all) {
            diagrams.add(diagram(
                    idOf(agreement),
                    agreement.title(),
                    agreement.state().isOver(),
                    agreement.id().value(),
                    AGREEMENT,
                    new Calls(List.of(), List.of(), List.of())));
        }
        return diagrams;
    }

    /** Of an agreement the referral has one of each kind; of changes any number. */
    static String idOf(AgreementView agreement) {
        return agreement.isChange() ? agreement.id().value() : agreement.kind().code();
    }

    private Diagram ofReferral() {
        List<Step> waiting = agreements.stream()
                .filter(agreement -> !agreement.state().isOver())
                .map(agreement -> new Step(
                        callOf(agreement),
                        agreement.kind().title(),
                        agreement.state().words().toLowerCase(Locale.ROOT)))
                .toList();
        List<Failure> failed = agreements.stream()
                .flatMap(agreement -> failures(
                                agreement.id().value(),
                                agreement.state().isOver(),
                                " (" + agreement.kind().title() + ")")
                        .map(failure ->
                                new Failure(callOf(agreement), failure.name(), failure.since(), failure.reason())))
                .toList();
        return diagram(
                REFERRAL,
                "Referral",
                referral.state().isEnd(),
                referral.id().value(),
                REFERRAL,
                new Calls(waiting, failed, agreements.stream().map(this::call).toList()));
    }

    /** The call activities of the referral: no job tells of them, but their agreements do. */
    private record Calls(List<Step> waiting, List<Failure> failed, List<Passage> passages) {}

    private Passage call(AgreementView agreement) {
        String call = callOf(agreement);
        Instant begun = steps.stream()
                .filter(step -> step.businessId().equals(referral.id().value()))
                .filter(step -> step.elementId().equals(call.replace("agree-", "prepare-")))
                .map(ProcessStepView::takenAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        if (!agreement.state().isOver()) {
            return Passage.open(call, begun);
        }
        Instant ended = steps.stream()
                .filter(step -> step.businessId().equals(agreement.id().value()))
                .map(ProcessStepView::takenAt)
                .max(Comparator.naturalOrder())
                .orElse(begun);
        // Withdrawn from outside: the referral went another way while it was called.
        return agreement.state() == AgreementState.WITHDRAWN
                ? Passage.cancelled(call, begun, ended)
                : Passage.done(call, begun, ended);
    }

    private static String callOf(AgreementView agreement) {
        String call = CALLS.get(agreement.kind());
        if (call == null) {
            throw new IllegalStateException("A referral does not call for any " + agreement.kind());
        }
        return call;
    }

    private Diagram diagram(String id, String title, boolean ended, String businessId, String processId, Calls calls) {
        BpmnDiagram drawn = records.diagrams().of(businessId, processId);
        List<Step> waiting = Stream.concat(
                        calls.waiting().stream(),
                        tasksOf(businessId, processId)
                                .filter(task -> task.state() == HumanTaskState.OPEN)
                                .map(task -> new Step(
                                        task.elementId(),
                                        drawn.nameOf(task.elementId()),
                                        records.names().waitedFor(task, actor, referral.introducer()),
                                        HumanTasks.isFor(task, actor) ? task.taskKey() : null)))
                .toList();
        List<Failure> failed = Stream.concat(calls.failed().stream(), failures(businessId, ended, ""))
                .toList();
        List<Passage> passages = Stream.of(
                        calls.passages().stream(),
                        tasksOf(businessId, processId).map(ReferralDiagrams::passage),
                        steps.stream()
                                .filter(step -> step.businessId().equals(businessId))
                                .filter(step -> step.processId().equals(processId))
                                .map(step -> Passage.done(step.elementId(), step.takenAt(), step.takenAt())),
                        failed.stream().map(failure -> Passage.open(failure.element(), failure.since())))
                .flatMap(one -> one)
                .toList();
        Set<String> done = ProcessPath.of(drawn, passages);
        waiting.forEach(step -> done.remove(step.element()));
        failed.forEach(failure -> done.remove(failure.element()));
        return new Diagram(id, title, ended, waiting, List.copyOf(done), failed);
    }

    private Stream<HumanTaskView> tasksOf(String businessId, String processId) {
        return tasks.stream()
                .filter(task -> task.businessId().equals(businessId))
                .filter(task -> task.processId().equals(processId));
    }

    private static Passage passage(HumanTaskView task) {
        Instant ended = Optional.ofNullable(task.endedAt()).orElse(task.createdAt());
        return switch (task.state()) {
            case OPEN -> Passage.open(task.elementId(), task.createdAt());
            case DONE -> Passage.done(task.elementId(), task.createdAt(), ended);
            case CANCELLED -> Passage.cancelled(task.elementId(), task.createdAt(), ended);
        };
    }

    /** What has ended no longer stands anywhere, whatever failed in it before it was left. */
    private Stream<Failure> failures(String businessId, boolean ended, String where) {
        return ended
                ? Stream.empty()
                : records.failuresOf(referral).stream()
                        .filter(failure -> failure.businessId().equals(businessId))
                        .map(failure -> failure(failure, where));
    }

    private Failure failure(StepFailureView failure, String where) {
        String name =
                records.diagrams().of(failure.businessId(), failure.processId()).nameOf(failure.elementId());
        return new Failure(
                failure.elementId(), name + where, failure.failedAt(), actor.isSteward() ? failure.reason() : null);
    }
}
