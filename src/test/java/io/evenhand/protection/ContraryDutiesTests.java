package io.evenhand.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.customer.CustomerIdentity;
import io.evenhand.partner.NewPerson;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.terms.Conduct;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.WithoutEngine;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Proves what stands against a promise and what does not: the tail of another as much as its window, one that begins only later; but none that was
 * lifted, that is about other products, or that leaves alone what the partner did before. The check before a referral goes on and the registration
 * of its promise say the same.
 */
@WithoutEngine
class ContraryDutiesTests {
    @Autowired
    Protections protections;

    @Autowired
    Opportunities opportunities;

    @Autowired
    Transfers transfers;

    @Autowired
    WindowNotices notices;

    @Autowired
    WindowPages pages;

    @Autowired
    Partners partners;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final PartnerId holder = new PartnerId("holder-" + run);
    private final PartnerId bound = new PartnerId("bound-" + run);
    private final PartnerId rival = new PartnerId("rival-" + run);
    private final PartnerId third = new PartnerId("third-" + run);
    private final CustomerIdentity customer = new CustomerIdentity("Adler " + run, "DE", run + ".example", null);

    @BeforeEach
    void partnersAreKnown() {
        for (PartnerId partner : List.of(holder, bound, rival, third)) {
            partners.register(TestPartners.of(
                    partner.value(),
                    "The " + partner,
                    new NewPerson(new PersonId("p-" + partner), "Nora Berg", "n@example.com", "Director", Set.of())));
        }
    }

    @Test
    void anOpportunityIsNotRecordedWhereItsTailWouldContradictAnotherPromise() {
        String window = registered(holder, bound, "a", today().minusDays(10), today().plusDays(10));
        String other = registered(rival, bound, "b", today().plusDays(11), today().plusDays(30));

        assertThat(opportunities.record(of(holder), window, "Warehouse", today()))
                .isInstanceOfSatisfying(
                        WindowResult.Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains("tail")
                                .doesNotContain("b-" + run)
                                .doesNotContain(rival.value()));
        assertThat(opportunities.record(of(bound), window, "Warehouse", today()))
                .isInstanceOfSatisfying(
                        WindowResult.Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains("tail", "b-" + run)
                                .doesNotContain(rival.value()));
        assertThat(page(of(holder), window).window().tailEndsOn()).isNull();
        assertThat(page(of(holder), window).opportunities()).isEmpty();

        // Once it is free, the tail that was signed protects.
        protections.decideRelease(other, referral("a"), true, "petra", "They may.");
        assertThat(opportunities.record(of(holder), window, "Warehouse", today()))
                .isInstanceOf(WindowResult.Done.class);
        assertThat(page(of(holder), window).window().tailEndsOn()).isNotNull();
    }

    @Test
    void anotherOpportunityOfATailThatIsThereMovesNothingAndIsRecorded() {
        String window = registered(holder, bound, "a", today().minusDays(10), today().plusDays(10));
        assertThat(opportunities.record(of(holder), window, "Warehouse", today()))
                .isInstanceOf(WindowResult.Done.class);
        assertThat(registration(rival, bound, "b", today().plusDays(11), today().plusDays(30)))
                .isInstanceOf(RegistrationResult.Contradicts.class);
        assertThat(registration(rival, bound, "c", today().plusMonths(5), today().plusMonths(6)))
                .isInstanceOf(RegistrationResult.Registered.class);
        assertThat(opportunities.record(of(bound), window, "Shop", today())).isInstanceOf(WindowResult.Done.class);
    }

    @Test
    void aDutyDoesNotPassToWhoeverIsBoundToAnotherInItsTail() {
        String window = registered(holder, bound, "a", today().minusDays(10), today().plusDays(10));
        assertThat(opportunities.record(of(holder), window, "Warehouse", today()))
                .isInstanceOf(WindowResult.Done.class);
        registered(rival, third, "b", today().plusDays(20), today().plusDays(30));

        assertThat(transfers.propose(of(bound), window, third.value(), today().plusDays(1), "They take our team over."))
                .isInstanceOf(WindowResult.Done.class);
        WindowNoticeId notice = asked(window);
        assertThat(notices.answerTransfer(notice, 1, of(holder), "consent", "")).isInstanceOf(WindowResult.Done.class);
        assertThat(notices.answerTransfer(notice, 2, of(third), "consent", ""))
                .isInstanceOfSatisfying(
                        WindowResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("b-" + run));
    }

    private WindowNoticeId asked(String window) {
        return WindowNoticeId.of(Objects.requireNonNull(database.queryForObject(
                "select id from window_notice where window_id = ? and kind = 'TRANSFER_ASKED' and state = 'OPEN'",
                String.class,
                window)));
    }

    private WindowPage page(Actor actor, String window) {
        return pages.show(actor, window).orElseThrow();
    }

    private String referral(String name) {
        return "ref-" + name + "-" + run;
    }

    private String registered(PartnerId protects, PartnerId binds, String name, LocalDate from, LocalDate to) {
        return ((RegistrationResult.Registered) registration(protects, binds, name, from, to))
                .windowIds()
                .getFirst();
    }

    private RegistrationResult registration(
            PartnerId protects, PartnerId binds, String name, LocalDate from, LocalDate to) {
        return registration(protects, binds, name, from, to, List.of("ERP"), List.of());
    }

    private RegistrationResult registration(
            PartnerId protects,
            PartnerId binds,
            String name,
            LocalDate from,
            LocalDate to,
            List<String> products,
            List<WindowRules.Before> before) {
        return protections.register(List.of(new NewWindow(
                name + "-" + run,
                referral(name),
                false,
                protects,
                binds,
                customer,
                Conduct.SOLICIT,
                from,
                to,
                new WindowRules(true, products, null, before, List.of(), 3, "standard", true))));
    }

    private RegistrationResult interim(PartnerId protects, PartnerId binds, String name) {
        return protections.register(List.of(new NewWindow(
                name + "-nda-" + run,
                referral(name),
                true,
                protects,
                binds,
                customer,
                Conduct.SOLICIT,
                today(),
                null)));
    }

    private Optional<Duty> inTheWay(PartnerId binds, PartnerId introducer, String name) {
        return protections.dutyInTheWay(binds, introducer, customer, referral(name));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Actor of(PartnerId partner) {
        return new Actor("petra." + partner, "Petra", null, partner.value(), Set.of(Role.OPERATIONS));
    }
}
