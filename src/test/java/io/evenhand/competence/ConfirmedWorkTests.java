package io.evenhand.competence;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Role;
import io.evenhand.partner.PartnerId;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralState;
import io.evenhand.referral.Referrals;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.WithoutEngine;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Proves on the database that a referral that ended won asks whoever introduced it, once and nobody else; that only the partner that is
 * asked answers, once; and that what was confirmed, and nothing else, shows on the record.
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
    Competencies competencies;

    @Autowired
    JdbcTemplate database;

    @SuppressWarnings("NullAway.Init")
    private CompetenceNetwork network;

    @BeforeEach
    void threePartners() {
        network = new CompetenceNetwork(house);
    }

    @Test
    void aReferralThatIsWonAndSettledAsksItsIntroducerOnceWhatWasDelivered() {
        ReferralId id = network.referral(network.nordwind, network.contoso, "navision " + network.run, "Forklifts");

        referrals.end(id, ReferralState.CLOSED);
        referrals.end(id, ReferralState.CLOSED);

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

        assertThat(confirmations.list(network.operations(network.nordwind)).asked())
                .isEmpty();
    }

    @Test
    void whoLeftBeforeTheEndDidNotDeliverWhatWasWon() {
        ReferralId id = network.referral(network.nordwind, network.contoso, "ERP");
        database.update("update seat set left_at = '2026-11-01 10:00:00' where referral_id = ?", id.value());

        referrals.end(id, ReferralState.CLOSED);

        assertThat(confirmations.list(network.operations(network.nordwind)).asked())
                .isEmpty();
    }

    @Test
    void whatIsConfirmedShowsOnTheRecordOfTheProductToo() {
        String id = delivered();
        assertThat(proof(network.erp).points()).isZero();

        StatementResult result = confirmations.answer(
                network.operations(network.nordwind), id, 0, List.of(network.shop.value()), "Good work.");

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
                network.operations(network.nordwind), id, 0, List.of(network.erp.value(), network.shop.value()), "");

        assertThat(proof(network.erp).points()).isEqualTo(400);
    }

    @Test
    void whatIsNotConfirmedCountsForNothingAndNeedsAReason() {
        String id = delivered();

        assertThat(confirmations.answer(network.operations(network.nordwind), id, 0, List.of(), " "))
                .isEqualTo(StatementResult.Invalid.because(
                        "words", "Say why you do not confirm it: the other partner reads it."));
        assertThat(confirmations.answer(network.operations(network.nordwind), id, 0, List.of(), "It was never begun."))
                .isEqualTo(new StatementResult.Recorded(id));
        assertThat(proof(network.erp).points()).isZero();
    }

    @Test
    void onlyThePartnerThatIsAskedAnswers() {
        String id = delivered();
        List<String> areas = List.of(network.erp.value());

        assertThat(confirmations.answer(network.operations(network.litware), id, 0, areas, ""))
                .isEqualTo(new StatementResult.Unknown());
        assertThat(confirmations.show(network.operations(network.litware), id)).isEmpty();
        assertThat(confirmations.answer(network.operations(network.contoso), id, 0, areas, ""))
                .isEqualTo(new StatementResult.NotAllowed());
        assertThat(confirmations.answer(network.actor(network.nordwind, Role.FINANCE), id, 0, areas, ""))
                .isEqualTo(new StatementResult.NotAllowed());
        assertThat(confirmations.answer(CompetenceNetwork.STEWARD, id, 0, areas, ""))
                .isEqualTo(new StatementResult.NotAllowed());
        assertThat(confirmations.answer(CompetenceNetwork.CLERK, id, 0, areas, ""))
                .isEqualTo(new StatementResult.Unknown());
        assertThat(confirmations.answer(network.operations(network.nordwind), "nothing", 0, areas, ""))
                .isEqualTo(new StatementResult.Unknown());
    }

    @Test
    void ofManyAnswersAtOnceOneIsRecordedAndTheOthersAreToldSo() throws Exception {
        String id = delivered();

        List<StatementResult> answers = AtTheSameTime.call(() ->
                confirmations.answer(network.operations(network.nordwind), id, 0, List.of(network.erp.value()), ""));

        assertThat(answers).containsOnlyOnce(new StatementResult.Recorded(id));
        assertThat(Collections.frequency(answers, new StatementResult.Stale())).isEqualTo(answers.size() - 1);
        assertThat(proof(network.erp).points()).isEqualTo(400);
    }

    @Test
    void areasOfAnAnswerAreThoseOfTheListAndNotTooMany() {
        String id = delivered();
        List<String> many = IntStream.range(0, 21).mapToObj(i -> "a-" + i).toList();

        assertThat(confirmations.answer(network.operations(network.nordwind), id, 0, List.of("no-such"), ""))
                .isEqualTo(StatementResult.Invalid.because(
                        "areas", "An area that you name is not there: choose from the list."));
        assertThat(confirmations.answer(network.operations(network.nordwind), id, 0, many, ""))
                .isEqualTo(StatementResult.Invalid.because(
                        "areas", "Choose at most 20 areas: those that were most of the work."));
        assertThat(confirmations.answer(
                        network.operations(network.nordwind), id, 0, List.of(network.erp.value()), "Turned \u202Edrow"))
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
        String id = confirmations
                .list(network.operations(network.nordwind))
                .asked()
                .getFirst()
                .id();
        confirmations.answer(network.operations(network.nordwind), id, 0, List.of(network.erp.value()), "");

        assertThat(workload()).isEqualTo(new Workload(1, 1, null));
    }

    private Map<String, String> problems(String askedOf, NewReference reference) {
        return ((StatementResult.Invalid) confirmations.askForReference(
                        network.operations(network.contoso), new PartnerId(network.contoso), askedOf, reference))
                .problems();
    }

    /** @return the id of what nordwind is asked to confirm of contoso's work */
    private String delivered() {
        confirmations.askForDelivery(
                UUID.randomUUID().toString(),
                new NewConfirmation(
                        EvidenceKind.DELIVERY,
                        new PartnerId(network.contoso),
                        new PartnerId(network.nordwind),
                        "REF-1",
                        List.of(),
                        LocalDate.of(2026, 1, 1)));
        return confirmations
                .list(network.operations(network.nordwind))
                .asked()
                .getFirst()
                .id();
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
