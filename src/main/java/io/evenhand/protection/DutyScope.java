package io.evenhand.protection;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a duty reaches.
 *
 * @param tailEndsOn until when what was opened in the window stays protected; null where nothing was
 * @param products to which it applies; empty for everything
 * @param passiveSales whether the bound partner may serve the customer when it comes unasked
 * @param carveOuts what the bound partner may go on doing, as sentences
 */
public record DutyScope(
        LocalDate startsOn,
        @Nullable LocalDate tailEndsOn,
        List<String> products,
        boolean passiveSales,
        List<String> carveOuts) {
    public DutyScope {
        products = List.copyOf(products);
        carveOuts = List.copyOf(carveOuts);
    }
}
