package io.evenhand.settlement.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Accounts;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.notice.Notices;
import io.evenhand.partner.NewPerson;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.settlement.bank.DetailsNews.Confirmed;
import io.evenhand.testing.PagesWithoutEngine;
import io.evenhand.testing.TestPartners;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Proves who hears of a change of bank details: those who may confirm it, then all of finance and whoever asked; each once. */
@PagesWithoutEngine
class DetailsNoticesTests {
    private static final Instant FROM = Instant.parse("2026-12-01T09:00:00Z");

    @Autowired
    Partners partners;

    @Autowired
    Accounts accounts;

    @Autowired
    Notices notices;

    @Autowired
    JdbcTemplate database;

    private final String partner = "told-" + UUID.randomUUID().toString().substring(0, 8);
    private final String change = UUID.randomUUID().toString();
    private DetailsNotices told;

    @BeforeEach
    void fivePeople() {
        told = new DetailsNotices(notices, accounts);
        partners.register(
                TestPartners.of(partner, "Told", person("adm"), person("fin"), person("fin2"), person("ops")));
        account("adm", "adm", Role.ADMINISTRATOR);
        account("adm-too", "adm", Role.FINANCE);
        account("fin", "fin", Role.FINANCE);
        account("fin2", "fin2", Role.FINANCE, Role.ADMINISTRATOR);
        account("ops", "ops", Role.OPERATIONS);
    }

    @Test
    void whoMayConfirmAChangeIsToldOfItButNotThePersonWhoAskedWhicheverAccountTheyUsed() {
        DetailsNews asked = new DetailsNews(change, partner, name("adm"), "DE…3000", Optional.empty());
        told.on(asked);
        told.on(asked);
        assertThat(mails()).containsExactly(name("fin"), name("fin2"));
        assertThat(texts()).allSatisfy(text -> assertThat(text).contains("in person or by phone", "DE…3000"));
    }

    @Test
    void allOfFinanceAndWhoeverAskedAreToldFromWhenItHoldsAndHowToObject() {
        Confirmed confirmed = new Confirmed(name("fin"), FROM, true);
        told.on(new DetailsNews(change, partner, name("adm"), "DE…3000", Optional.of(confirmed)));
        assertThat(mails()).containsExactly(name("adm"), name("adm-too"), name("fin"), name("fin2"));
        assertThat(texts())
                .allSatisfy(text -> assertThat(text).contains("object before then", "1 Dec 2026, 09:00 UTC"));
    }

    @Test
    void theVeryFirstDetailsHoldAtOnceAndTheMailDoesNotPromiseAnObjection() {
        Confirmed confirmed = new Confirmed(name("fin"), FROM, false);
        told.on(new DetailsNews(change, partner, name("adm"), "DE…3000", Optional.of(confirmed)));
        assertThat(texts())
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).contains("from now on").doesNotContain("object before then"));
    }

    private List<String> mails() {
        return database.queryForList(
                "select username from notice_mail where username like ? order by username",
                String.class,
                "%-" + partner);
    }

    private List<String> texts() {
        return database.queryForList(
                "select letter from notice_mail where username like ?", String.class, "%-" + partner);
    }

    private NewPerson person(String name) {
        return new NewPerson(new PersonId(name(name)), name, name + "@example.com", "Finance", Set.of());
    }

    private void account(String username, String person, Role... roles) {
        var unused = accounts.register(NewAccount.demo(name(username), username, name(person), partner, roles));
    }

    private String name(String name) {
        return name + "-" + partner;
    }
}
