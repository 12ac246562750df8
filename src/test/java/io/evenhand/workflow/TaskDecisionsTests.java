package io.evenhand.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a decision is about is what we recorded when its task came into being, whatever is sent with it. */
class TaskDecisionsTests {
    @Test
    void variablesThatSomebodySendsDoNotLeadADecisionElsewhere() {
        Decision decision = TaskDecisions.decision(
                new HumanTaskRecords.Recorded(task("the-partner"), "the-duty"),
                Map.of(
                        "decision", "agree",
                        "settlementId", "another-period",
                        "reviewerId", "another-partner",
                        "dutyId", "another-duty"));
        assertThat(decision.value()).isEqualTo("agree");
        assertThat(decision.businessId()).isEqualTo("the-period");
        assertThat(decision.subject()).isEqualTo("the-partner");
        assertThat(decision.matter()).isEqualTo("the-duty");
    }

    @Test
    void whatAPersonNamesInAFormIsHeard() {
        Decision decision = TaskDecisions.decision(
                new HumanTaskRecords.Recorded(task(""), ""),
                Map.of("decision", "extend", "dueOn", "2026-12-01", "personId", " ", "count", 3));
        assertThat(decision.given("dueOn")).contains("2026-12-01");
        assertThat(decision.given("personId")).isEmpty();
        assertThat(decision.given("count")).isEmpty();
    }

    @Test
    void whatWasNotRecordedIsAFaultAndNothingIsDecided() {
        Decision decision = TaskDecisions.decision(new HumanTaskRecords.Recorded(task(""), ""), Map.of());
        assertThatThrownBy(decision::subject).isInstanceOf(IllegalStateException.class);
    }

    private static HumanTaskView task(String subject) {
        return new HumanTaskView(
                7,
                "settlement-period",
                "review-statement",
                "the-period",
                subject,
                "the-partner",
                "finance",
                HumanTaskState.OPEN,
                "mona",
                Instant.parse("2026-11-26T10:00:00Z"),
                null,
                null,
                null,
                null);
    }
}
