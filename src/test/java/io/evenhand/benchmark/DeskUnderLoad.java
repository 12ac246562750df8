package io.evenhand.benchmark;

import io.evenhand.Evenhand;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * How the desk's pages hold up on MySQL with 100,000 referrals and fifty people who read without a pause: pages a second as a multiple
 * of an endpoint that does nothing behind the same door, in the same run and in turn; the 99th percentile; and errors. The readers run in
 * the same process, on the same processors as server and database.
 *
 * <pre>EVENHAND_TEST_MYSQL_URL=jdbc:mysql://… mvn test-compile spring-boot:test-run -Dstart-class=io.evenhand.benchmark.DeskUnderLoad</pre>
 */
public final class DeskUnderLoad {
    private static final int READERS = 50;
    private static final int ROUNDS = 3;
    private static final Duration TURN = Duration.ofSeconds(8);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private DeskUnderLoad() {}

    /** Behind the same door as every page, and nothing else. */
    private static RouterFunction<ServerResponse> empty() {
        return RouterFunctions.route()
                .GET("/benchmark/empty", request -> ServerResponse.noContent().build())
                .build();
    }

    private record Turn(double aSecond, double p99Millis, int errors, int answers) {}

    public static void main(String[] arguments) throws Exception {
        String database = System.getenv("EVENHAND_TEST_MYSQL_URL").replaceFirst("/[^/?]+(\\?|$)", "/evenhand_load$1");
        Path data = Files.createTempDirectory("evenhand-benchmark-");
        try (ConfigurableApplicationContext house = new SpringApplicationBuilder(Evenhand.class)
                .initializers((GenericApplicationContext context) ->
                        context.registerBean("empty", RouterFunction.class, DeskUnderLoad::empty))
                .run(
                        "--server.port=0",
                        "--evenhand.demo=true",
                        "--evenhand.data=" + data,
                        "--logging.level.root=error",
                        "--spring.datasource.url=" + database,
                        "--spring.datasource.username="
                                + System.getenv().getOrDefault("EVENHAND_TEST_MYSQL_USER", "root"),
                        "--spring.datasource.password="
                                + System.getenv().getOrDefault("EVENHAND_TEST_MYSQL_PASSWORD", ""))) {
            ManyReferrals many = new ManyReferrals(house);
            many.fill();
            String base = "http://localhost:" + house.getEnvironment().getProperty("local.server.port");
            List<HttpClient> readers = signIn(base, many);
            measure(base, readers, many, List.of(arguments));
            System.exit(0);
        } catch (Exception | Error e) {
            // The engine's threads would go on for ever.
            e.printStackTrace();
            System.exit(1);
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    /** @param only the pages asked for beside the empty one; all if empty */
    private static void measure(String base, List<HttpClient> readers, ManyReferrals many, List<String> only)
            throws Exception {
        Map<String, IntFunction<String>> pages = new LinkedHashMap<>();
        pages.put("empty endpoint", turn -> "/benchmark/empty");
        pages.put("start page", turn -> "/");
        pages.put("list", turn -> "/referrals");
        pages.put("board", turn -> "/referrals?view=board");
        pages.put("referral page", turn -> null);
        pages.keySet().removeIf(page -> !only.isEmpty() && !only.contains(page) && !page.equals("empty endpoint"));
        Map<String, List<Turn>> turns = new LinkedHashMap<>();
        pages.keySet().forEach(page -> turns.put(page, new ArrayList<>()));
        for (int round = 0; round <= ROUNDS; round++) {
            for (Map.Entry<String, IntFunction<String>> page : pages.entrySet()) {
                boolean referral = page.getKey().equals("referral page");
                Turn turn = read(
                        base,
                        readers,
                        (reader, number) -> referral
                                ? "/referrals/" + many.referralOf(reader, number)
                                : page.getValue().apply(number));
                if (round > 0) {
                    turns.get(page.getKey()).add(turn);
                }
            }
            System.out.println(round == 0 ? "warm" : "round " + round);
        }
        double empty = median(turns.get("empty endpoint"));
        System.out.printf("%-16s %10s %8s %10s %8s%n", "", "a second", "ratio", "p99", "errors");
        turns.forEach((page, its) -> System.out.printf(
                "%-16s %10.0f %8.2f %7.0f ms %8d%n",
                page,
                median(its),
                median(its) / empty,
                its.stream().mapToDouble(Turn::p99Millis).max().orElse(0),
                its.stream().mapToInt(Turn::errors).sum()));
    }

    private static double median(List<Turn> turns) {
        double[] sorted = turns.stream().mapToDouble(Turn::aSecond).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private interface Pages {
        String of(int reader, int number);
    }

    private static Turn read(String base, List<HttpClient> readers, Pages pages) throws Exception {
        AtomicInteger errors = new AtomicInteger();
        List<Future<List<Long>>> all = new ArrayList<>();
        long until = System.nanoTime() + TURN.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int reader = 0; reader < readers.size(); reader++) {
                int who = reader;
                all.add(threads.submit(() -> {
                    List<Long> nanos = new ArrayList<>();
                    for (int number = 0; System.nanoTime() < until; number++) {
                        long begun = System.nanoTime();
                        HttpResponse<Void> answer = readers.get(who)
                                .send(
                                        HttpRequest.newBuilder(URI.create(base + pages.of(who, number)))
                                                .build(),
                                        BodyHandlers.discarding());
                        nanos.add(System.nanoTime() - begun);
                        if (answer.statusCode() >= 300) {
                            errors.incrementAndGet();
                        }
                    }
                    return nanos;
                }));
            }
        }
        List<Long> nanos = new ArrayList<>();
        for (Future<List<Long>> its : all) {
            nanos.addAll(its.get());
        }
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Turn(
                sorted.length / (TURN.toMillis() / 1000.0),
                sorted[(int) (sorted.length * 0.99)] / 1e6,
                errors.get(),
                sorted.length);
    }

    private static List<HttpClient> signIn(String base, ManyReferrals many) throws Exception {
        List<HttpClient> readers = new ArrayList<>();
        for (int reader = 0; reader < READERS; reader++) {
            HttpClient browser = HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            String page = browser.send(
                            HttpRequest.newBuilder(URI.create(base + "/sign-in"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            Matcher token = TOKEN.matcher(page);
            if (!token.find()) {
                throw new IllegalStateException("The sign-in page has no token");
            }
            HttpResponse<Void> answer = browser.send(
                    HttpRequest.newBuilder(URI.create(base + "/sign-in"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form(
                                    "username", many.username(reader),
                                    "password", ManyReferrals.PASSWORD,
                                    "_csrf", token.group(1))))
                            .build(),
                    BodyHandlers.discarding());
            if (answer.statusCode() != 302
                    || answer.headers().firstValue("Location").orElse("").contains("error")) {
                throw new IllegalStateException(
                        "Nobody signed in: " + answer.headers().map());
            }
            readers.add(browser);
        }
        System.out.println(READERS + " people are signed in");
        return readers;
    }

    private static String form(String... fields) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return String.join("&", Arrays.asList(pairs.toArray(String[]::new)));
    }
}
