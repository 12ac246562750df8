package io.evenhand.process;

import static io.evenhand.process.ProcessFiles.all;
import static io.evenhand.process.ProcessFiles.extension;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.instance.BusinessRuleTask;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.junit.jupiter.api.Test;

/**
 * At every gateway, each answer that people, decisions and workers can give opens exactly one way; anything else opens
 * none, so that Camunda stops there with an incident instead of taking a way that nobody chose. The conditions are
 * evaluated by Camunda's own FEEL engine.
 */
class GatewayTests {
    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();
    private static final List<Object> YES_OR_NO = List.of(true, false);
    private static final List<Object> ID_OR_NONE = List.of("", "7a1c");
    private static final List<Object> OUTCOMES = List.of("in-force", "declined", "rejected", "expired", "withdrawn");

    /** What workers answer, by variable; what people and decisions answer is read from forms and tables. */
    private static final Map<String, List<Object>> ANSWERS_OF_WORKERS = Map.ofEntries(
            Map.entry("claimed", YES_OR_NO),
            Map.entry("releasable", YES_OR_NO),
            Map.entry("released", YES_OR_NO),
            Map.entry("signedInTime", YES_OR_NO),
            Map.entry("ndaCovered", YES_OR_NO),
            Map.entry("disclosed", YES_OR_NO),
            Map.entry("asked", YES_OR_NO),
            Map.entry("goesOn", List.of("second", "admission", "part", "settlement", "offer")),
            Map.entry("backTo", List.of("answer", "settlement", "talks")),
            Map.entry("dutyId", ID_OR_NONE),
            Map.entry("offerId", ID_OR_NONE),
            Map.entry("ndaOutcome", OUTCOMES),
            Map.entry("changeOutcome", OUTCOMES),
            Map.entry("givenAlone", YES_OR_NO),
            Map.entry("acknowledgements", answersOfAll("acknowledge", "contest")),
            Map.entry("auditRight", YES_OR_NO),
            Map.entry("auditAnswers", answersOfAll("wait", "demand")),
            Map.entry("statementReviews", answersOfAll("agree", "dispute")),
            Map.entry("openObjections", YES_OR_NO),
            Map.entry("draftStands", YES_OR_NO),
            Map.entry("statementSealed", YES_OR_NO),
            Map.entry("anythingDue", YES_OR_NO),
            Map.entry("revenueShareOutcome", OUTCOMES),
            Map.entry("protectionOutcome", OUTCOMES),
            Map.entry(
                    "noticeRoute",
                    List.of("told", "ending", "release-asked", "transfer-asked", "renewal-asked", "duty-found")),
            Map.entry("transferAnswers", answersOfTransfer()),
            Map.entry("reviewDecisions", reviews()));

    @Test
    void everyAnswerOpensExactlyOneWay() {
        Map<String, List<Object>> answers = answers();
        assertThat(decidingGateways()).isNotEmpty().allSatisfy(gateway -> {
            String variable = variable(gateway, answers.keySet());
            for (Object answer : answers.get(variable)) {
                assertThat(waysOpen(gateway, variable, answer))
                        .as("%s with %s = %s", gateway.getId(), variable, answer)
                        .hasSize(1);
            }
        });
    }

    @Test
    void everyWayIsOpenedBySomeAnswer() {
        Map<String, List<Object>> answers = answers();
        assertThat(decidingGateways()).allSatisfy(gateway -> {
            String variable = variable(gateway, answers.keySet());
            List<String> opened = answers.get(variable).stream()
                    .flatMap(answer -> waysOpen(gateway, variable, answer).stream())
                    .distinct()
                    .toList();
            assertThat(opened)
                    .as(gateway.getId())
                    .containsExactlyInAnyOrderElementsOf(gateway.getOutgoing().stream()
                            .map(SequenceFlow::getId)
                            .toList());
        });
    }

    @Test
    void anAnswerThatNobodyOfferedOpensNoWay() {
        Map<String, List<Object>> answers = answers();
        assertThat(decidingGateways())
                .filteredOn(gateway -> asksPeopleOrTables(gateway, answers.keySet()))
                .hasSizeGreaterThan(10)
                .allSatisfy(gateway -> {
                    String variable = variable(gateway, answers.keySet());
                    assertThat(waysOpen(gateway, variable, "perhaps"))
                            .as(gateway.getId())
                            .isEmpty();
                    assertThat(gateway.getDefault()).as(gateway.getId()).isNull();
                });
    }

