package io.evenhand.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Registration;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Changes;
import io.evenhand.agreement.Decided;
import io.evenhand.agreement.NewAgreement;
import io.evenhand.assurance.Assurances;
import io.evenhand.assurance.GuardedCustomers;
import io.evenhand.customer.CustomerIdentity;
import io.evenhand.days.Days;
import io.evenhand.partner.NewPerson;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.protection.EarlyReleases;
import io.evenhand.protection.NewWindow;
import io.evenhand.protection.Opportunities;
import io.evenhand.protection.RegistrationResult;
import io.evenhand.protection.Transfers;
import io.evenhand.protection.WindowFilter;
import io.evenhand.protection.WindowLine;
import io.evenhand.protection.WindowNotices;
import io.evenhand.protection.WindowPage;
import io.evenhand.protection.WindowPages;
import io.evenhand.protection.WindowRegistrations;
import io.evenhand.protection.WindowRenewals;
import io.evenhand.protection.WindowResult;
import io.evenhand.protection.WindowState;
import io.evenhand.protection.Windows;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.Conduct;
import io.evenhand.terms.CustomerProtectionTerms;
import io.evenhand.terms.CustomerProtectionTerms.ReleaseEvent;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.TermsFormat;
import io.evenhand.testing.TestPartners;
import io.evenhand.workflow.CompletionResult;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.TaskAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Windows through their whole time: two years pass, days are told of, ends are decided or come by themselves, and parts pass on. */
abstract class WindowJourneys extends TasklistJourney {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final GuardedCustomers NOTHING =
            new GuardedCustomers(List.of(), false, List.of(), false, List.of(), List.of());
    private static final String PROCESS_OF_NOTICES = "window-notice";

    @Autowired
    private WindowRegistrations registrations;

    @Autowired
    private WindowNotices notices;

    @Autowired
    private EarlyReleases releases;

    @Autowired
    private Transfers transfers;

    @Autowired
    private Opportunities opportunities;

    @Autowired
    private WindowRenewals renewals;

    @Autowired
    private Changes changes;

    @Autowired
    private Assurances assurances;

    @Autowired
    private Windows windows;

    @Autowired
    private WindowPages pages;

    @Autowired
    private HumanTasks humanTasks;

    @Autowired
    private Partners partners;

    private String holder;
    private String bound;
    private String third;
    private String window;

    @BeforeEach
    void twoYearsAreProtected() {
        String run = UUID.randomUUID().toString().substring(0, 8);
        holder = partner("holds-" + run);
        bound = partner("bound-" + run);
        third = partner("third-" + run);
        window = signed(run);
    }

    @Test
    void aWindowThatNobodyDecidesAboutEndsAfterTwentyFourMonthsAndItsTailAfterThirty() {
        assertThat(opportunities.record(of(bound), window, "Warehouse", today()))
                .isInstanceOf(WindowResult.Done.class);
        laterTo(lastDay().minusDays(61));
        look();
        assertThat(page().asked()).isEmpty();

        laterTo(lastDay().minusDays(59));
        look();
        HumanTaskView task = awaitTask("decide-ending", holder);
        look();
        assertThat(told("told both sides that the window ends on " + Days.words(lastDay())))
                .isOne();
        laterTo(lastDay().minusDays(20));
        awaitElement("reminded");
        laterTo(lastDay().plusDays(1));
        awaitElement("ended-as-signed");
        // A message that comes twice starts another instance once the first has ended.
        startAgain(task.businessId());
        awaitElement("duplicate-start");
        assertThat(humanTasks.open(List.of(task.businessId()))).isEmpty();
        assertThat(page().window().state()).isEqualTo(WindowState.IN_TAIL);

        look();
        awaitElement("end-told");
        await("the end to be told")
                .atMost(PATIENCE)
                .until(() -> told("told both sides that the window ended on " + Days.words(lastDay())) == 1);
        LocalDate tail = page().window().tailEndsOn();
        assertThat(tail).isEqualTo(lastDay().plusDays(1).plusMonths(6).minusDays(1));
        laterTo(tail.plusDays(1));
        look();
        await("the tail to be told")
                .atMost(PATIENCE)
                .until(() -> told("told both sides that the tail ended on " + Days.words(tail)) == 1);
        assertThat(page().window().state()).isEqualTo(WindowState.ENDED);
        look();
        assertThat(notices.due()).noneMatch(due -> due.windowId().equals(window));
    }

