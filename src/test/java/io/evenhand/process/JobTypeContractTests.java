package io.evenhand.process;

import static io.evenhand.process.ProcessFiles.all;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.annotation.JobWorker;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListener;
import io.evenhand.Evenhand;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.util.ClassUtils;

/** What the processes ask for, exactly one worker does; and no worker waits for what no process asks. */
class JobTypeContractTests {
    @Test
    void everyJobTypeHasExactlyOneWorker() {
        List<String> done = workers().map(JobTypeContractTests::type).toList();
        assertThat(done).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(done)).isEqualTo(asked());
    }

    @Test
    void aListenersWorkerReturnsNothingBecauseCamundaRefusesVariablesOfListeners() {
        Set<String> listeners = listeners();
        assertThat(workers().filter(worker -> listeners.contains(type(worker))))
                .isNotEmpty()
                .allSatisfy(worker ->
                        assertThat(worker.getReturnType()).as(worker.toString()).isEqualTo(void.class));
    }

    /** The methods of the application's components, not of its tests, that work on jobs. */
    private static Stream<Method> workers() {
        return new ClassPathScanningCandidateComponentProvider(true)
                .findCandidateComponents(Evenhand.class.getPackageName()).stream()
                        .map(component -> load(Objects.requireNonNull(component.getBeanClassName())))
                        .filter(JobTypeContractTests::isOfTheApplication)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .filter(method -> method.isAnnotationPresent(JobWorker.class));
    }

    private static Class<?> load(String name) {
        return ClassUtils.resolveClassName(name, JobTypeContractTests.class.getClassLoader());
    }

    private static boolean isOfTheApplication(Class<?> type) {
        return type.getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .equals(Evenhand.class.getProtectionDomain().getCodeSource().getLocation());
    }

    private static String type(Method worker) {
        return worker.getAnnotation(JobWorker.class).type();
    }

    private static Set<String> asked() {
        Set<String> asked = listeners();
        all(ZeebeTaskDefinition.class).forEach(definition -> asked.add(definition.getType()));
        return asked;
    }

    private static Set<String> listeners() {
        return all(ZeebeTaskListener.class).stream()
                .map(ZeebeTaskListener::getType)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
