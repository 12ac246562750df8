package io.evenhand.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.testing.WithoutEngine;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Proves that whatever is wrong with a decision is said of its field, and before anything is made. */
@WithoutEngine
class DecisionsTests {
    private static final Actor NORA = new Actor("nora", "Nora Berg", "p-1", "nordwind", Set.of(Role.OPERATIONS));

    @Autowired
    Decisions decisions;

    @ParameterizedTest
    @MethodSource
    void whatIsWrongIsSaidOfItsField(String element, Decision decision, Flaw expected) {
        assertThat(decisions.decide(NORA, task(element, HumanTaskState.OPEN, "operations"), decision))
                .isEqualTo(new DecideResult.Flawed(expected));
    }

    static Stream<Arguments> whatIsWrongIsSaidOfItsField() {
        return Stream.of(
                arguments(
                        "review-draft",
                        of("perhaps", null),
                        new Flaw.UnknownDecision(List.of("accept", "propose", "decline"))),
                arguments("review-draft", of("decline", null), new Flaw.ReasonMissing("Decline the agreement")),
                arguments("review-draft", of("decline", " "), new Flaw.ReasonMissing("Decline the agreement")),
                arguments("review-draft", of("decline", "n".repeat(2001)), new Flaw.ReasonTooLong(2001, 2000)),
                arguments("review-draft", of("propose", null), new Flaw.ChangesMissing()),
                arguments("name-signatory", of("named", null), new Flaw.PersonMissing()),
                arguments("state-prior-relationship", of("claim", null), new Flaw.EvidenceMissing()),
                arguments("state-prior-relationship", claim(" ", "2025-03-31"), new Flaw.EvidenceTitleUnusable(200)),
                arguments(
                        "state-prior-relationship",
                        claim("n".repeat(201), "2025-03-31"),
                        new Flaw.EvidenceTitleUnusable(200)),
                arguments("state-prior-relationship", claim("Invoice 7", "31 March"), new Flaw.EvidenceDayUnreadable()),
                arguments("settle-missed", extend(" "), new Flaw.DueDayMissing()),
                arguments("settle-missed", extend("soon"), new Flaw.DueDayUnreadable()));
    }

    @Test
    void aTaskOfAnotherRoleOrOneThatIsOverIsNotDecided() {
        Decision accept = of("accept", null);

        assertThat(decisions.decide(NORA, task("review-draft", HumanTaskState.OPEN, "legal"), accept))
                .isEqualTo(new DecideResult.NotYours("legal"));
        assertThat(decisions.decide(NORA, task("review-draft", HumanTaskState.DONE, "operations"), accept))
                .isEqualTo(new DecideResult.NoLongerOpen());
    }

    private static Decision of(String value, @Nullable String reason) {
        return new Decision(value, reason, null, null, null, null);
    }

    private static Decision claim(String title, String datedOn) {
        return new Decision("claim", null, null, new Decision.Evidence(title, datedOn), null, null);
    }

    private static Decision extend(String dueOn) {
        return new Decision("extend", "They were ill.", null, null, null, dueOn);
    }

    private static HumanTaskView task(String element, HumanTaskState state, String role) {
        return new HumanTaskView(
                1,
                "referral",
                element,
                UUID.randomUUID().toString(),
                "",
                "nordwind",
                role,
                state,
                null,
                Instant.parse("2026-11-26T10:00:00Z"),
                null,
                null,
                null,
                null);
    }
}
