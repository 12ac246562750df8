package io.evenhand.wording.draft;

import io.evenhand.terms.AgreementKind;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The sample terms of each kind of agreement: in its standard, as short as can be, and with everything; among two and three. */
@Component
class Samples {
    private final Clock clock;
    private final Map<String, List<Sample>> made = new ConcurrentHashMap<>();
    private volatile LocalDate madeFor = LocalDate.EPOCH;

    Samples(Clock clock) {
        this.clock = clock;
    }

    /** In the order in which they are offered; at least one. */
    List<Sample> of(AgreementKind kind) {
        LocalDate effectiveOn = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .withDayOfMonth(1)
                .plusMonths(1);
        // They are the same for a month, and asked for with every few letters that somebody writes.
        if (!effectiveOn.equals(madeFor)) {
            made.clear();
            madeFor = effectiveOn;
        }
        return made.computeIfAbsent(
                kind.code(),
                code -> kind.isChange()
                        ? new SampleChanges(effectiveOn).of(kind)
                        : SampleOutlines.of(kind, effectiveOn));
    }
}
