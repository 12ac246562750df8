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
import io.evenhand.money.Money;
import io.evenhand.partner.Partners;
import io.evenhand.settlement.bank.BankDetails;
import io.evenhand.settlement.bank.BankHouse;
import io.evenhand.settlement.bank.Pain002Sample;
import io.evenhand.settlement.bank.SampleItem;
import io.evenhand.settlement.bank.SampleItems;
import io.evenhand.settlement.journal.AccountId;
import io.evenhand.settlement.journal.AccountKind;
import io.evenhand.settlement.journal.Entry;
import io.evenhand.settlement.journal.Journal;
import io.evenhand.settlement.journal.PostingRequest;
import io.evenhand.testing.PagesWithoutEngine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

/** Proves what the pages about a partner's money say, and that what they offer is done: pay, take statements, match, set off, undo. */
@PagesWithoutEngine
class FinancePagesTests {
    @Autowired
    MockMvc browser;

    @Autowired
    Partners partners;

    @Autowired
    BankDetails details;

    @Autowired
    Accounts accounts;

    @Autowired
    SampleItems items;

    @Autowired
    Clock clock;

    @Autowired
    Journal journal;

    private BankHouse house;

    @BeforeEach
    void twoPartnersWhoOweEachOther() {
        house = new BankHouse(partners, details);
        register(house.finance.username(), "Fin Money", house.us, Role.FINANCE);
        register("adm-" + house.us, "Ada Min", house.us, Role.ADMINISTRATOR);
        register(house.operations.username(), "Ops Run", house.us, Role.OPERATIONS);
        register(house.stranger.username(), "Fin There", house.them, Role.FINANCE);
        items.are(
                house.us,
                List.of(
                        item("a", "ST-1001", "-100.00", today().minusDays(40)),
                        item("b", "ST-1002", "-25.50", today().plusDays(5)),
                        item("c", "ST-1003", "10.00", today().minusDays(3)),
                        new SampleItem(house.us + "x", "nobody-known", "ST-9", Money.of("-1.00", "EUR"), today())));
    }

    @Test
    void theStartPageSaysWhatWaitsAndHowOldWhatIsOwedIs() throws Exception {
        String start = text(seen("/finance"), 200);
        assertThat(start)
                .contains("overdue to pay", "EUR 100.00", "to pay within 14 days", "EUR 26.50")
                .contains("31 to 60 days", "<rect", house.theirName)
                .contains("aria-current=\"page\">Finance</a>")
                .doesNotContain("style=");
        assertThat(text(as(house.operations.username(), get("/partners")), 200)).doesNotContain("href=\"/finance\"");
        assertThat(as("adm-" + house.us, get("/finance")).getRedirectedUrl()).isEqualTo("/finance/bank-details");
    }

    @Test
    void whatIsTickedIsPaidByAFileWhoseBytesStayAndWhatCannotBePaidSaysWhy() throws Exception {
        assertThat(text(seen("/finance/payments"), 200))
                .contains("The payee has not said yet where it is paid to", "No file yet");
        String file = redirected(
                sent("/finance/payments", "item", house.us + "a", "item", house.us + "b", "day", tomorrow()));
        assertThat(text(seen(file), 200)).contains("EUR 125.50", "ST-1001", "Download");
        String content = text(seen(file + "/pain.001.xml"), 200);
        assertThat(content).contains(house.theirAccount.value()).isEqualTo(text(seen(file + "/pain.001.xml"), 200));
        assertThat(text(seen("/finance/payments"), 200)).contains("It is in a payment file already.");
        assertThat(text(sent("/finance/payments", "item", house.us + "a", "day", tomorrow()), 422))
                .contains("It is in a payment file already.", "No file was made.");
        assertThat(text(sent(file + "/withdraw", "reason", " "), 422)).contains("Say why");
        assertThat(as(house.stranger.username(), get(file)).getStatus()).isEqualTo(404);
        assertThat(redirected(sent(file + "/withdraw", "reason", "limit exceeded")))
                .isEqualTo(file);
        assertThat(text(seen(file), 200))
                .contains("limit exceeded", "withdrawn")
                .doesNotContain("Download");
    }

    @Test
    void nothingIsPaidOnADayThatIsOverOrWhatIsNotOpenAnyMore() throws Exception {
        assertThat(text(sent("/finance/payments", "item", house.us + "a", "day", "soon"), 422))
                .contains("2026-03-31");
        assertThat(text(sent("/finance/payments", "item", "gone", "day", tomorrow()), 422))
                .contains("not open any more");
        assertThat(text(sent("/finance/payments", "day", tomorrow()), 422)).contains("Choose 1 to 50,000");
    }

