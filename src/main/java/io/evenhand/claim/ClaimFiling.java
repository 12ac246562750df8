package io.evenhand.claim;

import io.evenhand.access.Actor;
import io.evenhand.claim.ClaimResult.Recorded;
import io.evenhand.claim.ClaimResult.Refused;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.document.ShownFile;
import java.util.List;
import org.springframework.stereotype.Component;

/** Files what one side of a claim shows, within the use case's transaction and while the claim is held. */
@Component
class ClaimFiling {
    private static final int MOST_FILES = 30;
    private static final int LONGEST_SHOWS = 500;

    private final ClaimDesk desk;
    private final ClaimBook book;
    private final Archive archive;

    ClaimFiling(ClaimDesk desk, ClaimBook book, Archive archive) {
        this.desk = desk;
        this.book = book;
        this.archive = archive;
    }

    /** Idempotent by its content. @param shows what it shows */
    ClaimResult filed(Actor actor, Claim claim, String shows, ShownFile file) {
        if (claim.state().isOver()) {
            return ClaimDesk.gone(actor, claim);
        }
        if (shows.isEmpty() || shows.length() > LONGEST_SHOWS) {
            return new Refused("shows", "Say what the file shows, in at most " + LONGEST_SHOWS + " characters.");
        }
        List<ClaimEvidence> own = book.evidence(claim.id()).stream()
                .filter(evidence -> evidence.partnerId().equals(actor.partnerId()))
                .toList();
        DocumentHash hash = DocumentHash.of(file.content());
        if (own.stream().anyMatch(evidence -> evidence.hash().equals(hash))) {
            return new Recorded(claim.id());
        }
        if (own.size() >= MOST_FILES) {
            return new Refused(
                    "file", "Your organisation has filed " + MOST_FILES + " files already, which is the most.");
        }
        // Only now: what is refused is not kept.
        DocumentHash unused = archive.store(file.content(), file.mediaType(), file.fileName());
        book.add(
                claim.id(),
                new ClaimEvidence(
                        0,
                        actor.partnerId(),
                        shows,
                        file.fileName(),
                        file.mediaType(),
                        file.content().length,
                        hash,
                        actor.displayName(),
                        desk.now()));
        desk.note(
                claim,
                actor,
                EntryKind.FILED,
                file.fileName() + ": " + shows,
                null,
                "filed-" + hash.hex().substring(0, 24) + "-"
                        + (ClaimRolesPolicy.isClaimant(actor, claim) ? "claimant" : "respondent"));
        return new Recorded(claim.id());
    }
}
