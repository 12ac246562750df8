package io.evenhand.protection;

import io.evenhand.access.Actor;

/**
 * In whose name something happened.
 *
 * @param partnerId the organisation; empty where the program did what was signed
 * @param username the account; empty likewise
 * @param name how the person is called
 */
record Author(String partnerId, String username, String name) {
    static final Author PROGRAM = new Author("", "", "Evenhand");

    static Author of(Actor actor) {
        return new Author(actor.partnerId(), actor.username(), actor.displayName());
    }
}
