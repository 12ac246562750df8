package io.evenhand.partner;

import java.util.Collection;
import java.util.Optional;

/** Says whether words that a partner wants to add to those in which it says what it delivers go against what it says of itself elsewhere. */
public interface OwnWordsAgree {
    /** @return what is wrong and what to do, as a sentence; empty where they agree */
    Optional<String> problem(PartnerId partner, Collection<String> added);
}
