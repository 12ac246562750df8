package io.evenhand.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.AccessChange;
import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PersonAccounts;
import io.evenhand.partner.PersonId;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Proves that a link to an account goes to the address of who is invited, once and with the latest link, and that its secret is nowhere
 * once the mail is over: in no table, no log and nobody's mailbox.
 */
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class InvitationMailTests extends NoticeTest {
    private static final String SECRET = "k3J-secret-of-the-link";

    @Autowired
    PersonAccounts people;

    @AfterEach
    void forgetLinks() {
        database.update("delete from invitation_role");
        database.update("delete from invitation");
    }

    @Test
    void aLinkIsMailedToItsPersonAndForgottenOnceItIsSent(CapturedOutput output) throws Exception {
        AccessChange change = invite(SECRET);

        assertThat(((AccessChange.Issued) change).mailedTo()).isEqualTo("leo@mail.example");
        delivery.go();
        MimeMessage message = server.getReceivedMessages()[0];
        assertThat(message.getAllRecipients()[0]).hasToString("Leo Lang <leo@mail.example>");
        assertThat(subject(message)).isEqualTo("Ada Admin invites you to act for Contoso Systems at Evenhand");
        assertThat(text(0))
                .contains("Hello Leo Lang", "https://desk.example/invitations/" + SECRET, "Good for one use, until: ")
                .doesNotContain("attacker.example");
        delivery.go();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(states(OutgoingMail.INVITED)).containsExactly("SENT");
        isNowhere(output);
    }

    @Test
    void aLinkThatCouldNotBeMailedIsForgottenWhenItIsGivenUp(CapturedOutput output) throws Exception {
        server.stop();
        try {
            invite(SECRET);
            for (int hour = 0; hour < 48; hour++) {
                delivery.go();
                clock.move(Duration.ofHours(1));
            }
        } finally {
            server.start();
        }

        assertThat(states(OutgoingMail.INVITED)).containsExactly("GIVEN_UP");
        isNowhere(output);
        String id = database.queryForObject("select id from notice_mail", String.class);
        assertThat(mailbox.sendAgain(steward(), String.valueOf(id))).isEqualTo(Mailbox.Again.NOT_NOW);
        assertThat(mailbox.report().troubles())
                .singleElement()
                .satisfies(trouble -> assertThat(trouble.username()).isEqualTo(OutgoingMail.INVITED));
    }

    @Test
    void ofTwoLinksForOnePersonOnlyTheNewerIsMailed() throws Exception {
        invite("former-secret");
        invite(SECRET);
        delivery.go();

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(text(0)).contains(SECRET);
        assertThat(database.queryForList("select letter from notice_mail").toString())
                .doesNotContain("former-secret");
    }

    @Test
    void whoIsResetIsToldThatTheOldPasswordIsGone() throws Exception {
        people.reset(
                administrator(), new PartnerId("contoso"), new PersonId("ivo"), "ivo", token -> link("fresh-secret"));
        delivery.go();

        assertThat(subject(server.getReceivedMessages()[0])).isEqualTo("Get back in at Evenhand");
        assertThat(text(0)).contains("Hello Ivo Keller", "Get back in:", "/invitations/fresh-secret");
    }

    private AccessChange invite(String secret) {
        return people.invite(
                administrator(),
                new PartnerId("contoso"),
                new PersonId("leo"),
                Set.of(Role.LEGAL),
                token -> link(secret));
    }

    /** As the browser of whoever invites had it. */
    private static String link(String secret) {
        return "http://attacker.example/invitations/" + secret;
    }

    private void isNowhere(CapturedOutput output) {
        for (String table : new String[] {"notice_mail", "invitation", "access_event", "EVENT_PUBLICATION"}) {
            assertThat(database.queryForList("select * from " + table).toString())
                    .as(table)
                    .doesNotContain(SECRET);
        }
        assertThat(output.getAll()).doesNotContain(SECRET);
    }

    private static Actor administrator() {
        return new Actor("ada", "Ada Admin", null, "contoso", Set.of(Role.ADMINISTRATOR));
    }

    private static Actor steward() {
        return new Actor("steward", "Sam Steward", null, Actor.HOST, Set.of(Role.STEWARD));
    }
}
