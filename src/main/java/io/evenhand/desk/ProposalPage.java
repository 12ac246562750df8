package io.evenhand.desk;

import io.evenhand.terms.Playbooks.Guidance;
import io.evenhand.terms.json.FieldValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The terms on the table as a form, to propose others.
 *
 * @param task the review that the proposal will answer
 * @param version of the terms that are changed
 * @param groups the fields by the part of the terms they belong to
 * @param triable the agreement whose terms can be tried on revenue; null for one that shares none
 * @param changes what was written, ready to be tried, as a JSON merge patch; null before the writer has asked to see it
 * @param redline what would change, once the writer has asked to see it; null before
 */
record ProposalPage(
        long task,
        String agreement,
        String about,
        int version,
        List<Group> groups,
        @Nullable String triable,
        @Nullable String changes,
        TaskPage.@Nullable Comparison redline) {
    /**
     * Fields of one part of the terms.
     *
     * @param adding where the terms leave the part out; null where it is there
     * @param leaving what of the part may be taken away
     */
    record Group(
            String title, List<Entry> entries, @Nullable Adding adding, List<Leaving> leaving) {}

    /**
     * A part that the terms leave out, and that may be added.
     *
     * @param wanted whether the writer wants it
     * @param guidance what the playbook says of it; null if it says nothing
     */
    record Adding(
            String pointer,
            String value,
            boolean wanted,
            @Nullable Guidance guidance) {}

    /** A part that may be taken away. @param unwanted whether the writer wants it taken away */
    record Leaving(String pointer, String value, String label, boolean unwanted) {}

    /**
     * @param text what the writer typed, or what the terms say
     * @param changed whether the two differ
     * @param help what it is and how to write it
     * @param guidance what the playbook says of it; null if it says nothing
     * @param words how choices read, where that is not as they are called
     */
    record Entry(
            String label,
            FieldValue field,
            String text,
            boolean changed,
            String help,
            @Nullable Guidance guidance,
            Map<String, String> words) {
        private static final int USUAL_WIDTH = 24;

        /** What may be chosen; empty where anything can be written. */
        public Collection<String> options() {
            return field.words().isEmpty() ? words.keySet() : field.words();
        }

        /** How one of the choices reads. */
        public String said(String word) {
            return words.getOrDefault(word, word.replace('-', ' '));
        }

        /** Whether choices read as sentences, for which the usual width is too narrow. */
        public boolean sentences() {
            return words.values().stream().anyMatch(reading -> reading.length() > USUAL_WIDTH);
        }

        public boolean holds(String word) {
            return List.of(text.split("\n")).contains(word);
        }
    }
}
