package io.evenhand.claim;

import io.evenhand.claim.Claim.End;
import io.evenhand.days.Days;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.money.Money;
import io.evenhand.settlement.payable.Damages;
import io.evenhand.settlement.payable.DamagesBasis;
import io.evenhand.settlement.payable.DamagesResult;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What follows from the end of a claim, each step within a transaction of its own. */
@Component
@Transactional
class ClaimEndings {
    private final ClaimDesk desk;
    private final ClaimTable claims;
    private final ClaimBook book;
    private final ClaimTrack track;
    private final ClaimMail mail;
    private final Damages damages;
    private final Archive archive;

    ClaimEndings(
            ClaimDesk desk,
            ClaimTable claims,
            ClaimBook book,
            ClaimTrack track,
            ClaimMail mail,
            Damages damages,
            Archive archive) {
        this.desk = desk;
        this.claims = claims;
        this.book = book;
        this.track = track;
        this.mail = mail;
        this.damages = damages;
        this.archive = archive;
    }

    @Transactional(readOnly = true)
    Claim ended(ClaimId id) {
        Claim claim = claims.find(id).orElseThrow(() -> new IllegalStateException("No claim " + id));
        End unused = claim.end();
        return claim;
    }

    /** The first that is drawn up counts. */
    void keepRecord(ClaimId id, byte[] record, String fileName) {
        DocumentHash hash = archive.store(record, "application/pdf", fileName);
        claims.keepRecord(id, hash);
    }

    void conclude(ClaimId id) {
        Claim claim = desk.hold(id);
        End end = claim.end();
        if (end.concludedAt() != null) {
            return;
        }
        DocumentHash record = Objects.requireNonNull(end.recordHash(), () -> "Claim " + id + " has no record yet");
        String payableId = posted(claim, end, record);
        claims.concluded(id, payableId, desk.now());
        track.ended(claim);
        mail.ended(claim);
    }

    private @Nullable String posted(Claim claim, End end, DocumentHash record) {
        Money amount = end.amount();
        if (amount == null) {
            return null;
        }
        DamagesResult result = damages.post(
                ClaimAmounts.due(claim, amount, book.conversion(claim).orElse(null)),
                basis(claim, end, record),
                end.dueOn(),
                new Damages.Words("", "Claim " + claim.reference() + ", " + claim.clause(), claim.reference()));
        return switch (result) {
            case DamagesResult.Posted posted -> {
                desk.note(claim, null, EntryKind.POSTED, "Payable by " + Days.words(end.dueOn()), amount, "posted");
                yield posted.payableId();
            }
            case DamagesResult.Refused refused ->
                throw new IllegalStateException("Claim " + claim.id() + " is not posted: " + refused.problem());
        };
    }

    private static DamagesBasis basis(Claim claim, End end, DocumentHash record) {
        return switch (claim.state()) {
            case ADMITTED -> new DamagesBasis.Admitted(end.by(), end.on(), record);
            case SETTLED -> new DamagesBasis.Settled(end.on(), record);
            case AWARDED -> new DamagesBasis.Awarded(end.by(), end.on(), record);
            case STATED, PART_ADMITTED, TALKS, OFFERED, SECOND_ASKED, AWARD_STATED, AWARD_CONTESTED, WITHDRAWN ->
                throw new IllegalStateException("Nothing is owed by a claim that is " + claim.state());
        };
    }
}
