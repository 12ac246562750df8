package io.evenhand.terms;

import io.evenhand.money.Money;
import io.evenhand.terms.json.Quoting;
import io.evenhand.terms.json.RecordWriter;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with the fields of one value, so that its author hears of everything at once.
 *
 * <p>Made to be used in constructors: check each field, then call {@link #done}, which throws if anything was found.
 */
public final class FieldChecks {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s\"<>]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+");
    private static final Pattern DOMAIN = Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}");
    static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private final List<FieldProblem> problems = new ArrayList<>();

    /** Records a problem unless the condition holds. */
    public FieldChecks that(boolean holds, String pointer, String problem, String remedy) {
        if (!holds) {
            problems.add(new FieldProblem(pointer, problem, remedy));
        }
        return this;
    }

    /** Text for people: not blank, bounded, without control characters (which could not be printed, or hide what is printed). */
    public FieldChecks text(String pointer, String value, int maximumLength) {
        if (value.isBlank()) {
            return that(false, pointer, "is empty", "write at least one word");
        }
        that(
                value.length() <= maximumLength,
                pointer,
                "is %d characters long".formatted(value.length()),
                "keep it within %d characters".formatted(maximumLength));
        return that(
                value.codePoints().allMatch(Quoting::prints),
                pointer,
                "holds a control or direction character",
                "use plain text on one line");
    }

    /** A bounded list of texts, possibly none. */
    public FieldChecks texts(String pointer, List<String> values, int most, int maximumLength) {
        that(values.size() <= most, pointer, "holds %d".formatted(values.size()), "write at most %d".formatted(most));
        for (int i = 0; i < values.size(); i++) {
            text(pointer + "/" + i, values.get(i), maximumLength);
        }
        return this;
    }

    public FieldChecks id(String pointer, String value) {
        return that(
                ID.matcher(value).matches(),
                pointer,
                "%s is not an id".formatted(Quoting.quoted(value)),
                "use up to 64 lower-case letters, digits, points, hyphens and underscores");
    }

    public FieldChecks email(String pointer, String value) {
        return that(
                value.length() <= 254 && EMAIL.matcher(value).matches(),
                pointer,
                "%s is not an email address".formatted(Quoting.quoted(value)),
                "write it as name@example.com");
    }

    /** An internet domain of one organisation, in lower case: no wildcard, no top-level domain, no URL. */
    public FieldChecks domain(String pointer, String value) {
        return that(
                value.length() <= 253 && DOMAIN.matcher(value).matches(),
                pointer,
                "%s is not an internet domain".formatted(Quoting.quoted(value)),
                "write the customer's own domain in lower case, for example \"example.com\"");
    }

    public FieldChecks country(String pointer, String value) {
        return that(
                COUNTRIES.contains(value),
                pointer,
                "%s is not a country code".formatted(Quoting.quoted(value)),
                "use an ISO 3166 code of two capital letters such as \"DE\"");
    }

    public FieldChecks between(String pointer, int value, int least, int most) {
        return that(
                value >= least && value <= most,
                pointer,
                "is %d".formatted(value),
                "write a whole number from %d to %d".formatted(least, most));
    }

    /** A length of time above zero, in years, months and days of one sign, and not absurdly long. */
    public FieldChecks period(String pointer, Period value, int mostMonths) {
        boolean sound = !value.isZero() && value.getYears() >= 0 && value.getMonths() >= 0 && value.getDays() >= 0;
        boolean bounded = value.toTotalMonths() + value.getDays() / 28L <= mostMonths;
        return that(
                sound && bounded,
                pointer,
                "is %s".formatted(value),
                "write a length above zero and of at most %d months, for example \"P2Y\" or \"P90D\""
                        .formatted(mostMonths));
    }

    public FieldChecks positive(String pointer, Money value) {
        return that(value.isPositive(), pointer, "is %s".formatted(value), "write an amount above zero");
    }

    public FieldChecks notEmpty(String pointer, List<?> values) {
        return that(!values.isEmpty(), pointer, "is empty", "name at least one");
    }

    public FieldChecks unique(String pointer, List<?> values) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            if (!seen.add(values.get(i))) {
                String value = RecordWriter.json(values.get(i)).describe();
                that(false, pointer + "/" + i, "names %s twice".formatted(value), "name each once");
            }
        }
        return this;
    }

    /** That a party is one of those named. */
    public FieldChecks oneOf(String pointer, String id, List<String> known) {
        return that(
                known.contains(id),
                pointer,
                "%s is not a party".formatted(Quoting.quoted(id)),
                "name one of %s".formatted(String.join(", ", known)));
    }

    /** Text, if it is there at all. */
    public FieldChecks optionalText(String pointer, @Nullable String value, int maximumLength) {
        return value == null ? this : text(pointer, value, maximumLength);
    }

    /** @throws InvalidTermsException if any check failed */
    public void done() {
        if (!problems.isEmpty()) {
            throw new InvalidTermsException(problems);
        }
    }

    /** Enumerated choices in the order of their declaration, so that the order in which they were written does not change a hash. */
    static <E extends Enum<E>> List<E> inOrder(List<E> choices) {
        return choices.stream().sorted().toList();
    }
}
