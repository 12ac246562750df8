package io.evenhand.matrix;

import static io.evenhand.matrix.Endpoint.delete;
import static io.evenhand.matrix.Endpoint.get;
import static io.evenhand.matrix.Endpoint.post;
import static io.evenhand.matrix.Endpoint.put;
import static io.evenhand.matrix.Who.ADMINISTRATOR;
import static io.evenhand.matrix.Who.CLERK;
import static io.evenhand.matrix.Who.FINANCE;
import static io.evenhand.matrix.Who.LEGAL;
import static io.evenhand.matrix.Who.OPERATIONS;
import static io.evenhand.matrix.Who.SIGNATORY;
import static io.evenhand.matrix.Who.STEWARD;

import java.util.List;

/** What is promised of every address for programs. A token has the roles of its person, and who only signs has none. */
final class ApiEndpoints {
    private static final String V1 = "/api/v1";
    private static final String PERIODS = V1 + "/agreements/{id}/periods";
    private static final String REPORTS = V1 + "/agreements/{id}/revenue/reports";
    private static final String WORDING = V1 + "/wordings/{name}/{language}";
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final int VERSION_MISSING = 428;

    private ApiEndpoints() {}

    static List<Endpoint> all() {
        return List.of(
                get("/api").signedIn(),
                get(V1 + "/openapi.yaml").anyone(),
                get(V1 + "/openapi.json").anyone(),
                program(get(V1 + "/partners")),
                program(get(V1 + "/partners/{id}")),
                program(put(V1 + "/partners/{id}/external-ids/{system}"))
                        .by(OPERATIONS, ADMINISTRATOR, CLERK, STEWARD)
                        .json("{\"externalId\": \"0015g\"}")
                        .answers(VERSION_MISSING),
                program(delete(V1 + "/partners/{id}/external-ids/{system}"))
                        .by(OPERATIONS, ADMINISTRATOR, CLERK, STEWARD)
                        .answers(VERSION_MISSING),
                program(get(V1 + "/referrals")),
                program(post(V1 + "/referrals")).by(OPERATIONS).json("{}").answers(422),
                program(get(V1 + "/referrals/{id}")).ofParticipants(),
                program(post(V1 + "/referrals/{id}/withdrawal"))
                        .ofOwnAmongParticipants()
                        .by(OPERATIONS)
                        .json("{\"reason\": \"The customer waits.\"}")
                        .answers(VERSION_MISSING),
                program(put(V1 + "/referrals/{id}/external-ids/{system}"))
                        .ofParticipants()
                        .by(OPERATIONS, ADMINISTRATOR, STEWARD)
                        .json("{\"externalId\": \"0065g\"}")
                        .answers(VERSION_MISSING),
                program(delete(V1 + "/referrals/{id}/external-ids/{system}"))
                        .ofParticipants()
                        .by(OPERATIONS, ADMINISTRATOR, STEWARD)
                        .answers(VERSION_MISSING),
                program(get(V1 + "/referrals/{id}/agreements")).ofParticipants(),
                program(get(V1 + "/referrals/{id}/evidence")).ofParticipants().header("Accept", "application/zip"),
                program(get(V1 + "/agreement-kinds")),
                program(get(V1 + "/agreements")),
                program(post(V1 + "/agreements"))
                        .by(OPERATIONS, LEGAL, ADMINISTRATOR)
                        .json("{}")
                        .answers(422),
                program(get(V1 + "/agreements/{id}")).ofParticipants(),
                program(get(V1 + "/agreements/{id}/terms")).ofParticipants(),
                program(get(V1 + "/agreements/{id}/wording")).ofParticipants(),
                // Its document was not made here.
                program(post(V1 + "/agreements/{id}/recreation"))
                        .ofParticipants()
                        .answers(422),
                program(get(V1 + "/wordings")).by(LEGAL, STEWARD),
                program(get(WORDING + "/versions")).by(LEGAL, STEWARD),
                program(get(WORDING + "/versions/{number}")).by(LEGAL, STEWARD),
                program(get(WORDING + "/versions/{number}/agreements")).by(LEGAL, STEWARD),
                // Nobody said which two.
                program(get(WORDING + "/comparison")).by(LEGAL, STEWARD).answers(400),
                program(get(V1 + "/agreements/{id}/documents/{hash}"))
                        .ofParticipants()
                        .header("Accept", "application/pdf"),
                program(get(V1 + "/agreements/{id}/word")).ofParticipants().header("Accept", DOCX),
                // There is one version, nothing waits for a review, and nothing was sent in.
                program(get(V1 + "/agreements/{id}/word/changes"))
                        .header("Accept", DOCX)
                        .answers(400, 404),
                program(get(V1 + "/agreements/{id}/word/returned")).ofParticipants(),
                program(post(V1 + "/agreements/{id}/word/returned")).answers(403, 404, 415),
                program(get(V1 + "/agreements/{id}/word/returned/{draft}")).answers(404),
                program(get(V1 + "/agreements/{id}/word/returned/{draft}/file"))
                        .header("Accept", DOCX)
                        .answers(404),
                program(post(V1 + "/agreements/{id}/word/returned/{draft}/proposal"))
                        .json("{}")
                        .answers(404),
                revenue(get(REPORTS)).ofParticipants(),
                revenue(post(REPORTS))
                        .ofOthersAmongParticipants()
                        .by(OPERATIONS, FINANCE)
                        .json("{}")
                        .answers(422),
                revenue(get(REPORTS + "/{report}")).ofParticipants(),
                revenue(get(REPORTS + "/{report}/lines")).ofParticipants(),
                revenue(post(REPORTS + "/{report}/withdrawal"))
                        .ofOthersAmongParticipants()
                        .by(OPERATIONS, FINANCE)
                        .answers(VERSION_MISSING),
                // Nobody's program says that revenue is true.
                revenue(post(REPORTS + "/{report}/attestation"))
                        .ofParticipants()
                        .by(),
                revenue(get(PERIODS)).ofParticipants(),
                revenue(get(PERIODS + "/{period}")).ofParticipants(),
                revenue(get(PERIODS + "/{period}/statement")).ofParticipants().header("Accept", "application/pdf"),
                program(get(V1 + "/finance/open-items")).by(FINANCE),
                program(get(V1 + "/finance/payment-files/{id}"))
                        .ofOwnPartner()
                        .by(FINANCE)
                        .roleFirst(),
                program(post(V1 + "/finance/bank-statements"))
                        .by(FINANCE)
                        .xml("<Document/>")
                        .answers(422),
                program(post(V1 + "/verifications")).pdf("no PDF at all"),
                program(get(V1 + "/tasks")),
                program(get(V1 + "/tasks/{key}")).ofOwnPartner(),
                program(post(V1 + "/tasks/{key}/decision"))
                        .ofOwnPartner()
                        .by(LEGAL)
                        .json("{\"decision\": \"accept\"}")
                        .answers(VERSION_MISSING));
    }

    private static Endpoint revenue(Endpoint endpoint) {
        return program(endpoint).about("/api/v1/agreements/{id}", Sample.SHARE);
    }

    static Endpoint program(Endpoint endpoint) {
        return endpoint.enteredBy(Cast::program)
                .except(SIGNATORY, Outcome.SIGN_IN)
                .header("Accept", "application/json");
    }
}
