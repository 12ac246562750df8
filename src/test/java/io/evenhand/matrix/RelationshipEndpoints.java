package io.evenhand.matrix;

import static io.evenhand.matrix.Endpoint.get;
import static io.evenhand.matrix.Endpoint.post;
import static io.evenhand.matrix.Who.OPERATIONS;
import static io.evenhand.matrix.Who.STEWARD;

import java.util.List;

/** What is promised of the pages about customers known before: everybody may know that lists were committed, and only who compares sees a comparison. */
final class RelationshipEndpoints {
    private static final String PAGE = "/relationships";
    private static final String COMMITMENT = PAGE + "/commitments/{id}";
    private static final String COMPARISON = PAGE + "/comparisons/{id}";

    private RelationshipEndpoints() {}

    static List<Endpoint> all() {
        return List.of(
                get(PAGE).signedIn(),
                post(PAGE + "/commitments").by(OPERATIONS).answers(422),
                post(COMMITMENT + "/countersignature").ofOthersAmongPublic().by(OPERATIONS, STEWARD),
                // Root, count and time are for the whole network: without them nobody could check what is opened.
                get(COMMITMENT).signedIn(),
                get(COMMITMENT + "/commitment.json").signedIn(),
                // The invoice that came with a claimed prior relationship, for whoever judges it.
                get("/tasks/{key}/prior/document").ofOwnPartner().about("/tasks/{key}", Sample.HANDED_IN),
                post(PAGE + "/comparisons").by(OPERATIONS).answers(422),
                get(COMPARISON).ofParticipants(),
                // Agreeing is for who was invited, and twice is once.
                post(COMPARISON + "/acceptance").ofParticipants().by(OPERATIONS).answers(302, 422),
                post(COMPARISON + "/files").ofParticipants().by(OPERATIONS).answers(422),
                get(COMPARISON + "/files/{step}.json").ofParticipants().by(OPERATIONS),
                post(COMPARISON + "/end").ofParticipants().by(OPERATIONS));
    }
}
