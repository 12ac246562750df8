package io.evenhand.benchmark;

import io.evenhand.Evenhand;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long a list of a million rows takes through the commands, each a program of its own with a heap of 512 MB: committed to, one entry of it
 * opened, and the proof checked, which ends with 1, since nobody stamped the commitment. Each twentieth row is about a customer of another row,
 * far from it, with an earlier invoice. Seconds by the clock, and the most memory that the system gave the program (Linux only).
 *
 * <p>{@code java -cp target/test-classes:target/classes:$(cat classpath.txt) io.evenhand.benchmark.LongList 1000000}, where {@code mvn
 * dependency:build-classpath -Dmdep.outputFile=classpath.txt} wrote the rest of the class path.
 */
final class LongList {
    private static final int ROWS = 1_000_000;
    private static final int EACH = 20;
    private static final int LOOK_MS = 50;
    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private LongList() {}

    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROWS;
        Path folder = Files.createTempDirectory("evenhand-long-list-");
        try {
            Path list = list(folder.resolve("customers.csv"), rows);
            System.out.printf("%,d rows, %,d MB%n", rows, Files.size(list) >> 20);
            String kept = folder.resolve("kept").toString();
            run("commit", list.toString(), "--out", kept);
            System.out.printf("private.txt: %,d MB%n", Files.size(folder.resolve("kept/private.txt")) >> 20);
            String proof = folder.resolve("proof.json").toString();
            run("open", kept, "--customer", "kundschaft-%d.example".formatted(rows / 2 + 1), "--out", proof);
            run("check", proof, "--root", folder.resolve("kept/commitment.json").toString());
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The rows about a customer of another row write its name otherwise, and know it by its domain. */
    private static Path list(Path list, int rows) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(list)) {
            writer.write("name,country,domain,tax_id,evidence,evidence_date\n");
            for (int i = 0; i < rows; i++) {
                boolean again = i % EACH == EACH - 1;
                int customer = again ? (int) ((i * 7L + 3) % rows / EACH * EACH) : i;
                writer.write(
                        again
                                ? "KUNDSCHAFT %d Mueller KG,DE,kundschaft-%d.example,,%s,2019-05-01\n"
                                        .formatted(customer, customer, DIGEST)
                                : "Kundschaft %d Müller GmbH & Co. KG,DE,www.kundschaft-%d.example,DE%09d,%s,2024-05-01\n"
                                        .formatted(customer, customer, customer, DIGEST));
            }
        }
        return list;
    }

    private static void run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Evenhand.class.getName(),
                "relationships"));
        command.addAll(List.of(words));
        Path said = Files.createTempFile("evenhand-long-list-", ".txt");
        long began = System.nanoTime();
        Process program = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        long peak = 0;
        while (program.isAlive()) {
            peak = Math.max(peak, peakOf(program.pid()));
            Thread.sleep(LOOK_MS);
        }
        long took = System.nanoTime() - began;
        List<String> lines = Files.readAllLines(said);
        Files.delete(said);
        System.out.printf("%s: exit %d, %.1f s, %,d MB%n", words[0], program.exitValue(), took / 1e9, peak >> 10);
        lines.stream().skip(Math.max(0, lines.size() - 6)).forEach(line -> System.out.println("  " + line));
    }

    /** In kB; 0 where the system does not tell. */
    private static long peakOf(long process) {
        try {
            Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc", Long.toString(process), "status")));
            return peak.find() ? Long.parseLong(peak.group(1)) : 0;
        } catch (IOException ended) {
            return 0;
        }
    }
}
