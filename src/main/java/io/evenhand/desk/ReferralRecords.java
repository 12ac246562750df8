package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.obligation.Obligations;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.referral.ReferralView;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.StepFailureView;
import io.evenhand.workflow.StepFailures;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Looks up, for many referrals at once, what their rows say to somebody: so often for one as for a thousand. */
@Component
class ReferralRecords {
    private final Agreements agreements;
    private final Obligations obligations;
    private final Partners partners;
    private final HumanTasks tasks;
    private final StepFailures failures;
    private final Diagrams diagrams;

    ReferralRecords(
            Agreements agreements,
            Obligations obligations,
            Partners partners,
            HumanTasks tasks,
            StepFailures failures,
            Diagrams diagrams) {
        this.agreements = agreements;
        this.obligations = obligations;
        this.partners = partners;
        this.tasks = tasks;
        this.failures = failures;
        this.diagrams = diagrams;
    }

    /** What the rows of these say to the actor. */
    Found of(Actor actor, List<ReferralView> referrals) {
        List<String> ids =
                referrals.stream().map(referral -> referral.id().value()).toList();
        Map<String, String> referralOf = new HashMap<>();
        ids.forEach(id -> referralOf.put(id, id));
        agreements
                .idsOf(actor, ids)
                .forEach((referral, its) -> its.forEach((AgreementId id) -> referralOf.put(id.value(), referral)));
        obligations.of(ids).forEach(promise -> referralOf.put(promise.id().value(), promise.subject()));
        List<HumanTaskView> open = tasks.open(referralOf.keySet());
        return found(
                referralOf,
                open,
                names(referrals.stream().flatMap(ReferralRecords::partners), partners(open)),
                diagrams.ofAll(referralOf.keySet()));
    }

    /**
     * The same of one referral, for a page that has read more of it already.
     *
     * @param businessIds of the referral and those of its agreements and promises that the actor is shown
     * @param its the tasks of all these, open or ended
     * @param drawn the diagrams of all these
     */
    Found of(ReferralView referral, Collection<String> businessIds, List<HumanTaskView> its, Diagrams.Found drawn) {
        return found(
                businessIds.stream()
                        .collect(Collectors.toMap(
                                Function.identity(), id -> referral.id().value())),
                its.stream().filter(task -> task.state() == HumanTaskState.OPEN).toList(),
                names(Stream.concat(partners(referral), referral.left().stream()), partners(its)),
                drawn);
    }

    private Found found(
            Map<String, String> referralOf, List<HumanTaskView> open, PartnerNames names, Diagrams.Found drawn) {
        Set<String> businessIds = referralOf.keySet();
        return new Found(
                by(referralOf, open, HumanTaskView::businessId),
                by(referralOf, failures.of(businessIds), StepFailureView::businessId),
                names,
                drawn);
    }

    private static Stream<PartnerId> partners(ReferralView referral) {
        return Stream.concat(Stream.of(referral.introducer()), referral.deliverers().stream());
    }

    private static Stream<PartnerId> partners(List<HumanTaskView> tasks) {
        return tasks.stream().map(task -> new PartnerId(task.partnerId()));
    }

    private PartnerNames names(Stream<PartnerId> some, Stream<PartnerId> others) {
        return names(Stream.concat(some, others).collect(Collectors.toSet()));
    }

    PartnerNames names(Collection<PartnerId> ids) {
        return new PartnerNames(partners.namesOf(ids));
    }

    private static <T> Map<String, List<T>> by(
            Map<String, String> referralOf, List<T> records, Function<T, String> businessId) {
        return records.stream().collect(Collectors.groupingBy(one -> referralOf.get(businessId.apply(one))));
    }

    /** What was found, by referral. */
    record Found(
            Map<String, List<HumanTaskView>> tasks,
            Map<String, List<StepFailureView>> failures,
            PartnerNames names,
            Diagrams.Found diagrams) {
        List<HumanTaskView> openTasks(ReferralView referral) {
            return tasks.getOrDefault(referral.id().value(), List.of());
        }

        List<StepFailureView> failuresOf(ReferralView referral) {
            return failures.getOrDefault(referral.id().value(), List.of());
        }
    }
}
