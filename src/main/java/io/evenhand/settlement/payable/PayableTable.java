package io.evenhand.settlement.payable;

import io.evenhand.columns.UtcColumns;
import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.settlement.payable.NewPayable.Instalment;
import io.evenhand.settlement.payable.Payable.Invoice;
import io.evenhand.settlement.payable.Payable.Tax;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Payables as they are kept. */
@Repository
class PayableTable {
    private static final int AT_ONCE = 500;

    private final JdbcTemplate database;

    PayableTable(JdbcTemplate database) {
        this.database = database;
    }

    /**
     * @param interestRate a year; null where none is agreed
     * @param interestOf of interest what was paid late; else null
     * @param posting that put it into the book; null where the postings of revenue did
     */
    record Opened(
            NewPayable payable,
            PayableKind kind,
            String words,
            String contentHash,
            Instant at,
            @Nullable Share interestRate,
            @Nullable String interestOf,
            @Nullable Long posting) {}

    void add(Opened opened) {
        NewPayable payable = opened.payable();
        database.update(
                "insert into payable (id, kind, agreement_id, period, statement_number, debtor_id, creditor_id, net_units,"
                        + " currency, due_on, content_hash, opened_at, interest_rate, interest_of, words, posting_no)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                payable.key(),
                opened.kind().name(),
                payable.agreementId(),
                payable.period(),
                payable.statementNumber(),
                payable.debtorId(),
                payable.creditorId(),
                payable.net().minorUnits(),
                payable.net().currency().getCode(),
                payable.schedule().getFirst().dueOn(),
                opened.contentHash(),
                UtcColumns.of(opened.at()),
                opened.interestRate() == null ? null : opened.interestRate().toString(),
                opened.interestOf(),
                opened.words(),
                opened.posting());
        List<Object[]> rows = new ArrayList<>();
        for (Instalment instalment : payable.schedule()) {
            rows.add(new Object[] {
                payable.key(),
                rows.size() + 1,
                instalment.dueOn(),
                instalment.amount().minorUnits()
            });
        }
        database.batchUpdate(
                "insert into payable_instalment (payable_id, position, due_on, minor_units) values (?, ?, ?, ?)", rows);
    }

    /** The hashes of what was opened under these keys. */
    Map<String, String> hashes(Collection<String> ids) {
        Map<String, String> hashes = new HashMap<>();
        in(ids, (marks, some) -> {
            database.query(
                    "select id, content_hash from payable where id in (" + marks + ")",
                    row -> {
                        hashes.put(row.getString("id"), row.getString("content_hash"));
                    },
                    some);
        });
        return hashes;
    }

    Optional<Payable> find(String id) {
        return query("where id = ?", id).stream().findFirst();
    }

    /** Holds them until the transaction ends, in one order. Those that are not there are missing. */
    List<Payable> lock(Collection<String> ids) {
        List<Payable> found = new ArrayList<>();
        in(
                ids.stream().sorted().toList(),
                (marks, some) -> found.addAll(query("where id in (" + marks + ") order by id for update", some)));
        return found;
    }

    /** Those in which a partner has a part, what is due first at the head. */
    List<Payable> page(String partnerId, PayablesPage.Shown shown, LocalDate today, int from, int most) {
        List<Object> values = new ArrayList<>(List.of(partnerId, partnerId));
        String where = where(shown, today, values) + " order by due_on, id limit ? offset ?";
        values.add(most);
        values.add(from);
        return query(where, values.toArray());
    }

    /** All, for the books of a year. */
    List<Payable> all(String partnerId) {
        return query("where debtor_id = ? or creditor_id = ? order by agreement_id, due_on, id", partnerId, partnerId);
    }

    int count(String partnerId, PayablesPage.Shown shown, LocalDate today) {
        List<Object> values = new ArrayList<>(List.of(partnerId, partnerId));
        String where = where(shown, today, values);
        Integer count =
                database.queryForObject("select count(*) from payable " + where, Integer.class, values.toArray());
        return count == null ? 0 : count;
    }

