package io.evenhand.engine;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaSpringProcessTest;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * Proves that Camunda Process Test runs on the embedded engine, that each test starts with an empty one, and that one
 * clock moves the application and the processes.
 */
@SpringBootTest(
        classes = EmbeddedCamundaProcessTests.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@CamundaSpringProcessTest
class EmbeddedCamundaProcessTests {
    @SpringBootConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        JacksonAutoConfiguration.class,
        io.camunda.client.spring.configuration.CamundaAutoConfiguration.class
    })
    static class Application {}

    @Autowired
    CamundaClient client;

    @Autowired
    CamundaProcessTestContext context;

    @Autowired
    Clock clock;

    @RepeatedTest(2)
    void aProcessRunsThroughAJobAndATimer() {
        assertThat(client.newProcessDefinitionSearchRequest().send().join().items())
                .isEmpty();
        client.newDeployResourceCommand()
                .addProcessModel(
                        Bpmn.createExecutableProcess("order")
                                .startEvent()
                                .serviceTask("charge", task -> task.zeebeJobType("charge"))
                                .intermediateCatchEvent("cool", event -> event.timerWithDuration("P1D"))
                                .endEvent("end")
                                .done(),
                        "order.bpmn")
                .send()
                .join();
        context.mockJobWorker("charge").thenComplete(Map.of("charged", true));
        ProcessInstanceEvent instance = client.newCreateInstanceCommand()
                .bpmnProcessId("order")
                .latestVersion()
                .send()
                .join();
        assertThat(instance).hasActiveElements("cool").hasVariable("charged", true);
        Instant before = clock.instant();
        context.increaseTime(Duration.ofDays(1).plusSeconds(1));
        assertThat(Duration.between(before, clock.instant())).isGreaterThan(Duration.ofDays(1));
        assertThat(instance).isCompleted().hasCompletedElementsInOrder("charge", "cool", "end");
    }
}
