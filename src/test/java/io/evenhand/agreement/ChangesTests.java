package io.evenhand.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.ChangeRequest.Amend;
import io.evenhand.agreement.ChangeRequest.End;
import io.evenhand.agreement.ChangeRequest.GiveNotice;
import io.evenhand.agreement.ChangeRequest.Renew;
import io.evenhand.agreement.ProposeChangeResult.AnotherUnderWay;
import io.evenhand.agreement.ProposeChangeResult.Invalid;
import io.evenhand.agreement.ProposeChangeResult.NotAllowed;
import io.evenhand.agreement.ProposeChangeResult.NotChangeable;
import io.evenhand.agreement.ProposeChangeResult.Proposed;
import io.evenhand.partner.NewPartner;
import io.evenhand.partner.NewPerson;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.partner.ToBeSigned;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.AgreementKinds;
import io.evenhand.terms.AmendmentTerms;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.PrincipalTerms;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.TermsFormat;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.WithoutEngine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Proves who may change an agreement, that one change is under way at a time, that each rests on the terms signed last, and which terms
 * hold on which day.
 */
@WithoutEngine
class ChangesTests {
    private static final PartnerId OURS = new PartnerId("nordlicht-c");
    private static final PartnerId THEIRS = new PartnerId("harbour-c");
    private static final PartnerId NEW = new PartnerId("acropolis-c");
    private static final PartnerId STRANGER = new PartnerId("stranger");
    private static final String PAY_LATER = "{\"payment\":{\"daysAfterClearedFunds\":45}}";

    @Autowired
    JdbcTemplate database;

    @Autowired
    Agreements agreements;

    @Autowired
    Changes changes;

    @Autowired
    ChangeViews views;

    @Autowired
    Negotiations negotiations;

    @Autowired
    AgreementDocuments documents;

    @Autowired
    Partners partners;

    @Autowired
    Clock clock;

    @BeforeEach
    void allMaySign() {
        for (PartnerId partner : List.of(OURS, THEIRS, NEW, STRANGER)) {
            partners.register(partner(partner));
            for (AgreementKind kind : AgreementKinds.builtIn().principal()) {
                assertThat(partners.authorise(
                                partner,
                                List.of(signer(partner)),
                                new ToBeSigned(kind.code(), null, LocalDate.now(clock))))
                        .isTrue();
            }
        }
    }

    @BeforeEach
    void thoseWhoWorkTogetherHavePromisedConfidence() {
        var unused = agreements.recordForeign(new ForeignAgreement(
                "NDA-of-changes", AgreementKind.NDA, List.of(OURS, THEIRS, NEW), "work", today(), null));
    }

    @Test
    void onlyAPartysPeopleWithTheRoleProposeAndOnlyWhatIsInForceChanges() {
        AgreementId share = share();
        Amend amend = payLater(10);

        assertThat(changes.propose(share, amend, actor(OURS, Role.FINANCE), "Why"))
                .isInstanceOf(NotAllowed.class);
        assertThat(changes.propose(share, amend, actor(NEW, Role.OPERATIONS), "Why"))
                .isInstanceOf(NotAllowed.class);
        assertThat(changes.propose(share, amend, actor(OURS, Role.OPERATIONS), " "))
                .isInstanceOf(NotChangeable.class);
        AgreementId draft = agreements.draft(draft(SampleTerms.mutualNda(2)));
        assertThat(changes.propose(draft, amend, actor(OURS, Role.LEGAL), "Why"))
                .isInstanceOf(NotChangeable.class);
        AgreementId elsewhere = agreements.recordForeign(new ForeignAgreement(
                UUID.randomUUID().toString(), AgreementKind.NDA, List.of(OURS, THEIRS), "work", today(), null));
        assertThat(changes.propose(elsewhere, amend, actor(OURS, Role.LEGAL), "Why"))
                .isInstanceOf(NotChangeable.class);
    }

