package io.evenhand.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.spring.annotation.processor.JobWorkerAnnotationProcessor;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaSpringProcessTest;
import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.ceremony.ScriptedSigners;
import io.evenhand.cli.drive.DriveListener;
import io.evenhand.cli.drive.DriveResult;
import io.evenhand.cli.drive.DriveResult.Ended;
import io.evenhand.cli.drive.DriveResult.Unscripted;
import io.evenhand.cli.drive.ReferralDriver;
import io.evenhand.cli.drive.ReferralLoader;
import io.evenhand.cli.referralfile.ReferralFile;
import io.evenhand.obligation.ObligationKind;
import io.evenhand.obligation.ObligationView;
import io.evenhand.protection.Duty;
import io.evenhand.protection.Promised;
import io.evenhand.protection.Protections;
import io.evenhand.referral.HistoryView;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralState;
import io.evenhand.referral.Referrals;
import io.evenhand.terms.AgreementKind;
import io.evenhand.testing.NothingLooksByItself;
import io.evenhand.testing.OnEveryDatabase;
import io.evenhand.workflow.CompletionResult;
import io.evenhand.workflow.EarlierProcesses;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.TaskAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * A whole referral on the real engine, the real database and real keys: every worker is the application's own, and people
 * decide as the shipped samples script it, or otherwise where a test says so.
 */
@NothingLooksByItself
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "evenhand.demo=true",
            "evenhand.data=target/journeys",
            // A kind of agreement that files alone add.
            "evenhand.templates=src/test/resources/kinds"
        })
@CamundaSpringProcessTest
@OnEveryDatabase
abstract class Journey {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Autowired
    private ReferralLoader loader;

    @Autowired
    private ReferralDriver driver;

    @Autowired
    private HumanTasks humanTasks;

    @Autowired
    private ScriptedSigners signers;

    @Autowired
    private JobWorkerAnnotationProcessor workers;

    @Autowired
    private CamundaProcessTestContext camunda;

    @Autowired
    private Clock clock;

    @Autowired
    private ApplicationContext house;

    @Autowired
    private Accounts accounts;

    @Autowired
    protected CamundaClient engine;

    @Autowired
    protected JdbcTemplate database;

    @Autowired
    protected Agreements agreements;

    @Autowired
    protected Protections protections;

    @Autowired
    protected Referrals referrals;

    @Autowired
    protected ReferralDesk desk;

    private boolean beganBefore;

    protected ReferralId referral;
    protected ReferralFile file;
    protected People people;

    /** What is due at the end of a day is worked out from the day on which a journey began: it must not turn on the way. */
    @BeforeEach
    void beginWellBeforeMidnight() throws InterruptedException {
        Duration left = Duration.between(LocalTime.now(clock), LocalTime.MAX);
        if (left.compareTo(Duration.ofSeconds(90)) < 0) {
            Thread.sleep(left.plusSeconds(1));
        }
    }

