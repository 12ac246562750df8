package io.evenhand.matrix;

import static io.evenhand.matrix.Endpoint.get;
import static io.evenhand.matrix.Endpoint.post;
import static io.evenhand.matrix.Who.CLERK;
import static io.evenhand.matrix.Who.LEGAL;
import static io.evenhand.matrix.Who.STEWARD;

import java.util.List;
import java.util.stream.Stream;

/** Wording is for lawyers and the steward; in which version an agreement is written, and its document made again, for its parties. */
final class WordingEndpoints {
    static final String ONE = "/wording/{name}/{language}";

    static final String DRAFT = "/wording/drafts/{id}";
    static final String WORD = "/agreements/{id}/word";

    private static final String OF_AGREEMENT = "/agreements/{id}/wording";

    private WordingEndpoints() {}

    static List<Endpoint> all() {
        return Stream.of(released(), drafts(), word()).flatMap(List::stream).toList();
    }

    /** What its lawyers write, and the steward reads. */
    private static List<Endpoint> drafts() {
        return List.of(
                get("/wording/drafts").by(LEGAL, STEWARD),
                post("/wording/drafts").form("wording", "nda.en").by(LEGAL, STEWARD),
                get(DRAFT).ofOwnPartner().by(LEGAL, STEWARD),
                post(DRAFT + "/text")
                        .form("file", "nda.en.md")
                        .form("revision", "1")
                        .form("text", "A text.")
                        .ofOwnPartner()
                        .by(LEGAL)
                        // Somebody saved meanwhile.
                        .answers(409),
                post(DRAFT + "/undo").form("file", "nda.en.md").ofOwnPartner().by(LEGAL),
                post(DRAFT + "/bring-back")
                        .form("file", "nda.en.md")
                        .form("number", "1")
                        .by(LEGAL, CLERK)
                        .answers(404),
                post(DRAFT + "/clauses").form("name", "lifts").ofOwnPartner().by(LEGAL),
                post(DRAFT + "/note")
                        .form("note", "About lifts.")
                        .ofOwnPartner()
                        .by(LEGAL),
                post(DRAFT + "/discard").form("confirmed", "yes").ofOwnPartner().by(LEGAL),
                // It was not rejected.
                post(DRAFT + "/reopen").answers(404),
                get(DRAFT + "/history").ofOwnPartner().by(LEGAL, STEWARD),
                // Nothing was saved yet, and nothing drawn.
                get(DRAFT + "/history/{number}").by(LEGAL, STEWARD, CLERK).answers(404),
                get(DRAFT + "/preview").ofOwnPartner().by(LEGAL, STEWARD),
                get(DRAFT + "/preview/{hash}/pages/{number}").answers(404),
                get(DRAFT + "/preview/{hash}/draft.pdf").answers(404),
                get(DRAFT + "/redline").ofOwnPartner().by(LEGAL, STEWARD),
                get(DRAFT + "/submission").ofOwnPartner().by(LEGAL, STEWARD),
                get(DRAFT + "/submission/samples/{sample}").ofOwnPartner().by(LEGAL, STEWARD),
                post(DRAFT + "/submission").ofOwnPartner().by(LEGAL).answers(200, 302, 422));
    }

    /** Drafts of agreements as Word files: for its parties, and what comes back for whoever reviews. */
    private static List<Endpoint> word() {
        return List.of(
                get(WORD).ofParticipants(),
                get(WORD + "/draft.docx").ofParticipants(),
                // There is one version, nothing waits for a review, and nothing was sent in.
                get(WORD + "/changes.docx").answers(404),
                post(WORD).answers(403, 404),
                get(WORD + "/{draft}").answers(404),
                get(WORD + "/{draft}/file").answers(404),
                post(WORD + "/{draft}").answers(404));
    }

    private static List<Endpoint> released() {
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
                get(OF_AGREEMENT + "/former").ofParticipants(),
                // Nothing waits for a review.
                post(OF_AGREEMENT + "/proposal").form("wording", "0".repeat(64)).answers(403, 404, 409),
                post(OF_AGREEMENT + "/again").ofParticipants(),
                post(OF_AGREEMENT + "/again.pdf").ofParticipants());
    }
}
