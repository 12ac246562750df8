package io.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.NewAgreement;
import io.evenhand.desk.ReferralPage.Diagram;
import io.evenhand.desk.ReferralPage.Failure;
import io.evenhand.desk.ReferralRow.Tone;
import io.evenhand.partner.ExternalIds;
import io.evenhand.partner.ExternalKind;
import io.evenhand.partner.Naming;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.referral.Customer;
import io.evenhand.referral.Deadlines;
import io.evenhand.referral.Need;
import io.evenhand.referral.NewReferral;
import io.evenhand.referral.NewSeat;
import io.evenhand.referral.ReferralFilter;
import io.evenhand.referral.Referrals;
import io.evenhand.referral.RegisterResult;
import io.evenhand.referral.TermsDrafts;
import io.evenhand.template.SampleTerms;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.TestSeats;
import io.evenhand.testing.WithoutEngine;
import jakarta.persistence.EntityManagerFactory;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Proves what the desk reads from our own records of referrals, and how often it asks for it. */
@WithoutEngine
class LiveReferralsTests {
    private static final AtomicLong KEYS = new AtomicLong(5_000_000);

    @Autowired
    ReferralReading reading;

    @Autowired
    ReferralListing listing;

    @Autowired
    Partners partners;

    @Autowired
    Referrals referrals;

    @Autowired
    Agreements agreements;

    @Autowired
    ExternalIds externalIds;

    @Autowired
    JdbcTemplate database;

    @Autowired
    EntityManagerFactory persistence;

    /** A network of its own for each test. */
    private final String network = UUID.randomUUID().toString().substring(0, 8);

    private final Actor nora = new Actor("nora", "Nora Berg", "p-1", "introducer-" + network, Set.of(Role.OPERATIONS));
    private final Actor bram =
            new Actor("bram", "Bram Vermeulen", "p-2", "deliverer-" + network, Set.of(Role.OPERATIONS));
    private final Actor steward = new Actor("sam", "Sam Steward", null, Actor.HOST, Set.of(Role.STEWARD));

    @BeforeEach
    void twoPartners() {
        partners.register(TestPartners.of("introducer-" + network, "Nordwind Consulting"));
        partners.register(TestPartners.of("deliverer-" + network, "Contoso Systems"));
    }

    @Test
    void theListAsksTheSameNumberOfTimesForTwoReferralsAndForTwelve() {
        manyReferrals(2);
        assertThat(list(nora)).hasSize(2);
        long forTwo = statementsOf(() -> list(nora));
        manyReferrals(10);

        assertThat(list(nora))
                .hasSize(12)
                .allSatisfy(row -> assertThat(row.nextStep()).isEqualTo("Answer blind offer: Contoso Systems"));
        assertThat(statementsOf(() -> list(nora))).isEqualTo(forTwo).isLessThanOrEqualTo(11);
    }

    @Test
    void theBoardAsksTheSameNumberOfTimesForTwoReferralsAndForTwelve() {
        manyReferrals(2);
        assertThat(listing.board(nora, ReferralFilter.NONE).total()).isEqualTo(2);
        long forTwo = statementsOf(() -> cards(nora));
        manyReferrals(10);

        assertThat(listing.board(nora, ReferralFilter.NONE).total()).isEqualTo(12);
        assertThat(cards(nora)).hasSize(ReferralListing.MOST_CARDS);
        assertThat(statementsOf(() -> cards(nora))).isEqualTo(forTwo).isLessThanOrEqualTo(15);
    }

    private List<ReferralRow> list(Actor actor) {
        return listing.page(actor, ReferralFilter.NONE, 1).rows();
    }

    private List<ReferralRow> cards(Actor actor) {
        return listing.board(actor, ReferralFilter.NONE).columns().stream()
                .flatMap(column -> column.cards().stream())
                .toList();
    }

    /** The fewest of several times: what the application does by the clock meanwhile is counted, too. */
    private long statementsOf(Supplier<List<ReferralRow>> shown) {
        return LongStream.generate(() -> statementsOnce(shown)).limit(5).min().orElseThrow();
    }

