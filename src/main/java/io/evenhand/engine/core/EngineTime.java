package io.evenhand.engine.core;

import io.camunda.zeebe.scheduler.clock.ControlledActorClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The machine's time plus an offset that tests and demonstrations move. */
final class EngineTime {
    private final Clock machine = Clock.systemUTC();
    private final ControlledActorClock actors = new ControlledActorClock();
    private Duration offset = Duration.ZERO;

    EngineTime(Duration behind) {
        advance(behind.negated());
    }

    /** The same time, as the engine's actors ask for it (in milliseconds). */
    ControlledActorClock forActors() {
        return actors;
    }

    synchronized Instant now() {
        return machine.instant().plus(offset);
    }

    synchronized void advance(Duration by) {
        Duration whole = Duration.ofMillis(by.toMillis());
        offset = offset.plus(whole);
        actors.addTime(whole);
        actors.update();
    }

    synchronized void reset() {
        offset = Duration.ZERO;
        actors.reset();
        actors.update();
    }
}
