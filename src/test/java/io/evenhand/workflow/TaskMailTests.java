package io.evenhand.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.NewAgreement;
import io.evenhand.cli.drive.ReferralLoader;
import io.evenhand.cli.referralfile.ReferralFile;
import io.evenhand.journey.Samples;
import io.evenhand.notice.Calendars;
import io.evenhand.notice.MailState;
import io.evenhand.notice.Mailbox;
import io.evenhand.notice.Mailbox.Listed;
import io.evenhand.notice.Mailbox.Opened;
import io.evenhand.notice.Summaries;
import io.evenhand.obligation.NewObligation;
import io.evenhand.obligation.ObligationId;
import io.evenhand.obligation.ObligationKind;
import io.evenhand.obligation.ObligationState;
import io.evenhand.obligation.Obligations;
import io.evenhand.partner.PartnerId;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralState;
import io.evenhand.referral.Referrals;
import io.evenhand.template.SampleTerms;
import io.evenhand.testing.CountedStatements;
import io.evenhand.testing.CountedStatements.Counted;
import io.evenhand.testing.WithoutEngine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/**
 * Proves, in the whole application without an engine, that who is to decide a task hears of it by mail in the words of its form and finds
 * it in their calendar; that nobody else does; and that no mail and no calendar names the customer, least of all a blind offer's.
 */
@WithoutEngine
@Import(CountedStatements.class)
@TestPropertySource(
        properties = {
            "evenhand.demo=true",
            "evenhand.notice.hold=PT0S",
            "evenhand.notice.every=PT0.2S",
            "evenhand.notice.folder=false"
        })
class TaskMailTests {
    private static final AtomicLong KEYS = new AtomicLong(7_000_000);

    @Autowired
    HumanTaskRecords records;

    @Autowired
    ReferralLoader loader;

    @Autowired
    Referrals referrals;

    @Autowired
    Accounts accounts;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Calendars calendars;

    @Autowired
    Summaries summaries;

    @Autowired
    Obligations obligations;

    @Autowired
    Agreements agreements;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    private final ReferralFile file = Samples.fresh("one-off-project");

    @SuppressWarnings("NullAway.Init")
    private ReferralId referral;