    @Test
    void aStatementIsTakenMatchedByRulesAndByHandAndUndone() throws Exception {
        assertThat(text(seen("/finance/reconciliation"), 200)).contains("Every line is matched");
        byte[] file = house.statement(
                "S1", "920.00", house.entry("10.00", "CRDT", "ST-1003"), house.entry("90.00", "DBIT", "no word"));
        assertThat(redirected(upload(file, "s.xml", "camt", "source", "camt"))).isEqualTo("/finance/statements");
        assertThat(text(seen("/finance/statements"), 200)).contains("EUR 1,000.00", "EUR 920.00", "S1");
        assertThat(redirected(sent("/finance/reconciliation/run"))).isEqualTo("/finance/reconciliation");
        String queue = text(seen("/finance/reconciliation"), 200);
        assertThat(queue).contains("1 line of the bank matches nothing yet", "EUR 90.00", "no word");
        String line = first(queue, "by-hand\\?line=([0-9a-f-]{36})");
        String byHand = text(seen("/finance/reconciliation/by-hand?line=" + line), 200);
        assertThat(byHand).contains("ST-1001", "ST-1002").doesNotContain("ST-1003");
        assertThat(text(sent("/finance/reconciliation/match", "line", line, "item", house.us + "a"), 422))
                .contains("There is a difference of EUR 10.00", "checked=\"checked\"");
        assertThat(redirected(sent(
                        "/finance/reconciliation/match",
                        "line",
                        line,
                        "item",
                        house.us + "a",
                        "reason",
                        "they waived it")))
                .isEqualTo("/finance/reconciliation");
        assertThat(text(
                        sent("/finance/reconciliation/match", "line", line, "item", house.us + "a", "reason", "x"),
                        409))
                .contains("matched already");
        String history = text(seen("/finance/reconciliation/history"), 200);
        assertThat(history).contains("they waived it", "ST-1001", "ST-1003", "Fin Money", "By the rule “reference”");
        String match = first(history, "reconciliation/([0-9a-f-]{36})/undo");
        assertThat(text(sent("/finance/reconciliation/" + match + "/undo"), 422))
                .contains("Say why");
        assertThat(redirected(sent("/finance/reconciliation/" + match + "/undo", "reason", "wrong one")))
                .isEqualTo("/finance/reconciliation/history");
        assertThat(text(seen("/finance/reconciliation/history"), 200)).contains("wrong one", "undone");
        assertThat(text(sent("/finance/reconciliation/" + match + "/undo", "reason", "again"), 409))
                .contains("before");
    }

    @Test
    void rulesAreMovedEditedAddedAndRemovedAndOfTwoWhoChangeThemOneIsTold() throws Exception {
        assertThat(text(seen("/finance/rules"), 200)).contains("1. Names the item, to the cent", "only suggests");
        assertThat(redirected(sent("/finance/rules/party-amount/move", "way", "up", "version", "0")))
                .isEqualTo("/finance/rules");
        assertThat(text(sent("/finance/rules/party-amount/move", "way", "up", "version", "0"), 409))
                .contains("Somebody else changed the rules meanwhile");
        String form = text(seen("/finance/rules/party-amount"), 200);
        assertThat(form).contains("value=\"30\"", "name=\"version\" value=\"1\"");
        assertThat(text(rule("/finance/rules/party-amount", "1", "ANY", "1 %"), 422))
                .contains("strangers would pay");
        assertThat(redirected(rule("/finance/rules/party-amount", "1", "SAME", "1 %")))
                .isEqualTo("/finance/rules");
        assertThat(redirected(rule("/finance/rules", "2", "SAME", ""))).isEqualTo("/finance/rules");
        assertThat(text(seen("/finance/rules"), 200)).contains("7. Mine", "1 % of what is open");
        assertThat(redirected(sent("/finance/rules/mine/remove", "version", "3")))
                .isEqualTo("/finance/rules");
        assertThat(text(seen("/finance/rules"), 200)).doesNotContain("7. Mine");
        assertThat(seen("/finance/rules/mine").getStatus()).isEqualTo(404);
    }

    private MockHttpServletResponse rule(String address, String version, String party, String share) throws Exception {
        return sent(
                address,
                "version",
                version,
                "name",
                "Mine",
                "reference",
                "ANY",
                "party",
                party,
                "grouping",
                "ONE_TO_ONE",
                "effect",
                "MATCH",
                "units",
                "",
                "share",
                share,
                "before",
                "",
                "after",
                "9");
    }

