package io.evenhand.competence;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.obligation.ObligationKind;
import io.evenhand.obligation.ObligationState;
import io.evenhand.obligation.Obligations;
import io.evenhand.partner.PartnerId;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralObligations;
import io.evenhand.referral.ReferralState;
import io.evenhand.referral.Referrals;
import io.evenhand.referral.WonDeliveries;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.WithoutEngine;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Proves on the database that what was won runs until it is over and then asks whoever introduced it, once and nobody else; that only the
 * partner that is asked answers, once, or says that it is not over yet; and that what was confirmed, and nothing else, shows on the record.
 */
@WithoutEngine
class ConfirmedWorkTests {
    @Autowired
    BeanFactory house;

    @Autowired
    Referrals referrals;

    @Autowired
    Confirmations confirmations;

    @Autowired
    Deliveries deliveries;

    @Autowired
    WonDeliveries won;

    @Autowired
    ReferralObligations promises;

    @Autowired
    Obligations obligations;

    @Autowired
    Competencies competencies;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    @SuppressWarnings("NullAway.Init")
    private CompetenceNetwork network;

    @BeforeEach
    void threePartners() {
        network = new CompetenceNetwork(house);
    }

    @Test
    void whatIsWonRunsUntilItIsOverAndThenItsIntroducerIsAskedOnceWhatWasDelivered() {
        ReferralId id = network.referral(network.nordwind, network.contoso, "navision " + network.run, "Forklifts");

        referrals.end(id, ReferralState.CLOSED);
        referrals.end(id, ReferralState.CLOSED);

        assertThat(confirmations.list(network.operations(network.nordwind)).asked())
                .as("nothing is delivered yet")
                .isEmpty();
        assertThat(confirmations.waiting(network.operations(network.nordwind))).isZero();
        assertThat(workload()).isEqualTo(new Workload(1, 0, null));
        deliveries.over(id.value(), new PartnerId(network.contoso), today());
        deliveries.over(id.value(), new PartnerId(network.contoso), today().minusDays(9));
        assertThat(workload()).isEqualTo(new Workload(0, 0, null));
        List<ConfirmationView> asked =
                confirmations.list(network.operations(network.nordwind)).asked();
        assertThat(asked).hasSize(1);
        ConfirmationView one = asked.getFirst();
        assertThat(one.kind()).isEqualTo(EvidenceKind.DELIVERY);
        assertThat(one.aboutName()).isEqualTo("Contoso " + network.run);
        assertThat(one.title()).startsWith("REF-");
        assertThat(one.areas()).extracting(AreaView::id).containsExactly(network.erp);
        assertThat(one.namedAreas()).isEqualTo("navision " + network.run + ", Forklifts");
        assertThat(one.mayAnswer()).isTrue();
        assertThat(one.doneOn()).isEqualTo(today());
        assertThat(confirmations.waiting(network.operations(network.nordwind))).isEqualTo(1);
        assertThat(confirmations.list(network.operations(network.contoso)).asked())
                .isEmpty();
        assertThat(confirmations.list(network.operations(network.contoso)).own())
                .extracting(ConfirmationView::id)
                .containsExactly(one.id());
    }

    @Test
    void aReferralThatEndedOtherwiseAsksNobody() {
        for (ReferralState end : List.of(ReferralState.LOST, ReferralState.WITHDRAWN, ReferralState.NO_AGREEMENT)) {
            referrals.end(network.referral(network.nordwind, network.contoso, "ERP"), end);
        }

        assertThat(listed()).isEqualTo(new Confirmations.Listing(List.of(), List.of(), List.of()));
    }

    @Test
    void whoLeftBeforeTheEndDidNotDeliverWhatWasWon() {
        ReferralId id = network.referral(network.nordwind, network.contoso, "ERP");
        database.update("update seat set left_at = '2026-11-01 10:00:00' where referral_id = ?", id.value());

        referrals.end(id, ReferralState.CLOSED);

        assertThat(listed()).isEqualTo(new Confirmations.Listing(List.of(), List.of(), List.of()));
    }

