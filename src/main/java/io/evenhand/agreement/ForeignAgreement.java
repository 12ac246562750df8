package io.evenhand.agreement;

import io.evenhand.partner.PartnerId;
import io.evenhand.terms.AgreementKind;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agreement that was signed elsewhere, recorded so that it is not signed again.
 *
 * @param number the parties' own reference, unique in the network
 * @param endsOn last day, or null when it has no end
 */
public record ForeignAgreement(
        String number,
        AgreementKind kind,
        List<PartnerId> parties,
        String purpose,
        LocalDate startsOn,
        @Nullable LocalDate endsOn) {
    public ForeignAgreement {
        parties = List.copyOf(parties);
        if (endsOn != null && endsOn.isBefore(startsOn)) {
            throw new IllegalArgumentException("Agreement " + number + " ends before it starts");
        }
    }
}
