package io.evenhand.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A letter to somebody at an address of theirs, with a secret for them alone.
 *
 * @param thing what it is about, at most 90 characters: an unsent letter about the same thing is dropped for a newer one
 * @param partnerId the organisation for which the person acts
 * @param name of the person, for the greeting
 * @param facts what is worth knowing at a glance
 * @param action where to go on, with its secret; null where there is nothing to open
 * @param because why the person gets it
 */
public record PersonalLetter(
        String thing,
        String address,
        String partnerId,
        String name,
        String subject,
        String text,
        List<Notice.Fact> facts,
        Notice.@Nullable Action action,
        String because) {
    public PersonalLetter {
        facts = List.copyOf(facts);
        if (thing.isBlank() || thing.length() > 90) {
            throw new IllegalArgumentException("What a letter is about has 1 to 90 characters: " + thing);
        }
    }

    /** What is secret stays out of logs and messages. */
    @Override
    public String toString() {
        return "PersonalLetter[" + thing + "]";
    }
}
