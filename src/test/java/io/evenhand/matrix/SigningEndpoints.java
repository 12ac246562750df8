package io.evenhand.matrix;

import static io.evenhand.matrix.Endpoint.get;
import static io.evenhand.matrix.Endpoint.post;
import static io.evenhand.matrix.Who.OPERATIONS;
import static io.evenhand.matrix.Who.SIGNATORY;

import java.util.List;
import java.util.stream.Stream;

/** Where somebody signs. */
final class SigningEndpoints {
    private static final String PAGE = "/tasks/{key}/signing";

    private SigningEndpoints() {}

    static List<Endpoint> all() {
        return Stream.of(behindALink(), onTheDesk(), questions())
                .flatMap(List::stream)
                .toList();
    }

    /** Open to everybody, for the link is the secret; who has opened none finds nothing there, signed in or not. */
    private static List<Endpoint> behindALink() {
        return Stream.concat(
                        Stream.of(
                                        get("/sign"),
                                        get("/sign/link/{token}"),
                                        post("/sign/code"),
                                        post("/sign/code/check"),
                                        get("/sign/document"),
                                        get("/sign/document/pages/{number}"),
                                        get("/sign/document/pdf"),
                                        post("/sign/document/sign"),
                                        post("/sign/document/decline"),
                                        post("/sign/document/question"),
                                        post("/sign/document/forward"),
                                        get("/sign/alive"),
                                        get("/sign/done"),
                                        get("/sign/copy"),
                                        get("/sign/copy/pdf"))
                                .map(endpoint -> endpoint.anyone().answers(404)),
                        Stream.of(
                                get("/sign/handed-on").anyone(),
                                post("/sign/leave").anyone(),
                                post("/sign/fresh").anyone()))
                .toList();
    }

    private static List<Endpoint> onTheDesk() {
        return Stream.of(
                        get(PAGE),
                        get(PAGE + "/pages/{number}").form("of", Sample.SHOWN),
                        get(PAGE + "/pdf").form("of", Sample.SHOWN),
                        post(PAGE + "/sign").form("shown", Sample.SHOWN),
                        post(PAGE + "/decline").form("shown", Sample.SHOWN),
                        post(PAGE + "/question"),
                        post(PAGE + "/forward"))
                .map(endpoint -> endpoint.ofOwnPartner().by(SIGNATORY).about("/tasks/{key}", Sample.SIGNING))
                .toList();
    }

    private static List<Endpoint> questions() {
        return List.of(
                get("/signing-questions").signedIn(),
                get("/signing-questions/{id}").ofOwnPartner(),
                post("/signing-questions/{id}").ofOwnPartner().by(OPERATIONS).answers(422));
    }
}
