package io.evenhand.notice;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.partner.NewPerson;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.signing.PartnerCertificates;
import io.evenhand.signing.TestKeys;
import io.evenhand.terms.AgreementKinds;
import io.evenhand.testing.MovableClock;
import io.evenhand.testing.OnEveryDatabase;
import io.evenhand.testing.TestPartners;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test of mail alone: the room with those below it, a database, a clock that stands still, a real SMTP server in this program, and
 * nobody who goes round but the test. The people are of two partners; what waits for them is whatever {@link TestDeadlines} is told. Each
 * test begins at the same moment, with nothing waiting and nothing mailed.
 */
@OnEveryDatabase
@ExtendWith(
        SpringExtension
                .class) // named here again, or tests of the whole application would take what is nested for part of it
@SpringBootTest(classes = NoticeTest.House.class, webEnvironment = SpringBootTest.WebEnvironment.MOCK)
@AutoConfigureMockMvc
@TestPropertySource(
        properties = {
            "camunda.client.enabled=false",
            "evenhand.demo=true",
            "evenhand.notice.from=evenhand@desk.example",
            "evenhand.notice.desk-url=https://desk.example",
            "evenhand.notice.zone=Europe/Berlin",
            "evenhand.notice.every=PT24H",
            "spring.mail.host=127.0.0.1",
            "spring.jpa.properties.hibernate.generate_statistics=true",
            "logging.level.org.hibernate.engine.internal.StatisticalLoggingSessionEventListener=off"
        })
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("notice")
abstract class NoticeTest {
    static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    @Autowired
    protected Notices notices;

    @Autowired
    protected MatterRound matters;

    @Autowired
    protected DeliveryRound delivery;

    @Autowired
    protected Summaries summaries;

    @Autowired
    protected MailWishes wishes;

    @Autowired
    protected Mailbox mailbox;

    @Autowired
    protected Calendars calendars;

    @Autowired
    protected TestDeadlines deadlines;

    @Autowired
    protected Accounts accounts;

    @Autowired
    protected MovableClock clock;

    @Autowired
    protected GreenMail server;

    @Autowired
    protected JdbcTemplate database;

    @BeforeEach
    void beginAnew() throws Exception {
        clock.set(START);
        deadlines.forget();
        for (String table : List.of("notice_mail", "notice_matter", "notice_wish", "calendar_feed")) {
            database.update("delete from " + table);
        }
        database.update("update notice_summary set for_day = '2000-01-01', done = true, leased_until = null");
        server.purgeEmailFromAllMailboxes();
    }

    /** Something waits for operations at Nordwind; both of its people have it among their deadlines. */
    final void waits(String id, String title, @Nullable Duration within) {
        Instant since = clock.instant();
        Until until = within == null ? null : Until.at(since.plus(within));
        deadlines.add("nora", id, title, since, until);
        deadlines.add("omar", id, title, since, until);
        notices.waits(
                new Matter(TestDeadlines.NAME, id, new PartnerId("nordwind"), Role.OPERATIONS, since, until, false));
    }

    /** Time goes by, and who is to be told of what waits is told at the end of it. */
    final void pass(Duration time) {
        clock.move(time);
        matters.go();
        delivery.go();
    }

    final Actor actor(String username) {
        return accounts.actor(username).orElseThrow();
    }

    final void wants(String username, MailWish wish) {
        wishes.choose(actor(username), wish);
    }

    /** Subjects of what arrived, as "username: subject", in the order in which they were sent. */
    final List<String> arrived() {
        return Arrays.stream(server.getReceivedMessages())
                .map(message -> recipient(message) + ": " + subject(message))
                .toList();
    }

    final List<String> arrived(String username) {
        return arrived().stream()
                .filter(line -> line.startsWith(username + ": "))
                .map(line -> line.substring(username.length() + 2))
                .toList();
    }

    final List<String> states(String username) {
        return database.queryForList(
                "select state from notice_mail where username = ? order by made_at, id", String.class, username);
    }

    static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a message says in plain text. */
    final String text(int message) throws Exception {
        Multipart both = (Multipart) server.getReceivedMessages()[message].getContent();
        return (String) both.getBodyPart(0).getContent();
    }

    private static String recipient(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString().replaceAll(".*<(.*)@.*", "$1");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EntityScan({"io.evenhand.access", "io.evenhand.partner", "io.evenhand.notice"})
    @EnableJpaRepositories(
            basePackages = {"io.evenhand.access", "io.evenhand.partner", "io.evenhand.notice"},
            considerNestedRepositories = false)
    @ComponentScan(
            basePackages = {"io.evenhand.access", "io.evenhand.partner", "io.evenhand.notice", "io.evenhand.concurrency"
            },
            excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
    static class House {
        @Bean
        AgreementKinds agreementKinds() {
            return AgreementKinds.builtIn();
        }

        @Bean
        PartnerCertificates partnerCertificates(Clock clock) {
            return TestKeys.partnerCertificates(Path.of("target/keys-of-partners"), clock);
        }

        @Bean
        MovableClock clock() {
            return new MovableClock(START);
        }

        @Bean(destroyMethod = "stop")
        GreenMail mailServerOfTheTest() {
            // A port of its own, and the same one after it was away.
            ServerSetup setup = new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
            setup.setServerStartupTimeout(60_000);
            GreenMail server = new GreenMail(setup);
            server.start();
            return server;
        }

        @Bean
        static DynamicPropertyRegistrar port(GreenMail server) {
            return registry ->
                    registry.add("spring.mail.port", () -> server.getSmtp().getPort());
        }

        @Bean
        TestDeadlines deadlines() {
            return new TestDeadlines();
        }

        @Bean
        ApplicationRunner people(Accounts accounts, Partners partners) {
            return arguments -> {
                partners.register(TestPartners.of(
                        "nordwind",
                        "Nordwind Consulting GmbH",
                        person("nora", "Nora Berg"),
                        person("omar", "Omar Okay"),
                        person("sina", "Sina Signer")));
                partners.register(TestPartners.of(
                        "contoso", "Contoso Systems", person("ivo", "Ivo Keller"), person("leo", "Leo Lang")));
                accounts.register(NewAccount.demo("nora", "Nora Berg", "nora", "nordwind", Role.OPERATIONS));
                accounts.register(NewAccount.demo("omar", "Omar Okay", "omar", "nordwind", Role.OPERATIONS));
                accounts.register(NewAccount.demo("sina", "Sina Signer", "sina", "nordwind", Role.SIGNATORY));
                accounts.register(NewAccount.demo("ivo", "Ivo Keller", "ivo", "contoso", Role.OPERATIONS));
                accounts.register(NewAccount.demo("steward", "Sam Steward", null, Actor.HOST, Role.STEWARD));
            };
        }

        private static int freePort() {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static NewPerson person(String id, String name) {
            return new NewPerson(new PersonId(id), name, id + "@mail.example", "Partner manager", Set.of());
        }
    }
}
