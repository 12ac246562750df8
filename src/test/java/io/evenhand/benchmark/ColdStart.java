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
import java.util.function.Predicate;
import org.springframework.util.FileSystemUtils;

/**
 * How long the packaged program takes from a cold start, in an empty folder, until its sign-in page answers, and how much
 * memory it then holds; and the memory after the demonstration. The baseline, in the same run and turn by turn, is the same
 * program without Camunda: so the ratio says what the engine in the house costs.
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
        List<Start> whole = new ArrayList<>();
        List<Start> without = new ArrayList<>();
        System.out.printf("%-8s %14s %14s%n", "round", "with Camunda", "without");
        for (int round = 1; round <= ROUNDS; round++) {
            without.add(start("--camunda.client.enabled=false"));
            whole.add(start());
            System.out.printf("%-8d %11.0f ms %11.0f ms%n", round, whole.getLast().millis, without.getLast().millis);
        }
        double ready = median(whole.stream().map(Start::millis).toList());
        double readyWithout = median(without.stream().map(Start::millis).toList());
        double resident = median(whole.stream().map(Start::megabytes).toList());
        double residentWithout = median(without.stream().map(Start::megabytes).toList());
        double afterDemo = demonstrated();
        System.out.printf("ready     %8.0f ms  %5.2f times the baseline%n", ready, ready / readyWithout);
        System.out.printf("resident  %8.0f MB  %5.2f times the baseline%n", resident, resident / residentWithout);
        System.out.printf(
                "after the demonstration %.0f MB  %5.2f times the baseline%n", afterDemo, afterDemo / residentWithout);
        System.exit(0);
    }

    private static Start start(String... settings) throws Exception {
        return run(List.of(settings), false, port -> answers(port));
    }

    private static double demonstrated() throws Exception {
        return run(List.of("--demo"), true, port -> true).megabytes;
    }

    private static Start run(List<String> settings, boolean untilDemonstrated, Predicate<Integer> ready)
            throws Exception {
        Path data = Files.createTempDirectory("evenhand-benchmark-");
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-jar",
                JAR.toString(),
                "serve",
                "--evenhand.data=" + data,
                "--server.port=" + port));
        command.addAll(settings);
        long began = System.nanoTime();
        Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            var output = program.inputReader();
            if (untilDemonstrated) {
                String line = output.readLine();
                while (line != null && !line.startsWith("The desk is at")) {
                    line = output.readLine();
                }
            } else {
                Thread unused = Thread.ofVirtual().start(() -> output.lines().forEach(line -> {}));
            }
            while (!ready.test(port)) {
                if (!program.isAlive() || System.nanoTime() - began > PATIENCE.toNanos()) {
                    throw new IllegalStateException("The program did not start: " + String.join(" ", command));
                }
                Thread.sleep(10);
            }
            return new Start((System.nanoTime() - began) / 1e6, resident(program));
        } finally {
            program.destroyForcibly().waitFor();
            FileSystemUtils.deleteRecursively(data);
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
