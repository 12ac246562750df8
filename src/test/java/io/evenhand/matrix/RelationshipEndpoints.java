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
                get(COMMITMENT + "/commitment.json").ofOwnPartner(),
                post(PAGE + "/comparisons").by(OPERATIONS).answers(422),
                get(COMPARISON).ofParticipants(),
                // Agreeing is for who was invited, and twice is once.
                post(COMPARISON + "/acceptance").ofParticipants().by(OPERATIONS).answers(302, 422),
                post(COMPARISON + "/files").ofParticipants().by(OPERATIONS).answers(422),
                get(COMPARISON + "/files/{step}.json").ofParticipants().by(OPERATIONS),
                post(COMPARISON + "/end").ofParticipants().by(OPERATIONS),
                // What whoever judges takes home.
                get("/tasks/{key}/prior/proof.json").ofOwnPartner().about("/tasks/{key}", Sample.JUDGED),
                get("/tasks/{key}/prior/commitment.json").ofOwnPartner().about("/tasks/{key}", Sample.JUDGED));
    }
}
