package io.evenhand.referral;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.terms.CustomerProtectionTerms.PriorRelationship;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.WithoutEngine;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Proves that only what was claimed, judged and accepted reaches a contract, with the evidence that was judged. */
@WithoutEngine
class PriorRelationshipsTests {
    @Autowired
    PriorRelationships priors;

    @Autowired
    ReferralDesk desk;

    @Autowired
    Referrals referrals;

    @Autowired
    Partners partners;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    private final String network = UUID.randomUUID().toString().substring(0, 8);
    private final PartnerId nordwind = new PartnerId("nordwind-" + network);
    private final PartnerId contoso = new PartnerId("contoso-" + network);
    private final Actor nora = new Actor("nora", "Nora Lind", "p-nora", nordwind.value(), Set.of(Role.OPERATIONS));
    private final Actor ivo = new Actor("ivo", "Ivo Keller", "p-ivo", contoso.value(), Set.of(Role.OPERATIONS));
    private ReferralId referral;

    @BeforeEach
    void aReferralWithADeliverer() {
        partners.register(TestPartners.of(nordwind.value(), "Nordwind Consulting"));
        partners.register(TestPartners.of(contoso.value(), "Contoso Systems"));
        RegisterResult result = referrals.register(new NewReferral(
                "REF-" + network,
                "A warehouse",
                new Customer("Kunde", "Kunde 3 GmbH", "www.kunde-3.example", null, "DE", "Ada", "ada@kunde-3.example"),
                new Need("Move forklifts", "erp", "Saxony", null, null, null),
                nordwind,
                "introducer",
                List.of(new NewSeat("delivery", List.of("erp"), List.of(contoso), "P3D")),
                new TermsDrafts("{}", "{}", "{}"),
                new Deadlines("P7D", "P7D", "P2D", "P7D", "P7D", "P365D")));
        referral = ((RegisterResult.Registered) result).id();
        database.update("update seat set filled_by = ? where referral_id = ?", contoso.value(), referral.value());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private String filed(String title) {
        return ((FilingResult.Filed) priors.file(referral, ivo, title, today().minusYears(1))).evidenceId();
    }

    private void claimed(String evidence) {
        assertThat(priors.state(referral, contoso, ivo, "claim", Optional.of(evidence)))
                .isInstanceOf(DecisionResult.Recorded.class);
    }

    private void judged(String decision, String reason) {
        assertThat(priors.judge(referral, contoso, nora, decision, reason)).isInstanceOf(DecisionResult.Recorded.class);
    }

    private int filings() {
        Integer rows = database.queryForObject(
                "select count(*) from prior_evidence where referral_id = ?", Integer.class, referral.value());
        return rows == null ? 0 : rows;
    }

    @Test
    void whatWasAcceptedIsDraftedWithTheEvidenceThatWasJudgedWhateverIsFiledLater() {
        claimed(filed("Invoice 7"));
        judged("carve-out", "");
        String unused = filed("Contract over everything");
        priors.carveOut(referral, contoso);
        priors.carveOut(referral, contoso);

        assertThat(desk.evidence(referral, contoso).orElseThrow().title()).isEqualTo("Invoice 7");
        assertThat(priors.accepted(referral))
                .containsExactly(new PriorRelationship(contoso.value(), "Invoice 7", today().minusYears(1)));
        assertThat(database.queryForList(
                        "select evidence from carve_out where referral_id = ?", String.class, referral.value()))
                .containsExactly("Invoice 7, " + today().minusYears(1));
    }

    @Test
    void evidenceThatNobodyClaimedWithIsDraftedNowhere() {
        String unused = filed("Invoice 7");
        assertThat(priors.accepted(referral)).isEmpty();
        assertThat(desk.evidence(referral, contoso)).isEmpty();
    }

    @Test
    void evidenceOfAClaimThatNobodyHasJudgedOrThatWasNotAcceptedIsDraftedNowhere() {
        claimed(filed("Invoice 7"));
        assertThat(priors.accepted(referral)).isEmpty();
        judged("refuse-go-on", "It is another company.");
        assertThat(priors.accepted(referral)).isEmpty();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> priors.carveOut(referral, contoso))
                .hasMessageContaining("was accepted");
    }

