package io.evenhand.settlement.revenue;

import io.evenhand.money.Money;
import io.evenhand.settlement.split.RevenueLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line, explained.
 *
 * @param results its own sharing, then the corrections that it brought about; none while the report is a draft
 */
public record LinePage(String agreement, ReportView report, int number, RevenueLine line, List<Result> results) {
    /**
     * @param heading what it is
     * @param base what was shared; absent of what shares nothing
     * @param posting the number in the agreement's book; absent where nobody owes anybody anything
     */
    public record Result(
            String heading,
            @Nullable Money base,
            List<Share> parts,
            List<Step> steps,
            String termsHash,
            @Nullable Long posting) {}

    /** What one party gets. */
    public record Share(String party, Money amount) {}

    /** @param words the arithmetic @param sentence of the contract that asks for it; empty where none stands alone for it */
    public record Step(String words, String clauseId, String sentence) {}
}
