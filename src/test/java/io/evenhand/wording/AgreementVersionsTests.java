package io.evenhand.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementDocuments;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementPlaybooks;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementWordings;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.Decided;
import io.evenhand.agreement.Negotiations;
import io.evenhand.agreement.NewAgreement;
import io.evenhand.agreement.ProposeResult;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.template.SampleTerms;
import io.evenhand.template.TemplateVersion;
import io.evenhand.template.Wording;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.NoticesByParty;
import io.evenhand.terms.Playbooks;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsChanges;
import io.evenhand.terms.TermsParty;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.WithoutEngine;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Proves that an agreement keeps the version that it was drafted in whatever is released meanwhile, that it is known who uses which, and that
 * its document can be made once more years later. Its wording is released anew by two lawyers, and back again for whoever drafts after it.
 */
@WithoutEngine
class AgreementVersionsTests {
    private static final Actor ANNA = new Actor("vera", "Vera", "p-vera", "alpha", Set.of(Role.LEGAL));
    private static final Actor BRAM = new Actor("viktor", "Viktor", "p-viktor", "beta", Set.of(Role.LEGAL));
    private static final Actor STRANGER = new Actor("vito", "Vito", "p-vito", "gamma", Set.of(Role.LEGAL));
    private static final String CLAUSE = "Nobody talks about it in lifts.";

    @Autowired
    Releases releases;

    @Autowired
    Approvals approvals;

    @Autowired
    AgreementVersions versions;

    @Autowired
    Recreations recreations;

    @Autowired
    AgreementWordings wordings;

    @Autowired
    AgreementPlaybooks playbooks;

    @Autowired
    Agreements agreements;

    @Autowired
    Negotiations negotiations;

    @Autowired
    AgreementDocuments documents;

    @Autowired
    Partners partners;

    @Autowired
    JdbcTemplate database;

    private Terms terms;
    private Actor ofFirst;

    @BeforeEach
    void parties() {
        terms = SampleTerms.mutualNda(2);
        terms.parties().forEach(party -> partners.register(TestPartners.of(party)));
        ofFirst = new Actor(
                "first", "First", "p-first", terms.parties().getFirst().partnerId(), Set.of(Role.OPERATIONS));
    }

    @Test
    void anAgreementUnderWayKeepsItsVersionAndItsDocumentIsMadeOfIt() {
        AgreementId id = drafted();
        TemplateVersion own = wordings.of(id).orElseThrow();
        Wording former = released(own);
        release(former.with("nda.en.md", former.read("nda.en.md").orElseThrow() + "\n" + CLAUSE + "\n"));
        try {
            assertThat(wordings.of(id)).contains(own);
            AgreementVersions.Standing standing =
                    versions.of(ofFirst, id.value()).orElseThrow();
            assertThat(standing.version()).contains(own);
            assertThat(standing.newer()).isPresent();
            AgreementId later = drafted();
            assertThat(wordings.of(later).orElseThrow())
                    .isEqualTo(standing.newer().orElseThrow().version());
            assertThat(versions.of(ofFirst, later.value()).orElseThrow().newer())
                    .isEmpty();

            documents.certify(id);
            documents.certify(later);
            assertThat(wordings.of(id)).contains(own);
            assertThat(recreations.compare(id)).isInstanceOfSatisfying(Recreation.Compared.class, compared -> {
                assertThat(compared.isSame()).isTrue();
                assertThat(compared.pagesKept()).isGreaterThan(1);
                assertThat(compared.wording()).isEqualTo(own.toString());
            });
            assertThat(recreations.compare(later))
                    .isInstanceOfSatisfying(
                            Recreation.Compared.class,
                            compared -> assertThat(compared.isSame()).isTrue());
            assertThat(versions.compare(
                            standing.agreement(),
                            own,
                            standing.newer().orElseThrow().version()))
                    .isInstanceOfSatisfying(
                            AgreementVersions.InTerms.Compared.class,
                            compared -> assertThat(compared.comparison()
                                            .changedRows()
                                            .flatMap(row -> row.after().stream())
                                            .map(piece -> piece.text())
                                            .toList()
                                            .toString())
                                    .contains("lifts"));
        } finally {
            release(former);
        }
    }

