package io.evenhand.matrix;

import static io.evenhand.matrix.Endpoint.get;
import static io.evenhand.matrix.Endpoint.post;
import static io.evenhand.matrix.Who.ADMINISTRATOR;
import static io.evenhand.matrix.Who.LEGAL;
import static io.evenhand.matrix.Who.OPERATIONS;
import static io.evenhand.matrix.Who.STEWARD;

import java.util.List;

/** Claims are read by both sides, and acted in by their operations and legal; the steward sees that they are there, and mediates. */
final class ClaimEndpoints {
    private static final String ONE = "/claims/{id}";
    private static final String API = "/api/v1/claims";
    private static final String API_ONE = API + "/{id}";
    private static final int VERSION_MISSING = 428;

    private ClaimEndpoints() {}

    static List<Endpoint> all() {
        return List.of(
                get("/claims").signedIn(),
                // It names nothing.
                get("/claims/new").answers(404),
                get("/claims/second-person").by(OPERATIONS, LEGAL, ADMINISTRATOR),
                // It is no amount.
                post("/claims/second-person")
                        .by(ADMINISTRATOR)
                        .form("amount", "a lot")
                        .answers(422),
                get(ONE).ofParticipants(),
                // Between the two sides.
                get(ONE + "/notice.pdf").ofParticipants().except(STEWARD, Outcome.NOT_FOUND),
                get(ONE + "/evidence/{number}").ofParticipants().except(STEWARD, Outcome.NOT_FOUND),
                // It has not ended, and nothing was decided from outside.
                get(ONE + "/record.pdf").answers(404),
                get(ONE + "/award.pdf").answers(404),
                post(ONE + "/messages")
                        .ofParticipants()
                        .by(OPERATIONS, LEGAL, STEWARD)
                        .form("words", "Shall we talk?"),
                // Without a file.
                post(ONE + "/evidence").ofParticipants().by(OPERATIONS, LEGAL).answers(422),
                // No payment is claimed, of which a part could be admitted; and nobody admits a part of its own claim.
                post(ONE + "/part")
                        .ofOthersAmongParticipants()
                        .by(OPERATIONS, LEGAL)
                        .form("reason", "Some of it.")
                        .answers(422),
                // It waits for an answer.
                post(ONE + "/offers").ofParticipants().by(OPERATIONS, LEGAL).answers(422),
                post(ONE + "/offers/back")
                        .ofParticipants()
                        .by(OPERATIONS, LEGAL)
                        .answers(422),
                post(ONE + "/awards").ofParticipants().by(OPERATIONS, LEGAL).answers(422),
                post(ONE + "/awards/confirmation")
                        .ofParticipants()
                        .by(OPERATIONS, LEGAL)
                        .answers(422),
                post(ONE + "/awards/back")
                        .ofParticipants()
                        .by(OPERATIONS, LEGAL)
                        .answers(422),
                post(ONE + "/admission").ofParticipants().by(OPERATIONS, LEGAL).answers(422),
                post(ONE + "/withdrawal")
                        .ofOwnAmongParticipants()
                        .by(OPERATIONS, LEGAL)
                        .form("reason", "We were wrong."),
                // Nothing was filled in.
                post("/agreements/{id}/claim-notice/claim")
                        .ofParticipants()
                        .by(OPERATIONS, LEGAL)
                        .answers(422));
    }

    /** The same for programs. */
    static List<Endpoint> forPrograms() {
        return List.of(
                ApiEndpoints.program(get(API)),
                ApiEndpoints.program(get(API_ONE)).ofParticipants(),
                ApiEndpoints.program(get(API_ONE + "/evidence/{number}"))
                        .ofParticipants()
                        .header("Accept", "text/plain")
                        .except(STEWARD, Outcome.NOT_FOUND),
                ApiEndpoints.program(post("/api/v1/agreements/{id}/claims"))
                        .ofParticipants()
                        .by(OPERATIONS, LEGAL)
                        .except(STEWARD, Outcome.NOT_FOUND)
                        .json("{}")
                        .answers(422),
                ApiEndpoints.program(post(API_ONE + "/answer"))
                        .ofParticipants()
                        .json("{\"decision\": \"dispute\"}")
                        .answers(VERSION_MISSING),
                ApiEndpoints.program(post(API_ONE + "/withdrawal"))
                        .ofParticipants()
                        .json("{\"reason\": \"We were wrong.\"}")
                        .answers(VERSION_MISSING),
                // It is no PDF.
                ApiEndpoints.program(post(API_ONE + "/evidence"))
                        .ofParticipants()
                        .by(OPERATIONS, LEGAL)
                        .pdf("no PDF at all")
                        .answers(422));
    }
}
