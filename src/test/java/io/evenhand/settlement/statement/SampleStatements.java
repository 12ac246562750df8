package io.evenhand.settlement.statement;

import io.evenhand.money.ExchangeRate;
import io.evenhand.money.Money;
import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.LineKind;
import io.evenhand.settlement.split.LineSplit;
import io.evenhand.settlement.split.PeriodEnd;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.split.SplitResult;
import io.evenhand.settlement.split.Splitter;
import io.evenhand.settlement.statement.StatementContent.Dispute;
import io.evenhand.settlement.statement.StatementContent.Due;
import io.evenhand.settlement.statement.StatementContent.Line;
import io.evenhand.settlement.statement.StatementContent.Party;
import io.evenhand.settlement.statement.StatementContent.Sealed;
import io.evenhand.settlement.statement.StatementContent.Trend;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.SplitRule.Deduction;
import io.evenhand.terms.SplitRule.Occurrence;
import io.evenhand.terms.SplitRule.Revenue;
import io.evenhand.terms.TermsFormat;
import io.evenhand.terms.TermsParty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statements of a quarter that the engine itself worked out. */
final class SampleStatements {
    static final LocalDate DAY = LocalDate.of(2026, 12, 4);
    static final Sealed SEALED = new Sealed(
            Instant.parse("2027-01-20T09:30:00Z"),
            417,
            "9f2c6b5a0d4e8f7712c3b4a5968778695a4b3c2d1e0f00112233445566778899",
            List.of("Maren Petersen", "Sanne de Vries"));

    private SampleStatements() {}

    /** Sales, a refund, and a line that no rule covers. */
    static List<RevenueLine> usual() {
        return List.of(
                sale("INV-1001", Revenue.SERVICES, Occurrence.ONE_OFF, DAY, "48000.00", Map.of()),
                sale(
                        "INV-1002",
                        Revenue.LICENCES,
                        Occurrence.RECURRING,
                        DAY.plusDays(3),
                        "10000.00",
                        Map.of(Deduction.LICENCE_COST, Money.of("1234.57", "EUR"))),
                sale("INV-1003", Revenue.LICENCES, Occurrence.RECURRING, DAY.plusDays(9), "61000.01", Map.of()),
                sale("INV-1004", Revenue.HARDWARE, Occurrence.ONE_OFF, DAY.plusDays(10), "900.00", Map.of()),
                refund("CN-77", "INV-1001", DAY.plusDays(20), "8000.00"));
    }

