package io.evenhand.desk;

import io.evenhand.access.Actor;
import java.util.Optional;

/**
 * What the desk shows of one referral, already cut to what the actor may see: a referral of strangers is empty here, as if it did not
 * exist, and a customer that is not disclosed to the actor is null. Nothing here changes anything.
 */
interface ReferralReading {
    /** One referral; empty for an unknown id and for a stranger's alike. */
    Optional<ReferralPage> show(Actor actor, String referralId);

    /** The BPMN XML of a process that the page names, in the version that it runs under. */
    Optional<byte[]> diagram(Actor actor, String referralId, String diagramId);

    /** A document that the page names. */
    Optional<DocumentFile> document(Actor actor, String referralId, String hash);

    /** Whether the actor introduced this referral, and it ended without the deal it was made for: then its need can be introduced to others. */
    boolean mayIntroduceAnew(Actor actor, String referralId);

    /** A file to download. */
    record DocumentFile(String fileName, String mediaType, byte[] content) {}
}
