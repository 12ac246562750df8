package io.evenhand.referral;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.NewAgreement;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.referral.ReferralFilter.Part;
import io.evenhand.template.SampleTerms;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.TestSeats;
import io.evenhand.testing.WithoutEngine;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Proves of each filter what it finds and what not, that nobody finds what is not theirs, and above all that nobody finds a referral by
 * the name of a customer whom they may not know.
 */
@WithoutEngine
class ReferralListsTests {
    private static final AtomicLong KEYS = new AtomicLong(7_000_000);

    @Autowired
    ReferralLists lists;

    @Autowired
    Referrals referrals;

    @Autowired
    Partners partners;

    @Autowired
    Agreements agreements;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    /** A network of its own for each test. */
    private final String network = UUID.randomUUID().toString().substring(0, 8);

    private final String nordwind = "nordwind-" + network;
    private final String contoso = "contoso-" + network;
    private final String litware = "litware-" + network;
    private final Actor nora = new Actor("nora", "Nora Berg", "p-nora", nordwind, Set.of(Role.OPERATIONS));
    private final Actor ivo = new Actor("ivo", "Ivo Keller", "p-ivo", contoso, Set.of(Role.OPERATIONS));
    private final Actor ida = new Actor("ida", "Ida Klein", "p-ida", contoso, Set.of(Role.OPERATIONS));
    private final Actor mina = new Actor("mina", "Mina Sato", "p-mina", litware, Set.of(Role.OPERATIONS));
    private final Actor steward = new Actor("sam", "Sam Steward", null, Actor.HOST, Set.of(Role.STEWARD));
    private final Actor clerk = new Actor("cleo", "Cleo Clerk", null, Actor.HOST, Set.of(Role.FINANCE));

    @BeforeEach
    void threePartners() {
        partners.register(TestPartners.of(nordwind, "Nordwind Consulting"));
        partners.register(TestPartners.of(contoso, "Contoso Systems"));
        partners.register(TestPartners.of(litware, "Litware Services"));
    }

    @Test
    void everybodySeesWhatTheirOrganisationIntroducesOrDeliversAndNothingElse() {
        String introduced = referral(nordwind, "A warehouse");
        String delivered = referral(contoso, "A payroll");
        fill(delivered, nordwind);
        String ofOthers = referral(contoso, "Of others");

        assertThat(found(nora, ReferralFilter.NONE)).containsExactly(delivered, introduced);
        assertThat(found(mina, ReferralFilter.NONE)).isEmpty();
        assertThat(found(clerk, ReferralFilter.NONE)).isEmpty();
        assertThat(found(steward, ReferralFilter.NONE)).contains(introduced, delivered, ofOthers);
    }

    @Test
    void noFilterWidensWhatSomebodySees() {
        String ofOthers = referral(contoso, "Of others");
        opensTask(ofOthers, nordwind, "operations", Duration.ofDays(40));

        for (ReferralFilter filter : List.of(
                ReferralFilter.NONE.withWords("others"),
                ReferralFilter.NONE.withStates(EnumSet.allOf(ReferralState.class)),
                ReferralFilter.NONE.withPartner(new PartnerId(contoso), null),
                ReferralFilter.NONE.withPartner(new PartnerId(contoso), Part.INTRODUCER),
                ReferralFilter.NONE.withMine(true),
                ReferralFilter.NONE.withWaitsLongerThan(Duration.ofDays(1)))) {
            assertThat(found(nora, filter)).as("%s", filter).isEmpty();
            assertThat(lists.count(nora, filter)).as("%s", filter).isZero();
        }
    }

    @Test
    void aWordIsFoundInReferenceTitleNeedAndPartnersNamesWhateverItsCase() {
        String referral = referral(nordwind, "Warehouse control");
        fill(referral, contoso);
        String other = referral(nordwind, "Payroll");

        for (String text :
                List.of("wareHOUSE", "REF-" + network + "-1", "consulting", "contoso", "  control   ware ")) {
            assertThat(found(nora, ReferralFilter.NONE.withWords(text)))
                    .as(text)
                    .contains(referral);
        }
        for (String text : List.of("forklifts", "erp", "SAXONY")) {
            assertThat(found(nora, ReferralFilter.NONE.withWords(text)))
                    .as(text)
                    .containsExactly(other, referral);
        }
        assertThat(found(nora, ReferralFilter.NONE.withWords("contoso"))).containsExactly(referral);
        assertThat(found(nora, ReferralFilter.NONE.withWords("warehouse litware")))
                .isEmpty();
    }

