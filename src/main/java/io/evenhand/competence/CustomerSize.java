package io.evenhand.competence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How large a customer is, by its people. */
public enum CustomerSize {
    SMALL("up to 49 people", 0),
    MEDIUM("50 to 249 people", 50),
    LARGE("250 people and more", 250);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(?:[.,' ]\\d{3})+|\\d{1,9}");

    private final String words;
    private final long from;

    CustomerSize(String words, long from) {
        this.words = words;
        this.from = from;
    }

    public String words() {
        return words;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CustomerSize> of(String code) {
        return Arrays.stream(values()).filter(size -> size.code().equals(code)).findFirst();
    }

    /** By the first number in what somebody wrote, such as "120 people" or "1,200"; empty where there is none. */
    static Optional<CustomerSize> read(String written) {
        Matcher number = NUMBER.matcher(written.length() > 100 ? written.substring(0, 100) : written);
        if (!number.find()) {
            return Optional.empty();
        }
        long people = Long.parseLong(number.group().replaceAll("\\D", ""));
        return Arrays.stream(values()).filter(size -> people >= size.from).reduce((smaller, larger) -> larger);
    }
}
