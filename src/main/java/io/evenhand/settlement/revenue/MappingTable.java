package io.evenhand.settlement.revenue;

import io.evenhand.access.Actor;
import io.evenhand.columns.UtcColumns;
import io.evenhand.settlement.split.file.ColumnMapping;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Saved mappings of columns, in the transaction that is under way. A version never changes. */
@Component
class MappingTable {
    private static final String OF = " from revenue_mapping where agreement_id = ? and partner_id = ?";

    /** A file is not read by what nobody has used for many others. */
    private static final int LOOKED_AT = 20;

    private final JdbcTemplate database;

    MappingTable(JdbcTemplate database) {
        this.database = database;
    }

    private record Version(int number, ColumnMapping mapping) {}

    ColumnMapping get(String agreementId, String partnerId, int version) {
        return database.query(
                        "select mapping" + OF + " and version = ?",
                        (row, number) -> SharingJson.mapping(row.getString("mapping")),
                        agreementId,
                        partnerId,
                        version)
                .getFirst();
    }

    /** The one that was used last, of those that name only columns which the file has. */
    Optional<Integer> lastFitting(String agreementId, String partnerId, List<String> headings) {
        return lastUsed(agreementId, partnerId).stream()
                .filter(one -> one.mapping().fits(headings))
                .map(Version::number)
                .findFirst();
    }

    private List<Version> lastUsed(String agreementId, String partnerId) {
        return database.query(
                "select version, mapping" + OF + " order by used_at desc, version desc limit " + LOOKED_AT,
                (row, number) -> new Version(row.getInt("version"), SharingJson.mapping(row.getString("mapping"))),
                agreementId,
                partnerId);
    }

    /** @return the version, of an earlier one with the same content if there is one */
    int save(String agreementId, Actor actor, ColumnMapping mapping, Instant now) {
        Optional<Version> same = lastUsed(agreementId, actor.partnerId()).stream()
                .filter(one -> one.mapping().equals(mapping))
                .findFirst();
        if (same.isPresent()) {
            database.update(
                    "update revenue_mapping set used_at = ? where agreement_id = ? and partner_id = ? and version = ?",
                    UtcColumns.of(now),
                    agreementId,
                    actor.partnerId(),
                    same.get().number());
            return same.get().number();
        }
        Integer last = database.queryForObject(
                "select coalesce(max(version), 0)" + OF, Integer.class, agreementId, actor.partnerId());
        int version = (last == null ? 0 : last) + 1;
        database.update(
                "insert into revenue_mapping (agreement_id, partner_id, version, mapping, saved_by, saved_by_name, saved_at, used_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                row -> {
                    row.setString(1, agreementId);
                    row.setString(2, actor.partnerId());
                    row.setInt(3, version);
                    row.setString(4, SharingJson.mapping(mapping));
                    row.setString(5, actor.username());
                    row.setString(6, actor.displayName());
                    UtcColumns.set(row, 7, now);
                    UtcColumns.set(row, 8, now);
                });
        return version;
    }
}
