package io.evenhand.settlement.whatif;

import io.evenhand.money.Money;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.TermsParty;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two drafts run over the same revenue.
 *
 * @param parties of either draft, those of the second first
 */
public record Comparison(Forecast one, Forecast other, List<Party> parties) {
    /** What one party gets by both. @param months all in which either draft has something to say, in their order */
    public record Party(String id, String name, List<Row> months, Row total) {}

    /**
     * What is payable in a month. An amount is absent where the party is not one of that draft; the difference, of the second draft to the
     * first, where either is absent or their currencies differ.
     *
     * @param month absent for the total
     */
    public record Row(
            @Nullable YearMonth month,
            @Nullable Money one,
            @Nullable Money other,
            @Nullable Money difference) {
        static Row of(@Nullable YearMonth month, @Nullable Money one, @Nullable Money other) {
            Money difference =
                    one != null && other != null && one.currency().equals(other.currency()) ? other.minus(one) : null;
            return new Row(month, one, other, difference);
        }
    }

    /** @param lines and @param through as in {@link Forecast#of} */
    public static Comparison of(
            RevenueShareTerms one, RevenueShareTerms other, List<RevenueLine> lines, @Nullable YearMonth through) {
        return of(one, other, lines, through, TimeLimit.NONE);
    }

    /**
     * The same, for somebody who waits.
     *
     * @throws TimeLimit.TooLongException when it takes longer
     */
    public static Comparison of(
            RevenueShareTerms one,
            RevenueShareTerms other,
            List<RevenueLine> lines,
            @Nullable YearMonth through,
            TimeLimit limit) {
        Forecast first = Forecast.of(one, lines, through, limit);
        Forecast second = one.equals(other) ? first : Forecast.of(other, lines, through, limit);
        Map<String, String> names = new LinkedHashMap<>();
        Stream.of(other, one)
                .flatMap(terms -> terms.parties().stream())
                .forEach(party -> names.putIfAbsent(party.partnerId(), party.legalName()));
        List<Party> parties = new ArrayList<>();
        names.forEach((id, name) -> parties.add(party(id, name, first, second)));
        return new Comparison(first, second, parties);
    }

    /** Whether everybody gets the same by both, in every month. */
    public boolean isEven() {
        return parties.stream()
                .flatMap(party -> party.months().stream())
                .allMatch(row -> Objects.equals(row.one(), row.other()));
    }

    private static Party party(String id, String name, Forecast one, Forecast other) {
        Map<YearMonth, Money> first = payable(id, one);
        Map<YearMonth, Money> second = payable(id, other);
        NavigableSet<YearMonth> months = new TreeSet<>();
        one.months().forEach(month -> months.add(month.month()));
        other.months().forEach(month -> months.add(month.month()));
        Money nothing = isParty(id, one) ? zero(one) : null;
        Money nothingElse = isParty(id, other) ? zero(other) : null;
        List<Row> rows = months.stream()
                .map(month -> Row.of(
                        month,
                        nothing == null ? null : first.getOrDefault(month, nothing),
                        nothingElse == null ? null : second.getOrDefault(month, nothingElse)))
                .toList();
        return new Party(id, name, rows, Row.of(null, total(id, one), total(id, other)));
    }

    private static Map<YearMonth, Money> payable(String id, Forecast forecast) {
        Map<YearMonth, Money> payable = new LinkedHashMap<>();
        forecast.months()
                .forEach(month -> month.shares().stream()
                        .filter(share -> share.partyId().equals(id))
                        .forEach(share -> payable.put(month.month(), share.payable())));
        return payable;
    }

    private static boolean isParty(String id, Forecast forecast) {
        return ids(forecast).contains(id);
    }

    private static List<String> ids(Forecast forecast) {
        return forecast.terms().parties().stream().map(TermsParty::partnerId).toList();
    }

    private static Money zero(Forecast forecast) {
        return Money.zero(forecast.terms().payment().currency());
    }

    private static @Nullable Money total(String id, Forecast forecast) {
        int place = ids(forecast).indexOf(id);
        return place < 0 ? null : forecast.totals().get(place);
    }
}
