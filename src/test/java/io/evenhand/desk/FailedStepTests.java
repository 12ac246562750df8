package io.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doCallRealMethod;
import static org.mockito.Mockito.doThrow;

import io.camunda.process.test.api.CamundaSpringProcessTest;
import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.desk.ReferralPage.Diagram;
import io.evenhand.desk.ReferralPage.Failure;
import io.evenhand.desk.StandingSteps.Standing;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.referral.Customer;
import io.evenhand.referral.Deadlines;
import io.evenhand.referral.Need;
import io.evenhand.referral.NewReferral;
import io.evenhand.referral.NewSeat;
import io.evenhand.referral.Referrals;
import io.evenhand.referral.RegisterResult;
import io.evenhand.referral.TermsDrafts;
import io.evenhand.testing.OnEveryDatabase;
import io.evenhand.testing.TestPartners;
import io.evenhand.workflow.Incidents;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/**
 * Proves on the real engine that a step whose work fails for the last time is told on the desk at its element, on the
 * diagram that was deployed, until the cause is mended, the steward lets it be
 * tried again, and the step succeeds.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"evenhand.demo=true", "evenhand.data=target/failed-steps"})
@CamundaSpringProcessTest
@OnEveryDatabase
class FailedStepTests {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Autowired
    ReferralReading reading;

    @Autowired
    Partners partners;

    @Autowired
    StandingSteps standing;

    @Autowired
    Incidents incidents;

    @MockitoSpyBean
    Referrals referrals;

    private final Actor steward = new Actor("sam", "Sam Steward", null, Actor.HOST, Set.of(Role.STEWARD));

    @Test
    void aStepThatFailsForTheLastTimeIsToldUntilItSucceeds() {
        doThrow(new IllegalStateException("no region is known")).when(referrals).assess(any());
        String referral = register();

        await().atMost(PATIENCE).until(() -> !diagram(referral).failed().isEmpty());

        assertThat(diagram(referral).failed())
                .extracting(Failure::element, Failure::reason)
                .containsExactly(tuple("assess-need", "no region is known"));
        assertThat(diagram(referral).done()).contains("claim-referral").doesNotContain("assess-need");

        doCallRealMethod().when(referrals).assess(any());
        await().atMost(PATIENCE).until(() -> standing.all(steward).size() == 1);
        Standing incident = standing.all(steward).getFirst();
        assertThat(incident)
                .returns("Assess need", Standing::step)
                .returns(referral, Standing::referralId)
                .returns("REF-1, A warehouse", Standing::referral);
        assertThat(incident.message()).contains("no region is known");
        assertThat(incidents.retry(incident.key())).isTrue();
        await().atMost(PATIENCE).until(() -> standing.all(steward).isEmpty());
        assertThat(incidents.retry(incident.key())).as("what no longer stands").isFalse();

        await().atMost(PATIENCE).until(() -> diagram(referral).failed().isEmpty());
        await().atMost(PATIENCE)
                .until(() -> diagram(referral).done().containsAll(Set.of("assess-need", "screen-referral")));
    }

    private Diagram diagram(String referral) {
        return reading.show(steward, referral).orElseThrow().diagram("referral");
    }

    private String register() {
        partners.register(TestPartners.of("introducer", "Partner introducer"));
        partners.register(TestPartners.of("deliverer", "Partner deliverer"));
        RegisterResult result = referrals.register(new NewReferral(
                "REF-1",
                "A warehouse",
                new Customer("Adler", "Adler GmbH", "adler.example", null, "DE", "Ada", "ada@adler.example"),
                new Need("Move a warehouse", "erp", "Saxony", null, null, null),
                new PartnerId("introducer"),
                "introducer",
                List.of(new NewSeat("delivery", List.of("erp"), List.of(new PartnerId("deliverer")), "P3D")),
                new TermsDrafts("{}", "{}", "{}"),
                new Deadlines("P7D", "P7D", "P2D", "P7D", "P7D", "P365D")));
        return ((RegisterResult.Registered) result).id().value();
    }
}
