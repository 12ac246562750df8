package io.evenhand.testing;

import io.camunda.client.CamundaClient;
import io.evenhand.Evenhand;
import io.evenhand.workflow.ProcessMessages;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.mockito.Answers;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** A test of pages and of the interface over all rooms and their database, with nothing behind the boundary to Camunda. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnEveryDatabase
@NothingLooksByItself
@SpringBootTest(
        classes = Evenhand.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {
            "camunda.client.enabled=false",
            "evenhand.demo=true",
            "evenhand.data=target/pages-without-engine",
            "evenhand.api.requests-per-minute=2000"
        })
@AutoConfigureMockMvc
@MockitoBean(types = CamundaClient.class, answers = Answers.RETURNS_DEEP_STUBS)
@MockitoBean(types = ProcessMessages.class)
public @interface PagesWithoutEngine {}