    @Test
    void whereAPartnerIsPaidIsChangedByTwoAndCanBeObjectedTo() throws Exception {
        String other = "GB33BUKB20201555555555";
        assertThat(text(seen("/finance/bank-details"), 200)).contains(house.ourAccount.format(), "holds since</span>");
        assertThat(text(sent("/finance/bank-details", "holder", "Us", "iban", "DE00"), 422))
                .contains("This is no IBAN", "value=\"DE00\"");
        assertThat(redirected(sent("/finance/bank-details", "holder", "Us", "iban", other)))
                .isEqualTo("/finance/bank-details");
        String asked = text(seen("/finance/bank-details"), 200);
        assertThat(asked)
                .contains("Asked for, to be confirmed", "Ada Min", "Take it back")
                .doesNotContain("Confirm it</button>");
        String change = "/finance/bank-details/" + first(asked, "bank-details/([0-9a-f-]{36})/object");
        assertThat(text(sent(change + "/confirm"), 409)).contains("You were the first of two people");
        assertThat(text(as("adm-" + house.us, get("/finance/bank-details")), 200))
                .contains("Confirm it</button>");
        assertThat(redirected(as("adm-" + house.us, post(change + "/confirm").with(csrf()))))
                .isEqualTo("/finance/bank-details");
        assertThat(text(seen("/finance/bank-details"), 200)).contains("Confirmed, takes effect soon", "Object to it");
        assertThat(as(
                                house.stranger.username(),
                                post(change + "/object").with(csrf()).param("reason", "x"))
                        .getStatus())
                .isEqualTo(404);
        assertThat(redirected(sent(change + "/object", "reason", "I never asked")))
                .isEqualTo("/finance/bank-details");
        assertThat(text(seen("/finance/bank-details"), 200)).contains("never took effect", "I never asked");
    }

    @Test
    void whatTwoOweEachOtherIsProposedAcceptedByTheOtherSideAndUndoneByBoth() throws Exception {
        items.are(
                house.them,
                List.of(
                        mirrored("a", "ST-1001", "100.00"),
                        mirrored("b", "ST-1002", "25.50"),
                        mirrored("c", "ST-1003", "-10.00")));
        String page = text(seen("/finance/netting"), 200);
        assertThat(page).contains("Owed to you", "EUR 115.50", house.theirName, "Propose it");
        String[] all = {"item", house.us + "a", "item", house.us + "b", "item", house.us + "c"};
        assertThat(redirected(sent("/finance/netting", all))).isEqualTo("/finance/netting");
        assertThat(text(sent("/finance/netting", all), 409)).contains("Look at it again");
        assertThat(text(seen("/finance/netting"), 200)).contains("Waits for " + house.theirName, "Take it back");
        assertThat(text(seen("/finance/payments"), 200)).contains("It is in a proposal to set off");
        assertThat(text(theirs(get("/finance")), 200)).contains("netting waits for your answer");
        String asked = text(theirs(get("/finance/netting")), 200);
        assertThat(asked).contains("proposes this", "Accept</button>", "Left for you to get", "Fin Money");
        String answer = "/finance/netting/" + first(asked, "netting/([0-9a-f-]{36})/answer") + "/answer";
        assertThat(text(answered(post(answer), "act", "nonsense"), 422)).contains("Choose what to do");
        assertThat(as(house.finance.username(), post(answer).with(csrf()).param("act", "accept"))
                        .getStatus())
                .isEqualTo(403);
        assertThat(redirected(theirs(post(answer).with(csrf()).param("act", "accept"))))
                .isEqualTo("/finance/netting");
        assertThat(text(theirs(post(answer).with(csrf()).param("act", "refuse").param("reason", "x")), 409))
                .contains("decided meanwhile");
        assertThat(text(seen("/finance/payments"), 200)).doesNotContain("ST-1001");
        assertThat(text(answered(post(answer), "act", "ask_to_undo"), 422)).contains("Say why");
        assertThat(redirected(answered(post(answer), "act", "ask_to_undo", "reason", "they disagree")))
                .isEqualTo("/finance/netting");
        assertThat(text(theirs(get("/finance/netting")), 200)).contains("asks to undo it", "they disagree");
        assertThat(redirected(theirs(post(answer).with(csrf()).param("act", "agree_to_undo"))))
                .isEqualTo("/finance/netting");
        assertThat(text(seen("/finance/netting"), 200)).contains("Undone", "they disagree", "Propose it");
    }

