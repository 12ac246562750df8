package io.evenhand.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.notice.HandOver.Accepted;
import io.evenhand.notice.HandOver.Failed;
import io.evenhand.notice.HandOver.Refused;
import io.evenhand.notice.HandOver.Unknown;
import io.evenhand.notice.HandOver.Unreachable;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Proves what is concluded from the answer of a mail server: only what it certainly did not take may be offered again, and what it may
 * have taken is not.
 */
class MailServerTests {
    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 no such user here, true",
        "RCPT, 451 greylisted, false",
        "RCPT, 452 mailbox full, false",
        "DATA, 554 no, true",
        "'.', 552 too large, true",
        "'.', 451 local error, false"
    })
    void whatTheServerAnswersDecidesWhetherItIsOfferedAgain(String command, String answer, boolean forGood)
            throws Exception {
        HandOver result = handOver(Map.of(command, answer));

        String words = answer.substring(4);
        if (forGood) {
            assertThat(result)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.why()).contains("127.0.0.1", answer.substring(0, 3), words));
        } else {
            assertThat(result)
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failed -> assertThat(failed.why()).contains("127.0.0.1", answer.substring(0, 3), words));
        }
    }

    @Test
    void whatTheServerTookIsSentAlsoWhenItBreaksOffThen() throws Exception {
        assertThat(handOver(Map.of())).isEqualTo(new Accepted());
        assertThat(handOver(Map.of("QUIT", ""))).isEqualTo(new Accepted());
    }

    @Test
    void whenItBreaksOffAfterTheMailNobodyKnows() throws Exception {
        assertThat(handOver(Map.of(ScriptedSmtp.AFTER_DATA, "")))
                .isInstanceOfSatisfying(
                        Unknown.class,
                        unknown -> assertThat(unknown.why()).contains("may have arrived", "not sent twice by itself"));
    }

    @ParameterizedTest
    @CsvSource({"MAIL", "RCPT", "DATA"})
    void whenItBreaksOffBeforeItHasTheMailItIsOfferedAgain(String command) throws Exception {
        assertThat(handOver(Map.of(command, ""))).isInstanceOf(Failed.class);
    }

    @Test
    void aServerThatSaysNothingAfterTheMailIsNotWaitedForForever() throws Exception {
        assertThat(handOver(Map.of(ScriptedSmtp.AFTER_DATA, "250-and")))
                .as("an answer that does not end")
                .isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({"connect, ''", "connect, 554 not you", "EHLO, ''"})
    void aServerThatDoesNotTalkToUsIsUnreachableForAllMail(String command, String answer) throws Exception {
        assertThat(handOver(Map.of(command, answer)))
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        unreachable -> assertThat(unreachable.why()).contains("cannot be reached"));
    }

    @ParameterizedTest
    @CsvSource({"530 sign in first", "421 try later", "550 your network is listed"})
    void aServerThatTakesNoMailFromUsGivesNoMailUp(String answer) throws Exception {
        assertThat(handOver(Map.of("MAIL", answer)))
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        unreachable ->
                                assertThat(unreachable.why()).contains("takes no mail from us", answer.substring(4)));
    }

    @Test
    void aWrongPasswordIsTheSettingsFault() throws Exception {
        Map<String, String> answers = Map.of("EHLO", "250-scripted\r\n250 AUTH PLAIN", "AUTH", "535 no");
        assertThat(handOver(answers, "user", "secret-of-the-server"))
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        unreachable -> assertThat(unreachable.why())
                                .contains("spring.mail.username")
                                .doesNotContain("secret-of-the-server"));
    }

    private static HandOver handOver(Map<String, String> answers) throws Exception {
        return handOver(answers, null, null);
    }

    private static HandOver handOver(
            Map<String, String> answers,
            @org.jspecify.annotations.Nullable String user,
            @org.jspecify.annotations.Nullable String password)
            throws Exception {
        try (ScriptedSmtp smtp = new ScriptedSmtp(answers)) {
            JavaMailSenderImpl settings = new JavaMailSenderImpl();
            settings.setHost("127.0.0.1");
            settings.setPort(smtp.port());
            settings.setUsername(user);
            settings.setPassword(password);
            settings.getJavaMailProperties().put("mail.smtp.auth", user == null ? "false" : "true");
            for (String limit : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
                settings.getJavaMailProperties().put("mail.smtp." + limit, "1500");
            }
            MailMessage message = new MailMessage(settings.getSession(), "<1@desk.example>");
            InternetAddress to = new InternetAddress("nora@mail.example");
            message.setFrom("evenhand@desk.example");
            message.setRecipient(Message.RecipientType.TO, to);
            message.setText("Hello");
            message.saveChanges();
            return new MailServer(settings).send(message, to);
        }
    }
}
