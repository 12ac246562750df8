package io.evenhand.agreement;

import io.evenhand.agreement.SignatureRequestView.Standing;
import io.evenhand.partner.PartnerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who signs an agreement, in which order, and how far that is.
 *
 * @param order as somebody chose it, or as it usually is
 * @param chosenBy the person who chose the order; null where it is the usual one
 * @param turns one after another; within a turn all are asked at once
 * @param signBy when the time for signing ends; null before anybody was asked
 * @param withdrawal set once a party no longer wanted it
 */
public record SigningView(
        AgreementId agreement,
        String number,
        String title,
        AgreementState state,
        SigningOrder order,
        @Nullable String chosenBy,
        List<Turn> turns,
        @Nullable Instant signBy,
        @Nullable Withdrawal withdrawal) {
    public SigningView {
        turns = List.copyOf(turns);
    }

    /** The parties that sign, in the order of the agreement's turns, each once. */
    public List<PartnerId> parties() {
        return turns.stream()
                .flatMap(turn -> turn.places().stream())
                .map(Place::partner)
                .distinct()
                .toList();
    }

    /** Those who are asked at once. */
    public record Turn(List<Place> places) {
        public Turn {
            places = List.copyOf(places);
        }
    }

    /**
     * One signature.
     *
     * @param person the name of who is asked or has signed; empty before the document is certified
     * @param signedAt null while it is missing
     */
    public record Place(
            PartnerId partner,
            String person,
            Standing standing,
            @Nullable Instant signedAt) {}

    /** @param by the person's name */
    public record Withdrawal(PartnerId partner, String by, String reason, Instant at) {}
}
