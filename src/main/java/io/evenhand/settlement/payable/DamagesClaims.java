package io.evenhand.settlement.payable;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementReference;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.document.StoredDocument;
import io.evenhand.settlement.payable.DamagesChecks.Checked;
import io.evenhand.settlement.payable.DamagesClaim.State;
import io.evenhand.settlement.payable.PayableResult.Asked;
import io.evenhand.settlement.payable.PayableResult.Done;
import io.evenhand.settlement.payable.PayableResult.NotAllowed;
import io.evenhand.settlement.payable.PayableResult.Refused;
import io.evenhand.settlement.payable.PayableResult.Unknown;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Damages by the signed terms, filed by the finance of either side with the document that shows them. They are posted once the one that owes
 * them says so: by filing them itself, or by confirming what the other filed. Nobody's word alone makes another owe.
 */
@Service
@Transactional
public class DamagesClaims {
    private static final int LONGEST_ANSWER = 500;

    private final DamagesTable claims;
    private final DamagesChecks checks;
    private final DamagesReading reading;
    private final Damages damages;
    private final DamagesNotices notices;
    private final Archive archive;
    private final Clock clock;

    DamagesClaims(
            DamagesTable claims,
            DamagesChecks checks,
            DamagesReading reading,
            Damages damages,
            DamagesNotices notices,
            Archive archive,
            Clock clock) {
        this.claims = claims;
        this.checks = checks;
        this.reading = reading;
        this.damages = damages;
        this.notices = notices;
        this.archive = archive;
        this.clock = clock;
    }

    /**
     * Files damages. Idempotent by the document. {@link Done} when they are owed now, {@link Asked} when the one that would owe them is
     * asked.
     */
    @RepeatedWhenRaced
    public PayableResult file(Actor actor, DamagesEntry entry) {
        if (!PayableRolesPolicy.mayChange(actor)) {
            return new NotAllowed();
        }
        Optional<AgreementId> agreement = AgreementId.find(entry.agreementId())
                .filter(id -> reading.promise(actor, id.value()).isPresent());
        if (agreement.isEmpty()) {
            return new Unknown();
        }
        List<Problem> problems = new ArrayList<>();
        Optional<Checked> checked = checks.check(actor, agreement.get(), entry, problems);
        if (checked.isEmpty()) {
            return new Refused(problems);
        }
        Checked said = checked.get();
        if (!List.of(said.owing().value(), said.owed().value()).contains(actor.partnerId())) {
            return Refused.of("owing", "Damages are filed by the one that owes them or the one that gets them.");
        }
        DocumentHash document = archive.store(entry.document(), "application/pdf", said.fileName());
        DamagesClaim claim = DamagesClaim.filed(
                entry.agreementId(),
                said.owing().value(),
                said.owed().value(),
                said.basis(document),
                said.sum().amount(),
                null,
                said.sum().words(),
                said.reason(),
                said.brokenOn(),
                said.on(),
                actor.username(),
                now());
        Optional<DamagesClaim> before = claims.lock(entry.agreementId(), document);
        if (before.isPresent()) {
            return before.get().isSame(claim)
                    ? standing(before.get())
                    : Refused.of("file", "Other damages were filed on this document. Each document is one claim.");
        }
        claims.add(claim);
        if (claim.debtorId().equals(actor.partnerId())) {
            return owed(actor, claim);
        }
        notices.filed(claim);
        return new Asked();
    }

    private static PayableResult standing(DamagesClaim claim) {
        return claim.state() == State.POSTED ? new Done() : new Asked();
    }

    private PayableResult owed(Actor actor, DamagesClaim claim) {
        DamagesResult result = damages.postFiled(claim);
        if (result instanceof DamagesResult.Refused refused) {
            return Refused.of("", refused.problem());
        }
        claims.acknowledged(claim.id(), actor.username());
        notices.owed(claim);
        return new Done();
    }

    /** The finance of the one that owes says that it does. Idempotent. */
    @RepeatedWhenRaced
    public PayableResult confirm(Actor actor, String id) {
        return onOwing(actor, id, claim -> switch (claim.state()) {
            case POSTED -> new Done();
            case FILED -> owed(actor, claim);
            case CONTESTED ->
                Refused.of("", "Your organisation has contested it. File it yourselves if you owe it now.");
        });
    }

    /** The finance of the one that would owe says that it does not: nothing is posted. Idempotent. @param typed why */
    @RepeatedWhenRaced
    public PayableResult contest(Actor actor, String id, String typed) {
        String reason = typed.strip();
        return onOwing(actor, id, claim -> switch (claim.state()) {
            case POSTED -> Refused.of("", "It is posted as owed already.");
            case CONTESTED -> new Done();
            case FILED -> {
                if (reason.isEmpty() || reason.length() > LONGEST_ANSWER) {
                    yield Refused.of("reason", "Say why in at most 500 characters: the other side will read it.");
                }
                claims.contested(claim.id(), actor.username(), now(), reason);
                notices.contested(claim, reason);
                yield new Done();
            }
        });
    }

    private interface Answer {
        PayableResult to(DamagesClaim claim);
    }

    private PayableResult onOwing(Actor actor, String id, Answer answer) {
        Optional<DamagesClaim> claim = claims.lock(id).filter(found -> reading.mayRead(actor, found));
        if (claim.isEmpty()) {
            return new Unknown();
        }
        return PayableRolesPolicy.mayChange(actor) && claim.get().debtorId().equals(actor.partnerId())
                ? answer.to(claim.get())
                : new NotAllowed();
    }

    /** The newest of the actor's organisation; nothing for whoever may not see money. */
    @Transactional(readOnly = true)
    public List<DamagesView> list(Actor actor) {
        return reading.list(actor);
    }

    /** The promises to which the actor's organisation is a party, the newest first; nothing for whoever files none. */
    @Transactional(readOnly = true)
    public List<AgreementReference> promises(Actor actor) {
        return PayableRolesPolicy.mayChange(actor) ? reading.promises(actor) : List.of();
    }

    /** What one of them says of a breach; empty where it says nothing, or is not for the actor. */
    @Transactional(readOnly = true)
    public Optional<Promise> promise(Actor actor, String agreementId) {
        return PayableRolesPolicy.mayChange(actor) ? reading.promise(actor, agreementId) : Optional.empty();
    }

    /** The document that shows a claim; empty for others than its two sides. */
    @Transactional(readOnly = true)
    public Optional<StoredDocument> document(Actor actor, String id) {
        return claims.find(id)
                .filter(claim -> reading.mayRead(actor, claim))
                .flatMap(claim -> archive.find(claim.document()));
    }

    /**
     * A promise that says what a breach costs.
     *
     * @param words its sentence
     * @param fixed whether it is an amount for each breach; else a part of revenue
     * @param namesNoMost whether it limits by nothing what all breaches cost
     * @param bound who may have broken it, by id with their names
     */
    public record Promise(
            String agreementId,
            String number,
            String words,
            boolean fixed,
            boolean namesNoMost,
            List<PayableView.Side> bound) {}

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
