package io.evenhand.intake;

import io.evenhand.access.Actor;
import io.evenhand.intake.RowOutcome.Rejected;
import io.evenhand.partner.ExternalIds;
import io.evenhand.partner.ExternalKind;
import io.evenhand.partner.Naming;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The column external_id, which all kinds of files have in common. */
@Component
class ExternalNames {
    static final String COLUMN = "external_id";

    private final ExternalIds ids;

    ExternalNames(ExternalIds ids) {
        this.ids = ids;
    }

    /** Why the row's id will not do; empty when it will, and when there is none. */
    Optional<Rejected> problem(CsvRow row) {
        return row.has(COLUMN)
                ? ExternalIds.problemOfId(row.get(COLUMN))
                        .map(problem -> Rejected.because(COLUMN, "will not do", problem))
                : Optional.empty();
    }

    /** What the actor's organisation calls so; empty when nothing is, and when the row has no id. */
    Optional<String> target(Actor actor, ExternalKind kind, CsvRow row, String system) {
        return row.has(COLUMN) ? ids.find(actor, kind, system, row.get(COLUMN)) : Optional.empty();
    }

    /** @return whether the id is new */
    boolean name(Actor actor, ExternalKind kind, CsvRow row, String system, String target) {
        if (!row.has(COLUMN)) {
            return false;
        }
        return switch (ids.name(actor, kind, target, system, row.get(COLUMN))) {
            case Naming.Named named -> named.changed();
            case Naming.Taken taken -> throw new IllegalStateException("The id was looked up before it was given");
            case Naming.Unusable unusable -> throw new IllegalStateException("The id was checked before it was given");
        };
    }
}
