package io.evenhand.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.evenhand.money.Share;
import io.evenhand.terms.Deviation.Severity;
import io.evenhand.terms.RevenueShareTerms.Roles;
import io.evenhand.terms.SplitRule.PartyShare;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Proves that an outline and a frame make terms: what is left out is standard, parties may be named by role or seat, and
 * what follows from the referral cannot be negotiated.
 */
class TermsOutlineTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final List<TermsParty> PARTIES = List.of(party("northwind"), party("fabrikam"), party("contoso"));
    private static final IntroducedCustomer CUSTOMER =
            new IntroducedCustomer("Alpenmilch AG", "alpenmilch.example", "AT", null);
    private static final String LAW =
            "\"jurisdiction\": {\"governingLaw\": \"DE\", \"courts\": \"Munich\", \"exclusive\": true}";

    @Test
    void whatANdaLeavesOutIsStandardAndDeviatesInNothing() throws Exception {
        Terms nda = nda("{\"purpose\": \"Working on a joint offer\", %s}".formatted(LAW));
        assertThat(Deviations.from(nda, Playbooks.builtIn())).isEmpty();
        assertThat(nda.effectiveOn()).isEqualTo(TODAY);
    }

    @Test
    void nullRemovesWhatTheStandardHas() throws Exception {
        NdaTerms nda = (NdaTerms) nda("{\"purpose\": \"A\", \"nonCircumvention\": null, %s}".formatted(LAW));
        assertThat(nda.nonCircumvention()).isNull();
        assertThat(Deviations.from(nda, Playbooks.builtIn()))
                .extracting(
                        Deviation::field, Deviation::title, Deviation::standard, Deviation::actual, Deviation::severity)
                .containsExactly(
                        tuple("/nonCircumvention", "Interim non-circumvention", "present", "none", Severity.OUTSIDE));
    }

    @Test
    void partiesMayBeNamedByRoleOrSeat() throws Exception {
        RevenueShareTerms terms =
                share(shares("introducer", "10 %", "delivery", "50 %", "hosting", "40 %"), "fabrikam", "contoso");
        assertThat(terms.rules().getFirst().steps().getFirst().shares())
                .containsExactly(
                        partyShare("northwind", "1/10"), partyShare("fabrikam", "1/2"), partyShare("contoso", "2/5"));
    }

    @Test
    void whoFillsTwoSeatsGetsTheSumOfTheirShares() throws Exception {
        RevenueShareTerms terms =
                share(shares("introducer", "10 %", "delivery", "50 %", "hosting", "40 %"), "fabrikam", "fabrikam");
        assertThat(terms.rules().getFirst().steps().getFirst().shares())
                .containsExactly(partyShare("northwind", "1/10"), partyShare("fabrikam", "9/10"));
    }

    @Test
    void tiersFloorsAndPreferredSharesNamePartiesByRoleAndSeatToo() throws Exception {
        String shares = shares("introducer", "10 %", "delivery", "50 %", "hosting", "40 %");
        String more = shares("introducer", "20 %", "delivery", "50 %", "hosting", "30 %");
        String json = shares.replace("\"caps\": []", """
                "caps": [],
                "preferred": [{"partyId": "hosting", "share": "5 %%"}],
                "tiers": {"over": "lifetime", "mode": "marginal", "retroactive": false, "tiers": [
                  {"from": {"amount": "0", "currency": "EUR"}, "shares": [%s]},
                  {"from": {"amount": "50000", "currency": "EUR"}, "shares": [%s]}]},
                "floors": [{"partyId": "introducer", "atLeast": {"amount": "100", "currency": "EUR"}, "per": "line",
                  "fromId": "biller", "recoupable": false}]
                """.formatted(sharesOf(shares), sharesOf(more)));
        SplitRule rule = share(json, "fabrikam", "fabrikam").rules().getFirst();

        assertThat(rule.preferred()).extracting(SplitRule.Preferred::partyId).containsExactly("fabrikam");
        assertThat(rule.floors())
                .extracting(SplitRule.Floor::partyId, SplitRule.Floor::fromId)
                .containsExactly(tuple("northwind", "fabrikam"));
        assertThat(Objects.requireNonNull(rule.tiers()).tiers().getLast().shares())
                .containsExactly(partyShare("northwind", "1/5"), partyShare("fabrikam", "4/5"));
    }

    @Test
    void tiersPreferredSharesAndFloorsAreFallbacksAndTiersThatReachBackAreNot() throws Exception {
        try (InputStream tiered = getClass().getResourceAsStream("/terms/tiered-revenue-share.json")) {
            Terms terms = TermsFormat.parse(Objects.requireNonNull(tiered).readAllBytes());
            assertThat(Deviations.from(terms, Playbooks.builtIn()))
                    .extracting(Deviation::field, Deviation::severity)
                    .containsExactly(
                            tuple("/rules/0/caps", Severity.FALLBACK),
                            tuple("/rules/0/preferred", Severity.FALLBACK),
                            tuple("/rules/0/tiers", Severity.FALLBACK),
                            tuple("/rules/0/tiers/retroactive", Severity.OUTSIDE),
                            tuple("/rules/0/floors", Severity.FALLBACK),
                            tuple("/reporting/every", Severity.FALLBACK),
                            tuple("/carryForward/atMost", Severity.FALLBACK));
            assertThat(Deviations.from(new TermsChanges("""
                                    {"interest": {"perYear": "15 %"}, "conversion": {"source": "agreed", "on": "period-end"},
                                     "carryForward": {"months": 3}}
                                    """).applyTo(terms), Playbooks.builtIn()))
                    .extracting(Deviation::field, Deviation::standard, Deviation::actual, Deviation::severity)
                    .contains(
                            tuple("/conversion/source", "ecb-reference", "agreed", Severity.FALLBACK),
                            tuple("/conversion/on", "counted", "period-end", Severity.FALLBACK),
                            tuple("/interest/perYear", "at most 9 %", "15 %", Severity.OUTSIDE),
                            tuple("/carryForward/months", "at least 12", "3", Severity.OUTSIDE));
        }
    }

    @Test
    void aPartyNamedTwiceInTheSameWayIsAMistake() {
        assertThatThrownBy(() -> share(
                        shares("introducer", "10 %", "delivery", "50 %", "delivery", "40 %"), "fabrikam", "contoso"))
                .hasMessage("/rules/0/steps/0/shares/2: names \"fabrikam\" twice; name each once");
    }

    @Test
    void sharesThatDoNotTotalOneAreRefusedWithTheirTotal() {
        assertThatThrownBy(() -> share(
                        shares("introducer", "10 %", "delivery", "50 %", "hosting", "41 %"), "fabrikam", "contoso"))
                .hasMessage(
                        "/rules/0/steps/0/shares: total 101/100, not 1; change the shares so that they total exactly 1 (100 %)");
    }

    @Test
    void anUnknownPartyIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> share(
                        shares("introducer", "10 %", "litware", "50 %", "hosting", "40 %"), "fabrikam", "contoso"))
                .hasMessage(
                        "/rules/0/steps/0/shares/1/partyId: \"litware\" is not a party; name one of northwind, fabrikam, contoso");
    }

    @Test
    void whatFollowsFromTheReferralIsNotNegotiable() {
        assertThatThrownBy(() -> nda("{\"effectiveOn\": \"2020-01-01\"}"))
                .hasMessage("/effectiveOn: is not negotiable; leave it out; it follows from the referral");
        assertThatThrownBy(() -> protection("{\"window\": {\"startsOn\": \"2020-01-01\"}}"))
                .hasMessage("/window/startsOn: is not negotiable; leave it out; it follows from the referral");
    }

    @Test
    void standardProtectionDeviatesInNothingAndStartsToday() throws Exception {
        CustomerProtectionTerms terms =
                (CustomerProtectionTerms) protection("{\"products\": [\"ERP\"], %s}".formatted(LAW));
        assertThat(Deviations.from(terms, Playbooks.builtIn())).isEmpty();
        assertThat(terms.window().startsOn()).isEqualTo(TODAY);
        assertThat(terms.window().endsOn()).isEqualTo(LocalDate.of(2028, 11, 30));
    }

    @Test
    void aDutyNotToAcceptMustBeAgreedInSoManyWords() {
        assertThatThrownBy(() -> protection("{\"products\": [\"ERP\"], \"conduct\": \"accept\", %s}".formatted(LAW)))
                .hasMessage("/passiveSalesAllowed: is true, but a duty not to accept leaves no passive sales; "
                        + "write false to agree to that in so many words, or choose the conduct \"solicit\"");
    }

    @Test
    void aMissingCommercialTermIsNamed() {
        assertThatThrownBy(() -> share("{%s}".formatted(LAW), "fabrikam", "contoso"))
                .hasMessage(
                        "/rules: is missing; add the field \"rules\"\n/payment: is missing; add the field \"payment\"");
    }

    private static Terms nda(String json) throws MalformedTermsException {
        return new TermsOutline(AgreementKind.NDA, json)
                .complete(TermsFrame.nda(PARTIES, TODAY, Map.of()), Playbooks.builtIn());
    }

    private static Terms protection(String json) throws MalformedTermsException {
        return new TermsOutline(AgreementKind.CUSTOMER_PROTECTION, json)
                .complete(
                        TermsFrame.customerProtection(
                                PARTIES,
                                TODAY,
                                CUSTOMER,
                                "REF-1",
                                "northwind",
                                List.of("fabrikam", "contoso"),
                                List.of()),
                        Playbooks.builtIn());
    }

    private static RevenueShareTerms share(String json, String delivery, String hosting)
            throws MalformedTermsException {
        Roles roles = new Roles("northwind", List.of("fabrikam", "contoso"), "fabrikam");
        TermsFrame frame = TermsFrame.revenueShare(
                PARTIES, TODAY, CUSTOMER, "REF-1", roles, Map.of("delivery", delivery, "hosting", hosting));
        return (RevenueShareTerms)
                new TermsOutline(AgreementKind.REVENUE_SHARE, json).complete(frame, Playbooks.builtIn());
    }

    private static String shares(String... namesAndShares) {
        StringBuilder shares = new StringBuilder();
        for (int i = 0; i < namesAndShares.length; i += 2) {
            shares.append(i == 0 ? "" : ", ")
                    .append("{\"partyId\": \"%s\", \"share\": \"%s\"}"
                            .formatted(namesAndShares[i], namesAndShares[i + 1]));
        }
        return """
                {"rules": [{"id": "project", "covers": ["services"], "occurrence": "one-off",
                  "base": {"recognised": "cash-received", "deductions": []},
                  "steps": [{"fromMonth": 1, "shares": [%s]}], "caps": []}],
                 "payment": {"currency": "EUR", "daysAfterClearedFunds": 30}, %s}
                """.formatted(shares, LAW);
    }

    private static String sharesOf(String outline) {
        String from = outline.substring(outline.indexOf("\"shares\": [") + "\"shares\": [".length());
        return from.substring(0, from.indexOf(']'));
    }

    private static PartyShare partyShare(String id, String share) {
        return new PartyShare(id, Share.parse(share));
    }

    private static TermsParty party(String id) {
        return new TermsParty(
                id, id + " GmbH", "HRB 1", "Street 1, 80331 Munich", "DE", "legal@%s.example".formatted(id));
    }
}
