package io.evenhand.claim;

import io.evenhand.access.Actor;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What waits for a second person, to each reader: the respondent's people read it, and to everybody else the claim stands where it stood before, until
 * two have decided.
 */
@Component
class SecondReading {
    private final SecondTable seconds;

    SecondReading(SecondTable seconds) {
        this.seconds = seconds;
    }

    /** The claims as the reader may know them, with one query for all that wait. */
    List<Claim> shown(Actor reader, Collection<Claim> claims) {
        Map<String, ClaimSecond> last = seconds.last(claims.stream()
                .filter(claim -> claim.state() == ClaimState.SECOND_ASKED && !isFor(reader, claim))
                .map(claim -> claim.id().value())
                .toList());
        return claims.stream()
                .map(claim -> Optional.ofNullable(last.get(claim.id().value()))
                        .map(second ->
                                claim.with(claim.standing().as(second.about().before())))
                        .orElse(claim))
                .toList();
    }

    /** Of claims as they are shown, what waits for a second person of the reader's own, by claim. */
    Map<String, ClaimSecond> waiting(Collection<Claim> shown) {
        return seconds.last(shown.stream()
                .filter(claim -> claim.state() == ClaimState.SECOND_ASKED)
                .map(claim -> claim.id().value())
                .toList());
    }

    /** The settlements that wait for a side, or for the second person of the reader's own, by the ids of their claims; of claims as they are shown. */
    Map<String, String> offers(Collection<Claim> shown) {
        Map<String, String> ids = new HashMap<>();
        shown.stream()
                .filter(claim -> claim.state() == ClaimState.OFFERED)
                .forEach(claim -> Optional.ofNullable(claim.standing().offerId())
                        .ifPresent(offer -> ids.put(claim.id().value(), offer)));
        waiting(shown).forEach((claim, second) -> second.offerId().ifPresent(offer -> ids.put(claim, offer)));
        return ids;
    }

    /** Whether what is for the respondent's people is for this one. */
    static boolean isFor(Actor reader, Claim claim) {
        return reader.partnerId().equals(claim.respondentId());
    }
}
