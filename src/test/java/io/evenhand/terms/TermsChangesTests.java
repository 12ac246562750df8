package io.evenhand.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.evenhand.money.Share;
import io.evenhand.terms.Deviation.Severity;
import io.evenhand.terms.json.FieldValue;
import io.evenhand.terms.json.FieldValue.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
        assertThat(Deviations.from(after, Playbooks.builtIn()))
                .extracting(
                        Deviation::field, Deviation::title, Deviation::standard, Deviation::actual, Deviation::severity)
                .contains(tuple("/audit", "Audit right", "present", "none", Severity.OUTSIDE));
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
        assertThat(Deviations.from(terms, Playbooks.builtIn()))
                .extracting(
                        Deviation::field, Deviation::title, Deviation::standard, Deviation::actual, Deviation::severity)
                .containsExactly(
                        tuple(
                                "/rules/0/caps",
                                "Caps",
                                "none",
                                "partyId northwind, atMost amount 25000.00, currency EUR, per agreement, excessToId fabrikam",
                                Severity.FALLBACK),
                        tuple(
                                "/payment/daysAfterClearedFunds",
                                "Days to payment",
                                "at most 30",
                                "45",
                                Severity.FALLBACK));
        assertThat(Deviations.worst(Deviations.from(terms, Playbooks.builtIn())))
                .contains(Severity.FALLBACK);
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

    @Test
    void sendingBackEveryFieldAsItIsChangesNothing() {
        ArbitraryTerms arbitrary = new ArbitraryTerms(22);
        for (int i = 0; i < 200; i++) {
            for (Terms terms : List.of(arbitrary.nda(), arbitrary.revenueShare(), arbitrary.customerProtection())) {
                Map<String, String> texts = TermsChanges.negotiable(terms).stream()
                        .collect(Collectors.toMap(FieldValue::pointer, field -> asPeopleWriteIt(field.text())));
                assertThat(TermsChanges.edited(terms, texts).json()).isEqualTo("{}");
            }
        }
    }

    private static String asPeopleWriteIt(String text) {
        return text.matches("[0-9]+/[0-9]+") ? Share.parse(text).words() : text.replace("\n", "\r\n");
    }

    @Test
    void editingSingleFieldsChangesOnlyThem() throws Exception {
        Terms before = signed();
        Terms after = TermsChanges.edited(
                        before,
                        Map.of(
                                "/clawback/on", "churn\nrefund",
                                "/tailDays", "180",
                                "/audit/costShiftAbove", "7.5 %",
                                "/jurisdiction/exclusive", "no"))
                .applyTo(before);
        assertThat(TermsChanges.between(before, after))
                .extracting(TermsDifference::field, TermsDifference::after)
                .contains(tuple("/tailDays", "180"), tuple("/audit/costShiftAbove", "3/40"))
                .allSatisfy(change -> assertThat(change.toList().getFirst().toString())
                        .matches("/clawback/on.*|/tailDays|/audit/costShiftAbove|/jurisdiction/exclusive"));
    }

    @Test
    void everythingThatARuleSaysOfTiersAndLimitsIsOneFieldEach() throws Exception {
        Terms before = TermsFormat.parse(
                Objects.requireNonNull(getClass().getResourceAsStream("/terms/tiered-revenue-share.json"))
                        .readAllBytes());
        assertThat(TermsChanges.negotiable(before))
                .extracting(FieldValue::pointer, FieldValue::kind, FieldValue::text)
                .contains(
                        tuple("/rules/0/preferred/0/share", Kind.TEXT, "5 %"),
                        tuple("/rules/0/preferred/0/upTo/amount", Kind.TEXT, "10000.00"),
                        tuple("/rules/0/preferred/1/amount/amount", Kind.TEXT, "250.00"),
                        tuple("/rules/0/tiers/over", Kind.CHOICE, "period"),
                        tuple("/rules/0/tiers/retroactive", Kind.YES_NO, "yes"),
                        tuple("/rules/0/tiers/tiers/1/from/amount", Kind.TEXT, "50000.00"),
                        tuple("/rules/0/tiers/tiers/1/shares/0/share", Kind.TEXT, "1/3"),
                        tuple("/rules/0/floors/0/atLeast/amount", Kind.TEXT, "1500.00"),
                        tuple("/rules/0/floors/0/recoupable", Kind.YES_NO, "yes"),
                        tuple("/conversion/on", Kind.CHOICE, "counted"),
                        tuple("/interest/perYear", Kind.TEXT, "8 %"),
                        tuple("/carryForward/months", Kind.NUMBER, "12"));

        Terms after = TermsChanges.edited(
                        before,
                        Map.of(
                                "/rules/0/tiers/retroactive", "no",
                                "/rules/0/tiers/tiers/1/from/amount", "60000.00",
                                "/rules/0/floors/0/recoupable", "no",
                                "/interest/perYear", "9 %"))
                .applyTo(before);
        assertThat(TermsChanges.between(before, after))
                .containsExactlyInAnyOrder(
                        new TermsDifference("/rules/0/tiers/retroactive", "yes", "no"),
                        new TermsDifference("/rules/0/tiers/tiers/1/from/amount", "50000.00", "60000.00"),
                        new TermsDifference("/rules/0/floors/0/recoupable", "yes", "no"),
                        new TermsDifference("/interest/perYear", "2/25", "9/100"));
    }

    @Test
    void whatARuleGainsOrLosesIsShownAsAWhole() throws Exception {
        Terms before = signed();
        Terms after = new TermsChanges("{\"interest\": {\"perYear\": \"8 %\"}, \"carryForward\": {\"months\": 12}}")
                .applyTo(before);
        assertThat(TermsChanges.between(before, after))
                .containsExactlyInAnyOrder(
                        new TermsDifference("/interest", null, "perYear 2/25"),
                        new TermsDifference("/carryForward", null, "months 12"));
        assertThat(new TermsChanges("{\"interest\": null, \"carryForward\": null}").applyTo(after))
                .isEqualTo(before);
    }

    @Test
    void anEditedFieldThatHoldsSomethingElseIsNamed() {
        assertThatThrownBy(() -> TermsChanges.edited(signed(), Map.of("/tailDays", "soon"))
                        .applyTo(signed()))
                .hasMessageContaining("/tailDays");
    }

    private static Terms signed() {
        try (InputStream signed = TermsChangesTests.class.getResourceAsStream("/terms/signed-revenue-share.json")) {
            return TermsFormat.parse(Objects.requireNonNull(signed).readAllBytes());
        } catch (IOException | MalformedTermsException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