    /** What a test told the processes and nobody has heard yet, the next test's would hear. */
    @AfterEach
    void whatWasPublishedIsTold() {
        try {
            awaitEventsToBeTold();
        } finally {
            int unused = database.update(
                    "update EVENT_PUBLICATION set completion_date = ? where completion_date is null",
                    LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        }
    }

    /** Of the processes of today alone it is asked whether journeys reach all of them. */
    @AfterEach
    void noteWhatWasReached() {
        if (!beganBefore) {
            ReachedElements.note(engine);
        }
    }

    /**
     * The starter reads the workers of a context anew for each client, and every test has a client of its own: without this
     * a late test would open all workers of the tests before it, too.
     */
    @AfterEach
    void forgetTheWorkers() {
        ((List<?>) Objects.requireNonNull(ReflectionTestUtils.getField(workers, "jobWorkerValues"))).clear();
    }

    /** What begins from now on begins under processes as they were before, see {@code bpmn-before}; the others are as today. */
    final void beforeTheUpgrade(String... earlier) {
        beganBefore = true;
        EarlierProcesses.deploy(house, engine, earlier);
    }

    /** The house starts again with the processes of today. */
    final void upgrade() {
        EarlierProcesses.upgrade(house, engine);
    }

    /** Registers the referral; its process begins. */
    final People begin(ReferralFile referralFile) {
        file = referralFile;
        people = new People(file, today());
        referral = loader.load(file, today());
        return people;
    }

    /** Lets people decide until somebody has a task of this element, and nobody says anything about it. */
    final void goOnUntil(String task) throws InterruptedException {
        people.waitBefore(task);
        assertThat(drive())
                .isInstanceOfSatisfying(
                        Unscripted.class,
                        unscripted -> assertThat(unscripted.task()).isEqualTo(task));
        people.waitNoLonger();
    }

    /** The same for another referral, which the people of this one work, too. */
    final void driveUntil(ReferralId other, String task) throws InterruptedException {
        people.waitBefore(task);
        assertThat(driver.drive(other, people, DriveListener.SILENT))
                .isInstanceOfSatisfying(
                        Unscripted.class,
                        unscripted -> assertThat(unscripted.task()).isEqualTo(task));
        people.waitNoLonger();
    }

    final void driveToEnd(ReferralId other) throws InterruptedException {
        assertThat(driver.drive(other, people, DriveListener.SILENT)).isInstanceOf(Ended.class);
    }

    final DriveResult drive() throws InterruptedException {
        return driver.drive(referral, people, DriveListener.SILENT);
    }

    /** Lets people decide until the referral has ended, and makes sure that nothing of it is left open. */
    final ReferralState end() throws InterruptedException {
        DriveResult result = drive();
        assertThat(result).isInstanceOf(Ended.class);
        awaitProcessesToEnd();
        assertThat(openTasks()).isEmpty();
        assertThat(agreements.ofSubject(referral.value()))
                .allSatisfy(agreement -> assertThat(agreement.state().isOver()).isTrue());
        assertThat(offers("OPEN")).isZero();
        assertThat(interimPromises())
                .allSatisfy(promise -> assertThat(promise.endsOn()).isNotNull());
        return ((Ended) result).state();
    }

    final void awaitProcessesToEnd() {
        await("the processes to end")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(engine.newProcessInstanceSearchRequest()
                                .filter(filter -> filter.state(ProcessInstanceState.ACTIVE))
                                .send()
                                .join()
                                .items())
                        // What was promised may have to be done after the deal.
                        .filteredOn(
                                instance -> !instance.getProcessDefinitionId().equals("obligation"))
                        .isEmpty());
        awaitEventsToBeTold();
    }

