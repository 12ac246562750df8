package io.evenhand.wording.draft;

import io.evenhand.terms.AgreementKind;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;

/** The sample terms of each kind of agreement: in its standard, as short as can be, and with everything; among two and three. */
@Component
class Samples {
    private final Clock clock;

    Samples(Clock clock) {
        this.clock = clock;
    }

    /** In the order in which they are offered; at least one. */
    List<Sample> of(AgreementKind kind) {
        LocalDate effectiveOn =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).withDayOfMonth(1).plusMonths(1);
        return kind.isChange() ? new SampleChanges(effectiveOn).of(kind) : SampleOutlines.of(kind, effectiveOn);
    }
}
