package io.evenhand.notice;

import io.evenhand.access.Actor;
import java.util.List;
import java.util.Optional;

/**
 * What one kind of thing waits for people, as the room that owns it knows. Each room makes its own a Spring bean; morning summaries,
 * calendars and the words of mail are made of all of them. Called inside a transaction of this room's.
 */
public interface DeadlineSource {
    /** A word of at most 20 lower-case letters that no other source has, such as {@code task}. It is part of ids in people's calendars: never change it. */
    String name();

    /** Everything that the actor is to do themselves, what presses first; so many queries for one as for many. */
    List<Deadline> of(Actor actor);

    /** One of them, by its id; empty when it is no longer there, or not for this actor. */
    Optional<Deadline> find(Actor actor, String id);
}
