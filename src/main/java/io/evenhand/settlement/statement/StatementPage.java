package io.evenhand.settlement.statement;

import io.evenhand.money.Money;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.statement.StatementContent.Dispute;
import io.evenhand.settlement.statement.StatementContent.Due;
import io.evenhand.settlement.statement.StatementContent.Party;
import io.evenhand.settlement.statement.StatementContent.Sealed;
import io.evenhand.settlement.statement.StatementContent.Trend;
import io.evenhand.terms.Language;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** The values that the wording of a statement declares, of the types that it declares. */
final class StatementPage {
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

    static Map<String, Object> of(StatementContent content) {
        return new StatementPage(content).values();
    }

    /** "Settlement Statement 2026-03 EH-1". @param kind what the wording is called */
    static String title(String kind, StatementContent content) {
        return kind + " " + version(content);
    }

    /** "2026-03 EH-1", or "2026-03 EH-1, Draft 2". */
    static String version(StatementContent content) {
        return content.sealed() == null
                ? content.number() + ", " + Language.of(content.language()).draft() + " " + content.version()
                : content.number();
    }

    /** Fields by name; what is null is left out. */
    static Map<String, Object> fields(@Nullable Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                fields.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return fields;
    }

    private Map<String, Object> values() {
        Sealed sealed = content.sealed();
        Map<String, Object> values = fields(
                "number", content.number(),
                "draft", sealed == null,
                "version", content.version(),
                "agreementNumber", content.agreementNumber(),
                "agreementTitle", content.title(),
                "period", content.period().toString(),
                "firstDay", content.period().firstDay(),
                "lastDay", content.period().lastDay(),
                "termsHash", content.terms().hex(),
                "currency", currency(),
                "biller", name(content.billerId()),
                "parties", content.parties().stream().map(StatementPage::party).toList(),
                "zero", content.lines().isEmpty(),
                "dues", content.dues().stream().map(this::due).toList(),
                "positions", content.positions().stream().map(this::position).toList(),
                "trend", trend(),
                "disputes", content.disputes().stream().map(this::dispute).toList(),
                "proof", sealed == null ? null : proof(sealed));
        addLines(values);
        return values;
    }

    private void addLines(Map<String, Object> values) {
        int all = content.corrections().count();
        var corrections = tables.corrections();
        int more = all - corrections.size();
        int further = tables.notSharedBeyond();
        values.putAll(fields(
                "hasArithmetic",
                !content.lines().isEmpty() || !content.corrections().isEmpty(),
                "explained",
                tables.isExplained(),
                "lineCount",
                count(content.lines().count()),
                "shared",
                tables.rules(),
                "notShared",
                tables.notShared(),
                "moreNotShared",
                further == 0 ? null : count(further),
                "corrections",
                corrections,
                "moreCorrections",
                more == 0 ? null : count(more),
                "correctionsFile",
                more == 0 ? null : StatementFiles.nameOfCorrections(all),
                "furtherSentences",
                tables.otherSentences()));
    }

    private String count(int number) {
        return String.format(content.language(), "%,d", number);
    }

    private static Map<String, Object> party(Party party) {
        return fields(
                "roles", party.roles().isEmpty() ? null : party.roles(),
                "name", party.legalName(),
                "address", party.address(),
                "country", party.country());
    }

    private Map<String, Object> due(Due due) {
        return fields(
                "debtor", name(due.debtorId()),
                "creditor", name(due.creditorId()),
                "day", due.dueOn(),
                "amount", due.amount());
    }

    private Map<String, Object> position(Position position) {
        return fields(
                "name", name(position.partyId()),
                "earned", position.earned(),
                "corrected", position.corrected(),
                "returned", position.returned(),
                "broughtForward", position.broughtForward(),
                "lapsed", position.lapsed(),
                "carriedForward", position.carriedForward(),
                "payable", position.payable());
    }

    private List<Map<String, Object>> trend() {
        BigDecimal most = content.trend().stream()
                .map(StatementPage::sum)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        return content.trend().stream()
                .map(trend -> fields(
                        "period", trend.period().toString(),
                        "bars", trend.got().stream().map(got -> bar(got, most)).toList(),
                        "amounts",
                                trend.got().stream()
                                        .map(got -> fields("amount", got))
                                        .toList()))
                .toList();
    }

    private static BigDecimal sum(Trend trend) {
        return trend.got().stream()
                .map(got -> BigDecimal.valueOf(Math.max(0, got.minorUnits())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** In per cent of the longest, with one decimal; what is owed back has no bar. */
    private static String bar(Money got, BigDecimal most) {
        return got.minorUnits() <= 0
                ? "0"
                : BigDecimal.valueOf(got.minorUnits())
                        .multiply(BigDecimal.valueOf(WIDEST_PER_CENT))
                        .divide(most, 1, RoundingMode.DOWN)
                        .toPlainString();
    }

    private Map<String, Object> dispute(Dispute dispute) {
        return fields(
                "line", dispute.lineId(),
                "party", name(dispute.partyId()),
                "reason", dispute.reason(),
                "outcome", dispute.answer() == null ? "open" : dispute.upheld() ? "upheld" : "notUpheld",
                "answer", dispute.answer());
    }

    private Map<String, Object> proof(Sealed sealed) {
        return fields(
                "sealedAt", Wording.moment(sealed.at(), content.language()),
                "approvedBy", sealed.approvedBy(),
                "sequence", Math.toIntExact(sealed.journalSequence()),
                "hash", sealed.journalHash(),
                "agreementId", content.agreementId());
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