    private static String where(PayablesPage.Shown shown, LocalDate today, List<Object> values) {
        String open = " and paid_on is null and withdrawn_at is null";
        return "where (debtor_id = ? or creditor_id = ?)"
                + switch (shown) {
                    case ALL -> "";
                    case STANDING -> " and (paid_on is null or confirmed = false) and withdrawn_at is null";
                    case REPORTED -> " and paid_on is not null and confirmed = false";
                    case WAITING -> open + " and (treatment is null or invoice_number is null)";
                    case OVERDUE -> {
                        values.add(today);
                        yield open + " and due_on < ?";
                    }
                    case OVER -> " and ((paid_on is not null and confirmed = true) or withdrawn_at is not null)";
                };
    }

    /** Those of them that have all they need, were not set off, and of which no bank of the partner's own has told yet. */
    List<Payable> toMatch(String partnerId) {
        return query(
                "p where (debtor_id = ? or creditor_id = ?) and treatment is not null and invoice_number is not null"
                        + " and set_off = false and withdrawn_at is null and not exists (select 1 from payable_match m"
                        + " where m.payable_id = p.id and m.partner_id = ? and m.undone_at is null and m.contested_at is null)"
                        + " order by due_on, id",
                partnerId,
                partnerId,
                partnerId);
    }

    /** Whether anything that the statement of a period says is left to be paid, or is paid by the payer's word alone. */
    boolean isAnyUnpaid(String agreementId, String period) {
        Integer left = database.queryForObject(
                "select count(*) from payable where agreement_id = ? and period = ? and kind = 'SHARE'"
                        + " and (paid_on is null or confirmed = false)",
                Integer.class,
                agreementId,
                period);
        return left != null && left > 0;
    }

    /** Of one period, shares and what interest they bore, what is due first at the head. */
    List<Payable> ofPeriod(String agreementId, String period) {
        return query("where agreement_id = ? and period = ? order by due_on, id", agreementId, period);
    }

    List<Payable> interestOf(String id) {
        return query("where interest_of = ? and withdrawn_at is null for update", id);
    }

    Map<String, List<Instalment>> schedules(Collection<Payable> payables) {
        Map<String, String> currencies = new HashMap<>();
        payables.forEach(
                payable -> currencies.put(payable.id(), payable.net().currency().getCode()));
        Map<String, List<Instalment>> schedules = new HashMap<>();
        in(currencies.keySet().stream().sorted().toList(), (marks, some) -> {
            database.query(
                    "select * from payable_instalment where payable_id in (" + marks
                            + ") order by payable_id, position",
                    row -> {
                        String id = row.getString("payable_id");
                        Money amount =
                                new Money(row.getLong("minor_units"), Money.currency(currencies.getOrDefault(id, "")));
                        schedules
                                .computeIfAbsent(id, one -> new ArrayList<>())
                                .add(new Instalment(UtcColumns.requiredDay(row, "due_on"), amount));
                    },
                    some);
        });
        return schedules;
    }

    void tax(String id, Tax tax, int changes) {
        database.update(
                "update payable set treatment = ?, tax_rate = ?, tax_units = ?, tax_note = ?, tax_posting_no = ?, tax_changes = ?"
                        + " where id = ?",
                tax.treatment().name(),
                tax.rate().toString(),
                tax.amount().minorUnits(),
                tax.note(),
                tax.posting(),
                changes,
                id);
    }

    void invoice(String id, Invoice invoice, String key, String by, Instant at) {
        database.update(
                "update payable set invoice_number = ?, invoice_key = ?, invoiced_on = ?, self_billed = ?, invoice_by = ?,"
                        + " invoice_at = ? where id = ?",
                invoice.number(),
                key,
                invoice.on(),
                invoice.selfBilled(),
                by,
                UtcColumns.of(at),
                id);
    }