    @Test
    void theAnswerOfATaskIsAskedForAtTheGatewayBehindIt() {
        assertThat(all(UserTask.class)).allSatisfy(task -> {
            FlowNode next = task.getOutgoing().iterator().next().getTarget();
            assertThat(next).as(task.getId()).isInstanceOf(ExclusiveGateway.class);
            assertThat(conditions((ExclusiveGateway) next))
                    .as(task.getId())
                    .allMatch(condition -> condition.contains(answerOf(task)));
        });
    }

    private static Collection<ExclusiveGateway> decidingGateways() {
        return all(ExclusiveGateway.class).stream()
                .filter(gateway -> gateway.getOutgoing().size() > 1)
                .toList();
    }

    private static boolean asksPeopleOrTables(ExclusiveGateway gateway, Collection<String> variables) {
        return !ANSWERS_OF_WORKERS.containsKey(variable(gateway, variables));
    }

    private static Map<String, List<Object>> answers() {
        Map<String, List<Object>> answers = new HashMap<>(ANSWERS_OF_WORKERS);
        for (UserTask task : all(UserTask.class)) {
            List<Object> offered =
                    List.copyOf(ProcessFiles.decisionsOf(ProcessFiles.forms().get(task.getId())));
            List<Object> others = answers.put(answerOf(task), offered);
            // Tasks that answer into the same variable must offer the same.
            assertThat(others == null ? offered : others).as(task.getId()).isEqualTo(offered);
        }
        for (BusinessRuleTask task : all(BusinessRuleTask.class)) {
            ZeebeCalledDecision called = extension(task, ZeebeCalledDecision.class);
            answers.put(
                    called.getResultVariable(),
                    List.copyOf(ProcessFiles.decisions().get(called.getDecisionId())));
        }
        return answers;
    }

    private static String answerOf(UserTask task) {
        return extension(task, ZeebeIoMapping.class)
                .getOutputs()
                .iterator()
                .next()
                .getTarget();
    }

    /** The one variable that all conditions of a gateway ask for. */
    private static String variable(ExclusiveGateway gateway, Collection<String> variables) {
        return variables.stream()
                .filter(name ->
                        conditions(gateway).stream().allMatch(condition -> condition.matches(".*\\b" + name + "\\b.*")))
                .reduce((first, second) -> {
                    throw new AssertionError(gateway.getId() + " asks for " + first + " and " + second);
                })
                .orElseThrow(() -> new AssertionError(gateway.getId() + " asks for no known variable"));
    }

    private static List<String> conditions(ExclusiveGateway gateway) {
        return gateway.getOutgoing().stream()
                .map(flow -> {
                    assertThat(flow.getConditionExpression()).as(flow.getId()).isNotNull();
                    return flow.getConditionExpression().getTextContent().trim();
                })
                .toList();
    }

    private static List<String> waysOpen(ExclusiveGateway gateway, String variable, Object answer) {
        return gateway.getOutgoing().stream()
                .filter(flow ->
                        isTrue(flow.getConditionExpression().getTextContent().trim(), variable, answer))
                .map(SequenceFlow::getId)
                .toList();
    }

    private static boolean isTrue(String condition, String variable, Object answer) {
        assertThat(condition).startsWith("=");
        EvaluationResult result = FEEL.evaluateExpression(condition.substring(1), Map.of(variable, answer));
        assertThat(result.isSuccess()).as(condition).isTrue();
        return Boolean.TRUE.equals(result.result());
    }

    /** The review ends with the first answer that is not accept: every such list of up to two reviewers. */
    private static List<Object> reviews() {
        return List.of(
                List.of(),
                List.of("accept", "accept"),
                Arrays.asList("propose", null),
                Arrays.asList("decline", null),
                List.of("accept", "propose"),
                List.of("accept", "decline"));
    }

    /** The first refusal ends it: others may not have answered. */
    private static List<Object> answersOfTransfer() {
        return List.of(List.of("consent"), List.of("consent", "consent"), Arrays.asList("refuse", null));
    }

    /** Everybody is asked at once, and all answers are looked at. */
    private static List<Object> answersOfAll(String one, String other) {
        return List.of(List.of(one), List.of(one, one), List.of(other), List.of(one, other));
    }
}
