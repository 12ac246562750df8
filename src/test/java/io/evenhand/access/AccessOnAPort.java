package io.evenhand.access;

import io.evenhand.testing.OnEveryDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** A test of the room of accounts with no other room around it, as browsers reach it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnEveryDatabase
@SpringBootTest(
        classes = AccountsTests.Room.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "camunda.client.enabled=false")
public @interface AccessOnAPort {}
