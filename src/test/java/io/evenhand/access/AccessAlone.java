package io.evenhand.access;

import io.evenhand.testing.OnEveryDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * A test of the room of accounts with no other room around it. The room is named here, and not found by reading every class of the program
 * first, which takes longer than the tests.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnEveryDatabase
@SpringBootTest(
        classes = AccountsTests.Room.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = "camunda.client.enabled=false")
@AutoConfigureMockMvc
public @interface AccessAlone {}
