package io.evenhand.settlement.payable;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.days.Days;
import io.evenhand.document.Archive;
import io.evenhand.money.Money;
import io.evenhand.partner.PartnerId;
import io.evenhand.settlement.payable.DamagesCap.SetAside;
import io.evenhand.settlement.payable.DamagesResult.Posted;
import io.evenhand.settlement.payable.DamagesResult.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Damages between partners, posted when they are admitted, settled or awarded, and never because they are claimed. What the signed terms allow at
 * most in all binds whoever admits, however many claims are open: what a claim comes to is set aside when that is said, and posted later. It does
 * not bind what both sides agree on, nor a court; that counts toward it, too.
 */
@Service
@Transactional
public class Damages {
    private final Agreements agreements;
    private final Archive archive;
    private final DamagesTable claims;
    private final DamagesPosting posting;
    private final DamagesCap cap;
    private final Clock clock;

    Damages(
            Agreements agreements,
            Archive archive,
            DamagesTable claims,
            DamagesPosting posting,
            DamagesCap cap,
            Clock clock) {
        this.agreements = agreements;
        this.archive = archive;
        this.claims = claims;
        this.posting = posting;
        this.cap = cap;
        this.clock = clock;
    }

    /**
     * What one partner owes another by a claim. Whether the two may claim from one another was looked at when it was stated: who is a party of the
     * agreement, or holds a window, may have changed since.
     *
     * @param source which claim, at most 64 characters; nothing else is called so
     * @param amount above zero
     * @param conversion what it counts as toward the most that the terms allow; null where it is in that currency, or no rate was given
     * @param brokenOn the day of the breach, whose terms count
     */
    public record Due(
            String source,
            String agreementId,
            PartnerId owing,
            PartnerId owed,
            Money amount,
            @Nullable DamagesConversion conversion,
            LocalDate brokenOn) {
        public Due {
            if (owing.equals(owed) || !amount.isPositive()) {
                throw new IllegalArgumentException("Damages above zero are owed by one partner to another");
            }
        }

        private SetAside aside() {
            return new SetAside(source, agreementId, owing.value(), owed.value(), amount, conversion, brokenOn);
        }

        private Money counted() {
            return conversion == null ? amount : conversion.counted();
        }
    }

    /**
     * Says that damages are owed from now on, within the transaction that is under way: they count toward what the terms allow at most until they
     * are posted, and then as posted. Idempotent by their source.
     *
     * @param capped whether what the terms allow at most binds; else it is told, and both sides or a court went beyond it
     * @return empty when they are set aside; else how much is left, and nothing was changed
     * @throws IllegalStateException when other damages were set aside for the source
     */
    public Optional<String> setAside(Due due, boolean capped) {
        cap.hold(due.agreementId(), due.owing().value());
        Optional<SetAside> before = cap.find(due.source());
        if (before.isPresent()) {
            return same(before.get(), due);
        }
        Optional<DamagesLeft> left = left(due.agreementId(), due.owing(), due.owed(), due.brokenOn());
        if (capped && left.filter(some -> !some.allows(due.counted())).isPresent()) {
            return left.map(DamagesLeft::words);
        }
        cap.add(due.aside(), now());
        return Optional.empty();
    }

    private static Optional<String> same(SetAside before, Due due) {
        if (!before.equals(due.aside())) {
            throw new IllegalStateException("Other damages were set aside for " + due.source());
        }
        return Optional.empty();
    }

    /**
     * What the signed terms allow one partner to owe another for a breach of that day, after all that was said of others; empty where they limit
     * nothing. Nobody is held: it may be less in a moment.
     */
    @Transactional(readOnly = true)
    public Optional<DamagesLeft> left(String agreementId, PartnerId owing, PartnerId owed, LocalDate brokenOn) {
        return cap.left(agreementId, owing.value(), owed.value(), brokenOn);
    }

    /** Whether the signed terms say what a breach of that day costs one partner towards another, and name no most for all breaches. */
    @Transactional(readOnly = true)
    public boolean namesNoMost(String agreementId, PartnerId owing, PartnerId owed, LocalDate brokenOn) {
        return cap.namesNoMost(agreementId, owing.value(), owed.value(), brokenOn);
    }

