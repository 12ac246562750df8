package io.evenhand.desk;

import io.evenhand.money.Share;
import io.evenhand.terms.AmendmentTerms;
import io.evenhand.terms.DeclaredTerms;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.SharedClauses;
import io.evenhand.terms.Terms;
import io.evenhand.terms.json.FieldValue;
import io.evenhand.terms.json.Lengths;
import io.evenhand.terms.json.RecordFields;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Calls the fields of terms by words: {@code /payment/dueDays} is "Payment › due days". Of a list whose items are about a party, or have
 * an id, an item is called by that: {@code /rules/0/steps/0/shares/1/share} is "Rules › project › steps › 1 › shares › Contoso › share".
 * A second item of a list about the same party is "Contoso (2)".
 */
final class FieldNames {
    /** Words for things that have no fields of terms: problems of a whole form. */
    private static final FieldNames PLAIN = new FieldNames(Map.of());

    private static final String AMENDED = "/amended";

    private final Map<String, String> items;

    private FieldNames(Map<String, String> items) {
        this.items = items;
    }

    /** @param clauses what the clauses of several texts are called */
    static FieldNames in(Terms terms, SharedClauses clauses) {
        Map<String, String> items = new HashMap<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (FieldValue field : RecordFields.of((Record) terms)) {
            String item = field.pointer().substring(0, field.pointer().lastIndexOf('/'));
            if (field.pointer().matches(".*/[0-9]+/partyId")) {
                String name = terms.parties().stream()
                        .filter(party -> party.partnerId().equals(field.text()))
                        .map(party -> terms.nameOf(party.partnerId()))
                        .findFirst()
                        .orElse(field.text());
                String list = item.substring(0, item.lastIndexOf('/') + 1);
                int number = numbers.merge(list + name, 1, Integer::sum);
                items.put(item, number == 1 ? name : "%s (%d)".formatted(name, number));
            } else if (field.pointer().matches(".*/[0-9]+/id")) {
                items.put(item, field.text());
            }
        }
        declared(terms)
                .ifPresent(declared -> declared.declared()
                        .fields()
                        .forEach(field -> items.put("/" + field.path().replace('.', '/'), field.label())));
        clauses.all().forEach(clause -> {
            items.put(clause.pointer(), clause.label());
            items.put(AMENDED + clause.pointer(), clause.label());
        });
        return new FieldNames(items);
    }

    private static Optional<DeclaredTerms> declared(Terms terms) {
        Terms own = terms instanceof AmendmentTerms amendment ? amendment.amended() : terms;
        return own instanceof DeclaredTerms declared ? Optional.of(declared) : Optional.empty();
    }

    /** What a declared field is called, whichever entry of a list it is of; else as its name reads. */
    private String called(String at, String step) {
        return step.chars().allMatch(Character::isDigit)
                ? step(step)
                : at.replaceFirst("^" + AMENDED, "").startsWith("/clauses/")
                        ? step.replace('-', ' ')
                        : items.getOrDefault(
                                at.replaceFirst("^" + AMENDED, "").replaceAll("/[0-9]+(?=/)", ""), step(step));
    }

    /** Whether a field only says what its item is about, which the name of the item's other fields says already. */
    static boolean namesItsItem(String pointer) {
        return pointer.matches(".*/[0-9]+/(partyId|id)");
    }

    /** What is wrong with a field, and what to write. */
    static String sentence(FieldProblem problem) {
        return PLAIN.of(problem.pointer()) + " " + problem.problem() + ": " + problem.remedy() + ".";
    }

    String of(String pointer) {
        StringBuilder words = new StringBuilder();
        String at = "";
        for (String step : pointer.split("/")) {
            if (!step.isEmpty()) {
                at += "/" + step;
                // The terms that an amendment brings are called as they are in the agreement.
                if (at.equals(AMENDED)) {
                    continue;
                }
                words.append(words.isEmpty() ? "" : " › ")
                        .append(items.containsKey(at) ? items.get(at) : called(at, step));
            }
        }
        return words.isEmpty() ? "Everything" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String step(String step) {
        return step.chars().allMatch(Character::isDigit)
                ? Integer.toString(Integer.parseInt(step) + 1)
                : step.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    /** A value as people write it: a share as a percentage where that is exact. */
    static String value(String text) {
        return text.matches("[0-9]{1,18}/[0-9]{1,18}")
                ? Share.parse(text).words()
                : text.matches("P[0-9YMWD]{2,20}") ? Lengths.words(text) : text;
    }
}
