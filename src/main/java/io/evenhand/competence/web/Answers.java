package io.evenhand.competence.web;

import io.evenhand.competence.AreaResult;
import io.evenhand.competence.StatementResult;
import io.evenhand.partner.PartnerId;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** How what is not the actor's to do or see is answered. What they may not see answers as if it did not exist. */
final class Answers {
    static final String STALE =
            "Nothing was changed: somebody else changed it while this page was open. Look at what stands there now, and do it again.";

    private Answers() {}

    static PartnerId partner(String id) {
        return PartnerId.read(id).orElseThrow(Answers::notFound);
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    static ResponseStatusException forbidden() {
        return new ResponseStatusException(HttpStatus.FORBIDDEN);
    }

    static ResponseStatusException of(StatementResult.NotAllowed refused) {
        return forbidden();
    }

    static ResponseStatusException of(StatementResult.Unknown refused) {
        return notFound();
    }

    static ResponseStatusException of(AreaResult.NotAllowed refused) {
        return forbidden();
    }

    static ResponseStatusException of(AreaResult.Unknown refused) {
        return notFound();
    }
}
