package io.evenhand.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every form asks for one decision, for a reason where the decision needs one, and for ids, never for content. */
class FormTests {
    private static final Set<String> NEED_A_REASON = Set.of(
            "decline",
            "withdraw",
            "stop",
            "ask-release",
            "continue",
            "refuse",
            "refused",
            "refuse-go-on",
            "refuse-end",
            "reject",
            "end",
            "lost",
            "contest",
            "done",
            "cannot",
            "extend",
            "excuse",
            "hold",
            "demand",
            "dispute",
            "corrected",
            "stands",
            "renew",
            "release-early");

    @Test
    void aDecisionIsRequiredAndEveryChoiceHasALabel() {
        assertThat(ProcessFiles.forms()).isNotEmpty().allSatisfy((name, form) -> {
            JsonNode decision = ProcessFiles.field(form, "decision").orElseThrow();
            assertThat(decision.path("type").asText()).isEqualTo("select");
            assertThat(decision.at("/validate/required").asBoolean()).isTrue();
            assertThat(decision.path("values")).hasSizeGreaterThan(1);
            decision.path("values")
                    .forEach(value -> assertThat(value.path("label").asText()).matches("\\p{Lu}.+"));
        });
    }

    @Test
    void aReasonIsRequiredExactlyWhereTheDecisionNeedsOne() {
        assertThat(ProcessFiles.forms()).allSatisfy((name, form) -> {
            List<String> needing = ProcessFiles.decisionsOf(form).stream()
                    .filter(NEED_A_REASON::contains)
                    .toList();
            JsonNode reason = ProcessFiles.field(form, "reason").orElseThrow();
            assertThat(reason.path("type").asText()).isEqualTo("textarea");
            assertThat(reason.at("/validate/required").asBoolean()).isEqualTo(!needing.isEmpty());
            // Hidden for the other decisions: a hidden field is neither required nor sent.
            assertThat(ProcessFiles.quoted(reason.at("/conditional/hide").asText()))
                    .isEqualTo(needing);
        });
    }

    /** No token has a say in it. */
    @Test
    void whatBindsTheOrganisationOrPaysForItIsDecidedByAPerson() {
        assertThat(ProcessFiles.forms().entrySet().stream()
                        .filter(form -> ProcessFiles.field(form.getValue(), "decision")
                                .orElseThrow()
                                .at("/properties/decidedBy")
                                .asText()
                                .equals("person"))
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "sign-agreement",
                        "complete-reporting",
                        "approve-payout",
                        "approve-payout-again",
                        "approve-wording",
                        "answer-claim",
                        "decide-admission",
                        "decide-settlement",
                        "confirm-second",
                        "confirm-award",
                        "see-award");
    }

    @Test
    void anIdIsRequiredWithTheDecisionThatNamesIt() {
        Map<String, String> decisionsById = Map.of(
                "proposalId",
                "propose",
                "personId",
                "named",
                "evidenceId",
                "claim",
                "consentId",
                "given",
                "admissionId",
                "admit-part");
        Map<String, String> asked = ProcessFiles.forms().values().stream()
                .flatMap(form -> fields(form).stream())
                .filter(field -> field.path("key").asText().endsWith("Id"))
                // Whoever signs alone has no second.
                .filter(field -> !field.path("key").asText().equals("secondPersonId"))
                .collect(Collectors.toMap(field -> field.path("key").asText(), field -> {
                    assertThat(field.at("/validate/required").asBoolean()).isTrue();
                    return ProcessFiles.quoted(field.at("/conditional/hide").asText())
                            .getFirst();
                }));
        assertThat(asked).isEqualTo(decisionsById);
    }

    @Test
    void noTwoFieldsOfAFormShareAKey() {
        assertThat(ProcessFiles.forms()).allSatisfy((name, form) -> {
            List<String> keys = fields(form).stream()
                    .filter(field -> field.has("key"))
                    .map(field -> field.path("key").asText())
                    .toList();
            assertThat(keys).doesNotHaveDuplicates();
        });
    }

    private static List<JsonNode> fields(JsonNode form) {
        List<JsonNode> fields = new ArrayList<>();
        form.path("components").forEach(fields::add);
        return fields;
    }
}
