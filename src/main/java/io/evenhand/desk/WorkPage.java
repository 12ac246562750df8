package io.evenhand.desk;

import io.evenhand.workflow.WaitingCount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for somebody at the viewer's organisation.
 *
 * @param yours what the viewer may decide, what presses first
 * @param colleagues what only others of the organisation may decide
 * @param count of all there are, also those that are not shown
 */
record WorkPage(List<Item> yours, List<Item> colleagues, WaitingCount count) {
    /**
     * @param title what is to be done
     * @param about the referral's need, in words that do not give the customer away
     * @param customer null while the viewer may not know it
     * @param counterpart to whom or by whom something is promised; null where the task is of no promise
     * @param role who may decide it
     */
    record Item(
            long key,
            String title,
            String about,
            @Nullable String customer,
            @Nullable String counterpart,
            String role,
            @Nullable Due due,
            Instant since) {}
}
