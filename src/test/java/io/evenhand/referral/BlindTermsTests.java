package io.evenhand.referral;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.Negotiations;
import io.evenhand.agreement.NewAgreement;
import io.evenhand.agreement.ProposeResult;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.NdaTerms;
import io.evenhand.terms.TermsParty;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.WithoutEngine;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Proves that no terms that the introducer proposes tell who the customer is before it is disclosed, however they are proposed. */
@WithoutEngine
class BlindTermsTests {
    private static final NdaTerms TERMS = SampleTerms.mutualNda(2);

    @Autowired
    Negotiations negotiations;

    @Autowired
    Agreements agreements;

    @Autowired
    Referrals referrals;

    @Autowired
    Partners partners;

    @Autowired
    JdbcTemplate database;

    private final String network = UUID.randomUUID().toString().substring(0, 8);
    private final PartnerId introducer = of(0);
    private final PartnerId deliverer = of(1);
    private ReferralId referral;
    private AgreementId nda;

    private static PartnerId of(int party) {
        return new PartnerId(TERMS.parties().get(party).partnerId());
    }

    @BeforeEach
    void aReferralWhoseNdaIsNegotiated() {
        for (TermsParty party : TERMS.parties()) {
            if (partners.find(new PartnerId(party.partnerId())).isEmpty()) {
                partners.register(TestPartners.of(party));
            }
        }
        RegisterResult result = referrals.register(new NewReferral(
                "REF-" + network,
                "An ERP for a Nordsee harbour",
                new Customer(
                        "Cordes",
                        "Nordsee Cordes KG",
                        "cordes.example",
                        null,
                        "DE",
                        "Anke Müller",
                        "info@cordes.example"),
                new Need("Move forklifts", "erp", "Saxony", null, null, null),
                introducer,
                "introducer",
                List.of(new NewSeat("delivery", List.of("erp"), List.of(deliverer), "P3D")),
                new TermsDrafts("{}", "{}", "{}"),
                new Deadlines("P7D", "P7D", "P2D", "P7D", "P7D", "P365D")));
        referral = ((RegisterResult.Registered) result).id();
        nda = agreements.draft(new NewAgreement("NDA-" + network, referral.value(), introducer, TERMS, "small"));
    }

    private ProposeResult proposed(PartnerId proposer, String purpose) {
        return negotiations.prepare(
                nda,
                new Actor("someone", "Someone", null, proposer.value(), Set.of(Role.OPERATIONS)),
                "{\"purpose\": \"" + purpose + "\"}");
    }

    @Test
    void theIntroducerDoesNotTellTheCustomerByItsTerms() {
        assertThat(proposed(introducer, "The ERP project of Cordes"))
                .isInstanceOfSatisfying(
                        ProposeResult.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.pointer()).isEqualTo("/purpose");
                                    assertThat(problem.problem())
                                            .isEqualTo("says “Cordes”, by which the customer can be guessed");
                                    assertThat(problem.remedy()).startsWith("write it without");
                                }));
        assertThat(proposed(introducer, "An ERP project by the Nordsee, as its title says"))
                .isInstanceOf(ProposeResult.Prepared.class);
    }

    @Test
    void whoeverCanOnlyGuessIsNotToldWhetherItGuessedRight() {
        assertThat(proposed(deliverer, "The ERP project of Cordes")).isInstanceOf(ProposeResult.Prepared.class);
    }

    @Test
    void onceTheCustomerIsDisclosedTermsMayNameIt() {
        database.update(
                "update referral set consented_at = registered_at, disclosed_at = registered_at where id = ?",
                referral.value());
        assertThat(proposed(introducer, "The ERP project of Cordes")).isInstanceOf(ProposeResult.Prepared.class);
    }
}
