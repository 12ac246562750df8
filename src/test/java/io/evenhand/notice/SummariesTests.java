package io.evenhand.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.testing.AtTheSameTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Proves that the morning summary comes once a day, at its hour in the house's own zone, to those who want one, when there is something to
 * say, and in one piece however many instances send it and wherever one is killed.
 */
class SummariesTests extends NoticeTest {
    /** Seven o'clock in Berlin, in winter. */
    private static final Instant MORNING = Instant.parse("2026-11-25T06:00:00Z");

    @Test
    void itComesInTheMorningOnceADayAndSaysWhatIsLateFirst() throws Exception {
        deadlines.add("nora", "1", "Review draft", START, Until.at(MORNING.plus(Duration.ofDays(3))));
        deadlines.add("nora", "2", "Sign agreement", START, Until.at(MORNING.minus(Duration.ofHours(5))));
        deadlines.add("nora", "3", "Record outcome", START, null);

        clock.set(MORNING.minusSeconds(1));
        summaries.sendWhenDue();
        delivery.go();
        assertThat(arrived()).isEmpty();

        clock.set(MORNING);
        for (int hour = 0; hour < 17; hour++) {
            summaries.sendWhenDue();
            clock.move(Duration.ofHours(1));
        }
        delivery.go();

        assertThat(arrived()).containsExactly("nora: 3 things wait for you, 1 late");
        String text = text(0);
        assertThat(text)
                .containsSubsequence(
                        "LATE",
                        "* Sign agreement",
                        "5 hours late · until Wednesday 25 November 2026, 02:00 (Europe/Berlin)",
                        "https://desk.example/tasks/2",
                        "WAITS FOR YOU",
                        "* Review draft",
                        "due in 3 days",
                        "* Record outcome",
                        "https://desk.example/tasks/3",
                        "Open your work:",
                        "https://desk.example/");
    }

    @Test
    void onTheNextMorningItComesAgain() {
        deadlines.add("nora", "1", "Review draft", START, null);
        for (int day = 0; day < 3; day++) {
            clock.set(MORNING.plus(Duration.ofDays(day)));
            summaries.sendWhenDue();
            summaries.sendWhenDue();
            delivery.go();
        }

        assertThat(arrived("nora")).hasSize(3);
    }

    @Test
    void whoHasNothingWaitingGetsNoneAndWhoWantsNoneGetsNone() {
        deadlines.add("omar", "1", "Review draft", START, null);
        deadlines.add("sina", "2", "Sign agreement", START, null);
        wants("omar", MailWish.AS_IT_HAPPENS);
        wants("sina", MailWish.SIGNATURES);

        clock.set(MORNING);
        summaries.sendWhenDue();
        clock.move(Duration.ofMinutes(5));
        deadlines.add("nora", "3", "Came after the hour", clock.instant(), null);
        summaries.sendWhenDue();
        delivery.go();

        assertThat(arrived()).isEmpty();
    }

    @Test
    void whoWantsOneMailADayFindsInItWhatHappened() throws Exception {
        wants("nora", MailWish.SUMMARY);
        notices.tell(
                Audience.person("nora"),
                new Notice(
                        "ended:9",
                        "Referral ended: Cloud for a publisher",
                        "REF-1",
                        "Over.",
                        List.of(),
                        new Notice.Action("See it", "/referrals/9"),
                        false));
        delivery.go();
        assertThat(arrived()).isEmpty();

        clock.set(MORNING);
        summaries.sendWhenDue();
        delivery.go();
        clock.move(Duration.ofDays(1));
        summaries.sendWhenDue();
        delivery.go();

        assertThat(arrived()).containsExactly("nora: One piece of news");
        assertThat(text(0))
                .containsSubsequence("WHAT HAPPENED", "* Referral ended: Cloud for a publisher", "/referrals/9");
        assertThat(states("nora")).containsExactlyInAnyOrder("SUMMARISED", "SENT");
    }

    @Test
    void manyWhoSendItAtOnceSendItOnce() throws Exception {
        deadlines.add("nora", "1", "Review draft", START, null);
        deadlines.add("omar", "1", "Review draft", START, null);
        clock.set(MORNING);

        AtTheSameTime.call(() -> {
            summaries.sendWhenDue();
            return "went";
        });
        delivery.go();

        assertThat(arrived()).hasSize(2);
    }

    @Test
    void whenTheSenderIsKilledAnotherGoesOnAndNobodyGetsTwo() {
        deadlines.add("nora", "1", "Review draft", START, null);
        deadlines.add("omar", "1", "Review draft", START, null);
        clock.set(MORNING);
        summaries.sendNow();
        database.update("delete from notice_mail where username = 'omar'");
        // Killed after Nora's: the day has begun and is not done, and its lease runs out.
        database.update(
                "update notice_summary set for_day = '2026-11-25', done = false, leased_until = ?",
                java.time.LocalDateTime.parse("2026-11-25T06:10:00"));

        clock.move(Duration.ofMinutes(9));
        summaries.sendWhenDue();
        assertThat(states("omar")).as("somebody else may still be at it").isEmpty();
        clock.move(Duration.ofMinutes(2));
        summaries.sendWhenDue();
        delivery.go();

        assertThat(arrived()).hasSize(2);
        assertThat(arrived("omar")).hasSize(1);
    }
}