    @Test
    void whatIsPromisedInItGoesBeforeADayThatSomebodyNames() {
        ReferralId id = wonReferral();
        Object unused = promises.promise(
                id,
                network.operations(network.contoso),
                false,
                ObligationKind.DELIVER,
                new PartnerId(network.nordwind),
                "Stock data migrated",
                today().plusDays(20));

        assertThat(end(network.contoso, today()))
                .isEqualTo(StatementResult.Invalid.because(
                        "endedOn",
                        "“Stock data migrated” is promised and not over. Once it is shown and accepted, or called off, the"
                                + " work ends."));
        assertThat(over(id)).isEmpty();

        obligations.close(obligations.of(List.of(id.value())).getFirst().id(), ObligationState.KEPT);
        assertThat(over(id))
                .containsExactly(new WonDeliveries.Over(id.value(), new PartnerId(network.contoso), today()));
    }

    @Test
    void withoutPromisesEitherOfTheTwoNamesTheDayAndWhoIntroducedItCanSayThatItIsNotOverYet() {
        ReferralId id = wonReferral();
        assertThat(end(network.litware, today())).isEqualTo(new StatementResult.Unknown());
        assertThat(deliveries.end(
                        network.actor(network.contoso, Role.FINANCE),
                        running().id(),
                        running().version(),
                        today()))
                .isEqualTo(new StatementResult.NotAllowed());
        assertThat(end(network.contoso, today().minusDays(1))).isInstanceOf(StatementResult.Invalid.class);
        assertThat(end(network.contoso, today().plusYears(6))).isInstanceOf(StatementResult.Invalid.class);
        assertThat(end(network.nordwind, today().plusDays(3))).isInstanceOf(StatementResult.Recorded.class);
        assertThat(over(id)).as("the day is to come").isEmpty();
        assertThat(end(network.contoso, today())).isInstanceOf(StatementResult.Recorded.class);
        assertThat(workload().running())
                .as("a deliverer's own word makes no room at once")
                .isEqualTo(1);
        database.update(
                "update competence_confirmation set asked_at = ? where about_id = ?",
                Timestamp.from(clock.instant().minus(Duration.ofDays(Workload.DAYS_TO_ANSWER + 1))),
                network.contoso);
        assertThat(workload().running()).as("nobody's silence counts for ever").isZero();

        ConfirmationView asked = listed().asked().getFirst();
        LocalDate again = today().plusMonths(2);
        assertThat(notYet(asked, today(), "The import fails.")).isEqualTo(problem("again"));
        assertThat(notYet(asked, today().plusMonths(13), "The import fails.")).isEqualTo(problem("again"));
        assertThat(notYet(asked, again, " ")).isEqualTo(problem("words"));
        assertThat(notYet(asked, again, "The import fails.")).isEqualTo(Set.of());
        assertThat(workload().running()).isEqualTo(1);
        assertThat(running().words()).isEqualTo("The import fails.");
        assertThat(over(id)).isEmpty();
        assertThat(((StatementResult.Invalid) end(network.contoso, today())).problems())
                .containsEntry(
                        "endedOn",
                        "Whoever introduced it said that it is not over before " + again
                                + ": enter that day or a later one.");
        for (int times = 1; times < OnlyWhoIsAskedConfirmsPolicy.MOST_PUT_OFF; times++) {
            assertThat(end(network.nordwind, today())).isInstanceOf(StatementResult.Recorded.class);
            assertThat(notYet(listed().asked().getFirst(), again, "Still not.")).isEqualTo(Set.of());
        }
        assertThat(end(network.nordwind, today())).isInstanceOf(StatementResult.Recorded.class);
        assertThat(listed().asked().getFirst().mayPutOff()).isFalse();
        assertThat(notYet(listed().asked().getFirst(), again, "Still not.")).isEqualTo(problem("again"));
    }

    @Test
    void whoLeavesWhatWasWonRunsItNoLonger() {
        ReferralId id = wonReferral();
        database.update("update seat set left_at = '2026-11-01 10:00:00' where referral_id = ?", id.value());

        assertThat(over(id))
                .containsExactly(
                        new WonDeliveries.Over(id.value(), new PartnerId(network.contoso), LocalDate.of(2026, 11, 1)));
    }

