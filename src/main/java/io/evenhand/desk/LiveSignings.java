package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.SignatureRequestView.Standing;
import io.evenhand.agreement.SigningOrder;
import io.evenhand.agreement.SigningView;
import io.evenhand.agreement.SigningView.Place;
import io.evenhand.agreement.SigningView.Turn;
import io.evenhand.agreement.Signings;
import io.evenhand.partner.PartnerId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How agreements and changes that are not closed yet are signed: who, in which order, who has, and what is due. */
@Component
class LiveSignings {
    private final Signings signings;
    private final ReferralRecords records;

    LiveSignings(Signings signings, ReferralRecords records) {
        this.signings = signings;
        this.records = records;
    }

    /** What the page says of those among these that the viewer may see; of closed ones it says nothing here. */
    List<Shown> of(Actor actor, List<AgreementId> visible) {
        List<SigningView> open =
                signings.of(visible).stream().filter(LiveSignings::isOfInterest).toList();
        Set<PartnerId> partners =
                open.stream().flatMap(signing -> signing.parties().stream()).collect(Collectors.toSet());
        PartnerNames names = records.names(partners);
        return open.stream().map(signing -> shown(actor, signing, names)).toList();
    }

    /** Of one that failed before anybody was asked to sign, there is nothing to say. */
    private static boolean isOfInterest(SigningView signing) {
        return signing.state() == AgreementState.NEGOTIATED || !signing.turns().isEmpty();
    }

    private static Shown shown(Actor actor, SigningView signing, PartnerNames names) {
        boolean own = Signings.mayArrange(actor)
                && signing.parties().stream().anyMatch(party -> party.value().equals(actor.partnerId()));
        List<Turn> turns = signing.turns();
        return new Shown(
                signing.agreement().value(),
                signing.title(),
                signing.number(),
                signing.state().words(),
                signing.order(),
                signing.chosenBy(),
                turns.stream()
                        .map(turn -> turn.places().stream()
                                .map(place -> signer(place, names))
                                .toList())
                        .toList(),
                signing.state() == AgreementState.SIGNING ? signing.signBy() : null,
                withdrawn(signing.withdrawal(), names),
                IntStream.range(0, turns.size())
                        .boxed()
                        .flatMap(turn -> turns.get(turn).places().stream()
                                .map(Place::partner)
                                .distinct()
                                .map(party -> new Group(party.value(), names.of(party), turn + 1)))
                        .toList(),
                own
                        && signing.state() == AgreementState.NEGOTIATED
                        && signing.parties().size() > 1,
                own && signing.state() == AgreementState.SIGNING && isUnsigned(turns));
    }

    private static boolean isUnsigned(List<Turn> turns) {
        return turns.stream()
                .flatMap(turn -> turn.places().stream())
                .anyMatch(place -> place.standing() != Standing.SIGNED);
    }

    private static Signer signer(Place place, PartnerNames names) {
        return new Signer(
                place.person().isEmpty() ? names.of(place.partner()) : place.person(),
                place.person().isEmpty() ? "" : names.of(place.partner()),
                place.standing().name().toLowerCase(Locale.ROOT),
                place.signedAt());
    }

    private static @Nullable Withdrawn withdrawn(SigningView.@Nullable Withdrawal withdrawal, PartnerNames names) {
        return withdrawal == null
                ? null
                : new Withdrawn(withdrawal.by(), names.of(withdrawal.partner()), withdrawal.reason(), withdrawal.at());
    }

    /**
     * @param turns who is asked one turn after another, and within a turn at once
     * @param signBy null unless it is being signed
     * @param groups each party with its present turn, from 1 on, for the form
     * @param arrangeable whether the viewer may choose the order
     * @param withdrawable whether the viewer may withdraw it
     */
    record Shown(
            String id,
            String title,
            String number,
            String state,
            SigningOrder order,
            @Nullable String chosenBy,
            List<List<Signer>> turns,
            @Nullable Instant signBy,
            @Nullable Withdrawn withdrawn,
            List<Group> groups,
            boolean arrangeable,
            boolean withdrawable) {}

    /** @param standing as the page tells it: waiting, due, signed, declined or over */
    record Signer(
            String name,
            String organisation,
            String standing,
            @Nullable Instant signedAt) {}

    record Group(String partnerId, String name, int turn) {}

    record Withdrawn(String by, String organisation, String reason, Instant at) {}
}
