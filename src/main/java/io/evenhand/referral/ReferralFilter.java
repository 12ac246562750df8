package io.evenhand.referral;

import io.evenhand.partner.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which referrals somebody looks for: those for which all of this holds. Whose referrals they see at all is not a matter of
 * the filter.
 *
 * @param words each occurs in the reference, the title, the need, a partner's name, or the customer's where the reader may
 *     know it
 * @param states any of these; empty for all
 * @param partner takes part
 * @param part the part that this partner has; null for either
 * @param mine a task waits for the reader, by organisation and role
 * @param waitsLongerThan a task waits for somebody, and has for longer than this
 * @param overdue a task waits for somebody whose time for it is over
 * @param changedSince the state or the need changed then or later
 */
public record ReferralFilter(
        List<String> words,
        Set<ReferralState> states,
        @Nullable PartnerId partner,
        @Nullable Part part,
        boolean mine,
        @Nullable Duration waitsLongerThan,
        boolean overdue,
        @Nullable Instant changedSince) {
    /** Each word is looked for in every referral, so their number is bounded. */
    public static final int MOST_WORDS = 8;

    public static final ReferralFilter NONE =
            new ReferralFilter(List.of(), Set.of(), null, null, false, null, false, null);

    /** How a partner takes part in a referral. */
    public enum Part {
        INTRODUCER,
        DELIVERER
    }

    public ReferralFilter {
        words = List.copyOf(words);
        states = Set.copyOf(states);
        if (words.size() > MOST_WORDS) {
            throw new IllegalArgumentException("A filter has at most " + MOST_WORDS + " words");
        }
        if (part != null && partner == null) {
            throw new IllegalArgumentException("A part is a partner's, and none is named");
        }
    }

    /** The different words of a text, without regard to case. */
    public static List<String> wordsOf(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).strip().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    public ReferralFilter withWords(String text) {
        return new ReferralFilter(wordsOf(text), states, partner, part, mine, waitsLongerThan, overdue, changedSince);
    }

    public ReferralFilter withStates(Set<ReferralState> some) {
        return new ReferralFilter(words, some, partner, part, mine, waitsLongerThan, overdue, changedSince);
    }

    public ReferralFilter withPartner(@Nullable PartnerId other, @Nullable Part itsPart) {
        return new ReferralFilter(words, states, other, itsPart, mine, waitsLongerThan, overdue, changedSince);
    }

    public ReferralFilter withMine(boolean only) {
        return new ReferralFilter(words, states, partner, part, only, waitsLongerThan, overdue, changedSince);
    }

    public ReferralFilter withWaitsLongerThan(@Nullable Duration duration) {
        return new ReferralFilter(words, states, partner, part, mine, duration, overdue, changedSince);
    }

    public ReferralFilter withOverdue(boolean only) {
        return new ReferralFilter(words, states, partner, part, mine, waitsLongerThan, only, changedSince);
    }

    public ReferralFilter withChangedSince(@Nullable Instant moment) {
        return new ReferralFilter(words, states, partner, part, mine, waitsLongerThan, overdue, moment);
    }

    /** Cut to one phase; nothing is left when other states were asked for. */
    Set<ReferralState> statesWithin(ReferralPhase phase) {
        Set<ReferralState> within = phase.states();
        if (!states.isEmpty()) {
            within.retainAll(states);
        }
        return within;
    }
}
