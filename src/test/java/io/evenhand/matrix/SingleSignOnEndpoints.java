package io.evenhand.matrix;

import static io.evenhand.matrix.Endpoint.post;
import static io.evenhand.matrix.Who.ADMINISTRATOR;
import static io.evenhand.matrix.Who.STEWARD;

import java.util.List;

/**
 * What people want of a provider of single sign-on. Here is none, so that whatever is wanted of it is not there; what each of them does with
 * one is tried in the room of accounts. That only this is the way in, the organisation's own administrators say, and the host's steward.
 */
final class SingleSignOnEndpoints {
    private SingleSignOnEndpoints() {}

    static List<Endpoint> all() {
        return List.of(
                post("/sign-in/with/{provider}").anyone().answers(404),
                post("/account/sign-on/{provider}/link").signedIn().answers(404),
                post("/account/sign-on/{provider}/unlink").signedIn().answers(404),
                post("/account/sign-on/{provider}/confirm").signedIn().answers(404),
                post("/account/second-factor/sign-on/{provider}").signedIn().answers(404),
                post("/invitations/{token}/sign-on/{provider}").anyone().answers(404),
                post("/partners/{id}/access/sign-on").ofOwnPartner().by(ADMINISTRATOR, STEWARD));
    }
}