    Optional<String> withInvoice(String key) {
        return database.queryForList("select id from payable where invoice_key = ?", String.class, key).stream()
                .findFirst();
    }

    /** @param received null while it is not confirmed @param payments how often a payment was posted or taken back by now */
    void paid(String id, PaidState state, @Nullable Long sent, @Nullable Long received, int payments) {
        database.update(
                "update payable set paid_on = ?, paid_posting_no = ?, received_posting_no = ?, confirmed = ?, set_off = ?,"
                        + " payments = ? where id = ?",
                state.on(),
                sent,
                received,
                state.confirmed(),
                state.setOff(),
                payments,
                id);
    }

    void unpaid(String id, int payments) {
        database.update(
                "update payable set paid_on = null, paid_posting_no = null, received_posting_no = null, confirmed = false,"
                        + " set_off = false, payments = ? where id = ?",
                payments,
                id);
    }

    /** Those of these, with the interest on them, that can be locked together. */
    List<String> withInterest(Collection<String> ids) {
        List<String> found = new ArrayList<>(ids);
        in(
                ids.stream().sorted().toList(),
                (marks, some) -> found.addAll(database.queryForList(
                        "select id from payable where interest_of in (" + marks + ") and withdrawn_at is null",
                        String.class,
                        some)));
        return found;
    }

    int countReportedTo(String creditorId) {
        Integer count = database.queryForObject(
                "select count(*) from payable where creditor_id = ? and paid_on is not null and confirmed = false"
                        + " and withdrawn_at is null",
                Integer.class,
                creditorId);
        return count == null ? 0 : count;
    }

    /** How often interest was opened on a payable, whether it still stands or not. */
    int timesOfInterest(String id) {
        Integer times =
                database.queryForObject("select count(*) from payable where interest_of = ?", Integer.class, id);
        return times == null ? 0 : times;
    }

    void withdraw(String id, Instant at) {
        database.update("update payable set withdrawn_at = ? where id = ?", UtcColumns.of(at), id);
    }

    private List<Payable> query(String where, Object... values) {
        return database.query("select * from payable " + where, (row, number) -> payable(row), values);
    }

    private static Payable payable(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        Money net = new Money(row.getLong("net_units"), Money.currency(currency));
        @Nullable String treatment = row.getString("treatment");
        @Nullable String number = row.getString("invoice_number");
        return new Payable(
                row.getString("id"),
                PayableKind.valueOf(row.getString("kind")),
                row.getString("agreement_id"),
                row.getString("period"),
                row.getString("statement_number"),
                row.getString("debtor_id"),
                row.getString("creditor_id"),
                net,
                UtcColumns.requiredDay(row, "due_on"),
                row.getString("words"),
                row.getString("interest_rate") == null ? null : Share.parse(row.getString("interest_rate")),
                row.getString("interest_of"),
                number(row, "posting_no"),
                treatment == null
                        ? null
                        : new Tax(
                                TaxTreatment.valueOf(treatment),
                                Share.parse(row.getString("tax_rate")),
                                new Money(row.getLong("tax_units"), net.currency()),
                                row.getString("tax_note"),
                                number(row, "tax_posting_no")),
                row.getInt("tax_changes"),
                number == null
                        ? null
                        : new Invoice(
                                number, UtcColumns.requiredDay(row, "invoiced_on"), row.getBoolean("self_billed")),
                row.getInt("payments"),
                UtcColumns.day(row, "paid_on"),
                number(row, "paid_posting_no"),
                row.getBoolean("set_off"),
                row.getTimestamp("withdrawn_at") != null,
                row.getBoolean("confirmed"),
                number(row, "received_posting_no"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    interface Part {
        void of(String marks, Object[] values);
    }

    /** Long lists are asked for in parts. */
    static void in(Collection<String> values, Part part) {
        List<String> all = List.copyOf(values);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            part.of(String.join(",", Collections.nCopies(some.size(), "?")), some.toArray());
        }
    }
}
