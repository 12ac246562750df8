package io.evenhand.notice;

import io.evenhand.access.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What waits in a test, for whom. */
class TestDeadlines implements DeadlineSource {
    static final String NAME = "test";

    /** The id of something of which nobody can say what it is. */
    static final String FAILING = "failing";

    private final Map<String, List<Deadline>> byPerson = new ConcurrentHashMap<>();

    void forget() {
        byPerson.clear();
    }

    Deadline add(String username, String id, String title, Instant since, @Nullable Until until) {
        return add(
                username,
                new Deadline(NAME, id, title, "ERP for a brewery", "Please read it.", since, until, "/tasks/" + id, 0));
    }

    Deadline add(String username, Deadline deadline) {
        byPerson.computeIfAbsent(username, key -> new ArrayList<>()).add(deadline);
        return deadline;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Deadline> of(Actor actor) {
        return List.copyOf(byPerson.getOrDefault(actor.username(), List.of()));
    }

    @Override
    public Optional<Deadline> find(Actor actor, String id) {
        if (id.equals(FAILING)) {
            throw new IllegalStateException("meant to fail");
        }
        return of(actor).stream().filter(deadline -> deadline.id().equals(id)).findFirst();
    }
}
