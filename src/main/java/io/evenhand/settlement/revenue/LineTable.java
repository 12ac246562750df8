package io.evenhand.settlement.revenue;

import io.evenhand.columns.UtcColumns;
import io.evenhand.money.ExchangeRate;
import io.evenhand.money.Money;
import io.evenhand.settlement.revenue.AllocationRow.Outcome;
import io.evenhand.settlement.split.LineKind;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.terms.SplitRule.Deduction;
import io.evenhand.terms.SplitRule.Occurrence;
import io.evenhand.terms.SplitRule.Revenue;
import io.evenhand.terms.TermsHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/** Lines of reports and what the terms made of them, in the transaction that is under way. */
@Component
class LineTable {
    static final int LONGEST_RATE = 80;
    private static final int AT_ONCE = 500;

    private final JdbcTemplate database;

    LineTable(JdbcTemplate database) {
        this.database = database;
    }

    /**
     * @param number within its report, from 1 on
     * @param line with the exchange rate that was found for it
     * @param print the fingerprint of what was reported
     * @param rateSource where the rate was found; absent where it was reported or is not needed
     */
    record Numbered(
            int number,
            RevenueLine line,
            String print,
            @Nullable String rateSource) {}

    /** The fingerprints of the lines of this agreement that have one of these ids, by id. */
    Map<String, String> known(String agreementId, Collection<String> ids) {
        Map<String, String> known = new HashMap<>();
        inSteps(
                agreementId,
                ids,
                "select line_id, content_hash from revenue_line where agreement_id = ? and line_key in (%s)",
                row -> known.put(row.getString(1), row.getString(2)));
        return known;
    }

    Optional<LocalDate> countedOn(String agreementId, String lineId) {
        return Optional.ofNullable(countedOn(agreementId, List.of(lineId)).get(lineId));
    }

    /** When those of these lines count that were reported, by id. */
    Map<String, LocalDate> countedOn(String agreementId, Collection<String> lineIds) {
        Map<String, LocalDate> found = new HashMap<>();
        inSteps(
                agreementId,
                lineIds,
                "select line_id, counted_on from revenue_line where agreement_id = ? and line_key in (%s)",
                row -> found.put(row.getString(1), UtcColumns.requiredDay(row, "counted_on")));
        return found;
    }

