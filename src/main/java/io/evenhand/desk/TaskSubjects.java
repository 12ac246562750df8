package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementReference;
import io.evenhand.agreement.Agreements;
import io.evenhand.obligation.ObligationId;
import io.evenhand.obligation.ObligationView;
import io.evenhand.obligation.Obligations;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralView;
import io.evenhand.settlement.period.PeriodPages;
import io.evenhand.settlement.period.PeriodReference;
import io.evenhand.settlement.period.SettlementId;
import io.evenhand.wording.ProposalId;
import io.evenhand.wording.ProposalView;
import io.evenhand.wording.Releases;
import io.evenhand.wording.WordingNames;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.TaskForm;
import io.evenhand.workflow.TaskForms;
import io.evenhand.workflow.TaskMatter;
import io.evenhand.workflow.TaskMatters;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What tasks are called and what they are about: asked with so many queries for one task as for many. */
@Component
class TaskSubjects {
    private static final Set<String> OF_AGREEMENTS = Set.of("agreement", "agreement-change");
    private static final String OBLIGATION = "obligation";
    private static final String PERIOD = "settlement-period";
    private static final String WORDING = "template-release";

    private final TaskForms forms;
    private final ReferralDesk referrals;
    private final Agreements agreements;
    private final Obligations obligations;
    private final PeriodPages periods;
    private final Releases releases;
    private final WordingNames wordings;
    private final Map<String, TaskMatters> matters;

    TaskSubjects(
            TaskForms forms,
            ReferralDesk referrals,
            Agreements agreements,
            Obligations obligations,
            PeriodPages periods,
            Releases releases,
            WordingNames wordings,
            ObjectProvider<TaskMatters> matters) {
        this.forms = forms;
        this.referrals = referrals;
        this.agreements = agreements;
        this.obligations = obligations;
        this.periods = periods;
        this.releases = releases;
        this.wordings = wordings;
        this.matters = matters.stream().collect(Collectors.toMap(TaskMatters::processId, Function.identity()));
    }

    /** By task key. The caller has made sure that the actor may see the tasks. */
    Map<Long, Subject> of(Actor actor, Collection<HumanTaskView> tasks) {
        Map<AgreementId, AgreementReference> its = agreements.references(tasks.stream()
                .filter(TaskSubjects::isOfAgreement)
                .map(task -> AgreementId.of(task.businessId()))
                .toList());
        List<ObligationId> promiseIds = tasks.stream()
                .filter(TaskSubjects::isOfPromise)
                .map(task -> ObligationId.of(task.businessId()))
                .toList();
        Map<String, ObligationView> promises = promiseIds.isEmpty()
                ? Map.of()
                : obligations.views(promiseIds).stream()
                        .collect(Collectors.toMap(promise -> promise.id().value(), Function.identity()));
        Set<SettlementId> periodIds = tasks.stream()
                .filter(TaskSubjects::isOfPeriod)
                .map(task -> SettlementId.of(task.businessId()))
                .collect(Collectors.toSet());
        Map<String, PeriodReference> named = periodIds.isEmpty() ? Map.of() : periods.references(periodIds);
        Map<String, ProposalView> proposals = releases
                .proposals(tasks.stream()
                        .filter(TaskSubjects::isOfWording)
                        .map(task -> ProposalId.of(task.businessId()))
                        .toList())
                .stream()
                .collect(Collectors.toMap(proposal -> proposal.id().value(), Function.identity()));
        Map<Long, TaskMatter> told = matters(actor, tasks);
        List<ReferralId> ids = tasks.stream()
                .filter(task -> !isOfWording(task) && !told.containsKey(task.taskKey()))
                .map(task -> ReferralId.of(referralOf(task, its, promises, named)))
                .distinct()
                .toList();
        Map<String, ReferralView> briefs = referrals.briefs(actor, ids).stream()
                .collect(Collectors.toMap(referral -> referral.id().value(), Function.identity()));
        return tasks.stream()
                .collect(Collectors.toMap(
                        HumanTaskView::taskKey,
                        task -> new Subject(
                                task,
                                forms.of(task.elementId()),
                                isOfAgreement(task) ? its.get(AgreementId.of(task.businessId())) : null,
                                promises.get(task.businessId()),
                                named.get(task.businessId()),
                                Optional.ofNullable(proposals.get(task.businessId()))
                                        .map(this::wording)
                                        .orElse(null),
                                told.get(task.taskKey()),
                                told.containsKey(task.taskKey()) ? "" : referralOf(task, its, promises, named),
                                told.containsKey(task.taskKey())
                                        ? null
                                        : briefs.get(referralOf(task, its, promises, named)))));
    }

