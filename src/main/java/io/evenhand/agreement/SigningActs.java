package io.evenhand.agreement;

import io.evenhand.partner.PersonId;
import java.util.Optional;

/** Knows what people did to sign; answered by the room that shows them the document. */
public interface SigningActs {
    /** The latest act of a person for a signature that they owe; empty where the decision was taken in another tool. */
    Optional<SigningAct> of(String signatureId, PersonId person);

    /** As {@link #of}, of a person who does not sign: with no words of consent. */
    default Optional<SigningAct> declining(String signatureId, PersonId person) {
        return Optional.empty();
    }
}
