package io.evenhand.settlement.revenue;

import io.evenhand.settlement.revenue.AllocationRow.Outcome;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.statement.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The attested lines that are paid for a period with what the terms made of them, in the order of the reports: read some thousand at a time,
 * from where the last ones ended.
 */
@Component
class PaidLines {
    private static final int AT_ONCE = 2_000;

    // Both tables have a period and a currency; each is asked for by its own name.
    private static final String COLUMNS =
            "l.report_id, l.line_no, l.line_id, l.kind, l.revenue, l.occurrence, l.deal_id, l.stream_id, l.ordered_on, l.counted_on,"
                    + " l.minor_units, l.currency, l.deductions, l.refund_of, l.rate,"
                    + " a.position, a.outcome, a.rule_id, a.clause_id, a.reason, a.words, a.period, a.base_units,"
                    + " a.currency as paid_currency, a.parts, a.derivation, a.terms_hash, a.terms_on, a.posting_no";
    private static final String ALLOCATION =
            " join revenue_allocation a on a.report_id = l.report_id and a.line_no = l.line_no";

    private final JdbcTemplate database;
    private final int atOnce;

    @Autowired
    PaidLines(JdbcTemplate database) {
        this(database, AT_ONCE);
    }

    /** @param atOnce so many lines are in memory at most */
    PaidLines(JdbcTemplate database, int atOnce) {
        this.database = database;
        this.atOnce = atOnce;
    }

    /** @param report its number @param number within the report */
    record PaidLine(int report, int number, RevenueLine line, List<AllocationRow> rows) {}

    /**
     * Lines of one period.
     *
     * @param settled whether it has ended, and they are those that were paid in it; otherwise those that count in it or earlier and are paid
     *     in no period yet
     * @param throughReport the number of the last report of which they are
     */
    record Which(String agreementId, ReportingPeriod period, boolean settled, int throughReport) {
        private String condition() {
            return settled ? " and l.settled_in = ?" : " and l.settled_in is null and l.counted_on <= ?";
        }

        private Object argument() {
            return settled ? period.toString() : period.lastDay();
        }
    }

    private record Report(String id, int number, int count) {}

    /** The number of the last report that is attested; 0 before the first. */
    int lastReport(String agreementId) {
        Integer last = database.queryForObject(
                "select coalesce(max(report_number), 0) from revenue_report where agreement_id = ? and state = 'ATTESTED'",
                Integer.class,
                agreementId);
        return last == null ? 0 : last;
    }

    /**
     * How many there are is found out now.
     *
     * @return reading throws IllegalStateException where lines came or went since
     */
    Rows<PaidLine> rows(Which which) {
        List<Report> reports = reports(which);
        int count = reports.stream().mapToInt(Report::count).reduce(0, Math::addExact);
        return Rows.of(count, () -> new Reading(which, reports, count));
    }

    /** Those that have lines of it, in their order. */
    private List<Report> reports(Which which) {
        Map<String, Integer> counts = new HashMap<>();
        // Asked for by itself, this is answered by an index alone.
        database.query(
                "select l.report_id, count(*) from revenue_line l where l.agreement_id = ?" + which.condition()
                        + " group by l.report_id",
                row -> {
                    counts.put(row.getString(1), row.getInt(2));
                },
                which.agreementId(),
                which.argument());
        return database
                .query(
                        "select id, report_number from revenue_report where agreement_id = ? and state = 'ATTESTED'"
                                + " and report_number <= ? order by report_number",
                        (row, number) ->
                                new Report(row.getString(1), row.getInt(2), counts.getOrDefault(row.getString(1), 0)),
                        which.agreementId(),
                        which.throughReport())
                .stream()
                .filter(report -> report.count() > 0)
                .toList();
    }

    /** One reading from the first line to the last. */
    private final class Reading implements Iterator<PaidLine> {
        private final Which which;
        private final List<Report> reports;
        private final int count;
        private int at;
        private int after;
        private int read;
        private Iterator<PaidLine> page = Collections.emptyIterator();

        Reading(Which which, List<Report> reports, int count) {
            this.which = which;
            this.reports = reports;
            this.count = count;
        }

        @Override
        public boolean hasNext() {
            while (!page.hasNext() && at < reports.size()) {
                page = nextPage();
            }
            if (!page.hasNext() && read != count) {
                throw new IllegalStateException("Lines of %s in agreement %s changed while they were read"
                        .formatted(which.period(), which.agreementId()));
            }
            return page.hasNext();
        }

        @Override
        public PaidLine next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            read++;
            return page.next();
        }

