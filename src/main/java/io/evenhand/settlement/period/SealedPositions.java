package io.evenhand.settlement.period;

import io.evenhand.columns.UtcColumns;
import io.evenhand.money.Money;
import io.evenhand.settlement.payable.StatementPositions;
import io.evenhand.settlement.split.PeriodEnd.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What sealed statements said of a partner, for its own books. */
@Component
class SealedPositions implements StatementPositions {
    private final JdbcTemplate database;

    SealedPositions(JdbcTemplate database) {
        this.database = database;
    }

    @Override
    public List<Sealed> ofYear(String partnerId, int year) {
        return database.query(
                "select p.agreement_id, p.period, p.last_day, p.statement_number, t.* from settlement_party t"
                        + " join settlement_period p on p.id = t.settlement_id where t.partner_id = ? and t.currency is not null"
                        + " and p.sealed_at is not null and p.last_day between ? and ? order by p.last_day, p.agreement_id",
                (row, number) -> new Sealed(
                        row.getString("agreement_id"),
                        row.getString("period"),
                        UtcColumns.requiredDay(row, "last_day"),
                        row.getString("statement_number"),
                        position(row)),
                partnerId,
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 12, 31));
    }

    private static Position position(ResultSet row) throws SQLException {
        return new Position(
                row.getString("partner_id"),
                money(row, "earned"),
                money(row, "corrected"),
                money(row, "returned"),
                money(row, "brought_forward"),
                money(row, "lapsed"),
                money(row, "carried_forward"),
                money(row, "payable"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getLong(column), Money.currency(row.getString("currency")));
    }
}
