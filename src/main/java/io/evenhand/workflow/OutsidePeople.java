package io.evenhand.workflow;

import io.evenhand.access.Actor;
import java.util.Optional;

/**
 * Knows people who decide a task without an account. Anybody can write a name into a task in another tool: so an implementation
 * answers only for a name and task of which it has itself recorded that the person proved who they are, and what they decided.
 */
public interface OutsidePeople {
    /**
     * @param assignee as written in the task
     * @param decision as it was sent: it is believed only if it is the one that the person took
     */
    Optional<Actor> actor(String assignee, Decision decision);

    /** What somebody is called in whose name a task was decided; empty for who is not one of these. */
    Optional<String> nameOf(String assignee);
}
