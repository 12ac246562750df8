package io.evenhand.relationship;

import io.evenhand.access.Actor;
import io.evenhand.notice.Deadline;
import io.evenhand.notice.DeadlineSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Comparisons that wait for a partner, among what waits for its operations. Nothing presses: there is no day by which one must answer. */
@Component
class ComparisonDeadlines implements DeadlineSource {
    static final String NAME = "comparison";

    private final ComparisonReading reading;

    ComparisonDeadlines(ComparisonReading reading) {
        this.reading = reading;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Deadline> of(Actor actor) {
        return RelationshipRolesPolicy.mayDealWithLists(actor)
                ? reading.goingOn(actor.partnerId()).stream()
                        .flatMap(ComparisonDeadlines::words)
                        .toList()
                : List.of();
    }

    @Override
    public Optional<Deadline> find(Actor actor, String id) {
        return of(actor).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private static Stream<Deadline> words(ComparisonView view) {
        return view.expected().stream()
                .map(expected -> new Deadline(
                        NAME,
                        view.keyOf(expected),
                        expected.title(),
                        "Comparison with " + view.other(),
                        expected.explanation(),
                        view.waitsSince(),
                        null,
                        "/relationships/comparisons/" + view.id(),
                        0));
    }
}
