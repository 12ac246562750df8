package io.evenhand.matrix;

import static io.evenhand.matrix.Endpoint.get;
import static io.evenhand.matrix.Endpoint.post;
import static io.evenhand.matrix.Endpoint.put;
import static io.evenhand.matrix.Who.ADMINISTRATOR;
import static io.evenhand.matrix.Who.OPERATIONS;
import static io.evenhand.matrix.Who.SIGNATORY;
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
                post(COMPARISON + "/end").ofParticipants().by(OPERATIONS),
                // What whoever judges takes home.
                get("/tasks/{key}/prior/proof.json").ofOwnPartner().about("/tasks/{key}", Sample.JUDGED),
                get("/tasks/{key}/prior/commitment.json").ofOwnPartner().about("/tasks/{key}", Sample.JUDGED));
    }

    /** The same for programs, and what partners say that they can do. */
    static List<Endpoint> api() {
        String commitments = "/api/v1/commitments";
        String comparisons = "/api/v1/comparisons";
        String competencies = "/api/v1/partners/{id}/competencies";
        return List.of(
                program(get(commitments)),
                program(post(commitments)).by(OPERATIONS).json("{}").answers(422),
                program(get(commitments + "/{id}")),
                program(post(commitments + "/{id}/countersignature"))
                        .ofOthersAmongPublic()
                        .by(OPERATIONS, STEWARD),
                program(get(commitments + "/{id}/file")),
                program(get(comparisons)),
                program(post(comparisons)).by(OPERATIONS).json("{}").answers(422),
                program(get(comparisons + "/{id}")).ofParticipants(),
                program(post(comparisons + "/{id}/acceptance"))
                        .ofParticipants()
                        .by(OPERATIONS)
                        .answers(200, 422),
                program(post(comparisons + "/{id}/files"))
                        .ofParticipants()
                        .by(OPERATIONS)
                        .json("{}")
                        .answers(422),
                program(get(comparisons + "/{id}/files/{step}"))
                        .ofParticipants()
                        .by(OPERATIONS),
                program(post(comparisons + "/{id}/end")).ofParticipants().by(OPERATIONS),
                program(get("/api/v1/tasks/{key}/prior/document"))
                        .ofOwnPartner()
                        .about("/api/v1/tasks/{key}", Sample.HANDED_IN),
                program(get("/api/v1/tasks/{key}/prior/proof"))
                        .ofOwnPartner()
                        .about("/api/v1/tasks/{key}", Sample.JUDGED),
                program(get("/api/v1/tasks/{key}/prior/commitment"))
                        .ofOwnPartner()
                        .about("/api/v1/tasks/{key}", Sample.JUDGED),
                program(get("/api/v1/areas")),
                program(get(competencies)),
                program(put(competencies))
                        .ofOwnPartner()
                        .by(OPERATIONS, ADMINISTRATOR)
                        .json("{}")
                        .answers(422),
                program(post(competencies + "/certificates"))
                        .ofOwnPartner()
                        .by(OPERATIONS, ADMINISTRATOR)
                        .json("{}")
                        .answers(422),
                program(get(competencies + "/certificates/{certificate}/file"))
                        .ofOwnPartner()
                        .about(competencies + "/certificates/{certificate}", Sample.CERTIFICATE),
                program(post(competencies + "/certificates/{certificate}/withdrawal"))
                        .ofOwnPartner()
                        .by(OPERATIONS, ADMINISTRATOR)
                        .about(competencies + "/certificates/{certificate}", Sample.CERTIFICATE),
                program(get("/api/v1/competencies/need")).by(OPERATIONS).answers(400));
    }

    private static Endpoint program(Endpoint endpoint) {
        return endpoint.enteredBy(Cast::program)
                .except(SIGNATORY, Outcome.SIGN_IN)
                .header("Accept", "application/json")
                .about("/api/v1/commitments/{id}", Sample.COMMITMENT)
                .about("/api/v1/comparisons/{id}", Sample.COMPARISON);
    }
}
