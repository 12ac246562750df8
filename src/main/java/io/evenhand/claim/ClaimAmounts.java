package io.evenhand.claim;

import io.evenhand.money.Money;
import io.evenhand.partner.PartnerId;
import io.evenhand.settlement.payable.Damages;
import io.evenhand.settlement.payable.Damages.Due;
import io.evenhand.settlement.payable.DamagesConversion;
import io.evenhand.settlement.payable.DamagesLeft;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What claims may come to. The signed terms may allow only so much for all breaches of one partner: that binds what is admitted, and what is stated
 * of a court unless whoever states it says that the court went beyond it. It does not bind what both sides settle on. All of it counts toward what
 * is left for other claims, from the moment at which a claim ends.
 */
@Component
class ClaimAmounts {
    private final Damages damages;

    ClaimAmounts(Damages damages) {
        this.damages = damages;
    }

    static Due due(Claim claim, Money amount, @Nullable DamagesConversion conversion) {
        return new Due(
                "claim/" + claim.id(),
                claim.agreementId(),
                new PartnerId(claim.respondentId()),
                new PartnerId(claim.claimantId()),
                amount,
                conversion,
                claim.brokenOn());
    }

    /** What is left for this claim now; empty where the terms limit nothing between the two. */
    Optional<DamagesLeft> left(Claim claim) {
        return damages.left(
                claim.agreementId(),
                new PartnerId(claim.respondentId()),
                new PartnerId(claim.claimantId()),
                claim.brokenOn());
    }

    /** Whether the signed terms say what a breach costs, and name no most for all of them. */
    boolean namesNoMost(Claim claim) {
        return damages.namesNoMost(
                claim.agreementId(),
                new PartnerId(claim.respondentId()),
                new PartnerId(claim.claimantId()),
                claim.brokenOn());
    }

    /** Why an amount cannot be owed by the signed terms, and how much can; empty where it can. Nothing is held or set aside. */
    Optional<String> beyond(Claim claim, Money amount) {
        return left(claim).filter(some -> !some.allows(amount)).map(DamagesLeft::words);
    }

    /** How an amount counts toward the most; empty where the terms limit nothing, or it counts as it is. */
    Optional<String> counts(Claim claim, @Nullable Money amount, @Nullable DamagesConversion conversion) {
        if (amount == null) {
            return Optional.empty();
        }
        if (conversion != null) {
            return Optional.of(conversion.words(amount));
        }
        return left(claim)
                .filter(some -> !some.atMost().currency().equals(amount.currency()))
                .map(some -> DamagesConversion.NO_RATE);
    }

    /** Of a claim that ends now. @return as {@link Damages#setAside} */
    Optional<String> setAside(Claim claim, Money amount, @Nullable DamagesConversion conversion, boolean capped) {
        return damages.setAside(due(claim, amount, conversion), capped);
    }
}
