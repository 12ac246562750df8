package io.evenhand.api;

import io.evenhand.api.IdempotentAnswer.GivenAnswer;
import io.evenhand.concurrency.RepeatedWhenRaced;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remembers for a day what was answered to requests that carry an idempotency key. The request is noted before it is worked on, and its
 * answer after: what happens between is the use case's own transaction. Should the program die there, the same request is taken over
 * after two minutes and carried out again; every use case behind the interface says the same again when it is repeated.
 */
@Service
@Transactional
class IdempotentAnswers {
    static final Duration KEPT = Duration.ofHours(24);
    static final Duration LONGEST_WORK = Duration.ofMinutes(2);

    private final IdempotentAnswerRepository answers;
    private final Clock clock;

    IdempotentAnswers(IdempotentAnswerRepository answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    /** Notes that a request is being worked on, or says what is known of it. */
    @RepeatedWhenRaced
    Beginning begin(String id, String tokenId, String requestHash) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<IdempotentAnswer> known = answers.findById(id);
        if (known.isPresent() && known.get().begunAt().isBefore(now.minus(KEPT))) {
            answers.forget(id);
            known = Optional.empty();
        }
        if (known.isEmpty()) {
            answers.begin(id, tokenId, requestHash, now);
            return new Beginning.Begun();
        }
        if (!known.get().isTo(requestHash)) {
            return new Beginning.AnotherRequest();
        }
        GivenAnswer given = known.get().given();
        if (given != null) {
            return new Beginning.Answered(given);
        }
        boolean gone = known.get().begunAt().isBefore(now.minus(LONGEST_WORK));
        return gone && answers.takeOver(id, known.get().begunAt(), now) == 1
                ? new Beginning.Begun()
                : new Beginning.InFlight();
    }

    void answered(String id, GivenAnswer answer) {
        answers.answer(id, answer.status(), answer.contentType(), answer.location(), answer.etag(), answer.body());
    }

    /** The request came to nothing that would have to be said again. */
    void forget(String id) {
        answers.forget(id);
    }

    @Scheduled(fixedDelay = 60, initialDelay = 5, timeUnit = java.util.concurrent.TimeUnit.MINUTES)
    void forgetOld() {
        int unused = answers.forgetOlderThan(clock.instant().minus(KEPT));
    }

    sealed interface Beginning {
        /** Go on; say afterwards what the answer was. */
        record Begun() implements Beginning {}

        record Answered(GivenAnswer answer) implements Beginning {}

        record AnotherRequest() implements Beginning {}

        record InFlight() implements Beginning {}
    }
}
