package io.evenhand.partner.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.partner.Partners;
import io.evenhand.signing.TestCertificates;
import io.evenhand.testing.PagesWithoutEngine;
import io.evenhand.testing.TestPartners;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Proves that an organisation's administrators, and nobody else, bring and take out the certificate that it signs with. */
@PagesWithoutEngine
class SigningCertificatePagesTests {
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String partner = "sc-own-" + run;
    private final String other = "sc-other-" + run;
    private final String page = "/partners/" + partner + "/certificate";

    @Autowired
    MockMvc browser;

    @Autowired
    Partners partners;

    @Autowired
    Accounts accounts;

    @Autowired
    Clock clock;

    @BeforeEach
    void twoPartnersWithAdministrators() {
        for (String one : List.of(partner, other)) {
            partners.register(TestPartners.of(one, "Fabrikam " + one));
            var unused = accounts.register(NewAccount.demo(one + ".admin", "Ada Min", null, one, Role.ADMINISTRATOR));
        }
        var unused = accounts.register(NewAccount.demo(partner + ".legal", "Lena Law", null, partner, Role.LEGAL));
        unused = accounts.register(NewAccount.demo("steward-" + run, "Hanna", null, Actor.HOST, Role.STEWARD));
    }

    private RequestPostProcessor administrator() {
        return user(partner + ".admin");
    }

    @Test
    void anAdministratorBringsReplacesAndTakesOutACertificate() throws Exception {
        MockMultipartFile wrong = new MockMultipartFile("file", "x.p12", null, new byte[] {1, 2, 3});
        String refused = browser.perform(multipart(page)
                        .file(wrong)
                        .param("password", "x")
                        .with(administrator())
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(refused)
                .contains("This is no PKCS#12 file", "Bring a certificate")
                .doesNotContain("In use");

        byte[] file = TestCertificates.fit("secret of the file", clock.instant());
        browser.perform(multipart(page)
                        .file(new MockMultipartFile("file", "seal.p12", null, file))
                        .param("password", "secret of the file")
                        .with(administrator())
                        .with(csrf()))
                .andExpect(redirectedUrl(page));
        assertThat(page())
                .contains("In use", "Fabrikam Seal", "Example Issuing", "EC 256", "Brought", "Replace it")
                .doesNotContain("secret of the file");
        assertThat(browser.perform(get("/partners/" + partner).with(administrator()))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("“Fabrikam Seal”");

        browser.perform(post(page + "/take-out").with(administrator()).with(csrf()))
                .andExpect(redirectedUrl(page));
        assertThat(page()).doesNotContain("In use").contains("Taken out", "Bring a certificate");
    }

    @Test
    void anotherOrganisationsAdministratorAndTheStewardAreKeptOut() throws Exception {
        for (String who : List.of(other + ".admin", partner + ".legal", "steward-" + run)) {
            browser.perform(get(page).with(user(who))).andExpect(status().isForbidden());
            browser.perform(multipart(page)
                            .param("password", "x")
                            .with(user(who))
                            .with(csrf()))
                    .andExpect(status().isForbidden());
        }
        browser.perform(multipart(page).param("password", "x").with(administrator()))
                .andExpect(status().isForbidden());
    }

    @Test
    void theAuthorityAndItsListAreThereForEverybody() throws Exception {
        var certificate = browser.perform(get("/pki/authority.crt"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse();
        assertThat(certificate.getContentType()).isEqualTo("application/pkix-cert");
        var list = browser.perform(get("/pki/revocations.crl"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse();
        assertThat(list.getContentType()).isEqualTo("application/pkix-crl");
        browser.perform(get("/pki/authority.crt?authority=nobody")).andExpect(status().isNotFound());
        browser.perform(post("/pki/ocsp").content(new byte[9_000])).andExpect(status().isPayloadTooLarge());
        assertThat(TestCertificates.answersGood(
                        certificate.getContentAsByteArray(),
                        question -> browser.perform(post("/pki/ocsp").content(question))
                                .andReturn()
                                .getResponse()
                                .getContentAsByteArray()))
                .isFalse();
        assertThat(TestCertificates.answersGood(
                        certificate.getContentAsByteArray(),
                        // As RFC 6960 says: an address of plain slashes is not always the one that was asked for.
                        question -> browser.perform(get(URI.create("/pki/ocsp/"
                                        + URLEncoder.encode(
                                                Base64.getEncoder().encodeToString(question), StandardCharsets.UTF_8))))
                                .andReturn()
                                .getResponse()
                                .getContentAsByteArray()))
                .isFalse();
    }

    private String page() throws Exception {
        return browser.perform(get(page).with(administrator()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
