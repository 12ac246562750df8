package io.evenhand.claim;

import io.evenhand.columns.UtcColumns;
import io.evenhand.document.DocumentHash;
import io.evenhand.money.Money;
import io.evenhand.settlement.payable.DamagesConversion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What was said and filed of claims, which is only added to. Whoever adds holds the claim. */
@Repository
class ClaimBook {
    /** What was said with the amount of an offer or a decision, which is called "o". */
    private static final String SAID =
            "select o.*, t.payable_by, t.beyond, c.minor_units as counted_minor_units, c.currency as counted_currency, c.rate, c.rate_on,"
                    + " c.rate_source from %s o left join claim_amount_term t on t.id = o.id"
                    + " left join claim_amount_conversion c on c.id = o.id where ";

    private static final String OFFERS = SAID.formatted("claim_offer");
    private static final String AWARDS = SAID.formatted("claim_award");

    private final JdbcTemplate database;

    ClaimBook(JdbcTemplate database) {
        this.database = database;
    }

    void add(
            ClaimId claim,
            Instant at,
            String partnerId,
            String by,
            EntryKind kind,
            String words,
            @Nullable Money amount,
            String onceKey) {
        database.update(
                "insert into claim_entry (claim_id, number, happened_at, partner_id, by_whom, kind, words, minor_units, currency, once_key)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                claim.value(),
                next("claim_entry", claim),
                UtcColumns.of(at),
                partnerId,
                by,
                kind.name(),
                words,
                ClaimTable.minorUnits(amount),
                ClaimTable.currency(amount),
                onceKey);
    }

    private int next(String table, ClaimId claim) {
        Integer last = database.queryForObject(
                "select coalesce(max(number), 0) from " + table + " where claim_id = ?", Integer.class, claim.value());
        return (last == null ? 0 : last) + 1;
    }

    boolean isNoted(ClaimId claim, String onceKey) {
        Integer known = database.queryForObject(
                "select count(*) from claim_entry where claim_id = ? and once_key = ?",
                Integer.class,
                claim.value(),
                onceKey);
        return known != null && known > 0;
    }

    /** In the order in which it happened. */
    List<ClaimEntry> entries(ClaimId claim) {
        return database.query(
                "select * from claim_entry where claim_id = ? order by number",
                (row, number) -> new ClaimEntry(
                        row.getInt("number"),
                        UtcColumns.requiredInstant(row, "happened_at"),
                        row.getString("partner_id"),
                        row.getString("by_whom"),
                        EntryKind.valueOf(row.getString("kind")),
                        row.getString("words"),
                        ClaimTable.money(row, "minor_units", "currency")),
                claim.value());
    }

    void add(ClaimOffer offer) {
        database.update(
                "insert into claim_offer (id, claim_id, kind, partner_id, minor_units, currency, words, made_by, made_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                offer.id(),
                offer.claimId(),
                offer.kind().name(),
                offer.partnerId(),
                ClaimTable.minorUnits(offer.amount()),
                ClaimTable.currency(offer.amount()),
                offer.words(),
                offer.by(),
                UtcColumns.of(offer.at()));
        addTerm(offer.id(), offer.payableBy(), false);
        addConversion(offer.id(), offer.conversion());
    }

    private void addConversion(String id, @Nullable DamagesConversion said) {
        if (said != null) {
            database.update(
                    "insert into claim_amount_conversion (id, minor_units, currency, rate, rate_on, rate_source)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    id,
                    said.counted().minorUnits(),
                    said.counted().currency().getCode(),
                    said.rate(),
                    said.on(),
                    said.source());
        }
    }

    /** What the amount by which a claim ended counts as; empty where it counts as it is, or toward nothing. */
    Optional<DamagesConversion> conversion(Claim claim) {
        return switch (claim.state()) {
            case SETTLED -> offer(claim.id(), claim.standing().offerId()).map(ClaimOffer::conversion);
            case AWARDED -> award(claim.id(), claim.standing().awardId()).map(ClaimAward::conversion);
            case ADMITTED,
                    WITHDRAWN,
                    STATED,
                    PART_ADMITTED,
                    TALKS,
                    OFFERED,
                    SECOND_ASKED,
                    AWARD_STATED,
                    AWARD_CONTESTED -> Optional.empty();
        };
    }

    private void addTerm(String id, @Nullable LocalDate payableBy, boolean beyond) {
        database.update(
                "insert into claim_amount_term (id, payable_by, beyond) values (?, ?, ?)", id, payableBy, beyond);
    }

