package io.evenhand.matrix;

import static io.evenhand.matrix.Endpoint.get;
import static io.evenhand.matrix.Endpoint.post;
import static io.evenhand.matrix.Who.LEGAL;
import static io.evenhand.matrix.Who.STEWARD;

import java.util.List;

/** Wording is for lawyers and the steward; in which version an agreement is written, and its document made again, for its parties. */
final class WordingEndpoints {
    static final String ONE = "/wording/{name}/{language}";

    private static final String OF_AGREEMENT = "/agreements/{id}/wording";

    private WordingEndpoints() {}

    static List<Endpoint> all() {
        return List.of(
                get("/wording").by(LEGAL, STEWARD),
                get(ONE).by(LEGAL, STEWARD),
                get(ONE + "/compare").by(LEGAL, STEWARD),
                get(ONE + "/versions/{number}").by(LEGAL, STEWARD),
                // Nothing of it waits to be taken up: the lawyers have released none.
                post(ONE + "/offered").by(LEGAL, STEWARD).answers(404),
                get("/wording/proposals/{id}").by(LEGAL, STEWARD),
                post("/wording/proposals/{id}/withdraw").by(LEGAL, STEWARD),
                get(OF_AGREEMENT).ofParticipants(),
                get(OF_AGREEMENT + "/newer").ofParticipants(),
                post(OF_AGREEMENT + "/again").ofParticipants(),
                post(OF_AGREEMENT + "/again.pdf").ofParticipants());
    }
}
