package io.evenhand.settlement.revenue;

import io.evenhand.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One report with some of its lines.
 *
 * @param parties by name, in the order of the parts of every row
 * @param partyIds the same by id
 * @param rows of this page
 * @param next the number after which the next page begins; absent on the last
 */
public record ReportPage(
        String agreement,
        ReportView report,
        boolean mayAttest,
        boolean mayWithdraw,
        List<String> parties,
        List<String> partyIds,
        List<Row> rows,
        @Nullable Integer next) {
    /**
     * @param position 0 for the line itself; of a correction that it brought about, which one
     * @param base what was shared; absent while nothing is
     * @param parts of each party; an empty list where nothing is shared
     * @param note what else there is to say: why nothing is shared, or what is corrected
     */
    public record Row(
            int number,
            int position,
            String lineId,
            String kind,
            LocalDate countedOn,
            Money gross,
            @Nullable Money base,
            List<Money> parts,
            String note) {}
}
