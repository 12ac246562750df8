package io.evenhand.wording.web;

import io.evenhand.access.Actor;
import io.evenhand.wording.WordingRolesPolicy;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What every page of this room answers alike. */
final class WordingAnswers {
    private WordingAnswers() {}

    static <T> T found(Optional<T> answer) {
        return answer.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** 403 to who may not read wording here: it is for lawyers and the steward. */
    static void allowReading(Actor actor) {
        if (!WordingRolesPolicy.mayRead(actor)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