    @Test
    void whoConfirmsSaysOnWhichDayItWasDoneAndNoDayToCome() {
        String id = delivered();
        List<String> areas = List.of(network.erp.value());
        Actor nordwind = network.operations(network.nordwind);

        assertThat(confirmations.answer(nordwind, id, version(id), areas, today().plusDays(1), ""))
                .isEqualTo(StatementResult.Invalid.because("doneOn", "This day is still to come."));
        assertThat(confirmations.answer(nordwind, id, version(id), areas, today().minusYears(6), ""))
                .isEqualTo(StatementResult.Invalid.because(
                        "doneOn", "Work of more than five years ago shows nothing any more."));
        assertThat(confirmations.answer(nordwind, id, version(id), areas, today().minusMonths(36), ""))
                .isEqualTo(new StatementResult.Recorded(id));
        assertThat(proof(network.erp).points()).isEqualTo(200);
    }

    @Test
    void aReferenceIsNotPutOffForItIsOfWorkThatIsDone() {
        network.state(network.contoso, Sharing.NETWORK, null);
        String id = ((StatementResult.Recorded) confirmations.askForReference(
                        network.operations(network.contoso),
                        new PartnerId(network.contoso),
                        network.nordwind,
                        new NewReference("A payroll", List.of(network.erp.value()), LocalDate.of(2026, 1, 1))))
                .id();
        ConfirmationView asked =
                confirmations.show(network.operations(network.nordwind), id).orElseThrow();

        assertThat(asked.mayPutOff()).isFalse();
        assertThat(notYet(asked, today().plusDays(9), "No.")).isEqualTo(problem("again"));
    }

    @Test
    void friendsWhoConfirmOneAnotherShowNoMoreThanOneWordEach() {
        for (int times = 0; times < 4; times++) {
            network.confirmed(network.contoso, network.nordwind, today());
        }
        assertThat(proof(network.erp).points()).isEqualTo(250);
        assertThat(proof(network.erp).level()).isEqualTo(Level.LEARNING);
        network.confirmed(network.contoso, network.litware, today());
        assertThat(proof(network.erp).points()).isEqualTo(400);
        assertThat(proof(network.erp).words()).isEqualTo("400 points, by the word of 2 partners");
        assertThat(proof(network.erp).level()).isEqualTo(Level.DELIVERS);
    }

    @Test
    void whatIsConfirmedShowsOnTheRecordOfTheProductToo() {
        String id = delivered();
        assertThat(proof(network.erp).points()).isZero();

        StatementResult result = confirmations.answer(
                network.operations(network.nordwind), id, version(id), List.of(network.shop.value()), "Good work.");

        assertThat(result).isEqualTo(new StatementResult.Recorded(id));
        assertThat(proof(network.shop).level()).isEqualTo(Level.DELIVERS);
        assertThat(proof(network.erp)).isEqualTo(proof(network.shop));
        ConfirmationView shown =
                confirmations.show(network.operations(network.contoso), id).orElseThrow();
        assertThat(shown.state()).isEqualTo(ConfirmationState.CONFIRMED);
        assertThat(shown.areas()).extracting(AreaView::id).containsExactly(network.shop);
    }

    @Test
    void oneConfirmationInAProductAndItsFeatureAreaCountsOnce() {
        String id = delivered();
        confirmations.answer(
                network.operations(network.nordwind),
                id,
                version(id),
                List.of(network.erp.value(), network.shop.value()),
                "");

        assertThat(proof(network.erp).points()).isEqualTo(400);
    }

    @Test
    void whatIsNotConfirmedCountsForNothingAndNeedsAReason() {
        String id = delivered();

        assertThat(confirmations.answer(network.operations(network.nordwind), id, version(id), List.of(), " "))
                .isEqualTo(StatementResult.Invalid.because(
                        "words", "Say why you do not confirm it: the other partner reads it."));
        assertThat(confirmations.answer(
                        network.operations(network.nordwind), id, version(id), List.of(), "It was never begun."))
                .isEqualTo(new StatementResult.Recorded(id));
        assertThat(proof(network.erp).points()).isZero();
        assertThat(listed().asked().getFirst().mayAnswer()).isTrue();
        assertThat(listed().asked().getFirst().mayPutOff()).isFalse();
        assertThat(confirmations.answer(network.operations(network.nordwind), id, version(id), List.of(), "Once more."))
                .isEqualTo(new StatementResult.Stale());
        assertThat(confirmations.answer(
                        network.operations(network.nordwind), id, version(id), List.of(network.erp.value()), ""))
                .as("whoever did not confirm it may do so after all")
                .isEqualTo(new StatementResult.Recorded(id));
        assertThat(proof(network.erp).points()).isEqualTo(400);
        assertThat(listed().asked().getFirst().mayAnswer()).isFalse();
    }