    @Test
    void onePaymentOfAFileIsWithdrawnAndWhatChangedSinceItWasShownIsNamed() throws Exception {
        String file = redirected(
                sent("/finance/payments", "item", house.us + "a", "item", house.us + "b", "day", tomorrow()));
        assertThat(text(sent(file + "/withdraw", "item", house.us + "a", "reason", " "), 422))
                .contains("Say why");
        assertThat(redirected(sent(file + "/withdraw", "item", house.us + "a", "reason", "account closed")))
                .isEqualTo(file);
        String withOne = text(seen(file), 200);
        assertThat(withOne).contains("account closed", "Of it stands", "EUR 25.50", "Download");
        String message = first(withOne, "<code>([0-9a-f]{32})</code>");
        byte[] report = Pain002Sample.rejecting(message, "ST-1002", "AC06", "");
        MockMultipartFile sent = new MockMultipartFile("file", "status.xml", "text/xml", report);
        assertThat(redirected(answered(multipart("/finance/payments/status").file(sent))))
                .isEqualTo(file);
        assertThat(text(seen(file), 200)).contains("AC06, the account is blocked", "Every payment of it was withdrawn");
        MockMultipartFile other = new MockMultipartFile("file", "status.xml", "text/xml", bytes("<a/>"));
        assertThat(text(answered(multipart("/finance/payments/status").file(other)), 422))
                .contains("This is no status report");
        assertThat(text(
                        sent(
                                "/finance/payments",
                                "item",
                                house.us + "a",
                                "shown",
                                house.us + "a=EUR -90.00",
                                "day",
                                tomorrow()),
                        422))
                .contains("ST-1001 is EUR 100.00 now, not EUR 90.00 as you were shown");
    }

    private MockHttpServletResponse theirs(MockHttpServletRequestBuilder request) throws Exception {
        return as(house.stranger.username(), request);
    }

    private SampleItem mirrored(String id, String reference, String amount) {
        return new SampleItem(house.us + id, house.us, reference, Money.of(amount, "EUR"), today());
    }

    @Test
    void balancesOfTheJournalAreDrawnOverTheYear() throws Exception {
        assertThat(text(seen("/finance/balances"), 200)).contains("Nothing yet").doesNotContain("<polyline");
        String agreement = house.us + "-share";
        Money share = Money.of("75.00", "EUR");
        var unused = journal.post(new PostingRequest(
                agreement,
                today().minusDays(50),
                agreement,
                "A share",
                List.of(
                        new Entry(new AccountId(agreement, house.us, house.them, AccountKind.RECEIVABLE), share),
                        new Entry(
                                new AccountId(agreement, house.us, house.them, AccountKind.REVENUE_SHARE),
                                share.negate()))));
        assertThat(text(seen("/finance/balances"), 200))
                .contains("<polyline", "EUR, at the end of each month", "EUR 75.00", house.theirName)
                .doesNotContain("style=");
    }

    @Test
    void whatIsWrongInAStatementIsNamedByPlaceAndTheRestIsTakenOnlyWhenAskedFor() throws Exception {
        byte[] file = house.statement(
                "S1", "1010.00", house.entry("10.00", "CRDT", "ST-1003"), house.entry("x", "CRDT", "RE-2"));
        String flawed = text(upload(file, "s.xml", "camt", "source", "camt"), 422);
        assertThat(flawed)
                .contains("s.xml was not taken", "Statement S1, entry 2", "<code>Amt</code>", "Take the rest");
        String carried = first(flawed, "name=\"carried\" value=\"([^\"]+)\"");
        MockHttpServletResponse rest =
                answered(multipart("/finance/statements"), "source", "camt", "rest", "true", "carried", carried);
        assertThat(redirected(rest)).isEqualTo("/finance/statements");
        assertThat(text(seen("/finance/reconciliation"), 200)).contains("1 line of the bank matches nothing yet");
    }

