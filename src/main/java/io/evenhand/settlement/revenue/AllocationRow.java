package io.evenhand.settlement.revenue;

import io.evenhand.money.Money;
import io.evenhand.settlement.split.DerivationStep;
import io.evenhand.settlement.split.Part;
import io.evenhand.terms.TermsHash;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the terms made of a line, as it is stored.
 *
 * @param position 0 for the line's own sharing, or why there is none; then corrections that it brought about
 * @param ruleId absent where no rule shares it
 * @param reason of a correction, or why nothing is shared
 * @param words why nothing is shared
 * @param period in which it counts; of a correction whose sharing it completes
 * @param base what was shared; zero for a correction
 * @param parts of every party; none where nothing is shared
 * @param termsOn a day on which those terms hold
 * @param postingNo the posting in the agreement's book; absent where nobody owes anybody anything
 */
record AllocationRow(
        int position,
        Outcome outcome,
        @Nullable String ruleId,
        @Nullable String clauseId,
        @Nullable String reason,
        @Nullable String words,
        @Nullable String period,
        Money base,
        List<Part> parts,
        List<DerivationStep> derivation,
        TermsHash terms,
        LocalDate termsOn,
        @Nullable Long postingNo) {
    enum Outcome {
        SHARED,
        NOT_SHARED,
        CORRECTION
    }

    AllocationRow posted(long sequence) {
        return new AllocationRow(
                position,
                outcome,
                ruleId,
                clauseId,
                reason,
                words,
                period,
                base,
                parts,
                derivation,
                terms,
                termsOn,
                sequence);
    }
}
