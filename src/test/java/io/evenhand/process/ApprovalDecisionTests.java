package io.evenhand.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.dmn.DecisionEngine;
import io.camunda.zeebe.dmn.DecisionEngineFactory;
import io.camunda.zeebe.dmn.DecisionEvaluationResult;
import io.camunda.zeebe.dmn.ParsedDecisionRequirementsGraph;
import io.camunda.zeebe.dmn.impl.VariablesContext;
import io.evenhand.terms.Approver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves who approves departures: whoever the playbook asks for, more where more is at stake, never less; every rule is used. */
class ApprovalDecisionTests {
    private static final List<String> KINDS =
            List.of("nda", "revenue-share", "customer-protection", "reseller-addendum");
    private static final List<String> DEVIATIONS = List.of("fallback", "outside", "not-acceptable");
    private static final List<String> APPROVERS = List.of("none", "legal", "administrator", "refused");
    private static final List<String> BANDS = List.of("small", "medium", "large");
    private static final List<String> ANSWERS = List.of("none", "legal", "administrator");

    private static final DecisionEngine ENGINE = DecisionEngineFactory.createDecisionEngine();
    private static ParsedDecisionRequirementsGraph decision;

    @BeforeAll
    static void readTheTable() throws IOException {
        try (InputStream table = Files.newInputStream(ProcessFiles.FOLDER.resolve("agreement-approval.dmn"))) {
            decision = ENGINE.parse(table);
        }
        assertThat(decision.isValid()).as(decision.getFailureMessage()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "nda,                 none,           none,          large,  none,          standard-terms",
        "nda,                 fallback,       none,          large,  none,          agreed-fallback",
        "reseller-addendum,   fallback,       none,          large,  none,          agreed-fallback",
        "revenue-share,       fallback,       none,          small,  none,          revenue-share-fallback-small",
        "revenue-share,       fallback,       none,          medium, legal,         revenue-share-fallback",
        "customer-protection, fallback,       none,          small,  legal,         protection-fallback",
        "revenue-share,       fallback,       legal,         small,  legal,         legal",
        "nda,                 outside,        legal,         large,  legal,         legal-nda-large",
        "customer-protection, fallback,       legal,         large,  legal,         legal-fallback-large",
        "revenue-share,       outside,        legal,         large,  administrator, legal-outside-large",
        "nda,                 fallback,       administrator, small,  administrator, administrator",
        "nda,                 not-acceptable, refused,       small,  administrator, refused",
    })
    void eachRuleAnswersForItsCase(
            String kind, String deviation, String approver, String band, String answer, String rule) {
        DecisionEvaluationResult result = evaluate(kind, deviation, approver, band);
        assertThat(answer(result)).isEqualTo(answer);
        assertThat(rules(result)).containsExactly(rule);
    }

    @Test
    void everyDepartureIsAnsweredByOneRuleNeverWeakerThanThePlaybookAndNeverWeakerForMoreAtStake() throws IOException {
        Set<String> used = new HashSet<>(rules(evaluate("nda", "none", "none", "small")));
        for (String kind : KINDS) {
            for (String deviation : DEVIATIONS) {
                for (String approver : APPROVERS) {
                    int before = 0;
                    for (String band : BANDS) {
                        DecisionEvaluationResult result = evaluate(kind, deviation, approver, band);
                        assertThat(rules(result))
                                .as("%s %s %s %s", kind, deviation, approver, band)
                                .hasSize(1);
                        used.addAll(rules(result));
                        int answer = ANSWERS.indexOf(answer(result));
                        assertThat(answer)
                                .as("%s %s %s %s", kind, deviation, approver, band)
                                .isGreaterThanOrEqualTo(Math.min(APPROVERS.indexOf(approver), 2))
                                .isGreaterThanOrEqualTo(before);
                        before = answer;
                    }
                }
            }
        }
        assertThat(used).containsExactlyInAnyOrderElementsOf(declaredRules());
    }

    @Test
    void theDecisionKnowsEveryApproverThatAPlaybookCanName() {
        assertThat(java.util.Arrays.stream(Approver.values()).map(Approver::code))
                .containsExactlyElementsOf(APPROVERS);
    }

    private static List<String> declaredRules() throws IOException {
        String xml = Files.readString(ProcessFiles.FOLDER.resolve("agreement-approval.dmn"));
        return Pattern.compile("<rule id=\"([^\"]+)\"")
                .matcher(xml)
                .results()
                .map((MatchResult rule) -> rule.group(1))
                .toList();
    }

    private static DecisionEvaluationResult evaluate(String kind, String deviation, String approver, String band) {
        return ENGINE.evaluateDecisionById(
                decision,
                "agreement-approval",
                new VariablesContext(Map.of(
                        "agreementKind", kind, "deviation", deviation, "approver", approver, "valueBand", band)));
    }

    private static List<String> rules(DecisionEvaluationResult result) {
        assertThat(result.isFailure()).as(result.getFailureMessage()).isFalse();
        return result.getEvaluatedDecisions().getFirst().matchedRules().stream()
                .map(rule -> rule.ruleId())
                .toList();
    }

    /** The output is one string of MessagePack, shorter than 32 bytes. */
    private static String answer(DecisionEvaluationResult result) {
        byte[] bytes = new byte[result.getOutput().capacity()];
        result.getOutput().getBytes(0, bytes);
        return new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
    }
}
