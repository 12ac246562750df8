package io.evenhand.settlement.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.evenhand.access.Accounts;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.agreement.Agreements;
import io.evenhand.settlement.revenue.TestShares;
import io.evenhand.testing.PagesWithoutEngine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Proves what the pages of an agreement's revenue say: what to do first, what is wrong, what every partner gets and why. */
@PagesWithoutEngine
class RevenuePagesTests {
    private static final Pattern HASH = Pattern.compile("name=\"hash\" value=\"([0-9a-f]{64})\"");

    @Autowired
    MockMvc browser;

    @Autowired
    Agreements agreements;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    private String biller;
    private String other;
    private String address;
    private LocalDate day;

    @BeforeEach
    void aShareIsInForce() {
        String suffix = UUID.randomUUID().toString().substring(0, 8);
        biller = "pages-bills-" + suffix;
        other = "pages-in-" + suffix;
        for (String partner : new String[] {biller, other}) {
            var unused = accounts.register(
                    NewAccount.demo(partner + ".money", "Mona " + partner, null, partner, Role.FINANCE));
        }
        day = today().minusDays(100);
        address = "/agreements/"
                + new TestShares(other, biller, today().minusDays(200)).inForce(agreements, database)
                + "/revenue";
    }

    @Test
    void whoReportsIsToldHowAndWhoWaitsIsToldForWhom() throws Exception {
        assertThat(shown(biller))
                .contains("No report yet")
                .contains("Check the file")
                .contains("template.csv");
        assertThat(shown(other))
                .contains(biller + " reports the revenue of each period")
                .doesNotContain("Check the file");
    }

    @Test
    void aFileIsCheckedFiledAttestedAndExplained() throws Exception {
        String checked = text(upload(TestShares.service("INV-1", day, "1000.00"), "check"), 200);
        assertThat(checked)
                .contains("nothing is stored yet")
                .contains("EUR 150.00")
                .contains("EUR 850.00");

        MockHttpServletResponse filed = answer(multipart(address)
                .param("period", period())
                .param("act", "file")
                .param("name", "lines.csv")
                .param(
                        "text",
                        new String(
                                TestShares.csv(TestShares.service("INV-1", day, "1000.00")), StandardCharsets.UTF_8)));
        String report = Objects.requireNonNull(filed.getRedirectedUrl());
        String draft = text(as(biller, get(report)), 200);
        assertThat(draft).contains("By attesting you say").contains("INV-1").contains("lines.csv");
        assertThat(text(as(other, get(report)), 200)).contains("Waits until").doesNotContain("Attest</button>");
        Matcher hash = HASH.matcher(draft);
        assertThat(hash.find()).isTrue();

        assertThat(text(as(biller, post(report + "/attest").with(csrf()).param("hash", "0")), 409))
                .contains("look at it again");
        assertThat(as(biller, post(report + "/attest").with(csrf()).param("hash", hash.group(1)))
                        .getRedirectedUrl())
                .isEqualTo(report);
        assertThat(text(as(other, get(report)), 200)).contains("attested").contains("EUR 150.00");
        assertThat(text(as(other, get(report + "/lines/1")), 200))
                .contains("EUR 1,000.00 is divided")
                .contains("Posting 1 of")
                .contains("<blockquote>")
                .contains("Together, the base");
        assertThat(shown(other)).contains("EUR 150.00").contains("<polyline").doesNotContain("style=");
    }

    @Test
    void balancesAreShownAsOfAnyDayAndInstant() throws Exception {
        filedAndAttested();
        assertThat(text(as(other, get(address).param("day", day.minusDays(1).toString())), 200))
                .contains("Nothing by then");
        assertThat(text(as(other, get(address).param("known", day + "T12:00")), 200))
                .contains("Nothing by then");
        assertThat(text(as(other, get(address).param("day", day.toString())), 200))
                .contains("EUR 150.00");
        assertThat(text(as(other, get(address).param("day", "yesterday")), 200)).contains("cannot be read");
    }

    @Test
    void whatIsWrongIsNamedByLineAndFieldBesideTheForm() throws Exception {
        String refused = text(upload(TestShares.service("<b>", day, "1,00").replace("1,00", "x"), "check"), 422);
        assertThat(refused).contains("Line 2, gross").contains("Check the file").doesNotContain("<b>");
        assertThat(text(answer(multipart(address).param("period", period())), 422))
                .contains("empty");
    }

    @Test
    void noRevenueIsAReport() throws Exception {
        String report = Objects.requireNonNull(
                as(biller, post(address + "/nothing").with(csrf()).param("period", period()))
                        .getRedirectedUrl());
        assertThat(text(as(biller, get(report)), 200)).contains("there was no revenue in this period");
    }

    private void filedAndAttested() throws Exception {
        String report = Objects.requireNonNull(
                upload(TestShares.service("INV-1", day, "1000.00"), "file").getRedirectedUrl());
        Matcher hash = HASH.matcher(text(as(biller, get(report)), 200));
        assertThat(hash.find()).isTrue();
        assertThat(as(biller, post(report + "/attest").with(csrf()).param("hash", hash.group(1)))
                        .getStatus())
                .isEqualTo(302);
    }

    private MockHttpServletResponse upload(String line, String act) throws Exception {
        return answer(multipart(address)
                .file(new MockMultipartFile("file", "lines.csv", "text/csv", TestShares.csv(line)))
                .param("period", period())
                .param("act", act));
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return as(biller, request.with(csrf()));
    }

    private MockHttpServletResponse as(String partner, MockHttpServletRequestBuilder request) throws Exception {
        return browser.perform(request.with(user(partner + ".money")))
                .andReturn()
                .getResponse();
    }

    private String shown(String partner) throws Exception {
        return text(as(partner, get(address)), 200);
    }

    private static String text(MockHttpServletResponse response, int status) throws Exception {
        assertThat(response.getStatus()).isEqualTo(status);
        return response.getContentAsString();
    }

    /** That of the day on which the lines count. */
    private String period() {
        return "%d-Q%d".formatted(day.getYear(), (day.getMonthValue() + 2) / 3);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