    @Test
    void anAgreementUnderWayIsJudgedByThePlaybookOfItsOwnVersion() {
        AgreementId id = drafted();
        TemplateVersion own = wordings.of(id).orElseThrow();
        Wording former = released(own);
        String file = Playbooks.file(AgreementKind.NDA);
        String playbook = former.read(file).orElseThrow();
        String longer =
                playbook.replaceFirst("(?s)(field: /term/length\\n.*?standard: )\\{[^}]*}", "$1{from: P1Y, to: P4Y}");
        assertThat(longer).isNotEqualTo(playbook);
        String before = standardTerm(playbooks.of(id));
        release(former.with(file, longer));
        try {
            assertThat(standardTerm(playbooks.of(id))).isEqualTo(before);
            assertThat(standardTerm(playbooks.ofDraft(AgreementKind.NDA, "en"))).isEqualTo("from 1 year to 4 years");
            assertThat(standardTerm(playbooks.of(drafted()))).isEqualTo("from 1 year to 4 years");
            assertThat(standardTerm(playbooks.ofDraft(AgreementKind.NDA, "de")))
                    .isEqualTo("1\u00a0Jahr bis 3\u00a0Jahre");
        } finally {
            release(former);
        }
    }

    private Wording released(TemplateVersion version) {
        return releases.wording(
                        "nda", "en", releases.find(version).orElseThrow().number())
                .orElseThrow();
    }

    private static String standardTerm(Playbooks playbooks) {
        return playbooks
                .guidance(AgreementKind.NDA, "/term/length")
                .orElseThrow()
                .standard();
    }

    @Test
    void aNewerWordingIsTakenByAProposalThatTheOtherSideHasToAcceptAndWhoTookItStaysKnown() {
        AgreementId id = drafted();
        TemplateVersion own = wordings.of(id).orElseThrow();
        Wording former = released(own);
        release(former.with("nda.en.md", former.read("nda.en.md").orElseThrow() + "\n" + CLAUSE + "\n"));
        try {
            TemplateVersion newer = versions.of(ofFirst, id.value())
                    .orElseThrow()
                    .newer()
                    .orElseThrow()
                    .version();
            String prepared = prepared(id, second(), newer);
            assertThat(wordings.of(id)).as("only prepared").contains(own);
            assertThat(negotiations.awaiting(id)).isEmpty();

            assertThat(propose(id, second(), prepared)).isEqualTo(Decided.recorded());
            assertThat(wordings.of(id)).contains(newer);
            assertThat(negotiations.onTheTable(id)).satisfies(table -> {
                assertThat(table.version()).isEqualTo(2);
                assertThat(table.changes()).isEmpty();
                assertThat(Objects.requireNonNull(table.wording()).former()).contains(own);
            });
            assertThat(negotiations.awaiting(id)).extracting(PartnerId::value).containsExactly(ofFirst.partnerId());
            assertThat(versions.of(ofFirst, id.value()).orElseThrow()).satisfies(standing -> {
                assertThat(standing.newer()).isEmpty();
                assertThat(standing.taken()).singleElement().satisfies(taken -> {
                    assertThat(taken.former()).contains(own);
                    assertThat(taken.termsVersion()).isEqualTo(2);
                    assertThat(taken.organisation())
                            .isEqualTo(terms.parties().getLast().legalName());
                });
            });

            // The other side may want the former wording back, and never one that this agreement did not have.
            assertThat(negotiations.prepare(id, ofFirst, "", "0".repeat(64)))
                    .isInstanceOf(ProposeResult.NotNegotiable.class);
            assertThat(propose(id, ofFirst, prepared(id, ofFirst, own))).isEqualTo(Decided.recorded());
            assertThat(wordings.of(id)).contains(own);
            assertThat(wordings.taken(id)).hasSize(2);
            assertThat(propose(id, second(), prepared(id, second(), newer))).isEqualTo(Decided.recorded());
            assertThat(negotiations.review(id, party(ofFirst), ofFirst, "accept", "", Optional.empty()))
                    .isEqualTo(Decided.recorded());

            documents.certify(id);
            assertThat(recreations.compare(id)).isInstanceOfSatisfying(Recreation.Compared.class, compared -> {
                assertThat(compared.isSame()).isTrue();
                assertThat(compared.wording()).isEqualTo(newer.toString());
            });
            assertThat(negotiations.prepare(id, ofFirst, "", own.hash()))
                    .as("never once it is being signed")
                    .isInstanceOf(ProposeResult.NotNegotiable.class);
            assertThatThrownBy(() -> database.update(
                            "update agreement_wording_taken set taken_by = 'nobody' where agreement_id = ?",
                            id.value()))
                    .hasMessageContaining("only added to");
            assertThatThrownBy(() ->
                            database.update("delete from agreement_wording_taken where agreement_id = ?", id.value()))
                    .hasMessageContaining("only added to");
        } finally {
            release(former);
        }
    }

