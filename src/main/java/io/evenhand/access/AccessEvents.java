package io.evenhand.access;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happened to access: one's own for everybody, an organisation's for its administrators, all of it for the host's steward. */
@Service
@Transactional(readOnly = true)
public class AccessEvents {
    /** Before which everything is: the first page. */
    public static final long NEWEST = Long.MAX_VALUE;

    /** As many as one page shows. */
    public static final int PAGE = 25;

    private final AccessEventRepository events;

    AccessEvents(AccessEventRepository events) {
        this.events = events;
    }

    /** The actor's own, the newest first. @param most at most {@link #PAGE} */
    public Page own(Actor actor, long before, int most) {
        return page(events.ofAccount(actor.username(), before, Limit.of(most + 1)), most);
    }

    /** Of an organisation; empty when it is not the actor's to look after. */
    public Optional<Page> ofPartner(Actor actor, String partnerId, long before, int most) {
        return actor.administers(partnerId)
                ? Optional.of(page(events.ofPartner(partnerId, before, Limit.of(most + 1)), most))
                : Optional.empty();
    }

    /** Of the whole installation; empty for everybody but the host's steward. */
    public Optional<Page> all(Actor actor, long before) {
        return actor.isSteward() ? Optional.of(page(events.all(before, Limit.of(PAGE + 1)), PAGE)) : Optional.empty();
    }

    private static Page page(List<AccessEvent> found, int most) {
        return new Page(found.stream().limit(most).map(AccessEvent::view).toList(), found.size() > most);
    }

    /** @param more whether there are older ones */
    public record Page(List<AccessEventView> events, boolean more) {
        /** Before which the next page begins. */
        public long last() {
            return events.isEmpty() ? NEWEST : events.getLast().id();
        }
    }
}