    @Test
    void theProtectedPartnerRenewsLetsEndOrReleases() {
        laterTo(lastDay().minusDays(50));
        look();
        LocalDate longer = offered(window);
        assertDenied("decide-ending", holder, "renew", "They are loyal.", Map.of("dueOn", "soon"), "until which day");
        decide("decide-ending", holder, "renew", "They are loyal.", Map.of("dueOn", longer.toString()));
        awaitElement("renewal-proposed");
        assertThat(count("agreement_change where agreement_id = '"
                        + agreements
                                .find(of(holder), page().window().agreement())
                                .orElseThrow()
                                .id() + "'"))
                .isOne();

        twoYearsAreProtected();
        laterTo(lastDay().minusDays(50));
        look();
        decide("decide-ending", holder, "let-end", "", Map.of());
        awaitElement("left-to-end");

        twoYearsAreProtected();
        laterTo(lastDay().minusDays(50));
        look();
        decide("decide-ending", holder, "release-early", "The project is over.", Map.of());
        awaitElement("released-early");
        assertThat(page().window().state()).isEqualTo(WindowState.RELEASED);

        twoYearsAreProtected();
        laterTo(lastDay().minusDays(50));
        look();
        awaitTask("decide-ending", holder);
        assertThat(releases.release(of(holder), window, "By the window's page."))
                .isInstanceOf(WindowResult.Done.class);
        awaitElement("not-needed");
    }

    @Test
    void aRequestForReleaseIsGrantedRefusedOrNotAnswered() {
        assertThat(releases.ask(of(bound), window, null, "Please.")).isInstanceOf(WindowResult.Done.class);
        assertDenied("answer-release", holder, "refuse", "", Map.of(), "Say why");
        decide("answer-release", holder, "refuse", "We are in talks.", Map.of());
        awaitElement("release-refused");

        assertThat(releases.ask(of(bound), window, null, "Please.")).isInstanceOf(WindowResult.Done.class);
        awaitTask("answer-release", holder);
        later(Duration.ofDays(15));
        awaitElement("still-bound");
        assertThat(page().window().state()).isEqualTo(WindowState.OPEN);

        assertThat(releases.ask(of(bound), window, ReleaseEvent.REFERRAL_LOST, "They chose another."))
                .isInstanceOf(WindowResult.Done.class);
        decide("answer-release", holder, "grant", "", Map.of());
        awaitElement("released");
        assertThat(page().window().state()).isEqualTo(WindowState.RELEASED);
    }

    @Test
    void aDutyPassesOnWhenAllAgreeAndStaysWhereItIsOtherwise() {
        ask();
        awaitTask("answer-transfer", holder);
        assertThat(humanTasks.openOf(List.of(third), 50))
                .as("who takes over learns nothing before the other side agrees")
                .isEmpty();
        decide("answer-transfer", holder, "consent", "", Map.of());
        decide("answer-transfer", third, "refuse", "We have no people.", Map.of());
        awaitElement("not-passed-on");

        ask();
        awaitTask("answer-transfer", holder);
        later(Duration.ofDays(15));
        awaitElement("as-it-was");
        assertThat(page().window().liftedOn()).isNull();

        ask();
        decide("answer-transfer", holder, "consent", "", Map.of());
        decide("answer-transfer", third, "consent", "", Map.of());
        awaitElement("passed-on");
        assertThat(page().window().state()).isEqualTo(WindowState.TRANSFERRED);
        assertThat(windows.list(
                                of(third),
                                new WindowFilter(WindowFilter.Side.BOUND, WindowFilter.Standing.CURRENT, "", 0))
                        .windows())
                .singleElement()
                .satisfies(next -> assertThat(next.endsOn()).isEqualTo(lastDay()));
    }