    static List<RevenueLine> many(int count) {
        List<RevenueLine> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(sale(
                    "L-" + i, Revenue.SERVICES, Occurrence.ONE_OFF, DAY.plusDays(i % 27), (100 + i) + ".37", Map.of()));
        }
        return lines;
    }

    static RevenueLine sale(
            String id,
            Revenue revenue,
            Occurrence occurrence,
            LocalDate on,
            String gross,
            Map<Deduction, Money> deductions) {
        return new RevenueLine(
                id,
                LineKind.SALE,
                revenue,
                occurrence,
                "PO-" + id,
                null,
                on,
                on,
                Money.of(gross, "EUR"),
                deductions,
                null,
                null);
    }

    static RevenueLine refund(String id, String of, LocalDate on, String gross) {
        return new RevenueLine(
                id,
                LineKind.REFUND,
                Revenue.SERVICES,
                Occurrence.ONE_OFF,
                "PO-" + of,
                null,
                DAY,
                on,
                Money.of(gross, "EUR"),
                Map.of(),
                of,
                (@Nullable ExchangeRate) null);
    }

    static StatementContent of(RevenueShareTerms terms, List<RevenueLine> reported, @Nullable Sealed sealed) {
        return of(terms, reported, sealed, Locale.ENGLISH);
    }

    static StatementContent of(
            RevenueShareTerms terms, List<RevenueLine> reported, @Nullable Sealed sealed, Locale language) {
        Splitter splitter = Splitter.of(terms, TermsFormat.hash(terms));
        List<Line> lines = new ArrayList<>();
        List<Correction> corrections = new ArrayList<>();
        for (RevenueLine line : reported) {
            lines.add(
                    switch (splitter.apply(line)) {
                        case SplitResult.Shared shared -> {
                            corrections.addAll(shared.corrections());
                            yield shared(lines.size() + 1, line, shared.split());
                        }
                        case SplitResult.NotShared not ->
                            new Line(1, lines.size() + 1, line, null, null, not.step(), List.of(), List.of());
                        case SplitResult.Repeated repeated -> throw new AssertionError(repeated);
                        case SplitResult.Refused refused -> throw new AssertionError(refused);
                    });
        }
        PeriodEnd end = splitter.endPeriod();
        corrections.addAll(end.corrections());
        Map<String, Sentence> clauses = new LinkedHashMap<>();
        TermsFormat.sentences(terms, language).stream()
                .filter(sentence -> sentence.clauseId().matches("(split|payment|clawback|conversion|interest).*"))
                .forEach(sentence -> clauses.put(sentence.clauseId(), sentence));
        return new StatementContent(
                "EH-2026-000042-" + end.period(),
                2,
                sealed,
                "0c0f5d1e-6f5b-4a39-9d7e-3f2f6c1f0a11",
                "EH-2026-000042",
                terms.kind().title(language),
                TermsFormat.hash(terms),
                end.period(),
                parties(terms),
                terms.roles().billerId(),
                clauses,
                Rows.of(lines),
                Rows.of(corrections),
                end.positions(),
                dues(terms, end.positions()),
                trend(end, end.positions()),
                reported.isEmpty()
                        ? List.of()
                        : List.of(new Dispute(
                                reported.getFirst().id(),
                                terms.roles().introducerId(),
                                "The order was for 50,000.00; 2,000.00 seem to be missing.",
                                "The customer took a discount of 2,000.00, see the order of 2 December.",
                                false)),
                language);
    }

    private static Line shared(int number, RevenueLine line, LineSplit split) {
        return new Line(1, number, line, split.base(), split.ruleId(), null, split.parts(), split.derivation());
    }

    private static List<Party> parties(RevenueShareTerms terms) {
        List<Party> parties = new ArrayList<>();
        for (TermsParty party : terms.parties()) {
            List<String> roles = new ArrayList<>();
            if (party.partnerId().equals(terms.roles().introducerId())) {
                roles.add("introducer");
            }
            if (terms.roles().delivererIds().contains(party.partnerId())) {
                roles.add("deliverer");
            }
            if (party.partnerId().equals(terms.roles().billerId())) {
                roles.add("biller");
            }
            parties.add(new Party(party.partnerId(), party.legalName(), party.address(), party.country(), roles));
        }
        return parties;
    }

    private static List<Due> dues(RevenueShareTerms terms, List<Position> positions) {
        String biller = terms.roles().billerId();
        return positions.stream()
                .filter(position ->
                        !position.partyId().equals(biller) && position.payable().isPositive())
                .map(position -> new Due(biller, position.partyId(), position.payable(), LocalDate.of(2027, 2, 3)))
                .toList();
    }

    private static List<Trend> trend(PeriodEnd end, List<Position> positions) {
        List<Trend> trend = new ArrayList<>();
        ReportingPeriod period = ReportingPeriod.of(
                end.period().firstDay().minusMonths(12), end.period().every());
        int number = 3;
        while (period.compareTo(end.period()) < 0) {
            int tenths = number++;
            trend.add(new Trend(
                    period,
                    positions.stream()
                            .map(position -> new Money(
                                    position.payable().minorUnits() * tenths / 9,
                                    position.payable().currency()))
                            .toList()));
            period = period.next();
        }
        trend.add(new Trend(period, positions.stream().map(Position::payable).toList()));
        return trend;
    }
}
