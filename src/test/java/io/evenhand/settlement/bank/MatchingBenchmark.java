package io.evenhand.settlement.bank;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.evenhand.money.Money;
import io.evenhand.text.FileEncoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * How long it takes to read 100,000 lines of a bank's CSV and 100,000 open items and to match them by the usual rules. The baseline, in
 * the same run and turn by turn, is a sort-merge of the two files: both read, sorted by a reference that stands alone in its column, and
 * merged where reference and amount are the same. Of the lines, nine in ten name their item in a text, one in twenty is known by party,
 * amount and day only, and one in twenty pays nothing.
 *
 * <pre>mvn package spring-boot:test-run -DskipTests -Dstart-class=io.evenhand.settlement.bank.MatchingBenchmark</pre>
 */
public final class MatchingBenchmark {
    private static final int SIZE = 100_000;
    private static final int WARM_UPS = 4;
    private static final int ROUNDS = 7;
    private static final CsvLayout LAYOUT = new CsvLayout(
            "day",
            "",
            "amount",
            "",
            "",
            "currency",
            "",
            "",
            "",
            "name",
            "iban",
            "",
            "",
            List.of("text"),
            CsvLayout.DayForm.YEAR_FIRST,
            CsvLayout.DecimalMark.POINT,
            FileEncoding.UNICODE);

    private MatchingBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Random random = new Random(7);
        List<Integer> order = new ArrayList<>(IntStream.range(0, SIZE).boxed().toList());
        Collections.shuffle(order, random);
        StringBuilder bank = new StringBuilder("day;reference;amount;currency;name;iban;text\n");
        StringBuilder open = new StringBuilder("id;party;reference;amount;due\n");
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < SIZE; i++) {
            String amount = (100 + i % 90_000) + "." + (10 + i % 90);
            open.append("i%d;p%d;RE-2026-%07d;%s;2026-11-20\n".formatted(i, i % 5_000, i, amount));
            names.put("p" + i % 5_000, "Partner %d AG".formatted(i % 5_000));
        }
        for (int i : order) {
            String amount = (100 + i % 90_000) + "." + (10 + i % 90);
            String reference = "RE-2026-%07d".formatted(i);
            String text = i % 20 == 0
                    ? "thank you"
                    : "Invoice " + reference.replace('-', ' ') + " of 20.11.2026, customer 4711";
            String name = i % 20 == 1 ? "Somebody" : "Partner %d AG".formatted(i % 5_000);
            bank.append("2026-11-2%d;%s;%s;EUR;%s;;%s\n"
                    .formatted(i % 10, reference, i % 20 == 1 ? "1.00" : amount, name, text));
        }
        byte[] bankFile = bank.toString().getBytes(StandardCharsets.UTF_8);
        byte[] openFile = open.toString().getBytes(StandardCharsets.UTF_8);
        Parties parties = new Parties(Map.of(), names);
        for (int i = 0; i < WARM_UPS; i++) {
            match(bankFile, openFile, parties);
            merge(bankFile, openFile);
        }
        List<Double> ours = new ArrayList<>();
        List<Double> merges = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            merges.add(millis(() -> merge(bankFile, openFile)));
            ours.add(millis(() -> match(bankFile, openFile, parties)));
            System.out.printf("sort-merge %6.0f ms   matching %6.0f ms%n", merges.getLast(), ours.getLast());
        }
        System.out.printf(
                "matched %,d of %,d; sort-merge found %,d; median ratio %.2f (goal: at most 5)%n",
                match(bankFile, openFile, parties), SIZE, merge(bankFile, openFile), median(ours) / median(merges));
    }

    private static int match(byte[] bankFile, byte[] openFile, Parties parties) throws IOException {
        List<StatementLine> read = CsvStatementReader.read(bankFile, LAYOUT, CamtSample.OURS)
                .statements()
                .getFirst()
                .lines();
        List<BankLine> lines = read.stream()
                .map(line -> new BankLine("l" + line.entry(), line))
                .toList();
        List<SampleItem> items = new ArrayList<>();
        for (String[] row : rows(openFile)) {
            items.add(new SampleItem(row[0], row[1], row[2], Money.of(row[3], "EUR"), LocalDate.parse(row[4])));
        }
        return Matching.run(lines, items, MatchingRule.usual(), parties).size();
    }

    private static int merge(byte[] bankFile, byte[] openFile) throws IOException {
        String[][] lines = sorted(bankFile, 1);
        String[][] items = sorted(openFile, 2);
        int found = 0;
        int item = 0;
        for (String[] line : lines) {
            while (item < items.length && items[item][2].compareTo(line[1]) < 0) {
                item++;
            }
            if (item < items.length && items[item][2].equals(line[1]) && items[item][3].equals(line[2])) {
                found++;
            }
        }
        return found;
    }

    private static String[][] sorted(byte[] file, int column) throws IOException {
        String[][] rows = rows(file).toArray(String[][]::new);
        Arrays.sort(rows, Comparator.comparing(row -> row[column]));
        return rows;
    }

    private static List<String[]> rows(byte[] file) throws IOException {
        List<String[]> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().fieldSeparator(';').ofCsvRecord(new String(file, StandardCharsets.UTF_8))) {
            for (CsvRecord record : reader) {
                rows.add(record.getFields().toArray(String[]::new));
            }
        }
        return rows.subList(1, rows.size());
    }

    private static double millis(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