    @Test
    void onlyThePartnerThatIsAskedAnswers() {
        String id = delivered();
        List<String> areas = List.of(network.erp.value());

        assertThat(confirmations.answer(network.operations(network.litware), id, 1, areas, ""))
                .isEqualTo(new StatementResult.Unknown());
        assertThat(confirmations.show(network.operations(network.litware), id)).isEmpty();
        assertThat(confirmations.answer(network.operations(network.contoso), id, 1, areas, ""))
                .isEqualTo(new StatementResult.NotAllowed());
        assertThat(confirmations.answer(network.actor(network.nordwind, Role.FINANCE), id, 1, areas, ""))
                .isEqualTo(new StatementResult.NotAllowed());
        assertThat(confirmations.answer(CompetenceNetwork.STEWARD, id, 1, areas, ""))
                .isEqualTo(new StatementResult.NotAllowed());
        assertThat(confirmations.answer(CompetenceNetwork.CLERK, id, 1, areas, ""))
                .isEqualTo(new StatementResult.Unknown());
        assertThat(confirmations.answer(network.operations(network.nordwind), "nothing", 0, areas, ""))
                .isEqualTo(new StatementResult.Unknown());
    }

    @Test
    void ofManyAnswersAtOnceOneIsRecordedAndTheOthersAreToldSo() throws Exception {
        String id = delivered();

        List<StatementResult> answers = AtTheSameTime.call(() -> confirmations.answer(
                network.operations(network.nordwind), id, version(id), List.of(network.erp.value()), ""));

        assertThat(answers).containsOnlyOnce(new StatementResult.Recorded(id));
        assertThat(Collections.frequency(answers, new StatementResult.Stale())).isEqualTo(answers.size() - 1);
        assertThat(proof(network.erp).points()).isEqualTo(400);
    }

    @Test
    void areasOfAnAnswerAreThoseOfTheListAndNotTooMany() {
        String id = delivered();
        List<String> many = IntStream.range(0, 6).mapToObj(i -> "a-" + i).toList();

        assertThat(confirmations.answer(network.operations(network.nordwind), id, version(id), List.of("no-such"), ""))
                .isEqualTo(StatementResult.Invalid.because(
                        "areas", "An area that you name is not there: choose from the list."));
        assertThat(confirmations.answer(network.operations(network.nordwind), id, version(id), many, ""))
                .isEqualTo(StatementResult.Invalid.because(
                        "areas", "Choose at most 5 areas: those that were most of the work."));
        assertThat(confirmations.answer(
                        network.operations(network.nordwind),
                        id,
                        version(id),
                        List.of(network.erp.value()),
                        "Turned \u202Edrow"))
                .isInstanceOf(StatementResult.Invalid.class);
    }

    @Test
    void aReferenceIsAskedOfAnotherPartnerAboutWorkThatIsDone() {
        LocalDate today = LocalDate.of(2026, 1, 1);
        assertThat(problems(network.contoso, new NewReference("A payroll", List.of(network.erp.value()), today)))
                .containsEntry("askedOf", "Nobody confirms their own work: choose another partner.");
        assertThat(problems("nobody", new NewReference("A payroll", List.of(), today.plusYears(90))))
                .containsOnlyKeys("askedOf", "areas", "doneOn");
        assertThat(problems(network.nordwind, new NewReference("A <b>", List.of("no-such"), today.minusYears(9))))
                .containsOnlyKeys("title", "areas", "doneOn");
        assertThat(confirmations.askForReference(
                        network.operations(network.nordwind),
                        new PartnerId(network.contoso),
                        network.litware,
                        new NewReference("A payroll", List.of(network.erp.value()), today)))
                .isEqualTo(new StatementResult.Unknown());
    }

