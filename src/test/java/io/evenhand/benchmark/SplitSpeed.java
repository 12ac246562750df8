package io.evenhand.benchmark;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.evenhand.Evenhand;
import io.evenhand.cli.EvenhandCommand;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

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
        Files.writeString(terms, TERMS);
        System.out.printf(
                "heap %d MB%n%-10s %12s %12s %8s %14s%n",
                Runtime.getRuntime().maxMemory() >> 20, "lines", "only parsed", "split", "ratio", "split a line");
        List<Path> files = new ArrayList<>();
        for (int count : new int[] {10_000, 100_000, 1_000_000}) {
            files.add(write(folder.resolve(count + ".csv"), count));
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

    /** Two years of subscriptions and projects, one line in fifty a refund of part of an earlier one. */
    private static Path write(Path file, int lines) throws IOException {
        Random random = new Random(20261126);
        try (BufferedWriter csv = Files.newBufferedWriter(file)) {
            csv.write(
                    "id,kind,revenue,occurrence,deal,stream,ordered_on,counted_on,currency,gross,licence_cost,payment_fees,refund_of\n");
            String sale = "";
            String deal = "";
            String day = "";
            int cents = 0;
            for (int i = 0; i < lines; i++) {
                if (i % 50 == 49) {
                    csv.write("R%08d,refund,services,one-off,%s,,,%s,EUR,%s,,,%s\n"
                            .formatted(i, deal, day, amount(1 + random.nextInt(cents)), sale));
                    continue;
                }
                boolean project = i % 2 == 0;
                int days = (int) (24L * 28 * i / lines);
                day = "%d-%02d-%02d".formatted(2026 + days / 336, 1 + days / 28 % 12, 1 + days % 28);
                cents = 1_000 + random.nextInt(5_000_000);
                if (project) {
                    deal = "D%06d".formatted(i / 20);
                    sale = "L%08d".formatted(i);
                    csv.write("%s,sale,services,one-off,%s,,%s,%s,EUR,%s,,%s,\n"
                            .formatted(sale, deal, day, day, amount(cents), amount(cents / 50)));
                } else {
                    csv.write("L%08d,sale,licences,recurring,D%06d,S%d,%s,%s,EUR,%s,%s,,\n"
                            .formatted(i, i / 20, i / 20, day, day, amount(cents), amount(cents / 3)));
                }
            }
        }
        return file;
    }

    private static String amount(int cents) {
        return cents / 100 + "." + (cents % 100 < 10 ? "0" : "") + cents % 100;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static final String TERMS = """
            {"kind": "revenue-share",
             "parties": [
              {"partnerId": "north", "legalName": "North GmbH", "registration": "HRB 1", "address": "Weg 1, München", "country": "DE", "noticeEmail": "n@north.example"},
              {"partnerId": "south", "legalName": "South GmbH", "registration": "HRB 2", "address": "Weg 2, München", "country": "DE", "noticeEmail": "n@south.example"},
              {"partnerId": "west", "legalName": "West GmbH", "registration": "HRB 3", "address": "Weg 3, München", "country": "DE", "noticeEmail": "n@west.example"}],
             "effectiveOn": "2026-01-01",
             "customer": {"legalName": "Alpenmilch AG", "domain": "alpenmilch.example", "country": "AT"},
             "referralReference": "REF-1",
             "roles": {"introducerId": "north", "delivererIds": ["south", "west"], "billerId": "west"},
             "rules": [
              {"id": "services", "covers": ["services"], "occurrence": "one-off", "base": {"recognised": "cash-received", "deductions": ["payment-fees"]},
               "steps": [{"fromMonth": 1, "shares": [{"partyId": "north", "share": "10 %"}, {"partyId": "south", "share": "1/3"}, {"partyId": "west", "share": "17/30"}]}],
               "caps": [{"partyId": "north", "atMost": {"amount": "3000.00", "currency": "EUR"}, "per": "line", "excessToId": "west"},
                        {"partyId": "south", "atMost": {"amount": "100000000.00", "currency": "EUR"}, "per": "period", "excessToId": "west"}],
               "tiers": {"over": "period", "mode": "marginal", "retroactive": false, "tiers": [
                {"from": {"amount": "0.00", "currency": "EUR"}, "shares": [{"partyId": "north", "share": "10 %"}, {"partyId": "south", "share": "1/3"}, {"partyId": "west", "share": "17/30"}]},
                {"from": {"amount": "1000000.00", "currency": "EUR"}, "shares": [{"partyId": "north", "share": "15 %"}, {"partyId": "south", "share": "1/3"}, {"partyId": "west", "share": "31/60"}]}]}},
              {"id": "licences", "covers": ["licences"], "occurrence": "recurring", "base": {"recognised": "cash-received", "deductions": ["licence-cost"]},
               "steps": [{"fromMonth": 1, "shares": [{"partyId": "north", "share": "20 %"}, {"partyId": "south", "share": "30 %"}, {"partyId": "west", "share": "50 %"}]},
                         {"fromMonth": 13, "shares": [{"partyId": "north", "share": "10 %"}, {"partyId": "south", "share": "30 %"}, {"partyId": "west", "share": "60 %"}]}],
               "caps": [{"partyId": "north", "atMost": {"amount": "50000000.00", "currency": "EUR"}, "per": "agreement", "excessToId": "west"}]}],
             "payment": {"currency": "EUR", "daysAfterClearedFunds": 30},
             "reporting": {"every": "month", "dueDays": 15},
             "clawback": {"withinMonths": 12, "on": ["refund", "credit", "churn"]},
             "holdDays": 0, "tailDays": 0, "rounding": "largest-remainder",
             "term": {"length": "P5Y", "renewalNoticeDays": 0},
             "jurisdiction": {"governingLaw": "DE", "courts": "Munich", "exclusive": true},
             "notices": ["email"]}
            """;
}
