package io.evenhand.settlement.period;

import io.evenhand.digest.Sha256;
import io.evenhand.money.Money;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerView;
import io.evenhand.partner.Partners;
import io.evenhand.settlement.period.ObjectionTable.Objection;
import io.evenhand.settlement.revenue.PeriodShare;
import io.evenhand.settlement.revenue.PeriodShares;
import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.settlement.statement.StatementContent;
import io.evenhand.settlement.statement.StatementContent.Due;
import io.evenhand.settlement.statement.StatementContent.Party;
import io.evenhand.settlement.statement.StatementContent.Trend;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.TermsParty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws up what a statement says, from what the terms make of the period now. */
@Component
class Drafting {
    private static final int MOST_IN_TREND = 12;

    private final PeriodShares shares;
    private final PeriodTable periods;
    private final ObjectionTable objections;
    private final Partners partners;

    Drafting(PeriodShares shares, PeriodTable periods, ObjectionTable objections, Partners partners) {
        this.shares = shares;
        this.periods = periods;
        this.objections = objections;
        this.partners = partners;
    }

    PeriodShare look(Settlement settlement) {
        return shares.look(settlement.agreementId(), settlement.period());
    }

    /** What tells two drafts apart: the terms, what was reported, and what everybody gets. */
    static String hash(PeriodShare share) {
        StringBuilder text = new StringBuilder(share.hash().hex());
        share.lines()
                .forEach(line -> text.append('\n')
                        .append(line.line().report())
                        .append('/')
                        .append(line.line().number())
                        .append(' ')
                        .append(line.line().parts()));
        share.atEnd().forEach(correction -> text.append('\n').append(correction.parts()));
        share.positions().forEach(position -> text.append('\n').append(position));
        return Sha256.of(text.toString());
    }

    StatementContent content(Settlement settlement, PeriodShare share, StatementContent.@Nullable Sealed sealed) {
        return new StatementContent(
                settlement.number(),
                Math.max(1, settlement.draftVersion()),
                sealed,
                settlement.agreementId(),
                settlement.agreementNumber(),
                settlement.agreementTitle(),
                share.hash(),
                settlement.period(),
                share.positions().stream()
                        .map(position -> party(share.terms(), position.partyId()))
                        .toList(),
                settlement.billerId(),
                share.clauses(),
                share.lines().stream().map(PeriodShare.SharedLine::line).toList(),
                corrections(share),
                share.positions(),
                dues(settlement, share),
                trend(settlement, share),
                objections.of(settlement.id()).stream()
                        .filter(objection -> objection.state() != ObjectionState.WITHDRAWN)
                        .map(Drafting::dispute)
                        .toList());
    }

    private static List<Correction> corrections(PeriodShare share) {
        return Stream.concat(
                        share.lines().stream().flatMap(line -> line.corrections().stream()), share.atEnd().stream())
                .toList();
    }

    private static StatementContent.Dispute dispute(Objection objection) {
        return new StatementContent.Dispute(
                objection.lineId(),
                objection.partnerId(),
                objection.reason(),
                objection.answer(),
                objection.state() == ObjectionState.CORRECTED);
    }

    /** As it is registered now; one that is not, as the terms name it. */
    private Party party(RevenueShareTerms terms, String id) {
        List<String> roles = new ArrayList<>();
        if (terms.roles().introducerId().equals(id)) {
            roles.add("introducer");
        }
        if (terms.roles().delivererIds().contains(id)) {
            roles.add("deliverer");
        }
        if (terms.roles().billerId().equals(id)) {
            roles.add("biller");
        }
        Optional<TermsParty> named = partners.find(new PartnerId(id))
                .map(PartnerView::party)
                .or(() -> terms.parties().stream()
                        .filter(party -> party.partnerId().equals(id))
                        .findFirst());
        return named.map(party -> new Party(id, party.legalName(), party.address(), party.country(), roles))
                .orElseGet(() -> new Party(id, id, "", "", roles));
    }

    /** What changes hands: between the biller and each other party, one way or the other. */
    static List<Position> paid(Settlement settlement, PeriodShare share) {
        return share.positions().stream()
                .filter(position -> !position.partyId().equals(settlement.billerId())
                        && position.payable().minorUnits() != 0)
                .toList();
    }

    private static List<Due> dues(Settlement settlement, PeriodShare share) {
        return paid(settlement, share).stream()
                .map(position -> {
                    boolean gets = position.payable().isPositive();
                    return new Due(
                            gets ? settlement.billerId() : position.partyId(),
                            gets ? position.partyId() : settlement.billerId(),
                            gets ? position.payable() : position.payable().negate(),
                            DueDays.of(share, position).getFirst().dueOn());
                })
                .toList();
    }

    /** What each party got in the periods before, as sealed, and in this one. */
    private List<Trend> trend(Settlement settlement, PeriodShare share) {
        List<Settlement> before = periods.ofAgreement(settlement.agreementId()).stream()
                .filter(one ->
                        one.ordinal() < settlement.ordinal() && one.state().isSealed())
                .limit(MOST_IN_TREND - 1L)
                .toList()
                .reversed();
        Map<String, List<Position>> given =
                periods.positions(before.stream().map(Settlement::id).toList());
        List<Trend> trend = new ArrayList<>();
        before.forEach(
                one -> trend.add(trend(one.period(), given.getOrDefault(one.id().value(), List.of()), share)));
        trend.add(trend(settlement.period(), share.positions(), share));
        return trend;
    }

    /** In the order and currency of the parties now; nothing of one that was none, or was paid in another currency. */
    private static Trend trend(ReportingPeriod period, List<Position> positions, PeriodShare share) {
        Map<String, Money> got = positions.stream().collect(Collectors.toMap(Position::partyId, Position::payable));
        return new Trend(
                period,
                share.positions().stream()
                        .map(now -> {
                            Money then = got.get(now.partyId());
                            return then != null
                                            && then.currency()
                                                    .equals(now.payable().currency())
                                    ? then
                                    : Money.zero(now.payable().currency());
                        })
                        .toList());
    }
}
