package io.evenhand.relationship;

import io.evenhand.access.Actor;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.relationship.ComparisonResult.Done;
import io.evenhand.relationship.ComparisonResult.Refused;
import io.evenhand.relationship.ComparisonResult.Unknown;
import io.evenhand.relationship.overlap.OverlapFile;
import io.evenhand.relationship.overlap.OverlapFile.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Who agreed to which comparison, and which sets were used. What may be refused is asked twice: before a file's points are looked at, so that
 * a hostile one costs little, and again with the comparison locked.
 */
@Component
@Transactional
class ComparisonBook {
    private static final String USED =
            "These points were sent before, here or in another comparison; sets are used once. Begin anew.";

    private final ComparisonTable table;
    private final ComparisonReading reading;
    private final ComparisonMail mail;
    private final Partners partners;
    private final RelationshipSettings settings;

    ComparisonBook(
            ComparisonTable table,
            ComparisonReading reading,
            ComparisonMail mail,
            Partners partners,
            RelationshipSettings settings) {
        this.table = table;
        this.reading = reading;
        this.mail = mail;
        this.partners = partners;
        this.settings = settings;
    }

    /** Why the two may begin none now. */
    @Transactional(readOnly = true)
    public Optional<String> flawOfPair(Actor actor, String invitee) {
        if (invitee.equals(actor.partnerId())
                || PartnerId.read(invitee).flatMap(partners::find).isEmpty()) {
            return Optional.of("Choose another partner to compare with.");
        }
        return flawOfNumber(actor, invitee);
    }

    private Optional<String> flawOfNumber(Actor actor, String invitee) {
        int lately = table.lately(actor.partnerId(), invitee);
        return lately < settings.comparisonsPerMonth()
                ? Optional.empty()
                : Optional.of(
                        "The two of you have begun %d comparisons within thirty days, and no more are taken: each is a chance to guess customers. Try again later."
                                .formatted(lately));
    }

    @Transactional(readOnly = true)
    public Optional<String> flawOfUse(OverlapFile file) {
        return table.isUsed(file) ? Optional.of(USED) : Optional.empty();
    }

    /** @param begin every point of which is sound, of a pair that has met */
    public ComparisonResult invite(Actor actor, String invitee, OverlapFile begin) {
        table.hold(actor.partnerId(), invitee);
        Optional<String> tooMany = flawOfNumber(actor, invitee);
        if (tooMany.isPresent()) {
            return new Refused(tooMany.get());
        }
        String id = UUID.randomUUID().toString();
        try {
            table.add(id, actor, invitee, begin);
            table.keep(actor, id, begin);
        } catch (DuplicateKeyException used) {
            return refused();
        }
        mail.turned(id);
        return new Done(id);
    }

    /** Also undoes what was written before it was refused. */
    private static ComparisonResult refused() {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new Refused(USED);
    }

    public ComparisonResult accept(Actor actor, String id) {
        Optional<ComparisonRow> found = locked(actor, id);
        if (found.isEmpty()) {
            return new Unknown();
        }
        ComparisonRow row = found.get();
        if (row.endedAt().isPresent()) {
            return new Refused(FileFitsPolicy.ENDED);
        }
        if (!row.invitee().equals(actor.partnerId())) {
            return new Refused("It is for the other to agree.");
        }
        if (row.acceptedAt().isEmpty()) {
            table.accept(actor, id);
            mail.turned(id);
        }
        return new Done(id);
    }

    public ComparisonResult end(Actor actor, String id) {
        Optional<ComparisonRow> found = locked(actor, id);
        if (found.isEmpty()) {
            return new Unknown();
        }
        if (found.get().endedAt().isEmpty()) {
            table.end(id, actor.partnerId());
            mail.ended(actor, id);
        }
        return new Done(id);
    }

    /**
     * What was sent is removed, because nothing has happened since a moment; both hear of it where something was still open. Idempotent: one in
     * which something happened meanwhile is left as it is.
     */
    public void lapse(String id, Instant silentSince) {
        Optional<ComparisonRow> found = table.lock(id);
        if (found.filter(row -> row.endedAt().isEmpty()).isPresent()
                && table.silentSince(silentSince).contains(id)) {
            table.end(id, null);
            mail.lapsed(id);
        }
    }

    /** Those in which nothing has happened since a moment. */
    @Transactional(readOnly = true)
    public List<String> silentSince(Instant moment) {
        return table.silentSince(moment);
    }

    /** Why this file is not taken, as far as that can be said without looking at its points. */
    @Transactional(readOnly = true)
    public Optional<String> flaw(Actor actor, String id, OverlapFile file) {
        return table.find(id).flatMap(row -> flaw(actor, row, file)).or(() -> flawOfUse(file));
    }

    private Optional<String> flaw(Actor actor, ComparisonRow row, OverlapFile file) {
        ComparisonView view = reading.view(actor.partnerId(), row);
        return FileFitsPolicy.misturn(view)
                .or(() -> FileFitsPolicy.misfit(view, row, file))
                .or(() -> table.kept(row.id(), Step.BEGIN).flatMap(begin -> NamedPartnersPolicy.misfit(begin, file)))
                .or(() -> FileFitsPolicy.misfitOfReveal(file, step -> table.kept(row.id(), step)));
    }

    /** @param file every point of which is sound */
    public ComparisonResult send(Actor actor, String id, OverlapFile file) {
        Optional<ComparisonRow> found = locked(actor, id);
        if (found.isEmpty()) {
            return new Unknown();
        }
        Optional<String> flaw = flaw(actor, found.get(), file);
        if (flaw.isPresent()) {
            return new Refused(flaw.get());
        }
        try {
            table.keep(actor, id, file);
        } catch (DuplicateKeyException used) {
            return refused();
        }
        mail.turned(id);
        return new Done(id);
    }

    private Optional<ComparisonRow> locked(Actor actor, String id) {
        return table.lock(id).filter(row -> row.isWith(actor.partnerId()));
    }
}
