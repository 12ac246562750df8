package io.evenhand.desk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form by which a party drafts an agreement of a declared kind.
 *
 * @param key under which it is drafted once, however often the form is sent
 * @param language of its text, as a tag
 * @param languages among which it was chosen, by tag
 * @param own the drafter's organisation
 * @param others who may be party, by id
 * @param belongs whether it may name an agreement that it adds to
 * @param parts the declared fields
 * @param problems in sentences: by the name of the input, and under the empty name what concerns the whole
 * @param readings what was agreed, in words; null as long as nobody looked
 */
record NewAgreementPage(
        String key,
        String kind,
        String title,
        String language,
        Map<String, String> languages,
        String own,
        List<Party> others,
        boolean ownSignsFirst,
        String effectiveOn,
        String belongsTo,
        boolean belongs,
        List<Part> parts,
        Map<String, List<String>> problems,
        @Nullable List<String> readings) {

    /** @param taken whether it is to be party */
    record Party(String id, String name, boolean taken) {}

    /**
     * Fields under one heading.
     *
     * @param list the JSON pointer of the list that the part is; empty where it is none
     * @param rows of a list, each with its fields
     */
    record Part(String title, String help, boolean optional, String list, List<Input> inputs, List<Row> rows) {}

    /** @param title "Product 1" @param entry its JSON pointer */
    record Row(String title, String entry, List<Input> inputs) {}

    /**
     * One input.
     *
     * @param name its JSON pointer in the terms
     * @param type how it is typed: text, long, lines, number, date, flag, choice, choices, party, parties or currency
     * @param limits "from 30 to 180"; empty for none
     * @param choices by word
     */
    record Input(
            String name,
            String type,
            String label,
            String help,
            String limits,
            boolean optional,
            Map<String, String> choices,
            String text,
            List<String> problems) {
        public boolean holds(String word) {
            return List.of(text.split("\n")).contains(word);
        }
    }

    /** What is wrong with an input of the form itself, or with the whole. */
    public List<String> problemsOf(String name) {
        return problems.getOrDefault(name, List.of());
    }
}
