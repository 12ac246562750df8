package io.evenhand.settlement.payable;

/** How it became certain that a payment arrived which the payer's bank reported. The names are stored. */
public enum ReceiptKind {
    /** The payee's own bank reported it. */
    BANK,
    /** A person of the payee's finance said so. */
    PERSON,
    /** Nobody said within the time that it did not. */
    SILENCE
}
