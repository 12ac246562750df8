package io.evenhand.settlement.whatif;

import io.evenhand.money.Money;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.terms.RevenueShareTerms;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What terms give of revenue lines: each month by party, and where the terms bite.
 *
 * <p>The numbers are those of {@link io.evenhand.settlement.split.Splitter}: all lines first, in their order, then the end of each reporting
 * period. Where the parties report by quarter, what is payable stands in the quarter's last month. Pure: the same terms and lines give the
 * same forecast.
 *
 * @param months one after the other, from the first in which anything counts or is payable; none where nothing ever is
 * @param bites in the order of the months in which they first show
 */
public record Forecast(RevenueShareTerms terms, List<Month> months, List<Bite> bites) {
    /** From the first day of the agreement on; what counts later is refused. */
    public static final int MOST_MONTHS = 600;

    public Forecast {
        months = List.copyOf(months);
        bites = List.copyOf(bites);
    }

    /** @param shares one for each party, in the order in which the agreement names them */
    public record Month(YearMonth month, List<Share> shares) {}

    /**
     * What one party gets in a month, in the currency in which the parties settle.
     *
     * @param earned of what counts in the month
     * @param corrected by corrections that arise in it
     * @param returned of what went back in it, zero or more
     * @param payable for the reporting period that ends with it; zero in other months
     * @param cumulative what was payable until then
     */
    public record Share(
            String partyId, Money earned, Money corrected, Money returned, Money payable, Money cumulative) {}

    /**
     * A rule of the terms that does something to this revenue.
     *
     * @param clauseId of the sentence that says so; empty where a line itself is wrong
     * @param sentence the contract's own; empty alike
     * @param first the month in which it first shows
     * @param months in how many months it shows
     * @param amount how much it is about, in all; absent where there is no one sum
     * @param words what it does here
     */
    public record Bite(
            Kind kind,
            String clauseId,
            String sentence,
            YearMonth first,
            int months,
            @Nullable Money amount,
            String words) {}

    /** What a rule does. */
    public enum Kind {
        /** Revenue falls into a higher tier. */
        TIER,
        /** Earlier revenue is shared anew. */
        RESHARED,
        /** Other shares hold from a month of the stream on. */
        STEP,
        /** A cap cuts. */
        CAP,
        /** A floor pays. */
        FLOOR,
        /** What a floor paid is taken back. */
        RECOUPED,
        /** The months for which revenue is shared are over. */
        MONTHS_END,
        /** Revenue is not shared for another reason, or what went back is not asked back. */
        NOT_SHARED,
        /** A party must return more than it earns. */
        CARRIED_FORWARD,
        /** What a party must return lapses. */
        LAPSED,
        /** A line cannot be what it says. */
        REFUSED
    }

    /**
     * Runs terms over lines.
     *
     * @param lines in an order in which money goes back after it came
     * @param through the last month to look at, if no line counts later; absent for the month of the last line. No party is given
     *     anything for time after the agreement's end because of it
     */
    public static Forecast of(RevenueShareTerms terms, List<RevenueLine> lines, @Nullable YearMonth through) {
        return of(terms, lines, through, TimeLimit.NONE);
    }

    /**
     * The same, for somebody who waits.
     *
     * @throws TimeLimit.TooLongException when it takes longer
     */
    static Forecast of(RevenueShareTerms terms, List<RevenueLine> lines, @Nullable YearMonth through, TimeLimit limit) {
        ForecastRun run = new ForecastRun(terms, limit);
        run.announce(lines);
        lines.forEach(run::apply);
        return run.end(through);
    }

    /** What is payable in all, by party in the order in which the agreement names them. */
    public List<Money> totals() {
        Money nothing = Money.zero(terms.payment().currency());
        return IntStream.range(0, terms.parties().size())
                .mapToObj(party -> months.isEmpty()
                        ? nothing
                        : months.getLast().shares().get(party).cumulative())
                .toList();
    }
}
