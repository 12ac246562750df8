package io.evenhand.settlement.statement;

import io.evenhand.money.Money;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.statement.StatementContent.Dispute;
import io.evenhand.settlement.statement.StatementContent.Due;
import io.evenhand.settlement.statement.StatementContent.Party;
import io.evenhand.settlement.statement.StatementContent.Sealed;
import io.evenhand.settlement.statement.StatementContent.Trend;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;

/** The values that the wording of a statement asks for. */
final class StatementPage {
    private static final int COLOURS = 8;
    private static final int WIDEST_PER_CENT = 98;

    private final StatementContent content;
    private final LineTables tables;
    private final Map<String, String> names;

    private StatementPage(StatementContent content) {
        this.content = content;
        this.tables = new LineTables(content);
        this.names =
                content.parties().stream().collect(Collectors.toMap(Party::id, Party::legalName, (one, other) -> one));
    }

    record PartyRow(String roles, String name, String address, String country) {}

    record DueRow(String debtor, String creditor, String amount, String day) {}

    record PositionRow(
            String name,
            String earned,
            String corrected,
            String returned,
            String broughtForward,
            String lapsed,
            String carriedForward,
            String payable) {}

    record Colour(String name, String colour) {}

    /** @param width in per cent, with one decimal */
    record Bar(String colour, String width) {}

    record TrendRow(String period, List<Bar> bars, List<String> amounts) {}

    record DisputeRow(String about, String party, String reason, String outcome, String answer) {}

    record Proof(String at, String approvedBy, String sequence, String hash, String agreementId) {}

    static Map<String, Object> of(StatementContent content) {
        return new StatementPage(content).values();
    }

    /** "Settlement statement 2026-03 EH-1". */
    static String title(StatementContent content) {
        return "Settlement statement " + content.number()
                + (content.sealed() == null ? " (draft " + content.version() + ")" : "");
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        Sealed sealed = content.sealed();
        values.put("title", title(content));
        values.put("heading", "Settlement for " + content.period());
        values.put("draft", sealed == null);
        values.put("version", content.version());
        values.put("number", content.number());
        values.put("agreementNumber", content.agreementNumber());
        values.put("agreementTitle", content.title());
        values.put("period", content.period().toString());
        values.put("firstDay", Wording.day(content.period().firstDay()));
        values.put("lastDay", Wording.day(content.period().lastDay()));
        values.put("terms", content.terms().hex());
        values.put("currency", currency().getCode());
        values.put("parties", content.parties().stream().map(this::party).toList());
        values.put(
                "partyNames", content.parties().stream().map(Party::legalName).toList());
        values.put("zero", content.lines().isEmpty());
        values.put("dues", content.dues().stream().map(this::due).toList());
        values.put("hasDues", !content.dues().isEmpty());
        values.put("positions", content.positions().stream().map(this::position).toList());
        values.put(
                "billerWords",
                name(content.billerId()) + " bills the customer, keeps its own part, and pays the others theirs.");
        addTrend(values);
        addLines(values);
        values.put("disputes", content.disputes().stream().map(this::dispute).toList());
        values.put("hasDisputes", !content.disputes().isEmpty());
        values.put("sealed", sealed == null ? List.of() : List.of(proof(sealed)));
        return values;
    }

    private void addLines(Map<String, Object> values) {
        values.put(
                "hasLines", !content.lines().isEmpty() || !content.corrections().isEmpty());
        values.put("arithmeticWords", arithmeticWords());
        values.put("rules", tables.rules());
        values.put("notShared", tables.notShared());
        values.put("hasNotShared", !tables.notShared().isEmpty());
        int further = tables.notSharedBeyond();
        values.put(
                "moreNotShared", further == 0 ? "" : "%,d more are listed in the file lines.csv.".formatted(further));
        values.put("corrections", tables.corrections());
        values.put("hasCorrections", !content.corrections().isEmpty());
        int all = content.corrections().count();
        int more = all - tables.corrections().size();
        values.put(
                "moreCorrections",
                more == 0 ? "" : "%,d more are in the file %s.".formatted(more, StatementFiles.nameOfCorrections(all)));
        values.put("otherSentences", tables.otherSentences());
        values.put("hasOtherSentences", !tables.otherSentences().isEmpty());
    }