    @Test
    void whatStandsForOtherLettersInTheDatabaseStandsForItselfInASearch() {
        String half = referral(nordwind, "Pay 50% up_front, or 1!");
        String unused = referral(nordwind, "Pay 500 up-front");

        for (String text : List.of("50%", "up_front", "1!", "%")) {
            assertThat(found(nora, ReferralFilter.NONE.withWords(text)))
                    .as(text)
                    .containsExactly(half);
        }
        assertThat(found(nora, ReferralFilter.NONE.withWords("' or 1=1 --"))).isEmpty();
        assertThat(found(nora, ReferralFilter.NONE.withWords("\\"))).isEmpty();
    }

    @Test
    void theIntroducerFindsAReferralByItsCustomer() {
        String referral = referral(nordwind, "A warehouse");

        assertThat(found(nora, ReferralFilter.NONE.withWords("adler"))).containsExactly(referral);
    }

    @Test
    void nobodyFindsAReferralByACustomerWhomTheyMayNotKnow() {
        String referral = referral(nordwind, "A warehouse");
        fill(referral, contoso);
        assertThat(found(ivo, ReferralFilter.NONE)).containsExactly(referral);

        assertThat(found(ivo, ReferralFilter.NONE.withWords("adler"))).isEmpty();
        assertThat(found(ivo, ReferralFilter.NONE.withWords("warehouse adler"))).isEmpty();
        assertThat(found(ivo, ReferralFilter.NONE.withWords("a"))).containsExactly(referral);
        assertThat(found(steward, ReferralFilter.NONE.withWords("adler " + network)))
                .isEmpty();
        assertThat(lists.count(ivo, ReferralFilter.NONE.withWords("adler"))).isZero();
        assertThat(lists.countByPhase(ivo, ReferralFilter.NONE.withWords("adler")))
                .allSatisfy((phase, count) -> assertThat(count).isZero());
        assertThat(lists.newestOfEachPhase(ivo, ReferralFilter.NONE.withWords("adler"), 5))
                .allSatisfy((phase, views) -> assertThat(views).isEmpty());
    }

    @Test
    void aDisclosedCustomerIsFoundByThePersonToWhomItWasDisclosedAndNotByTheirColleague() {
        String referral = referral(nordwind, "A warehouse");
        fill(referral, contoso);
        disclose(referral, "p-ivo", contoso);
        String other = referral(nordwind, "Another of the same customer");
        fill(other, contoso);

        assertThat(found(ivo, ReferralFilter.NONE.withWords("adler"))).containsExactly(referral);
        assertThat(found(ida, ReferralFilter.NONE.withWords("adler"))).isEmpty();
    }

    @Test
    void whatIsFoundByTheCustomersNameIsExactlyWhatShowsIt() {
        for (int i = 0; i < 6; i++) {
            String referral = referral(i % 2 == 0 ? nordwind : contoso, "Number " + i);
            fill(referral, i % 2 == 0 ? contoso : nordwind);
            if (i % 3 == 0) {
                disclose(referral, "p-ivo", contoso);
            }
        }
        for (Actor actor : List.of(nora, ivo, ida, mina)) {
            List<String> shown = lists.newest(actor, ReferralFilter.NONE, 0, 50).stream()
                    .filter(view -> view.customerName() != null)
                    .map(view -> view.id().value())
                    .toList();
            assertThat(found(actor, ReferralFilter.NONE.withWords("adler")))
                    .as(actor.username())
                    .isEqualTo(shown);
        }
    }

    @Test
    void statesAreFiltered() {
        String active = referral(nordwind, "Active");
        state(active, ReferralState.ACTIVE);
        String lost = referral(nordwind, "Lost");
        state(lost, ReferralState.LOST);

        assertThat(found(nora, ReferralFilter.NONE.withStates(ReferralPhase.ENDED.states())))
                .containsExactly(lost);
        assertThat(found(nora, ReferralFilter.NONE.withStates(Set.of(ReferralState.ACTIVE, ReferralState.LOST))))
                .containsExactly(lost, active);
        assertThat(found(nora, ReferralFilter.NONE.withStates(Set.of(ReferralState.WON))))
                .isEmpty();
    }

    @Test
    void aPartnerIsFilteredByEitherPartOrByOne() {
        String introduced = referral(nordwind, "Introduced");
        String delivered = referral(contoso, "Delivered");
        fill(delivered, nordwind);
        PartnerId partner = new PartnerId(nordwind);

        assertThat(found(steward, ReferralFilter.NONE.withPartner(partner, null)))
                .containsExactly(delivered, introduced);
        assertThat(found(steward, ReferralFilter.NONE.withPartner(partner, Part.INTRODUCER)))
                .containsExactly(introduced);
        assertThat(found(steward, ReferralFilter.NONE.withPartner(partner, Part.DELIVERER)))
                .containsExactly(delivered);
        assertThat(found(nora, ReferralFilter.NONE.withPartner(new PartnerId("nobody"), null)))
                .isEmpty();
    }

