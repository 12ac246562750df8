package io.evenhand.settlement.payable;

import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.document.Archive;
import io.evenhand.money.Money;
import io.evenhand.partner.PartnerId;
import io.evenhand.settlement.journal.AccountKind;
import io.evenhand.settlement.payable.Booking.Sides;
import io.evenhand.settlement.payable.DamagesResult.Posted;
import io.evenhand.settlement.payable.DamagesResult.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Damages between the parties of an agreement, posted when they are admitted, settled or awarded, and never because they are claimed. */
@Service
@Transactional
public class Damages {
    private final Agreements agreements;
    private final Archive archive;
    private final Booking booking;
    private final Clock clock;

    Damages(Agreements agreements, Archive archive, Booking booking, Clock clock) {
        this.agreements = agreements;
        this.archive = archive;
        this.booking = booking;
        this.clock = clock;
    }

    /**
     * Posts what one party owes another. Idempotent by the document: one document is one claim between the two.
     *
     * @param amount above zero
     * @throws IllegalStateException when other damages were posted on the same document
     */
    @RepeatedWhenRaced
    public DamagesResult post(String agreementId, PartnerId owing, PartnerId owed, Money amount, DamagesBasis basis) {
        Optional<List<PartnerId>> parties =
                Invoicing.agreementId(agreementId).flatMap(agreements::find).map(AgreementView::parties);
        if (parties.isEmpty()) {
            return new Refused("There is no such agreement.");
        }
        if (owing.equals(owed) || !parties.get().containsAll(List.of(owing, owed))) {
            return new Refused("Damages are owed by one party of the agreement to another.");
        }
        if (!amount.isPositive()) {
            return new Refused("Damages are above zero.");
        }
        if (basis.on().isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
            return new Refused("Date them on the day on which they were " + basis.words() + ", not later than today.");
        }
        if (archive.find(basis.document()).isEmpty()) {
            return new Refused("Archive the document that shows it first.");
        }
        long posting = booking.owed(
                "damages/" + basis.document().hex().substring(0, 40) + "/" + agreementId,
                basis.on(),
                "Damages, %s on %s, document %s".formatted(basis.words(), basis.on(), basis.document()),
                new Sides(agreementId, owing.value(), owed.value()),
                AccountKind.DAMAGES,
                amount);
        return new Posted(posting);
    }
}
