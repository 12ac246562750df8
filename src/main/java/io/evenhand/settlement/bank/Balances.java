package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import io.evenhand.days.Days;
import io.evenhand.money.Money;
import io.evenhand.settlement.journal.ClaimMove;
import io.evenhand.settlement.journal.Journal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the journal says that an organisation and each other partner owe each other, at the end of each of the last months. */
@Service
@Transactional(readOnly = true)
public class Balances {
    private static final int MONTHS = 12;

    private final Journal journal;
    private final Clock clock;

    Balances(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * What stands between the organisation and one partner, in one currency.
     *
     * @param amounts at the end of each day; positive when the partner owes the organisation
     */
    public record Line(String partyId, List<Money> amounts) {
        public Line {
            amounts = List.copyOf(amounts);
        }

        public Money now() {
            return amounts.getLast();
        }
    }

    /** @param days the ends of months, and today */
    public record Course(List<LocalDate> days, List<Line> lines) {
        public Course {
            days = List.copyOf(days);
            lines = List.copyOf(lines);
        }
    }

    /** By partner and currency; nothing for whoever may not deal with the organisation's money. */
    public Course of(Actor actor) {
        if (!BankRolesPolicy.mayDealWithMoney(actor)) {
            return new Course(List.of(), List.of());
        }
        LocalDate today = Days.today(clock);
        List<LocalDate> days = new ArrayList<>();
        for (int back = MONTHS - 1; back > 0; back--) {
            days.add(YearMonth.from(today).minusMonths(back).atEndOfMonth());
        }
        days.add(today);
        Map<String, Money[]> lines = new TreeMap<>();
        Map<String, String> parties = new TreeMap<>();
        for (ClaimMove move : journal.claimMoves(actor.partnerId(), days.getFirst(), today)) {
            String key = move.counterpartId() + " " + move.moved().currency().getCode();
            parties.put(key, move.counterpartId());
            Money[] line = lines.computeIfAbsent(key, one -> {
                Money[] nothing = new Money[days.size()];
                Arrays.fill(nothing, Money.zero(move.moved().currency()));
                return nothing;
            });
            for (int i = 0; i < line.length; i++) {
                line[i] = days.get(i).isBefore(move.on()) ? line[i] : line[i].plus(move.moved());
            }
        }
        return new Course(
                days,
                lines.entrySet().stream()
                        .map(line -> new Line(parties.getOrDefault(line.getKey(), ""), List.of(line.getValue())))
                        .toList());
    }
}