    @Test
    void mineIsWhatWaitsForTheActorsOrganisationInOneOfTheActorsRoles() {
        String ofReferral = referral(nordwind, "Its own task");
        opensTask(ofReferral, nordwind, "operations", Duration.ZERO);
        String ofAgreement = referral(nordwind, "A task of its NDA");
        opensTask(draftNda(ofAgreement), nordwind, "operations", Duration.ZERO);
        String otherRole = referral(nordwind, "For another role");
        opensTask(otherRole, nordwind, "signatory", Duration.ZERO);
        String otherPartner = referral(nordwind, "For another partner");
        opensTask(otherPartner, contoso, "operations", Duration.ZERO);
        String done = referral(nordwind, "Done");
        opensTask(done, nordwind, "operations", Duration.ZERO);
        database.update("update human_task set state = 'DONE' where business_id = ?", done);

        assertThat(found(nora, ReferralFilter.NONE.withMine(true))).containsExactly(ofAgreement, ofReferral);
        assertThat(lists.count(nora, ReferralFilter.NONE.withMine(true))).isEqualTo(2);
    }

    @Test
    void whatWaitsIsCountedAsTheFilterFindsItAndNoFurtherThanAsked() {
        for (int i = 0; i < 3; i++) {
            String referral = referral(nordwind, "Need " + i);
            opensTask(referral, nordwind, "operations", Duration.ofDays(2));
            opensTask(referral, nordwind, "operations", Duration.ofDays(1));
            opensTask(referral, nordwind, "finance", Duration.ofDays(1));
        }
        opensTask(referral(contoso, "Of others"), nordwind, "operations", Duration.ofDays(1));

        assertThat(lists.count(nora, ReferralFilter.NONE.withMine(true))).isEqualTo(3);
        assertThat(lists.countWaiting(nora, 10)).isEqualTo(3);
        assertThat(lists.countWaiting(nora, 2)).isEqualTo(2);
        assertThat(lists.countWaiting(ivo, 10)).isZero();
        assertThat(lists.countWaiting(clerk, 10)).isZero();
        assertThat(lists.countWaiting(steward, 10)).isZero();
    }

    @Test
    void lateIsWhatHasWaitedForSomebodyForLongerThanAskedFor() {
        String fresh = referral(nordwind, "Fresh");
        opensTask(fresh, contoso, "operations", Duration.ofDays(6));
        String late = referral(nordwind, "Late");
        opensTask(draftNda(late), contoso, "operations", Duration.ofDays(8));

        assertThat(found(nora, ReferralFilter.NONE.withWaitsLongerThan(Duration.ofDays(7))))
                .containsExactly(late);
        assertThat(found(nora, ReferralFilter.NONE.withWaitsLongerThan(Duration.ofDays(3))))
                .containsExactly(late, fresh);
    }

    @Test
    void mineAndLateMustHoldOfOneAndTheSameTask() {
        String referral = referral(nordwind, "Mine is fresh, theirs is late");
        opensTask(referral, nordwind, "operations", Duration.ofDays(1));
        opensTask(referral, contoso, "operations", Duration.ofDays(30));

        assertThat(found(nora, ReferralFilter.NONE.withMine(true).withWaitsLongerThan(Duration.ofDays(7))))
                .isEmpty();
    }

    @Test
    void filtersHoldTogether() {
        String wanted = referral(nordwind, "Warehouse");
        fill(wanted, contoso);
        state(wanted, ReferralState.ACTIVE);
        opensTask(wanted, nordwind, "operations", Duration.ofDays(8));
        String otherState = referral(nordwind, "Warehouse");
        fill(otherState, contoso);

        ReferralFilter all = ReferralFilter.NONE
                .withWords("warehouse adler contoso")
                .withStates(ReferralPhase.ACTIVE.states())
                .withPartner(new PartnerId(contoso), Part.DELIVERER)
                .withMine(true)
                .withWaitsLongerThan(Duration.ofDays(7));
        assertThat(found(nora, all)).containsExactly(wanted);
        assertThat(lists.countByPhase(nora, all)).containsEntry(ReferralPhase.ACTIVE, 1L);
    }

    @Test
    void pagesShowEachReferralOnceAlsoWhenAllAreOfOneMoment() {
        for (int i = 0; i < 7; i++) {
            String unused = referral(nordwind, "Number " + i);
        }
        Instant moment = Instant.parse("2026-11-24T10:00:00Z");
        database.update(
                "update referral set registered_at = ? where introducer_id = ?", Timestamp.from(moment), nordwind);

        List<String> first = page(0);
        List<String> second = page(3);
        List<String> third = page(6);
        assertThat(first).hasSize(3);
        assertThat(second).hasSize(3);
        assertThat(third).hasSize(1);
        assertThat(Set.of(first, second, third).stream().flatMap(List::stream)).doesNotHaveDuplicates();
        assertThat(lists.count(nora, ReferralFilter.NONE)).isEqualTo(7);
    }

