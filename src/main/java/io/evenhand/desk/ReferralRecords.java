package io.evenhand.desk;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.obligation.Obligations;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.referral.ReferralView;
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

/** Looks up, for many referrals at once, what their rows say: so often for one as for a thousand. */
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

    Found of(List<ReferralView> referrals) {
        Map<String, String> referralOf = new HashMap<>();
        referrals.forEach(
                referral -> referralOf.put(referral.id().value(), referral.id().value()));
        agreements
                .idsOf(List.copyOf(referralOf.keySet()))
                .forEach((referral, ids) -> ids.forEach((AgreementId id) -> referralOf.put(id.value(), referral)));
        obligations
                .of(referrals.stream().map(referral -> referral.id().value()).toList())
                .forEach(promise -> referralOf.put(promise.id().value(), promise.subject()));
        Set<String> businessIds = referralOf.keySet();
        List<HumanTaskView> open = tasks.open(businessIds);
        Stream<PartnerId> named = Stream.concat(
                referrals.stream()
                        .flatMap(referral ->
                                Stream.concat(Stream.of(referral.introducer()), referral.deliverers().stream())),
                open.stream().map(task -> new PartnerId(task.partnerId())));
        return new Found(
                by(referralOf, open, HumanTaskView::businessId),
                by(referralOf, failures.of(businessIds), StepFailureView::businessId),
                names(named.collect(Collectors.toSet())),
                diagrams.of(businessIds));
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
