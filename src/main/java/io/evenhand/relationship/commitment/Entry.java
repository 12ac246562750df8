package io.evenhand.relationship.commitment;

import io.evenhand.customer.CustomerIdentity;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * One customer on a list: by what it is recognised, and what shows that it was one.
 *
 * @param identifiers normalised, sorted, at least one
 * @param evidence the SHA-256 of an invoice or a contract
 * @param evidenceDate the day that the evidence itself bears
 */
public record Entry(List<String> identifiers, String evidence, LocalDate evidenceDate) {
    static final int MOST_IDENTIFIERS = 4;
    private static final Map<String, Integer> MOST_OF_A_KIND = Map.of("domain:", 1, "name:", 2, "tax:", 1);
    static final int LONGEST_IDENTIFIER = 400;

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /** @throws IllegalArgumentException with a sentence that says what is wrong */
    public Entry {
        identifiers = List.copyOf(identifiers);
        if (identifiers.isEmpty() || identifiers.size() > MOST_IDENTIFIERS) {
            throw new IllegalArgumentException("A customer has 1 to " + MOST_IDENTIFIERS + " identifiers.");
        }
        for (int i = 1; i < identifiers.size(); i++) {
            if (identifiers.get(i - 1).compareTo(identifiers.get(i)) >= 0) {
                throw new IllegalArgumentException("The identifiers of a customer are sorted, and each is named once.");
            }
        }
        for (String identifier : identifiers) {
            boolean plain = identifier.codePoints().noneMatch(Entry::isNoText);
            if (identifier.isEmpty() || identifier.length() > LONGEST_IDENTIFIER || !plain) {
                throw new IllegalArgumentException("An identifier has 1 to " + LONGEST_IDENTIFIER
                        + " characters: letters and digits, without line ends and other invisible characters.");
            }
        }
        requireOneCustomer(identifiers);
        if (!isDigest(evidence)) {
            throw new IllegalArgumentException("Evidence is named by its SHA-256: 64 digits 0-9 a-f.");
        }
        if (evidenceDate.isBefore(FIRST) || evidenceDate.isAfter(LAST)) {
            throw new IllegalArgumentException("Evidence is dated in 1900 or later.");
        }
    }

    /** What commands a terminal, turns what is read around, or is half of a letter, which would be hashed as another. */
    private static boolean isNoText(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static void requireOneCustomer(List<String> identifiers) {
        // As many of each kind as one customer has: otherwise one entry could stand for many, and the published number
        // mean nothing.
        MOST_OF_A_KIND.forEach((kind, most) -> {
            if (of(kind, identifiers) > most) {
                throw new IllegalArgumentException(
                        "An entry is about one customer: it has at most %d identifiers \"%s\".".formatted(most, kind));
            }
        });
        if (MOST_OF_A_KIND.keySet().stream()
                        .mapToLong(kind -> of(kind, identifiers))
                        .sum()
                != identifiers.size()) {
            throw new IllegalArgumentException("An identifier begins with domain:, name: or tax:.");
        }
    }

    private static long of(String kind, List<String> identifiers) {
        return identifiers.stream()
                .filter(identifier -> identifier.startsWith(kind))
                .count();
    }

    public static Entry of(CustomerIdentity customer, String evidence, LocalDate evidenceDate) {
        return new Entry(List.copyOf(customer.identifiers()), evidence, evidenceDate);
    }

    static boolean isDigest(String text) {
        return text.length() == 64
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9' || digit >= 'a' && digit <= 'f');
    }

    /** What the leaf is taken of: a line for each identifier, an empty one, the evidence, its day. No two entries have the same. */
    byte[] bytes() {
        return (customer() + "\n\n" + evidence + "\n" + evidenceDate).getBytes(StandardCharsets.UTF_8);
    }

    /** Whom it is about, whatever the evidence. */
    String customer() {
        return String.join("\n", identifiers);
    }
}
