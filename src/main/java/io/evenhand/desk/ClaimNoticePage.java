package io.evenhand.desk;

import io.evenhand.desk.NewAgreementPage.Part;
import java.util.List;
import java.util.Map;

/**
 * The form by which a party draws up a notice of claim.
 *
 * @param agreement its title and number
 * @param language of the letter, as a tag
 * @param languages in which it can be written, by tag
 * @param own the organisation that claims
 * @param others against whom, by id
 * @param opponent who was chosen
 * @param parts the declared fields
 * @param deadline where the time for the answer comes from, in a sentence
 * @param problems in sentences: by the name of the input, and under the empty name what concerns the whole
 * @param amount what is demanded to be paid, in words; empty where nothing is, or nobody looked
 * @param ready whether the letter can be drawn up
 */
record ClaimNoticePage(
        String id,
        String agreement,
        String language,
        Map<String, String> languages,
        String own,
        Map<String, String> others,
        String opponent,
        List<Part> parts,
        String deadline,
        Map<String, List<String>> problems,
        String amount,
        boolean ready) {

    /** What is wrong with an input of the form itself, or with the whole. */
    public List<String> problemsOf(String name) {
        return problems.getOrDefault(name, List.of());
    }
}
