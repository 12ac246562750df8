package io.evenhand.notice;

import io.evenhand.access.Actor;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All sources of deadlines as one. */
@Component
class DeadlineSources {
    private final Map<String, DeadlineSource> sources;
    private final ZoneId zone;

    DeadlineSources(ObjectProvider<DeadlineSource> sources, NoticeProperties properties) {
        this.sources = sources.stream().collect(Collectors.toMap(DeadlineSource::name, Function.identity()));
        this.zone = properties.zone();
    }

    /** Everything that the actor is to do, what presses first and what does not press last. */
    List<Deadline> of(Actor actor) {
        return sources.values().stream()
                .flatMap(source -> source.of(actor).stream())
                .sorted(Comparator.comparing(
                                (Deadline deadline) -> deadline.until() == null
                                        ? null
                                        : deadline.until().end(zone),
                                Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Deadline::since)
                        .thenComparing(Deadline::source)
                        .thenComparing(Deadline::id))
                .toList();
    }

    Optional<Deadline> find(Actor actor, MatterKey key) {
        return Optional.ofNullable(sources.get(key.source())).flatMap(source -> source.find(actor, key.id()));
    }
}
