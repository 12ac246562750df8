package io.evenhand.referral;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.referral.ReferralFacts.CustomerFacts;
import io.evenhand.referral.ReferralFacts.NeedFacts;
import io.evenhand.referral.ReferralFacts.SeatFacts;
import io.evenhand.terms.FieldProblem;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.WithoutEngine;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Proves that what candidates read cannot tell who the customer is by oversight: each field is named with its word, unless it is meant. */
@WithoutEngine
class BlindIntroductionTests {
    @Autowired
    Registrations registrations;

    @Autowired
    Referrals referrals;

    @Autowired
    Partners partners;

    private final String network = UUID.randomUUID().toString().substring(0, 8);
    private final String nordwind = "nordwind-" + network;
    private final String contoso = "contoso-" + network;
    private final Actor nora = new Actor("nora", "Nora Lind", "p-nora", nordwind, Set.of(Role.OPERATIONS));

    @BeforeEach
    void twoPartners() {
        partners.register(TestPartners.of(nordwind, "Nordwind " + network));
        partners.register(TestPartners.of(contoso, "Contoso " + network));
    }

    private List<FieldProblem> problems(String title, String summary, String region, boolean meant) {
        return registrations.problems(nora, facts(title, summary, region, meant)).stream()
                .filter(problem -> problem.problem().contains("can be guessed"))
                .toList();
    }

    private ReferralFacts facts(String title, String summary, String region, boolean meant) {
        return new ReferralFacts(
                "REF-" + network,
                title,
                new CustomerFacts(
                        "Cordes",
                        "Schiffsausrüster Cordes KG",
                        "cordes.example",
                        null,
                        "DE",
                        "Anke Müller",
                        "info@cordes.example"),
                new NeedFacts(summary, List.of("erp"), region, null, null, null),
                "introducer",
                List.of(new SeatFacts("delivery", List.of("erp"), List.of(contoso), SeatFacts.USUAL_ANSWER)),
                "{\"purpose\": \"a project\"}",
                "{}",
                "{}",
                null,
                meant);
    }

    @Test
    void aTellingWordIsNamedWithItsField() {
        assertThat(problems("An ERP for Cordes-Lager", "Forklifts of the Schiffs-Ausrüster wait.", "Saxony", false))
                .extracting(FieldProblem::pointer, FieldProblem::problem)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "/title", "says “Cordes”, by which the customer can be guessed"),
                        org.assertj.core.groups.Tuple.tuple(
                                "/need/summary", "says “Schiffs Ausrüster”, by which the customer can be guessed"));
        assertThat(problems("An ERP", "Ask Frau Mueller", "C\u043erdes", false))
                .extracting(FieldProblem::pointer)
                .containsExactly("/need/summary", "/need/region");
    }

    @Test
    void harmlessWordsAndMeantOnesPass() {
        assertThat(problems("Concordes and an ERP", "Müllerei software for a wholesaler", "Saxony", false))
                .isEmpty();
        assertThat(problems("An ERP for Cordes", "Forklifts wait.", "Saxony", true))
                .isEmpty();
    }

    @Test
    void aNeedThatIsStatedAnewIsReadAlike() {
        RegisterResult result = referrals.register(new NewReferral(
                "RE-" + network,
                "A warehouse",
                new Customer("Cordes", "Cordes KG", "cordes.example", null, "DE", "Anke Müller", "info@cordes.example"),
                new Need("Move forklifts", "erp", "Saxony", null, null, null),
                new PartnerId(nordwind),
                "introducer",
                List.of(new NewSeat("delivery", List.of("erp"), List.of(new PartnerId(contoso)), "P3D")),
                new TermsDrafts("{}", "{}", "{}"),
                new Deadlines("P7D", "P7D", "P2D", "P7D", "P7D", "P365D")));
        ReferralId id = ((RegisterResult.Registered) result).id();
        Need telling = new Need("Forklifts at Cordes wait", "erp", "Saxony", null, null, null);
        assertThat(referrals.restate(id, nora, telling))
                .isInstanceOfSatisfying(
                        DecisionResult.Refused.class,
                        refused -> assertThat(refused.reason()).startsWith("It says “Cordes”"));
        assertThat(referrals.restate(id, nora, telling, true)).isInstanceOf(DecisionResult.Recorded.class);
    }

    @Test
    void aRegionIsServedHoweverItIsWritten() {
        // As its partners write it: Saxony.
        for (String written : List.of("saxony", " SAXONY ", "Saxony")) {
            RegisterResult result = referrals.register(new NewReferral(
                    "REF-" + network + "-" + Integer.toHexString(written.hashCode()),
                    "A warehouse",
                    new Customer("Cordes", "Cordes KG", "cordes.example", null, "DE", "Anke", "info@cordes.example"),
                    new Need("Move forklifts", "erp", written, null, null, null),
                    new PartnerId(nordwind),
                    "introducer",
                    List.of(new NewSeat("delivery", List.of("erp"), List.of(new PartnerId(contoso)), "P3D")),
                    new TermsDrafts("{}", "{}", "{}"),
                    new Deadlines("P7D", "P7D", "P2D", "P7D", "P7D", "P365D")));
            assertThat(referrals
                            .assess(((RegisterResult.Registered) result).id())
                            .regionServed())
                    .as(written)
                    .isTrue();
        }
    }

    @Test
    void whoeverWithdrawsBeforeTheDisclosureDoesNotTellTheCustomerByTheReason() {
        RegisterResult result = referrals.register(new NewReferral(
                "REF-" + network + "-withdrawn",
                "A warehouse",
                new Customer("Cordes", "Cordes KG", "cordes.example", null, "DE", "Anke Müller", "info@cordes.example"),
                new Need("Move forklifts", "erp", "Saxony", null, null, null),
                new PartnerId(nordwind),
                "introducer",
                List.of(new NewSeat("delivery", List.of("erp"), List.of(new PartnerId(contoso)), "P3D")),
                new TermsDrafts("{}", "{}", "{}"),
                new Deadlines("P7D", "P7D", "P2D", "P7D", "P7D", "P365D")));
        ReferralId id = ((RegisterResult.Registered) result).id();
        assertThat(referrals.withdraw(id, nora, "Cordes has no money."))
                .isInstanceOfSatisfying(
                        DecisionResult.Refused.class,
                        refused -> assertThat(refused.reason())
                                .startsWith("It says “Cordes”")
                                .contains("Write it without"));
        assertThat(referrals.withdraw(id, nora, "The customer has no money."))
                .isInstanceOf(DecisionResult.Recorded.class);
    }
}
