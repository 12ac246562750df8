package io.evenhand.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How somebody who is signed in can show once more that it is they, before what should be done only knowingly.
 *
 * @param by the provider at which they have just signed in anew; null where nothing was shown yet
 * @param password whether they have one to type
 * @param with providers at which they can sign in anew
 */
public record Confirming(@Nullable SignOnProvider by, boolean password, List<SignOnProvider> with) {
    public Confirming {
        with = List.copyOf(with);
    }

    public boolean done() {
        return by != null;
    }

    /** What somebody reads who has shown nothing. */
    public String refusal() {
        return password
                ? "That is not your password."
                : "It is too long ago that you signed in anew. Do that once more, then try again.";
    }
}
