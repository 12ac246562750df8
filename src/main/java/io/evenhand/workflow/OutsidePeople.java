package io.evenhand.workflow;

import io.evenhand.access.Actor;
import java.util.Optional;

/**
 * Knows people who decide a task without an account. Anybody can write a name into a task in another tool: so an implementation
 * answers only for a name and task of which it has itself recorded that the person proved who they are, and what they decided.
 */
public interface OutsidePeople {
    /** @param assignee as written in the task */
    Optional<Actor> actor(String assignee, HumanTaskView task);
}
