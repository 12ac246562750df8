package io.evenhand.benchmark;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.evenhand.Evenhand;
import io.evenhand.cli.EvenhandCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How fast {@code split} is on revenue lines, three parties, tiers, caps and refunds among them, against only parsing the same file with
 * the CSV library, in the same run and turn by turn; and what ten and a hundred times as many lines cost. With {@code all}, the same with
 * {@code --json} and {@code --explain}.
 *
 * <pre>mvn package spring-boot:test-run -DskipTests -Dstart-class=io.evenhand.benchmark.SplitSpeed \
 *     -Dspring-boot.run.jvmArguments=-Xmx512m</pre>
 */
public final class SplitSpeed {
    private static final int ROUNDS = 5;

    private SplitSpeed() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("evenhand-benchmark-");
        Path terms = folder.resolve("terms.json");
        Files.writeString(terms, RevenueSample.TERMS);
        System.out.printf(
                "heap %d MB%n%-10s %12s %12s %8s %14s%n",
                Runtime.getRuntime().maxMemory() >> 20, "lines", "only parsed", "split", "ratio", "split a line");
        List<Path> files = new ArrayList<>();
        for (int count : new int[] {10_000, 100_000, 1_000_000}) {
            files.add(RevenueSample.write(folder.resolve(count + ".csv"), count));
        }
        // Both warm before anything is measured.
        for (int i = 0; i < 3; i++) {
            parse(files.get(1));
            split(terms, files.get(1));
        }
        for (Path file : files) {
            long lines = Long.parseLong(String.valueOf(file.getFileName()).replace(".csv", ""));
            List<Long> parsed = new ArrayList<>();
            List<Long> shared = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                parsed.add(parse(file));
                shared.add(split(terms, file));
            }
            long one = median(parsed);
            long other = median(shared);
            System.out.printf(
                    Locale.ROOT,
                    "%-10d %9d ms %9d ms %8.2f %11d ns%n",
                    lines,
                    one / 1_000_000,
                    other / 1_000_000,
                    (double) one / other,
                    other / lines);
        }
        if (arguments.length > 0) {
            System.out.printf("--json %d ms%n", split(terms, files.getLast(), "--json") / 1_000_000);
            System.out.printf("--explain %d ms%n", split(terms, files.getLast(), "--explain") / 1_000_000);
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(terms);
        Files.delete(folder);
    }

    private static long parse(Path file) throws IOException {
        long begun = System.nanoTime();
        long characters = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            for (CsvRecord row : reader) {
                for (int i = 0; i < row.getFieldCount(); i++) {
                    characters += row.getField(i).length();
                }
            }
        }
        if (characters == 0) {
            throw new IllegalStateException("nothing was read");
        }
        return System.nanoTime() - begun;
    }

    private static long split(Path terms, Path file, String... options) {
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        long begun = System.nanoTime();
        List<String> arguments = new ArrayList<>(List.of("split", terms.toString(), file.toString()));
        arguments.addAll(List.of(options));
        int code = EvenhandCommand.execute(Evenhand.class, arguments.toArray(String[]::new));
        long took = System.nanoTime() - begun;
        System.setOut(out);
        if (code != 0) {
            throw new IllegalStateException("split ended with " + code);
        }
        return took;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
