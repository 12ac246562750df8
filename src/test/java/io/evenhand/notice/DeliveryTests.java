package io.evenhand.notice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Proves how mail leaves the house: complete and with headers that nobody can add to; later when the server is away, and then once; and
 * not twice, wherever the program is killed.
 */
class DeliveryTests extends NoticeTest {
    @Autowired
    Delivery handling;

    @AfterEach
    void mendPeople() {
        database.update(
                "update person set name = 'Nora Berg', email = 'nora@mail.example', left_on = null where id = 'nora'");
    }

    @Test
    void aMailHasBothFormsAndSaysThatAMachineSentIt() throws Exception {
        waits("17", "Review draft", Duration.ofDays(8));
        pass(Duration.ofMinutes(1));

        MimeMessage message = only("nora");
        assertThat(message.getHeader("From")).containsExactly("Evenhand <evenhand@desk.example>");
        assertThat(message.getHeader("To")).containsExactly("Nora Berg <nora@mail.example>");
        assertThat(message.getSentDate()).isEqualTo(Date.from(clock.instant()));
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("List-Unsubscribe")).containsExactly("<https://desk.example/notices>");
        assertThat(message.getMessageID())
                .isEqualTo("<"
                        + database.queryForObject("select id from notice_mail where username = 'nora'", String.class)
                        + "@desk.example>");
        assertThat(message.getContentType()).startsWith("multipart/alternative");
        Multipart both = (Multipart) message.getContent();
        assertThat(both.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat((String) both.getBodyPart(0).getContent())
                .contains(
                        "Hello Nora Berg",
                        "Until: Wednesday 2 December 2026, 11:00 (Europe/Berlin), due in 7 days",
                        "https://desk.example/tasks/17",
                        "as operations");
        assertThat((String) both.getBodyPart(1).getContent())
                .contains("href=\"https://desk.example/tasks/17\"", "prefers-color-scheme: dark")
                .doesNotContain("<img", "<script", " th:", "url(");
        assertThat(states("nora")).containsExactly("SENT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\nBcc: everybody@evil.example",
                "x\nContent-Type: text/html\n\n<script>alert(1)</script>",
                "x\r\n.\r\nRSET\r\nMAIL FROM:<evil@evil.example>",
                "<script>alert(1)</script> [(${T(java.lang.Runtime)})] [[${7*7}]] \" onmouseover=\"x",
                "\u202Etxt.exe\u2028Bcc: a@b.example",
                "x\r\n\r\n--=_Part\r\nContent-Type: text/html\r\n\r\nevil"
            })
    void nothingThatPeopleTypeBecomesAHeaderAPartOrMarkup(String typed) throws Exception {
        database.update("update person set name = ? where id = 'nora'", typed);
        deadlines.add(
                "nora",
                new Deadline(TestDeadlines.NAME, "1", typed, typed, typed, clock.instant(), null, "/tasks/1", 0));
        notices.waits(new Matter(
                TestDeadlines.NAME,
                "1",
                new io.evenhand.partner.PartnerId("nordwind"),
                io.evenhand.access.Role.OPERATIONS,
                clock.instant(),
                null,
                false));
        pass(Duration.ofMinutes(1));

        assertThat(server.getReceivedMessages()).hasSize(1);
        MimeMessage message = server.getReceivedMessages()[0];
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(message.getRecipients(Message.RecipientType.BCC)).isNull();
        assertThat(message.getAllRecipients()[0].toString()).endsWith("<nora@mail.example>");
        Multipart both = (Multipart) message.getContent();
        assertThat(both.getCount()).isEqualTo(2);
        assertThat(message.getSubject())
                .doesNotContain("\n", "\r", "\u202E", "\u2028")
                .startsWith("Waits for you: ");
        assertThat((String) both.getBodyPart(1).getContent())
                .doesNotContain("<script", "\" onmouseover=\"")
                .doesNotContain("49");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nora@mail.example,everybody@evil.example",
                "nora@mail.example\r\nRCPT TO:<everybody@evil.example>",
                "Nora <nora@mail.example>",
                "undisclosed: nora@mail.example;",
                "nora",
                "nora@",
                "@mail.example",
                "nora@mail example",
                "\"nora\r\n\"@mail.example"
            })
    void whatIsNotExactlyOneAddressGetsNoMailAndTheReasonIsToldInWords(String address) {
        database.update("update person set email = ? where id = 'nora'", address);
        waits("1", "Review draft", null);
        pass(Duration.ofMinutes(1));

        assertThat(arrived()).containsExactly("omar: Waits for you: Review draft – ERP for a brewery");
        assertThat(states("nora")).containsExactly("GIVEN_UP");
        assertThat(reason("nora")).contains("is not an e-mail address. Correct it on the person's page");
    }

    @Test
    void anAddressInAnotherScriptIsWrittenAsServersKnowIt() {
        assertThat(MailAddress.read("nora@münchen.example", "Nora Bérg"))
                .hasValueSatisfying(address -> assertThat(address.toString())
                        .isEqualTo("=?UTF-8?Q?Nora_B=C3=A9rg?= <nora@xn--mnchen-3ya.example>"));
    }

    @Test
    void whoHasLeftGetsNoMore() {
        waits("1", "Review draft", null);
        clock.move(Duration.ofMinutes(1));
        matters.go();
        database.update("update person set left_on = '2026-11-24' where id = 'nora'");
        delivery.go();

        assertThat(arrived("nora")).isEmpty();
        assertThat(reason("nora")).contains("has left");
    }

    @Test
    void whileTheServerIsAwayMailWaitsLongerEachTimeAndIsThenSentOnce() {
        int port = server.getSmtp().getPort();
        server.stop();
        try {
            waits("1", "Review draft", null);
            for (int minute = 0; minute < 10; minute++) {
                pass(Duration.ofMinutes(1));
            }
            assertThat(states("nora")).containsAnyOf("FAILED", "WAITING");
            assertThat(database.queryForList("select reason from notice_mail where reason is not null", String.class))
                    .allSatisfy(reason -> assertThat(reason).contains("127.0.0.1:" + port, "cannot be reached"));
            assertThat(database.queryForObject("select max(attempts) from notice_mail", Integer.class))
                    .as("after 1 and 5 minutes")
                    .isBetween(2, 3);
        } finally {
            server.start();
        }
        pass(Duration.ofMinutes(30));
        pass(Duration.ofMinutes(30));

        assertThat(arrived("nora")).hasSize(1);
        assertThat(arrived("omar")).hasSize(1);
        assertThat(states("nora")).containsExactly("SENT");
    }

    @Test
    void whenTheServerComesBackAfterLongNobodyGetsOldWordBesideNew() {
        server.stop();
        try {
            deadlines.add("nora", "9", "Record outcome", clock.instant(), null);
            waits("1", "Review draft", Duration.ofDays(4));
            for (int hour = 0; hour < 5 * 24; hour++) {
                clock.move(Duration.ofHours(1));
                matters.go();
                summaries.sendWhenDue();
                delivery.go();
            }
        } finally {
            server.start();
        }
        pass(Duration.ofMinutes(2));
        pass(Duration.ofHours(13));

        assertThat(arrived("nora"))
                .containsExactlyInAnyOrder(
                        "2 things wait for you, 1 late",
                        "Late since Saturday 28 November 2026, 11:00 (Europe/Berlin): Review draft – ERP for a brewery");
    }

    @Test
    void whenTheServerStaysAwayMailIsGivenUpAfterADayAndMayBeSentAgainByHand() {
        server.stop();
        try {
            waits("1", "Review draft", null);
            for (int hour = 0; hour < 48; hour++) {
                pass(Duration.ofHours(1));
            }
            assertThat(states("nora")).containsExactly("GIVEN_UP");
            assertThat(reason("nora")).contains("After 8 attempts", "cannot be reached");
        } finally {
            server.start();
        }
        String id = id("nora");
        assertThat(mailbox.sendAgain(actor("omar"), id)).as("is not his").isEqualTo(Mailbox.Again.UNKNOWN);
        assertThat(mailbox.sendAgain(actor("nora"), id)).isEqualTo(Mailbox.Again.GOES_OUT);
        assertThat(mailbox.sendAgain(actor("nora"), id)).isEqualTo(Mailbox.Again.NOT_NOW);
        pass(Duration.ofMinutes(2));

        assertThat(arrived("nora")).hasSize(1);
    }

    @Test
    void aProgramThatIsKilledWhileItHandsAMailOverDoesNotSendItAgainByItself() throws Exception {
        waits("1", "Review draft", null);
        clock.move(Duration.ofMinutes(1));
        matters.go();
        String id = id("nora");
        // The mail is taken, and the program killed: before the server has it, or after. Nobody can know which.
        assertThat(handling.begin(id)).isPresent();

        pass(Duration.ofMinutes(9));
        assertThat(states("nora")).as("somebody may still be at it").containsExactly("SENDING");
        pass(Duration.ofMinutes(2));
        pass(Duration.ofDays(3));

        assertThat(arrived("nora")).isEmpty();
        assertThat(states("nora")).containsExactly("UNKNOWN");
        assertThat(reason("nora")).contains("may have arrived", "not sent twice by itself");

        assertThat(mailbox.sendAgain(actor("steward"), id)).isEqualTo(Mailbox.Again.GOES_OUT);
        pass(Duration.ofMinutes(1));
        assertThat(only("nora").getMessageID())
                .as("a mailbox that has it already shows it once")
                .contains(id);
    }

    @Test
    void whatHasBeenDoneMeanwhileIsNotAskedForAgain() {
        waits("1", "Review draft", null);
        clock.move(Duration.ofMinutes(1));
        matters.go();
        assertThat(handling.begin(id("nora"))).isPresent();
        pass(Duration.ofMinutes(11));
        assertThat(states("nora")).containsExactly("UNKNOWN");
        notices.done(TestDeadlines.NAME, "1");

        assertThat(mailbox.sendAgain(actor("nora"), id("nora"))).isEqualTo(Mailbox.Again.NOT_NOW);
    }

    @Test
    void whoComesTooLateWithWhatBecameOfItChangesNothing() {
        waits("1", "Review draft", null);
        clock.move(Duration.ofMinutes(1));
        matters.go();
        Optional<Delivery.Taken> taken = handling.begin(id("nora"));
        assertThat(handling.begin(id("nora"))).as("is another's already").isEmpty();
        pass(Duration.ofMinutes(11));
        assertThat(states("nora")).containsExactly("UNKNOWN");

        handling.ended(taken.orElseThrow(), new HandOver.Failed("late"));

        assertThat(states("nora")).containsExactly("UNKNOWN");
    }

    @Test
    void aMailIsForgottenWhenItHasBeenOverForLong(@Autowired Rounds rounds) throws Exception {
        waits("1", "Review draft", Duration.ofDays(400));
        pass(Duration.ofMinutes(1));
        clock.move(Duration.ofDays(89));
        rounds.forget();
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .during(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(states("nora")).hasSize(1));
        clock.move(Duration.ofDays(2));
        rounds.forget();

        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(states("nora")).isEmpty());
    }

    private MimeMessage only(String username) {
        List<MimeMessage> messages = Arrays.stream(server.getReceivedMessages())
                .filter(message -> {
                    try {
                        return message.getAllRecipients()[0].toString().contains(username + "@");
                    } catch (jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }

    private String id(String username) {
        return Objects.requireNonNull(
                database.queryForObject("select id from notice_mail where username = ?", String.class, username));
    }

    private String reason(String username) {
        return Objects.requireNonNull(
                database.queryForObject("select reason from notice_mail where username = ?", String.class, username));
    }
}
