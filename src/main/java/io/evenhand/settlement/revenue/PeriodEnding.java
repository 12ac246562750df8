package io.evenhand.settlement.revenue;

import io.evenhand.settlement.revenue.Sharing.Running;
import io.evenhand.settlement.revenue.Sharing.StoredState;
import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.Part;
import io.evenhand.settlement.split.PeriodBook;
import io.evenhand.settlement.split.PeriodEnd;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.settlement.split.SplitState;
import io.evenhand.settlement.split.Splitter;
import io.evenhand.settlement.split.StateAfterPeriod;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.TermsParty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;

/**
 * Ends a period, after those before it, whatever terms shared its lines. The terms that hold on its last day lead: their floors are
 * reached, and what earlier terms shared between the same parties is paid with it. Where earlier terms named other parties, each group gets
 * its position by itself, and no floor of terms that no longer hold is reached. It writes nothing.
 */
final class PeriodEnding {
    private final SignedTerms terms;
    private final Sharing sharing;

    PeriodEnding(SignedTerms terms, Sharing sharing) {
        this.terms = terms;
        this.sharing = sharing;
    }

    /** @param book what lines under these terms brought that is paid for the period */
    record Brought(SignedTerms.OnDay terms, PeriodBook book) {}

    /**
     * A period that has ended.
     *
     * @param corrections that its end brought about
     * @param positions of the parties of the terms that lead, in their order, then of those that earlier terms named
     * @param states of all terms, as they are afterwards
     */
    record Ended(
            SignedTerms.OnDay leading,
            List<Correction> corrections,
            List<Position> positions,
            List<StoredState> states) {}

    /**
     * @param last whether the agreement has ended with it and all was reported
     * @throws IllegalArgumentException when the terms leave open how
     */
    Ended end(ReportingPeriod period, boolean last, List<Brought> brought) {
        SignedTerms.OnDay leading = terms.on(period.lastDay())
                .orElseThrow(() -> new IllegalArgumentException("no terms hold in " + period));
        Running first = sharing.under(leading);
        Map<Group, List<Brought>> groups = new LinkedHashMap<>();
        groups.put(Group.of(leading.terms()), new ArrayList<>());
        brought.forEach(one -> groups.computeIfAbsent(Group.of(one.terms().terms()), group -> new ArrayList<>())
                .add(one));
        SplitState before = first.splitter().state();
        List<Correction> corrections = new ArrayList<>();
        Map<String, Position> positions = new LinkedHashMap<>();
        groups.forEach((group, own) -> {
            boolean leads = group.equals(Group.of(leading.terms()));
            Running ending = leads ? first : sharing.under(own.getLast().terms());
            PeriodEnd end = end(ending, period, own, leads, last);
            corrections.addAll(end.corrections());
            end.positions().forEach(position -> positions.merge(position.partyId(), position, PeriodEnding::together));
        });
        return new Ended(leading, corrections, List.copyOf(positions.values()), afterwards(first, before, period));
    }

    /** Terms that share between the same parties, and can be paid as one. */
    private record Group(List<String> parties, CurrencyUnit currency) {
        static Group of(RevenueShareTerms terms) {
            return new Group(
                    terms.parties().stream().map(TermsParty::partnerId).toList(),
                    terms.payment().currency());
        }
    }

    private static PeriodEnd end(
            Running ending, ReportingPeriod period, List<Brought> brought, boolean leads, boolean last) {
        List<Part> earned = new ArrayList<>();
        List<Part> corrected = new ArrayList<>();
        List<Part> returned = new ArrayList<>();
        for (Brought one : brought) {
            earned.addAll(one.book().earned());
            corrected.addAll(one.book().corrected());
            returned.addAll(one.book().returned());
        }
        Splitter splitter = ending.splitter();
        ReportingPeriod named = ReportingPeriod.of(
                period.lastDay(), ending.terms().terms().reporting().every());
        splitter.goTo(named, new PeriodBook(earned, corrected, returned));
        if (!leads) {
            return splitter.endPeriodWithoutFloors();
        }
        return last ? splitter.endLastPeriod() : splitter.endPeriod();
    }

    private static Position together(Position one, Position other) {
        return new Position(
                one.partyId(),
                one.earned().plus(other.earned()),
                one.corrected().plus(other.corrected()),
                one.returned().plus(other.returned()),
                one.broughtForward().plus(other.broughtForward()),
                one.lapsed().plus(other.lapsed()),
                one.carriedForward().plus(other.carriedForward()),
                one.payable().plus(other.payable()));
    }

    private List<StoredState> afterwards(Running leading, SplitState before, ReportingPeriod ended) {
        SplitState after = leading.splitter().state();
        return sharing.all().stream()
                .map(state -> state.state().terms().equals(after.terms())
                        ? state
                        : new StoredState(
                                StateAfterPeriod.of(
                                        state.state(),
                                        terms.on(state.on()).orElseThrow().terms(),
                                        before,
                                        after,
                                        leading.terms().terms(),
                                        ended),
                                state.on(),
                                state.turn()))
                .toList();
    }
}
