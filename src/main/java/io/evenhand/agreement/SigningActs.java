package io.evenhand.agreement;

import io.evenhand.partner.PersonId;
import java.util.Optional;

/** Knows what people did to sign; answered by the room that shows them the document. */
public interface SigningActs {
    /** The latest act of a person for a signature that they owe; empty where the decision was taken in another tool. */
    Optional<SigningAct> of(String signatureId, PersonId person);

    /**
     * The act by which a person took a decision that came with a task; empty where it was taken in another tool, or so long ago that it
     * stands for nothing any more.
     *
     * @param decision "sign" or "decline"
     */
    default Optional<SigningAct> of(String signatureId, PersonId person, String decision, long taskKey) {
        return of(signatureId, person);
    }
}
