package io.evenhand.verification.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import io.evenhand.signing.Signing;
import io.evenhand.signing.TestDocuments;
import io.evenhand.signing.TestKeys;
import io.evenhand.testing.PagesWithoutEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

/** Proves that anybody may have a document checked, what the page says, and that it says no more than it may. */
@PagesWithoutEngine
@Tag("once")
class VerifyPageTests {
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.])\\s+");

    @Autowired
    MockMvc browser;

    @Autowired
    Signing signing;

    @Test
    void anybodyHasADocumentCheckedAndReadsTheVerdictFirst() throws Exception {
        byte[] sealed = TestKeys.sealed(signing, TestDocuments.pdfWithoutTerms(), List.of(TestDocuments.ADA));
        String page = said(200, file("contract.pdf", sealed));
        assertThat(page)
                .contains("This document is valid", "Ada Løvelace", "by this installation&#39;s own clock", "PDF/A-3a")
                .containsSubsequence("This document is valid", "Who did what, in order", "What was checked");
        String json = new String(
                Base64.getDecoder()
                        .decode(page.split("data:application/json;base64,")[1].split("\"")[0]),
                StandardCharsets.UTF_8);
        assertThat(json).contains("\"verdict\" : \"valid\"", "\"ownClock\" : true");
    }

    @Test
    void aChangedDocumentIsSaidToBeNotValid() throws Exception {
        byte[] sealed = TestKeys.sealed(signing, TestDocuments.pdfWithoutTerms(), List.of(TestDocuments.ADA));
        sealed[sealed.length / 3] ^= 1;
        assertThat(said(200, file("contract.pdf", sealed))).contains("This document is not valid", "Failed: ");
    }

    @Test
    void whatIsNoPdfIsSaidToBeNone() throws Exception {
        assertThat(said(200, file("photo.pdf", "no PDF".getBytes(StandardCharsets.US_ASCII))))
                .contains("This file could not be checked", "“photo.pdf” is neither a PDF nor evidence");
    }

    @Test
    void namesOutOfTheFileAndItsNameAreTextAndNothingElse() throws Exception {
        assertThat(said(200, file("../<script>alert(1)</script>.pdf", new byte[] {1})))
                .doesNotContain("<script>alert", "../");
    }

    @Test
    void withoutAFileThePageAsksForOne() throws Exception {
        assertThat(said(422, file("", new byte[0]))).contains("Choose a PDF first.");
    }

    @Test
    void whatIsNoCertificateIsRefusedInWords() throws Exception {
        MockMultipartHttpServletRequestBuilder request = file("a.pdf", new byte[] {1});
        request.file(new MockMultipartFile("authority", "ca.crt", "text/plain", new byte[] {1, 2, 3}));
        assertThat(said(422, request)).contains("it must be X.509 in PEM or DER");
    }

    @Test
    void aFormFromElsewhereIsRefused() throws Exception {
        assertThat(browser.perform(multipart("/verify").file(part("a.pdf", new byte[] {1})))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void whoComesTooOftenIsAskedToWait() throws Exception {
        MockHttpServletResponse last = new MockHttpServletResponse();
        for (int i = 0; i < 11; i++) {
            last = browser.perform(from(file("a.pdf", new byte[] {1}), "198.51.100.7"))
                    .andReturn()
                    .getResponse();
        }
        assertThat(last.getStatus()).isEqualTo(429);
        assertThat(last.getHeader("Retry-After")).isNotBlank();
        assertThat(last.getContentAsString()).contains("Wait ");
    }

    @Test
    void theAnswerStaysBetweenUs() throws Exception {
        MockHttpServletResponse answer = browser.perform(from(file("a.pdf", new byte[] {1}), "198.51.100.8"))
                .andReturn()
                .getResponse();
        assertThat(answer.getHeader("Cache-Control")).contains("no-store");
        assertThat(answer.getHeader("Content-Security-Policy")).contains("script-src 'self'");
    }

    /** The page is made of the same text that the README repeats. */
    @Test
    void theLimitsAreSaidInTheSameWordsOnThePageAndInTheReadme() throws Exception {
        String page =
                plain(browser.perform(get("/limits")).andReturn().getResponse().getContentAsString());
        List<String> sentences = SENTENCE.splitAsStream(
                        plain(LimitsText.source().replaceAll("(?m)^###.*$", "")))
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .toList();
        assertThat(sentences)
                .hasSizeGreaterThan(20)
                .allSatisfy(sentence -> assertThat(page).contains(sentence));
        assertThat(plain(Files.readString(Path.of("README.md")))).contains(sentences);
    }

    private static String plain(String text) {
        return text.replaceAll("<[^>]*>", "")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("**", "")
                .replaceAll("\\s+", " ");
    }

    private static MockMultipartFile part(String name, byte[] content) {
        return new MockMultipartFile("file", name, "application/pdf", content);
    }

    private static MockMultipartHttpServletRequestBuilder file(String name, byte[] content) {
        return multipart("/verify").file(part(name, content));
    }

    private static MockMultipartHttpServletRequestBuilder from(
            MockMultipartHttpServletRequestBuilder request, String address) {
        request.with(csrf()).with(sent -> {
            sent.setRemoteAddr(address);
            return sent;
        });
        return request;
    }

    private String said(int status, MockMultipartHttpServletRequestBuilder request) throws Exception {
        // Each from elsewhere, or the limit on visits would answer.
        String address = "192.0.2." + Math.floorMod(System.nanoTime(), 250);
        MockHttpServletResponse answer =
                browser.perform(from(request, address)).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(status);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }
}
