package io.evenhand.settlement.bank;

import io.evenhand.money.Money;
import java.time.LocalDate;
import java.util.Optional;

/** Something that is to be paid, and is not yet: whoever knows of payables and receivables gives them as these. */
public interface OpenItem {
    /** What nothing else is called, at most 64 characters. */
    String id();

    /** The partner on the other side. */
    String partyId();

    /** What a payer quotes, such as the number of an invoice or of a statement. */
    String reference();

    /** Positive for what we are to get, negative for what we are to pay. Never zero. */
    Money amount();

    LocalDate dueOn();

    /**
     * Why it is neither to be paid nor set off, though it can still be matched: as when the other side's bank reports that it is paid.
     * A sentence; empty when nothing holds it back.
     */
    default Optional<String> heldBack() {
        return Optional.empty();
    }
}
