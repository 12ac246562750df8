package io.evenhand.settlement.web;

import static io.evenhand.settlement.revenue.TestShares.refund;
import static io.evenhand.settlement.revenue.TestShares.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.evenhand.access.Accounts;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.agreement.Agreements;
import io.evenhand.settlement.period.SettlementId;
import io.evenhand.settlement.period.TestPeriods;
import io.evenhand.settlement.revenue.TestShares;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.RevenueShareTerms.Reporting.Frequency;
import io.evenhand.testing.PagesWithoutEngine;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Proves what the pages of periods say in each state, to whom, and what can be done from them. */
@PagesWithoutEngine
class PeriodPagesTests {
    private static final Pattern OBJECTION = Pattern.compile("/objections/([0-9a-f-]{36})/");

    @Autowired
    MockMvc browser;

    @Autowired
    Agreements agreements;

    @Autowired
    Accounts accounts;

    @Autowired
    TestPeriods periods;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    private String biller;
    private String other;
    private String stranger;
    private String agreement;
    private ReportingPeriod first;
    private LocalDate day;

    @BeforeEach
    void aShareHasBeenInForceForLong() {
        String suffix = UUID.randomUUID().toString().substring(0, 8);
        biller = "periods-bills-" + suffix;
        other = "periods-in-" + suffix;
        stranger = "periods-out-" + suffix;
        for (String partner : new String[] {biller, other, stranger}) {
            account(partner, "money", Role.FINANCE);
        }
        account(other, "law", Role.LEGAL);
        first = ReportingPeriod.of(today().minusDays(300), Frequency.QUARTER);
        agreement = new TestShares(other, biller, first.firstDay())
                .inForce(SampleTerms.revenueShare(2), agreements, database)
                .value();
        day = first.lastDay().minusDays(3);
    }

    @Test
    void beforeTheFirstPeriodItIsSaidWhenItBegins() throws Exception {
        assertThat(shown(other, all()))
                .contains("No period yet")
                .contains("Next: " + first + ". It ends on " + first.lastDay());
        assertThat(shown(stranger, "/finance/periods")).contains("No period yet");
        assertThat(shown(other, "/agreements/" + agreement + "/revenue")).contains(all());
    }

    @Test
    void aPeriodWhoseReportIsAwaitedSaysFromWhom() throws Exception {
        SettlementId id = periods.open(agreement);
        long task = periods.waits(id, "complete-reporting", biller);
        assertThat(shown(other, one()))
                .contains("Report awaited")
                .contains(biller + " reports what the customer was billed")
                .contains("Say that all revenue is reported")
                .doesNotContain(">Decide</a>")
                .doesNotContain("draft.pdf");
        assertThat(shown(biller, one())).contains(">Decide</a>").contains("/tasks/" + task);
        periods.overdue(id, other, "Silence for <b>months</b>.");
        assertThat(shown(other, one()))
                .contains("Report overdue")
                .contains("may begin 30 days after the demand")
                .contains("Silence for &lt;b&gt;months&lt;/b&gt;.");
    }

    @Test
    void aDraftIsReadLineByLineWithItsArithmeticAndTheWordsOfTheContract() throws Exception {
        inReview(service("A", day, "1000.01"), service("B", day, "0.33"), refund("R", "A", day, "200.00"));
        String page = shown(other, one());
        assertThat(page)
                .contains("In review")
                .contains("Went back")
                .contains("EUR -30.00")
                .doesNotContain("To return later</th>")
                .contains("EUR 120.05")
                .contains("falls due on <span class=\"day\">" + day.plusDays(90))
                .contains("Rule “project”")
                .contains("EUR 1,000.01 is divided")
                .contains("exactly 150.0015, rounded EUR 150.00")
                .contains("One-off revenue from services is shared")
                .contains("aria-label=\"Object to line A\"")
                .contains("<rect ")
                .doesNotContain("style=");
        assertThat(shown(other, one() + "?line=B")).contains("value=\"B\"");
        assertThat(shown(biller, one())).doesNotContain("Object to");
        String csv = shown(other, one() + "/lines.csv");
        assertThat(csv.lines()).hasSize(4).anyMatch(line -> line.contains("1000.01") && line.contains("150.00"));
        MockHttpServletResponse draft = as(other, get(one() + "/draft.pdf"));
        assertThat(draft.getContentAsByteArray()).startsWith('%', 'P', 'D', 'F');
        assertThat(draft.getHeader("Content-Disposition")).contains("draft-" + first + ".pdf");
    }

