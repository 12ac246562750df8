package io.evenhand.desk;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementReference;
import io.evenhand.agreement.Agreements;
import io.evenhand.obligation.ObligationId;
import io.evenhand.obligation.ObligationView;
import io.evenhand.obligation.Obligations;
import io.evenhand.workflow.HumanTaskView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What tasks are about: the referral itself, one of its agreements, or a promise made in it. */
record TaskSubjects(Map<AgreementId, AgreementReference> agreements, Map<String, ObligationView> promises) {
    private static final Set<String> OF_AGREEMENTS = Set.of("agreement", "agreement-change");
    private static final String OBLIGATION = "obligation";

    /** Looked up with as many queries for one task as for many. */
    static TaskSubjects of(Collection<HumanTaskView> tasks, Agreements agreements, Obligations obligations) {
        List<AgreementId> agreementIds = tasks.stream()
                .filter(TaskSubjects::isOfAgreement)
                .map(task -> AgreementId.of(task.businessId()))
                .toList();
        List<ObligationId> promiseIds = tasks.stream()
                .filter(TaskSubjects::isOfPromise)
                .map(task -> ObligationId.of(task.businessId()))
                .toList();
        return new TaskSubjects(
                agreements.references(agreementIds),
                promiseIds.isEmpty()
                        ? Map.of()
                        : obligations.views(promiseIds).stream()
                                .collect(
                                        Collectors.toMap(promise -> promise.id().value(), Function.identity())));
    }

    static boolean isOfAgreement(HumanTaskView task) {
        return OF_AGREEMENTS.contains(task.processId());
    }

    static boolean isOfPromise(HumanTaskView task) {
        return task.processId().equals(OBLIGATION);
    }

    Optional<AgreementReference> agreement(HumanTaskView task) {
        return isOfAgreement(task)
                ? Optional.ofNullable(agreements.get(AgreementId.of(task.businessId())))
                : Optional.empty();
    }

    Optional<ObligationView> promise(HumanTaskView task) {
        return isOfPromise(task) ? Optional.ofNullable(promises.get(task.businessId())) : Optional.empty();
    }

    /** The id of the referral that the task belongs to. */
    String referralOf(HumanTaskView task) {
        if (isOfAgreement(task)) {
            return Objects.requireNonNull(agreements.get(AgreementId.of(task.businessId())))
                    .subject();
        }
        return isOfPromise(task)
                ? Objects.requireNonNull(promises.get(task.businessId())).subject()
                : task.businessId();
    }

    /** The form's title and what tells this task from others of its kind. */
    String title(HumanTaskView task, String formTitle) {
        return agreement(task)
                .map(AgreementReference::title)
                .or(() -> promise(task).map(ObligationView::what))
                .map(about -> formTitle + ": " + about)
                .orElse(formTitle);
    }
}
