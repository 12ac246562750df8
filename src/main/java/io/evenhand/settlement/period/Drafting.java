package io.evenhand.settlement.period;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.money.Money;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerView;
import io.evenhand.partner.Partners;
import io.evenhand.settlement.period.ObjectionTable.Objection;
import io.evenhand.settlement.revenue.PeriodLines;
import io.evenhand.settlement.revenue.PeriodShare;
import io.evenhand.settlement.revenue.PeriodShare.SharedLine;
import io.evenhand.settlement.revenue.PeriodShares;
import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.settlement.statement.Rows;
import io.evenhand.settlement.statement.StatementContent;
import io.evenhand.settlement.statement.StatementContent.Dispute;
import io.evenhand.settlement.statement.StatementContent.Due;
import io.evenhand.settlement.statement.StatementContent.Party;
import io.evenhand.settlement.statement.StatementContent.Trend;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.TermsFormat;
import io.evenhand.terms.TermsParty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws up what a statement says, from what the terms make of the period, and reads again what was drawn up. */
@Component
class Drafting {
    private static final int MOST_IN_TREND = 12;

    private final PeriodShares shares;
    private final PeriodLines lines;
    private final PeriodTable periods;
    private final ContentTable contents;
    private final ObjectionTable objections;
    private final Partners partners;
    private final Agreements agreements;

    Drafting(
            PeriodShares shares,
            PeriodLines lines,
            PeriodTable periods,
            ContentTable contents,
            ObjectionTable objections,
            Partners partners,
            Agreements agreements) {
        this.shares = shares;
        this.lines = lines;
        this.periods = periods;
        this.contents = contents;
        this.objections = objections;
        this.partners = partners;
        this.agreements = agreements;
    }

    /** What the terms make of a period now. */
    record Drawn(PeriodShare share, DraftReading reading) {
        String hash() {
            return reading.hash(share);
        }
    }

    /** Reads every line once. */
    Drawn draw(Settlement settlement) {
        DraftReading reading = new DraftReading();
        return new Drawn(shares.look(settlement.agreementId(), settlement.period(), reading), reading);
    }

    /** What the statement says besides its lines. */
    KeptStatement keep(Settlement settlement, Drawn drawn) {
        PeriodShare share = drawn.share();
        DraftReading reading = drawn.reading();
        return new KeptStatement(
                share.hash(),
                share.throughReport(),
                reading.lines(),
                share.lineCorrections(),
                share.atEnd(),
                reading.firstCorrections(share),
                reading.rules(share),
                share.positions().stream()
                        .map(position -> party(share.terms(), position.partyId()))
                        .toList(),
                share.clauses(),
                share.positions(),
                dues(settlement, drawn),
                trend(settlement, share));
    }

    /** The draft that is reviewed, as it was kept; one of which nothing was kept is drawn up again. */
    KeptStatement kept(Settlement settlement) {
        return contents.draft(settlement.id(), settlement.draftVersion())
                .orElseGet(() -> keep(settlement, draw(settlement)));
    }

    /** A draft with what is said against it now; its lines are read only when somebody asks for them. */
    StatementContent draft(Settlement settlement, KeptStatement kept) {
        return content(
                settlement,
                kept,
                settlement.draftVersion(),
                null,
                disputes(settlement),
                () -> lines.notSettled(settlement.agreementId(), settlement.period(), kept.throughReport()));
    }

    /** What is sealed: the period has ended, and its lines are those that were paid in it. */
    StatementContent sealed(Settlement settlement, KeptStatement.Final last) {
        return content(
                settlement,
                last.statement(),
                last.version(),
                last.sealed(),
                last.disputes(),
                () -> lines.settled(settlement.agreementId(), settlement.period()));
    }

    private StatementContent content(
            Settlement settlement,
            KeptStatement kept,
            int version,
            StatementContent.@Nullable Sealed sealed,
            List<Dispute> disputes,
            Supplier<Rows<SharedLine>> source) {
        Locale language = language(settlement);
        Rows<SharedLine> shared = Rows.of(kept.lines(), () -> same(settlement, kept, source.get()));
        return new StatementContent(
                settlement.number(),
                Math.max(1, version),
                sealed,
                settlement.agreementId(),
                settlement.agreementNumber(),
                settlement.agreementTitle(),
                kept.terms(),
                settlement.period(),
                kept.parties(),
                settlement.billerId(),
                clauses(settlement, kept, language),
                shared.map(SharedLine::line),
                corrections(kept, shared),
                kept.positions(),
                kept.dues(),
                kept.trend(),
                disputes,
                language);
    }

    /** That of the agreement. */
    private Locale language(Settlement settlement) {
        return AgreementId.find(settlement.agreementId())
                .flatMap(agreements::find)
                .map(AgreementView::language)
                .orElse(Locale.ENGLISH);
    }

    /** The sentences that were kept, in the language of the agreement; they are kept in English. */
    private Map<String, Sentence> clauses(Settlement settlement, KeptStatement kept, Locale language) {
        if (language.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return kept.clauses();
        }
        Map<String, Sentence> all = new HashMap<>(kept.clauses());
        AgreementId.find(settlement.agreementId())
                .flatMap(id -> agreements.termsOn(id, settlement.period().lastDay()))
                .filter(terms -> TermsFormat.hash(terms).equals(kept.terms()))
                .ifPresent(terms -> TermsFormat.sentences(terms, language)
                        .forEach(sentence -> all.replace(sentence.clauseId(), sentence)));
        return all;
    }

    private static Iterator<SharedLine> same(Settlement settlement, KeptStatement kept, Rows<SharedLine> found) {
        if (found.count() != kept.lines()) {
            throw new IllegalStateException("The statement %s was drawn up with %d lines, and there are %d now"
                    .formatted(settlement.number(), kept.lines(), found.count()));
        }
        return found.iterator();
    }

    private static Rows<Correction> corrections(KeptStatement kept, Rows<SharedLine> lines) {
        if (kept.corrections() == kept.firstCorrections().size()) {
            return Rows.of(kept.firstCorrections());
        }
        // Lines are many, and mostly bring about none: then they need not be read.
        return kept.lineCorrections() == 0
                ? Rows.of(kept.atEnd())
                : Rows.of(
                        kept.corrections(),
                        () -> Stream.concat(
                                        lines.stream().flatMap(line -> line.corrections().stream()),
                                        kept.atEnd().stream())
                                .iterator());
    }

    /** Whether a draft still says what would be drawn up now. */
    boolean stands(Settlement settlement, Drawn drawn) {
        return periods.draftHash(settlement.id()).filter(drawn.hash()::equals).isPresent();
    }

    /** What was said against drafts and not taken back. */
    List<Dispute> disputes(Settlement settlement) {
        return objections.of(settlement.id()).stream()
                .filter(objection -> objection.state() != ObjectionState.WITHDRAWN)
                .map(Drafting::dispute)
                .toList();
    }

    private static Dispute dispute(Objection objection) {
        return new Dispute(
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

    private static List<Due> dues(Settlement settlement, Drawn drawn) {
        return paid(settlement, drawn.share()).stream()
                .map(position -> {
                    boolean gets = position.payable().isPositive();
                    return new Due(
                            gets ? settlement.billerId() : position.partyId(),
                            gets ? position.partyId() : settlement.billerId(),
                            gets ? position.payable() : position.payable().negate(),
                            drawn.reading()
                                    .due(drawn.share(), position)
                                    .getFirst()
                                    .dueOn());
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