    /**
     * What people read of damages that another room posts.
     *
     * @param arithmetic how the amount comes of the signed terms, at most 500 characters; empty where it does not
     * @param reason what happened, at most 1000 characters
     * @param by who or what posts it, at most 64 characters
     */
    public record Words(String arithmetic, String reason, String by) {}

    /**
     * Posts what a claim came to, and opens what is to be paid for it. What was not set aside before is now, and what the terms allow at most then
     * binds an admission. Idempotent by the document.
     *
     * @param dueOn by when it is to be paid
     * @throws IllegalStateException when other damages were posted on the same document, or set aside for the source
     */
    @RepeatedWhenRaced
    public DamagesResult post(Due due, DamagesBasis basis, LocalDate dueOn, Words words) {
        Optional<String> problem =
                problem(due.agreementId(), basis).or(() -> setAside(due, basis instanceof DamagesBasis.Admitted));
        if (problem.isPresent()) {
            return new Refused(problem.get());
        }
        DamagesResult result = posted(filed(due, basis, dueOn, words));
        if (result instanceof Posted) {
            cap.posted(due.source(), now());
        }
        return result;
    }

    private DamagesClaim filed(Due due, DamagesBasis basis, LocalDate dueOn, Words words) {
        return DamagesClaim.filed(
                due.agreementId(),
                due.owing().value(),
                due.owed().value(),
                basis,
                due.amount(),
                due.conversion(),
                arithmetic(due, words),
                words.reason(),
                due.brokenOn(),
                dueOn,
                words.by(),
                now());
    }

    private static String arithmetic(Due due, Words words) {
        DamagesConversion said = due.conversion();
        return said == null ? words.arithmetic() : (words.arithmetic() + " " + said.words(due.amount())).strip();
    }

    /**
     * Posts what finance filed, whose parties and terms were looked at then. Whoever confirms what the other filed owes no more than the terms
     * allow at most by now.
     */
    DamagesResult postFiled(DamagesClaim claim) {
        cap.hold(claim.agreementId(), claim.debtorId());
        Optional<String> beyond = cap.left(
                        claim.agreementId(), claim.debtorId(), claim.creditorId(), claim.brokenOn(), claim.id())
                .filter(left -> !left.allows(claim.amount()))
                .map(DamagesLeft::words);
        Optional<String> problem = problem(claim.agreementId(), claim.basis()).or(() -> beyond);
        return problem.isPresent() ? new Refused(problem.get()) : posted(claim);
    }

    private DamagesResult posted(DamagesClaim claim) {
        Optional<DamagesClaim> before = claims.lock(claim.agreementId(), claim.document());
        if (before.isEmpty()) {
            claims.add(claim);
            return posting.post(claim);
        }
        DamagesClaim known = before.get();
        if (!known.isSame(claim)) {
            throw new IllegalStateException("Other damages were said on document " + claim.document());
        }
        return switch (known.state()) {
            case POSTED -> where(known);
            case FILED -> posting.post(known);
            case CONTESTED -> new Refused("Whoever would owe them contests them: nothing is owed on that document.");
        };
    }

    private static Posted where(DamagesClaim claim) {
        if (claim.posting() == null || claim.payableId() == null) {
            throw new IllegalStateException("Damages " + claim.id() + " are posted, and it is not known where");
        }
        return new Posted(claim.posting(), claim.payableId());
    }

    /** Why they cannot be posted; empty when they can. */
    private Optional<String> problem(String agreementId, DamagesBasis basis) {
        if (AgreementId.find(agreementId).flatMap(agreements::find).isEmpty()) {
            return Optional.of("There is no such agreement.");
        }
        if (basis.on().isAfter(Days.today(clock))) {
            return Optional.of("Date them on the day on which they were " + basis.words() + ", not later than today.");
        }
        return archive.find(basis.document()).isEmpty()
                ? Optional.of("Archive the document that shows it first.")
                : Optional.empty();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
