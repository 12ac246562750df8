package io.evenhand.api;

import io.evenhand.access.Actor;
import io.evenhand.access.Visibility;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementReference;
import io.evenhand.agreement.Agreements;
import io.evenhand.obligation.ObligationId;
import io.evenhand.obligation.Obligations;
import io.evenhand.referral.ReasonOfDeclinePolicy;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralView;
import io.evenhand.settlement.period.PeriodPages;
import io.evenhand.settlement.period.SettlementId;
import io.evenhand.workflow.Deciders;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.TaskForm;
import io.evenhand.workflow.TaskForms;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the tasks of the reader's organisation, and turns them into what is sent. A task of another organisation does not exist. */
@Component
class TaskAccess {
    static final int MOST = 200;
    private static final Set<String> OF_AGREEMENTS = Set.of("agreement", "agreement-change");
    private static final String OBLIGATION = "obligation";
    private static final String PERIOD = "settlement-period";

    /** The one task whose decider is shown the need: whoever is asked for release is a stranger to it. */
    private static final String OFFER = "answer-offer";

    private final HumanTasks tasks;
    private final TaskForms forms;
    private final ReferralDesk referrals;
    private final Agreements agreements;
    private final Obligations obligations;
    private final PeriodPages periods;
    private final Deciders deciders;
    private final PriorClaims priors;

    TaskAccess(
            HumanTasks tasks,
            TaskForms forms,
            ReferralDesk referrals,
            Agreements agreements,
            Obligations obligations,
            PeriodPages periods,
            Deciders deciders,
            PriorClaims priors) {
        this.priors = priors;
        this.obligations = obligations;
        this.periods = periods;
        this.tasks = tasks;
        this.forms = forms;
        this.referrals = referrals;
        this.agreements = agreements;
        this.deciders = deciders;
    }

    /** Those that press first. @param onlyMine leaves out what other roles decide */
    List<TaskLine> open(Actor actor, boolean onlyMine) {
        List<HumanTaskView> open = tasks.openOf(List.of(actor.partnerId()), MOST).stream()
                .filter(task -> !onlyMine || HumanTasks.isFor(task, actor))
                .toList();
        Map<AgreementId, AgreementReference> its = agreements.references(open.stream()
                .filter(TaskAccess::isOfAgreement)
                .map(task -> AgreementId.of(task.businessId()))
                .toList());
        return open.stream()
                .map(task -> new TaskLine(
                        String.valueOf(task.taskKey()),
                        task.processId(),
                        task.elementId(),
                        title(task, isOfAgreement(task) ? its.get(AgreementId.of(task.businessId())) : null),
                        task.role(),
                        HumanTasks.isFor(task, actor),
                        isInPerson(task),
                        task.createdAt(),
                        task.dueAt()))
                .toList();
    }

    /** @throws Refusal when there is none such for the reader */
    HumanTaskView visible(Actor actor, String key) {
        if (!key.matches("[0-9]{1,18}")) {
            throw Refusal.notFound();
        }
        return tasks.find(Long.parseLong(key))
                .filter(task -> Visibility.of(actor).covers(task.partnerId()) || HumanTasks.isFor(task, actor))
                .orElseThrow(Refusal::notFound);
    }

    TaskResource one(Actor actor, HumanTaskView task) {
        AgreementReference agreement = isOfAgreement(task)
                ? agreements
                        .references(List.of(AgreementId.of(task.businessId())))
                        .get(AgreementId.of(task.businessId()))
                : null;
        String referral = agreement == null ? referralOf(task) : agreement.subject();
        boolean takesPart = referrals.show(actor, ReferralId.of(referral)).isPresent();
        TaskForm form = forms.of(task);
        return new TaskResource(
                String.valueOf(task.taskKey()),
                task.processId(),
                task.elementId(),
                title(task, agreement),
                takesPart ? referral : null,
                agreement == null ? null : agreement.id().value(),
                agreement == null ? null : agreements.get(agreement.id()).termsVersion(),
                task.partnerId(),
                task.role(),
                Codes.of(task.state()),
                task.state() == HumanTaskState.OPEN && HumanTasks.isFor(task, actor),
                form.inPerson(),
                task.createdAt(),
                task.dueAt(),
                task.endedAt(),
                decidedBy(task),
                task.decision(),
                reason(actor, task),
                need(actor, task),
                priors.of(task),
                form.decisions().stream().map(option -> option(form, option)).toList());
    }

    private static @Nullable String reason(Actor actor, HumanTaskView task) {
        String reason = task.reason();
        return reason == null
                        || reason.isBlank()
                        || !ReasonOfDeclinePolicy.mayRead(actor, task.elementId(), task.partnerId())
                ? null
                : reason;
    }

    /** Whether a person decides it on the desk, and no token. */
    boolean isInPerson(HumanTaskView task) {
        return forms.of(task.elementId()).inPerson();
    }

    private String referralOf(HumanTaskView task) {
        if (task.processId().equals(PERIOD)) {
            return Objects.requireNonNull(periods.references(Set.of(SettlementId.of(task.businessId())))
                            .get(task.businessId()))
                    .referral();
        }
        return task.processId().equals(OBLIGATION)
                ? obligations.view(ObligationId.of(task.businessId())).subject()
                : task.businessId();
    }

    private static TaskResource.Option option(TaskForm form, TaskForm.Option option) {
        String needs = form.contentOf(option.value())
                .map(TaskForm.Content::key)
                .map(key -> switch (key) {
                    case "evidenceId" -> "evidence";
                    case "proposalId" -> "changes";
                    case "consentId" -> "consent";
                    default -> key;
                })
                .orElse(null);
        return new TaskResource.Option(option.value(), option.label(), Codes.of(option.reason()), needs);
    }

    private @Nullable String decidedBy(HumanTaskView task) {
        return task.state() == HumanTaskState.DONE
                ? Optional.ofNullable(task.assignee()).flatMap(deciders::nameOf).orElse("Somebody")
                : null;
    }

    private ReferralResource.@Nullable NeedResource need(Actor actor, HumanTaskView task) {
        return task.elementId().equals(OFFER)
                ? referrals.briefs(actor, List.of(ReferralId.of(task.businessId()))).stream()
                        .findFirst()
                        .map(ReferralView::need)
                        .map(ReferralResource.NeedResource::of)
                        .orElse(null)
                : null;
    }

    private String title(HumanTaskView task, @Nullable AgreementReference agreement) {
        String title = forms.of(task.elementId()).title();
        return agreement == null ? title : title + ": " + agreement.title();
    }

    private static boolean isOfAgreement(HumanTaskView task) {
        return OF_AGREEMENTS.contains(task.processId());
    }

    /** A task in a list. */
    record TaskLine(
            String key,
            String process,
            String task,
            String title,
            String role,
            boolean yours,
            boolean inPerson,
            java.time.Instant createdAt,
            java.time.@Nullable Instant dueAt) {}
}