        private Iterator<PaidLine> nextPage() {
            if (reports.get(at).count() > atOnce) {
                Report report = reports.get(at);
                List<PaidLine> lines = page(which, List.of(report), after);
                boolean last = lines.size() < atOnce;
                after = last ? 0 : lines.getLast().number();
                at += last ? 1 : 0;
                return lines.iterator();
            }
            // Many small reports are read together.
            List<Report> some = new ArrayList<>();
            for (int lines = 0; at < reports.size() && lines + reports.get(at).count() <= atOnce; at++) {
                some.add(reports.get(at));
                lines += reports.get(at).count();
            }
            return page(which, some, 0).iterator();
        }
    }

    private List<PaidLine> page(Which which, List<Report> reports, int after) {
        Map<String, Integer> numbers = new HashMap<>();
        List<Object> arguments = new ArrayList<>();
        reports.forEach(report -> {
            numbers.put(report.id(), report.number());
            arguments.add(report.id());
        });
        arguments.add(after);
        arguments.add(which.argument());
        arguments.add(atOnce);
        List<PaidLine> found = new ArrayList<>();
        database.query(
                "select " + COLUMNS + " from (select l.* from revenue_line l where l.report_id in ("
                        + String.join(", ", Collections.nCopies(reports.size(), "?")) + ") and l.line_no > ?"
                        + which.condition() + " order by l.report_id, l.line_no limit ?) l" + ALLOCATION
                        + " order by l.report_id, l.line_no, a.position",
                row -> {
                    add(found, row, numbers.getOrDefault(row.getString("report_id"), 0));
                },
                arguments.toArray());
        if (reports.size() > 1) {
            found.sort(Comparator.comparingInt(PaidLine::report).thenComparingInt(PaidLine::number));
        }
        return found;
    }

    private static void add(List<PaidLine> found, ResultSet row, int report) throws SQLException {
        int number = row.getInt("line_no");
        PaidLine last = found.isEmpty() ? null : found.getLast();
        if (last == null || last.report() != report || last.number() != number) {
            last = new PaidLine(report, number, LineTable.line(row), new ArrayList<>());
            found.add(last);
        }
        last.rows().add(LineTable.allocation(row, "paid_currency"));
    }

    /**
     * Lines that one rule shares, or that none does, with that alone; from one place on, and before another.
     *
     * @param rule null for those that are not shared
     */
    List<PaidLine> ofRule(Which which, @Nullable String rule, Place from, Place before, int most) {
        boolean oneReport = from.report() == before.report();
        List<Object> arguments = new ArrayList<>(List.of(which.agreementId(), from.report(), before.report()));
        arguments.add((rule == null ? Outcome.NOT_SHARED : Outcome.SHARED).name());
        if (rule != null) {
            arguments.add(rule);
        }
        if (!oneReport) {
            arguments.add(from.report());
        }
        arguments.add(from.line());
        if (!oneReport) {
            arguments.add(before.report());
        }
        arguments.add(before.line());
        arguments.add(which.argument());
        arguments.add(most);
        List<PaidLine> found = new ArrayList<>();
        database.query(
                "select r.report_number, " + COLUMNS
                        + " from revenue_report r join revenue_allocation a on a.report_id = r.id"
                        + " join revenue_line l on l.report_id = a.report_id and l.line_no = a.line_no"
                        + " where r.agreement_id = ? and r.state = 'ATTESTED' and r.report_number between ? and ?"
                        + " and a.position = 0 and a.outcome = ?" + (rule == null ? "" : " and a.rule_id = ?")
                        // Within one report the index leads to the very lines.
                        + (oneReport
                                ? " and a.line_no >= ? and a.line_no < ?"
                                : " and (r.report_number > ? or a.line_no >= ?) and (r.report_number < ? or a.line_no < ?)")
                        + which.condition() + " order by r.report_number, a.line_no limit ?",
                row -> {
                    add(found, row, row.getInt("report_number"));
                },
                arguments.toArray());
        return found;
    }

    boolean has(Which which, String lineId) {
        return !database.queryForList(
                        "select 1 from revenue_line l join revenue_report r on r.id = l.report_id where l.agreement_id = ?"
                                + " and l.line_key = ? and r.state = 'ATTESTED' and r.report_number <= ?"
                                + which.condition(),
                        Integer.class,
                        which.agreementId(),
                        Fingerprints.of(lineId),
                        which.throughReport(),
                        which.argument())
                .isEmpty();
    }

    /** Whether later reports have lines for the same period. */
    boolean anyLater(Which which) {
        return !database.queryForList(
                        "select 1 from revenue_report r join revenue_line l on l.report_id = r.id where r.agreement_id = ?"
                                + " and r.state = 'ATTESTED' and r.report_number > ?" + which.condition() + " limit 1",
                        Integer.class,
                        which.agreementId(),
                        which.throughReport(),
                        which.argument())
                .isEmpty();
    }
}
