package io.evenhand.notice;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.digest.Sha256;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person's deadlines as a calendar file (RFC 5545): to download, or for a calendar program to read again and again at a secret address.
 * Whoever knows the address reads the deadlines and can do nothing else with it.
 */
@Service
@Transactional
public class Calendars {
    private static final int TOKEN_BYTES = 32;

    private final CalendarFeedRepository feeds;
    private final DeadlineSources sources;
    private final Accounts accounts;
    private final ICalendar format;
    private final NoticeProperties properties;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Calendars(
            CalendarFeedRepository feeds,
            DeadlineSources sources,
            Accounts accounts,
            NoticeProperties properties,
            Clock clock) {
        this.feeds = feeds;
        this.sources = sources;
        this.accounts = accounts;
        this.format = new ICalendar(properties);
        this.properties = properties;
        this.clock = clock;
    }

    /** The actor's deadlines as a file. */
    @Transactional(readOnly = true)
    public String of(Actor actor) {
        return format.write(sources.of(actor));
    }

    /** Days that another room knows, as a file of its own. */
    @Transactional(readOnly = true)
    public String of(List<Deadline> deadlines) {
        return format.write(deadlines);
    }

    /** What is at a secret address; empty when it leads nowhere, or its owner's account is closed. */
    @Transactional(readOnly = true)
    public Optional<String> at(String token) {
        return feeds.findByTokenHash(hash(token))
                .flatMap(feed -> accounts.actor(feed.username()))
                .map(this::of);
    }

    /** Since when the actor has had the present address; empty when there is none. */
    @Transactional(readOnly = true)
    public Optional<Instant> since(Actor actor) {
        return feeds.findById(actor.username()).map(CalendarFeed::madeAt);
    }

    /**
     * Makes a secret address; one that there was leads nowhere from now on.
     *
     * @return the whole address, which exists nowhere else
     */
    @RepeatedWhenRaced
    public String renew(Actor actor) {
        byte[] secret = new byte[TOKEN_BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        feeds.findById(actor.username())
                .ifPresentOrElse(
                        present -> present.renew(hash(token), now),
                        () -> feeds.saveAndFlush(new CalendarFeed(actor.username(), hash(token), now)));
        return properties.link("/calendar/" + token + ".ics");
    }

    /** Takes the address back: it leads nowhere from now on. Idempotent. */
    public void close(Actor actor) {
        feeds.findById(actor.username()).ifPresent(feeds::delete);
    }

    /** The token has as many random bits as its hash, so that one round without salt protects it. */
    private static String hash(String token) {
        return Sha256.of(token);
    }
}
