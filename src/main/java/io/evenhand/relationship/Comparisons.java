package io.evenhand.relationship;

import io.evenhand.access.Actor;
import io.evenhand.partner.Partners;
import io.evenhand.relationship.commitment.UnreadableFileException;
import io.evenhand.relationship.overlap.OverlapFile;
import io.evenhand.relationship.overlap.OverlapFile.Step;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Comparisons of customers by way of the server, which carries blinded points and can make nothing of them. Each file is read, and every
 * point of it looked at, before a transaction begins.
 */
@Service
public class Comparisons {
    private final ComparisonBook book;
    private final Partners partners;

    Comparisons(ComparisonBook book, Partners partners) {
        this.book = book;
        this.partners = partners;
    }

    /** Invites another partner with the file of the first step; the other sees its size before it agrees. */
    public ComparisonResult invite(Actor actor, String invitee, byte[] file) {
        if (!RelationshipRolesPolicy.mayDealWithLists(actor)) {
            return new ComparisonResult.NotAllowed();
        }
        try {
            OverlapFile begin = OverlapFile.read(file);
            Optional<String> others =
                    NamedPartnersPolicy.flaw(begin, partners.nameOf(actor.partnerId()), partners.nameOf(invitee));
            if (others.isPresent()) {
                return new ComparisonResult.Refused(others.get());
            }
            return begin.step() == Step.BEGIN
                    ? book.invite(actor, invitee, begin)
                    : new ComparisonResult.Refused(
                            "This is not the file of the first step: hand in the begin.json that 'overlap begin' wrote.");
        } catch (UnreadableFileException unreadable) {
            return new ComparisonResult.Refused(String.valueOf(unreadable.getMessage()));
        }
    }

    /** Agrees to an invitation. Idempotent. */
    public ComparisonResult accept(Actor actor, String id) {
        return RelationshipRolesPolicy.mayDealWithLists(actor)
                ? book.accept(actor, id)
                : new ComparisonResult.NotAllowed();
    }

    /** Declines, or takes back what was agreed to, at any time; the sets are removed. Idempotent. */
    public ComparisonResult end(Actor actor, String id) {
        return RelationshipRolesPolicy.mayDealWithLists(actor)
                ? book.end(actor, id)
                : new ComparisonResult.NotAllowed();
    }

    /** Sends the file of the next step. */
    public ComparisonResult send(Actor actor, String id, byte[] file) {
        if (!RelationshipRolesPolicy.mayDealWithLists(actor)) {
            return new ComparisonResult.NotAllowed();
        }
        Optional<ComparisonView> view = book.show(actor, id);
        if (view.isEmpty()) {
            return new ComparisonResult.Unknown();
        }
        try {
            OverlapFile sent = OverlapFile.read(file);
            Optional<String> others = NamedPartnersPolicy.flaw(
                    sent, view.get().inviter(), view.get().invitee());
            return others.isPresent() ? new ComparisonResult.Refused(others.get()) : book.send(actor, id, sent);
        } catch (UnreadableFileException unreadable) {
            return new ComparisonResult.Refused(String.valueOf(unreadable.getMessage()));
        }
    }

    /** A file of the other's that may be fetched now, or one's own; empty for any other. */
    public Optional<byte[]> fetch(Actor actor, String id, String step) {
        return Step.of(step).flatMap(wanted -> book.fetch(actor, id, wanted));
    }

    /** Those in which the reader's organisation takes part, the latest first. */
    public List<ComparisonView> list(Actor actor) {
        return book.list(actor);
    }

    /** One; empty for an unknown id and for a stranger's alike. */
    public Optional<ComparisonView> show(Actor actor, String id) {
        return book.show(actor, id);
    }
}
