package io.evenhand.desk;

import io.evenhand.desk.ProposalPage.Group;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of a change.
 *
 * @param agreement the id of the agreement that it is for
 * @param kind of change, as the address names it
 * @param title the heading
 * @param lead what it means, in a sentence
 * @param base the hash of the terms that the form shows: when others are signed meanwhile, it is filled in anew
 * @param dayLabel how the one day of the change is called
 * @param dayHelp how to choose it
 * @param typed what was typed so far
 * @param partners who may join, and the parties who may leave; none where the kind of change leaves the parties as they are
 * @param groups the fields of the terms; none where the kind of change leaves the terms as they are
 * @param redline what would change, once the writer has asked to see it; null before
 * @param tried what was written, ready to be tried on revenue, as a JSON merge patch; null where nothing shares revenue, and before
 * @param sentences what the document would say, alike; empty before
 */
record ChangePage(
        String agreement,
        String number,
        String agreementTitle,
        String kind,
        String title,
        String lead,
        String base,
        String dayLabel,
        String dayHelp,
        Typed typed,
        Choices partners,
        List<Group> groups,
        TaskPage.@Nullable Comparison redline,
        @Nullable String tried,
        List<String> sentences) {

    /** Whether the writer has looked at what would change, and may send it. */
    public boolean isLookedAt() {
        return !sentences.isEmpty();
    }

    /** What a person typed. */
    record Typed(String day, String reason, String leaves, String joins) {
        static final Typed NOTHING = new Typed("", "", "", "");
    }

    /** Parties and partners to choose from, by id. */
    record Choices(List<Choice> leaving, List<Choice> joining) {
        static final Choices NONE = new Choices(List.of(), List.of());
    }

    record Choice(String id, String name) {}

    /**
     * A way to change an agreement.
     *
     * @param closed why it is not open here and now; null when it is
     */
    record Way(
            String kind,
            String title,
            String about,
            @Nullable String closed) {}
}
