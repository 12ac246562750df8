package io.evenhand.terms;

import io.evenhand.terms.json.FieldValue;
import io.evenhand.terms.json.JsonPointer;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How notices reach one party, which that party states itself: of all that is said about who the parties are, this alone is negotiated, and
 * of each party by itself.
 */
public final class NoticesByParty {
    private static final String FIELD = "noticesBy";

    private NoticesByParty() {}

    /** Whether a field is of that kind. @param pointer a JSON pointer into terms */
    public static boolean isOne(String pointer) {
        return pointer.matches("/parties/[0-9]+/" + FIELD);
    }

    /**
     * The field in which a party states its own; empty where it has no choice: in a change of an agreement, where all agreed on one way, and
     * for whoever is no party.
     */
    public static Optional<FieldValue> of(Terms terms, String partnerId) {
        if (!(terms instanceof PrincipalTerms) || terms.notices().size() < 2) {
            return Optional.empty();
        }
        List<TermsParty> parties = terms.parties();
        for (int i = 0; i < parties.size(); i++) {
            if (parties.get(i).partnerId().equals(partnerId)) {
                NoticeChannel own = parties.get(i).noticesBy();
                return Optional.of(new FieldValue(
                        "/parties/" + i + "/" + FIELD,
                        FieldValue.Kind.CHOICE,
                        own == null ? "" : Phrases.nameOf(own),
                        terms.notices().stream().map(Phrases::nameOf).toList(),
                        true));
            }
        }
        return Optional.empty();
    }

    /** What somebody other than a party itself would state about how notices reach it. */
    public static List<FieldProblem> ofOthers(Terms before, Terms after, String partnerId) {
        List<FieldProblem> problems = new ArrayList<>();
        List<TermsParty> present = before.parties();
        List<TermsParty> proposed = after.parties();
        for (int i = 0; i < Math.min(present.size(), proposed.size()); i++) {
            TermsParty party = present.get(i);
            boolean same = Objects.equals(party.noticesBy(), proposed.get(i).noticesBy());
            if (!same
                    && party.partnerId().equals(proposed.get(i).partnerId())
                    && !party.partnerId().equals(partnerId)) {
                problems.add(new FieldProblem(
                        "/parties/" + i + "/" + FIELD,
                        "is for %s to state".formatted(before.nameOf(party.partnerId())),
                        "leave it as it is; each party says itself how notices reach it"));
            }
        }
        return problems;
    }

    /** Whether two lists of parties differ in nothing but this. */
    static boolean areAlike(Optional<JsonValue> before, JsonValue after) {
        return before.orElse(null) instanceof JsonArray one
                && after instanceof JsonArray other
                && without(one).equals(without(other));
    }

    private static List<JsonValue> without(JsonArray parties) {
        return parties.items().stream()
                .map(party -> JsonPointer.with(party, "/" + FIELD, Optional.empty()))
                .toList();
    }
}
