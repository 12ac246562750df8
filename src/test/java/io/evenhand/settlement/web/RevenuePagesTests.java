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
import io.evenhand.table.SampleWorkbook;
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
        String file = uploaded("lines.csv", TestShares.csv(TestShares.service("INV-1", day, "1000.00")));
        assertThat(text(as(biller, get(file)), 200))
                .contains("nothing is reported yet")
                .contains("EUR 150.00")
                .contains("EUR 850.00");
        String report = filed(file);
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
        String file = uploaded(
                "lines.csv",
                TestShares.csv(TestShares.service("<b>", day, "1,00").replace("1,00", "x")));
        assertThat(text(as(biller, get(file)), 200)).contains("Line 2, gross").doesNotContain("<b>");
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

    @Test
    void aFileInTheBillersOwnColumnsIsMappedOnceAndReadSoEverAfter() throws Exception {
        String german = "Belegnr.;Art;Kategorie;Auftrag;Datum;Nettobetrag;Notiz\n"
                + "R-%1$s;Rechnung;Beratung;A-1;%2$td.%2$tm.%2$tY;1.000,00;x\n".formatted(1, day);
        String file = uploaded("umsatz.csv", german.getBytes(StandardCharsets.UTF_8));
        assertThat(text(as(biller, get(file)), 200))
                .contains("The columns of this file are not ours")
                .contains("currency: choose")
                .contains("rechnung = sale")
                .contains("left out: Notiz");
        assertThat(text(as(biller, post(file + "/mapping").with(csrf()).param("act", "save")), 422))
                .contains("gross: choose");

        MockHttpServletRequestBuilder mapping = post(file + "/mapping")
                .with(csrf())
                .param("heading.ID", "Belegnr.")
                .param("heading.KIND", "Art")
                .param("heading.REVENUE", "Kategorie")
                .param("fixed.OCCURRENCE", "one-off")
                .param("heading.DEAL", "Auftrag")
                .param("heading.COUNTED_ON", "Datum")
                .param("fixed.CURRENCY", "EUR")
                .param("heading.GROSS", "Nettobetrag")
                .param("days", "DAY_FIRST")
                .param("decimals", "COMMA")
                .param("words.KIND", "Rechnung = sale\nErstattung = refund")
                .param("words.REVENUE", "Beratung = services");
        assertThat(text(as(biller, mapping), 200)).contains("EUR 1,000.00").contains("Keep it");
        assertThat(as(biller, mapping.param("act", "save")).getRedirectedUrl()).isEqualTo(file);
        assertThat(text(as(biller, get(file)), 200))
                .contains("mapping, version 1")
                .contains("EUR 150.00");
        filed(file);
        assertThat(text(as(biller, get(file)), 302)).isEmpty();

        String next = uploaded(
                "umsatz2.csv",
                german.replace("R-1", "R-2").replace("Rechnung", "Storno").getBytes(StandardCharsets.UTF_8));
        assertThat(text(as(biller, get(next)), 200))
                .contains("mapping, version 1")
                .contains("Line 2, kind (“Art”)")
                .contains("Storno");
    }

    @Test
    void aWorkbookIsCheckedAndFiledLikeCsv() throws Exception {
        SampleWorkbook workbook = new SampleWorkbook();
        new String(TestShares.csv(TestShares.service("INV-1", day, "1000.00")), StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> workbook.row(line.split(",", -1)));
        String file = uploaded("lines.xlsx", workbook.sheet("Notes", "").bytes());
        assertThat(text(as(biller, get(file)), 200)).contains("EUR 150.00").contains("Only the sheet");
        assertThat(text(as(biller, get(filed(file))), 200)).contains("lines.xlsx");
    }

    @Test
    void onlyWhoReportsSeesAFileAndOthersAreTurnedAway() throws Exception {
        String file = uploaded("lines.csv", TestShares.csv(TestShares.service("INV-1", day, "1000.00")));
        assertThat(as(other, get(file)).getStatus()).isEqualTo(403);
        assertThat(as(other, post(file + "/file").with(csrf())).getStatus()).isEqualTo(403);
        assertThat(as(biller, get(address + "/files/" + UUID.randomUUID())).getStatus())
                .isEqualTo(404);
    }

    private String uploaded(String name, byte[] content) throws Exception {
        MockHttpServletResponse taken = answer(multipart(address)
                .file(new MockMultipartFile("file", name, "application/octet-stream", content))
                .param("period", period()));
        assertThat(taken.getStatus()).isEqualTo(302);
        return Objects.requireNonNull(taken.getRedirectedUrl());
    }

    /** @return the report's address */
    private String filed(String file) throws Exception {
        assertThat(as(biller, post(file + "/file").with(csrf())).getRedirectedUrl())
                .isEqualTo(file);
        return Objects.requireNonNull(as(biller, get(file)).getRedirectedUrl());
    }

    private void filedAndAttested() throws Exception {
        String report = filed(uploaded("lines.csv", TestShares.csv(TestShares.service("INV-1", day, "1000.00"))));
        Matcher hash = HASH.matcher(text(as(biller, get(report)), 200));
        assertThat(hash.find()).isTrue();
        assertThat(as(biller, post(report + "/attest").with(csrf()).param("hash", hash.group(1)))
                        .getStatus())
                .isEqualTo(302);
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
