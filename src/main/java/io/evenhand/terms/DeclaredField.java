package io.evenhand.terms;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.terms.json.OmittedIfEmpty;
import io.evenhand.terms.json.Quoting;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One field of a declared kind, as far as terms need to know it.
 *
 * @param path where its value stands: "term.length"; within a list, that of each entry
 * @param label for people: "Length of the agreement"
 * @param least the smallest value; of a text its characters, of a list its entries
 * @param most the largest value, likewise
 * @param words how each choice reads; empty for other types
 * @param optional whether it may be left out
 * @param negotiable whether parties may want it otherwise
 */
public record DeclaredField(
        String path,
        DeclaredType type,
        String label,
        @Nullable String least,
        @Nullable String most,
        @OmittedIfEmpty List<DeclaredWord> words,
        boolean optional,
        boolean negotiable) {
    private static final Pattern PATH = Pattern.compile("[a-z][A-Za-z0-9]{0,59}(\\.[a-z][A-Za-z0-9]{0,59}){0,7}");

    public DeclaredField {
        words = List.copyOf(words);
        new FieldChecks()
                .that(
                        PATH.matcher(path).matches(),
                        "/path",
                        "cannot be the name of a field",
                        "write letters and digits that begin small, with dots between")
                .text("/label", label, 200)
                .that(
                        words.isEmpty() == (type != DeclaredType.CHOICE && type != DeclaredType.CHOICES),
                        "/words",
                        words.isEmpty() ? "are missing for a choice" : "are given, but it is no choice",
                        words.isEmpty() ? "say how each choice reads" : "leave them out")
                .done();
        checkLimit(type, "/least", least);
        checkLimit(type, "/most", most);
    }

    private static void checkLimit(DeclaredType type, String pointer, @Nullable String limit) {
        if (limit == null) {
            return;
        }
        try {
            Object unused = limit(type, limit);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException wrong) {
            throw new InvalidTermsException(List.of(new FieldProblem(
                    pointer,
                    "is %s, which is no limit here".formatted(Quoting.quoted(limit)),
                    "write " + type.example())));
        }
    }

    /** A limit as a value that can be compared: of texts and lists, a number. */
    Object limit(String text) {
        return limit(type, text);
    }

    private static Object limit(DeclaredType type, String text) {
        return switch (type) {
            case NUMBER, TEXT, PERSON, TEXTS, LIST, TABLE, CHOICES, PARTIES -> Integer.valueOf(text);
            case DATE -> LocalDate.parse(text);
            case DURATION -> Period.parse(text);
            case SHARE -> Share.parse(text);
            case MONEY -> {
                String[] parts = text.split(" ", 2);
                yield Money.of(parts[parts.length - 1].strip(), parts[0]);
            }
            case CURRENCY, COUNTRY, LAW, FLAG, CHOICE, PARTY, GROUP ->
                throw new IllegalArgumentException(type + " has no limits");
        };
    }

    /** How a choice reads. */
    public record DeclaredWord(String name, String reading) {
        public DeclaredWord {
            new FieldChecks()
                    .text("/name", name, 60)
                    .text("/reading", reading, 500)
                    .done();
        }
    }

    String pointer() {
        return "/" + path.replace('.', '/');
    }

    /** @throws IllegalArgumentException for a word that is not among them */
    String reading(String name) {
        return words.stream()
                .filter(word -> word.name().equals(name))
                .map(DeclaredWord::reading)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(label + " has no choice " + name));
    }
}