    @Test
    void aReferenceCanBeTakenBackUntilItIsAnswered() {
        String id = ((StatementResult.Recorded) confirmations.askForReference(
                        network.operations(network.contoso),
                        new PartnerId(network.contoso),
                        network.nordwind,
                        new NewReference("A payroll", List.of(network.erp.value()), LocalDate.of(2026, 1, 1))))
                .id();

        assertThat(confirmations.withdraw(network.operations(network.nordwind), id, 0))
                .isEqualTo(new StatementResult.NotAllowed());
        assertThat(confirmations.withdraw(network.operations(network.contoso), id, 0))
                .isEqualTo(new StatementResult.Recorded(id));
        assertThat(confirmations.answer(network.operations(network.nordwind), id, 1, List.of(network.erp.value()), ""))
                .isEqualTo(new StatementResult.Stale());
    }

    @Test
    void moreRunningWorkThanTheRecordSupportsIsShown() {
        network.referral(network.nordwind, network.contoso, "ERP");
        assertThat(workload()).isEqualTo(new Workload(1, 0, null));
        ReferralId second = network.referral(network.nordwind, network.contoso, "ERP");
        assertThat(workload().isStretched()).isTrue();

        referrals.end(second, ReferralState.CLOSED);
        assertThat(workload()).as("won, and to be delivered").isEqualTo(new Workload(2, 0, null));
        assertThat(end(network.contoso, today())).isInstanceOf(StatementResult.Recorded.class);
        String id = listed().asked().getFirst().id();
        confirmations.answer(network.operations(network.nordwind), id, version(id), List.of(network.erp.value()), "");

        assertThat(workload()).isEqualTo(new Workload(1, 1, null));
    }

    private Map<String, String> problems(String askedOf, NewReference reference) {
        return ((StatementResult.Invalid) confirmations.askForReference(
                        network.operations(network.contoso), new PartnerId(network.contoso), askedOf, reference))
                .problems();
    }

    /** @return the id of what nordwind is asked to confirm of contoso's work */
    private String delivered() {
        String source = UUID.randomUUID().toString();
        deliveries.begin(
                source,
                new NewConfirmation(
                        EvidenceKind.DELIVERY,
                        new PartnerId(network.contoso),
                        new PartnerId(network.nordwind),
                        "REF-1",
                        List.of(),
                        LocalDate.of(2026, 1, 1)));
        deliveries.over(source, new PartnerId(network.contoso), LocalDate.of(2026, 1, 1));
        return confirmations
                .list(network.operations(network.nordwind))
                .asked()
                .getFirst()
                .id();
    }

    private ReferralId wonReferral() {
        ReferralId id = network.referral(network.nordwind, network.contoso, "ERP");
        referrals.end(id, ReferralState.CLOSED);
        return id;
    }

    private Confirmations.Listing listed() {
        return confirmations.list(network.operations(network.nordwind));
    }

    private ConfirmationView running() {
        return listed().running().getFirst();
    }

    private StatementResult end(String by, LocalDate day) {
        return deliveries.end(network.operations(by), running().id(), running().version(), day);
    }

    private List<WonDeliveries.Over> over(ReferralId id) {
        return won.over().stream()
                .filter(one -> one.source().equals(id.value()))
                .toList();
    }

    /** @return the fields that will not do */
    private Set<String> notYet(ConfirmationView asked, LocalDate again, String words) {
        return switch (confirmations.notYet(
                network.operations(network.nordwind), asked.id(), asked.version(), again, words)) {
            case StatementResult.Invalid invalid -> invalid.problems().keySet();
            case StatementResult.Recorded ignored -> Set.of();
            case StatementResult.Stale stale -> throw new AssertionError(stale);
            case StatementResult.NotAllowed refused -> throw new AssertionError(refused);
            case StatementResult.Unknown unknown -> throw new AssertionError(unknown);
        };
    }

    private static Set<String> problem(String field) {
        return Set.of(field);
    }

    private long version(String id) {
        return confirmations
                .show(network.operations(network.nordwind), id)
                .orElseThrow()
                .version();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Proof proof(AreaId area) {
        return shared().lines().stream()
                .filter(line -> line.area().id().equals(area))
                .map(ProfileView.Line::proof)
                .findFirst()
                .orElse(Proof.NOTHING);
    }

    private Workload workload() {
        return shared().workload();
    }

    private ProfileView.Shared shared() {
        return Objects.requireNonNull(competencies
                .show(network.operations(network.contoso), new PartnerId(network.contoso))
                .orElseThrow()
                .shared());
    }
}
