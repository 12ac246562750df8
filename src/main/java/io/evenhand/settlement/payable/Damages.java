package io.evenhand.settlement.payable;

import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.document.Archive;
import io.evenhand.money.Money;
import io.evenhand.partner.PartnerId;
import io.evenhand.settlement.payable.DamagesResult.Posted;
import io.evenhand.settlement.payable.DamagesResult.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Damages between the parties of an agreement, posted when they are admitted, settled or awarded, and never because they are claimed. */
@Service
@Transactional
public class Damages {
    private static final String THE_PROGRAM = "system";

    private final Agreements agreements;
    private final Archive archive;
    private final DamagesTable claims;
    private final DamagesPosting posting;
    private final Clock clock;

    Damages(Agreements agreements, Archive archive, DamagesTable claims, DamagesPosting posting, Clock clock) {
        this.agreements = agreements;
        this.archive = archive;
        this.claims = claims;
        this.posting = posting;
        this.clock = clock;
    }

    /**
     * Posts what one party owes another, and opens what is to be paid for it. Idempotent by the document, whatever was closed meanwhile: one
     * document is one claim between the two.
     *
     * @param amount above zero
     * @throws IllegalStateException when other damages were posted on the same document
     */
    @RepeatedWhenRaced
    public DamagesResult post(String agreementId, PartnerId owing, PartnerId owed, Money amount, DamagesBasis basis) {
        return post(agreementId, owing, owed, amount, basis, Words.NONE);
    }

    /**
     * What people read of damages that another room posts.
     *
     * @param arithmetic how the amount comes of the signed terms, at most 500 characters; empty where it does not
     * @param reason what happened, at most 1000 characters
     * @param by who or what posts it, at most 64 characters
     */
    public record Words(String arithmetic, String reason, String by) {
        static final Words NONE = new Words("", "", THE_PROGRAM);
    }

    /** The same as {@link #post(String, PartnerId, PartnerId, Money, DamagesBasis)}, with words that people read of it. */
    @RepeatedWhenRaced
    public DamagesResult post(
            String agreementId, PartnerId owing, PartnerId owed, Money amount, DamagesBasis basis, Words words) {
        Optional<String> problem = problem(agreementId, owing, owed, amount, basis);
        if (problem.isPresent()) {
            return new Refused(problem.get());
        }
        DamagesClaim claim = DamagesClaim.filed(
                agreementId,
                owing.value(),
                owed.value(),
                basis,
                amount,
                words.arithmetic(),
                words.reason(),
                words.by(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        Optional<DamagesClaim> before = claims.lock(agreementId, basis.document());
        if (before.isEmpty()) {
            claims.add(claim);
            return posting.post(claim);
        }
        DamagesClaim known = before.get();
        if (!known.isSame(claim)) {
            throw new IllegalStateException("Other damages were said on document " + basis.document());
        }
        return switch (known.state()) {
            case POSTED -> posted(known);
            case FILED -> posting.post(known);
            case CONTESTED -> new Refused("Whoever would owe them contests them: nothing is owed on that document.");
        };
    }

    /** What one party owes under an agreement by claims that nobody contested. */
    @Transactional(readOnly = true)
    public Money standing(String agreementId, PartnerId owing, CurrencyUnit currency) {
        return new Money(claims.standing(agreementId, owing.value(), currency.getCode()), currency);
    }

    private static Posted posted(DamagesClaim claim) {
        if (claim.posting() == null || claim.payableId() == null) {
            throw new IllegalStateException("Damages " + claim.id() + " are posted, and it is not known where");
        }
        return new Posted(claim.posting(), claim.payableId());
    }

    /** Why they cannot be posted; empty when they can. */
    Optional<String> problem(String agreementId, PartnerId owing, PartnerId owed, Money amount, DamagesBasis basis) {
        Optional<List<PartnerId>> parties =
                Invoicing.agreementId(agreementId).flatMap(agreements::find).map(AgreementView::parties);
        if (parties.isEmpty()) {
            return Optional.of("There is no such agreement.");
        }
        if (owing.equals(owed) || !parties.get().containsAll(List.of(owing, owed))) {
            return Optional.of("Damages are owed by one party of the agreement to another.");
        }
        if (!amount.isPositive()) {
            return Optional.of("Damages are above zero.");
        }
        if (basis.on().isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
            return Optional.of("Date them on the day on which they were " + basis.words() + ", not later than today.");
        }
        return archive.find(basis.document()).isEmpty()
                ? Optional.of("Archive the document that shows it first.")
                : Optional.empty();
    }
}
