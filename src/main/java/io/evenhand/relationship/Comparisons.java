package io.evenhand.relationship;

import io.evenhand.access.Actor;
import io.evenhand.partner.Partners;
import io.evenhand.relationship.commitment.UnreadableFileException;
import io.evenhand.relationship.overlap.OverlapFile;
import io.evenhand.relationship.overlap.OverlapFile.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/**
 * Comparisons of customers by way of the server, which carries blinded points and can make nothing of them. Each file is read, and every
 * point of it looked at, before a transaction begins.
 */
@Service
public class Comparisons {
    private final ComparisonBook book;
    private final ComparisonTable table;
    private final ComparisonReading reading;
    private final Partners partners;

    Comparisons(ComparisonBook book, ComparisonTable table, ComparisonReading reading, Partners partners) {
        this.book = book;
        this.table = table;
        this.reading = reading;
        this.partners = partners;
    }

    /** Invites another partner with the file of the first step; the other sees its size before it agrees. */
    public ComparisonResult invite(Actor actor, String invitee, byte[] file) {
        if (!RelationshipRolesPolicy.mayDealWithLists(actor)) {
            return new ComparisonResult.NotAllowed();
        }
        Optional<String> flaw = book.flawOfPair(actor, invitee);
        if (flaw.isPresent()) {
            return new ComparisonResult.Refused(flaw.get());
        }
        return read(
                file,
                begin -> NamedPartnersPolicy.flaw(begin, partners.nameOf(actor.partnerId()), partners.nameOf(invitee))
                        .or(
                                () -> begin.step() == Step.BEGIN
                                        ? book.flawOfUse(begin)
                                        : Optional.of(
                                                "This is not the file of the first step: hand in the begin.json that 'overlap begin' wrote.")),
                begin -> {
                    table.meet(actor.partnerId(), invitee);
                    return book.invite(actor, invitee, begin);
                });
    }

    /** Asks what costs little first: looking at a full file's points takes seconds of all cores. */
    private static ComparisonResult read(
            byte[] file, Function<OverlapFile, Optional<String>> flaw, Function<OverlapFile, ComparisonResult> take) {
        try {
            OverlapFile read = OverlapFile.readUnproven(file);
            Optional<String> found = flaw.apply(read);
            if (found.isPresent()) {
                return new ComparisonResult.Refused(found.get());
            }
            read.requireOnCurve();
            return take.apply(read);
        } catch (UnreadableFileException unreadable) {
            return new ComparisonResult.Refused(String.valueOf(unreadable.getMessage()));
        }
    }

    /** Agrees to an invitation. Idempotent. */
    public ComparisonResult accept(Actor actor, String id) {
        return refusal(actor, id).orElseGet(() -> book.accept(actor, id));
    }

    /** Declines, or takes back what was agreed to, at any time; the sets are removed. Idempotent. */
    public ComparisonResult end(Actor actor, String id) {
        return refusal(actor, id).orElseGet(() -> book.end(actor, id));
    }

    /** A stranger's is unknown; who may see it, but not deal with lists, hears that. */
    private Optional<ComparisonResult> refusal(Actor actor, String id) {
        if (reading.show(actor, id).isEmpty()) {
            return Optional.of(new ComparisonResult.Unknown());
        }
        return RelationshipRolesPolicy.mayDealWithLists(actor)
                ? Optional.empty()
                : Optional.of(new ComparisonResult.NotAllowed());
    }

    /** Sends the file of the next step. */
    public ComparisonResult send(Actor actor, String id, byte[] file) {
        Optional<ComparisonResult> refusal = refusal(actor, id);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        ComparisonView view = reading.show(actor, id).orElseThrow();
        Optional<String> notNow = FileFitsPolicy.misturn(view);
        if (notNow.isPresent()) {
            return new ComparisonResult.Refused(notNow.get());
        }
        return read(file, sent -> book.flaw(actor, id, sent), sent -> book.send(actor, id, sent));
    }

    /** A file of the other's that may be fetched now, or one's own; empty for any other. */
    public Optional<byte[]> fetch(Actor actor, String id, String step) {
        return Step.of(step).flatMap(wanted -> reading.fetch(actor, id, wanted));
    }

    /** Those in which the reader's organisation takes part, the latest first. */
    public List<ComparisonView> list(Actor actor) {
        return reading.list(actor);
    }

    /** Those that wait for the reader, the longest first; none for whoever may not deal with lists. */
    public List<ComparisonView> waiting(Actor actor) {
        return RelationshipRolesPolicy.mayDealWithLists(actor)
                ? reading.goingOn(actor.partnerId()).stream()
                        .filter(one -> one.expected().isPresent())
                        .toList()
                : List.of();
    }

    /** One; empty for an unknown id and for a stranger's alike. */
    public Optional<ComparisonView> show(Actor actor, String id) {
        return reading.show(actor, id);
    }
}
