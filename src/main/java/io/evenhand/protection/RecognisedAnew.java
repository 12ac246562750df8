package io.evenhand.protection;

import io.evenhand.customer.CustomerIdentity;
import io.evenhand.customer.CustomerTraits;
import io.evenhand.partner.PartnerId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives stored windows the identifiers and keys by which their customers are recognised now. Runs after the other migrations, and again
 * whenever {@link CustomerIdentity#NORMAL_FORM} has changed. An identifier that has no successor is kept as it is.
 */
@Component
class RecognisedAnew implements JavaMigration {
    private static final int AT_ONCE = 500;

    /** A window as it is stored; its customer as somebody wrote it, or null where only identifiers are known. */
    private record Stored(
            String id,
            PartnerId bound,
            String customerName,
            Set<String> identifiers,
            @Nullable CustomerIdentity written) {

        /** From before the customer was kept as it was written: its parts are read from the identifiers. */
        CustomerIdentity customer() {
            return written != null ? written : new CustomerIdentity(customerName, country(), part("domain:"), taxId());
        }

        private String country() {
            return identifiers.stream()
                    .filter(identifier -> identifier.matches("(name|tax):[a-z]{2}:.*"))
                    .map(identifier -> identifier.split(":", 3)[1].toUpperCase(Locale.ROOT))
                    .findFirst()
                    .orElse("");
        }

        private @Nullable String part(String kind) {
            return identifiers.stream()
                    .filter(identifier -> identifier.startsWith(kind))
                    .map(identifier -> identifier.substring(kind.length()))
                    .findFirst()
                    .orElse(null);
        }

        private @Nullable String taxId() {
            String number = part("tax:");
            return number == null ? null : number.substring(number.indexOf(':') + 1);
        }

        /** Its identifiers now, with those of a kind that nothing took the place of. */
        Set<String> renewed() {
            Set<String> renewed = new TreeSet<>(customer().identifiers());
            Set<String> kinds = new TreeSet<>();
            renewed.forEach(identifier -> kinds.add(kind(identifier)));
            identifiers.stream()
                    .filter(identifier -> !kinds.contains(kind(identifier)))
                    .forEach(renewed::add);
            return renewed;
        }

        private static String kind(String identifier) {
            return identifier.substring(0, identifier.indexOf(':') + 1);
        }
    }

    @Override
    public @Nullable MigrationVersion getVersion() {
        return null;
    }

    @Override
    public String getDescription() {
        return "customers are recognised anew";
    }

    @Override
    public Integer getChecksum() {
        return CustomerIdentity.NORMAL_FORM;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        String after = "";
        List<Stored> some = page(context.getConnection(), after);
        while (!some.isEmpty()) {
            renew(context.getConnection(), some);
            after = some.getLast().id();
            some = page(context.getConnection(), after);
        }
    }

    private static List<Stored> page(Connection database, String after) throws SQLException {
        List<Stored> page = new ArrayList<>();
        try (PreparedStatement windows = database.prepareStatement(
                        "select w.id, w.bound_partner, w.customer_name, c.legal_name, c.country, c.domain, c.tax_id"
                                + " from protection_window w left join window_customer c on c.window_id = w.id"
                                + " where w.id > ? order by w.id limit " + AT_ONCE);
                PreparedStatement identifiers = database.prepareStatement(
                        "select identifier from window_identifier where window_id = ? order by identifier")) {
            windows.setString(1, after);
            try (ResultSet row = windows.executeQuery()) {
                while (row.next()) {
                    page.add(stored(row, identifiers));
                }
            }
        }
        return page;
    }

    private static Stored stored(ResultSet row, PreparedStatement identifiers) throws SQLException {
        Set<String> known = new TreeSet<>();
        identifiers.setString(1, row.getString(1));
        try (ResultSet identifier = identifiers.executeQuery()) {
            while (identifier.next()) {
                known.add(identifier.getString(1));
            }
        }
        CustomerIdentity written = row.getString(4) == null
                ? null
                : new CustomerIdentity(row.getString(4), row.getString(5), row.getString(6), row.getString(7));
        return new Stored(row.getString(1), new PartnerId(row.getString(2)), row.getString(3), known, written);
    }

    private static void renew(Connection database, List<Stored> windows) throws SQLException {
        try (PreparedStatement forget = database.prepareStatement("delete from window_identifier where window_id = ?");
                PreparedStatement forgetTraits =
                        database.prepareStatement("delete from customer_trait where window_id = ?");
                PreparedStatement customer = database.prepareStatement(
                        "insert into window_customer (window_id, legal_name, country, domain, tax_id) values (?, ?, ?, ?, ?)");
                PreparedStatement identifier = database.prepareStatement(
                        "insert into window_identifier (window_id, identifier) values (?, ?)");
                PreparedStatement trait =
                        database.prepareStatement("insert into customer_trait (trait, window_id) values (?, ?)")) {
            for (Stored window : windows) {
                add(forget, window.id());
                add(forgetTraits, window.id());
                if (window.written() == null) {
                    CustomerIdentity read = window.customer();
                    add(customer, window.id(), read.legalName(), read.country(), read.domain(), read.taxId());
                }
                for (String each : window.renewed()) {
                    add(identifier, window.id(), each);
                }
                for (Long each : TraitHash.of(window.bound(), CustomerTraits.of(window.customer()))) {
                    add(trait, each, window.id());
                }
            }
            for (PreparedStatement each : List.of(forget, forgetTraits, customer, identifier, trait)) {
                each.executeBatch();
            }
        }
    }

    private static void add(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }
}