    /** Its process asks all at once; what they answer counts in any order, and it passes on once. */
    @Test
    void aTransferThatWasAskedBeforeAnUpgradePassesOnOnceWhoeverAgreesFirst() {
        for (String process : List.of("window-notice-asked-side-by-side", "window-notice-not-renewed-between-sides")) {
            beforeTheUpgrade(process);
            twoYearsAreProtected();
            ask();
            awaitTask("answer-transfer", holder);
            boolean together = process.endsWith("side-by-side");
            if (together) {
                awaitTask("answer-transfer", third);
            }
            upgrade();
            for (String decider : together ? List.of(third, holder) : List.of(holder, third)) {
                decide("answer-transfer", decider, "consent", "", Map.of());
            }
            awaitElement("passed-on");
            await("it to pass on")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(page().window().state()).isEqualTo(WindowState.TRANSFERRED));
            assertThat(windows.list(
                                    of(third),
                                    new WindowFilter(WindowFilter.Side.BOUND, WindowFilter.Standing.CURRENT, "", 0))
                            .windows())
                    .hasSize(1);
            assertThat(humanTasks.openOf(List.of(holder, bound, third), 50)).isEmpty();
        }
    }

    /** The same window is told of, decided and over by a process from before, and asked about no second time. */
    @Test
    void anEndThatWasAskedAboutBeforeAnUpgradeIsDecidedAfterIt() {
        beforeTheUpgrade("window-notice-asked-side-by-side");
        laterTo(lastDay().minusDays(50));
        look();
        awaitTask("decide-ending", holder);
        upgrade();
        look();
        decide("decide-ending", holder, "let-end", "", Map.of());
        awaitElement("left-to-end");
        look();
        assertThat(humanTasks.openOf(List.of(holder, bound), 50)).isEmpty();
        assertThat(told("told both sides that the window ends on " + Days.words(lastDay())))
                .isOne();
        assertThat(told("decided to let it end")).isOne();
    }

    @Test
    void theTwoSidesOfTodayRenewWhatHasPassedOn() {
        ask();
        decide("answer-transfer", holder, "consent", "", Map.of());
        decide("answer-transfer", third, "consent", "", Map.of());
        awaitElement("passed-on");
        String next = Optional.ofNullable(page().successor()).orElseThrow();
        LocalDate longer = offered(next);

        assertThat(renewals.propose(of(holder), next, longer.plusDays(1), "Longer."))
                .isInstanceOfSatisfying(
                        WindowResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("whole number of months"));
        assertThat(renewals.propose(of(holder), next, longer, "They are loyal."))
                .isInstanceOf(WindowResult.Done.class);
        assertDenied("answer-renewal", third, "refuse", "", Map.of(), "Say why");
        decide("answer-renewal", third, "refuse", "We have no people.", Map.of());
        awaitElement("renewal-refused");

        assertThat(renewals.propose(of(third), next, longer, "We have people now."))
                .isInstanceOf(WindowResult.Done.class);
        awaitTask("answer-renewal", holder);
        later(Duration.ofDays(15));
        awaitElement("ends-as-before");
        assertThat(pages.show(of(third), next).orElseThrow().window().endsOn()).isEqualTo(lastDay());

        assertThat(renewals.propose(of(third), next, longer, "Once more.")).isInstanceOf(WindowResult.Done.class);
        decide("answer-renewal", holder, "agree", "", Map.of());
        awaitElement("renewed");
        assertThat(pages.show(of(third), next).orElseThrow().window().endsOn()).isEqualTo(longer);
        assertThat(pages.show(of(third), next).orElseThrow().sentences())
                .as("whoever took over reads what was signed")
                .isNotEmpty();
    }

    @Test
    void aRenewalThatFailsIsToldAndAskedAboutAgainWhileThereIsTime() {
        laterTo(lastDay().minusDays(50));
        look();
        LocalDate longer = offered(window);
        for (int time = 1; time <= 2; time++) {
            decide("decide-ending", holder, "renew", "They are loyal.", Map.of("dueOn", longer.toString()));
            awaitElement("renewal-proposed");
            look();
            assertThat(page().asked())
                    .as("while it is under way nothing is asked")
                    .isEmpty();
            takeBack();
            int failed = time;
            assertThat(letters(holder + ".one").stream()
                            .filter(letter -> letter.contains("came to nothing"))
                            .count())
                    .isEqualTo(failed);
            look();
            awaitTask("decide-ending", holder);
            look();
            assertThat(told("told both sides that the window ends on %s, for the %d. time"
                            .formatted(Days.words(lastDay()), failed + 1)))
                    .isOne();
        }
        decide("decide-ending", holder, "renew", "Now or never.", Map.of("dueOn", longer.toString()));
        awaitElement("renewal-proposed");
        laterTo(lastDay().plusDays(1));
        look();
        takeBack();
        look();
        assertThat(letters(holder + ".one")).anyMatch(letter -> letter.contains("It has ended as signed"));
        assertThat(humanTasks.openOf(List.of(holder), 50))
                .as("after its last day nothing is left to decide")
                .noneMatch(task -> task.elementId().equals("decide-ending"));
        assertThat(page().window().state()).isEqualTo(WindowState.ENDED);
    }

    /** The holder takes its renewal back, as it can until it is being signed. */
    private void takeBack() {
        String change = Objects.requireNonNull(database.queryForObject(
                "select c.id from agreement_change c join agreement a on a.id = c.id"
                        + " where a.state = 'NEGOTIATED' and c.proposed_by_user = ?",
                String.class,
                holder + ".one"));
        assertThat(changes.withdraw(AgreementId.of(change), of(holder))).isEqualTo(Decided.recorded());
    }

    private List<String> letters(String username) {
        return database.queryForList("select letter from notice_mail where username = ?", String.class, username);
    }

    /** “They stole our customer”: what each of the three reads of it on the page that answers this fear, until there is nothing left to read. */
    @Test
    void whoIsBoundAboutACustomerStandsOnItsPagesForTwentyFourMonthsAndThroughTheTailAndNobodyElseReadsIt() {
        LocalDate end = lastDay();
        String customer = page().window().customer();
        assertThat(end).isEqualTo(today().plusMonths(24).minusDays(1));
        assertThat(opportunities.record(of(bound), window, "Warehouse", today()))
                .isInstanceOf(WindowResult.Done.class);
        assertStands(WindowState.OPEN, end);
        assertThat(promisedToAnother(customer)).isInstanceOf(RegistrationResult.Contradicts.class);
        assertThat(customers(third)).isEqualTo(NOTHING);

        laterTo(end.minusDays(20));
        assertStands(WindowState.ENDING_SOON, end);
        laterTo(end);
        assertStands(WindowState.ENDING_SOON, end);
        assertThat(promisedToAnother(customer))
                .as("on the last day the promise still holds")
                .isInstanceOf(RegistrationResult.Contradicts.class);
        assertThat(customers(third)).isEqualTo(NOTHING);

        laterTo(end.plusDays(1));
        LocalDate tail = end.plusDays(1).plusMonths(6).minusDays(1);
        assertStands(WindowState.IN_TAIL, end);
        assertThat(customers(holder).protecting())
                .singleElement()
                .satisfies(line -> assertThat(line.tailEndsOn()).isEqualTo(tail));
        laterTo(tail);
        assertStands(WindowState.IN_TAIL, end);

        laterTo(tail.plusDays(1));
        assertThat(customers(holder)).isEqualTo(NOTHING);
        assertThat(customers(bound)).isEqualTo(NOTHING);
        assertThat(promisedToAnother(customer)).isInstanceOf(RegistrationResult.Registered.class);
        assertThat(customers(third).protecting()).extracting(WindowLine::bound).containsExactly("The " + bound);
        assertThat(customers(bound).binding()).extracting(WindowLine::holder).containsExactly("The " + third);
        assertThat(customers(holder)).isEqualTo(NOTHING);
    }

    /** The same window on both pages, on each from its own side, and nothing besides. */
    private void assertStands(WindowState state, LocalDate end) {
        assertThat(customers(holder).binding()).isEmpty();
        assertThat(customers(bound).protecting()).isEmpty();
        assertThat(customers(holder).protecting()).singleElement().satisfies(line -> {
            assertThat(line.id()).isEqualTo(window);
            assertThat(line.bound()).isEqualTo("The " + bound);
            assertThat(line.state()).isEqualTo(state);
            assertThat(line.endsOn()).isEqualTo(end);
        });
        assertThat(customers(bound).binding()).singleElement().satisfies(line -> {
            assertThat(line.id()).isEqualTo(window);
            assertThat(line.holder()).isEqualTo("The " + holder);
            assertThat(line.state()).isEqualTo(state);
            assertThat(line.endsOn()).isEqualTo(end);
        });
    }

    private GuardedCustomers customers(String partner) {
        return assurances.customers(of(partner));
    }

    /** The bound partner promises a third that it will stay away from the same customer, for whom it may already work. */
    private RegistrationResult promisedToAnother(String customer) {
        return protections.register(List.of(new NewWindow(
                "Contrary-" + window,
                UUID.randomUUID().toString(),
                false,
                new PartnerId(third),
                new PartnerId(bound),
                new CustomerIdentity(
                        customer, "DE", customer.toLowerCase(Locale.ROOT).replace(" ag", "") + ".example", null),
                Conduct.ACCEPT,
                today(),
                today().plusYears(1))));
    }

    private void ask() {
        assertThat(transfers.propose(of(bound), window, third, today(), "They take our team over."))
                .isInstanceOf(WindowResult.Done.class);
    }

    /** What the schedule does several times a day. */
    private void look() {
        notices.due().forEach(notices::open);
    }

    private void laterTo(LocalDate day) {
        later(Duration.ofDays(ChronoUnit.DAYS.between(today(), day)));
    }

    private LocalDate lastDay() {
        return Optional.ofNullable(page().window().endsOn()).orElseThrow();
    }

    /** The last day of half a year more, as the page offers it. */
    private LocalDate offered(String which) {
        return pages.show(of(holder), which).orElseThrow().may().renewals().stream()
                .filter(renewal -> renewal.months() == 6)
                .findFirst()
                .orElseThrow()
                .until();
    }

    private WindowPage page() {
        return pages.show(of(holder), window).orElseThrow();
    }

    private long told(String what) {
        return page().history().stream().filter(one -> one.what().equals(what)).count();
    }

    private void startAgain(String notice) {
        engine.newPublishMessageCommand()
                .messageName("window-notice-due")
                .correlationKey(notice)
                .messageId(UUID.randomUUID().toString())
                .variables(Map.of("windowNoticeId", notice))
                .send()
                .join();
    }

    private HumanTaskView awaitTask(String element, String partner) {
        return await(element)
                .atMost(PATIENCE)
                .until(
                        () -> humanTasks.openOf(List.of(partner), 50).stream()
                                .filter(task -> task.processId().equals(PROCESS_OF_NOTICES))
                                .filter(task -> task.elementId().equals(element))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private void decide(String element, String partner, String decision, String reason, Map<String, String> ids) {
        HumanTaskView task = awaitTask(element, partner);
        await(decision)
                .atMost(PATIENCE)
                .until(() ->
                        humanTasks.complete(task.taskKey(), partner + ".one", new TaskAnswer(decision, reason, ids))
                                instanceof CompletionResult.Completed);
    }

    private void assertDenied(
            String element, String partner, String decision, String reason, Map<String, String> ids, String words) {
        HumanTaskView task = awaitTask(element, partner);
        assertThat(complete(task, partner + ".one", new TaskAnswer(decision, reason, ids)))
                .isInstanceOfSatisfying(
                        CompletionResult.Denied.class,
                        denied -> assertThat(denied.reason()).contains(words));
    }

    private Actor of(String partner) {
        return accounts().actor(partner + ".one").orElseThrow();
    }

    private String partner(String id) {
        partners.register(TestPartners.of(
                id,
                "The " + id,
                new NewPerson(
                        new PersonId(id + ".one"), "Nora " + id, "nora@" + id + ".example", "Director", Set.of())));
        Registration unused =
                accounts().register(NewAccount.demo(id + ".one", "Nora " + id, id + ".one", id, Role.OPERATIONS));
        return id;
    }

    /** An agreement that is in force from today on, about a customer of its own. */
    private String signed(String run) {
        CustomerProtectionTerms sample = SampleTerms.protection(2);
        String json = new String(TermsFormat.canonical(sample), StandardCharsets.UTF_8)
                .replace("\"nordlicht\"", "\"" + holder + "\"")
                .replace("\"harbour\"", "\"" + bound + "\"")
                .replace("\"effectiveOn\":\"" + sample.effectiveOn() + "\"", "\"effectiveOn\":\"" + today() + "\"")
                .replace("\"startsOn\":\"" + sample.window().startsOn() + "\"", "\"startsOn\":\"" + today() + "\"")
                .replace(sample.customer().domain(), "c" + run + ".example")
                .replace(sample.customer().legalName(), "C" + run + " AG")
                .replace(String.valueOf(sample.customer().taxId()), "C" + run);
        try {
            AgreementId id = agreements.draft(new NewAgreement(
                    "W-" + run,
                    UUID.randomUUID().toString(),
                    new PartnerId(holder),
                    TermsFormat.parse(json.getBytes(StandardCharsets.UTF_8)),
                    "small"));
            database.update("update agreement set state = 'IN_FORCE', starts_on = ? where id = ?", today(), id.value());
            assertThat(registrations.missing()).contains(id);
            registrations.register(id);
            registrations.register(id);
            assertThat(registrations.missing()).doesNotContain(id);
        } catch (MalformedTermsException e) {
            throw new AssertionError(e);
        }
        return windows.list(of(holder), new WindowFilter(WindowFilter.Side.ANY, WindowFilter.Standing.CURRENT, "", 0))
                .windows()
                .getFirst()
                .id();
    }
}
