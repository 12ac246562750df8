package io.evenhand.relationship;

import io.evenhand.access.Actor;
import io.evenhand.columns.UtcColumns;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerView;
import io.evenhand.partner.Partners;
import io.evenhand.relationship.commitment.Commitment;
import io.evenhand.relationship.commitment.Countersignature;
import io.evenhand.signing.DetachedSignatures;
import io.evenhand.signing.Signatory;
import io.evenhand.signing.SigningRefusedException;
import io.evenhand.signing.TimestampUnavailableException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * What others signed about commitments: their certificate signs root, count, who and when. A signature asks a timestamp authority, so it is
 * made outside of any transaction, and kept by one statement.
 */
@Component
class Countersignatures {
    private static final String HOST = "The host of this installation";
    private static final String PURPOSE = "Countersigns a list of customers";

    private final JdbcOperations database;
    private final DetachedSignatures signatures;
    private final Partners partners;

    Countersignatures(JdbcOperations database, DetachedSignatures signatures, Partners partners) {
        this.database = database;
        this.signatures = signatures;
        this.partners = partners;
    }

    /** @param commitmentId of one that is kept here, and not the actor's own @param now to the microsecond */
    CountersignResult sign(Actor actor, String commitmentId, Commitment commitment, Instant now) {
        List<String> signed = database.queryForList(
                "SELECT partner_id FROM relationship_countersigned WHERE commitment_id = ?",
                String.class,
                commitmentId);
        if (signed.contains(actor.partnerId())) {
            return new CountersignResult.Countersigned();
        }
        if (signed.size() >= Commitment.MOST_COUNTERSIGNATURES) {
            return new CountersignResult.Refused(
                    "%d organisations countersigned it already; more prove nothing more.".formatted(signed.size()));
        }
        try {
            insert(actor, commitmentId, made(actor, commitment, now));
        } catch (SigningRefusedException refused) {
            return new CountersignResult.Refused(String.valueOf(refused.getMessage()));
        } catch (TimestampUnavailableException later) {
            return new CountersignResult.Refused(
                    "No timestamp authority answers now, so nothing was signed. Try again later.");
        } catch (DuplicateKeyException meanwhile) {
            return new CountersignResult.Countersigned();
        }
        return new CountersignResult.Countersigned();
    }

    private Countersignature made(Actor actor, Commitment commitment, Instant now) {
        boolean host = actor.partnerId().equals(Actor.HOST);
        PartnerView partner = host
                ? null
                : partners.find(new PartnerId(actor.partnerId()))
                        .orElseThrow(() -> new IllegalStateException(
                                "Somebody acts for " + actor.partnerId() + ", which is not registered"));
        String organisation = partner == null ? HOST : partner.legalName();
        byte[] statement =
                Countersignature.statement(commitment, actor.partnerId(), organisation, actor.displayName(), now);
        byte[] signature = partner == null
                ? signatures.byHost(statement)
                : signatures.by(
                        new Signatory(
                                Objects.requireNonNullElse(actor.personId(), actor.username()),
                                actor.displayName(),
                                "",
                                actor.partnerId(),
                                organisation,
                                partner.country()),
                        statement,
                        PURPOSE);
        return new Countersignature(
                actor.partnerId(),
                organisation,
                actor.displayName(),
                now,
                Base64.getEncoder().encodeToString(signature));
    }

    private void insert(Actor actor, String commitmentId, Countersignature made) {
        int unused = database.update(
                "INSERT INTO relationship_countersigned (commitment_id, partner_id, organisation, person, signed_by, seen_at,"
                        + " signature) VALUES (?, ?, ?, ?, ?, ?, ?)",
                commitmentId,
                made.partner(),
                made.organisation(),
                made.person(),
                actor.username(),
                UtcColumns.of(made.seenAt()),
                made.signature());
    }

    /** In the order of signing. */
    List<Countersignature> of(String commitmentId) {
        return database.query(
                "SELECT partner_id, organisation, person, seen_at, signature FROM relationship_countersigned"
                        + " WHERE commitment_id = ? ORDER BY seen_at, partner_id",
                (row, number) -> new Countersignature(
                        row.getString("partner_id"),
                        row.getString("organisation"),
                        row.getString("person"),
                        UtcColumns.requiredInstant(row, "seen_at"),
                        row.getString("signature")),
                commitmentId);
    }
}