    Optional<ClaimOffer> offer(ClaimId claim, @Nullable String id) {
        return database
                .query(OFFERS + "o.claim_id = ? and o.id = ?", (row, number) -> offer(row), claim.value(), id)
                .stream()
                .findFirst();
    }

    /** These, whichever claims they are about. */
    List<ClaimOffer> offers(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.query(
                        OFFERS + "o.id in (" + String.join(", ", Collections.nCopies(ids.size(), "?")) + ")",
                        (row, number) -> offer(row),
                        ids.toArray());
    }

    private static ClaimOffer offer(ResultSet row) throws SQLException {
        return new ClaimOffer(
                row.getString("id"),
                row.getString("claim_id"),
                ClaimOffer.Kind.valueOf(row.getString("kind")),
                row.getString("partner_id"),
                ClaimTable.money(row, "minor_units", "currency"),
                conversion(row),
                UtcColumns.day(row, "payable_by"),
                row.getString("words"),
                row.getString("made_by"),
                UtcColumns.requiredInstant(row, "made_at"));
    }

    private static @Nullable DamagesConversion conversion(ResultSet row) throws SQLException {
        Money counted = ClaimTable.money(row, "counted_minor_units", "counted_currency");
        return counted == null
                ? null
                : new DamagesConversion(
                        counted,
                        row.getString("rate"),
                        UtcColumns.requiredDay(row, "rate_on"),
                        row.getString("rate_source"));
    }

    void add(ClaimAward award) {
        database.update(
                "insert into claim_award (id, claim_id, partner_id, awarded_by, awarded_on, minor_units, currency, document_hash,"
                        + " stated_by, stated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                award.id(),
                award.claimId(),
                award.partnerId(),
                award.awardedBy(),
                award.awardedOn(),
                ClaimTable.minorUnits(award.amount()),
                ClaimTable.currency(award.amount()),
                award.document().hex(),
                award.by(),
                UtcColumns.of(award.at()));
        addTerm(award.id(), null, award.beyond());
        addConversion(award.id(), award.conversion());
    }

    /** One of those that were stated; empty for an id that none of them has. */
    Optional<ClaimAward> award(ClaimId claim, @Nullable String id) {
        return awards(claim).stream().filter(award -> award.id().equals(id)).findFirst();
    }

    /** Of all that were stated, the newest first. */
    List<ClaimAward> awards(ClaimId claim) {
        return database.query(
                AWARDS + "o.claim_id = ?" + " order by o.stated_at desc, o.id",
                (row, number) -> award(row),
                claim.value());
    }

    private static ClaimAward award(ResultSet row) throws SQLException {
        return new ClaimAward(
                row.getString("id"),
                row.getString("claim_id"),
                row.getString("partner_id"),
                row.getString("awarded_by"),
                UtcColumns.requiredDay(row, "awarded_on"),
                ClaimTable.money(row, "minor_units", "currency"),
                conversion(row),
                row.getBoolean("beyond"),
                new DocumentHash(row.getString("document_hash")),
                row.getString("stated_by"),
                UtcColumns.requiredInstant(row, "stated_at"));
    }

    /** @param evidence whose number is not asked for */
    void add(ClaimId claim, ClaimEvidence evidence) {
        database.update(
                "insert into claim_evidence (claim_id, number, partner_id, shows, file_name, media_type, size_bytes, hash, filed_by,"
                        + " filed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                claim.value(),
                next("claim_evidence", claim),
                evidence.partnerId(),
                evidence.shows(),
                evidence.fileName(),
                evidence.mediaType(),
                evidence.sizeBytes(),
                evidence.hash().hex(),
                evidence.by(),
                UtcColumns.of(evidence.at()));
    }

    /** In the order in which it was filed. */
    List<ClaimEvidence> evidence(ClaimId claim) {
        return database.query(
                "select * from claim_evidence where claim_id = ? order by number",
                (row, number) -> new ClaimEvidence(
                        row.getInt("number"),
                        row.getString("partner_id"),
                        row.getString("shows"),
                        row.getString("file_name"),
                        row.getString("media_type"),
                        row.getLong("size_bytes"),
                        new DocumentHash(row.getString("hash")),
                        row.getString("filed_by"),
                        UtcColumns.requiredInstant(row, "filed_at")),
                claim.value());
    }
}