    @Test
    void manyLinesOfARuleAreFoldedAndReadPageByPage() throws Exception {
        inReview(IntStream.range(0, 130)
                .mapToObj(i -> service("L-%03d".formatted(i), day, "10.00"))
                .toArray(String[]::new));
        String folded = shown(other, one());
        assertThat(folded)
                .contains("130 lines")
                .contains("All 130 lines</a>")
                .contains("L-019")
                .doesNotContain("L-020");
        assertThat(shown(other, one() + "?rule=project"))
                .contains("L-099")
                .doesNotContain("L-100")
                .contains("Page 1 of 2");
        assertThat(shown(other, one() + "?rule=project&page=2"))
                .contains("L-129")
                .doesNotContain("L-099");
        assertThat(shown(other, one() + "?rule=nonsense&page=-7")).contains("All rules");
    }

    @Test
    void aLineIsObjectedToAnsweredAndTakenBack() throws Exception {
        inReview(service("A", day, "1000.00"), service("B", day, "20.00"));
        assertThat(done(
                        other,
                        post(one() + "/objections").param("line", " A ").param("reason", "It was <i>1,200</i>.")))
                .isEqualTo(302);
        assertThat(done(other, post(one() + "/objections").param("reason", "All of it.")))
                .isEqualTo(302);
        assertThat(answer(other, post(one() + "/objections").param("line", "Z").param("reason", "No such sale."), 422))
                .contains("The draft has no line “Z”")
                .contains("No such sale.");
        assertThat(done(other, post(one() + "/objections").param("reason", " ")))
                .isEqualTo(422);
        String seen = shown(biller, one());
        assertThat(seen)
                .contains("It was &lt;i&gt;1,200&lt;/i&gt;.")
                .contains("aria-label=\"Stand by it: line A\"")
                .contains("aria-label=\"Objection to line A\"")
                .contains("The statement as a whole");
        Matcher ids = OBJECTION.matcher(seen);
        assertThat(ids.find()).isTrue();
        String ofLine = one() + "/objections/" + ids.group(1);
        assertThat(ids.find()).isTrue();
        String ofWhole = one() + "/objections/" + ids.group(1);
        assertThat(done(biller, post(ofLine + "/withdraw"))).isEqualTo(403);
        assertThat(done(other, post(ofLine + "/answer").param("reason", "Yes.")))
                .isEqualTo(403);
        assertThat(done(biller, post(ofLine + "/answer").param("reason", "The bank says 1,000.")))
                .isEqualTo(302);
        assertThat(done(other, post(ofWhole + "/withdraw"))).isEqualTo(302);
        assertThat(shown(other, one()))
                .contains("The bank says 1,000.")
                .contains("Contested")
                .contains("Withdrawn")
                .doesNotContain("/withdraw\"");
    }

    @Test
    void whatIsSealedSaysWhatEverybodyGetsAndGivesTheStatement() throws Exception {
        SettlementId id = inReview(service("A", day, "1000.00"));
        assertThat(shown(biller, one())).contains("In review");
        periods.seal(id, biller, other);
        assertThat(shown(other, one()))
                .contains("Payment awaited")
                .contains("Sealed statement (PDF)")
                .contains("-S-0001")
                .contains("EUR 150.00")
                .contains("approved draft 1")
                .doesNotContain("Object to the draft");
        assertThat(as(other, get(one() + "/statement.pdf")).getContentAsByteArray())
                .startsWith('%', 'P', 'D', 'F');
        assertThat(as(other, get(one() + "/draft.pdf")).getStatus()).isEqualTo(404);
        assertThat(as(other, get(one() + "/lines.csv")).getStatus()).isEqualTo(404);
        assertThat(shown(other, all()))
                .contains("Who got what")
                .contains("<rect ")
                .contains("EUR 150.00");
        periods.close(id);
        assertThat(shown(other, one())).contains(">Closed<");
    }

    @Test
    void aPeriodThatHasEndedSaysWhatItGivesWhileItsStatementIsMade() throws Exception {
        SettlementId id = inReview(service("A", day, "1000.00"));
        periods.approve(id, biller, other);
        periods.end(id);
        assertThat(shown(other, one()))
                .contains("Statement in the making")
                .contains("being set and sealed")
                .contains("EUR 150.00")
                .contains("ended the period for good")
                .doesNotContain("draft.pdf")
                .doesNotContain("statement.pdf")
                .doesNotContain("Object to the draft");
        assertThat(shown(other, "/finance/periods")).contains("being sealed").contains("Statement in the making (1)");
        for (String file : new String[] {"/draft.pdf", "/lines.csv", "/statement.pdf"}) {
            assertThat(as(other, get(one() + file)).getStatus()).as(file).isEqualTo(404);
        }
        periods.seal(id);
        assertThat(as(other, get(one() + "/statement.pdf")).getStatus()).isEqualTo(200);
    }