    @BeforeEach
    void loadTheReferral() {
        referral = loader.load(file, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    @Test
    void aBlindOfferIsMailedToWhoMayAnswerItAndNamesNoCustomer() {
        long task = opened("answer-offer", "polderdata", "operations", Duration.ofDays(5));

        Opened mail = awaitMail("sanne.devries", "Waits for you: Answer blind offer – " + file.title());
        assertThat(mail.state()).isEqualTo(MailState.SHOWN);
        assertThat(mail.text())
                .contains("Hello Sanne de Vries", "A partner offers you a part", "due in 4 days", "/tasks/" + task)
                .contains("You get this because you act for Polderdata B.V. as operations.");
        assertThat(subjects("bram.vermeulen"))
                .as("signs, but does not answer offers")
                .isEmpty();
        assertThat(subjects("maren.petersen"))
                .as("of the introducer")
                .noneMatch(subject -> subject.contains("Answer blind offer"));

        summaries.sendNow();
        awaitMail("sanne.devries", "One thing waits for you");
        for (Listed listed : mailbox.own(actor("sanne.devries"), 1)) {
            Opened each = mailbox.open(actor("sanne.devries"), listed.id()).orElseThrow();
            namesNoCustomer(each.subject() + each.text() + each.html());
        }
        String calendar = calendars.of(actor("sanne.devries")).replace("\r\n ", "");
        assertThat(calendar).contains("UID:task-" + task + "@", "SUMMARY:Due: Answer blind offer");
        namesNoCustomer(calendar);
        assertThat(calendars.of(actor("bram.vermeulen"))).doesNotContain("BEGIN:VEVENT");
        records.decided(task, "sanne.devries", "accept", null);
    }

    @Test
    void evenWhoKnowsTheCustomerIsNotToldItsNameByMail() {
        long task = opened("record-consent", "hansekontor", "operations", null);

        Opened mail = awaitMail("maren.petersen", "Waits for you: Record customer's consent – " + file.title());

        namesNoCustomer(mail.subject() + mail.text() + mail.html());
        assertThat(mail.text()).contains(file.reference());
        records.decided(task, "maren.petersen", "consented", null);
    }

    @Test
    void whoWasAskedForAReleaseInVainIsToldSoAndNothingOfTheReferral() {
        long task = opened("decide-introducer-release", "polderdata", "operations", Duration.ofDays(3));
        String person = "sanne.devries";
        Opened asked =
                awaitMail(person, "Waits for you: Decide on release – A customer about whom somebody is bound to you");
        assertThat(asked.text() + asked.html()).doesNotContain(file.title());

        records.cancelled(task);

        Opened over = awaitMail(
                person, "No longer needed: Decide on release – A customer about whom somebody is bound to you");
        assertThat(over.text()).contains("You have nothing to do");
    }

    @Test
    void whatWasPromisedIsMailedToWhoKeepsItWithoutTheWordsOfPeople() {
        ObligationId promise =
                promised(ObligationKind.DELIVER, "Deliver to " + file.customer().legalName());
        long task =
                opened("obligation", "keep-promise", promise.value(), "polderdata", "operations", Duration.ofDays(5));

        Opened mail = awaitMail("sanne.devries", "Waits for you: Keep promise: Deliver – " + file.title());

        assertThat(mail.text())
                .contains("Your organisation promised this", "due in 4 days", "/tasks/" + task)
                .contains("as operations");
        namesNoCustomer(mail.subject() + mail.text() + mail.html() + calendars.of(actor("sanne.devries")));
        records.decided(task, "sanne.devries", "done", "Seen");
    }

    @ParameterizedTest
    @CsvSource({
        "answer-request, Answer request, polderdata, sanne.devries",
        "accept-evidence, Accept evidence, hansekontor, maren.petersen",
        "settle-missed, Decide on missed promise, hansekontor, maren.petersen"
    })
    void eachTaskOfAPromiseSaysInItsMailWhatKindOfPromiseItIs(
            String element, String title, String partner, String person) {
        ObligationId promise = promised(ObligationKind.HAND_OVER, "Name the people in charge");
        long task = opened("obligation", element, promise.value(), partner, "operations", null);

        Opened mail = awaitMail(person, "Waits for you: " + title + ": Hand over – " + file.title());

        assertThat(mail.text()).contains("/tasks/" + task).doesNotContain("{{");
        records.decided(task, person, "accept", null);
    }

    @Test
    void aNoticeToBeAcknowledgedIsCalledByItsAgreementAndNumber() {
        AgreementId notice = agreements.draft(new NewAgreement(
                "NOTICE-" + file.reference(),
                referral.value(),
                new PartnerId("hansekontor"),
                SampleTerms.mutualNda(2),
                "small"));
        long task = opened("agreement-change", "acknowledge-notice", notice.value(), "polderdata", "operations", null);

        Opened mail = awaitMail(
                "sanne.devries",
                "Waits for you: Acknowledge notice: " + agreements.get(notice).title() + " – " + file.title());

        assertThat(mail.text())
                .contains("has given notice NOTICE-" + file.reference())
                .doesNotContain("{{");
        records.decided(task, "sanne.devries", "acknowledge", null);
    }

    @Test
    void financeHasWhatItReportsAndPaysInItsCalendarAndOperationsHasItOnce() {
        ObligationId promise = promised(
                ObligationKind.PAY, "Pay the share of " + file.customer().name());
        long task =
                opened("obligation", "keep-promise", promise.value(), "polderdata", "operations", Duration.ofDays(5));
        Actor finance = new Actor("fenna", "Fenna Finance", null, "polderdata", Set.of(Role.FINANCE));
        Actor stranger = new Actor("fay", "Fay Finance", null, "hansekontor", Set.of(Role.FINANCE));

        String calendar = calendars.of(finance).replace("\r\n ", "");
        assertThat(calendar)
                .contains(
                        "UID:promise-" + promise.value() + "@",
                        "SUMMARY:Due: Pay – " + file.title().replace(",", "\\,"))
                .contains("/referrals/" + referral.value());
        namesNoCustomer(calendar);
        assertThat(calendars.of(stranger)).doesNotContain(promise.value());
        assertThat(calendars.of(actor("sanne.devries")).replace("\r\n ", ""))
                .contains("UID:task-" + task + "@")
                .doesNotContain("UID:promise-");

        obligations.close(promise, ObligationState.KEPT);
        assertThat(calendars.of(finance)).doesNotContain(promise.value());
        records.decided(task, "sanne.devries", "done", "Seen");
    }

    private ObligationId promised(ObligationKind kind, String what) {
        return obligations.begin(new NewObligation(
                referral.value(),
                "mail-" + KEYS.incrementAndGet(),
                kind,
                new PartnerId("polderdata"),
                new PartnerId("hansekontor"),
                what,
                clock.instant().plus(Duration.ofDays(5)),
                false,
                NewObligation.Terms.USUAL));
    }

    @Test
    void theEndOfAReferralIsToldToThoseWhoTookPart() {
        referrals.end(referral, ReferralState.WITHDRAWN);
        referrals.end(referral, ReferralState.WITHDRAWN);

        Opened mail = awaitMail("maren.petersen", "Referral ended: " + file.title());

        assertThat(mail.text()).contains("Outcome: Withdrawn", "/referrals/" + referral.value());
        namesNoCustomer(mail.text() + mail.html());
        assertThat(subjects("sanne.devries")).noneMatch(subject -> subject.startsWith("Referral ended"));
    }

    @Test
    void aCalendarAsksTheDatabaseTheSameNumberOfTimesHoweverMuchWaits() throws Exception {
        long first = opened("clarify-need", "hansekontor", "operations", Duration.ofDays(3));
        long few = statementsOfCalendar();
        assertThat(few).isPositive();
        List<Long> more = Stream.generate(
                        () -> opened("record-outcome", "hansekontor", "operations", Duration.ofDays(3)))
                .limit(12)
                .toList();

        assertThat(statementsOfCalendar()).isEqualTo(few);

        records.decided(first, "maren.petersen", "resubmit", null);
        more.forEach(task -> records.decided(task, "maren.petersen", "won", null));
    }

    private long statementsOfCalendar() throws Exception {
        Counted<String> calendar = CountedStatements.during(() -> calendars.of(actor("maren.petersen")));
        assertThat(calendar.answer()).contains("BEGIN:VEVENT");
        return calendar.statements();
    }

    @Test
    void aTaskIsSaidToWaitOnceAndToEndOnce() {
        long key = KEYS.incrementAndGet();
        HumanTaskCreated created = created(key, "clarify-need", "hansekontor", "operations", null);
        records.created(created);
        records.created(created);
        assertThat(count("notice_matter where matter_key = 'task:" + key + "'")).isOne();

        records.decided(key, "maren.petersen", "resubmit", null);
        records.decided(key, "maren.petersen", "resubmit", null);
        records.cancelled(key);

        assertThat(count("notice_matter where matter_key = 'task:" + key + "'")).isZero();
    }

    private long opened(
            String process, String element, String of, String partner, String role, @Nullable Duration within) {
        long key = KEYS.incrementAndGet();
        Instant due = within == null ? null : clock.instant().plus(within);
        records.created(new HumanTaskCreated(key, process, key, element, of, "", "", partner, role, due));
        return key;
    }

    private long opened(String element, String partner, String role, @Nullable Duration within) {
        long key = KEYS.incrementAndGet();
        records.created(created(key, element, partner, role, within));
        return key;
    }

    private HumanTaskCreated created(long key, String element, String partner, String role, @Nullable Duration within) {
        Instant due = within == null ? null : clock.instant().plus(within);
        return new HumanTaskCreated(key, "referral", key, element, referral.value(), "", "", partner, role, due);
    }

    private Opened awaitMail(String username, String subject) {
        await(subject)
                .atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(mailbox.own(actor(username), 1))
                        .anyMatch(mail -> mail.subject().equals(subject) && mail.state() == MailState.SHOWN));
        return mailbox.own(actor(username), 1).stream()
                .filter(mail -> mail.subject().equals(subject))
                .findFirst()
                .flatMap(mail -> mailbox.open(actor(username), mail.id()))
                .orElseThrow();
    }

    private void namesNoCustomer(String text) {
        assertThat(text)
                .doesNotContainIgnoringCase(file.customer().name())
                .doesNotContainIgnoringCase(file.customer().legalName())
                .doesNotContainIgnoringCase(file.customer().domain())
                .doesNotContainIgnoringCase(file.customer().contact().name())
                .doesNotContainIgnoringCase(file.customer().contact().email());
    }

    private List<String> subjects(String username) {
        return mailbox.own(actor(username), 1).stream().map(Listed::subject).toList();
    }

    private Actor actor(String username) {
        return accounts.actor(username).orElseThrow();
    }

    private long count(String rows) {
        return Objects.requireNonNull(database.queryForObject("select count(*) from " + rows, Long.class));
    }
}