    private void awaitEventsToBeTold() {
        await("events to be told")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(count("EVENT_PUBLICATION where completion_date is null"))
                        .isZero());
    }

    /** Time goes by for the application and the engine alike, until nobody needs to decide this any more. */
    final void letTimePass(Duration time, String untilGone) {
        camunda.increaseTime(time);
        await(untilGone + " to be cancelled")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(openTasks())
                        .extracting(HumanTaskView::elementId)
                        .doesNotContain(untilGone));
    }

    /** Time goes by for the application and the engine alike, until there is one such row. */
    final void letTimePassUntilThereIs(Duration time, String row) {
        camunda.increaseTime(time);
        awaitRow(row);
    }

    /** Waits until the engine has gone past an element, which no row of ours tells of. */
    final void awaitElement(String element) {
        await(element)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(engine.newElementInstanceSearchRequest()
                                .filter(filter -> filter.elementId(element).state(ElementInstanceState.COMPLETED))
                                .send()
                                .join()
                                .items())
                        .isNotEmpty());
    }

    final void awaitRows(String rows) {
        awaitRow(rows);
    }

    private void awaitRow(String row) {
        await(row).atMost(PATIENCE).untilAsserted(() -> assertThat(count(row)).isOne());
    }

    final void awaitState(ReferralState state) {
        awaitState(referral, state);
    }

    final void awaitState(ReferralId id, ReferralState state) {
        await(state.words())
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(desk.state(id)).isEqualTo(state));
    }

    final Actor anybodyOfTheIntroducer() {
        return anybodyOf(file.introducer());
    }

    final Actor anybodyOf(String partner) {
        String person = file.partner(partner).people().getFirst().id();
        return accounts.actor(person).orElseThrow();
    }

    final Accounts accounts() {
        return accounts;
    }

    /** Time goes by for the application and the engine alike. */
    final void later(Duration time) {
        camunda.increaseTime(time);
    }

    final LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    final List<AgreementView> inForce() {
        return agreements.ofSubject(referral.value()).stream()
                .filter(agreement -> agreement.state() == AgreementState.IN_FORCE)
                .toList();
    }

    final AgreementView agreement(AgreementKind kind) {
        return agreements.find(referral.value(), kind).orElseThrow();
    }

    final List<String> history() {
        return desk.history(referral).stream().map(HistoryView::what).toList();
    }

    final List<HumanTaskView> openTasks() {
        return tasks().stream()
                .filter(task -> task.state() == HumanTaskState.OPEN)
                .toList();
    }

    /** The open task of an element of the promise between these partners; waited for. */
    final HumanTaskView awaitPromiseTask(ObligationView promise, String element) {
        return await(element)
                .atMost(PATIENCE)
                .until(
                        () -> humanTasks.open(List.of(promise.id().value())).stream()
                                .filter(task -> task.elementId().equals(element))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** The one promise of a kind and obliged partner in the referral. */
    final ObligationView promise(ObligationKind kind, String obliged) {
        return desk.obligations(referral).stream()
                .filter(promise ->
                        promise.kind() == kind && promise.obliged().value().equals(obliged))
                .findFirst()
                .orElseThrow();
    }

    /** Somebody of the partner for whom the task is decides it. */
    final CompletionResult decide(HumanTaskView task, String decision, String reason, Map<String, String> ids) {
        return complete(
                task,
                somebodyWith(Role.of(task.role()), task.partnerId()).username(),
                new TaskAnswer(decision, reason, ids));
    }

    /** What is signed is shown first, also here. */
    final CompletionResult complete(HumanTaskView task, String username, TaskAnswer answer) {
        return await(answer.decision())
                .atMost(PATIENCE)
                .until(
                        () -> ScriptedSigners.isFor(task)
                                ? signers.decide(
                                        task,
                                        accounts.actor(username).orElseThrow(),
                                        answer.decision(),
                                        Objects.requireNonNullElse(answer.reason(), ""))
                                : humanTasks.complete(task.taskKey(), username, answer),
                        // Our row of a task may be there a moment before the engine lets it be completed.
                        answered -> !(answered instanceof CompletionResult.NotKnownYet));
    }

    final Actor somebodyWith(Role role, String partner) {
        return file.partner(partner).people().stream()
                .flatMap(person -> accounts.actor(person.id()).stream())
                .filter(actor -> actor.has(role))
                .findFirst()
                .orElseThrow();
    }

    private List<HumanTaskView> tasks() {
        return humanTasks.of(Stream.concat(Stream.of(referral.value()), agreementIds(referral))
                .toList());
    }

    private Stream<String> agreementIds(ReferralId id) {
        return agreements.idsOf(List.of(id.value())).values().stream()
                .flatMap(List::stream)
                .map(AgreementId::value);
    }

    /** What is open in a referral, its agreements and promises. */
    final List<HumanTaskView> openTasksOf(ReferralId id) {
        return humanTasks.open(Stream.of(
                        Stream.of(id.value()),
                        agreementIds(id),
                        desk.obligations(id).stream()
                                .map(promise -> promise.id().value()))
                .flatMap(ids -> ids)
                .toList());
    }

    /** What the deliverers promised in the NDA, from the disclosure on. */
    final List<Duty> interimPromises() {
        return Promised.in(referral.value(), protections, database).stream()
                .filter(duty -> !isOfProtection(duty))
                .toList();
    }

    /** Whether a duty was promised in the referral's protection, and not in an NDA. */
    final boolean isOfProtection(Duty duty) {
        return agreements
                .find(referral.value(), AgreementKind.CUSTOMER_PROTECTION)
                .filter(protection -> protection.number().equals(duty.agreement()))
                .isPresent();
    }

    final long offers(String state) {
        return count(offersOf(referral) + " and o.state = '" + state + "'");
    }

    static String offersOf(ReferralId referral) {
        return "offer o join seat s on s.id = o.seat_id where s.referral_id = '" + referral + "'";
    }

    /** How the tasks of an element stand, oldest first. */
    final List<String> tasksOf(String element) {
        return tasks().stream()
                .filter(task -> task.elementId().equals(element))
                .map(task -> task.state().name())
                .toList();
    }

    /** What was decided about duties in the referral's way, in order. */
    final List<String> dutyDecisions() {
        return database.queryForList(
                "select kind from window_exception where referral_id = ? order by decided_at",
                String.class,
                referral.value());
    }

    final long count(String rows) {
        return Objects.requireNonNull(database.queryForObject("select count(*) from " + rows, Long.class));
    }
}
