package io.evenhand.benchmark;

import io.evenhand.customer.CustomerIdentity;
import io.evenhand.partner.PartnerId;
import io.evenhand.protection.Duty;
import io.evenhand.protection.Lookalikes;
import io.evenhand.protection.ManyCustomers;
import io.evenhand.protection.ProtectionAlone;
import io.evenhand.protection.Protections;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long a check for conflicts takes on MySQL when one partner is bound about 1,000 to 1,000,000 customers: by identifier, and by
 * resemblance when nobody resembles and when somebody does, which is then remembered. The baseline, in the same run and in turn, is a read of
 * one window by its primary key.
 *
 * <pre>EVENHAND_TEST_MYSQL_URL=jdbc:mysql://…&amp;rewriteBatchedStatements=true mvn test-compile spring-boot:test-run \
 *     -Dstart-class=io.evenhand.benchmark.ConflictCheck</pre>
 */
public final class ConflictCheck {
    private static final int[] SIZES = {1_000, 10_000, 100_000, 1_000_000};
    private static final int WARM_UP = 200;
    private static final int CHECKS = 400;
    private static final PartnerId INTRODUCER = new PartnerId("introducer");

    private final Protections protections;
    private final Lookalikes lookalikes;
    private final JdbcTemplate database;
    private int asked;

    private ConflictCheck(ConfigurableApplicationContext house) {
        this.protections = house.getBean(Protections.class);
        this.lookalikes = house.getBean(Lookalikes.class);
        this.database = house.getBean(JdbcTemplate.class);
    }

    public static void main(String[] arguments) {
        int most = arguments.length == 0 ? SIZES[SIZES.length - 1] : Integer.parseInt(arguments[0]);
        String server = Objects.requireNonNull(System.getenv("EVENHAND_TEST_MYSQL_URL"), "EVENHAND_TEST_MYSQL_URL");
        String name = "evenhand_benchmark_" + UUID.randomUUID().toString().substring(0, 8);
        try (ConfigurableApplicationContext house = new SpringApplicationBuilder(ProtectionAlone.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=" + server.replaceFirst("/[^/?]*\\?", "/" + name + "?"),
                        "--spring.datasource.username=root",
                        "--spring.datasource.password="
                                + System.getenv().getOrDefault("EVENHAND_TEST_MYSQL_PASSWORD", ""),
                        "--logging.level.root=warn")) {
            try {
                new ConflictCheck(house).measure(most);
            } finally {
                house.getBean(JdbcTemplate.class).execute("drop database " + name);
            }
        }
        System.exit(0);
    }

    private void measure(int most) {
        System.out.println("| customers | read by key | by identifier | resembles nobody | resembles one |");
        System.out.println("|---|---|---|---|---|");
        int there = 0;
        for (int size : SIZES) {
            if (size > most) {
                return;
            }
            long began = System.nanoTime();
            new ManyCustomers(database).add(there, size);
            System.err.printf("%,d added in %d s%n", size - there, (System.nanoTime() - began) / 1_000_000_000L);
            there = size;
            database.execute("analyze table customer_trait, window_identifier, protection_window");
            row(size);
        }
    }

    private void row(int size) {
        List<IntConsumer> works = List.of(
                number ->
                        database.queryForMap("select * from protection_window where id = ?", ManyCustomers.id(number)),
                number -> {
                    Duty unused = protections
                            .dutyInTheWay(ManyCustomers.BOUND, INTRODUCER, ManyCustomers.customer(number), "none")
                            .orElseThrow();
                },
                number -> look(new CustomerIdentity("Xyq" + number + "wyx Ozzy" + number, "FR", null, null)),
                number -> look(misspelt(ManyCustomers.customer(number))));
        long[][] taken = new long[works.size()][CHECKS];
        for (int i = -WARM_UP; i < CHECKS; i++) {
            int number = Math.floorMod(i * 7_907, size);
            for (int work = 0; work < works.size(); work++) {
                long began = System.nanoTime();
                works.get(work).accept(number);
                if (i >= 0) {
                    taken[work][i] = System.nanoTime() - began;
                }
            }
        }
        StringBuilder row = new StringBuilder("| %,d |".formatted(size));
        for (long[] each : taken) {
            Arrays.sort(each);
            row.append(String.format(Locale.ROOT, " %,d µs |", each[CHECKS / 2] / 1000));
        }
        System.out.println(row);
        Integer found = database.queryForObject(
                "select count(*) from lookalike where bound_partner = ?", Integer.class, ManyCustomers.BOUND.value());
        System.err.printf("%d of %d resemblances found so far%n", found, asked / 2);
    }

    private void look(CustomerIdentity customer) {
        asked++;
        lookalikes.look(
                ManyCustomers.BOUND, INTRODUCER, customer, UUID.randomUUID().toString());
    }

    /** One letter of its name doubled, no domain and no number. */
    private static CustomerIdentity misspelt(CustomerIdentity customer) {
        String name = customer.legalName();
        return new CustomerIdentity(name.substring(0, 3) + name.charAt(2) + name.substring(3), "DE", null, null);
    }
}
