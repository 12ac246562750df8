package io.evenhand.agreement;

import io.evenhand.partner.PartnerId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Which party signs in which turn: as somebody chose it for the agreement, or as it usually is. */
@Component
class SigningTurns {
    private final SigningPlanRepository plans;
    private final SigningOrder usual;

    /** @param usual the order where nobody chose one; groups are chosen for one agreement, and cannot be usual */
    SigningTurns(
            SigningPlanRepository plans, @Value("${evenhand.agreement.signing-order:one-after-another}") String usual) {
        this.plans = plans;
        this.usual = SigningOrder.read(usual)
                .filter(order -> order != SigningOrder.GROUPS)
                .orElseThrow(() -> new IllegalArgumentException("evenhand.agreement.signing-order is \"" + usual
                        + "\"; write one-after-another or all-at-once"));
    }

    /** The order that somebody chose, or the usual one. */
    SigningOrder order(Optional<SigningPlan> plan) {
        return plan.map(SigningPlan::order).orElse(usual);
    }

    /** The turn of each party of an agreement, from 0 on without a gap. @param parties in the order of the agreement */
    Map<PartnerId, Integer> of(AgreementId agreement, List<PartnerId> parties) {
        return of(plans.findById(agreement.value()), parties);
    }

    Map<PartnerId, Integer> of(Optional<SigningPlan> plan, List<PartnerId> parties) {
        Map<PartnerId, Integer> turns = new LinkedHashMap<>();
        switch (order(plan)) {
            case ALL_AT_ONCE -> parties.forEach(party -> turns.put(party, 0));
            case ONE_AFTER_ANOTHER -> parties.forEach(party -> turns.put(party, turns.size()));
            case GROUPS -> {
                SigningPlan groups = plan.orElseThrow();
                List<Integer> chosen =
                        parties.stream().map(groups::turnOf).distinct().sorted().toList();
                parties.forEach(party -> turns.put(party, chosen.indexOf(groups.turnOf(party))));
            }
        }
        return turns;
    }
}
