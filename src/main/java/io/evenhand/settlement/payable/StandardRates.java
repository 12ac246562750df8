package io.evenhand.settlement.payable;

import io.evenhand.money.Share;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The standard rates of value added tax that came with the program, by country and day, and which countries form the Union. */
final class StandardRates {
    private static final String FILE = "standard-rates.csv";
    private static final Set<String> EUROPEAN_UNION = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");
    private static final Map<String, String> SOURCES = new HashMap<>();
    private static final Map<String, NavigableMap<LocalDate, Known>> RATES = read();

    private StandardRates() {}

    static boolean isInTheUnion(String country) {
        return EUROPEAN_UNION.contains(country);
    }

    /**
     * A rate that somebody answers for.
     *
     * @param since the first day on which it holds
     * @param source who says so
     */
    record Known(Share rate, LocalDate since, String source) {}

    /** Empty where none is known for that day: then it is asked for, and never guessed. */
    static Optional<Share> on(String country, LocalDate day) {
        return known(country, day).map(Known::rate);
    }

    /** The same, with who says so. */
    static Optional<Known> known(String country, LocalDate day) {
        NavigableMap<LocalDate, Known> rates = RATES.get(country);
        return rates == null
                ? Optional.empty()
                : Optional.ofNullable(rates.floorEntry(day)).map(Map.Entry::getValue);
    }

    /** The countries of which a rate is known. */
    static Set<String> countries() {
        return Set.copyOf(RATES.keySet());
    }

    /** "Germany". */
    static String name(String country) {
        String name = Locale.of("", country).getDisplayCountry(Locale.ENGLISH);
        return name.isEmpty() ? country : name;
    }

    private static Map<String, NavigableMap<LocalDate, Known>> read() {
        Map<String, NavigableMap<LocalDate, Known>> rates = new HashMap<>();
        InputStream file = StandardRates.class.getResourceAsStream(FILE);
        if (file == null) {
            throw new IllegalStateException(FILE + " is missing from the application");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                if (line.startsWith("source,")) {
                    String[] cells = line.split(",", 3);
                    SOURCES.put(cells[1], cells[2]);
                } else {
                    Known known = known(line);
                    rates.computeIfAbsent(line.substring(0, 2), country -> new TreeMap<>())
                            .put(known.since(), known);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
        return rates;
    }

    private static Known known(String line) {
        String[] cells = line.split(",");
        String source = SOURCES.get(cells[3]);
        if (source == null) {
            throw new IllegalStateException(FILE + ": nobody is named as the source of " + line);
        }
        return new Known(Share.parse(cells[2] + "%"), LocalDate.parse(cells[1]), source);
    }
}
