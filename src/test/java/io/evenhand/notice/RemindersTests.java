package io.evenhand.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Role;
import io.evenhand.partner.PartnerId;
import io.evenhand.testing.AtTheSameTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proves that whoever is to do something hears of it by mail as they chose, each thing once: when it waits, before it is late and when it
 * is; that nobody hears of what was done meanwhile; and that what is said in a transaction is lost with it.
 */
class RemindersTests extends NoticeTest {
    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void everybodyWithTheRoleHearsOnceOfWhatWaitsIsRemindedOnceAndToldOnceThatItIsLate() {
        waits("1", "Review draft", Duration.ofDays(8));

        pass(Duration.ofSeconds(10));
        assertThat(arrived()).isEmpty();
        for (int quarter = 0; quarter < 40 * 24 * 4; quarter++) {
            pass(Duration.ofMinutes(15));
        }

        assertThat(arrived("nora"))
                .containsExactly(
                        "Waits for you: Review draft – ERP for a brewery",
                        "Due in 23 hours: Review draft – ERP for a brewery",
                        "Late since Wednesday 2 December 2026, 11:00 (Europe/Berlin): Review draft – ERP for a brewery");
        assertThat(arrived("omar")).hasSize(3);
        assertThat(arrived()).hasSize(6);
    }

    @Test
    void whatIsDoneBeforeAnybodyWasToldCausesNoMail() {
        waits("1", "Review draft", Duration.ofDays(8));
        clock.move(Duration.ofSeconds(5));
        notices.done(TestDeadlines.NAME, "1");
        notices.done(TestDeadlines.NAME, "1");

        pass(Duration.ofDays(20));

        assertThat(arrived()).isEmpty();
        assertThat(states("nora")).isEmpty();
    }

    @Test
    void mailThatHasNotLeftIsDroppedWhenItsMatterIsDone() {
        waits("1", "Review draft", Duration.ofDays(8));
        clock.move(Duration.ofMinutes(1));
        matters.go();
        notices.done(TestDeadlines.NAME, "1");

        pass(Duration.ofDays(20));

        assertThat(arrived()).isEmpty();
        assertThat(states("nora")).containsExactly("DROPPED");
    }

    @Test
    void whoWasAskedInVainIsToldOnceThatItIsNoLongerNeeded() {
        waits("1", "Review draft", Duration.ofDays(8));
        pass(Duration.ofMinutes(1));
        pass(Duration.ofDays(7));
        assertThat(arrived("nora")).hasSize(2);
        notices.notNeeded(TestDeadlines.NAME, "1");
        notices.notNeeded(TestDeadlines.NAME, "1");

        pass(Duration.ofMinutes(1));

        assertThat(arrived("nora")).hasSize(3).endsWith("No longer needed: Review draft – ERP for a brewery");
        assertThat(arrived("omar")).hasSize(3);
    }

    @Test
    void whatIsDoneInTimeIsNotCalledBack() {
        waits("1", "Review draft", Duration.ofDays(8));
        pass(Duration.ofMinutes(1));
        notices.done(TestDeadlines.NAME, "1");

        pass(Duration.ofDays(20));

        assertThat(arrived("nora")).containsExactly("Waits for you: Review draft – ERP for a brewery");
    }

    @Test
    void eachGetsWhatTheyChose() {
        wants("omar", MailWish.SUMMARY);
        wants("sina", MailWish.SIGNATURES);
        waits("1", "Review draft", Duration.ofDays(8));
        deadlines.add("sina", "2", "Approve deviation", clock.instant(), null);
        notices.waits(new Matter(
                TestDeadlines.NAME, "2", new PartnerId("nordwind"), Role.SIGNATORY, clock.instant(), null, false));
        deadlines.add("sina", "3", "Sign agreement", clock.instant(), null);
        notices.waits(new Matter(
                TestDeadlines.NAME, "3", new PartnerId("nordwind"), Role.SIGNATORY, clock.instant(), null, true));

        clock.move(Duration.ofMinutes(1));
        matters.go();
        delivery.go();

        assertThat(arrived("nora")).hasSize(1);
        assertThat(arrived("omar")).isEmpty();
        assertThat(arrived("sina")).containsExactly("Waits for you: Sign agreement – ERP for a brewery");
    }

    @Test
    void manyWhoGoTheirRoundAtOnceTellEachThingOnce() throws Exception {
        for (int id = 1; id <= 12; id++) {
            waits(Integer.toString(id), "Task " + id, Duration.ofDays(8));
        }
        clock.move(Duration.ofMinutes(1));

        AtTheSameTime.call(() -> {
            matters.go();
            return "went";
        });
        AtTheSameTime.call(() -> {
            delivery.go();
            return "went";
        });

        assertThat(arrived("nora")).hasSize(12).doesNotHaveDuplicates();
        assertThat(arrived()).hasSize(24);
    }

    @Test
    void newsIsToldOnceHoweverOftenItIsSaidAndAlsoAtTheSameMoment() throws Exception {
        Notice notice = notice("ended:1");
        AtTheSameTime.call(() -> {
            notices.tell(Audience.people(List.of(new PartnerId("nordwind")), Role.OPERATIONS), notice);
            return "told";
        });
        notices.tell(Audience.person("nora"), notice);
        notices.tell(Audience.person("nobody"), notice);
        notices.tell(Audience.person("steward"), notice);

        delivery.go();

        assertThat(arrived()).containsExactlyInAnyOrder("nora: Referral ended", "omar: Referral ended");
        assertThat(states("steward")).as("has no mailbox").isEmpty();
    }

    @Test
    void whatIsSaidInATransactionIsLostWithIt() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            waits("1", "Review draft", null);
            notices.tell(Audience.person("nora"), notice("ended:2"));
            status.setRollbackOnly();
        });

        pass(Duration.ofHours(1));

        assertThat(arrived()).isEmpty();
    }

    @Test
    void aSourceThatFailsHoldsUpNoOther() {
        notices.waits(new Matter(
                TestDeadlines.NAME,
                TestDeadlines.FAILING,
                new PartnerId("nordwind"),
                Role.OPERATIONS,
                clock.instant(),
                null,
                false));
        waits("1", "Review draft", null);

        pass(Duration.ofMinutes(1));

        assertThat(arrived("nora")).containsExactly("Waits for you: Review draft – ERP for a brewery");
        assertThat(database.queryForObject("select count(*) from notice_matter where next_look = 'OPENED'", Long.class))
                .as("is tried again later")
                .isOne();
    }

    private static Notice notice(String onceKey) {
        return new Notice(
                onceKey,
                "Referral ended",
                "ERP for a brewery",
                "Nothing more is to be done.",
                List.of(new Notice.Fact("Outcome", "Won")),
                new Notice.Action("See the referral", "/referrals/1"),
                false);
    }
}
