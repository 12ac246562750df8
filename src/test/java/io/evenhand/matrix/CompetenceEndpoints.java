package io.evenhand.matrix;

import static io.evenhand.matrix.Endpoint.get;
import static io.evenhand.matrix.Endpoint.post;
import static io.evenhand.matrix.Who.ADMINISTRATOR;
import static io.evenhand.matrix.Who.OPERATIONS;
import static io.evenhand.matrix.Who.STEWARD;

import java.util.List;

/** Areas are everybody's to read and the steward's to change; for a partner its own people speak, and only who is asked confirms. */
final class CompetenceEndpoints {
    static final String AREA = "/competencies/areas/{area}";
    static final String CONFIRMATION = "/confirmations/{id}";
    static final String CERTIFICATE = "/partners/{id}/competencies/certificates/{certificate}";

    private static final String PAGE = "/partners/{id}/competencies";

    private CompetenceEndpoints() {}

    static List<Endpoint> all() {
        return List.of(
                get("/competencies").signedIn(),
                post("/competencies/areas").by(STEWARD).answers(422),
                post("/competencies/load").by(STEWARD).form("sample", "yes"),
                get("/competencies/need").by(OPERATIONS),
                // The referral has not ended: there is nothing to introduce anew.
                get("/referrals/{id}/introduction").by(OPERATIONS).answers(404),
                get(AREA).signedIn(),
                ofArea("/name"),
                ofArea("/names"),
                ofArea("/retire"),
                ofArea("/releases"),
                // What is in it is cut to what its owner shares.
                get(PAGE).signedIn(),
                get(PAGE + "/edit").ofOwnPartner().by(OPERATIONS, ADMINISTRATOR),
                post(PAGE + "/edit")
                        .ofOwnPartner()
                        .by(OPERATIONS, ADMINISTRATOR)
                        .form("version", "0"),
                get(PAGE + "/certificates").ofOwnPartner().by(OPERATIONS, ADMINISTRATOR),
                post(PAGE + "/certificates")
                        .ofOwnPartner()
                        .by(OPERATIONS, ADMINISTRATOR)
                        .answers(422),
                post(CERTIFICATE + "/withdraw").ofOwnPartner().by(OPERATIONS, ADMINISTRATOR),
                get(CERTIFICATE + "/document").ofOwnPartner(),
                get(PAGE + "/references").ofOwnPartner().by(OPERATIONS, ADMINISTRATOR),
                post(PAGE + "/references")
                        .ofOwnPartner()
                        .by(OPERATIONS, ADMINISTRATOR)
                        .answers(422),
                get("/confirmations").signedIn(),
                get(CONFIRMATION).ofParticipants(),
                post(CONFIRMATION)
                        .ofOwnAmongParticipants()
                        .by(OPERATIONS)
                        .form("version", "0")
                        .form("decision", "not")
                        .form("words", "It was never begun."),
                // It is work elsewhere, which does not run: there is no end to name.
                post(CONFIRMATION + "/end")
                        .ofParticipants()
                        .by(OPERATIONS)
                        .answers(409)
                        .form("version", "0")
                        .form("endedOn", "2026-11-01"),
                post(CONFIRMATION + "/withdraw")
                        .ofOthersAmongParticipants()
                        .by(OPERATIONS, ADMINISTRATOR)
                        .form("version", "0"));
    }

    /** Without the version of what was read nothing is changed. */
    private static Endpoint ofArea(String change) {
        return post(AREA + change).by(STEWARD).answers(409);
    }
}