    @Test
    void whatThePlaybookOfTheNewerWordingLetsNobodyAgreeToIsNotTakenOver() {
        AgreementId id = drafted();
        TemplateVersion own = wordings.of(id).orElseThrow();
        Wording former = released(own);
        String file = Playbooks.file(AgreementKind.NDA);
        String stricter = former.read(file)
                .orElseThrow()
                .replaceFirst(
                        "(?s)(field: /disclosure/kind\\n.*?standard: )\\{oneOf: \\[mutual]}\\n +fallbacks:\\n[^\\n]*",
                        "$1{oneOf: [one-way]}\n    notAcceptable:\n      - {oneOf: [mutual], approvedBy: refused}")
                .replaceFirst("(?m)^  disclosure: \\{kind: mutual}\\n", "");
        assertThat(stricter).contains("approvedBy: refused").contains("standard: {oneOf: [one-way]}");
        release(former.with(file, stricter));
        try {
            TemplateVersion newer = versions.of(ofFirst, id.value())
                    .orElseThrow()
                    .newer()
                    .orElseThrow()
                    .version();
            assertThat(negotiations.prepare(id, second(), "", newer.hash()))
                    .isInstanceOfSatisfying(
                            ProposeResult.Invalid.class,
                            invalid -> assertThat(invalid.problems())
                                    .singleElement()
                                    .satisfies(problem ->
                                            assertThat(problem.pointer()).isEqualTo("/disclosure/kind")));
        } finally {
            release(former);
        }
    }

    private String prepared(AgreementId id, Actor actor, TemplateVersion wording) {
        ProposeResult result = negotiations.prepare(id, actor, "", wording.hash());
        assertThat(result).isInstanceOf(ProposeResult.Prepared.class);
        return ((ProposeResult.Prepared) result).proposalId();
    }

    private Decided propose(AgreementId id, Actor actor, String proposal) {
        return negotiations.review(id, party(actor), actor, "propose", "", Optional.of(proposal));
    }

    private static PartnerId party(Actor actor) {
        return new PartnerId(actor.partnerId());
    }

    @Test
    void eachPartyStatesHowNoticesReachItselfAndNobodyElseDoes() {
        AgreementId id = drafted();
        Terms terms = negotiations.onTheTable(id).terms();
        String changes = TermsChanges.edited(
                        terms,
                        Map.of(
                                NoticesByParty.of(terms, second().partnerId())
                                        .orElseThrow()
                                        .pointer(),
                                "post"))
                .json();

        assertThat(negotiations.prepare(id, ofFirst, changes))
                .isInstanceOfSatisfying(
                        ProposeResult.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .singleElement()
                                .satisfies(
                                        problem -> assertThat(problem.remedy()).contains("each party says itself")));
        assertThat(negotiations.prepare(id, second(), changes)).isInstanceOf(ProposeResult.Prepared.class);
    }

