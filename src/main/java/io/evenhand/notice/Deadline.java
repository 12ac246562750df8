package io.evenhand.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for a person, in words for that person. The words go into mailboxes and calendars that others read, forward and
 * copy, so they name no customer, even to somebody who may know it: the desk, to which {@code path} leads, does that.
 *
 * @param source the {@link DeadlineSource#name()} that it comes from
 * @param id within the source; the same for as long as it is the same thing
 * @param title what is to be done, such as "Sign agreement: Revenue Share"
 * @param about what it belongs to, such as the title of a referral
 * @param explanation what the person should know before opening it, one or two sentences; may be empty
 * @param since from when it waits, or when it was last changed
 * @param until null where nothing presses
 * @param path of the page on the desk where it is done, from the root, such as {@code /tasks/17}
 * @param revision how often {@code until} was changed, from 0; a calendar replaces an entry by one of a higher revision
 */
public record Deadline(
        String source,
        String id,
        String title,
        String about,
        String explanation,
        Instant since,
        @Nullable Until until,
        String path,
        int revision) {
    public Deadline {
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new IllegalArgumentException("A path on the desk begins with one slash: " + path);
        }
    }
}