    /** Asks for lines by their ids, some at a time. @param sql with the agreement and, where it says %s, the keys of lines */
    private void inSteps(String agreementId, Collection<String> lineIds, String sql, RowCallbackHandler taker) {
        List<String> keys = lineIds.stream().distinct().map(Fingerprints::of).toList();
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            List<String> some = keys.subList(from, Math.min(keys.size(), from + AT_ONCE));
            List<Object> arguments = new ArrayList<>(List.of(agreementId));
            arguments.addAll(some);
            database.query(
                    sql.formatted(String.join(", ", Collections.nCopies(some.size(), "?"))),
                    taker,
                    arguments.toArray());
        }
    }

    void add(String agreementId, String reportId, List<Numbered> lines) {
        database.batchUpdate(
                "insert into revenue_line (report_id, line_no, agreement_id, line_id, line_key, content_hash, kind, revenue,"
                        + " occurrence, deal_id, stream_id, ordered_on, counted_on, minor_units, currency, deductions,"
                        + " refund_of, rate, rate_source) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                lines,
                AT_ONCE,
                (row, numbered) -> {
                    RevenueLine line = numbered.line();
                    row.setString(1, reportId);
                    row.setInt(2, numbered.number());
                    row.setString(3, agreementId);
                    row.setString(4, line.id());
                    row.setString(5, Fingerprints.of(line.id()));
                    row.setString(6, numbered.print());
                    row.setString(7, line.kind().name());
                    row.setString(8, line.revenue().name());
                    row.setString(9, line.occurrence().name());
                    row.setString(10, line.dealId());
                    row.setString(11, line.streamId());
                    row.setObject(12, line.orderedOn());
                    row.setObject(13, line.countedOn());
                    row.setLong(14, line.gross().minorUnits());
                    row.setString(15, line.gross().currency().getCode());
                    row.setString(16, deductions(line.deductions()));
                    row.setString(17, line.refundOf());
                    row.setString(18, line.rate() == null ? null : line.rate().toString());
                    row.setString(19, numbered.rateSource());
                });
    }

    /** In their order, some at a time. */
    List<Numbered> lines(String reportId, int after, int atMost) {
        return database.query(
                "select * from revenue_line where report_id = ? and line_no > ? order by line_no limit ?",
                (row, number) -> new Numbered(
                        row.getInt("line_no"), line(row), row.getString("content_hash"), row.getString("rate_source")),
                reportId,
                after,
                atMost);
    }

    /** Of all attested reports of an agreement, in the order in which they were shared. */
    List<RevenueLine> attested(String agreementId, int atMost) {
        return database.query(
                "select l.* from revenue_report r join revenue_line l on l.report_id = r.id"
                        + " where r.agreement_id = ? and r.state = 'ATTESTED' order by r.report_number, l.line_no limit ?",
                (row, number) -> line(row),
                agreementId,
                atMost);
    }

    boolean anyNotSettled(String agreementId) {
        return !database.queryForList(
                        "select 1 from revenue_line l join revenue_report r on r.id = l.report_id"
                                + " where l.agreement_id = ? and l.settled_in is null and r.state = 'ATTESTED' limit 1",
                        Integer.class,
                        agreementId)
                .isEmpty();
    }

    /** What is attested and counts in the period or earlier is paid in it, unless it was paid before. */
    void settle(String agreementId, ReportingPeriod period) {
        database.update(
                "update revenue_line set settled_in = ? where agreement_id = ? and settled_in is null and counted_on <= ?"
                        + " and report_id in (select id from revenue_report where agreement_id = ? and state = 'ATTESTED')",
                period.toString(),
                agreementId,
                period.lastDay(),
                agreementId);
    }

    void addAllocations(String reportId, Map<Integer, List<AllocationRow>> byLine) {
        List<Map.Entry<Integer, AllocationRow>> rows = byLine.entrySet().stream()
                .flatMap(line -> line.getValue().stream().map(row -> Map.entry(line.getKey(), row)))
                .toList();
        database.batchUpdate(
                "insert into revenue_allocation (report_id, line_no, position, outcome, rule_id, clause_id, reason, words,"
                        + " period, base_units, currency, parts, derivation, terms_hash, terms_on, posting_no)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows,
                AT_ONCE,
                (row, entry) -> {
                    AllocationRow allocation = entry.getValue();
                    row.setString(1, reportId);
                    row.setInt(2, entry.getKey());
                    row.setInt(3, allocation.position());
                    row.setString(4, allocation.outcome().name());
                    row.setString(5, allocation.ruleId());
                    row.setString(6, allocation.clauseId());
                    row.setString(7, allocation.reason());
                    row.setString(8, allocation.words());
                    row.setString(9, allocation.period());
                    row.setLong(10, allocation.base().minorUnits());
                    row.setString(11, allocation.base().currency().getCode());
                    row.setString(12, SharingJson.parts(allocation.parts()));
                    row.setString(13, SharingJson.derivation(allocation.derivation()));
                    row.setString(14, allocation.terms().hex());
                    row.setObject(15, allocation.termsOn());
                    row.setObject(16, allocation.postingNo(), Types.BIGINT);
                });
    }

    /** What the terms made of the lines from one number to another, by line. */
    Map<Integer, List<AllocationRow>> allocations(String reportId, int from, int to) {
        Map<Integer, List<AllocationRow>> found = new HashMap<>();
        database.query(
                "select * from revenue_allocation where report_id = ? and line_no between ? and ? order by line_no, position",
                row -> {
                    found.computeIfAbsent(row.getInt("line_no"), line -> new ArrayList<>())
                            .add(allocation(row));
                },
                reportId,
                from,
                to);
        return found;
    }

    /** The postings of lines' own sharing, by the line's id; nothing of those that have none. */
    Map<String, Long> postingsOf(String agreementId, Collection<String> lineIds) {
        Map<String, Long> found = new HashMap<>();
        inSteps(
                agreementId,
                lineIds,
                "select l.line_id, a.posting_no from revenue_line l"
                        + " join revenue_allocation a on a.report_id = l.report_id and a.line_no = l.line_no"
                        + " where l.agreement_id = ? and l.line_key in (%s) and a.position = 0 and a.posting_no is not null",
                row -> found.put(row.getString(1), row.getLong(2)));
        return found;
    }

    /** The last posting of a sharing by this rule in this period. */
    Optional<Long> lastPosting(String agreementId, String ruleId, String period) {
        return first(database.queryForList(
                "select max(a.posting_no) from revenue_report r join revenue_allocation a on a.report_id = r.id"
                        + " where r.agreement_id = ? and a.rule_id = ? and a.period = ? and a.position = 0",
                Long.class,
                agreementId,
                ruleId,
                period));
    }

    private static Optional<Long> first(List<Long> found) {
        return found.stream().filter(Objects::nonNull).findFirst();
    }

    static RevenueLine line(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        String rate = row.getString("rate");
        return new RevenueLine(
                row.getString("line_id"),
                LineKind.valueOf(row.getString("kind")),
                Revenue.valueOf(row.getString("revenue")),
                Occurrence.valueOf(row.getString("occurrence")),
                row.getString("deal_id"),
                row.getString("stream_id"),
                UtcColumns.requiredDay(row, "ordered_on"),
                UtcColumns.requiredDay(row, "counted_on"),
                new Money(row.getLong("minor_units"), Money.currency(currency)),
                deductions(row.getString("deductions"), currency),
                row.getString("refund_of"),
                rate == null ? null : ExchangeRate.parse(rate));
    }

    private static AllocationRow allocation(ResultSet row) throws SQLException {
        return allocation(row, "currency");
    }

    static AllocationRow allocation(ResultSet row, String currency) throws SQLException {
        long posting = row.getLong("posting_no");
        boolean posted = !row.wasNull();
        return new AllocationRow(
                row.getInt("position"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("rule_id"),
                row.getString("clause_id"),
                row.getString("reason"),
                row.getString("words"),
                row.getString("period"),
                new Money(row.getLong("base_units"), Money.currency(row.getString(currency))),
                SharingJson.parts(row.getString("parts")),
                SharingJson.derivation(row.getString("derivation")),
                new TermsHash(row.getString("terms_hash")),
                UtcColumns.requiredDay(row, "terms_on"),
                posted ? posting : null);
    }

    /** "REBATES 20.00;CREDITS 1.00". */
    private static String deductions(Map<Deduction, Money> deductions) {
        return deductions.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue().amount())
                .collect(Collectors.joining(";"));
    }

    private static Map<Deduction, Money> deductions(String text, String currency) {
        Map<Deduction, Money> deductions = new EnumMap<>(Deduction.class);
        if (!text.isEmpty()) {
            for (String one : text.split(";")) {
                int space = one.indexOf(' ');
                deductions.put(
                        Deduction.valueOf(one.substring(0, space)), Money.of(one.substring(space + 1), currency));
            }
        }
        return deductions;
    }
}
