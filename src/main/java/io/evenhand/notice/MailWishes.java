package io.evenhand.notice;

import io.evenhand.access.Actor;
import io.evenhand.concurrency.RepeatedWhenRaced;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What each person wants by mail. Who has not chosen gets everything. */
@Service
@Transactional
public class MailWishes {
    static final MailWish USUAL = MailWish.EVERYTHING;

    private final WishRepository wishes;

    MailWishes(WishRepository wishes) {
        this.wishes = wishes;
    }

    @Transactional(readOnly = true)
    public MailWish of(Actor actor) {
        return wishes.findById(actor.username()).map(Wish::wish).orElse(USUAL);
    }

    /** Chooses for oneself. Idempotent. What was mailed or is on its way stays as it is. */
    @RepeatedWhenRaced
    public void choose(Actor actor, MailWish wish) {
        wishes.findById(actor.username())
                .ifPresentOrElse(
                        present -> present.change(wish), () -> wishes.saveAndFlush(new Wish(actor.username(), wish)));
    }

    /** By username; everybody asked for is there. */
    @Transactional(readOnly = true)
    Map<String, MailWish> of(Collection<String> usernames) {
        Map<String, MailWish> all = new HashMap<>();
        usernames.forEach(username -> all.put(username, USUAL));
        wishes.findAllById(usernames).forEach(chosen -> all.put(chosen.username(), chosen.wish()));
        return all;
    }
}
