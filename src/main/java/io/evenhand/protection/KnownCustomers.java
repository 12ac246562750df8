package io.evenhand.protection;

import io.evenhand.customer.CustomerIdentity;
import io.evenhand.customer.CustomerTraits;
import io.evenhand.partner.PartnerId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The customers about whom partners are bound: as they were named, and under which keys those that resemble them are found. */
@Component
class KnownCustomers {
    static final int LONGEST_NAME = 200;
    static final int LONGEST_DOMAIN = 300;
    static final int LONGEST_TAX_ID = 64;

    /** So many are looked at of those that share one key: a key that more share tells little, and must not hide what the others tell. */
    private static final int MOST_OF_A_KEY = 200;

    private final JdbcClient database;
    private final JdbcTemplate batches;

    KnownCustomers(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /** Remembers the customer of a window that is stored already. */
    void remember(String windowId, PartnerId bound, CustomerIdentity customer) {
        database.sql(
                        "insert into window_customer (window_id, legal_name, country, domain, tax_id) values (?, ?, ?, ?, ?)")
                .params(
                        windowId,
                        shortened(customer.legalName(), LONGEST_NAME),
                        customer.country(),
                        shortened(customer.domain(), LONGEST_DOMAIN),
                        shortened(customer.taxId(), LONGEST_TAX_ID))
                .update();
        rememberTraits(windowId, bound, customer);
    }

    /** What was known of a window's customer is known of the one that takes its place, too. */
    void follow(String former, String next, PartnerId bound) {
        CustomerIdentity customer = named(List.of(former)).get(former);
        if (customer != null) {
            remember(next, bound, customer);
        }
    }

    private void rememberTraits(String windowId, PartnerId bound, CustomerIdentity customer) {
        batches.batchUpdate(
                "insert into customer_trait (trait, window_id) values (?, ?)",
                TraitHash.of(bound, CustomerTraits.of(customer)).stream()
                        .map(trait -> new Object[] {trait, windowId})
                        .toList());
    }

    /** The customers, by window, about whom this partner is bound and who share a key with this one. */
    Map<String, CustomerIdentity> resembling(PartnerId bound, CustomerTraits traits) {
        List<Long> hashes = TraitHash.sought(bound, traits);
        if (hashes.isEmpty()) {
            return Map.of();
        }
        String ofOneKey = "(select window_id from customer_trait where trait = ? limit " + MOST_OF_A_KEY + ")";
        List<String> windows = database.sql(String.join(" union ", Collections.nCopies(hashes.size(), ofOneKey)))
                .params(hashes)
                .query(String.class)
                .list();
        return windows.isEmpty() ? Map.of() : named(windows);
    }

    /** As they were named, by window. */
    Map<String, CustomerIdentity> named(Collection<String> windows) {
        Map<String, CustomerIdentity> named = new LinkedHashMap<>();
        if (windows.isEmpty()) {
            return named;
        }
        database.sql(
                        "select window_id, legal_name, country, domain, tax_id from window_customer where window_id in (:windows)")
                .param("windows", windows)
                .query((row, number) -> named.put(
                        row.getString("window_id"),
                        new CustomerIdentity(
                                row.getString("legal_name"),
                                row.getString("country"),
                                row.getString("domain"),
                                row.getString("tax_id"))))
                .list();
        return named;
    }

    static @Nullable String shortened(@Nullable String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}
