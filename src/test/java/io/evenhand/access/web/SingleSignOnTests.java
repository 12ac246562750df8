package io.evenhand.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.access.AccessChange;
import io.evenhand.access.AccessOnAPort;
import io.evenhand.access.AccountChanges;
import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.Admission;
import io.evenhand.access.Invitations;
import io.evenhand.access.Invitee;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.access.SessionView;
import io.evenhand.access.SignInSessions;
import io.evenhand.access.SignOnProviders;
import io.evenhand.access.SignOnRules;
import io.evenhand.access.SingleSignOn;
import io.evenhand.testing.IdentityProvider;
import io.evenhand.testing.IdentityProvider.Mischief;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.http.client.MockClientHttpResponse;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestTemplate;

/**
 * Proves, over HTTP and with a provider that misbehaves when told to, who comes in by single sign-on, and that nobody else does: whatever a
 * provider, a foreign directory or another browser makes up.
 */
@AccessOnAPort
@Import(SignInTests.Whoami.class)
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class SingleSignOnTests {
    private static final String PASSWORD = "correct horse battery";
    private static final Pattern REFRESH = Pattern.compile("0; url=(.*)");

    private static final IdentityProvider NORTH = new IdentityProvider();
    private static final IdentityProvider SOUTH = new IdentityProvider(true);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    AccountChanges changes;

    @Autowired
    SignOnRules rules;

    @Autowired
    SingleSignOn signOn;

    @Autowired
    Invitations invitations;

    @Autowired
    SignInSessions sessions;

    @Autowired
    SignInAttempts attempts;

    @Autowired
    SignOnProviders providers;

    @Autowired
    OAuth2ClientProperties clients;

    @Autowired
    JdbcTemplate database;

    final String number = Integer.toString(NUMBER.incrementAndGet());
    final String nora = "nora-" + number;
    final String subject = "Subject-" + number;

    /**
     * “north” may vouch for people of north and of shut; “south” for those of south, second step included; each for those of both. “away”
     * and “far” are not there.
     * “domain” is the north, but only for people of a domain; to “stranger”, the north too, our secret is wrong.
     */
    @DynamicPropertySource
    static void providers(DynamicPropertyRegistry settings) {
        provider(settings, "north", NORTH.issuer(), "north,shut,both");
        provider(settings, "south", SOUTH.issuer(), "south,both");
        provider(settings, "away", "http://127.0.0.1:1", "north");
        provider(settings, "far", "https://far.example", "far");
        provider(settings, "domain", NORTH.issuer(), "domain");
        settings.add("evenhand.single-sign-on.domain.required-claims.hd", () -> "north.example");
        provider(settings, "stranger", NORTH.issuer(), "stranger");
        settings.add("spring.security.oauth2.client.registration.stranger.client-secret", () -> "another secret");
        settings.add("evenhand.single-sign-on.north.name", () -> "Northern Lights");
        settings.add("evenhand.single-sign-on.south.vouches-for-second-step", () -> "true");
    }

    private static void provider(DynamicPropertyRegistry settings, String id, String issuer, String partners) {
        String registration = "spring.security.oauth2.client.registration." + id;
        settings.add(registration + ".client-id", () -> IdentityProvider.CLIENT);
        settings.add(registration + ".client-secret", () -> IdentityProvider.SECRET);
        settings.add("spring.security.oauth2.client.provider." + id + ".issuer-uri", () -> issuer);
        settings.add("evenhand.single-sign-on." + id + ".partners", () -> partners);
    }

    @BeforeEach
    void noraHasAPassword() {
        NORTH.mischief = Mischief.NONE;
        SOUTH.mischief = Mischief.NONE;
        NORTH.claims = Map.of();
        NORTH.person = subject;
        SOUTH.person = subject;
        register(nora, "north", Role.ADMINISTRATOR);
        for (int i = 0; i < SignInAttempts.PER_ADDRESS; i++) {
            attempts.succeededFrom("127.0.0.1");
        }
    }

    @AfterAll
    static void close() {
        NORTH.close();
        SOUTH.close();
    }

    @Test
    void whoLinkedTheirAccountComesInToThePageThatTheyWanted() throws Exception {
        OneBrowser desk = linked(nora);
        assertThat(happened(nora)).containsSubsequence("signed_in", "sign_on_linked");
        assertThat(detail(nora, "signed_in")).startsWith("Single sign-on with Northern Lights, ");

        OneBrowser another = browser();
        assertThat(another.next(another.get("/whoami"))).isEqualTo("/sign-in");
        String before = another.session();
        assertThat(come(another, "north")).isEqualTo("/whoami");
        assertThat(another.get("/whoami").body()).isEqualTo(nora + " of north");
        assertThat(another.session()).as("no session of before").isNotEqualTo(before);
        assertThat(sessions.of(actor(nora), null)).as("both can be ended").hasSize(2);

        another.post("/sign-out");
        assertThat(another.next(another.get("/whoami"))).isEqualTo("/sign-in");
        assertThat(desk.get("/whoami").statusCode()).isEqualTo(200);
    }

    @Test
    void theProviderIsAskedWhoSomebodyIsAndNothingElse() throws Exception {
        assertThat(come(browser(), "north")).contains("sso=nobody");
        assertThat(NORTH.lastAsked)
                .containsEntry("scope", "openid")
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge")
                .doesNotContainKey("prompt");
    }

    @Test
    void aNameOrAnAddressOfMailThatADirectoryMakesUpOpensNothing() throws Exception {
        // The provider says that it is Nora, by username and address of mail; the subject is nobody here.
        register("nora", "north", Role.OPERATIONS);
        NORTH.person = "somebody-else";
        OneBrowser browser = browser();
        assertThat(come(browser, "north")).isEqualTo("/sign-in?sso=nobody&with=north");
        assertThat(browser.get("/sign-in?sso=nobody&with=north").body())
                .contains("Nobody here is linked with this account");
        assertThat(browser.next(browser.get("/whoami"))).isEqualTo("/sign-in");
    }

    @Test
    void aSubjectIsComparedToTheLetter() throws Exception {
        linked(nora);
        NORTH.person = subject.toLowerCase();
        assertThat(come(browser(), "north")).contains("sso=nobody");
        NORTH.person = subject + " ";
        assertThat(come(browser(), "north")).contains("sso=nobody");
    }

    @ParameterizedTest
    @CsvSource({
        "WRONG_NONCE,not-genuine",
        "NO_NONCE,not-genuine",
        "OTHER_ISSUER,not-genuine",
        "OTHER_AUDIENCE,not-genuine",
        "EXPIRED,not-genuine",
        "UNSIGNED,not-genuine",
        "OTHER_KEY,not-genuine",
        "HMAC_WITH_PUBLIC_KEY,not-genuine",
        "HMAC_WITH_SECRET,not-genuine",
        "TOKEN_FAILS,no-answer",
        "TOKEN_HUGE,no-answer",
        "DENIES,denied"
    })
    void whatIsNotWhatItShouldBeLetsNobodyIn(Mischief mischief, String problem) throws Exception {
        linked(nora);
        NORTH.mischief = mischief;
        OneBrowser browser = browser();
        assertThat(come(browser, "north")).isEqualTo("/sign-in?sso=" + problem + "&with=north");
        assertThat(browser.next(browser.get("/whoami"))).isEqualTo("/sign-in");
        assertThat(browser.get("/sign-in?sso=" + problem + "&with=north").body())
                .contains("Northern Lights")
                .contains("role=\"alert\"");
        NORTH.mischief = Mischief.NONE;
        assertThat(come(browser, "north")).isEqualTo("/whoami");
    }

    @Test
    void aProviderThatDripsOrIsSilentHoldsNobodyUpForLong() throws Exception {
        linked(nora);
        NORTH.mischief = Mischief.TOKEN_SILENT;
        long since = System.nanoTime();
        assertThat(come(browser(), "north")).isEqualTo("/sign-in?sso=no-answer&with=north");
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(25));
    }

    @Test
    void aProviderThatIsAwayKeepsNobodyElseOut() throws Exception {
        OneBrowser browser = browser();
        String next = begin(browser, "away");
        assertThat(next).isEqualTo("/sign-in?sso=no-answer&with=away");
        assertThat(browser.get(next).body()).contains("away does not answer");
        assertThat(browser.next(signIn(browser, nora, PASSWORD))).isEqualTo("/");
    }

    @Test
    void keysMayChange() throws Exception {
        linked(nora);
        NORTH.rotate();
        assertThat(come(browser(), "north")).isEqualTo("/");
    }

    @Test
    void whatWasBegunInAnotherBrowserOrUsedBeforeOpensNothing() throws Exception {
        linked(nora);
        OneBrowser attacker = browser();
        String back = throughProvider(begin(attacker, "north"));
        OneBrowser victim = browser();
        victim.get("/sign-in");
        assertThat(victim.next(victim.get(back))).isEqualTo("/sign-in?sso=begun-elsewhere&with=north");

        assertThat(attacker.next(attacker.get(back))).isEqualTo("/");
        assertThat(attacker.next(attacker.get(back))).contains("sso=begun-elsewhere");

        OneBrowser forger = browser();
        String honest = throughProvider(begin(forger, "north"));
        assertThat(forger.next(forger.get(honest.replaceAll("state=[^&]*", "state=made-up"))))
                .contains("sso=begun-elsewhere");
    }

    @Test
    void aRegistrationThatIsNoneLeadsBackToTheSignInPage() throws Exception {
        OneBrowser browser = browser();
        assertThat(browser.post("/sign-in/with/nowhere").statusCode()).isEqualTo(404);
        assertThat(browser.next(browser.get("/oauth2/authorization/nowhere"))).isEqualTo("/sign-in");
        assertThat(browser.next(browser.get("/login/oauth2/code/nowhere?code=a&state=b")))
                .isEqualTo("/sign-in");
    }

    @Test
    void tooManyWhoComeBackInVainWait() throws Exception {
        OneBrowser browser = browser();
        for (int i = 0; i < SignInAttempts.PER_ADDRESS; i++) {
            assertThat(browser.get(inVain(browser)).statusCode()).isEqualTo(302);
        }
        int asked = NORTH.tokensAsked();
        assertThat(browser.get(inVain(browser)).statusCode()).isEqualTo(429);
        assertThat(NORTH.tokensAsked()).isEqualTo(asked);
    }

    private static String inVain(OneBrowser browser) throws Exception {
        return throughProvider(begin(browser, "north")).replaceAll("code=[^&]*", "code=made-up");
    }

    @Test
    void whatAnyPageMakesABrowserCallCostsNobodyTheirAttempts() throws Exception {
        OneBrowser browser = browser();
        int asked = NORTH.tokensAsked();
        String begun = begin(browser, "north");
        assertThat(begun).contains("/authorize?");
        for (int i = 0; i <= SignInAttempts.PER_ADDRESS; i++) {
            assertThat(browser.get("/login/oauth2/code/north?code=a&state=b").statusCode())
                    .isEqualTo(302);
        }
        assertThat(NORTH.tokensAsked()).isEqualTo(asked);
        assertThat(browser.next(signIn(browser, nora, PASSWORD))).isEqualTo("/");
    }

    @Test
    void aCodeOfOneProviderIsNeverGivenToAnother() throws Exception {
        OneBrowser victim = browser();
        String here = begin(victim, "north");
        String theirs = begin(browser(), "south");
        // The north sends the victim on to the south, with the state of the victim and the challenge of an attacker.
        String mixed = theirs.replaceAll("state=[^&]*", parameter(here, "state"));
        String back = throughProvider(mixed);
        assertThat(back).contains("/login/oauth2/code/south");
        int north = NORTH.tokensAsked();
        int south = SOUTH.tokensAsked();
        assertThat(victim.next(victim.get(back))).isEqualTo("/sign-in?sso=begun-elsewhere&with=south");
        assertThat(NORTH.tokensAsked()).isEqualTo(north);
        assertThat(SOUTH.tokensAsked()).isEqualTo(south);
        assertThat(victim.next(victim.get(back.replace("/code/south", "/code/north"))))
                .as("what was begun is used up")
                .contains("sso=begun-elsewhere");
        assertThat(NORTH.tokensAsked()).isEqualTo(north);
    }

    @ParameterizedTest
    @CsvSource({"north,ISS_OF_ANOTHER", "south,ISS_OF_ANOTHER", "south,NO_ISS"})
    void anAnswerThatSaysThatItIsAnothersAsksNobodyForAToken(String provider, Mischief mischief) throws Exception {
        NORTH.mischief = mischief;
        SOUTH.mischief = mischief;
        int asked = NORTH.tokensAsked() + SOUTH.tokensAsked();
        assertThat(come(browser(), provider)).isEqualTo("/sign-in?sso=not-genuine&with=" + provider);
        assertThat(NORTH.tokensAsked() + SOUTH.tokensAsked()).isEqualTo(asked);
    }

    @Test
    void noLinkOfOthersExchangesWhoIsSignedIn() throws Exception {
        linked(nora);
        String sven = "sven-" + number;
        register(sven, "south", Role.OPERATIONS);
        OneBrowser svens = browser();
        signIn(svens, sven, PASSWORD);
        NORTH.lastAsked = Map.of();
        HttpResponse<String> led = svens.get("/oauth2/authorization/north");
        assertThat(svens.next(led)).isEqualTo("/account?sso=begun-elsewhere&with=north");
        assertThat(svens.get("/whoami").body()).isEqualTo(sven + " of south");
        OneBrowser nobody = browser();
        assertThat(nobody.next(nobody.get("/oauth2/authorization/north")))
                .isEqualTo("/sign-in?sso=begun-elsewhere&with=north");
        assertThat(NORTH.lastAsked).isEmpty();
        assertThat(svens.postWithoutToken("/sign-in/with/north").statusCode()).isEqualTo(403);
        // Who presses the button themselves is sent there, once.
        assertThat(begin(svens, "north")).startsWith(NORTH.issuer());
        assertThat(svens.next(svens.get("/oauth2/authorization/north"))).contains("sso=begun-elsewhere");
    }

    @Test
    void anInvitationThatWasLaidAsideIsNotUsedByTheNextSignIn() throws Exception {
        String anna = "anna-" + number;
        String token = invite(anna);
        OneBrowser browser = browser();
        browser.post("/invitations/" + token + "/sign-on/north", "username", anna);
        assertThat(come(browser, "north")).isEqualTo("/sign-in?sso=nobody&with=north");
        assertThat(accounts.actor(anna)).isEmpty();

        browser.post("/invitations/" + token + "/sign-on/north", "username", anna);
        signIn(browser, nora, PASSWORD);
        assertThat(browser.next(browser.get("/oauth2/authorization/north")))
                .isEqualTo("/account?sso=begun-elsewhere&with=north");

        browser.post("/invitations/" + token + "/sign-on/north", "username", anna);
        browser.post("/sign-out");
        assertThat(browser.next(browser.get("/oauth2/authorization/north"))).contains("/sign-in?sso=begun-elsewhere");
        assertThat(accounts.actor(anna)).isEmpty();
    }

    @Test
    void whoLeftStaysInNoLongerThanIsSaid() throws Exception {
        OneBrowser byPassword = browser();
        signIn(byPassword, nora, PASSWORD);
        OneBrowser desk = linked(nora);
        OneBrowser another = browser();
        come(another, "north");
        assertThat(another.get("/sign-in").body()).contains("<span>12 hours</span>");
        Instant now = Instant.now();
        started(nora, now.minus(Duration.ofHours(11)));
        assertThat(another.get("/whoami").statusCode()).isEqualTo(200);
        started(nora, now.minus(Duration.ofHours(12)));
        assertThat(another.next(another.get("/whoami"))).isEqualTo("/sign-in");
        assertThat(desk.next(desk.get("/whoami"))).isEqualTo("/sign-in");
        assertThat(byPassword.get("/whoami").statusCode())
                .as("a password's session ends when it is idle")
                .isEqualTo(200);
        assertThat(sessions.of(actor(nora), null)).hasSize(1);
    }

    private void started(String username, Instant at) {
        database.update(
                "update sign_in_session set started_at = ? where username = ?",
                LocalDateTime.ofInstant(at, ZoneOffset.UTC),
                username);
    }

    @Test
    void whoIsNotOfTheRequiredDirectoryIsNobodyWhateverTheyWant() throws Exception {
        NORTH.claims = Map.of("hd", "north.example");
        String dora = "dora-" + number;
        register(dora, "domain", Role.ADMINISTRATOR);
        OneBrowser desk = browser();
        signIn(desk, dora, PASSWORD);
        assertThat(link(desk, "domain", PASSWORD)).isEqualTo("/account?linked=domain");
        OneBrowser inside = browser();
        assertThat(come(inside, "domain")).isEqualTo("/");

        NORTH.claims = Map.of();
        assertThat(come(browser(), "domain")).isEqualTo("/sign-in?sso=not-theirs&with=domain");
        NORTH.claims = Map.of("hd", "private.example");
        assertThat(come(browser(), "domain")).isEqualTo("/sign-in?sso=not-theirs&with=domain");
        assertThat(browser().get("/sign-in?sso=not-theirs&with=domain").body())
                .contains("is not one of your organisation’s");
        assertThat(database.queryForList(
                        "select detail from access_event where kind = 'sign_on_refused'", String.class))
                .anyMatch(detail -> detail.startsWith("With domain: It is not a sign-in of the organisation"));

        String confirming = beyond(inside.post("/account/sign-on/domain/confirm", "next", "account"), inside);
        assertThat(inside.next(inside.get(throughProvider(confirming))))
                .isEqualTo("/account?sso=not-theirs&with=domain");
        String omar = "omar-" + number;
        register(omar, "domain", Role.OPERATIONS);
        OneBrowser omars = browser();
        signIn(omars, omar, PASSWORD);
        NORTH.person = "private-" + number;
        assertThat(link(omars, "domain", PASSWORD)).isEqualTo("/account?sso=not-theirs&with=domain");
        assertThat(linksOf(omar)).isZero();
        OneBrowser annas = browser();
        String invited = invite(actor(dora), invitee("domain", "anna-" + number));
        String there =
                beyond(annas.post("/invitations/" + invited + "/sign-on/domain", "username", "anna-" + number), annas);
        assertThat(annas.next(annas.get(throughProvider(there)))).isEqualTo("/sign-in?sso=not-theirs&with=domain");
        assertThat(accounts.actor("anna-" + number)).isEmpty();
    }

    @Test
    void theLogSaysWhyAProviderGivesNoToken(CapturedOutput log) throws Exception {
        assertThat(come(browser(), "stranger")).isEqualTo("/sign-in?sso=not-genuine&with=stranger");
        assertThat(log.getOut()).containsPattern("Single sign-on with stranger: .*invalid_client");
    }

    @Test
    void whatAProviderPublishesDoesNotLeadToThisMachine() {
        assertThatThrownBy(() -> published("http://127.0.0.1:9600/token", "https://desk.example.com"))
                .isInstanceOf(ProviderSilentException.class)
                .hasStackTraceContaining(
                        "its token_endpoint is missing, not encrypted, or an address of this very machine");
        assertThat(published("https://far.example/token", "https://desk.example.com/")
                        .getRedirectUri())
                .as("where people reach the desk, whatever a request says")
                .isEqualTo("https://desk.example.com/login/oauth2/code/{registrationId}");
        assertThat(published("https://far.example/token", "http://localhost:8080")
                        .getRedirectUri())
                .isEqualTo("{baseUrl}/login/oauth2/code/{registrationId}");
    }

    /** Of a provider that is far away. */
    private ClientRegistration published(String tokens, String desk) {
        RestTemplate calls = new RestTemplate();
        calls.setInterceptors(List.of((request, body, execution) -> {
            MockClientHttpResponse answer =
                    new MockClientHttpResponse("""
                    {"issuer": "https://far.example", "authorization_endpoint": "https://far.example/authorize", "token_endpoint": "%s",
                     "jwks_uri": "https://far.example/keys", "subject_types_supported": ["public"]}""".formatted(tokens).getBytes(StandardCharsets.UTF_8), HttpStatus.OK);
            answer.getHeaders().setContentType(MediaType.APPLICATION_JSON);
            return answer;
        }));
        return Objects.requireNonNull(new SignOnRegistrations(providers, clients, calls, desk, Clock.systemUTC())
                .findByRegistrationId("far"));
    }

    @Test
    void theSignInPageOffersWhatThereIs() throws Exception {
        assertThat(browser().get("/sign-in").body())
                .contains("Sign in with Northern Lights", "action=\"/sign-in/with/north\"", "Sign in with south")
                .doesNotContain("/oauth2/authorization/");
    }

    @Test
    void linkingAsksForThePassword() throws Exception {
        OneBrowser browser = browser();
        signIn(browser, nora, PASSWORD);
        assertThat(browser.next(browser.post("/account/sign-on/north/link", "password", "wrong")))
                .isEqualTo("/account");
        assertThat(browser.get("/account").body()).contains("That is not your password.");
        // Nothing was begun: to come by the other address is to come in, and that sign-in is linked with nobody.
        assertThat(come(browser, "north")).isEqualTo("/account?sso=nobody&with=north");
        assertThat(browser.get("/whoami").body()).as("still signed in").isEqualTo(nora + " of north");
    }

    @Test
    void aLinkIsMadeOnlyInTheSessionThatBeganIt() throws Exception {
        OneBrowser browser = browser();
        signIn(browser, nora, PASSWORD);
        String there = beyond(browser.post("/account/sign-on/north/link", "password", PASSWORD), browser);
        String back = throughProvider(there);
        // The same browser, signed in anew: what was begun before counts no more.
        signIn(browser, nora, PASSWORD);
        assertThat(browser.next(browser.get(back))).isEqualTo("/account?sso=session-over&with=north");
        assertThat(linksOf(nora)).isZero();
    }

    @Test
    void anotherPersonsBrowserDoesNotFinishALink() throws Exception {
        register("mallory-" + number, "north", Role.OPERATIONS);
        OneBrowser mallory = browser();
        signIn(mallory, "mallory-" + number, PASSWORD);
        String back =
                throughProvider(beyond(mallory.post("/account/sign-on/north/link", "password", PASSWORD), mallory));
        OneBrowser victim = browser();
        signIn(victim, nora, PASSWORD);
        assertThat(victim.next(victim.get(back))).isEqualTo("/account?sso=begun-elsewhere&with=north");
        assertThat(linksOf(nora)).isZero();
        assertThat(victim.get("/whoami").body()).isEqualTo(nora + " of north");
    }

    @Test
    void oneSignInOpensOneAccountAndAnAccountHasOneSignInAtAProvider() throws Exception {
        linked(nora);
        register("omar-" + number, "north", Role.OPERATIONS);
        OneBrowser omar = browser();
        signIn(omar, "omar-" + number, PASSWORD);
        assertThat(link(omar, "north", PASSWORD)).isEqualTo("/account?sso=taken&with=north");
        assertThat(detail("omar-" + number, "sign_on_refused"))
                .isEqualTo("With Northern Lights: That sign-in is linked with another account here");

        OneBrowser again = browser();
        signIn(again, nora, PASSWORD);
        NORTH.person = "another-of-nora-" + number;
        assertThat(link(again, "north", PASSWORD)).isEqualTo("/account?sso=linked-already&with=north");
        assertThat(linksOf(nora)).isOne();
    }

    @Test
    void aProviderVouchesOnlyForThePartnersThatWhoeverRunsTheInstallationNamed() throws Exception {
        OneBrowser browser = browser();
        signIn(browser, nora, PASSWORD);
        assertThat(browser.get("/account").body()).doesNotContain("Link with south");
        assertThat(browser.post("/account/sign-on/south/link", "password", PASSWORD)
                        .statusCode())
                .isEqualTo(404);

        OneBrowser inside = linked(nora);
        database.update("update account set partner_id = 'elsewhere' where username = ?", nora);
        assertThat(inside.next(inside.get("/whoami"))).isEqualTo("/sign-in");
        assertThat(come(browser(), "north")).isEqualTo("/sign-in?sso=not-vouched&with=north");
        assertThat(detail(nora, "sign_on_refused")).contains("may not vouch for people of this organisation");
    }

    @Test
    void aClosedAccountStaysClosed() throws Exception {
        OneBrowser inside = linked(nora);
        accounts.close(nora);
        assertThat(inside.next(inside.get("/whoami"))).isEqualTo("/sign-in");
        assertThat(come(browser(), "north")).isEqualTo("/sign-in?sso=closed&with=north");
        assertThat(detail(nora, "sign_on_refused")).isEqualTo("With Northern Lights: The account is closed");
    }

    @Test
    void anAccountOfADemonstrationStaysClosedWithoutOne() throws Exception {
        linked(nora);
        database.update("update account set demo = true where username = ?", nora);
        assertThat(come(browser(), "north")).isEqualTo("/sign-in?sso=closed&with=north");
    }

    @Test
    void theSecondStepIsAskedUnlessTheProviderVouchesForItToo() throws Exception {
        linked(nora);
        secondStep(nora);
        OneBrowser browser = browser();
        assertThat(come(browser, "north")).isEqualTo("/sign-in/code");
        assertThat(browser.next(browser.get("/whoami"))).isEqualTo("/sign-in/code");

        String sven = "sven-" + number;
        register(sven, "south", Role.OPERATIONS);
        OneBrowser south = browser();
        signIn(south, sven, PASSWORD);
        link(south, "south", PASSWORD);
        secondStep(sven);
        OneBrowser again = browser();
        assertThat(come(again, "south")).isEqualTo("/");
        assertThat(again.get("/whoami").body()).isEqualTo(sven + " of south");
        OneBrowser byPassword = browser();
        assertThat(byPassword.next(signIn(byPassword, sven, PASSWORD))).isEqualTo("/sign-in/code");
    }

    @Test
    void whoIsInvitedMayJoinWithoutAPassword() throws Exception {
        String token = invite("anna-" + number);
        OneBrowser browser = browser();
        assertThat(browser.get("/invitations/" + token).body())
                .contains("Join with Northern Lights")
                .doesNotContain("Join with south");
        String there =
                beyond(browser.post("/invitations/" + token + "/sign-on/north", "username", "Anna-" + number), browser);
        assertThat(there).doesNotContain(token);
        assertThat(browser.next(browser.get(throughProvider(there)))).isEqualTo("/");
        assertThat(browser.get("/whoami").body()).isEqualTo("anna-" + number + " of north");
        assertThat(happened("anna-" + number)).containsExactly("signed_in", "invitation_accepted", "sign_on_linked");

        // Its password is none, and says so as little as a name that nobody has.
        OneBrowser stranger = browser();
        HttpResponse<String> none = signIn(stranger, "anna-" + number, PASSWORD);
        HttpResponse<String> nobody = signIn(stranger, "nobody-at-all", PASSWORD);
        assertThat(stranger.next(none)).isEqualTo(stranger.next(nobody)).isEqualTo("/sign-in?failed");

        // The link opens once.
        assertThat(browser().get("/invitations/" + token).statusCode()).isEqualTo(404);
    }

    @Test
    void anInvitationIsUsedWithNoSignInOfAnotherAndNoProviderOfOthers() throws Exception {
        linked(nora);
        String token = invite("anna-" + number);
        OneBrowser browser = browser();
        String there =
                beyond(browser.post("/invitations/" + token + "/sign-on/north", "username", "anna-" + number), browser);
        assertThat(browser.next(browser.get(throughProvider(there)))).isEqualTo("/sign-in?sso=taken&with=north");
        assertThat(accounts.actor("anna-" + number)).isEmpty();
        assertThat(browser.post("/invitations/" + token + "/sign-on/south", "username", "anna-" + number)
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.post("/invitations/" + token + "/sign-on/north", "username", nora)
                        .body())
                .as("its other button goes on with a password")
                .contains("This username is taken", "action=\"/invitations/" + token + "\"");
    }

    @Test
    void withoutAPasswordOneSignsInAnewToShowThatItIsOneself() throws Exception {
        String anna = joined();
        OneBrowser browser = browser();
        assertThat(come(browser, "north")).isEqualTo("/");
        assertThat(browser.post("/account/second-factor/begin").statusCode()).isEqualTo(422);
        assertThat(browser.post("/password", "replacement", "a new long secret", "repeated", "a new long secret")
                        .statusCode())
                .isEqualTo(422);

        NORTH.mischief = Mischief.ASKED_LONG_AGO;
        assertThat(anew(browser, "password")).isEqualTo("/account?sso=not-asked&with=north");
        // Who left out of the address that they should be asked, and a provider that does not say when it asked, look
        // the same.
        NORTH.mischief = Mischief.NO_AUTH_TIME;
        assertThat(anew(browser, "password")).isEqualTo("/account?sso=not-asked&with=north");
        assertThat(browser.post("/account/second-factor/begin").statusCode()).isEqualTo(422);
        NORTH.mischief = Mischief.NONE;
        NORTH.person = "somebody-else";
        assertThat(anew(browser, "password")).isEqualTo("/account?sso=somebody-else&with=north");
        assertThat(browser.post("/account/second-factor/begin").statusCode()).isEqualTo(422);
        NORTH.person = subject;

        assertThat(anew(browser, "password")).isEqualTo("/password");
        assertThat(NORTH.lastAsked).containsEntry("prompt", "login").containsEntry("max_age", "0");
        assertThat(browser.get("/password").body()).contains("You have just signed in anew");
        assertThat(browser.next(browser.post("/account/second-factor/begin"))).isEqualTo("/account/second-factor");

        database.update(
                "update sign_in_session set confirmed_at = '2020-01-01 00:00:00' where username = ? and ended_at is null",
                anna);
        assertThat(browser.post("/password", "replacement", "a new long secret", "repeated", "a new long secret")
                        .statusCode())
                .as("too long ago")
                .isEqualTo(422);
        anew(browser, "password");
        assertThat(browser.next(
                        browser.post("/password", "replacement", "a new long secret", "repeated", "a new long secret")))
                .isEqualTo("/sign-in?changed");
        OneBrowser later = browser();
        assertThat(later.next(signIn(later, anna, "a new long secret"))).isEqualTo("/");
    }

    @Test
    void theOnlyWayInStays() throws Exception {
        String anna = joined();
        OneBrowser browser = browser();
        come(browser, "north");
        anew(browser, "account");
        assertThat(browser.next(browser.post("/account/sign-on/north/unlink"))).isEqualTo("/account");
        assertThat(browser.get("/account").body()).contains("is your only way in");
        assertThat(linksOf(anna)).isOne();

        OneBrowser nora = linked(this.nora, "of-nora-" + number);
        assertThat(nora.next(nora.post("/account/sign-on/north/unlink", "password", "wrong")))
                .isEqualTo("/account");
        assertThat(linksOf(this.nora)).isOne();
        nora.post("/account/sign-on/north/unlink", "password", PASSWORD);
        assertThat(linksOf(this.nora)).isZero();
        assertThat(happened(this.nora)).startsWith("sign_on_unlinked");
        assertThat(come(browser(), "north")).contains("sso=nobody");
    }

    @Test
    void ofTwoWaysInOneMayGo() throws Exception {
        String anna = joined("both", Role.LEGAL);
        OneBrowser browser = browser();
        come(browser, "north");
        anew(browser, "account");
        String there = beyond(browser.post("/account/sign-on/south/link"), browser);
        assertThat(browser.next(browser.get(throughProvider(there)))).isEqualTo("/account?linked=south");

        anew(browser, "account"); // What was shown to link one does not count for more.
        browser.post("/account/sign-on/north/unlink");
        assertThat(linksOf(anna)).isOne();
        assertThat(come(browser(), "north")).contains("sso=nobody");
        OneBrowser later = browser();
        assertThat(come(later, "south")).isEqualTo("/");
        assertThat(later.get("/account").body()).contains("is your only way in");
    }

    @Test
    void anAdministratorWithoutAnyWayInIsNotTheLastWhoLetsSomebodyIn() throws Exception {
        String anna = joined("both", Role.ADMINISTRATOR);
        Actor boss = actor("boss-" + number);
        // The link is gone, and there is no password.
        database.update("delete from account_link where username = ?", anna);
        assertThat(changes.close(boss, "both", boss.username(), boss.username()))
                .isInstanceOfSatisfying(
                        AccessChange.Refused.class,
                        refused -> assertThat(refused.problem()).contains("is the last administrator here"));

        var reset = (AccessChange.Issued)
                invitations.reset(boss, invitee("both", anna), anna, token -> "/invitations/" + token);
        OneBrowser browser = browser();
        browser.get(throughProvider(beyond(browser.post(reset.link() + "/sign-on/north"), browser)));
        assertThat(linksOf(anna)).isOne();
        assertThat(changes.close(boss, "both", boss.username(), boss.username()))
                .isInstanceOf(AccessChange.Changed.class);
    }

    @Test
    void aResetTakesTheLinkAwayAndTheFreshOneLetsBackInWithoutAPassword() throws Exception {
        String anna = joined();
        var change = invitations.reset(actor(nora), invitee(anna), anna, token -> "/invitations/" + token);
        String address = ((AccessChange.Issued) change).link();
        assertThat(come(browser(), "north")).contains("sso=nobody");

        NORTH.person = "new-" + subject;
        OneBrowser browser = browser();
        assertThat(browser.get(address).body()).contains("Get back in with Northern Lights");
        String there = beyond(browser.post(address + "/sign-on/north"), browser);
        assertThat(browser.next(browser.get(throughProvider(there)))).isEqualTo("/");
        assertThat(browser.get("/whoami").body()).isEqualTo(anna + " of north");
    }

    @Test
    void whereItIsTheOnlyWayPasswordsOpenNothing() throws Exception {
        String shut = "shut-" + number;
        String other = "other-" + number;
        register(shut, "shut", Role.ADMINISTRATOR);
        register(other, "shut", Role.OPERATIONS);
        assertThat(rules.require(actor(shut), null, "shut", "north"))
                .as("they would shut themselves out")
                .isInstanceOf(AccessChange.Refused.class);
        OneBrowser admin = linked(shut);
        String through = sessions.of(actor(shut), null).getFirst().id();
        signIn(browser(), shut, PASSWORD);
        for (SessionView session : sessions.of(actor(shut), null)) {
            if (!session.id().equals(through)) {
                assertThat(rules.require(actor(shut), session.id(), "shut", "north"))
                        .as("they have not seen that it lets them in")
                        .isInstanceOfSatisfying(
                                AccessChange.Refused.class,
                                refused -> assertThat(refused.problem()).contains("come in with"));
            }
        }
        OneBrowser byPassword = browser();
        signIn(byPassword, other, PASSWORD);
        assertThat(byPassword.get("/whoami").statusCode()).isEqualTo(200);
        assertThat(rules.require(actor(shut), through, "shut", "south"))
                .as("it may not vouch for them")
                .isInstanceOf(AccessChange.Unknown.class);

        assertThat(rules.require(actor(shut), through, "shut", "north")).isInstanceOf(AccessChange.Changed.class);
        try {
            assertThat(byPassword.next(byPassword.get("/whoami"))).isEqualTo("/sign-in");
            assertThat(sessions.of(actor(other), null)).isEmpty();
            assertThat(admin.get("/whoami").statusCode()).isEqualTo(200);
            assertThat(accounts.admission(other)).as("by a token").isInstanceOf(Admission.Refused.class);

            OneBrowser browser = browser();
            assertThat(browser.next(signIn(browser, other, "wrong"))).isEqualTo("/sign-in?failed");
            HttpResponse<String> right = signIn(browser, other, PASSWORD);
            assertThat(browser.next(right)).isEqualTo("/sign-in?shut");
            assertThat(browser.get("/sign-in?shut").body()).contains("by single sign-on only");
            assertThat(browser().get("/sign-in?shut").body())
                    .as("only to whoever gave the right password")
                    .doesNotContain("by single sign-on only");
            assertThat(browser.next(browser.get("/whoami"))).isEqualTo("/sign-in");
            assertThat(happened(other)).startsWith("password_not_enough", "sign_in_failed");

            assertThat(changes.close(actor(shut), "shut", shut, shut))
                    .as("nobody would be left who gets in")
                    .isInstanceOf(AccessChange.Refused.class);
            admin.post("/account/sign-on/north/unlink", "password", PASSWORD);
            assertThat(linksOf(shut)).isOne();

            String link = ((AccessChange.Issued) invitations.reset(
                            actor(shut), invitee("shut", other), other, token -> "/invitations/" + token))
                    .link();
            assertThat(browser.get(link).body()).doesNotContain("name=\"password\"");
            assertThat(browser.post(link, "password", "a new long secret", "repeated", "a new long secret")
                            .statusCode())
                    .isEqualTo(422);
            NORTH.person = "of-" + other;
            assertThat(browser.next(
                            browser.get(throughProvider(beyond(browser.post(link + "/sign-on/north"), browser)))))
                    .isEqualTo("/whoami");
        } finally {
            rules.require(actor(shut), null, "shut", null);
        }
        OneBrowser again = browser();
        assertThat(again.next(signIn(again, shut, PASSWORD))).isEqualTo("/");
    }

    @Test
    void theHostsPeopleKeepTheirPasswordsAndTheStewardLiftsTheRule() {
        accounts.register(NewAccount.of("sam-" + number, "Sam", PASSWORD, null, Actor.HOST, Role.STEWARD));
        Actor sam = actor("sam-" + number);
        assertThat(rules.require(sam, null, Actor.HOST, "north")).isInstanceOf(AccessChange.Refused.class);
        assertThat(rules.require(sam, null, "north-without-links", "north")).isInstanceOf(AccessChange.Unknown.class);
        assertThat(signOn.of(sam)).isEmpty();
        assertThat(rules.require(actor(nora), null, "shut", null)).isInstanceOf(AccessChange.Unknown.class);
    }

    @Test
    void evidenceSaysHowSomebodyWasSignedIn() throws Exception {
        linked(nora);
        String session = database.queryForObject(
                "select id from sign_in_session where username = ? and ended_at is null", String.class, nora);
        assertThat(sessions.known(actor(nora), session))
                .isEqualTo("account, signed in by Northern Lights (" + NORTH.issuer() + ")");
        database.update("update sign_in_session set code_passed_at = started_at where id = ?", session);
        assertThat(sessions.known(actor(nora), session))
                .isEqualTo("account with second factor, signed in by Northern Lights (" + NORTH.issuer() + ")");
        assertThat(sessions.known(actor(nora), null)).isEqualTo("account");
        Integer room = database.query(
                "select authentication from signing_act where 1 = 0",
                (ResultSet rows) -> rows.getMetaData().getPrecision(1));
        assertThat(room).as("room for the longest of these").isEqualTo(300);
    }

    private OneBrowser browser() {
        return new OneBrowser(port);
    }

    private Actor actor(String username) {
        return accounts.actor(username).orElseThrow();
    }

    private void register(String username, String partner, Role role) {
        accounts.register(NewAccount.of(username, "Somebody", PASSWORD, username, partner, role));
        attempts.succeeded(username, "127.0.0.1");
    }

    private static HttpResponse<String> signIn(OneBrowser browser, String username, String password) throws Exception {
        return browser.post("/sign-in", "username", username, "password", password);
    }

    /** Goes to a provider and back. @return to where that leads */
    private static String come(OneBrowser browser, String provider) throws Exception {
        return browser.next(browser.get(throughProvider(begin(browser, provider))));
    }

    /** Presses the button of the sign-in page. @return to where that leads */
    private static String begin(OneBrowser browser, String provider) throws Exception {
        return beyond(browser.post("/sign-in/with/" + provider), browser);
    }

    /** As in an address, with its name. */
    private static String parameter(String address, String name) {
        Matcher found = Pattern.compile("[?&](" + name + "=[^&]*)").matcher(address);
        assertThat(found.find()).as("%s in %s", name, address).isTrue();
        return Matcher.quoteReplacement(found.group(1));
    }

    /** What the provider sends a browser back with. */
    private static String throughProvider(String there) throws Exception {
        assertThat(there).contains("/authorize?");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(there)).build(), HttpResponse.BodyHandlers.ofString());
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** To where the page leads by itself that answers a form. */
    private static String beyond(HttpResponse<String> answer, OneBrowser browser) throws Exception {
        Matcher refresh = REFRESH.matcher(answer.headers().firstValue("Refresh").orElse(""));
        assertThat(refresh.matches())
                .as("%s %s", answer.statusCode(), browser.next(answer))
                .isTrue();
        return browser.next(browser.get(refresh.group(1)));
    }

    private static String link(OneBrowser browser, String provider, String password) throws Exception {
        String there = beyond(browser.post("/account/sign-on/" + provider + "/link", "password", password), browser);
        return browser.next(browser.get(throughProvider(there)));
    }

    private static String anew(OneBrowser browser, String place) throws Exception {
        String there = beyond(browser.post("/account/sign-on/north/confirm", "next", place), browser);
        return browser.next(browser.get(throughProvider(there)));
    }

    /** A browser of somebody whose account is linked with their sign-in in the north. */
    private OneBrowser linked(String username) throws Exception {
        return linked(username, subject);
    }

    private OneBrowser linked(String username, String as) throws Exception {
        OneBrowser browser = browser();
        signIn(browser, username, PASSWORD);
        NORTH.person = as;
        assertThat(link(browser, "north", PASSWORD)).isEqualTo("/account?linked=north");
        assertThat(browser.get("/account?linked=north").body())
                .contains(
                        "Northern Lights</span> opens your account from now on", "is over after <span>12 hours</span>");
        return browser;
    }

    /** Anna, who joined without a password. */
    private String joined() throws Exception {
        return joined(invite("anna-" + number));
    }

    /** Anna, who joined the only administrator of an organisation without a password. */
    private String joined(String partner, Role role) throws Exception {
        String boss = "boss-" + number;
        database.update("update account set enabled = false where partner_id = ?", partner);
        register(boss, partner, Role.ADMINISTRATOR);
        return joined(invite(actor(boss), invitee(partner, "anna-" + number), role));
    }

    private String joined(String token) throws Exception {
        String anna = "anna-" + number;
        OneBrowser browser = browser();
        String there = beyond(browser.post("/invitations/" + token + "/sign-on/north", "username", anna), browser);
        assertThat(browser.next(browser.get(throughProvider(there)))).isEqualTo("/");
        return anna;
    }

    private String invite(String person) {
        return invite(actor(nora), invitee(person));
    }

    private String invite(Actor inviter, Invitee invited) {
        return invite(inviter, invited, Role.LEGAL);
    }

    private String invite(Actor inviter, Invitee invited, Role role) {
        AccessChange change = invitations.invite(inviter, invited, Set.of(role), token -> token);
        return ((AccessChange.Issued) change).link();
    }

    private static Invitee invitee(String person) {
        return invitee("north", person);
    }

    private static Invitee invitee(String partner, String person) {
        return new Invitee(partner, "North", person, "Anna Roth", "anna@example.com");
    }

    private void secondStep(String username) {
        database.update(
                "insert into second_factor (username, secret, created_at, confirmed_at, last_used_step, wrong_codes)"
                        + " values (?, ?, '2026-01-01 00:00:00', '2026-01-01 00:00:00', 0, 0)",
                username,
                UUID.randomUUID().toString());
    }

    private int linksOf(String username) {
        Integer links = database.queryForObject(
                "select count(*) from account_link where username = ?", Integer.class, username);
        return links == null ? 0 : links;
    }

    private List<String> happened(String username) {
        return database.queryForList(
                "select kind from access_event where username = ? order by id desc", String.class, username);
    }

    private String detail(String username, String kind) {
        return database.queryForList(
                        "select detail from access_event where username = ? and kind = ? order by id desc",
                        String.class,
                        username,
                        kind)
                .getFirst();
    }
}
