package io.evenhand.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.partner.Partners;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.WithoutEngine;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Proves that a promise that was broken long ago is still told among those that were, however many came after it. */
@WithoutEngine
class KeptPromisesTests {
    private static final Instant BEGUN = Instant.parse("2024-01-01T10:00:00Z");

    @Autowired
    Assurances assurances;

    @Autowired
    Partners partners;

    @Autowired
    JdbcTemplate database;

    private final String network = UUID.randomUUID().toString().substring(0, 8);
    private final String nordwind = "nordwind-" + network;
    private final String contoso = "contoso-" + network;
    private final Actor nora = new Actor("nora", "Nora", "p-nora", nordwind, Set.of(Role.OPERATIONS));

    @BeforeEach
    void twoPartners() {
        partners.register(TestPartners.of(nordwind, "Nordwind " + network));
        partners.register(TestPartners.of(contoso, "Contoso " + network));
    }

    private void promise(String what, String state, int day, boolean late) {
        Instant begun = BEGUN.plus(Duration.ofDays(day));
        database.update(
                "insert into promise (id, version, subject, once_key, kind, obliged_id, owed_to_id, what, state, begun_at, due_at,"
                        + " escalate_at, grace, accept_within, answer_within, overdue_at)"
                        + " values (?, 0, ?, 'once', 'DELIVER', ?, ?, ?, ?, ?, ?, ?, 'P1D', 'P1D', 'P1D', ?)",
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                contoso,
                nordwind,
                what,
                state,
                Timestamp.from(begun),
                Timestamp.from(begun.plus(Duration.ofDays(1))),
                Timestamp.from(begun.plus(Duration.ofDays(2))),
                late ? Timestamp.from(begun.plus(Duration.ofDays(1))) : null);
    }

    @Test
    void whatWasBrokenLongAgoIsToldBehindHundredsThatWereKept() {
        promise("the old one", "BROKEN", 0, true);
        promise("open since long", "OPEN", 1, false);
        for (int day = 2; day < 510; day++) {
            promise("kept " + day, "KEPT", day, false);
        }
        KeptPromises told = assurances.promises(nora);
        assertThat(told.broken())
                .singleElement()
                .satisfies(one -> assertThat(one.what()).isEqualTo("the old one"));
        assertThat(told.open())
                .singleElement()
                .satisfies(one -> assertThat(one.what()).isEqualTo("open since long"));
        assertThat(told.moreOpen()).isFalse();
        assertThat(told.moreBroken()).isFalse();
        assertThat(told.partners())
                .singleElement()
                .satisfies(partner -> assertThat(partner.towards()).isEqualTo("508 of 509 kept in time"));
    }

    @Test
    void whereThereIsMoreThanThePageNamesItSaysSo() {
        for (int day = 0; day < Assurances.MOST_PROMISES + 1; day++) {
            promise("late " + day, "KEPT", day, true);
            promise("open " + day, "OPEN", day, false);
        }
        KeptPromises told = assurances.promises(nora);
        assertThat(told.open()).hasSize(Assurances.MOST_PROMISES);
        assertThat(told.open().getFirst().what()).isEqualTo("open 0");
        assertThat(told.moreOpen()).isTrue();
        assertThat(told.broken()).hasSize(Assurances.MOST_PROMISES);
        assertThat(told.broken().getFirst().what()).isEqualTo("late " + Assurances.MOST_PROMISES);
        assertThat(told.moreBroken()).isTrue();
    }
}
