package io.evenhand.settlement.payable;

import io.evenhand.digest.Sha256;
import io.evenhand.settlement.journal.AccountKind;
import io.evenhand.settlement.payable.Booking.Sides;
import io.evenhand.settlement.payable.DamagesResult.Posted;
import io.evenhand.settlement.payable.NewPayable.Instalment;
import io.evenhand.settlement.payable.PayableTable.Opened;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Puts damages into the book of their agreement and opens what is to be paid for them, within the transaction that is under way and holds the
 * claim. They are due, as the terms say, when they are admitted, settled or awarded, or by the day on which both sides settled; where the day of
 * the decision is in a closed period they count on the first open one, and stay due on theirs.
 */
@Component
class DamagesPosting {
    private static final int LONGEST_WORDS = 1_000;

    private final DamagesTable claims;
    private final PayableTable payables;
    private final Booking booking;
    private final Clock clock;

    DamagesPosting(DamagesTable claims, PayableTable payables, Booking booking, Clock clock) {
        this.claims = claims;
        this.payables = payables;
        this.booking = booking;
        this.clock = clock;
    }

    Posted post(DamagesClaim claim) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        DamagesBasis basis = claim.basis();
        String said = "Damages, %s on %s, document %s".formatted(basis.words(), basis.on(), basis.document());
        long posting = booking.owed(
                "damages/" + basis.document().hex().substring(0, 40) + "/" + claim.agreementId(),
                basis.on(),
                said,
                new Sides(claim.agreementId(), claim.debtorId(), claim.creditorId()),
                AccountKind.DAMAGES,
                claim.amount());
        String id = "damages-"
                + Sha256.of(claim.agreementId() + "/" + basis.document()).substring(0, 40);
        NewPayable owed = new NewPayable(
                id,
                claim.agreementId(),
                YearMonth.from(basis.on()).toString(),
                "DAMAGES-" + id.substring(8, 16).toUpperCase(Locale.ROOT),
                claim.debtorId(),
                claim.creditorId(),
                claim.amount(),
                List.of(new Instalment(claim.dueOn(), claim.amount())));
        payables.add(
                new Opened(owed, PayableKind.DAMAGES, words(claim), Payables.hash(owed), now, null, null, posting));
        claims.posted(claim.id(), now, id, posting);
        return new Posted(posting, id);
    }

    private static String words(DamagesClaim claim) {
        String words = "Damages, %s on %s."
                .formatted(claim.basis().words(), claim.basis().on());
        String all = (words + " " + claim.arithmetic() + " " + claim.reason()).strip();
        return all.length() <= LONGEST_WORDS ? all : all.substring(0, LONGEST_WORDS - 1) + "…";
    }
}
