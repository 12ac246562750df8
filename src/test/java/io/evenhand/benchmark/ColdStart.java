package io.evenhand.benchmark;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * How long the packaged program takes from a cold start, in an empty folder, until its sign-in page answers, and how much
 * memory it then holds; and the memory after the demonstration. The baseline, in the same run and turn by turn, is the next
 * start on the same folder: so the ratio says what the first costs for database, keys and processes.
 *
 * <pre>mvn package spring-boot:test-run -DskipTests -Dstart-class=io.evenhand.benchmark.ColdStart</pre>
 */
public final class ColdStart {
    private static final int ROUNDS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path JAR = Path.of("target", "evenhand.jar");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private ColdStart() {}

    /**
     * @param millis from the start of the process
     * @param megabytes resident then
     */
    private record Start(double millis, double megabytes) {}

    public static void main(String[] arguments) throws Exception {
        List<Start> cold = new ArrayList<>();
        List<Start> again = new ArrayList<>();
        System.out.printf("%-8s %11s %14s%n", "round", "cold", "again");
        for (int round = 1; round <= ROUNDS; round++) {
            Path data = Files.createTempDirectory("evenhand-benchmark-");
            cold.add(run(data, false));
            again.add(run(data, false));
            FileSystemUtils.deleteRecursively(data);
            System.out.printf("%-8d %8.0f ms %11.0f ms%n", round, cold.getLast().millis, again.getLast().millis);
        }
        double resident = median(cold.stream().map(Start::megabytes).toList());
        double coldMillis = median(cold.stream().map(Start::millis).toList());
        double againMillis = median(again.stream().map(Start::millis).toList());
        System.out.printf("ready: %.0f ms, %.2f times the next start%n", coldMillis, coldMillis / againMillis);
        Path data = Files.createTempDirectory("evenhand-benchmark-");
        double afterDemo = run(data, true).megabytes;
        FileSystemUtils.deleteRecursively(data);
        System.out.printf(
                "resident: %.0f MB when ready, %.0f MB after the demonstration: %.2f times%n",
                resident, afterDemo, afterDemo / resident);
        System.exit(0);
    }

    /** @param demonstrated whether to wait until the demonstration is over, rather than for the first page */
    private static Start run(Path data, boolean demonstrated) throws Exception {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-jar",
                JAR.toString(),
                "serve",
                "--evenhand.data=" + data,
                "--server.port=" + port));
        if (demonstrated) {
            command.add("--demo");
        }
        long began = System.nanoTime();
        Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            var output = program.inputReader();
            if (demonstrated) {
                String line = output.readLine();
                while (line != null && !line.startsWith("The desk is at")) {
                    line = output.readLine();
                }
            } else {
                Thread unused = Thread.ofVirtual().start(() -> output.lines().forEach(line -> {}));
            }
            while (!answers(port)) {
                if (!program.isAlive() || System.nanoTime() - began > PATIENCE.toNanos()) {
                    throw new IllegalStateException("The program did not start: " + String.join(" ", command));
                }
                Thread.sleep(10);
            }
            return new Start((System.nanoTime() - began) / 1e6, resident(program));
        } finally {
            program.destroyForcibly().waitFor();
        }
    }

    private static boolean answers(int port) {
        try {
            var page = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in"))
                    .build();
            return HTTP.send(page, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static double resident(Process program) throws Exception {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(program.pid())).start();
        return Long.parseLong(ps.inputReader().readLine().strip()) / 1024.0;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
