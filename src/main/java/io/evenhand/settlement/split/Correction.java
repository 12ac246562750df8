package io.evenhand.settlement.split;

import java.util.List;

/**
 * What changes hands between the parties without new revenue; a correction adds to what was shared and changes none of it.
 *
 * @param reason why
 * @param ruleId of the terms
 * @param clauseId the sentence of the terms that says so
 * @param period whose sharing it completes
 * @param bookedIn the period in which it is paid; never one that has ended
 * @param parts of every party, in the order in which the agreement names them; they sum to zero
 * @param derivation how that came
 */
public record Correction(
        Reason reason,
        String ruleId,
        String clauseId,
        ReportingPeriod period,
        ReportingPeriod bookedIn,
        List<Part> parts,
        List<DerivationStep> derivation) {
    /** Why something changes hands. */
    public enum Reason {
        /** Earlier revenue is shared by the tier that is reached now, or fallen back to after a refund. */
        TIER_REACHED,
        /** A party got less than it is promised. */
        FLOOR,
        /** What was given to reach a floor is taken back out of what was earned above it. */
        RECOUPMENT
    }
}
