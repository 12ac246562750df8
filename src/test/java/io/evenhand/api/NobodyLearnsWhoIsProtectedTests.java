package io.evenhand.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.evenhand.customer.CustomerIdentity;
import io.evenhand.partner.PartnerId;
import io.evenhand.protection.NewWindow;
import io.evenhand.protection.Protections;
import io.evenhand.protection.RegistrationResult;
import io.evenhand.protection.WindowRules;
import io.evenhand.terms.Conduct;
import io.evenhand.testing.CountedStatements;
import io.evenhand.testing.PagesWithoutEngine;
import io.evenhand.testing.TestPartners;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/**
 * Proves that whoever is no party to a promise finds out by no answer whether somebody else has made it: two customers are asked about alike, of whom
 * one is protected by others, and every answer is the same in status, headers, version, length, address, words and in what it asks of the database.
 */
@PagesWithoutEngine
@Import(CountedStatements.class)
class NobodyLearnsWhoIsProtectedTests extends ApiNetwork {
    @Autowired
    Protections protections;

    /** A customer, and a partner who may be bound about it to somebody else. Both worlds have names of the same length. */
    private record World(String word, String rival, String other, String window, LocalDate until) {}

    @Test
    void everyAnswerIsTheSameWhetherOrNotSomebodyElseProtectsTheCustomer() throws Exception {
        World warm = world("u", true);
        Map<String, Seen> unused = seen(warm); // What is read once for all is read now.
        World isProtected = world("p", true);
        World isFree = world("f", false);
        Map<String, Seen> oneWay = seen(isProtected);
        Map<String, Seen> other = seen(isFree);
        assertThat(oneWay.keySet()).hasSizeGreaterThan(15);
        assertThat(unused).hasSameSizeAs(oneWay);
        oneWay.forEach((what, answer) -> assertThat(answer).as(what).isEqualTo(other.get(what)));
        // The questions were real ones: what stands against it stands there, for those who may know.
        assertThat(protections.dutyInTheWay(
                        new PartnerId(isProtected.other()), new PartnerId(nordwind), customer(isProtected), "R"))
                .isPresent();
        assertThat(protections.dutyInTheWay(
                        new PartnerId(isFree.other()), new PartnerId(nordwind), customer(isFree), "R"))
                .isEmpty();
    }

    /** Everything that a stranger to a promise can see of an answer, with what tells the worlds apart by name taken out. */
    private record Seen(
            int status, String location, Map<String, String> headers, int length, String body, long statements) {}

    private Map<String, Seen> seen(World world) throws Exception {
        Map<String, Seen> all = new LinkedHashMap<>();
        String body = sample("R-" + world.word() + "-" + network, world.other())
                // The reference names the customer, for finding it.
                .replaceFirst("\\{", "{\"wordsAreMeant\": true, ")
                .replace("Adler Lebensmittel GmbH", world.word() + " GmbH")
                .replace("adler-food.example", world.word() + ".example");
        all.put(
                "introduce",
                look(as(nora, HttpMethod.POST, "/referrals")
                        .contentType("application/json")
                        .content(body)));
        String referral = database.queryForObject(
                "select id from referral where reference = ?", String.class, "R-" + world.word() + "-" + network);
        all.put("read it", look(as(nora, HttpMethod.GET, "/referrals/" + referral)));
        all.put("find it", look(as(nora, HttpMethod.GET, "/referrals?q=" + world.word())));
        all.put("a stranger finds it", look(as(mina, HttpMethod.GET, "/referrals?q=" + world.word())));
        all.put("tasks", look(as(mina, HttpMethod.GET, "/tasks")));
        for (String path : List.of(
                "/protection?words=" + world.word(),
                "/protection/calendar",
                "/protection/calendar.ics",
                "/similar-customers",
                "/protection/" + world.window(),
                "/referrals/" + referral)) {
            all.put("nora " + name(path, world), look(page("nora", path)));
            all.put("ivo " + name(path, world), look(page("ivo", path)));
            all.put("mina " + name(path, world), look(page("mina", path)));
        }
        String window = "/protection/" + world.window();
        // Whoever would be bound is bound elsewhere, in one world: who asks is party to neither.
        all.put(
                "pass the duty on",
                look(form("ivo", window + "/transfer")
                        .param("successor", world.other())
                        .param("from", world.until().minusDays(5).toString())
                        .param("reason", "They take our team over.")));
        all.put(
                "once more",
                look(form("ivo", window + "/transfer")
                        .param("successor", world.other())
                        .param("from", world.until().minusDays(5).toString())
                        .param("reason", "They take our team over.")));
        all.put(
                "renew",
                look(form("nora", window + "/renewal")
                        .param("until", world.until().plusMonths(3).toString())
                        .param("reason", "They are loyal.")));
        all.put("the window after that", look(page("nora", window)));
        return all;
    }

