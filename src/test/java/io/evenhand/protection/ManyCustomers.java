package io.evenhand.protection;

import io.evenhand.customer.CustomerIdentity;
import io.evenhand.customer.CustomerTraits;
import io.evenhand.partner.PartnerId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.springframework.jdbc.core.JdbcTemplate;

/** Windows of one bound partner about many made-up customers, put into the database at once for measuring. */
public final class ManyCustomers {
    public static final PartnerId BOUND = new PartnerId("measured");
    public static final PartnerId HOLDER = new PartnerId("holder");

    private static final int AT_ONCE = 50_000;
    private static final String[] SYLLABLES = {
        "ba", "ko", "ri", "mel", "tan", "du", "fer", "gol", "hin", "jas", "kep", "lom", "nur", "pis", "quo", "ros",
        "sed", "tif", "vul", "wex", "zan", "bri", "cla", "dro", "fle", "gra", "pli", "sko", "tre", "val"
    };

    private final JdbcTemplate database;

    public ManyCustomers(JdbcTemplate database) {
        this.database = database;
    }

    /** The customer of that number: always the same. */
    public static CustomerIdentity customer(int number) {
        Random random = new Random(number * 7_919L + 17);
        String first = word(random, 4);
        return new CustomerIdentity(
                first + " " + word(random, 3) + " GmbH", "DE", first + number + ".de", "DE" + (700_000_000 + number));
    }

    private static String word(Random random, int syllables) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return word.toString();
    }

    /** Adds those from one number to before another. */
    public void add(int from, int to) {
        for (int at = from; at < to; at += AT_ONCE) {
            addSome(at, Math.min(to, at + AT_ONCE));
        }
    }

    private void addSome(int from, int to) {
        List<Object[]> windows = new ArrayList<>();
        List<Object[]> identifiers = new ArrayList<>();
        List<Object[]> customers = new ArrayList<>();
        List<Object[]> traits = new ArrayList<>();
        for (int number = from; number < to; number++) {
            CustomerIdentity customer = customer(number);
            String id = id(number);
            windows.add(
                    new Object[] {id, "CP-" + number, "r-" + number, HOLDER.value(), BOUND.value(), customer.legalName()
                    });
            customer.identifiers().forEach(identifier -> identifiers.add(new Object[] {id, identifier}));
            customers.add(
                    new Object[] {id, customer.legalName(), customer.country(), customer.domain(), customer.taxId()});
            TraitHash.of(BOUND, CustomerTraits.of(customer)).forEach(trait -> traits.add(new Object[] {trait, id}));
        }
        traits.sort(Comparator.comparingLong(row -> (Long) row[0]));
        identifiers.sort(Comparator.comparing(row -> (String) row[1]));
        insert(
                "insert into protection_window (id, version, agreement, referral_id, interim, protected_partner, bound_partner,"
                        + " customer_name, conduct, starts_on, ends_on) values (?, 0, ?, ?, false, ?, ?, ?, 'SOLICIT', '2020-01-01', null)",
                windows);
        insert("insert into window_identifier (window_id, identifier) values (?, ?)", identifiers);
        insert(
                "insert into window_customer (window_id, legal_name, country, domain, tax_id) values (?, ?, ?, ?, ?)",
                customers);
        insert("insert into customer_trait (trait, window_id) values (?, ?)", traits);
    }

    private void insert(String sql, List<Object[]> rows) {
        for (int at = 0; at < rows.size(); at += 5_000) {
            database.batchUpdate(sql, rows.subList(at, Math.min(rows.size(), at + 5_000)));
        }
    }

    public static String id(int number) {
        return "measured-%09d".formatted(number);
    }
}