    /** Of the processes whose rooms say themselves what their tasks are about. */
    private Map<Long, TaskMatter> matters(Actor actor, Collection<HumanTaskView> tasks) {
        Map<Long, TaskMatter> found = new HashMap<>();
        tasks.stream()
                .filter(task -> matters.containsKey(task.processId()))
                .collect(Collectors.groupingBy(HumanTaskView::processId))
                .forEach((process, its) -> found.putAll(
                        Objects.requireNonNull(matters.get(process)).of(actor, its)));
        return found;
    }

    static boolean isOfAgreement(HumanTaskView task) {
        return OF_AGREEMENTS.contains(task.processId());
    }

    static boolean isOfWording(HumanTaskView task) {
        return task.processId().equals(WORDING);
    }

    private Wanted wording(ProposalView proposal) {
        return new Wanted(wordings.title(proposal.name(), proposal.language()), proposal);
    }

    private static boolean isOfPromise(HumanTaskView task) {
        return task.processId().equals(OBLIGATION);
    }

    private static boolean isOfPeriod(HumanTaskView task) {
        return task.processId().equals(PERIOD);
    }

    private static String referralOf(
            HumanTaskView task,
            Map<AgreementId, AgreementReference> its,
            Map<String, ObligationView> promises,
            Map<String, PeriodReference> periods) {
        if (isOfAgreement(task)) {
            return Objects.requireNonNull(its.get(AgreementId.of(task.businessId())))
                    .subject();
        }
        if (isOfWording(task)) {
            return "";
        }
        if (isOfPeriod(task)) {
            return Objects.requireNonNull(periods.get(task.businessId())).referral();
        }
        return isOfPromise(task)
                ? Objects.requireNonNull(promises.get(task.businessId())).subject()
                : task.businessId();
    }

    /** The title of a task's referral, as far as whoever decides the task may know it. */
    static String about(HumanTaskView task, ReferralView referral) {
        return TaskContexts.asksAStranger(task) ? "A customer about whom somebody is bound to you" : referral.title();
    }

    /** Wording that somebody wants released. @param title of what it words */
    record Wanted(String title, ProposalView proposal) {}

    /**
     * @param agreement null where the task is of no agreement
     * @param promise null where the task is of no promise
     * @param period null where the task is of no period
     * @param wording null where the task is of no wording
     * @param matter what the room that owns its process says of it; null where none does
     * @param referralId of the referral that the task belongs to; empty for one of wording
     * @param referral null where it is not there
     */
    record Subject(
            HumanTaskView task,
            TaskForm form,
            @Nullable AgreementReference agreement,
            @Nullable ObligationView promise,
            @Nullable PeriodReference period,
            @Nullable Wanted wording,
            @Nullable TaskMatter matter,
            String referralId,
            @Nullable ReferralView referral) {
        /** The form's title, and what tells this task from others of its kind. */
        String title() {
            if (matter != null) {
                return form.title() + ": " + matter.title();
            }
            if (agreement != null) {
                return form.title() + ": " + agreement.title();
            }
            if (period != null) {
                return form.title() + ": " + period.title();
            }
            if (wording != null) {
                return form.title() + ": " + wording.title();
            }
            return promise == null ? form.title() : form.title() + ": " + promise.what();
        }

        /** The same without words of people, who may have named the customer in a promise. */
        String titleWithoutWordsOfPeople() {
            return promise == null
                    ? title()
                    : form.title() + ": " + promise.kind().words();
        }

        String about() {
            if (matter != null) {
                return matter.about();
            }
            if (wording != null) {
                return "Proposed by " + wording.proposal().by();
            }
            if (referral != null) {
                return TaskSubjects.about(task, referral);
            }
            return agreement == null ? "" : agreement.number();
        }

        /** What the form says before it asks, about this case. */
        String explanation() {
            TaskForm about = agreement == null
                    ? form
                    : form.about("agreementId", agreement.number()).about("changeId", agreement.number());
            return (referral == null ? about : about.about("referralId", referral.reference())).introduction();
        }
    }
}