    @Test
    void aSecondChangeIsRefusedAndNamedWhileTheFirstIsUnderWayButNoticeIsNot() {
        AgreementId share = share();
        AgreementId first = proposed(share, payLater(10), OURS);

        assertThat(changes.propose(share, payLater(20), actor(THEIRS, Role.LEGAL), "Why"))
                .isEqualTo(new AnotherUnderWay(first, views.get(first).number()));
        AgreementId notice = proposed(share, new GiveNotice(today().plusDays(90)), THEIRS);
        assertThat(changes.propose(share, new GiveNotice(today().plusDays(95)), actor(OURS, Role.LEGAL), "Why"))
                .isInstanceOf(AnotherUnderWay.class);

        assertThat(changes.withdraw(first, actor(OURS, Role.OPERATIONS))).isEqualTo(Decided.recorded());
        assertThat(changes.withdraw(first, actor(OURS, Role.OPERATIONS))).isEqualTo(Decided.recorded());
        assertThat(changes.withdraw(notice, actor(OURS, Role.OPERATIONS))).isInstanceOf(Decided.Refused.class);
        assertThat(proposed(share, payLater(20), THEIRS)).isNotEqualTo(first);
    }

    @Test
    void ofProposalsAtTheSameMomentOneStands() throws Exception {
        AgreementId share = share();
        List<ProposeChangeResult> results =
                AtTheSameTime.call(() -> changes.propose(share, payLater(10), actor(OURS, Role.OPERATIONS), "Ours"));

        assertThat(results).filteredOn(Proposed.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(result -> !(result instanceof Proposed))
                .allSatisfy(result -> assertThat(result).isInstanceOf(AnotherUnderWay.class));
    }

    @Test
    void onceItIsOutForSigningAChangeIsDeclinedNotTakenBack() {
        AgreementId change = proposed(share(), payLater(10), OURS);
        accept(change, THEIRS);
        assertThat(documents.certify(change)).isInstanceOf(CertifyResult.Certified.class);

        assertThat(changes.withdraw(change, actor(OURS, Role.OPERATIONS)))
                .isInstanceOfSatisfying(
                        Decided.Refused.class,
                        refused -> assertThat(refused.reason()).contains("declines to sign"));
    }

    @Test
    void termsHoldFromTheirDayOnAndTheLastOnesForGood() {
        AgreementId share = share();
        LocalDate begun = agreements.termsOn(share, today()).orElseThrow().effectiveOn();
        signed(proposed(share, payLater(10), OURS));
        signed(proposed(share, new Amend(today().plusDays(30), PartnerChange.NONE, "{\"tailDays\":120}"), THEIRS));
        signed(proposed(share, new End(today().plusDays(200)), OURS));

        assertThat(agreements.termsOn(share, begun.minusDays(1))).isEmpty();
        assertThat(days(share, 0)).isEqualTo(30);
        assertThat(days(share, 9)).isEqualTo(30);
        assertThat(days(share, 10)).isEqualTo(45);
        assertThat(days(share, 500)).isEqualTo(45);
        assertThat(tail(share, 29)).isEqualTo(180);
        assertThat(tail(share, 30)).isEqualTo(120);
        assertThat(views.standing(share).orElseThrow().endsOn()).contains(today().plusDays(200));
        assertThat(agreements.everyInForce(
                        AgreementKind.REVENUE_SHARE, List.of(OURS, THEIRS), Optional.empty(), today().plusDays(201)))
                .extracting(AgreementView::id)
                .doesNotContain(share);
    }

    @Test
    void aChangeTakesEffectOnItsDayAndNotBefore() {
        AgreementId share = share();
        AgreementId later = proposed(share, payLater(10), OURS);
        signed(later);
        assertThat(views.get(later).effectiveAt()).isEmpty();
        assertThat(changes.due()).doesNotContain(later);

        AgreementId now = proposed(share(), payLater(0), OURS);
        signed(now);
        assertThat(views.get(now).effectiveAt()).isPresent();
        assertThat(changes.takeEffect(now)).isEqualTo(changes.takeEffect(now));
    }

    @Test
    void aChangeTakesEffectNoEarlierThanTheOneSignedBefore() {
        AgreementId share = share();
        signed(proposed(share, payLater(30), OURS));

        assertThat(changes.propose(
                        share,
                        new Amend(today().plusDays(20), PartnerChange.NONE, "{\"tailDays\":120}"),
                        actor(THEIRS, Role.LEGAL),
                        "Why"))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.problems().toString()).contains("before the change signed last"));
        AgreementId renegotiated =
                proposed(share, new Amend(today().plusDays(40), PartnerChange.NONE, "{\"tailDays\":120}"), THEIRS);
        assertThat(negotiations.prepare(
                        renegotiated,
                        actor(OURS, Role.OPERATIONS),
                        "{\"effectiveOn\":\"" + today().plusDays(20) + "\"}"))
                .isInstanceOf(ProposeResult.Invalid.class);
    }

    @Test
    void nothingTakesEffectInThePastOrIsChangedAfterItEnds() {
        AgreementId share = share();
        assertThat(changes.propose(share, payLater(-1), actor(OURS, Role.LEGAL), "Why"))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.problems().toString()).contains("is past"));
        signed(proposed(share, new End(today().plusDays(50)), OURS));

        assertThat(changes.propose(share, payLater(51), actor(OURS, Role.LEGAL), "Why"))
                .isInstanceOf(Invalid.class);
        assertThat(changes.propose(share, new End(today().plusDays(60)), actor(OURS, Role.LEGAL), "Why"))
                .isInstanceOf(Invalid.class);
        assertThat(proposed(share, new End(today().plusDays(20)), OURS)).isNotNull();
    }

    @Test
    void whatWouldTakeEffectAfterASignedNoticeIsNotSignedAnyMore() {
        AgreementId share = share();
        AgreementId change = proposed(share, payLater(100), OURS);
        accept(change, THEIRS);
        String signature = firstSignature(change);
        AgreementId notice = proposed(share, new GiveNotice(today().plusDays(60)), THEIRS);
        signed(notice);

        assertThat(documents.sign(signature, signatory(OURS), "sign", ""))
                .isInstanceOfSatisfying(
                        Decided.Refused.class,
                        refused -> assertThat(refused.reason()).contains("can no longer be signed"));
    }

    @Test
    void aNoticeWaitsForNobodysReviewAndIsSignedByWhoGivesItAlone() {
        AgreementId share = share();
        AgreementId notice = proposed(share, new GiveNotice(today().plusDays(60)), THEIRS);

        assertThat(negotiations.awaiting(notice)).isEmpty();
        assertThat(documents.certify(notice))
                .isInstanceOfSatisfying(
                        CertifyResult.Certified.class,
                        certified -> assertThat(certified.signatureIds()).hasSize(1));
        Changes.Effect effect = signed(notice);
        assertThat(effect.givenAlone()).isTrue();
        assertThat(effect.others()).containsExactly(OURS);
        assertThat(changes.acknowledge(notice, OURS, actor(OURS, Role.OPERATIONS), "contest", ""))
                .isInstanceOf(Decided.Refused.class);
        assertThat(changes.acknowledge(notice, OURS, actor(THEIRS, Role.OPERATIONS), "acknowledge", ""))
                .isInstanceOf(Decided.Refused.class);
        assertThat(changes.acknowledge(notice, OURS, actor(OURS, Role.OPERATIONS), "acknowledge", ""))
                .isEqualTo(Decided.recorded());
    }

    @Test
    void whoMaySignTheAgreementMaySignItsChangeAndWhoMayNotIsRefused() {
        AgreementId change = proposed(share(), payLater(10), OURS);
        accept(change, THEIRS);
        String signature = firstSignature(change);

        assertThat(documents.sign(signature, actor(OURS, Role.SIGNATORY), "sign", ""))
                .isInstanceOfSatisfying(
                        Decided.Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains("no authority to sign a revenue-share agreement"));
        assertThat(documents.sign(signature, signatory(OURS), "sign", "")).isEqualTo(Decided.recorded());
    }

    @Test
    void whoJoinsHasPromisedConfidenceToAllOthersFirst() {
        AgreementId share = share();
        assertThat(changes.propose(
                        share,
                        new Amend(today(), new PartnerChange(null, STRANGER), "{}"),
                        actor(OURS, Role.OPERATIONS),
                        "Why"))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.problems().toString())
                                .contains("without a non-disclosure agreement with all others"));
        AgreementId nda = inForce(SampleTerms.mutualNda(2));
        assertThat(proposed(nda, new Amend(today(), new PartnerChange(null, STRANGER), "{}"), OURS))
                .isNotNull();
    }

    @Test
    void whoLeavesAndWhoJoinsBothReviewAndThePartiesChangeOnTheDay() {
        AgreementId share = share();
        AgreementId change = proposed(share, new Amend(today(), new PartnerChange(THEIRS, NEW), "{}"), OURS);

        assertThat(negotiations.awaiting(change)).containsExactly(THEIRS, NEW);
        accept(change, THEIRS);
        accept(change, NEW);
        assertThat(agreements.get(share).parties()).containsExactly(OURS, THEIRS);
        signed(change);
        assertThat(agreements.get(share).parties()).containsExactly(OURS, NEW);
        assertThat(((AmendmentTerms) views.get(change).terms()).leaving()).hasSize(1);
        assertThat(views.standing(share).orElseThrow().further()).contains(THEIRS);
        assertThat(changes.propose(share, payLater(10), actor(THEIRS, Role.OPERATIONS), "Why"))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void whoWasAskedToJoinADeclinedChangeIsAStrangerAgain() {
        AgreementId share = share();
        AgreementId change = proposed(share, new Amend(today(), new PartnerChange(null, NEW), "{}"), OURS);
        assertThat(views.standing(share).orElseThrow().further()).contains(NEW);

        agreements.end(change, AgreementState.DECLINED);
        assertThat(views.standing(share).orElseThrow().further()).doesNotContain(NEW);
    }

    @Test
    void aRenewalMovesTheEndAtOnceAndMayNotFollowASignedEnd() {
        AgreementId nda = inForce(SampleTerms.mutualNda(2));
        LocalDate end = agreements.termsOn(nda, today()).orElseThrow().lastDay().orElseThrow();
        signed(proposed(nda, new Renew(end.plusMonths(6)), OURS));

        assertThat(views.standing(nda).orElseThrow().endsOn()).contains(end.plusMonths(6));
        assertThat(agreements.termsOn(nda, today()).orElseThrow().lastDay()).contains(end.plusMonths(6));
        signed(proposed(nda, new End(today().plusDays(5)), OURS));
        assertThat(changes.propose(nda, new Renew(end.plusYears(2)), actor(OURS, Role.LEGAL), "Why"))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void whatAChangeIsWorthIsKnownOnlyWhereItIsNotAboutMoney() {
        AgreementId share = share();
        database.update(
                "update agreement set deal_minor_units = 8000000, deal_currency = 'EUR' where id = ?", share.value());

        AgreementId later = proposed(share, payLater(10), OURS);
        assertThat(estimate(later)).isNull();
        assertThat(changes.withdraw(later, actor(OURS, Role.OPERATIONS))).isEqualTo(Decided.recorded());
        assertThat(estimate(proposed(share, new End(today().plusDays(5)), OURS)))
                .isEqualTo(8_000_000L);
    }

    private @Nullable Long estimate(AgreementId id) {
        return database.queryForObject("select deal_minor_units from agreement where id = ?", Long.class, id.value());
    }

    @Test
    void withdrawingAReferralsTalksLeavesChangesOfWhatIsInForceAlone() {
        AgreementId share = share();
        AgreementId change = proposed(share, payLater(10), OURS);
        agreements.withdrawOpen(agreements.get(share).subject());

        assertThat(agreements.get(change).state()).isEqualTo(AgreementState.NEGOTIATED);
    }

    @Test
    void aChangeThatIsNotSignedByAllTakesNoEffect() {
        AgreementId change = proposed(share(), payLater(0), OURS);
        assertThatThrownBy(() -> changes.takeEffect(change)).hasMessageContaining("is not signed and sealed");
    }

    private Amend payLater(int inDays) {
        return new Amend(today().plusDays(inDays), PartnerChange.NONE, PAY_LATER);
    }

    private int days(AgreementId share, int inDays) {
        return shareOn(share, inDays).payment().daysAfterClearedFunds();
    }

    private int tail(AgreementId share, int inDays) {
        return shareOn(share, inDays).tailDays();
    }

    private RevenueShareTerms shareOn(AgreementId share, int inDays) {
        return (RevenueShareTerms)
                agreements.termsOn(share, today().plusDays(inDays)).orElseThrow();
    }

    private AgreementId proposed(AgreementId agreement, ChangeRequest request, PartnerId by) {
        ProposeChangeResult result = changes.propose(agreement, request, actor(by, Role.OPERATIONS), "Because.");
        assertThat(result).isInstanceOf(Proposed.class);
        return ((Proposed) result).change();
    }

    /** Accepted, signed and sealed by whoever must. */
    private Changes.Effect signed(AgreementId change) {
        close(change);
        return changes.takeEffect(change);
    }

    private void close(AgreementId id) {
        for (PartnerId party : negotiations.awaiting(id)) {
            accept(id, party);
        }
        CertifyResult.Certified certified = (CertifyResult.Certified) documents.certify(id);
        for (String signature : certified.signatureIds()) {
            PartnerId partner = documents.request(signature, clock.instant().plus(Duration.ofDays(14)));
            assertThat(documents.sign(signature, signatory(partner), "sign", ""))
                    .isEqualTo(Decided.recorded());
        }
        documents.seal(id);
        agreements.putInForce(id);
    }

    private String firstSignature(AgreementId change) {
        CertifyResult.Certified certified = (CertifyResult.Certified) documents.certify(change);
        String signature = certified.signatureIds().getFirst();
        assertThat(documents.request(signature, clock.instant().plus(Duration.ofDays(14))))
                .isEqualTo(OURS);
        return signature;
    }

    private void accept(AgreementId id, PartnerId party) {
        assertThat(negotiations.review(id, party, actor(party, Role.OPERATIONS), "accept", "", Optional.empty()))
                .isEqualTo(Decided.recorded());
    }

    private AgreementId share() {
        return inForce(SampleTerms.revenueShare(2));
    }

    /** In force, begun a hundred days ago, between partners of these tests alone: others change what theirs may sign. */
    private AgreementId inForce(PrincipalTerms terms) {
        AgreementId id = agreements.draft(draft(begun(terms)));
        close(id);
        return id;
    }

    private PrincipalTerms begun(PrincipalTerms terms) {
        String json = new String(TermsFormat.canonical(terms), StandardCharsets.UTF_8)
                .replace("\"nordlicht\"", "\"nordlicht-c\"")
                .replace("\"harbour\"", "\"harbour-c\"")
                .replace(
                        "\"effectiveOn\":\"" + terms.effectiveOn() + "\"",
                        "\"effectiveOn\":\"" + today().minusDays(100) + "\"");
        try {
            return (PrincipalTerms) TermsFormat.parse(json.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedTermsException e) {
            throw new AssertionError(e);
        }
    }

    private NewAgreement draft(PrincipalTerms terms) {
        String subject = UUID.randomUUID().toString();
        return new NewAgreement("T-" + subject.substring(0, 8), subject, OURS, terms, "small");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Actor actor(PartnerId partner, Role role) {
        return new Actor(partner + "." + role.code(), "Somebody", null, partner.value(), Set.of(role));
    }

    private static Actor signatory(PartnerId partner) {
        return new Actor(
                partner + ".signs", "Nora Berg", signer(partner).value(), partner.value(), Set.of(Role.SIGNATORY));
    }

    private static PersonId signer(PartnerId partner) {
        return new PersonId("p-" + partner);
    }

    private static NewPartner partner(PartnerId id) {
        return new NewPartner(
                id,
                "The " + id,
                "HRB 1",
                "Ring 1, Munich",
                "DE",
                "legal@example.com",
                List.of(),
                List.of(),
                List.of(new NewPerson(signer(id), "Nora Berg", "nora@" + id + ".example", "Director", Set.of("nda"))));
    }
}
