package io.evenhand.testing;

import io.camunda.client.CamundaClient;
import io.evenhand.Evenhand;
import io.evenhand.workflow.ProcessMessages;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** A test of the application's rooms and their database with nothing behind the boundary to Camunda: no engine is started. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnEveryDatabase
@NothingLooksByItself
@SpringBootTest(
        classes = Evenhand.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "camunda.client.enabled=false",
            "evenhand.data=target/without-engine",
            // Mail could leave, and nobody fetches it: what it says is in its table.
            "evenhand.notice.folder=target/without-engine/mail",
            "evenhand.notice.every=PT24H"
        })
@MockitoBean(types = {CamundaClient.class, ProcessMessages.class})
public @interface WithoutEngine {}
