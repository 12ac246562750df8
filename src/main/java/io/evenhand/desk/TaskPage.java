package io.evenhand.desk;

import io.evenhand.workflow.TaskForm;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One human task: what is to be decided, and what one needs to know for it.
 *
 * @param form what the task asks, with its words about this case
 * @param about the referral that it belongs to; null for an agreement of none
 * @param standing whether it can be decided here and now
 * @param sections what there is to know, the most important first
 * @param document the document to read before one decides; null where there is none
 * @param people whom a decision may name; empty where none does
 * @param ofAgreement of a change, the id of what it changes; of an agreement of no referral, its own; else null
 * @param triable the agreement whose terms the viewer may try on revenue; else null
 * @param inWord where its terms are negotiated in Word; null where there are none to negotiate
 * @param itsWording what a newer wording, or the one that was proposed, says otherwise; null where there is none
 * @param period which it settles; null where it settles none
 * @param wording where the proposed wording is read; null for a task of a referral
 * @param matter where there is more about what it is about; null where its own room says nothing of it
 * @param signing where the document is read and signed; null for every other task
 * @param restatesNeed whether the viewer states the referral's need anew, on a page of its own, before the decision
 */
record TaskPage(
        long key,
        TaskForm form,
        @Nullable About about,
        String organisation,
        String role,
        @Nullable Due due,
        Standing standing,
        List<Section> sections,
        @Nullable String document,
        List<Person> people,
        @Nullable String ofAgreement,
        @Nullable String triable,
        @Nullable String inWord,
        @Nullable Link itsWording,
        @Nullable Link period,
        @Nullable Link wording,
        @Nullable Link matter,
        boolean restatesNeed,
        @Nullable Signing signing) {

    /**
     * @param referralId null where the viewer's organisation does not take part in the referral yet
     * @param customer null while the viewer may not know it
     */
    record About(
            @Nullable String referralId,
            String title,
            @Nullable String customer) {}

    /** Whether a task can be decided, and by whom, or how it ended. */
    sealed interface Standing {
        /** The viewer may decide it. */
        record Yours() implements Standing {}

        /** Others of the viewer's organisation may. */
        record Others() implements Standing {}

        /** @param decision in the form's words */
        record Decided(
                String who,
                String decision,
                Instant at,
                @Nullable String reason) implements Standing {}

        /** Nobody needs to decide it any more. */
        record Gone(Instant at) implements Standing {}

        /** For the page, which cannot ask for a type. */
        default String code() {
            return switch (this) {
                case Yours ignored -> "yours";
                case Others ignored -> "others";
                case Decided ignored -> "decided";
                case Gone ignored -> "gone";
            };
        }
    }

    /**
     * Facts, sentences or differences under one heading; parts that are empty are not shown.
     *
     * @param files to take home
     * @param command by which they are checked there; null for nothing to check
     */
    record Section(
            String title,
            @Nullable String lead,
            List<Fact> facts,
            List<String> sentences,
            @Nullable Comparison table,
            List<Link> files,
            @Nullable String command) {
        Section(
                String title,
                @Nullable String lead,
                List<Fact> facts,
                List<String> sentences,
                @Nullable Comparison table) {
            this(title, lead, facts, sentences, table, List.of(), null);
        }

        static Section facts(String title, List<Fact> facts) {
            return new Section(title, null, facts, List.of(), null);
        }
    }

    record Fact(String label, String value) {}

    /** @param headings of the three columns */
    record Comparison(List<String> headings, List<Difference> rows) {}

    /** @param note what is to be said about it; null for nothing */
    record Difference(
            String field,
            String before,
            String after,
            @Nullable String note) {
        Difference(String field, String before, String after) {
            this(field, before, after, null);
        }
    }

    /** @param unreachable who is asked to sign and cannot be reached, having no account while no mail leaves the house; else null */
    record Signing(String path, @Nullable String unreachable) {}

    record Person(String id, String name) {}

    /** @param path on the desk */
    record Link(String words, String path) {}
}
