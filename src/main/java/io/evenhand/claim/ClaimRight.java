package io.evenhand.claim;

import io.evenhand.protection.HeldWindows.Holding;

/** By what right somebody claims under an agreement. */
sealed interface ClaimRight {
    /** As a party of it, from any other. */
    record OfParty() implements ClaimRight {}

    /** As whoever held a window that was promised in it, from whoever was bound by that: whether a party of it or not. */
    record OfHolder(Holding window) implements ClaimRight {}
}
