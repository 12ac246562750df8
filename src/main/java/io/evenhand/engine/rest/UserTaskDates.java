package io.evenhand.engine.rest;

import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.util.Optional;

/** The dates and the priority of a user task, which callers may change and listeners may correct. */
final class UserTaskDates {
    private static final int HIGHEST_PRIORITY = 100;

    private UserTaskDates() {}

    /** An empty text takes the date away. */
    static Optional<String> read(JsonBody body, String name) {
        Optional<String> date = body.text(name);
        date.filter(text -> !text.isEmpty()).ifPresent(text -> {
            try {
                ZonedDateTime.parse(text);
            } catch (DateTimeException e) {
                throw Problem.field(name, "is '" + text + "' but must be a time such as 2026-11-24T09:30:00Z");
            }
        });
        return date;
    }

    static Optional<Integer> readPriority(JsonBody body) {
        Optional<Integer> priority = body.smallNumber("priority");
        priority.filter(value -> value < 0 || value > HIGHEST_PRIORITY).ifPresent(value -> {
            throw Problem.field("priority", "is " + value + " but must be from 0 to " + HIGHEST_PRIORITY);
        });
        return priority;
    }
}
