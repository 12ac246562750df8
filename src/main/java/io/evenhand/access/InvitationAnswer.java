package io.evenhand.access;

import java.util.Map;

/** What became of using an invitation's link. */
public sealed interface InvitationAnswer {
    /** There is an account now, or its password is the new one. @param username to sign in with */
    record Welcome(String username) implements InvitationAnswer {}

    /** Nothing was done, because of what was typed. @param problems sentences by field */
    record Invalid(Map<String, String> problems) implements InvitationAnswer {
        public Invalid {
            problems = Map.copyOf(problems);
        }
    }

    /** The link was used, withdrawn, or its time is over; or there never was one. */
    record Gone() implements InvitationAnswer {}
}
