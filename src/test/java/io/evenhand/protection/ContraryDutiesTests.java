package io.evenhand.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Registration;
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
import java.time.temporal.ChronoUnit;
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
    NoticeDecisions decisions;

    @Autowired
    WindowPages pages;

    @Autowired
    Partners partners;

    @Autowired
    Accounts accounts;

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
            Registration unused = accounts.register(NewAccount.of(
                    "nora." + partner,
                    "Nora Berg",
                    "a long secret of a test",
                    "p-" + partner,
                    partner.value(),
                    Role.OPERATIONS));
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
        assertThat(decisions.answerTransfer(notice, 1, of(holder), "consent", ""))
                .isInstanceOf(WindowResult.Done.class);
        assertThat(decisions.answerTransfer(notice, 2, of(third), "consent", ""))
                .isInstanceOfSatisfying(
                        WindowResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("b-" + run));
    }

    @Test
    void whatWasReleasedForAReferralDoesNotStandAgainstThePromiseThatReleased() {
        String window = registered(holder, bound, "a", today().minusDays(10), today().plusDays(10));
        protections.decideRelease(window, referral("b"), true, "petra", "They may.");
        registered(rival, bound, "b", today(), today().plusDays(60));

        // Its tail, and its right in other hands.
        assertThat(opportunities.record(of(holder), window, "Warehouse", today()))
                .isInstanceOf(WindowResult.Done.class);
        assertThat(transfers.propose(of(holder), window, third.value(), today().plusDays(1), "We sell the business."))
                .isInstanceOf(WindowResult.Done.class);
        WindowNoticeId notice = asked(window);
        assertThat(decisions.answerTransfer(notice, 1, of(bound), "consent", ""))
                .isInstanceOf(WindowResult.Done.class);
        assertThat(decisions.answerTransfer(notice, 2, of(third), "consent", ""))
                .isInstanceOf(WindowResult.Done.class);
    }

    @Test
    void whatWasLiftedFromTheInterimPromiseIsLiftedFromTheProtectionInItsPlace() {
        String nda = ((RegistrationResult.Registered) interim(holder, bound, "a"))
                .windowIds()
                .getFirst();
        protections.goOn(nda, referral("b"), "petra", "That promise is about licences.");
        assertThat(interim(rival, bound, "b")).isInstanceOf(RegistrationResult.Registered.class);

        assertThat(registration(holder, bound, "a", today(), today().plusDays(60)))
                .isInstanceOf(RegistrationResult.Registered.class);
        assertThat(registration(rival, bound, "b", today(), today().plusDays(60)))
                .isInstanceOf(RegistrationResult.Registered.class);
        // Nobody else's promise is lifted by that.
        assertThat(inTheWay(bound, third, "c")).isPresent();
        assertThat(registration(third, bound, "c", today(), today().plusDays(60)))
                .isInstanceOf(RegistrationResult.Contradicts.class);
    }

    @Test
    void whoTakesADutyOverWasReleasedFromNothing() {
        String window = registered(holder, bound, "a", today().minusDays(10), today().plusDays(10));
        protections.decideRelease(window, referral("b"), true, "petra", "They may.");
        registered(rival, third, "b", today(), today().plusDays(60));

        assertThat(transfers.propose(of(bound), window, third.value(), today().plusDays(1), "They take our team over."))
                .isInstanceOf(WindowResult.Done.class);
        WindowNoticeId notice = asked(window);
        assertThat(decisions.answerTransfer(notice, 1, of(holder), "consent", ""))
                .isInstanceOf(WindowResult.Done.class);
        assertThat(decisions.answerTransfer(notice, 2, of(third), "consent", ""))
                .isInstanceOf(WindowResult.Refused.class);
    }

    @Test
    void theCheckAndTheRegistrationOfTheInterimPromiseSayTheSame() {
        record Case(String name, LocalDate from, LocalDate to, boolean contrary) {}
        for (Case one : List.of(
                new Case("past", today().minusDays(60), today().minusDays(1), false),
                new Case("last", today().minusDays(60), today(), true),
                new Case("running", today().minusDays(60), today().plusDays(60), true),
                new Case("later", today().plusMonths(1), today().plusMonths(2), true))) {
            PartnerId partner = new PartnerId(one.name() + "-" + run);
            registered(holder, partner, "of-" + one.name(), one.from(), one.to());

            Optional<Duty> found = inTheWay(partner, rival, "to-" + one.name());
            RegistrationResult registered = interim(rival, partner, "to-" + one.name());

            assertThat(found.isPresent()).as(one.name()).isEqualTo(one.contrary());
            assertThat(registered)
                    .as(one.name())
                    .isEqualTo(
                            one.contrary()
                                    ? new RegistrationResult.Contradicts(found.orElseThrow())
                                    : new RegistrationResult.Registered(
                                            ((RegistrationResult.Registered) registered).windowIds()));
        }
    }

    @Test
    void promisesAboutDifferentProductsStandTogetherAndWorkOfWhichNobodyKnowsTheProductsMeetsAll() {
        assertThat(about("a", holder, List.of("ERP", "Warehouse"))).isInstanceOf(RegistrationResult.Registered.class);
        assertThat(about("b", rival, List.of("Telephone systems"))).isInstanceOf(RegistrationResult.Registered.class);
        assertThat(about("c", third, List.of("Support for ERP"))).isInstanceOf(RegistrationResult.Contradicts.class);
        assertThat(about("d", third, List.of())).isInstanceOf(RegistrationResult.Contradicts.class);
        assertThat(inTheWay(bound, third, "e")).isPresent();
        assertThat(interim(third, bound, "e")).isInstanceOf(RegistrationResult.Contradicts.class);
    }

    @Test
    void aWindowLeavesAloneWhatItsPartnerPromisedBeforeWhereThatWasCarvedOut() {
        String before = registered(rival, bound, "before", today().minusDays(90), today().plusDays(5));
        protections.goOn(before, referral("other"), "petra", "Other work.");
        String later = registered(holder, bound, "later", today().plusDays(6), today().plusDays(90));

        assertThat(opportunities.record(of(rival), before, "Telephones", today()))
                .isInstanceOf(WindowResult.Refused.class);
        protections.carveOut(referral("later"), bound, "evidence", "Maintenance contract, 2024-05-01");
        assertThat(opportunities.record(of(rival), before, "Telephones", today()))
                .isInstanceOf(WindowResult.Done.class);
        // A new piece of work is no prior one: people see what was carved out, and decide.
        Duty duty = inTheWay(bound, third, "new").orElseThrow();
        assertThat(registration(third, bound, "new", today().plusMonths(6), today().plusMonths(7)))
                .isInstanceOf(RegistrationResult.Registered.class);
        assertThat(registration(third, bound, "newer", today().plusDays(7), today().plusDays(8)))
                .isInstanceOf(RegistrationResult.Contradicts.class);
        assertThat(protections.scope(duty.windowId()).products()).containsExactly("ERP");
        assertThat(protections.scope(later).carveOuts())
                .singleElement()
                .asString()
                .contains("Maintenance contract");
    }

    @Test
    void theProtectedPartnerReadsThatItsPromiseWasCalledInapplicableAndWhyAndNothingOfTheWork() {
        String window = registered(holder, bound, "a", today().minusDays(10), today().plusDays(10));
        protections.goOn(window, referral("secret"), "petra", "The promise is about licences only.");

        WindowPage seen = page(of(holder), window);
        assertThat(seen.exceptions()).singleElement().satisfies(one -> {
            assertThat(one.what()).isEqualTo("declared that the promise does not apply to one referral, and went on");
            assertThat(one.reason()).isEqualTo("The promise is about licences only.");
            assertThat(one.at()).isCloseTo(clock.instant(), within(1, ChronoUnit.MINUTES));
            assertThat(one.releasable()).isFalse();
        });
        assertThat(seen.history()).first().satisfies(event -> {
            assertThat(event.who()).endsWith("The " + bound);
            assertThat(event.reason()).isEqualTo("The promise is about licences only.");
        });
        assertThat(seen.toString()).doesNotContain(referral("secret"));
        assertThat(lettersTo("nora." + holder))
                .singleElement()
                .satisfies(letter -> assertThat(letter)
                        .contains("does not apply", "you can claim", window)
                        .doesNotContain("secret", customer.legalName(), rival.value()));
        assertThat(pages.show(of(third), window)).isEmpty();
    }

    private List<String> lettersTo(String username) {
        return database.queryForList("select letter from notice_mail where username = ?", String.class, username);
    }

    private RegistrationResult about(String name, PartnerId protects, List<String> products) {
        return registration(protects, bound, name, today(), today().plusDays(60), products, List.of());
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
