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
    private static final Map<String, NavigableMap<LocalDate, Share>> RATES = read();

    private StandardRates() {}

    static boolean isInTheUnion(String country) {
        return EUROPEAN_UNION.contains(country);
    }

    /** Empty where none is known for that day. */
    static Optional<Share> on(String country, LocalDate day) {
        NavigableMap<LocalDate, Share> rates = RATES.get(country);
        return rates == null
                ? Optional.empty()
                : Optional.ofNullable(rates.floorEntry(day)).map(Map.Entry::getValue);
    }

    /** "Germany". */
    static String name(String country) {
        String name = Locale.of("", country).getDisplayCountry(Locale.ENGLISH);
        return name.isEmpty() ? country : name;
    }

    private static Map<String, NavigableMap<LocalDate, Share>> read() {
        Map<String, NavigableMap<LocalDate, Share>> rates = new HashMap<>();
        InputStream file = StandardRates.class.getResourceAsStream(FILE);
        if (file == null) {
            throw new IllegalStateException(FILE + " is missing from the application");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] cells = line.split(",");
                rates.computeIfAbsent(cells[0], country -> new TreeMap<>())
                        .put(LocalDate.parse(cells[1]), Share.parse(cells[2] + "%"));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
        return rates;
    }
}