    @Test
    void linesThatWereAttestedSinceADraftAreSaidAndShownInTheNextOne() throws Exception {
        SettlementId id = inReview(service("A", day, "1000.00"));
        assertThat(shown(other, one())).doesNotContain("attested since");
        periods.attest(agreement, first, biller, service("LATE", day, "5.00"));
        assertThat(shown(other, one()))
                .contains("Lines were attested since this draft was drawn up")
                .contains("version 1")
                .contains("1 line<")
                .doesNotContain("LATE");
        assertThat(shown(other, one() + "/lines.csv").lines()).hasSize(2);
        periods.redrafted(id);
        assertThat(shown(other, one())).contains("version 2").contains("LATE").doesNotContain("attested since");
        assertThat(shown(other, one() + "/lines.csv").lines()).hasSize(3);
    }

    @Test
    void aPeriodWithoutRevenueIsSettledToo() throws Exception {
        periods.reported(periods.open(agreement), biller, "nothing");
        assertThat(shown(other, one()))
                .contains("There was no revenue in this period")
                .contains("Nothing changes hands");
    }

    @Test
    void whatWaitsForTheReaderStandsFirstAmongAllPeriodsAndStatesCanBeChosen() throws Exception {
        SettlementId id = inReview(service("A", day, "1000.00"));
        long unused = periods.waits(id, "review-statement", other);
        assertThat(shown(other, "/finance/periods"))
                .contains("aria-current=\"page\">Periods")
                .contains("class=\"you\"")
                .contains("Agree to the draft, or object")
                .contains("In review (1)");
        assertThat(shown(other, "/finance/periods?state=CLOSED")).contains("None like that");
        assertThat(shown(other, "/finance/periods?state=IN_REVIEW&waits=me")).contains(one());
        assertThat(shown(biller, "/finance/periods?waits=me")).contains("None like that");
        assertThat(asPerson(other + ".law", get("/finance/periods")).getStatus())
                .isEqualTo(403);
        account(other, "deals", Role.OPERATIONS);
        assertThat(text(asPerson(other + ".deals", get("/finance/periods")), 200))
                .contains(one())
                .doesNotContain("class=\"you\"")
                .doesNotContain("/finance/netting");
    }

    @Test
    void forStrangersThereIsNothingAndOtherRolesOnlyRead() throws Exception {
        inReview(service("A", day, "1000.00"));
        for (String address : new String[] {
            all(),
            one(),
            one() + "/draft.pdf",
            one() + "/lines.csv",
            one() + "/statement.pdf",
            all() + "/1999-Q1",
            "/agreements/none/settlement",
            "/agreements/none/settlement/" + first
        }) {
            assertThat(as(stranger, get(address)).getStatus()).as(address).isEqualTo(404);
        }
        assertThat(done(stranger, post(one() + "/objections").param("reason", "Me, too.")))
                .isEqualTo(404);
        assertThat(shown(stranger, "/finance/periods")).doesNotContain(agreement);
        assertThat(text(asPerson(other + ".law", get(one())), 200)).doesNotContain("Object to");
        assertThat(asPerson(
                                other + ".law",
                                post(one() + "/objections")
                                        .param("reason", "No.")
                                        .with(csrf()))
                        .getStatus())
                .isEqualTo(403);
    }

    private String all() {
        return "/agreements/" + agreement + "/settlement";
    }

    private String one() {
        return all() + "/" + first;
    }

    private SettlementId inReview(String... lines) {
        return periods.inReview(agreement, first, biller, lines);
    }

    private void account(String partner, String name, Role role) {
        var unused = accounts.register(NewAccount.demo(partner + "." + name, "Mona " + partner, null, partner, role));
    }

    private int done(String partner, MockHttpServletRequestBuilder request) throws Exception {
        return as(partner, request.with(csrf())).getStatus();
    }

    private String answer(String partner, MockHttpServletRequestBuilder request, int status) throws Exception {
        return text(as(partner, request.with(csrf())), status);
    }

    private String shown(String partner, String address) throws Exception {
        return text(as(partner, get(address)), 200);
    }

    private MockHttpServletResponse as(String partner, MockHttpServletRequestBuilder request) throws Exception {
        return asPerson(partner + ".money", request);
    }

    private MockHttpServletResponse asPerson(String username, MockHttpServletRequestBuilder request) throws Exception {
        return browser.perform(request.with(user(username))).andReturn().getResponse();
    }

    private static String text(MockHttpServletResponse response, int status) throws Exception {
        assertThat(response.getStatus()).isEqualTo(status);
        return response.getContentAsString();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
