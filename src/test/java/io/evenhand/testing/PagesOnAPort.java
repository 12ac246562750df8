package io.evenhand.testing;

import io.camunda.client.CamundaClient;
import io.evenhand.Evenhand;
import io.evenhand.workflow.ProcessMessages;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/**
 * A test of pages as they are served, over all rooms and their database, with nothing behind the boundary to Camunda: one application for all
 * of them, which they use one after the other, beside the tests that share the engine.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OwnDatabase
@NothingLooksByItself
@SpringBootTest(
        classes = Evenhand.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.client.enabled=false",
            "evenhand.demo=true",
            "evenhand.data=target/pages-on-a-port",
            // Other tests keep the machine busy meanwhile.
            "evenhand.verification.per-minute=100",
            "evenhand.verification.limit=5m"
        })
@MockitoBean(types = {CamundaClient.class, ProcessMessages.class})
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("browser")
public @interface PagesOnAPort {}
