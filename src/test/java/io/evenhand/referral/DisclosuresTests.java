package io.evenhand.referral;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.customer.CustomerIdentity;
import io.evenhand.partner.NewPerson;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.protection.CustomersHidden;
import io.evenhand.protection.NewWindow;
import io.evenhand.protection.Protections;
import io.evenhand.protection.WindowFilter;
import io.evenhand.protection.WindowLine;
import io.evenhand.protection.Windows;
import io.evenhand.terms.Conduct;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.WithoutEngine;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Proves that a customer is named to those whom a deliverer named, each logged, and that nobody else of it reads the name on any list. */
@WithoutEngine
class DisclosuresTests {
    @Autowired
    Disclosures disclosures;

    @Autowired
    ReferralDesk desk;

    @Autowired
    Referrals referrals;

    @Autowired
    Windows windows;

    @Autowired
    Protections protections;

    @Autowired
    Partners partners;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcTemplate database;

    private final String network = UUID.randomUUID().toString().substring(0, 8);
    private final PartnerId nordwind = new PartnerId("nordwind-" + network);
    private final PartnerId contoso = new PartnerId("contoso-" + network);
    private final Actor nora = actor("nora", nordwind, Role.OPERATIONS);
    private final Actor ivo = actor("ivo", contoso, Role.OPERATIONS);
    private final Actor fay = actor("fay", contoso, Role.FINANCE);
    private final Actor lex = actor("lex", contoso, Role.LEGAL);
    private final Actor steward = new Actor("sid", "Sid", null, Actor.HOST, Set.of(Role.STEWARD));
    private final String customer = "Kunde " + network + " GmbH";
    private ReferralId referral;

    private Actor actor(String name, PartnerId partner, Role role) {
        return new Actor(name + "-" + network, name, name + "-" + network, partner.value(), Set.of(role));
    }

    @BeforeEach
    void aReferralWithADelivererWhoseConsentIsThere() {
        partners.register(TestPartners.of(nordwind.value(), "Nordwind " + network, person(nora)));
        partners.register(
                TestPartners.of(contoso.value(), "Contoso " + network, person(ivo), person(fay), person(lex)));
        List.of(nora, ivo, fay, lex).forEach(this::openAccount);
        RegisterResult result = referrals.register(new NewReferral(
                "REF-" + network,
                "A warehouse",
                new Customer(
                        "Kunde", customer, "kunde-" + network + ".example", null, "DE", "Ada", "ada@kunde.example"),
                new Need("Move forklifts", "erp", "Saxony", null, null, null),
                nordwind,
                "introducer",
                List.of(new NewSeat("delivery", List.of("erp"), List.of(contoso), "P3D")),
                new TermsDrafts("{}", "{}", "{}"),
                new Deadlines("P7D", "P7D", "P2D", "P7D", "P7D", "P365D")));
        referral = ((RegisterResult.Registered) result).id();
        database.update("update seat set filled_by = ? where referral_id = ?", contoso.value(), referral.value());
        database.update(
                "insert into referral_participant (partner_id, referral_id, state, registered_at)"
                        + " select ?, id, state, registered_at from referral where id = ?",
                contoso.value(),
                referral.value());
        database.update("update referral set consented_at = registered_at where id = ?", referral.value());
    }

    private static NewPerson person(Actor actor) {
        return new NewPerson(
                new PersonId(actor.username()),
                actor.displayName(),
                actor.username() + "@example.org",
                "Consultant",
                Set.of());
    }

    private void openAccount(Actor actor) {
        var unused = accounts.register(NewAccount.of(
                actor.username(),
                actor.displayName(),
                "Four-words-in-" + UUID.randomUUID(),
                actor.username(),
                actor.partnerId(),
                actor.roles().iterator().next()));
    }

    private void aWindow() {
        var unused = protections.register(List.of(new NewWindow(
                "EH-" + network,
                referral.value(),
                true,
                nordwind,
                contoso,
                new CustomerIdentity(customer, "DE", "kunde-" + network + ".example", null),
                Conduct.SOLICIT,
                LocalDate.of(2026, 1, 1),
                null)));
    }

    private String onList(Actor actor) {
        return windows.list(actor, filter("EH-" + network)).windows().stream()
                .filter(window -> window.agreement().equals("EH-" + network))
                .map(WindowLine::customer)
                .findFirst()
                .orElseThrow();
    }

