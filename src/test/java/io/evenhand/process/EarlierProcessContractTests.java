package io.evenhand.process;

import static io.evenhand.process.ProcessFiles.all;
import static io.evenhand.process.ProcessFiles.extension;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What today's program owes to processes that began before: every step that they ask for, every form that their people decide in, with every
 * decision that their ways are taken by, and every message that they wait for.
 */
class EarlierProcessContractTests {
    private static final Path FOLDER = Path.of("src/test/resources/bpmn-before");
    private static final Pattern TAKEN_BY = Pattern.compile("= (\\w+) = \"([a-z-]+)\"");

    static Stream<Path> earlier() throws IOException {
        return Files.list(FOLDER)
                .filter(file -> file.toString().endsWith(".bpmn"))
                .sorted();
    }

    @Test
    void everyFileSaysWhichProcessItIsAndIsExplained() throws IOException {
        String explained = Files.readString(FOLDER.resolve("README.md"));
        assertThat(earlier()).isNotEmpty().allSatisfy(file -> {
            String process = read(file)
                    .getModelElementsByType(Process.class)
                    .iterator()
                    .next()
                    .getId();
            assertThat(ProcessFiles.processes()).containsKey(process);
            assertThat(file.getFileName().toString()).startsWith(process + "-");
            assertThat(explained).contains("`" + file.getFileName() + "`");
        });
    }

    @ParameterizedTest
    @MethodSource("earlier")
    void whatItAsksForIsDone(Path file) {
        BpmnModelInstance process = read(file);
        assertThat(types(
                        process.getModelElementsByType(ZeebeTaskDefinition.class),
                        process.getModelElementsByType(ZeebeTaskListener.class)))
                .isNotEmpty()
                .isSubsetOf(types(all(ZeebeTaskDefinition.class), all(ZeebeTaskListener.class)));
    }

    @ParameterizedTest
    @MethodSource("earlier")
    void whatItWaitsForIsTold(Path file) {
        Set<String> told = all(Message.class).stream().map(Message::getName).collect(Collectors.toSet());
        assertThat(read(file).getModelElementsByType(Message.class))
                .extracting(Message::getName)
                .isSubsetOf(told);
    }

    @ParameterizedTest
    @MethodSource("earlier")
    void everyWayThatAPersonTakesIsOfferedInTheFormOfToday(Path file) {
        BpmnModelInstance process = read(file);
        for (UserTask task : process.getModelElementsByType(UserTask.class)) {
            assertThat(ProcessFiles.forms()).containsKey(task.getId());
            Set<String> variables = extension(task, ZeebeIoMapping.class).getOutputs().stream()
                    .map(ZeebeOutput::getTarget)
                    .collect(Collectors.toSet());
            Set<String> ways = new TreeSet<>();
            process.getModelElementsByType(SequenceFlow.class).stream()
                    .filter(flow -> flow.getConditionExpression() != null)
                    .map(flow -> TAKEN_BY.matcher(flow.getConditionExpression().getTextContent()))
                    .filter(Matcher::matches)
                    .filter(condition -> variables.contains(condition.group(1)))
                    .forEach(condition -> ways.add(condition.group(2)));
            assertThat(ProcessFiles.decisionsOf(ProcessFiles.forms().get(task.getId())))
                    .as(task.getId())
                    .containsAll(ways);
        }
    }

    private static BpmnModelInstance read(Path file) {
        return Bpmn.readModelFromFile(file.toFile());
    }

    private static Set<String> types(
            Collection<ZeebeTaskDefinition> definitions, Collection<ZeebeTaskListener> listeners) {
        return Stream.concat(
                        definitions.stream().map(ZeebeTaskDefinition::getType),
                        listeners.stream().map(ZeebeTaskListener::getType))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