    private long statementsOnce(Supplier<List<ReferralRow>> shown) {
        Statistics statistics = persistence.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            statistics.clear();
            List<ReferralRow> rows = shown.get();
            assertThat(rows).isNotEmpty();
            return statistics.getPrepareStatementCount();
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    private void manyReferrals(int count) {
        for (int i = 0; i < count; i++) {
            String referral = referral();
            String unused = draftNda(referral);
            TestSeats.fill(database, referral, "deliverer-" + network);
            openTask("referral", "answer-offer", referral);
        }
    }

    @Test
    void aFailedStepOfAReferralIsToldAtItsElementAndInTheList() {
        String referral = referral();
        taken("referral", "claim-referral", referral, null);
        fails("referral", "assess-need", referral);

        Diagram diagram = page(nora, referral).diagram("referral");
        assertThat(diagram.failed())
                .extracting(Failure::name, Failure::reason)
                .containsExactly(tuple("Assess need", null));
        assertThat(diagram.failedElements()).isEqualTo("assess-need");
        assertThat(diagram.done())
                .contains("claim-referral", "claimed", "claimed-to-assess-need")
                .doesNotContain("assess-need");
        assertThat(row(nora, referral).state().tone()).isEqualTo(Tone.BAD);
        assertThat(row(nora, referral).nextStep()).isEqualTo("“Assess need” failed: the host must help");
    }

    @Test
    void whoIsAskedBlindIsReadByWhoeverAsksAndNotByThoseWhoDeliverAlready() {
        String referral = referral();
        TestSeats.fill(database, referral, "deliverer-" + network);
        openTask("referral", "answer-offer", referral);
        database.update("update human_task set partner_id = ? where business_id = ?", "third-" + network, referral);

        String asked = "third-" + network;
        assertThat(row(nora, referral).nextStep()).isEqualTo("Answer blind offer: " + asked);
        assertThat(page(nora, referral).diagram("referral").waiting())
                .singleElement()
                .satisfies(step -> assertThat(step.toString()).contains(asked));
        for (Actor other : List.of(bram, steward)) {
            assertThat(row(other, referral).nextStep()).isEqualTo("Answer blind offer: a partner");
            assertThat(page(other, referral).diagram("referral").waiting())
                    .singleElement()
                    .satisfies(step -> assertThat(step.toString()).doesNotContain(asked));
        }
    }

    @Test
    void aPartnerThatHasLeftLearnsNothingOfAChangeThatIsNotForIt() {
        String referral = referral();
        TestSeats.fill(database, referral, "deliverer-" + network);
        String change = changeOfIntroducer(referral);
        openTask("agreement", "review-draft", change);
        assertThat(row(nora, referral).nextStep()).isEqualTo("Review draft: Contoso Systems");
        assertThat(page(nora, referral).referral()).isEqualTo(row(nora, referral));

        assertSaysNothing(row(bram, referral));
        assertSaysNothing(page(bram, referral).referral());
        assertThat(cards(bram)).singleElement().satisfies(LiveReferralsTests::assertSaysNothing);

        fails("agreement", "certify-document", change);
        assertThat(row(nora, referral).state().tone()).isEqualTo(Tone.BAD);
        assertThat(page(steward, referral).referral().state().tone()).isEqualTo(Tone.BAD);
        assertSaysNothing(row(bram, referral));
        assertSaysNothing(page(bram, referral).referral());
        assertThat(page(bram, referral).diagrams()).extracting(Diagram::id).containsExactly("referral");
    }

    private static void assertSaysNothing(ReferralRow row) {
        assertThat(row.nextStep()).isEqualTo("Evenhand is working on it");
        assertThat(row.state().tone()).isEqualTo(Tone.MOVING);
        assertThat(row.yours()).isFalse();
    }

    /** An amendment to which only the introducer is party. */
    private String changeOfIntroducer(String referral) {
        String change = draftNda(referral);
        database.update(
                "update agreement set kind = 'AMENDMENT', changed_kind = 'NDA', change_of = ?, change_number = 1"
                        + " where id = ?",
                UUID.randomUUID().toString(),
                change);
        database.update("delete from agreement_party where agreement_id = ? and signing_position > 0", change);
        database.update(
                "update agreement_party set partner_id = ? where agreement_id = ?", "introducer-" + network, change);
        return change;
    }

    @Test
    void thePageNamesByWhichIdsTheViewersOwnSystemsCallTheReferral() {
        String referral = referral();
        TestSeats.fill(database, referral, "deliverer-" + network);
        assertThat(externalIds.name(nora, ExternalKind.REFERRAL, referral, "hubspot", "deal-" + network))
                .isEqualTo(new Naming.Named(true));

        assertThat(page(nora, referral).externalNames())
                .containsExactly(new ReferralPage.ExternalName("hubspot", "deal-" + network));
        assertThat(page(bram, referral).externalNames()).isEmpty();
        assertThat(page(steward, referral).externalNames()).isEmpty();
    }

    /** So many as there are kinds of records on it: whoever reads one of them again makes it more. */
    @Test
    void thePageOfAReferralReadsEverythingOnce() {
        manyReferrals(1);
        String referral = list(nora).getFirst().id();

        assertThat(statementsOf(() -> List.of(page(nora, referral).referral()))).isLessThanOrEqualTo(17);
    }

    @Test
    void theCauseOfAFailureIsForTheHostsSteward() {
        String referral = referral();
        fails("referral", "assess-need", referral);

        assertThat(page(steward, referral).diagram("referral").failed())
                .extracting(Failure::reason)
                .containsExactly("no region");
    }

    @Test
    void aFailedStepOfAnAgreementIsToldThereAndAtItsCall() {
        String referral = referral();
        String agreement = draftNda(referral);
        taken("referral", "prepare-nda", referral, null);
        fails("agreement", "certify-document", agreement);

        assertThat(page(nora, referral).diagram("nda").failedElements()).isEqualTo("certify-document");
        assertThat(page(nora, referral).diagram("referral").failed())
                .extracting(Failure::element, Failure::name)
                .containsExactly(tuple("agree-nda", "Certify document for signing (Non-Disclosure Agreement)"));
    }

    @Test
    void whatFailedBeforeAnAgreementWasWithdrawnIsNoLongerTold() {
        String referral = referral();
        String agreement = draftNda(referral);
        fails("agreement", "certify-document", agreement);
        agreements.withdrawOpen(referral);

        assertThat(page(nora, referral).diagrams())
                .allSatisfy(diagram -> assertThat(diagram.failed()).isEmpty());
    }

    @Test
    void aReferralIsDrawnOnTheDiagramOnWhichItRuns() throws Exception {
        String referral = referral();
        String older = today().replace("name=\"Assess need\"", "name=\"Look at the need\"");
        String hash = UUID.randomUUID().toString();
        database.update(
                "insert into process_diagram (hash, bpmn) values (?, ?)", hash, older.getBytes(StandardCharsets.UTF_8));
        taken("referral", "claim-referral", referral, hash);
        fails("referral", "assess-need", referral);

        assertThat(reading.diagram(nora, referral, "referral")).contains(older.getBytes(StandardCharsets.UTF_8));
        assertThat(page(nora, referral).diagram("referral").failed())
                .extracting(Failure::name)
                .containsExactly("Look at the need");
        assertThat(reading.diagram(nora, referral(), "referral")).contains(today().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aReferralHasNoDiagramThatItsPageDoesNotName() {
        assertThat(reading.diagram(nora, referral(), "revenue-share")).isEmpty();
    }

    private static String today() throws Exception {
        try (InputStream bpmn = LiveReferralsTests.class.getResourceAsStream("/bpmn/referral.bpmn")) {
            return new String(Objects.requireNonNull(bpmn).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private ReferralPage page(Actor actor, String referral) {
        return reading.show(actor, referral).orElseThrow();
    }

    private ReferralRow row(Actor actor, String referral) {
        return list(actor).stream()
                .filter(row -> row.id().equals(referral))
                .findFirst()
                .orElseThrow();
    }

    private String draftNda(String referral) {
        AgreementId id = agreements.draft(new NewAgreement(
                referral + "-nda",
                referral,
                new PartnerId("introducer-" + network),
                SampleTerms.mutualNda(2),
                "small"));
        return id.value();
    }

    private void openTask(String process, String element, String businessId) {
        database.update(
                "insert into human_task (task_key, version, process_id, process_instance_key, element_id, business_id,"
                        + " subject, partner_id, role, state, created_at)"
                        + " values (?, 0, ?, 1, ?, ?, '', ?, 'operations', 'OPEN', current_timestamp)",
                KEYS.incrementAndGet(),
                process,
                element,
                businessId,
                "deliverer-" + network);
    }

    private void taken(String process, String element, String businessId, @Nullable String hash) {
        database.update(
                "insert into process_step (element_instance_key, process_instance_key, process_id, element_id,"
                        + " business_id, taken_at, diagram_hash) values (?, 1, ?, ?, ?, '2026-11-24 10:00:00', ?)",
                KEYS.incrementAndGet(),
                process,
                element,
                businessId,
                hash);
    }

    private void fails(String process, String element, String businessId) {
        database.update(
                "insert into step_failure (element_instance_key, process_id, element_id, business_id, reason, failed_at)"
                        + " values (?, ?, ?, ?, 'no region', '2026-11-24 10:05:00')",
                KEYS.incrementAndGet(),
                process,
                element,
                businessId);
    }

    private String referral() {
        RegisterResult result = referrals.register(new NewReferral(
                "REF-" + KEYS.incrementAndGet(),
                "A warehouse",
                new Customer("Adler", "Adler GmbH", "adler.example", null, "DE", "Ada", "ada@adler.example"),
                new Need("Move a warehouse", "erp", "Saxony", null, null, null),
                new PartnerId("introducer-" + network),
                "introducer",
                List.of(new NewSeat("delivery", List.of("erp"), List.of(new PartnerId("deliverer-" + network)), "P3D")),
                new TermsDrafts("{}", "{}", "{}"),
                new Deadlines("P7D", "P7D", "P2D", "P7D", "P7D", "P365D")));
        return ((RegisterResult.Registered) result).id().value();
    }
}
