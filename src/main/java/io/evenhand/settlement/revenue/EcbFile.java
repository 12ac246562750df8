package io.evenhand.settlement.revenue;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.evenhand.money.ExchangeRate;
import io.evenhand.table.LineProblem;
import io.evenhand.table.PlainXml;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * The European Central Bank's reference rates in the formats in which it publishes them: eurofxref-hist.csv and eurofxref.csv, with a day
 * in each row and a currency in each column, and the XML files of the day, of ninety days and of all.
 */
final class EcbFile {
    private static final int MOST_BYTES = 40 << 20;
    private static final int MOST_COLUMNS = 200;
    private static final LocalDate FIRST_DAY = LocalDate.of(1999, 1, 4);
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final String PLAIN_RATE = "[0-9]{1,12}([.][0-9]{1,12})?";

    private final Map<Place, Rate> rates = new LinkedHashMap<>();
    private final ProblemList problems = new ProblemList();
    private final LocalDate today;

    private EcbFile(LocalDate today) {
        this.today = today;
    }

    /** @param text so many units of the currency for one euro, as published */
    record Rate(LocalDate day, String currency, String text, long line) {
        ExchangeRate value() {
            return ExchangeRate.parse(text);
        }
    }

    private record Place(LocalDate day, String currency) {}

    /** @param rates none where there is a problem */
    record Content(List<Rate> rates, List<LineProblem> problems) {}

    static Content read(byte[] bytes, LocalDate today) {
        EcbFile file = new EcbFile(today);
        if (bytes.length > MOST_BYTES) {
            file.problem(
                    0, "", "", "the file is larger than 40 MB", "take eurofxref-hist.csv as the bank publishes it");
        } else if (new String(bytes, 0, Math.min(bytes.length, 100), StandardCharsets.UTF_8).contains("<")) {
            file.xml(bytes);
        } else {
            file.csv(new String(bytes, StandardCharsets.UTF_8));
        }
        if (file.problems.isEmpty() && file.rates.isEmpty()) {
            file.problem(0, "", "", "the file holds no rates", "take eurofxref-hist.csv as the bank publishes it");
        }
        boolean sound = file.problems.isEmpty();
        return new Content(sound ? List.copyOf(file.rates.values()) : List.of(), file.problems.all());
    }

    private void csv(String text) {
        List<String> currencies = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            for (CsvRecord row : reader) {
                long line = row.getStartingLineNumber();
                List<String> cells = row.getFields().stream().map(String::strip).toList();
                if (currencies.isEmpty()) {
                    if (!cells.getFirst().equalsIgnoreCase("Date") || cells.size() > MOST_COLUMNS) {
                        problem(
                                line,
                                "",
                                cells.getFirst(),
                                "this is not the bank's file of reference rates",
                                "its first line begins with Date and names the currencies");
                        return;
                    }
                    currencies.addAll(cells);
                } else {
                    row(line, currencies, cells);
                }
            }
        } catch (CsvParseException malformed) {
            problem(0, "", "", "the file is no sound CSV", "take it as the bank publishes it");
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private void row(long line, List<String> currencies, List<String> cells) {
        Optional<LocalDate> day = day(line, cells.getFirst());
        for (int i = 1; i < cells.size() && day.isPresent(); i++) {
            String cell = cells.get(i);
            String currency = i < currencies.size() ? currencies.get(i) : "";
            if (!cell.isEmpty() && !cell.equals("N/A")) {
                add(line, day.get(), currency, cell);
            }
        }
    }

    private void xml(byte[] bytes) {
        Optional<LocalDate> day = Optional.empty();
        long number = 0;
        try {
            PlainXml xml = new PlainXml(new ByteArrayInputStream(bytes));
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event != XMLStreamConstants.START_ELEMENT || !xml.name().equals("Cube")) {
                    continue;
                }
                if (!xml.attribute("time").isEmpty()) {
                    day = day(++number, xml.attribute("time"));
                } else if (!xml.attribute("currency").isEmpty() && day.isPresent()) {
                    add(number, day.get(), xml.attribute("currency"), xml.attribute("rate"));
                }
            }
        } catch (XMLStreamException malformed) {
            problem(0, "", "", "the file is no sound XML", "take it as the bank publishes it");
        }
    }

    private Optional<LocalDate> day(long line, String text) {
        try {
            LocalDate day = text.contains(" ") ? LocalDate.parse(text, LONG_DAY) : LocalDate.parse(text);
            if (!day.isBefore(FIRST_DAY) && !day.isAfter(today)) {
                return Optional.of(day);
            }
            problem(
                    line,
                    "Date",
                    text,
                    "is no day on which rates were published",
                    "they exist from 1999-01-04 up to today");
        } catch (DateTimeException malformed) {
            problem(line, "Date", text, "is not a day", "take the file as the bank publishes it");
        }
        return Optional.empty();
    }

    private void add(long line, LocalDate day, String currency, String text) {
        if (!currency.matches("[A-Z]{3}") || currency.equals("EUR")) {
            problem(line, currency, text, "stands in no column of a currency", "name it by its code, such as USD");
        } else if (!text.matches(PLAIN_RATE) || text.matches("[0.]+")) {
            problem(
                    line,
                    currency,
                    text,
                    "is not an exchange rate above zero",
                    "take the file as the bank publishes it");
        } else {
            Rate rate = new Rate(day, currency, text, line);
            Rate before = rates.putIfAbsent(new Place(day, currency), rate);
            if (before != null && !before.value().equals(rate.value())) {
                problem(
                        line,
                        currency,
                        text,
                        "contradicts line " + before.line(),
                        "take the file as the bank publishes it");
            }
        }
    }

    private void problem(long line, String field, String value, String problem, String remedy) {
        problems.add(new LineProblem(line, field, value, problem, remedy));
    }
}
