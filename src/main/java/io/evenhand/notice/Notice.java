package io.evenhand.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and that people should hear of. As of a {@link Deadline}, its words name no customer.
 *
 * @param onceKey what tells this thing from all others, at most 160 characters, such as {@code referral-ended:3f…}; a person is told of it once
 * @param subject one line, which is also the mail's subject
 * @param about what it belongs to, such as the title of a referral; may be empty
 * @param text what happened, in one or two sentences
 * @param facts what else is worth knowing at a glance
 * @param action where to see it on the desk; null where there is nothing to see
 * @param toSign whether it is about a signature that the person is to give
 */
public record Notice(
        String onceKey,
        String subject,
        String about,
        String text,
        List<Fact> facts,
        @Nullable Action action,
        boolean toSign) {
    public Notice {
        facts = List.copyOf(facts);
        if (onceKey.isBlank() || onceKey.length() > 160) {
            throw new IllegalArgumentException("A once-key has 1 to 160 characters: " + onceKey);
        }
        if (subject.isBlank()) {
            throw new IllegalArgumentException("A notice has a subject: " + onceKey);
        }
    }

    public record Fact(String label, String value) {}

    /**
     * @param label of the link, such as "See the referral"
     * @param path on the desk, from the root
     */
    public record Action(String label, String path) {
        public Action {
            if (!path.startsWith("/") || path.startsWith("//")) {
                throw new IllegalArgumentException("A path on the desk begins with one slash: " + path);
            }
        }
    }
}
