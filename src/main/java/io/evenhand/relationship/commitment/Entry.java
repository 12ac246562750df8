package io.evenhand.relationship.commitment;

import io.evenhand.customer.CustomerIdentity;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/**
 * One customer on a list: by what it is recognised, and what shows that it was one.
 *
 * @param identifiers normalised, sorted, at least one
 * @param evidence the SHA-256 of an invoice or a contract
 * @param evidenceDate the day that the evidence itself bears
 */
public record Entry(List<String> identifiers, String evidence, LocalDate evidenceDate) {
    static final int MOST_IDENTIFIERS = 4;
    private static final Kind[] KINDS = {new Kind("domain:", 1), new Kind("name:", 2), new Kind("tax:", 1)};
    static final int LONGEST_IDENTIFIER = 400;

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /** @param most so many one customer has of it */
    private record Kind(String prefix, int most) {}

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
            if (identifier.isEmpty() || identifier.length() > LONGEST_IDENTIFIER || !isText(identifier)) {
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

    /** Without what commands a terminal, turns what is read around, or is half of a letter, which would be hashed as another. */
    private static boolean isText(String identifier) {
        for (int i = 0; i < identifier.length(); i++) {
            char c = identifier.charAt(i);
            boolean plain = c < 0x80 ? c >= ' ' && c != 0x7F : isTextAt(identifier, i);
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTextAt(String identifier, int place) {
        boolean second = place > 0 && Character.isSurrogatePair(identifier.charAt(place - 1), identifier.charAt(place));
        return second
                || switch (Character.getType(identifier.codePointAt(place))) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
    }

    /** As many of each kind as one customer has: otherwise one entry could stand for many, and the published number mean nothing. */
    private static void requireOneCustomer(List<String> identifiers) {
        int known = 0;
        for (Kind kind : KINDS) {
            int its = 0;
            for (String identifier : identifiers) {
                its += identifier.startsWith(kind.prefix()) ? 1 : 0;
            }
            if (its > kind.most()) {
                throw new IllegalArgumentException(
                        "An entry is about one customer: it has at most %d identifiers \"%s\"."
                                .formatted(kind.most(), kind.prefix()));
            }
            known += its;
        }
        if (known != identifiers.size()) {
            throw new IllegalArgumentException("An identifier begins with domain:, name: or tax:.");
        }
    }

    public static Entry of(CustomerIdentity customer, String evidence, LocalDate evidenceDate) {
        return new Entry(customer.identifiersInOrder(), evidence, evidenceDate);
    }

    static boolean isDigest(String text) {
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return text.length() == 64;
    }

    /** What the leaf is taken of: a line for each identifier, an empty one, the evidence, its day. No two entries have the same. */
    byte[] bytes() {
        StringBuilder text = new StringBuilder(256);
        for (String identifier : identifiers) {
            text.append(identifier).append('\n');
        }
        return text.append('\n')
                .append(evidence)
                .append('\n')
                .append(evidenceDate)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Whom it is about, whatever the evidence. */
    String customer() {
        return String.join("\n", identifiers);
    }
}
