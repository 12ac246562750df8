package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementReference;
import io.evenhand.agreement.Agreements;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralView;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.TaskForm;
import io.evenhand.workflow.TaskForms;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What tasks are called and what they are about: asked with so many queries for one task as for many. */
@Component
class TaskSubjects {
    private static final String AGREEMENT = "agreement";

    private final TaskForms forms;
    private final ReferralDesk referrals;
    private final Agreements agreements;

    TaskSubjects(TaskForms forms, ReferralDesk referrals, Agreements agreements) {
        this.forms = forms;
        this.referrals = referrals;
        this.agreements = agreements;
    }

    /** By task key. The caller has made sure that the actor may see the tasks. */
    Map<Long, Subject> of(Actor actor, Collection<HumanTaskView> tasks) {
        Map<AgreementId, AgreementReference> its = agreements.references(tasks.stream()
                .filter(TaskSubjects::isOfAgreement)
                .map(task -> AgreementId.of(task.businessId()))
                .toList());
        List<ReferralId> ids = tasks.stream()
                .map(task -> ReferralId.of(referralOf(task, its)))
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
                                briefs.get(referralOf(task, its)))));
    }

    static boolean isOfAgreement(HumanTaskView task) {
        return task.processId().equals(AGREEMENT);
    }

    private static String referralOf(HumanTaskView task, Map<AgreementId, AgreementReference> its) {
        return isOfAgreement(task)
                ? Objects.requireNonNull(its.get(AgreementId.of(task.businessId())))
                        .subject()
                : task.businessId();
    }

    /** The title of a task's referral, as far as whoever decides the task may know it. */
    static String about(HumanTaskView task, ReferralView referral) {
        return TaskContexts.asksAStranger(task) ? "A customer about whom somebody is bound to you" : referral.title();
    }

    /**
     * @param agreement null where the task is of no agreement
     * @param referral null where it is not there
     */
    record Subject(
            HumanTaskView task,
            TaskForm form,
            @Nullable AgreementReference agreement,
            @Nullable ReferralView referral) {
        String title() {
            return agreement == null
                    ? form.title()
                    : form.title() + ": " + agreement.kind().title();
        }

        String about() {
            return referral == null ? "" : TaskSubjects.about(task, referral);
        }

        /** What the form says before it asks, about this case. */
        String explanation() {
            TaskForm about = agreement == null ? form : form.about("agreementId", agreement.number());
            return (referral == null ? about : about.about("referralId", referral.reference())).introduction();
        }
    }
}
