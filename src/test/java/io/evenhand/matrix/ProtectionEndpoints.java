package io.evenhand.matrix;

import static io.evenhand.matrix.Endpoint.get;
import static io.evenhand.matrix.Endpoint.post;
import static io.evenhand.matrix.Who.LEGAL;
import static io.evenhand.matrix.Who.OPERATIONS;

import java.util.List;

/** Windows are for their two parties: both see them, the protected one releases, the bound one asks. */
final class ProtectionEndpoints {
    private static final String ONE = "/protection/{id}";

    private ProtectionEndpoints() {}

    static List<Endpoint> all() {
        return List.of(
                get("/protection").signedIn(),
                get("/protection/calendar").signedIn(),
                get("/protection/calendar.ics").signedIn(),
                get(ONE).ofParticipants(),
                post(ONE + "/release")
                        .ofOwnAmongParticipants()
                        .by(OPERATIONS, LEGAL)
                        .form("reason", "The project is over."),
                post(ONE + "/release/{exception}")
                        .ofOwnAmongParticipants()
                        .by(OPERATIONS, LEGAL)
                        .form("reason", "For this one."),
                post(ONE + "/request")
                        .ofOthersAmongParticipants()
                        .by(OPERATIONS, LEGAL)
                        .form("reason", "The customer asks us."),
                post(ONE + "/transfer").ofParticipants().by(OPERATIONS, LEGAL).answers(422),
                // It was promised in no agreement that is kept here.
                post(ONE + "/renewal").ofParticipants().by(OPERATIONS, LEGAL).answers(422),
                post(ONE + "/opportunities")
                        .ofParticipants()
                        .by(OPERATIONS, LEGAL)
                        .answers(422));
    }
}
