package io.evenhand.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.customer.CustomerIdentity;
import io.evenhand.partner.PartnerId;
import io.evenhand.terms.Conduct;
import io.evenhand.testing.WithoutEngine;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Proves that what was stored under an older normal form is recognised under the present one, and that nothing is lost on the way. */
@WithoutEngine
class RecognisedAnewTests {
    private final String round = UUID.randomUUID().toString().substring(0, 8);
    private final PartnerId bound = new PartnerId("bound-" + round);
    private final PartnerId holder = new PartnerId("holder-" + round);

    @Autowired
    Protections protections;

    @Autowired
    Lookalikes lookalikes;

    @Autowired
    RecognisedAnew migration;

    @Autowired
    JdbcTemplate database;

    @Autowired
    DataSource source;

    @Test
    void aWindowOfTheOldFormIsFoundByItsDomainItsNameAndItsNumberAndByItsLikeness() throws Exception {
        String window = old(
                "Müller & Söhne " + round + " GmbH",
                "name:de:muller sohne " + round,
                "domain:shop.mueller-" + round + ".de",
                "tax:de:de136695976");
        migrate();

        CustomerIdentity byName = new CustomerIdentity("Mueller und Soehne " + round, "DE", null, null);
        CustomerIdentity byDomain = new CustomerIdentity("X", "FR", "https://www.mueller-" + round + ".de", null);
        CustomerIdentity byNumber = new CustomerIdentity("X", "DE", null, "DE 136 695 976");
        for (CustomerIdentity customer : List.of(byName, byDomain, byNumber)) {
            assertThat(protections.dutyInTheWay(bound, new PartnerId("other"), customer, "r"))
                    .as(customer.toString())
                    .get()
                    .returns(window, Duty::windowId);
        }
        lookalikes.look(
                bound,
                new PartnerId("other"),
                new CustomerIdentity("X", "CH", "mueller-" + round + ".ch", null),
                "r" + round);
        assertThat(database.queryForObject("select count(*) from lookalike where window_id = ?", Integer.class, window))
                .isOne();
    }

    @Test
    void anIdentifierWithoutSuccessorIsKeptAndASecondRunChangesNothing() throws Exception {
        String window = old("Adler " + round, "name:de:adler " + round, "domain:gmail.com");
        migrate();
        List<Map<String, Object>> once = stored(window);
        migrate();

        assertThat(once)
                .extracting(row -> row.get("identifier"))
                .containsExactly("domain:gmail.com", "name:de:adler" + round);
        assertThat(stored(window)).isEqualTo(once);
    }

    @Test
    void itIsDueAgainWhenTheNormalFormChanges() {
        assertThat(migration.getVersion()).isNull();
        assertThat(migration.getChecksum()).isEqualTo(CustomerIdentity.NORMAL_FORM);
        assertThat(database.queryForObject(
                        "select checksum from flyway_schema_history where description = ?",
                        Integer.class,
                        migration.getDescription()))
                .isEqualTo(CustomerIdentity.NORMAL_FORM);
    }

    private List<Map<String, Object>> stored(String window) {
        return database.queryForList(
                "select identifier from window_identifier where window_id = ? order by identifier", window);
    }

    private String old(String name, String... identifiers) {
        String where = "r-" + UUID.randomUUID().toString().substring(0, 20);
        RegistrationResult registered = protections.register(List.of(new NewWindow(
                "A-" + where,
                where,
                false,
                holder,
                bound,
                new CustomerIdentity(name, "DE", null, null),
                Conduct.SOLICIT,
                LocalDate.of(2020, 1, 1),
                null)));
        String window = ((RegistrationResult.Registered) registered).windowIds().getFirst();
        database.update("delete from window_identifier where window_id = ?", window);
        database.update("delete from window_customer where window_id = ?", window);
        database.update("delete from customer_trait where window_id = ?", window);
        for (String identifier : identifiers) {
            database.update("insert into window_identifier (window_id, identifier) values (?, ?)", window, identifier);
        }
        return window;
    }

    private void migrate() throws Exception {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            migration.migrate(new Context() {
                @Override
                public Configuration getConfiguration() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Connection getConnection() {
                    return connection;
                }
            });
            connection.commit();
        }
    }
}
