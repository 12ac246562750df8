package io.evenhand.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.terms.Deviation.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Proves that a counter-proposal makes new valid terms or is refused, and that what changed can be shown field by field. */
class TermsChangesTests {
    @Test
    void aCounterProposalChangesOnlyWhatItNames() throws Exception {
        Terms before = signed();
        Terms after = new TermsChanges("{\"tailDays\": 180, \"clawback\": {\"withinMonths\": 12}}").applyTo(before);
        assertThat(TermsChanges.between(before, after))
                .containsExactly(
                        new TermsDifference("/clawback/withinMonths", "6", "12"),
                        new TermsDifference("/tailDays", "90", "180"));
    }

    @Test
    void nullTakesAnOptionalRuleAway() throws Exception {
        Terms before = signed();
        Terms after = new TermsChanges("{\"audit\": null}").applyTo(before);
        assertThat(TermsChanges.between(before, after))
                .containsExactly(new TermsDifference("/audit", "noticeDays 30, perYear 1, costShiftAbove 1/20", null));
        assertThat(Deviations.from(after))
                .contains(new Deviation("/audit", "Audit right", "present", "none", Severity.OUTSIDE));
    }

    @Test
    void aProposalThatChangesNothingIsRefused() {
        assertThatThrownBy(() -> new TermsChanges("{\"tailDays\": 90}").applyTo(signed()))
                .hasMessage("(whole): changes nothing; name at least one field with another value");
    }

    @Test
    void aProposalThatMakesTermsInvalidIsRefusedWithItsField() {
        assertThatThrownBy(() -> new TermsChanges("{\"tailDays\": -1}").applyTo(signed()))
                .hasMessage("/tailDays: is -1; write a whole number from 0 to 3650");
        assertThatThrownBy(() -> new TermsChanges("{\"tailDays\": null}").applyTo(signed()))
                .hasMessage("/tailDays: is missing; add the field \"tailDays\"");
        assertThatThrownBy(() -> new TermsChanges("{\"taleDays\": 3}").applyTo(signed()))
                .hasMessage("/taleDays: is not a known field; did you mean \"tailDays\"?");
    }

    @Test
    void partiesAndCustomerAreNotNegotiable() {
        assertThatThrownBy(() -> new TermsChanges("{\"customer\": {\"legalName\": \"Other AG\"}}").applyTo(signed()))
                .hasMessage("/customer: is not negotiable; leave it out; it follows from the referral");
    }

    @Test
    void aCapAndASlowerPaymentAreFallbacks() throws Exception {
        Terms terms = new TermsChanges("{\"payment\": {\"daysAfterClearedFunds\": 45}}").applyTo(signed());
        assertThat(Deviations.from(terms))
                .containsExactly(
                        new Deviation(
                                "/rules/0/caps",
                                "Caps",
                                "none",
                                "partyId northwind, atMost amount 25000.00, currency EUR, per agreement, excessToId fabrikam",
                                Severity.FALLBACK),
                        new Deviation(
                                "/payment/daysAfterClearedFunds",
                                "Days to payment",
                                "at most 30",
                                "45",
                                Severity.FALLBACK));
        assertThat(Deviations.worst(Deviations.from(terms))).contains(Severity.FALLBACK);
    }

    @Test
    void changesAndDifferencesAgreeOnGeneratedTerms() {
        ArbitraryTerms arbitrary = new ArbitraryTerms(21);
        for (int i = 0; i < 500; i++) {
            Terms one = arbitrary.revenueShare();
            Terms other = arbitrary.revenueShare();
            assertThat(TermsChanges.between(one, one)).isEmpty();
            assertThat(TermsChanges.between(one, other).isEmpty()).isEqualTo(one.equals(other));
        }
    }

    private static Terms signed() {
        try (InputStream signed = TermsChangesTests.class.getResourceAsStream("/terms/signed-revenue-share.json")) {
            return TermsFormat.parse(Objects.requireNonNull(signed).readAllBytes());
        } catch (IOException | MalformedTermsException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