    private Actor second() {
        return new Actor(
                "second", "Second", "p-second", terms.parties().getLast().partnerId(), Set.of(Role.OPERATIONS));
    }

    @Test
    void whatWasPutIntoTheKeptDocumentIsFound() {
        AgreementId id = drafted();
        documents.certify(id);
        AgreementId other = drafted();
        documents.certify(other);
        // The archive refuses to be changed; so the record is led to another agreement's document, which bears another
        // number.
        database.update(
                "update agreement set document_hash = (select d.hash from (select document_hash as hash from agreement where id = ?) d)"
                        + " where id = ?",
                other.value(),
                id.value());
        assertThat(recreations.compare(id)).isInstanceOfSatisfying(Recreation.Compared.class, compared -> {
            assertThat(compared.isSame()).isFalse();
            assertThat(compared.sameWords()).isFalse();
            assertThat(compared.differing()).isNotEmpty();
            assertThat(compared.differences().isSame()).isFalse();
        });
    }

    @Test
    void whereThereIsNothingToMakeItOfThePageSaysSo() {
        AgreementId id = drafted();
        assertThat(recreations.compare(id))
                .isInstanceOfSatisfying(
                        Recreation.Impossible.class,
                        impossible -> assertThat(impossible.reason()).contains("no document of it yet"));
        documents.certify(id);
        database.update("update agreement set template = ? where id = ?", "nda.en@" + "0".repeat(64), id.value());
        assertThat(recreations.compare(id))
                .isInstanceOfSatisfying(
                        Recreation.Impossible.class,
                        impossible -> assertThat(impossible.reason()).contains("no longer here"));
    }

    @Test
    void whoUsesAVersionIsSeenByItsPartiesAndCountedForWhoLooksAfterIt() {
        AgreementId id = drafted();
        TemplateVersion own = wordings.of(id).orElseThrow();
        assertThat(wordings.using(ofFirst, own, 1000))
                .extracting(use -> use.agreement().id())
                .contains(id);
        assertThat(wordings.using(STRANGER, own, 1000)).isEmpty();
        assertThat(versions.of(STRANGER, id.value())).isEmpty();
        assertThat(versions.of(ofFirst, "not-an-id")).isEmpty();
        assertThat(Objects.requireNonNull(
                                wordings.counts(java.util.List.of(own)).get(own))
                        .get(AgreementState.NEGOTIATED))
                .isPositive();
    }

    private AgreementId drafted() {
        String subject = UUID.randomUUID().toString();
        PartnerId first = new PartnerId(terms.parties().getFirst().partnerId());
        AgreementId id =
                agreements.draft(new NewAgreement("VERS-" + subject.substring(0, 8), subject, first, terms, "small"));
        for (TermsParty party : terms.parties()) {
            Actor actor = new Actor(party.partnerId(), "x", null, party.partnerId(), Set.of(Role.LEGAL));
            assertThat(negotiations.review(id, new PartnerId(party.partnerId()), actor, "accept", "", Optional.empty()))
                    .isEqualTo(Decided.recorded());
        }
        return id;
    }

    private void release(Wording wording) {
        SubmitResult submitted = releases.submit("nda", "en", wording, ANNA, "About lifts.");
        assertThat(submitted.problem()).isEmpty();
        ProposalId id = ((SubmitResult.Submitted) submitted).id();
        assertThat(approvals.lint(id)).as("%s", releases.proposal(id)).isTrue();
        approvals.decide(id, BRAM, "approve", "");
        assertThat(approvals.release(id)).isTrue();
    }
}
