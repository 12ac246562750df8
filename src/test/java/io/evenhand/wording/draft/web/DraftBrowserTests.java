package io.evenhand.wording.draft.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.evenhand.testing.BrowserSteps.named;
import static io.evenhand.testing.BrowserSteps.shoot;
import static io.evenhand.testing.BrowserSteps.signIn;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.template.AgreementReference;
import io.evenhand.template.SampleTerms;
import io.evenhand.template.TemplateVersion;
import io.evenhand.template.Templates;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import io.evenhand.testing.Chromium;
import io.evenhand.testing.InBrowser;
import io.evenhand.testing.PagesOnAPort;
import io.evenhand.wording.Approvals;
import io.evenhand.wording.DecisionResult;
import io.evenhand.wording.ProposalView;
import io.evenhand.wording.Releases;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Proves in a real browser that a lawyer changes a clause, sees it on its page and what is wrong with it, hands it in, and that new agreements
 * get it once another lawyer approved it, while those under way keep theirs. At desk width in light and at phone width in dark, with nothing for
 * axe to find. Runs in the application of finance's other pages. Leaves screenshots in {@code target/screenshots}.
 */
@InBrowser
@PagesOnAPort
class DraftBrowserTests {
    private static final String CLAUSE = "A party that breaks this agreement makes good the loss that it causes";

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Templates templates;

    @Autowired
    Releases releases;

    @Autowired
    Approvals approvals;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "390, DARK"})
    void aClauseIsChangedSeenHandedInApprovedAndUsed(int width, ColorScheme colours) {
        String run = UUID.randomUUID().toString().substring(0, 8);
        String firm = "drafts-" + run;
        var unused = accounts.register(NewAccount.demo("w-" + run, "Wilma Recht", null, firm, Role.LEGAL));
        TemplateVersion before = templates.current(AgreementKind.NDA, Locale.ENGLISH);
        String words = "Whoever breaks this agreement " + run + " pays for it";
        try (BrowserContext window = chromium.window(width, colours)) {
            String shots = width + "-" + colours.name().toLowerCase(Locale.ROOT);
            Page page = window.newPage();
            page.navigate("http://127.0.0.1:" + port + "/wording/drafts");
            signIn(page, "w-" + run);
            page.getByLabel("Wording").selectOption("nda.en");
            page.getByLabel("What it is for").fill("Plainer words about breach");
            shoot(page, shots, "wording-drafts");
            page.getByRole(AriaRole.BUTTON, named("Open a draft")).click();
            pane(page, width, "Preview");
            assertThat(page.getByAltText("Page 1 of").first()).isVisible();
            shoot(page, shots, "wording-draft-pages");
            pane(page, width, "Text");

            write(page, CLAUSE, " {{no.such.field}}");
            pane(page, width, "Findings");
            Locator findings = page.locator("#checked");
            assertThat(findings).containsText("no.such.field");
            shoot(page, shots, "wording-draft-finding");
            pane(page, width, "Text");
            page.getByRole(AriaRole.TEXTBOX, named("nda.en.md")).focus();
            for (int i = 0; i < " {{no.such.field}}".length(); i++) {
                page.keyboard().press("Backspace");
            }
            assertThat(findings).not().containsText("no.such.field");
            write(page, CLAUSE, " (" + words + ")");
            assertThat(page.locator("[data-pages] .leaf.is-edited .words-of")).containsText(words);
            pane(page, width, "Preview");
            assertThat(page.locator("[data-pages] .leaf.is-edited img"))
                    .hasAttribute("src", Pattern.compile(".*/preview/[0-9a-f]{64}/pages/[0-9]+.*"));
            page.getByRole(AriaRole.LINK, named("Redline").setExact(true))
                    .last()
                    .click();
            assertThat(page.locator("[data-redline] ins").first()).containsText(run);
            shoot(page, shots, "wording-draft-redline");

            page.getByRole(AriaRole.LINK, named("Hand in")).click();
            page.getByLabel("What changes, and why").fill("Plainer words, " + run);
            shoot(page, shots, "wording-draft-hand-in");
            page.getByRole(AriaRole.BUTTON, named("Hand in")).click();
            assertThat(page.getByText("Another lawyer is asked")).isVisible();
            approve(run);
            page.reload();
            assertThat(page.getByText("Released")).isVisible();
            shoot(page, shots, "wording-draft-released");
        }
        usedByNewAgreementsAlone(before, words);
    }

    /** On a phone one part is seen at a time. */
    private static void pane(Page page, int width, String name) {
        if (width < 1000) {
            page.locator("[data-panes]")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                    .click();
        }
    }

    /** Types some words behind others of the text. */
    private static void write(Page page, String behind, String words) {
        page.getByRole(AriaRole.TEXTBOX, named("nda.en.md"))
                .evaluate(
                        "(text, behind) => { text.focus(); const at = text.value.indexOf(behind) + behind.length;"
                                + " text.setSelectionRange(at, at); }",
                        behind);
        page.keyboard().type(words);
    }

    /** What the process asks for, step by step. */
    private void approve(String run) {
        ProposalView proposal = releases.proposals("nda", "en").stream()
                .filter(waiting -> waiting.note().contains(run))
                .findFirst()
                .orElseThrow();
        Assertions.assertThat(approvals.lint(proposal.id())).isTrue();
        Actor other = new Actor("other-" + run, "Otto Recht", null, Actor.HOST, Set.of(Role.LEGAL));
        Assertions.assertThat(approvals.decide(proposal.id(), other, "approve", ""))
                .isInstanceOf(DecisionResult.Recorded.class);
        Assertions.assertThat(approvals.release(proposal.id())).isTrue();
    }

    private void usedByNewAgreementsAlone(TemplateVersion before, String words) {
        Terms terms = SampleTerms.mutualNda(2);
        AgreementReference reference =
                new AgreementReference("EH-2026-000001", TermsFormat.hash(terms), LocalDate.of(2026, 11, 27));
        TemplateVersion now = templates.current(AgreementKind.NDA, Locale.ENGLISH);
        Assertions.assertThat(templates.html(now, terms, reference)).contains(words);
        Assertions.assertThat(templates.html(before, terms, reference)).doesNotContain(words);
    }
}
