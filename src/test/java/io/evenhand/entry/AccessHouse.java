package io.evenhand.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.InvitationPost;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.partner.NewPerson;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.testing.MovedClock;
import io.evenhand.testing.OnEveryDatabase;
import io.evenhand.testing.TestPartners;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The rooms of accounts and of partners, a network of its own for each test, and what a person does in a browser. */
@OnEveryDatabase
@SpringBootTest(classes = InvitationTests.Rooms.class, webEnvironment = SpringBootTest.WebEnvironment.MOCK)
@AutoConfigureMockMvc
@TestPropertySource(
        properties = {"camunda.client.enabled=false", "evenhand.demo=true", "evenhand.data=target/access-house"})
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("entry")
abstract class AccessHouse {
    /** Everybody's at first, as in a demonstration: it is hashed once for all of them, which takes its time. */
    static final String PASSWORD = NewAccount.DEMO_PASSWORD;

    /** So many failures an account may have from one address before it waits. */
    static final int FAILURES = 5;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    MockMvc browser;

    @Autowired
    Accounts accounts;

    @Autowired
    Partners partners;

    @Autowired
    JdbcTemplate database;

    @Autowired
    MovedClock clock;

    @Autowired
    Posted posted;

    final int network = NUMBER.incrementAndGet();
    final String partner = "nordwind-" + network;
    final String stranger = "tailspin-" + network;
    final String nora = "nora-" + network;
    final String omar = "omar-" + network;
    final String anna = "anna-" + network;

    /** Nora looks after the partner, Omar works there, Anna has no account yet; Tess looks after another partner. */
    @BeforeEach
    void aNetwork() {
        partners.register(TestPartners.of(
                partner,
                "Nordwind Consulting",
                person(nora, "Nora Berg"),
                person(omar, "Omar Lind"),
                person(anna, "Anna Roth")));
        partners.register(TestPartners.of(stranger, "Tailspin Security", person("tess-" + network, "Tess Ort")));
        register(nora, "Nora Berg", partner, Role.ADMINISTRATOR);
        register(omar, "Omar Lind", partner, Role.OPERATIONS);
        register("tess-" + network, "Tess Ort", stranger, Role.ADMINISTRATOR);
        accounts.register(NewAccount.demo("sam-" + network, "Sam Steward", null, Actor.HOST, Role.STEWARD));
        posted.letters.clear();
    }

    private static NewPerson person(String id, String name) {
        return new NewPerson(new PersonId(id), name, id + "@example.com", "Counsel", Set.of());
    }

    void register(String username, String name, String organisation, Role... roles) {
        accounts.register(NewAccount.demo(username, name, username, organisation, roles));
    }

    Actor actor(String username) {
        return accounts.actor(username).orElseThrow();
    }

    ResultActions signIn(String username, String password) throws Exception {
        return browser.perform(
                from(post("/sign-in").with(csrf()).param("username", username).param("password", password)));
    }

    MockHttpSession signedIn(String username) throws Exception {
        return session(signIn(username, PASSWORD));
    }

    static MockHttpSession session(ResultActions answer) {
        return (MockHttpSession)
                Objects.requireNonNull(answer.andReturn().getRequest().getSession());
    }

    ResultActions open(String address, @Nullable MockHttpSession session) throws Exception {
        MockHttpServletRequestBuilder request = from(get(address).header("Accept", "text/html"));
        return browser.perform(session == null ? request : request.session(session));
    }

    String page(String address, @Nullable MockHttpSession session) throws Exception {
        var response = open(address, session).andReturn().getResponse();
        assertThat(response.getStatus()).as(address).isEqualTo(200);
        return response.getContentAsString();
    }

    /** @param fields name, value, name, value … */
    ResultActions send(String address, @Nullable MockHttpSession session, String... fields) throws Exception {
        MockHttpServletRequestBuilder request = from(post(address).with(csrf()));
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return browser.perform(session == null ? request : request.session(session));
    }

    /** Each network from an address of its own, or one test's failures would count against the next. */
    private MockHttpServletRequestBuilder from(MockHttpServletRequestBuilder request) {
        return request.with(sent -> {
            sent.setRemoteAddr("192.0.2." + network);
            return sent;
        });
    }

    /** The words of what happened at the partner, the newest first. */
    List<String> happened(String username) {
        return database.queryForList(
                "select kind from access_event where username = ? order by id desc", String.class, username);
    }

    /** Where mail is plugged in: keeps what was handed over. */
    static final class Posted implements InvitationPost {
        final List<Letter> letters = Collections.synchronizedList(new ArrayList<>());

        @Override
        public boolean post(Letter letter) {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .as("posted in the transaction that makes the link")
                    .isTrue();
            return letters.add(letter);
        }
    }
}
