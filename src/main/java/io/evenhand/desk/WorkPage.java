package io.evenhand.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for somebody at the viewer's organisation.
 *
 * @param yours what the viewer may decide, what presses first
 * @param colleagues what only others of the organisation may decide
 * @param more whether there is more than is shown
 */
record WorkPage(List<Item> yours, List<Item> colleagues, boolean more) {
    public long late() {
        return yours.stream()
                .filter(item -> item.due() != null && item.due().late())
                .count();
    }

    /**
     * @param title what is to be done
     * @param about the referral's need, in words that do not give the customer away
     * @param customer null while the viewer may not know it
     * @param role who may decide it
     */
    record Item(
            long key,
            String title,
            String about,
            @Nullable String customer,
            String role,
            @Nullable Due due,
            Instant since) {}
}
