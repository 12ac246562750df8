package io.evenhand.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.ApiTokens;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.access.TokenCreation;
import io.evenhand.testing.PagesWithoutEngine;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

/** Proves that a token is shown once and kept as a hash, ends when it should, and is seen and taken back by whom it concerns only. */
@PagesWithoutEngine
class TokenPagesTests {
    @Autowired
    MockMvc browser;

    @Autowired
    Accounts accounts;

    @Autowired
    ApiTokens tokens;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    private final String network = UUID.randomUUID().toString().substring(0, 8);
    private final String nora = "nora-" + network;
    private final String ada = "ada-" + network;
    private final String ivo = "ivo-" + network;

    @BeforeEach
    void people() {
        register(nora, "nordwind-" + network, Role.OPERATIONS, Role.SIGNATORY);
        register(ada, "nordwind-" + network, Role.ADMINISTRATOR);
        register(ivo, "contoso-" + network, Role.ADMINISTRATOR);
    }

    private void register(String username, String partner, Role... roles) {
        var unused = accounts.register(NewAccount.demo(username, username, username, partner, roles));
    }

    @Test
    void theSecretIsShownOnceAndNowhereElse() throws Exception {
        MvcResult made = browser.perform(post("/account/tokens")
                        .with(user(nora))
                        .with(csrf())
                        .param("label", "HubSpot <nightly>")
                        .param("roles", "operations")
                        .param("days", "30"))
                .andExpect(redirectedUrl("/account/tokens"))
                .andExpect(flash().attributeExists("secret"))
                .andReturn();
        Map<String, Object> once = Map.copyOf(made.getFlashMap());
        String secret = String.valueOf(once.get("secret"));
        assertThat(secret).matches("evh_[A-Za-z0-9_-]{43}");
        assertThat(page(browser.perform(get("/account/tokens").with(user(nora)).flashAttrs(once))
                        .andReturn()))
                .contains(secret, "HubSpot &lt;nightly&gt;", "Never");
        assertThat(page(browser.perform(get("/account/tokens").with(user(nora))).andReturn()))
                .contains("HubSpot")
                .doesNotContain(secret);
        assertThat(database.queryForList("select * from api_token where username = ?", nora)
                        .toString())
                .doesNotContain(secret, secret.substring(4));
        assertThat(tokens.bearer(secret)).isPresent();
        assertThat(page(browser.perform(get("/account/tokens").with(user(nora))).andReturn()))
                .doesNotContain("Never");
    }

    @ParameterizedTest
    @CsvSource({
        "'', operations, 30, label",
        "x, '', 30, roles",
        "x, signatory, 30, roles",
        "x, administrator, 30, roles",
        "x, nonsense, 30, roles",
        "x, operations, 0, days",
        "x, operations, 367, days",
        "x, operations, soon, days"
    })
    void whatWillNotDoIsToldAtItsField(String label, String roles, String days, String field) throws Exception {
        String page = page(browser.perform(post("/account/tokens")
                        .with(user(nora))
                        .with(csrf())
                        .param("label", label)
                        .param("roles", roles)
                        .param("days", days))
                .andExpect(status().isUnprocessableEntity())
                .andReturn());
        assertThat(page).contains("id=\"" + field + "-problem\"");
        assertThat(tokens.of(actor(nora))).isEmpty();
    }

    @Test
    void aTokenThatIsTakenBackOverOrOfAClosedAccountOpensNothing() throws Exception {
        String first = token(nora);
        String id = tokens.of(actor(nora)).getFirst().id();
        browser.perform(post("/account/tokens/" + id + "/revoke")
                        .with(user(nora))
                        .with(csrf()))
                .andExpect(redirectedUrl("/account/tokens"));
        assertThat(tokens.bearer(first)).isEmpty();

        String second = token(nora);
        database.update(
                "update api_token set expires_at = ? where username = ? and revoked_at is null",
                Timestamp.from(clock.instant().minus(Duration.ofSeconds(1))),
                nora);
        assertThat(tokens.bearer(second)).isEmpty();

        String third = token(nora);
        assertThat(tokens.bearer(third)).isPresent();
        accounts.close(nora);
        assertThat(tokens.bearer(third)).isEmpty();
        assertThat(tokens.bearer("")).isEmpty();
    }

    @Test
    void anAdministratorTakesBackTheOrganisationsTokensAndNobodyElses() throws Exception {
        String secret = token(nora);
        String id = tokens.of(actor(nora)).getFirst().id();
        for (String stranger : List.of(ivo)) {
            assertThat(page(browser.perform(get("/account/tokens").with(user(stranger)))
                            .andReturn()))
                    .doesNotContain(nora);
            browser.perform(post("/account/tokens/" + id + "/revoke")
                            .with(user(stranger))
                            .with(csrf()))
                    .andExpect(status().isNotFound());
        }
        assertThat(tokens.bearer(secret)).isPresent();
        assertThat(page(browser.perform(get("/account/tokens").with(user(ada))).andReturn()))
                .contains(nora);
        browser.perform(post("/account/tokens/" + id + "/revoke")
                        .with(user(ada))
                        .with(csrf()))
                .andExpect(redirectedUrl("/account/tokens"));
        assertThat(tokens.bearer(secret)).isEmpty();
        browser.perform(post("/account/tokens/unknown/revoke").with(user(ada)).with(csrf()))
                .andExpect(status().isNotFound());
    }

    @Test
    void thereAreOnlySoManyAtOnce() {
        for (int i = 0; i < 20; i++) {
            token(nora);
        }
        assertThat(tokens.create(actor(nora), "x", List.of("operations"), 1))
                .isInstanceOfSatisfying(
                        TokenCreation.Invalid.class,
                        refused -> assertThat(refused.problems()).containsKey("label"));
    }

    @Test
    void thePageOfTheInterfaceNamesThisInstallationAndEveryProblem() throws Exception {
        String page = page(browser.perform(get("/api").with(user(nora)))
                .andExpect(status().isOk())
                .andReturn());
        assertThat(page)
                .contains(
                        "http://localhost/api/v1",
                        "/api/v1/openapi.yaml",
                        "urn:problem-type:evenhand:if-match-missing");
        browser.perform(get("/api")).andExpect(status().isFound());
    }

    private String token(String username) {
        return ((TokenCreation.Created) tokens.create(actor(username), "test", List.of("operations"), 1)).secret();
    }

    private Actor actor(String username) {
        return accounts.actor(username).orElseThrow();
    }

    private static String page(MvcResult exchange) throws Exception {
        return Objects.requireNonNull(exchange.getResponse().getContentAsString(StandardCharsets.UTF_8));
    }
}