    @Test
    void aFileThatMeansHarmOrIsOfAnotherAccountIsRefusedWithWhatToDo() throws Exception {
        byte[] sound = house.statement("S1", "1010.00", house.entry("10.00", "CRDT", "ST-1003"));
        assertThat(text(uploaded(Arrays.copyOf(sound, sound.length - 120)), 422))
                .contains("Nothing of it can be taken");
        String bomb =
                "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><Document>&b;</Document>";
        assertThat(text(uploaded(bytes(bomb)), 422))
                .contains("Nothing of it can be taken")
                .doesNotContain("aaaaaaaaaa");
        String foreign =
                new String(sound, StandardCharsets.UTF_8).replace(house.ourAccount.value(), house.theirAccount.value());
        assertThat(text(uploaded(bytes(foreign)), 422)).contains("not one of yours");
        byte[] contradiction = house.statement("S2", "1011.00", house.entry("10.00", "CRDT", "ST-1003"));
        assertThat(text(uploaded(contradiction), 422)).contains("EUR 1,011.00", "EUR 1,010.00");
        assertThat(text(uploaded(new byte[0]), 422)).contains("Choose a file that is not empty.");
    }

    @Test
    void csvIsReadByALayoutThatIsTriedBeforeItIsKept() throws Exception {
        String account = house.ourAccount.value();
        byte[] file = bytes("Tag;Betrag;Wer;Zweck\n20.11.2026;1.010,50;Größe AG;ST-1\n21.11.2026;=1+1;\"x\";y\n");
        assertThat(redirected(upload(file, "k.csv", "csv", "source", account)))
                .isEqualTo("/finance/statements/layout?account=" + account);
        String tried = text(layout("try", file, "Tag"), 200);
        assertThat(tried).contains("EUR 1,010.50", "Größe AG", "“=1+1” is no amount", "cannot be read so in all");
        byte[] windows =
                new String(file, StandardCharsets.UTF_8).getBytes(java.nio.charset.Charset.forName("windows-1252"));
        assertThat(text(layout("try", windows, "Tag"), 200)).contains("another encoding than the layout says");
        assertThat(text(layout("try", file, ""), 422)).contains("Name the column of the day of booking");
        assertThat(redirected(layout("save", file, "Tag"))).isEqualTo("/finance/statements");
        assertThat(text(upload(file, "k.csv", "csv", "source", account), 422))
                .contains("k.csv was not taken", "Betrag");
        assertThat(seen("/finance/statements/layout?account=" + house.theirAccount.value())
                        .getStatus())
                .isEqualTo(404);
    }

    private MockHttpServletResponse layout(String act, byte[] file, String day) throws Exception {
        return answered(
                multipart("/finance/statements/layout").file(new MockMultipartFile("file", "k.csv", "text/csv", file)),
                "account",
                house.ourAccount.value(),
                "version",
                "0",
                "act",
                act,
                "bookedOn",
                day,
                "amount",
                "Betrag",
                "onlyCurrency",
                "EUR",
                "counterparty",
                "Wer",
                "text",
                "Zweck",
                "days",
                "DAY_FIRST_POINTS",
                "decimals",
                "COMMA",
                "encoding",
                "UNICODE");
    }

    private MockHttpServletResponse uploaded(byte[] file) throws Exception {
        return upload(file, "s.xml", "camt", "source", "camt");
    }

    private MockHttpServletResponse upload(byte[] file, String name, String kind, String... fields) throws Exception {
        MockMultipartHttpServletRequestBuilder form = multipart("/finance/statements")
                .file(new MockMultipartFile("file", name, kind.equals("camt") ? "text/xml" : "text/csv", file));
        return answered(form, fields);
    }

    private MockHttpServletResponse sent(String address, String... fields) throws Exception {
        return answered(post(address), fields);
    }

    private MockHttpServletResponse answered(MockHttpServletRequestBuilder form, String... fields) throws Exception {
        for (int i = 0; i < fields.length; i += 2) {
            form.param(fields[i], fields[i + 1]);
        }
        return as(house.finance.username(), form.with(csrf()));
    }

    private MockHttpServletResponse seen(String address) throws Exception {
        return as(house.finance.username(), get(address));
    }

    private MockHttpServletResponse as(String username, MockHttpServletRequestBuilder request) throws Exception {
        return browser.perform(request.with(user(username))).andReturn().getResponse();
    }

    private static String text(MockHttpServletResponse response, int status) throws Exception {
        assertThat(response.getStatus()).isEqualTo(status);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    private static String redirected(MockHttpServletResponse response) throws Exception {
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(302);
        return Objects.requireNonNull(response.getRedirectedUrl());
    }

    private static String first(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private SampleItem item(String id, String reference, String amount, LocalDate due) {
        return new SampleItem(house.us + id, house.them, reference, Money.of(amount, "EUR"), due);
    }

    private void register(String username, String name, String partner, Role role) {
        var unused = accounts.register(NewAccount.demo(username, name, username, partner, role));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private String tomorrow() {
        return today().plusDays(1).toString();
    }
}
