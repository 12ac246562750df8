package io.evenhand.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.evenhand.money.Share;
import io.evenhand.template.SampleChanges;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.TerminationTerms.MutualGround;
import io.evenhand.terms.TerminationTerms.NoticeGround;
import io.evenhand.terms.json.JsonText;
import io.evenhand.terms.json.JsonValue;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Proves that a change cannot contradict itself or what it changes, that it reads back from its canonical form, and that it says in
 * the words of the contract what changes and what outlasts it.
 */
class ChangeTermsTests {
    private static final LocalDate FROM = SampleChanges.FROM;

    static Stream<ChangeTerms> changes() {
        return SampleChanges.all().stream();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeReadsBackFromItsCanonicalForm(ChangeTerms change) throws Exception {
        Terms read = TermsFormat.parse(TermsFormat.canonical(change));

        assertThat(read).isEqualTo(change);
        assertThat(TermsFormat.hash(read)).isEqualTo(TermsFormat.hash(change));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeNamesTheTermsThatItChangesByTheirHash(ChangeTerms change) {
        assertThat(sentence(change, "changed"))
                .contains(change.changed().number())
                .contains(TermsFormat.hash(change.changed().terms()).hex());
    }

    @Test
    void termsThatWereTamperedWithDoNotMatchTheHashBesideThem() {
        String json = new String(TermsFormat.canonical(SampleChanges.otherPayment()), StandardCharsets.UTF_8);
        String forged = json.replaceFirst("\"daysAfterClearedFunds\":30", "\"daysAfterClearedFunds\":60");

        assertThat(forged).isNotEqualTo(json);
        assertThatThrownBy(() -> TermsFormat.parse(forged.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("is not the hash of the terms beside it");
    }

    @Test
    void anAmendmentSaysEachRuleThatDiffersOnceBeforeAndOnceAfter() {
        assertThat(SampleChanges.otherPayment().ruleChanges()).singleElement().satisfies(change -> {
            assertThat(change.before().orElseThrow()).contains("within 30 days");
            assertThat(change.after().orElseThrow()).contains("within 45 days");
        });
        assertThat(sentence(SampleChanges.otherPayment(), "change.1"))
                .startsWith("Instead of “Shares are paid")
                .contains("within 30 days", "it reads", "within 45 days");
    }

    @Test
    void whoeverTakesAPlaceTakesTheRolesAndTheSharesAndAllSign() {
        AmendmentTerms amendment = SampleChanges.successor();
        RevenueShareTerms before = (RevenueShareTerms) amendment.changed().terms();
        RevenueShareTerms after = (RevenueShareTerms) amendment.amended();

        assertThat(amendment.joining()).extracting(TermsParty::partnerId).containsExactly("acropolis");
        assertThat(amendment.leaving()).extracting(TermsParty::partnerId).containsExactly("gdansk");
        assertThat(amendment.signatories())
                .extracting(TermsParty::partnerId)
                .containsExactly("nordlicht", "harbour", "gdansk", "acropolis");
        assertThat(after.roles().delivererIds()).contains("acropolis").doesNotContain("gdansk");
        assertThat(shares(after)).containsEntry("acropolis", share(before, "gdansk"));
        assertThat(sentence(amendment, "leaves.1")).contains("leaves the agreement at the end of 28 February 2027");
        assertThat(TermsFormat.sentences(amendment))
                .extracting(Sentence::clauseId)
                .contains("earned", "survival.1");
    }

    @Test
    void theShareOfWhoLeavesWithoutASuccessorFallsToWhoBills() throws Exception {
        RevenueShareTerms before = SampleTerms.revenueShare(3);
        RevenueShareTerms after = (RevenueShareTerms) new PartyChange("gdansk", null).applyTo(before);
        String biller = before.roles().billerId();

        assertThat(shares(after)).doesNotContainKey("gdansk");
        assertThat(share(after, biller)).isEqualTo(share(before, biller).plus(share(before, "gdansk")));
        assertThat(after.roles().delivererIds()).doesNotContain("gdansk");
    }

    @Test
    void whoJoinsBesideTheOthersDeliversForNothingUntilTheTermsSayMore() throws Exception {
        RevenueShareTerms after =
                (RevenueShareTerms) new PartyChange(null, SampleChanges.ACROPOLIS).applyTo(SampleTerms.revenueShare(2));

        assertThat(after.roles().delivererIds()).contains("acropolis");
        assertThat(shares(after)).containsEntry("acropolis", Share.ZERO);
    }

    @Test
    void whoeverTakesAPlaceTakesWhatIsGuaranteedAndOwedAndTakenFirst() throws Exception {
        RevenueShareTerms before = tiered();
        RevenueShareTerms after =
                (RevenueShareTerms) new PartyChange("contoso", SampleChanges.ACROPOLIS).applyTo(before);
        SplitRule rule = after.rules().getFirst();

        assertThat(rule.preferred()).extracting(SplitRule.Preferred::partyId).containsExactly("acropolis", "fabrikam");
        assertThat(rule.floors()).extracting(SplitRule.Floor::partyId).containsExactly("northwind", "acropolis");
        assertThat(Objects.requireNonNull(rule.tiers()).tiers())
                .allSatisfy(tier -> assertThat(tier.shares())
                        .extracting(SplitRule.PartyShare::partyId)
                        .containsExactly("northwind", "fabrikam", "acropolis"));
        assertThat(((RevenueShareTerms) new PartyChange("northwind", SampleChanges.ACROPOLIS).applyTo(before))
                        .rules()
                        .getFirst()
                        .floors())
                .extracting(SplitRule.Floor::partyId, SplitRule.Floor::fromId)
                .containsExactly(tuple("acropolis", "fabrikam"), tuple("contoso", "acropolis"));
    }

    @Test
    void nothingIsGuaranteedAnyMoreToWhoLeavesWithoutASuccessor() throws Exception {
        RevenueShareTerms after = (RevenueShareTerms) new PartyChange("contoso", null).applyTo(tiered());
        SplitRule rule = after.rules().getFirst();

        assertThat(rule.floors()).extracting(SplitRule.Floor::partyId).containsExactly("northwind");
        assertThat(rule.preferred()).extracting(SplitRule.Preferred::partyId).containsExactly("fabrikam", "fabrikam");
        assertThat(Objects.requireNonNull(rule.tiers()).tiers())
                .allSatisfy(tier -> assertThat(tier.shares())
                        .extracting(SplitRule.PartyShare::partyId)
                        .containsExactly("northwind", "fabrikam"));
    }

    @Test
    void whoJoinsBesideTheOthersIsInEveryTier() throws Exception {
        RevenueShareTerms after = (RevenueShareTerms) new PartyChange(null, SampleChanges.ACROPOLIS).applyTo(tiered());

        assertThat(Objects.requireNonNull(after.rules().getFirst().tiers()).tiers())
                .allSatisfy(
                        tier -> assertThat(tier.shares()).contains(new SplitRule.PartyShare("acropolis", Share.ZERO)));
    }

    @Test
    void anAmendmentThatBringsTiersSaysWhatReplacesTheSharesAndEachTier() {
        RevenueShareTerms before = SampleTerms.revenueShare(3);
        JsonValue rules = Objects.requireNonNull(
                TermsFormat.json(SampleTerms.tieredRevenueShare(3)).fields().get("rules"));
        AmendmentTerms amendment = new AmendmentTerms(
                FROM,
                SampleChanges.changed(before),
                SampleChanges.edited(
                        before,
                        "{\"rules\": %s, \"interest\": {\"perYear\": \"8 %%\"}}".formatted(JsonText.compact(rules))));

        assertThat(amendment.ruleChanges())
                .filteredOn(change -> change.before().isEmpty())
                .extracting(change -> change.after().orElseThrow())
                .anyMatch(text -> text.contains("is shared by tiers"))
                .anyMatch(text -> text.startsWith("Of the first EUR 50,000.00"))
                .anyMatch(text -> text.startsWith("A share that is paid late"));
        assertThat(amendment.ruleChanges())
                .filteredOn(change -> change.after().isEmpty())
                .extracting(change -> change.before().orElseThrow())
                .anyMatch(text -> text.contains("is shared: "));
    }

    @Test
    void nobodyLeavesWithoutWhomTheAgreementCannotBe() {
        assertThatThrownBy(() -> new PartyChange("nordlicht", null).applyTo(SampleTerms.revenueShare(3)))
                .hasMessageContaining("name who takes its place");
        assertThatThrownBy(() -> new PartyChange("harbour", null).applyTo(SampleTerms.mutualNda(2)))
                .hasMessageContaining("name from 2 to 20 parties");
        assertThatThrownBy(() -> new PartyChange("acropolis", null).applyTo(SampleTerms.mutualNda(2)))
                .hasMessageContaining("name a party that leaves");
    }

    @Test
    void anAmendmentThatChangesNothingCannotBe() {
        assertRefused(() -> SampleChanges.amendment(SampleTerms.mutualNda(2), PartyChange.NONE), "changes nothing");
    }

    @Test
    void anAmendmentTakesEffectWhileTheAgreementLasts() {
        RevenueShareTerms terms = SampleTerms.bareRevenueShare(2);
        PrincipalTerms other = SampleChanges.edited(terms, "{\"tailDays\":77}");

        assertRefused(
                () -> new AmendmentTerms(terms.effectiveOn().minusDays(1), SampleChanges.changed(terms), other),
                "before the agreement bound");
        assertRefused(
                () -> new AmendmentTerms(
                        terms.lastDay().orElseThrow().plusDays(1), SampleChanges.changed(terms), other),
                "after the agreement ends");
    }

    @Test
    void anAmendmentStaysAboutTheSameCustomerAndOfTheSameKind() {
        assertRefused(
                () -> new AmendmentTerms(
                        FROM, SampleChanges.changed(SampleTerms.mutualNda(2)), SampleTerms.revenueShare(2)),
                "but a nda is amended");
    }

    @Test
    void onlyOtherRulesAboutMoneyMayCostMoreAndSoMaySuchRulesForLonger() {
        assertThat(SampleChanges.all().stream().filter(ChangeTerms::mayCostMore))
                .extracting(change ->
                        change.kind() + " of " + change.changed().terms().kind())
                .containsExactly(
                        "amendment of revenue-share", "amendment of revenue-share", "renewal of customer-protection");
    }

    @Test
    void aRenewalIsLaterThanTheEndAndOfSomethingThatEnds() {
        NdaTerms terms = SampleTerms.mutualNda(2);
        LocalDate end = terms.lastDay().orElseThrow();

        assertRefused(() -> new RenewalTerms(FROM, SampleChanges.changed(terms), end), "lasts until");
        assertRefused(
                () -> new RenewalTerms(end.plusDays(2), SampleChanges.changed(terms), end.plusYears(1)),
                "after the agreement ends");
        assertRefused(
                () -> new RenewalTerms(FROM, SampleChanges.changed(SampleTerms.revenueShare(2)), end.plusYears(9)),
                "have no end");
    }

    @Test
    void protectionIsRenewedByWholeMonthsAndNeverForEver() {
        CustomerProtectionTerms terms = SampleTerms.protection(2);
        LocalDate end = terms.window().endsOn();

        assertRefused(
                () -> new RenewalTerms(FROM, SampleChanges.changed(terms), end.plusDays(5)),
                "not a whole number of months");
        assertRefused(() -> new RenewalTerms(FROM, SampleChanges.changed(terms), end.plusYears(4)), "is 72");
    }

    @Test
    void noticeIsAsLongAsTheAgreementSaysAndSignedByWhoGivesIt() {
        RevenueShareTerms terms = SampleTerms.revenueShare(3); // 60 days at any time
        LocalDate earliest = FROM.plusDays(60);
        NoticeGround notice = new NoticeGround("harbour", FROM);

        TerminationTerms allowed = new TerminationTerms(SampleChanges.changed(terms), earliest, notice);
        assertThat(allowed.signatories()).extracting(TermsParty::partnerId).containsExactly("harbour");
        assertThat(allowed.parties()).hasSize(3);
        assertThat(sentence(allowed, "ground")).contains("60 days' notice");
        assertRefused(
                () -> new TerminationTerms(SampleChanges.changed(terms), earliest.minusDays(1), notice),
                "sooner than the notice of 60 days allows");
    }

    @Test
    void whereTheTermsGiveNoNoticeAllMustAgree() {
        PrincipalTerms protection = SampleTerms.protection(2);
        assertRefused(
                () -> new TerminationTerms(SampleChanges.changed(protection), FROM, new NoticeGround("harbour", FROM)),
                "is a notice, which the agreement does not allow");
        assertThat(new TerminationTerms(SampleChanges.changed(protection), FROM, new MutualGround()).signatories())
                .hasSize(2);
    }

    @Test
    void noticeWithTheTermThatRunsMayBeShorterOrLongerThanAtAnyTime() {
        // Two years, then one at a time; 90 days against renewal, none at any other time.
        RenewableTerm term = new RenewableTerm(java.time.Period.ofYears(2), java.time.Period.ofYears(1), 90, null);
        LocalDate start = LocalDate.of(2026, 12, 1);

        assertThat(term.noticeDaysFor(start, LocalDate.of(2028, 11, 30))).hasValue(90);
        assertThat(term.noticeDaysFor(start, LocalDate.of(2029, 11, 30))).hasValue(90);
        assertThat(term.noticeDaysFor(start, LocalDate.of(2029, 5, 31))).isEmpty();
    }

    @Test
    void anEndComesBeforeTheEndThatIsSetAndNotBeforeTheBeginning() {
        RevenueShareTerms terms = SampleTerms.bareRevenueShare(2);
        assertRefused(
                () -> new TerminationTerms(
                        SampleChanges.changed(terms), terms.lastDay().orElseThrow(), new MutualGround()),
                "by itself");
        assertRefused(
                () -> new TerminationTerms(
                        SampleChanges.changed(terms), terms.effectiveOn().minusDays(1), new MutualGround()),
                "before the agreement bound");
    }

    @Test
    void whatOutlastsTheEndStandsThereInTheWordsOfTheAgreement() {
        TerminationTerms end =
                new TerminationTerms(SampleChanges.changed(SampleTerms.revenueShare(2)), FROM, new MutualGround());
        List<String> said = TermsFormat.sentences(end).stream()
                .filter(sentence -> sentence.clauseId().startsWith("survival."))
                .map(Sentence::text)
                .toList();

        assertThat(said)
                .anyMatch(text -> text.contains("pays within 180 days after it is still shared"))
                .anyMatch(text -> text.contains("books"))
                .anyMatch(text -> text.contains("returns exactly the part"));
        assertThat(TermsFormat.sentences(SampleChanges.notice()))
                .extracting(Sentence::text)
                .anyMatch(text -> text.startsWith("Confidential information stays confidential"));
    }

    @Test
    void onlyWhatAChangeAddsDepartsFromTheStandard() {
        RevenueShareTerms strange = (RevenueShareTerms)
                SampleChanges.edited(SampleTerms.revenueShare(2), "{\"payment\":{\"daysAfterClearedFunds\":170}}");
        PrincipalTerms other = SampleChanges.edited(strange, "{\"tailDays\":100}");

        assertThat(Deviations.from(strange, Playbooks.builtIn()))
                .extracting(Deviation::field)
                .contains("/payment/daysAfterClearedFunds");
        assertThat(Deviations.from(
                        new AmendmentTerms(FROM, SampleChanges.changed(strange), other), Playbooks.builtIn()))
                .isEmpty();
        assertThat(Deviations.from(SampleChanges.otherPayment(), Playbooks.builtIn()))
                .extracting(Deviation::field)
                .contains("/payment/daysAfterClearedFunds");
    }

    @Test
    void ofAChangeItsDayAndItsTermsAreNegotiableButNotWhatItChanges() {
        assertThat(TermsChanges.negotiable(SampleChanges.otherPayment()))
                .extracting(field -> field.pointer())
                .contains("/effectiveOn", "/amended/payment/daysAfterClearedFunds")
                .noneMatch(pointer -> pointer.startsWith("/changed"))
                .noneMatch(pointer -> pointer.startsWith("/amended/parties"));
        for (String patch : List.of(
                "{\"changed\":{\"number\":\"X\"}}",
                "{\"amended\":{\"customer\":{\"legalName\":\"Somebody else\"}}}",
                "{\"amended\":{\"parties\":[]}}")) {
            assertThatThrownBy(() -> new TermsChanges(patch).applyTo(SampleChanges.otherPayment()))
                    .hasMessageContaining("is not negotiable");
        }
    }

    private static Share share(RevenueShareTerms terms, String party) {
        return shares(terms).getOrDefault(party, Share.ZERO);
    }

    private static Map<String, Share> shares(RevenueShareTerms terms) {
        return terms.rules().getFirst().steps().getFirst().shares().stream()
                .collect(java.util.stream.Collectors.toMap(SplitRule.PartyShare::partyId, SplitRule.PartyShare::share));
    }

    private static String sentence(Terms terms, String clauseId) {
        return TermsFormat.sentences(terms).stream()
                .filter(sentence -> sentence.clauseId().equals(clauseId))
                .map(Sentence::text)
                .findFirst()
                .orElseThrow();
    }

    private static RevenueShareTerms tiered() throws Exception {
        try (InputStream tiered = ChangeTermsTests.class.getResourceAsStream("/terms/tiered-revenue-share.json")) {
            return (RevenueShareTerms)
                    TermsFormat.parse(Objects.requireNonNull(tiered).readAllBytes());
        }
    }

    private static void assertRefused(ThrowingCallable change, String problem) {
        assertThatThrownBy(change).hasMessageContaining(problem);
    }
}
