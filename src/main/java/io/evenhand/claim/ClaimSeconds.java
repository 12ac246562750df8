package io.evenhand.claim;

import io.evenhand.access.Actor;
import io.evenhand.access.TwoPeoplePolicy;
import io.evenhand.claim.ClaimResult.Refused;
import io.evenhand.money.Money;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has a decision wait for a second person where the partner that it costs money wants one, within the use case's transaction. */
@Component
class ClaimSeconds {
    private final SecondTable table;
    private final ClaimDesk desk;

    ClaimSeconds(SecondTable table, ClaimDesk desk) {
        this.table = table;
        this.desk = desk;
    }

    /**
     * Whether a decision of the respondent waits: then it is kept, and nothing else is done.
     *
     * @param said by which admission or offer; null for none
     * @param amount that it costs; null for nothing
     * @param key what tells the decision from one that is told twice
     * @return empty where one person is enough
     */
    Optional<ClaimResult> wait(
            Claim claim,
            Actor first,
            SecondAbout about,
            @Nullable String said,
            String words,
            @Nullable Money amount,
            String key) {
        if (amount == null
                || !first.partnerId().equals(claim.respondentId())
                || table.rules(first.partnerId()).stream()
                        .findFirst()
                        .filter(rule -> rule.asksFor(amount))
                        .isEmpty()
                || !table.isAsking(claim.id())) {
            return Optional.empty();
        }
        TwoPeoplePolicy people = TwoPeoplePolicy.first(first);
        if (!people.fits()) {
            return Optional.of(Refused.of(people.words()));
        }
        table.add(new ClaimSecond(
                UUID.randomUUID().toString(),
                claim.id(),
                about,
                said,
                words.strip(),
                amount,
                first.username(),
                first.personId(),
                first.displayName(),
                desk.now()));
        desk.note(claim, first, EntryKind.SECOND_ASKED, said(about, words.strip()), amount, key);
        return Optional.of(desk.keep(claim, claim.standing().as(ClaimState.SECOND_ASKED)));
    }

    private static String said(SecondAbout about, String words) {
        String what = "%s%s. %s"
                .formatted(
                        about.words().substring(0, 1).toUpperCase(Locale.ROOT),
                        about.words().substring(1),
                        words)
                .strip();
        return what.length() <= ClaimDesk.LONGEST_WORDS ? what : what.substring(0, ClaimDesk.LONGEST_WORDS - 1) + "…";
    }
}