    private static String name(String path, World world) {
        return path.replace(world.word(), "it").replaceAll("[0-9a-f-]{36}", "ID");
    }

    private Seen look(MockHttpServletRequestBuilder request) throws Exception {
        CountedStatements.Counted<MockHttpServletResponse> counted = CountedStatements.during(
                () -> client.perform(request).andReturn().getResponse());
        MockHttpServletResponse response = counted.answer();
        Map<String, String> headers = new TreeMap<>();
        response.getHeaderNames()
                .forEach(header -> headers.put(header, plain(String.join(",", response.getHeaders(header)))));
        String text = response.getContentAsString(StandardCharsets.UTF_8);
        return new Seen(
                response.getStatus(),
                plain(String.valueOf(response.getRedirectedUrl())),
                headers,
                // A moment of whole milliseconds is written shorter.
                text.replaceAll("(T[0-9:]{8})(\\.[0-9]+)?Z", "$1Z").length(),
                plain(text),
                counted.statements());
    }

    /** Without names, ids, tokens and moments. */
    private String plain(String text) {
        return text.replaceAll("[upf]q" + network, "CUSTOMER")
                .replaceAll("[upf]-(rival|other)-" + network, "$1")
                .replaceAll("[ASR]-?[upf](q[0-9a-f]+)?-" + network, "NUMBER")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID")
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "CSRF")
                .replaceAll("version=[0-9a-f]{8}", "VERSION")
                .replaceAll("nonce-[A-Za-z0-9+/=_-]+", "NONCE")
                .replaceAll("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z", "MOMENT")
                .replaceAll("\\d{8}T\\d{6}Z", "MOMENT")
                .replaceAll("\"[0-9a-zA-Z_+/=-]{16,}\"", "VERSION");
    }

    private MockHttpServletRequestBuilder page(String name, String path) {
        return MockMvcRequestBuilders.get(path).with(user(name + "-" + network));
    }

    private MockHttpServletRequestBuilder form(String name, String path) {
        return MockMvcRequestBuilders.post(path)
                .with(user(name + "-" + network))
                .with(csrf());
    }

    private CustomerIdentity customer(World world) {
        return new CustomerIdentity(world.word() + " GmbH", "DE", world.word() + ".example", null);
    }

    private World world(String letter, boolean isProtected) {
        String word = letter + "q" + network;
        String rival = letter + "-rival-" + network;
        String other = letter + "-other-" + network;
        partners.register(TestPartners.of(rival, "R" + rival));
        partners.register(TestPartners.of(other, "O" + other));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        World world = new World(word, rival, other, "", today.plusDays(90));
        List<String> windows = new ArrayList<>();
        windows.add(registered(world, "A" + letter + "-" + network, nordwind, contoso));
        if (isProtected) {
            windows.add(registered(world, "S" + letter + "-" + network, rival, other));
        }
        return new World(word, rival, other, windows.getFirst(), world.until());
    }

    private String registered(World world, String agreement, String holder, String bound) {
        LocalDate today = world.until().minusDays(90);
        return ((RegistrationResult.Registered) protections.register(List.of(new NewWindow(
                        agreement,
                        "r" + agreement,
                        false,
                        new PartnerId(holder),
                        new PartnerId(bound),
                        customer(world),
                        Conduct.SOLICIT,
                        today,
                        world.until(),
                        new WindowRules(true, List.of("ERP"), null, List.of(), List.of(), 3, "standard", true)))))
                .windowIds()
                .getFirst();
    }
}