    private String arithmeticWords() {
        String rules =
                "Above each table stand the rules of the signed terms, in their own words; a number in brackets says which of them asks for a step.";
        return tables.isExplained()
                ? rules + " Each line is shared by itself, and rounded by itself."
                : rules
                        + " The %,d lines are shown as totals of each month here; the attached file lines.csv has every line with the part of each party."
                                .formatted(content.lines().count());
    }

    private PartyRow party(Party party) {
        return new PartyRow(
                party.roles().isEmpty() ? "Party" : Wording.capital(String.join(", ", party.roles())),
                party.legalName(),
                party.address(),
                Wording.country(party.country()));
    }

    private DueRow due(Due due) {
        return new DueRow(
                name(due.debtorId()), name(due.creditorId()), due.amount().format(), Wording.day(due.dueOn()));
    }

    private PositionRow position(Position position) {
        return new PositionRow(
                name(position.partyId()),
                Wording.amount(position.earned()),
                Wording.amount(position.corrected()),
                Wording.amount(position.returned()),
                Wording.amount(position.broughtForward()),
                Wording.amount(position.lapsed()),
                Wording.amount(position.carriedForward()),
                Wording.amount(position.payable()));
    }

    private void addTrend(Map<String, Object> values) {
        List<Colour> colours = new ArrayList<>();
        for (Party party : content.parties()) {
            colours.add(new Colour(party.legalName(), colour(colours.size())));
        }
        BigDecimal most = content.trend().stream()
                .map(StatementPage::sum)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        values.put("trendParties", colours);
        values.put(
                "trend",
                content.trend().stream()
                        .map(trend -> new TrendRow(
                                trend.period().toString(),
                                bars(trend, most),
                                trend.got().stream().map(Wording::amount).toList()))
                        .toList());
        values.put("hasTrend", !content.trend().isEmpty());
    }

    private static BigDecimal sum(Trend trend) {
        return trend.got().stream()
                .map(got -> BigDecimal.valueOf(Math.max(0, got.minorUnits())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Bar> bars(Trend trend, BigDecimal most) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < trend.got().size(); i++) {
            long got = trend.got().get(i).minorUnits();
            if (got > 0) {
                BigDecimal width = BigDecimal.valueOf(got)
                        .multiply(BigDecimal.valueOf(WIDEST_PER_CENT))
                        .divide(most, 1, RoundingMode.DOWN);
                bars.add(new Bar(colour(i), width.toPlainString()));
            }
        }
        return bars;
    }

    private static String colour(int party) {
        return "c" + party % COLOURS;
    }

    private DisputeRow dispute(Dispute dispute) {
        String outcome = dispute.answer() == null ? "Open" : dispute.upheld() ? "Upheld" : "Not upheld";
        return new DisputeRow(
                dispute.lineId() == null ? "The statement" : "Line " + dispute.lineId(),
                name(dispute.partyId()),
                dispute.reason(),
                outcome,
                dispute.answer() == null ? "" : dispute.answer());
    }

    private Proof proof(Sealed sealed) {
        return new Proof(
                Wording.moment(sealed.at()),
                sealed.approvedBy().isEmpty() ? "Nobody had to" : String.join(", ", sealed.approvedBy()),
                String.valueOf(sealed.journalSequence()),
                sealed.journalHash(),
                content.agreementId());
    }

    private String name(String partyId) {
        return names.getOrDefault(partyId, partyId);
    }

    private CurrencyUnit currency() {
        return content.positions().stream()
                .map(Position::payable)
                .map(Money::currency)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A statement says where every party stands"));
    }
}
