package io.evenhand.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import io.camunda.client.CamundaClient;
import io.evenhand.Evenhand;
import io.evenhand.testing.NothingLooksByItself;
import io.evenhand.testing.OwnDatabase;
import io.evenhand.workflow.Incidents;
import io.evenhand.workflow.ProcessMessages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Proves for every address of the running application, without exception, who gets through with whose data: each is tried by nobody, by
 * people of a partner in every role, and by two of the host; with data of their own, of a counterparty and of a stranger. An address
 * that {@link Endpoints} does not declare fails by its name. Leaves the whole table in {@code target/endpoint-matrix.md}.
 */
@OwnDatabase
@NothingLooksByItself
@SpringBootTest(
        classes = Evenhand.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {"camunda.client.enabled=false", "evenhand.demo=true", "evenhand.data=target/matrix"})
@AutoConfigureMockMvc
@MockitoBean(types = {CamundaClient.class, ProcessMessages.class, Incidents.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("matrix")
@Order(3)
class EndpointMatrixTests {
    private static final Path TABLE = Path.of("target/endpoint-matrix.md");

    @Autowired
    MockMvc browser;

    @Autowired
    ApplicationContext house;

    @Autowired
    PlatformTransactionManager transactions;

    @SuppressWarnings("NullAway.Init")
    private Cast cast;

    private final AtomicInteger asked = new AtomicInteger();
    private final Map<String, List<String>> rows = new TreeMap<>();

    @BeforeAll
    void theCastEnters() {
        cast = new Cast(house.getAutowireCapableBeanFactory());
        cast.enter();
    }

    @AfterAll
    void theTableIsLeft() throws IOException {
        String head = "| address | whose | "
                + Stream.of(Who.values()).map(who -> who.name().toLowerCase()).collect(Collectors.joining(" | "))
                + " |\n| --- | --- |" + " --- |".repeat(Who.values().length) + "\n";
        Files.writeString(
                TABLE,
                "# Who gets through, with whose data\n\n✓ gets through. 403: not in this role. 404: as if it did not exist.\n\n"
                        + head
                        + rows.values().stream().flatMap(List::stream).collect(Collectors.joining()));
    }

    @Test
    void everyAddressIsDeclaredAndEveryDeclarationIsAnAddress() {
        Set<String> mapped = mapped();
        // Answered by a security filter, before any mapping.
        mapped.add("POST /sign-out");
        assertThat(Endpoints.ALL.stream().map(Endpoint::name).toList())
                .as("declared in Endpoints, against the mappings of the application")
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(mapped);
    }

    @TestFactory
    Stream<DynamicTest> everyAddressKeepsWhatIsPromised() {
        return Endpoints.ALL.stream()
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.name(), () -> keepsItsPromise(endpoint)));
    }

    @TestFactory
    Stream<DynamicTest> everyFormWithoutItsTokenIsRefused() {
        return Endpoints.ALL.stream()
                .filter(Endpoint::needsToken)
                .map(endpoint -> DynamicTest.dynamicTest(
                        endpoint.name(),
                        () -> assertThat(ask(endpoint, Who.ADMINISTRATOR, Whose.OWN, false)
                                        .getStatus())
                                .isEqualTo(403)));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNowhereIsNotFoundAndTellsNobodyWhoIsNotSignedIn() {
        return Stream.of(
                        "/nothing",
                        "/partners/matrix-own/nothing",
                        "/actuator/env",
                        "/actuator/heapdump",
                        "/h2-console")
                .map(address -> DynamicTest.dynamicTest(address, () -> {
                    Endpoint nowhere = Endpoint.get(address).answers(404);
                    assertThat(ask(nowhere, Who.STEWARD, Whose.OWN, true).getStatus())
                            .isEqualTo(404);
                    assertThat(outcome(nowhere, ask(nowhere, Who.NOBODY, Whose.OWN, true)))
                            .isEqualTo(Outcome.SIGN_IN);
                }));
    }

    private void keepsItsPromise(Endpoint endpoint) throws Exception {
        List<String> broken = new ArrayList<>();
        List<Whose> all = endpoint.isScoped() ? List.of(Whose.values()) : List.of(Whose.OWN);
        for (Whose whose : all) {
            StringBuilder row = new StringBuilder("| `" + endpoint.name() + "` | "
                    + (endpoint.isScoped() ? whose.name().toLowerCase() : "–") + " |");
            for (Who who : Who.values()) {
                MockHttpServletResponse answer = ask(endpoint, who, whose, true);
                Outcome outcome = outcome(endpoint, answer);
                row.append(' ').append(outcome.shown).append(" |");
                if (outcome != endpoint.expected(who, whose)) {
                    broken.add("%s with %s data: expected %s, but answered %d %s"
                            .formatted(
                                    who,
                                    whose,
                                    endpoint.expected(who, whose),
                                    answer.getStatus(),
                                    Objects.toString(answer.getRedirectedUrl(), "")));
                }
            }
            rows.computeIfAbsent(endpoint.pattern + " " + endpoint.method, ignored -> new ArrayList<>())
                    .add(row + "\n");
        }
        assertThat(broken).as(endpoint.name()).isEmpty();
    }

    /** Whatever it changes is undone, so that each row is tried on the same data. */
    private MockHttpServletResponse ask(Endpoint endpoint, Who who, Whose whose, boolean token) {
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(transaction -> {
            transaction.setRollbackOnly();
            try {
                MockHttpServletRequestBuilder request = request(endpoint.method, endpoint.address(cast, who, whose));
                if (!endpoint.headers.containsKey("Accept")) {
                    request.header("Accept", "text/html, */*");
                }
                endpoint.headers.forEach(request::header);
                if (endpoint.body != null) {
                    request.content(endpoint.body);
                }
                // Each from elsewhere, or the limit on attempts would answer in the place of the page.
                int number = asked.incrementAndGet();
                request.with(from -> {
                    from.setRemoteAddr("192.0.2." + number);
                    return from;
                });
                endpoint.form.forEach((field, value) -> request.param(
                        field, value instanceof Sample sample ? cast.of(sample, who, whose) : (String) value));
                if (who != Who.NOBODY) {
                    request.with(endpoint.entrance.apply(cast, who));
                }
                if (token && endpoint.needsToken()) {
                    request.with(csrf());
                }
                return browser.perform(request).andReturn().getResponse();
            } catch (Exception e) {
                throw new IllegalStateException(endpoint + " by " + who + " with " + whose + " data", e);
            }
        }));
    }

    private static Outcome outcome(Endpoint endpoint, MockHttpServletResponse answer) {
        String target = Objects.toString(answer.getRedirectedUrl(), "");
        // A program is not led to a page for people.
        boolean toSignIn = endpoint.isForBrowsers() && target.equals("/sign-in") || answer.getStatus() == 401;
        if (toSignIn && !endpoint.isOpen()) {
            return Outcome.SIGN_IN;
        }
        if (endpoint.answers.contains(answer.getStatus())) {
            return Outcome.THROUGH;
        }
        return switch (answer.getStatus()) {
            case 403 -> Outcome.FORBIDDEN;
            case 404 -> Outcome.NOT_FOUND;
            default -> Outcome.OTHER;
        };
    }

    private Set<String> mapped() {
        Set<String> mapped = new TreeSet<>();
        for (RequestMappingInfoHandlerMapping mapping :
                house.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
            mapping.getHandlerMethods()
                    .keySet()
                    .forEach(info -> methods(info)
                            .forEach(method ->
                                    info.getPatternValues().forEach(pattern -> mapped.add(method + " " + pattern))));
        }
        return mapped;
    }

    /** A mapping that names no method takes each; reading and sending are the two that a page makes. */
    private static Set<RequestMethod> methods(RequestMappingInfo info) {
        Set<RequestMethod> named = info.getMethodsCondition().getMethods();
        return named.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : named;
    }
}