    private List<String> page(int skipped) {
        return lists.newest(nora, ReferralFilter.NONE, skipped, 3).stream()
                .map(view -> view.id().value())
                .toList();
    }

    @Test
    void aBoardCountsAllOfAPhaseAndShowsItsNewest() {
        for (int i = 0; i < 4; i++) {
            String unused = referral(nordwind, "Number " + i);
        }
        String newest = referral(nordwind, "Newest");
        String won = referral(nordwind, "Won");
        state(won, ReferralState.WON);
        state(referral(nordwind, "Closed"), ReferralState.CLOSED);

        assertThat(lists.countByPhase(nora, ReferralFilter.NONE))
                .containsEntry(ReferralPhase.INTRODUCED, 5L)
                .containsEntry(ReferralPhase.AGREEING, 0L)
                .containsEntry(ReferralPhase.WON, 2L);
        assertThat(lists.newestOfEachPhase(nora, ReferralFilter.NONE, 3).get(ReferralPhase.INTRODUCED))
                .hasSize(3)
                .first()
                .satisfies(view -> assertThat(view.id().value()).isEqualTo(newest));
        ReferralFilter onlyWon = ReferralFilter.NONE.withStates(Set.of(ReferralState.WON));
        assertThat(lists.newestOfEachPhase(nora, onlyWon, 3).get(ReferralPhase.WON))
                .extracting(view -> view.id().value())
                .containsExactly(won);
        assertThat(lists.newestOfEachPhase(nora, onlyWon, 3).get(ReferralPhase.INTRODUCED))
                .isEmpty();
    }

    @Test
    void participantsAreThoseOfReferralsThatTheActorSees() {
        fill(referral(nordwind, "Ours"), contoso);
        fill(referral(contoso, "Theirs"), litware);

        assertThat(lists.participants(nora)).containsExactlyInAnyOrder(new PartnerId(nordwind), new PartnerId(contoso));
        assertThat(lists.participants(clerk)).isEmpty();
        assertThat(lists.participants(steward)).contains(new PartnerId(litware));
    }

    /** In the order found. */
    private List<String> found(Actor actor, ReferralFilter filter) {
        return lists.newest(actor, filter, 0, 500).stream()
                .map(view -> view.id().value())
                .toList();
    }

    private void state(String referral, ReferralState state) {
        database.update("update referral set state = ? where id = ?", state.name(), referral);
    }

    private void fill(String referral, String partner) {
        TestSeats.fill(database, referral, partner);
    }

    private void disclose(String referral, String person, String partner) {
        database.update("update referral set disclosed_at = registered_at where id = ?", referral);
        database.update(
                "insert into disclosure (id, referral_id, person_id, partner_id, disclosed_at)"
                        + " values (?, ?, ?, ?, current_timestamp)",
                UUID.randomUUID().toString(),
                referral,
                person,
                partner);
    }

    private String draftNda(String referral) {
        AgreementId id = agreements.draft(new NewAgreement(
                referral + "-nda", referral, new PartnerId(nordwind), SampleTerms.mutualNda(2), "small"));
        return id.value();
    }

    private void opensTask(String businessId, String partner, String role, Duration ago) {
        database.update(
                "insert into human_task (task_key, version, process_id, process_instance_key, element_id, business_id,"
                        + " subject, partner_id, role, state, created_at)"
                        + " values (?, 0, 'referral', 1, 'answer-offer', ?, '', ?, ?, 'OPEN', ?)",
                KEYS.incrementAndGet(),
                businessId,
                partner,
                role,
                Timestamp.from(clock.instant().minus(ago)));
    }

    private int registered;

    /** Each a second younger than the one before. */
    private String referral(String introducer, String title) {
        RegisterResult result = referrals.register(new NewReferral(
                "REF-" + network + "-" + ++registered,
                title,
                new Customer("Adler", "Adler GmbH", "adler.example", null, "DE", "Ada", "ada@adler.example"),
                new Need("Move forklifts", "erp", "Saxony", null, null, null),
                new PartnerId(introducer),
                "introducer",
                List.of(new NewSeat("delivery", List.of("erp"), List.of(new PartnerId(contoso)), "P3D")),
                new TermsDrafts("{}", "{}", "{}"),
                new Deadlines("P7D", "P7D", "P2D", "P7D", "P7D", "P365D")));
        String id = ((RegisterResult.Registered) result).id().value();
        database.update(
                "update referral set registered_at = ? where id = ?",
                Timestamp.from(Instant.parse("2026-11-24T10:00:00Z").plusSeconds(registered)),
                id);
        return id;
    }
}