    @Test
    void aVerdictStandsAndAClaimIsMadeOnce() {
        String evidence = filed("Invoice 7");
        claimed(evidence);
        claimed(evidence);
        assertThat(priors.state(referral, contoso, ivo, "claim", Optional.of(filed("Invoice 8"))))
                .isEqualTo(DecisionResult.refused("Your organisation has claimed it already, with other evidence."));
        judged("refuse-go-on", "It is another company.");
        judged("refuse-go-on", "It is another company.");
        assertThat(priors.judge(referral, contoso, nora, "carve-out", ""))
                .isEqualTo(DecisionResult.refused("It has been judged already: not accepted: the promise stands."));
    }

    @Test
    void notToAcceptNeedsAReason() {
        claimed(filed("Invoice 7"));
        assertThat(priors.judge(referral, contoso, nora, "refuse-end", " "))
                .isEqualTo(DecisionResult.refused("Say why you do not accept it: they will read it."));
    }

    @Test
    void whatCannotBeEvidenceIsNotEvenKept() {
        assertThat(priors.file(referral, ivo, "Invoice 7", today().plusDays(1)))
                .isInstanceOf(FilingResult.DayUnusable.class);
        assertThat(priors.file(referral, ivo, "Invoice 7", LocalDate.of(1949, 12, 31)))
                .isInstanceOf(FilingResult.DayUnusable.class);
        assertThat(priors.file(referral, ivo, "Invoice\n7", today())).isInstanceOf(FilingResult.TitleUnusable.class);
        assertThat(filings()).isZero();
        assertThat(priors.file(referral, ivo, "Invoice 7", today())).isInstanceOf(FilingResult.Filed.class);
    }

    @Test
    void theTitleOfEvidenceDoesNotTellTheCustomerToThoseWhoReadTheHistory() {
        assertThat(priors.file(referral, ivo, "Invoice 7 to Kunde-3", today()))
                .isInstanceOfSatisfying(
                        FilingResult.TitleUnusable.class,
                        unusable -> assertThat(unusable.sentence())
                                .startsWith("It says “Kunde”")
                                .contains("kind and number"));
        assertThat(filings()).isZero();
    }

    @Test
    void whoeverIsNotToldTheCustomerReadsNoWordsThatTellItInReasons() {
        claimed(filed("Invoice 7"));
        judged("refuse-go-on", "Kunde 3 GmbH was ours.");
        assertThat(desk.history(nora, desk.show(nora, referral).orElseThrow()))
                .last()
                .satisfies(line -> assertThat(line.what()).endsWith("Kunde 3 GmbH was ours."));
        assertThat(desk.history(ivo, desk.show(ivo, referral).orElseThrow()))
                .last()
                .satisfies(line -> assertThat(line.what()).endsWith("and went on: [customer] GmbH was ours."));
        assertThat(priors.of(referral, ivo).getFirst().reason()).isEqualTo("[customer] GmbH was ours.");
        assertThat(priors.of(referral, nora).getFirst().reason()).isEqualTo("Kunde 3 GmbH was ours.");
        database.update(
                "insert into disclosure (id, referral_id, person_id, partner_id, disclosed_at, by_contract) values (?, ?, 'p-ivo', ?, ?, false)",
                UUID.randomUUID().toString(),
                referral.value(),
                contoso.value(),
                java.sql.Timestamp.from(clock.instant()));
        database.update(
                "update referral set disclosed_at = ? where id = ?",
                java.sql.Timestamp.from(clock.instant()),
                referral.value());
        assertThat(desk.history(ivo, desk.show(ivo, referral).orElseThrow()))
                .last()
                .satisfies(line -> assertThat(line.what()).endsWith("Kunde 3 GmbH was ours."));
    }

    @Test
    void evidenceOfAnotherDelivererOrReferralIsNoClaim() {
        Actor other = new Actor("eve", "Eve", "p-eve", nordwind.value(), Set.of(Role.OPERATIONS));
        String evidence = ((FilingResult.Filed) priors.file(referral, other, "Invoice 7", today())).evidenceId();
        assertThat(priors.state(referral, contoso, ivo, "claim", Optional.of(evidence)))
                .isEqualTo(DecisionResult.refused("File your evidence first: an invoice or contract with its date."));
    }
}
