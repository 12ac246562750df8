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
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.settlement.revenue.TestShares;
import io.evenhand.template.SampleTerms;
import io.evenhand.testing.PagesWithoutEngine;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Proves who may try drafts, on which revenue, and what the page says of them and of input that makes no sense. */
@PagesWithoutEngine
class WhatIfPagesTests {
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

    private String introducer;
    private String biller;
    private String stranger;
    private String address;

    @BeforeEach
    void aTieredShareIsNegotiated() {
        String suffix = UUID.randomUUID().toString().substring(0, 8);
        introducer = "tries-in-" + suffix;
        biller = "tries-bills-" + suffix;
        stranger = "tries-not-" + suffix;
        for (String partner : new String[] {introducer, biller, stranger}) {
            var unused = accounts.register(
                    NewAccount.demo(partner + ".ops", "Otto " + partner, null, partner, Role.OPERATIONS));
        }
        AgreementId id = new TestShares(introducer, biller, today().plusDays(40))
                .inForce(SampleTerms.tieredRevenueShare(2), agreements, database);
        database.update("update agreement set state = 'NEGOTIATED' where id = ?", id.value());
        address = "/agreements/" + id + "/what-if";
    }

    @Test
    void onlyPartiesTryADraft() throws Exception {
        for (String party : new String[] {introducer, biller}) {
            assertThat(as(party, get(address)).getStatus()).isEqualTo(200);
        }
        assertThat(as(stranger, get(address)).getStatus()).isEqualTo(404);
        assertThat(as(stranger, post(address).with(csrf())).getStatus()).isEqualTo(404);
        assertThat(as(introducer, get("/agreements/" + UUID.randomUUID() + "/what-if"))
                        .getStatus())
                .isEqualTo(404);
        assertThat(as(introducer, get("/agreements/nonsense/what-if")).getStatus())
                .isEqualTo(404);
        assertThat(as(introducer, post(address)).getStatus()).isEqualTo(403);
    }

    @Test
    void atFirstTheVersionOnTheTableIsComparedWithTheStandardOverAnUsualSketch() throws Exception {
        assertThat(text(as(introducer, get(address)), 200))
                .contains("Version 1", "The network’s standard", "a sketch of 24 months from")
                .contains("<rect", "role=\"img\"", "Payable to Nordlicht Cloud Services GmbH each month.")
                .contains("Tier 2, from EUR 50,000.00, is reached", "<blockquote>")
                .doesNotContain("style=");
    }

    @Test
    void aSketchInTheAddressIsTriedAndWhereItBitesIsSaid() throws Exception {
        String page = text(as(biller, sketch("60000", "1", "24")), 200);
        assertThat(page)
                .contains("The cap of EUR 9,000.00 cuts what Nordlicht Cloud Services GmbH gets")
                .contains("Tier 2, from EUR 50,000.00, is reached")
                .contains("value=\"60000\"");
        String again = text(as(biller, sketch("60000", "1", "24")), 200);
        assertThat(again.replaceAll("name=\"_csrf\".*", "")).isEqualTo(page.replaceAll("name=\"_csrf\".*", ""));
    }

    @Test
    void inputThatMakesNoSenseIsRefusedByField() throws Exception {
        assertThat(text(as(biller, sketch("-1", "", "24")), 422)).contains("Each month 1, amount: is EUR -1.00");
        assertThat(text(as(biller, sketch("1".repeat(31), "", "24")), 422))
                .contains("Each month 1, amount:", "is not an amount");
        assertThat(text(as(biller, sketch("1", "", "121")), 422)).contains("Months: is 121");
        assertThat(text(as(biller, sketch("1", "<b>", "12")), 422))
                .contains("Each month 1, growth:")
                .doesNotContain("<b>");
        assertThat(text(as(biller, sketch("1", "", "12").param("currency", "USD")), 422))
                .contains("Currency: is USD, but the parties settle in EUR");
    }

    @Test
    void moreRowsThanASketchMayHaveAreRefusedAndNotAllDrawn() throws Exception {
        MockHttpServletRequestBuilder many = sketch("1", "", "12");
        for (int row = 0; row < 400; row++) {
            many.param("amount", "1").param("revenue", "services");
        }
        String page = text(as(biller, many), 422);
        assertThat(page).contains("Each month: holds 21; write at most 20");
        assertThat(page.split("name=\"amount\"", -1)).hasSize(1 + 21);
    }

    @Test
    void termsThatAreBeingWrittenAreTriedBeforeTheyAreSent() throws Exception {
        assertThat(text(written("{\"tailDays\": 0}"), 200))
                .contains("Your proposal", "none of which changes what anybody gets")
                .contains("name=\"changes\"");
        assertThat(text(written("{\"holdDays\": 999}"), 422)).contains("Your proposal, /holdDays, is 999");
        assertThat(text(written("nonsense"), 422)).contains("Your proposal");
    }

    @Test
    void aFileIsTriedAndWhatIsWrongWithItIsNamedByLine() throws Exception {
        String line = TestShares.service("A", LocalDate.of(2025, 3, 4), "200000.00");
        assertThat(text(uploaded(line), 200))
                .contains("1 lines of your file, which is not kept", "as if the terms had taken effect on 2025-03-01");
        assertThat(text(uploaded(line.replace("200000.00", "x")), 422)).contains("Line 2, gross");
        assertThat(text(as(biller, multipart(address).with(csrf()).param("source", "file")), 422))
                .contains("No file was sent");
    }

    @Test
    void reportedRevenueIsTriedByWhoMaySeeItOnly() throws Exception {
        AgreementId signed = new TestShares(introducer, biller, today().minusDays(200)).inForce(agreements, database);
        assertThat(text(as(introducer, get(address)), 200)).contains("Or take reported revenue");
        assertThat(text(as(introducer, get(address).param("from", signed.value())), 422))
                .contains("No revenue of that agreement is attested yet");
        AgreementId others = new TestShares(today().minusDays(200)).inForce(agreements, database);
        assertThat(as(introducer, get(address).param("from", others.value())).getStatus())
                .isEqualTo(404);
    }

    private static MockHttpServletRequestBuilder sketchOf(String address, String amount, String growth, String months) {
        return get(address)
                .param("starts", "2028-01")
                .param("months", months)
                .param("revenue", "licences")
                .param("amount", amount)
                .param("growth", growth);
    }

    private MockHttpServletRequestBuilder sketch(String amount, String growth, String months) {
        return sketchOf(address, amount, growth, months);
    }

    private MockHttpServletResponse written(String changes) throws Exception {
        return as(introducer, post(address).with(csrf()).param("changes", changes));
    }

    private MockHttpServletResponse uploaded(String line) throws Exception {
        return as(
                biller,
                multipart(address)
                        .file(new MockMultipartFile("file", "lines.csv", "text/csv", TestShares.csv(line)))
                        .with(csrf())
                        .param("source", "file"));
    }

    private MockHttpServletResponse as(String partner, MockHttpServletRequestBuilder request) throws Exception {
        return browser.perform(request.with(user(partner + ".ops"))).andReturn().getResponse();
    }

    private static String text(MockHttpServletResponse response, int status) throws Exception {
        assertThat(response.getStatus()).isEqualTo(status);
        return response.getContentAsString();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
