package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import io.evenhand.columns.UtcColumns;
import io.evenhand.digest.Sha256;
import io.evenhand.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Statements and their lines as they are kept. Lines are only added. */
@Repository
class StatementTable {
    private static final int AT_ONCE = 500;

    /** Begins what a CSV file is called, which has no name of its own. */
    static final String CSV = "csv ";

    private final JdbcTemplate database;

    StatementTable(JdbcTemplate database) {
        this.database = database;
    }

    /**
     * Keeps what is new of a statement.
     *
     * @param whole whether nothing was left out: what was is not compared with what comes again
     * @return how many lines were new
     */
    int keep(Actor actor, BankStatement statement, String id, boolean whole, Instant at) {
        String key = key(actor.partnerId(), statement.account(), id);
        List<String> prints = fingerprints(actor.partnerId(), statement);
        List<String> kept =
                database.queryForList("select id from bank_statement where key_hash = ?", String.class, key);
        String statementId = kept.isEmpty() ? UUID.randomUUID().toString() : kept.getFirst();
        if (kept.isEmpty()) {
            insert(actor, statement, id, key, whole ? content(prints) : "", statementId, at);
        }
        Set<String> known = known(prints);
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < prints.size(); i++) {
            if (!known.contains(prints.get(i))) {
                rows.add(row(statementId, actor.partnerId(), statement.lines().get(i), prints.get(i)));
            }
        }
        database.batchUpdate(
                "insert into bank_line (id, statement_id, partner_id, entry_number, booked_on, value_on, minor_units, currency,"
                        + " counterparty, counterparty_iban, end_to_end_id, bank_reference, remittance, fingerprint)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
        return rows.size();
    }

    boolean isKeptWithOtherLines(String partnerId, BankStatement statement) {
        String key = key(partnerId, statement.account(), statement.id());
        String content = content(fingerprints(partnerId, statement));
        return database
                .queryForList("select content_hash from bank_statement where key_hash = ?", String.class, key)
                .stream()
                .anyMatch(kept -> !kept.isEmpty() && !kept.equals(content));
    }

    private void insert(
            Actor actor,
            BankStatement statement,
            String id,
            String key,
            String content,
            String statementId,
            Instant at) {
        database.update(
                "insert into bank_statement (id, partner_id, iban, statement_id, key_hash, content_hash, currency, opening_units,"
                        + " closing_units, taken_by, taken_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                statementId,
                actor.partnerId(),
                statement.account().value(),
                id,
                key,
                content,
                statement.closing().map(money -> money.currency().getCode()).orElse(null),
                statement.opening().map(Money::minorUnits).orElse(null),
                statement.closing().map(Money::minorUnits).orElse(null),
                actor.username(),
                UtcColumns.of(at));
    }

    private static Object[] row(String statementId, String partnerId, StatementLine line, String print) {
        return new Object[] {
            UUID.randomUUID().toString(),
            statementId,
            partnerId,
            line.entry(),
            line.bookedOn(),
            line.valueOn(),
            line.amount().minorUnits(),
            line.amount().currency().getCode(),
            line.counterparty(),
            line.counterpartyIban(),
            line.endToEndId(),
            line.bankReference(),
            line.text(),
            print
        };
    }

    private Set<String> known(List<String> prints) {
        Set<String> known = new HashSet<>();
        for (int from = 0; from < prints.size(); from += AT_ONCE) {
            List<String> some = prints.subList(from, Math.min(prints.size(), from + AT_ONCE));
            known.addAll(database.queryForList(
                    "select fingerprint from bank_line where fingerprint in (" + marks(some) + ")",
                    String.class,
                    some.toArray()));
        }
        return known;
    }

    int count(String partnerId) {
        return count("select count(*) from bank_statement where partner_id = ?", partnerId);
    }

    private int count(String query, String partnerId) {
        Integer found = database.queryForObject(query, Integer.class, partnerId);
        return found == null ? 0 : found;
    }

    /** The latest taken first. */
    List<StatementView> list(String partnerId, int from, int most) {
        List<StatementView> heads = database.query(
                "select * from bank_statement where partner_id = ? order by taken_at desc, id limit ? offset ?",
                (row, number) -> view(row),
                partnerId,
                most,
                from);
        Map<String, Lines> lines = heads.isEmpty() ? Map.of() : lines(heads);
        return heads.stream()
                .map(head -> lines.getOrDefault(head.id(), Lines.NONE).of(head))
                .toList();
    }

    /** What a statement brought. */
    private record Lines(int all, int open, Optional<LocalDate> first, Optional<LocalDate> last) {
        static final Lines NONE = new Lines(0, 0, Optional.empty(), Optional.empty());