    private boolean found(Actor actor) {
        return windows.list(actor, filter("kunde " + network)).windows().stream()
                .anyMatch(window -> window.agreement().equals("EH-" + network));
    }

    private static WindowFilter filter(String words) {
        return new WindowFilter(WindowFilter.Side.ANY, WindowFilter.Standing.ALL, words, 0);
    }

    private boolean knows(Actor actor) {
        return desk.show(actor, referral).orElseThrow().customerName() != null;
    }

    private List<String> history() {
        return desk.history(referral).stream().map(HistoryView::what).toList();
    }

    @Test
    void whoeverNamesNobodyHasItsOperationsTold() {
        disclosures.disclose(referral);
        disclosures.disclose(referral);
        assertThat(List.of(knows(nora), knows(ivo), knows(fay), knows(lex))).containsExactly(true, true, false, false);
        assertThat(history()).contains("named the customer to ivo of Contoso " + network);
    }

    @Test
    void thoseWhomTheDelivererNamedAreToldInPlaceOfItsOperations() {
        assertThat(disclosures.name(referral, lex, Set.of("fay-" + network)))
                .isInstanceOf(DecisionResult.Recorded.class);
        assertThat(knows(fay)).isFalse();
        disclosures.disclose(referral);
        assertThat(List.of(knows(ivo), knows(fay), knows(lex))).containsExactly(false, true, false);
        assertThat(disclosures.people(referral, ivo))
                .filteredOn(person -> person.toldAt() != null)
                .singleElement()
                .returns("lex", ToldPerson::namedBy);
    }

    @Test
    void laterMoreAreNamedAndEachIsLogged() {
        disclosures.disclose(referral);
        assertThat(disclosures.name(referral, ivo, Set.of("lex-" + network, "fay-" + network)))
                .isInstanceOf(DecisionResult.Recorded.class);
        assertThat(List.of(knows(fay), knows(lex))).containsExactly(true, true);
        assertThat(history())
                .anyMatch(line ->
                        line.startsWith("named the customer to ") && line.contains("fay") && line.contains("lex"));
    }

    @Test
    void nobodyNamesPeopleOfOthersNorWithoutASayInIt() {
        assertThat(disclosures.name(referral, ivo, Set.of("nora-" + network)))
                .isInstanceOf(DecisionResult.Refused.class);
        assertThat(disclosures.name(referral, ivo, Set.of())).isInstanceOf(DecisionResult.Refused.class);
        assertThat(disclosures.name(referral, fay, Set.of("fay-" + network)))
                .isInstanceOf(DecisionResult.Refused.class);
        assertThat(disclosures.mayName(referral, nora)).isFalse();
    }

    @Test
    void aWindowNamesTheCustomerToThoseWhoWereToldAndIsFoundByItsNameByNobodyElse() {
        aWindow();
        assertThat(onList(nora)).isEqualTo(customer);
        assertThat(onList(ivo)).isEqualTo(CustomersHidden.UNNAMED);
        disclosures.disclose(referral);

        assertThat(List.of(onList(nora), onList(ivo))).containsOnly(customer);
        assertThat(List.of(onList(fay), onList(steward))).containsOnly(CustomersHidden.UNNAMED);
        assertThat(List.of(found(nora), found(ivo), found(fay), found(steward)))
                .containsExactly(true, true, false, false);
    }

    @Test
    void whoeverReadsWhereTheCustomerIsNamedIsLoggedAndKnowsItFromThenOn() {
        aWindow();
        disclosures.readInWindow(referral.value(), lex);
        assertThat(knows(lex)).isFalse();
        disclosures.disclose(referral);
        disclosures.readInWindow(referral.value(), lex);
        disclosures.readInWindow(referral.value(), lex);
        disclosures.readInWindow(referral.value(), nora);
        disclosures.readInWindow(UUID.randomUUID().toString(), lex);

        assertThat(knows(lex)).isTrue();
        assertThat(onList(lex)).isEqualTo(customer);
        assertThat(history().stream().filter(line -> line.startsWith("read who the customer is")))
                .containsExactly("read who the customer is in a protection window, for Contoso " + network);
    }
}
