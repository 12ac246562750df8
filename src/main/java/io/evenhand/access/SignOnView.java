package io.evenhand.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with one provider on somebody's own page.
 *
 * @param linkedAt since when it lets them in; null where it does not
 * @param onlyWay whether nothing else would let them in
 */
public record SignOnView(SignOnProvider provider, @Nullable Instant linkedAt, boolean onlyWay) {
    public boolean isLinked() {
        return linkedAt != null;
    }
}