        StatementView of(StatementView head) {
            return new StatementView(
                    head.id(),
                    head.account(),
                    head.name(),
                    head.opening(),
                    head.closing(),
                    all,
                    open,
                    first,
                    last,
                    head.takenBy(),
                    head.takenAt());
        }
    }

    private Map<String, Lines> lines(List<StatementView> statements) {
        List<String> ids = statements.stream().map(StatementView::id).toList();
        Map<String, Lines> lines = new HashMap<>();
        database.query(
                "select l.statement_id, count(*) as lines_in_all, count(c.subject_id) as matched, min(l.booked_on) as first_day,"
                        + " max(l.booked_on) as last_day from bank_line l left join bank_claim c on c.partner_id = l.partner_id"
                        + " and c.kind = 'LINE' and c.subject_id = l.id where l.statement_id in (" + marks(ids)
                        + ") group by l.statement_id",
                row -> {
                    int all = row.getInt("lines_in_all");
                    lines.put(
                            row.getString("statement_id"),
                            new Lines(
                                    all,
                                    all - row.getInt("matched"),
                                    Optional.of(row.getObject("first_day", LocalDate.class)),
                                    Optional.of(row.getObject("last_day", LocalDate.class))));
                },
                ids.toArray());
        return lines;
    }

    private static StatementView view(ResultSet row) throws SQLException {
        String name = row.getString("statement_id");
        return new StatementView(
                row.getString("id"),
                new Iban(row.getString("iban")),
                name.startsWith(CSV) ? "" : name,
                balance(row, "opening_units"),
                balance(row, "closing_units"),
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                row.getString("taken_by"),
                UtcColumns.requiredInstant(row, "taken_at"));
    }

    private static Optional<Money> balance(ResultSet row, String column) throws SQLException {
        @Nullable String currency = row.getString("currency");
        @Nullable Object units = row.getObject(column);
        return currency == null || units == null
                ? Optional.empty()
                : Optional.of(new Money(row.getLong(column), Money.currency(currency)));
    }

    /** How many lines of the partner no match holds. */
    int countOpen(String partnerId) {
        return count(
                "select count(*) from bank_line l left join bank_claim c on c.partner_id = l.partner_id and c.kind = 'LINE'"
                        + " and c.subject_id = l.id where l.partner_id = ? and c.subject_id is null",
                partnerId);
    }

    /** The lines of the partner that no match holds, the oldest first. */
    List<BankLine> open(String partnerId) {
        return database.query(
                "select l.* from bank_line l left join bank_claim c on c.partner_id = l.partner_id and c.kind = 'LINE'"
                        + " and c.subject_id = l.id where l.partner_id = ? and c.subject_id is null"
                        + " order by l.booked_on, l.entry_number, l.id",
                (row, number) -> line(row),
                partnerId);
    }

    /** Those of these lines that are the partner's. */
    List<BankLine> find(String partnerId, Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Object> arguments = new ArrayList<>(ids);
        arguments.add(partnerId);
        return database.query(
                "select * from bank_line where id in (" + marks(ids) + ") and partner_id = ?",
                (row, number) -> line(row),
                arguments.toArray());
    }

    static String marks(Collection<?> values) {
        return values.stream().map(value -> "?").collect(Collectors.joining(", "));
    }

    private static BankLine line(ResultSet row) throws SQLException {
        return new BankLine(
                row.getString("id"),
                new StatementLine(
                        row.getInt("entry_number"),
                        row.getObject("booked_on", LocalDate.class),
                        row.getObject("value_on", LocalDate.class),
                        new Money(row.getLong("minor_units"), Money.currency(row.getString("currency"))),
                        row.getString("counterparty"),
                        row.getString("counterparty_iban"),
                        row.getString("end_to_end_id"),
                        row.getString("bank_reference"),
                        row.getString("remittance")));
    }

    private static String key(String partnerId, Iban account, String id) {
        return hash(partnerId, account.value(), id);
    }

    private static String content(List<String> prints) {
        return hash(prints.stream().sorted().toArray(String[]::new));
    }

    /** Of two lines that are the same in all, the second is known as the second: both happened. */
    private static List<String> fingerprints(String partnerId, BankStatement statement) {
        Map<String, Integer> times = new HashMap<>();
        List<String> prints = new ArrayList<>();
        for (StatementLine line : statement.lines()) {
            String one = hash(
                    partnerId,
                    statement.account().value(),
                    line.bookedOn().toString(),
                    line.amount().toString(),
                    line.counterparty(),
                    line.counterpartyIban(),
                    line.endToEndId(),
                    line.bankReference(),
                    line.text());
            @Nullable Integer before = times.put(one, times.getOrDefault(one, 0) + 1);
            prints.add(before == null ? one : hash(one, before.toString()));
        }
        return prints;
    }

    /** Of several texts, none of which can be taken for a part of another. */
    private static String hash(String... texts) {
        return Sha256.of(String.join("\u0000", texts));
    }
}
