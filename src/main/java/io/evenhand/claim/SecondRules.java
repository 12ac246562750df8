package io.evenhand.claim;

import io.evenhand.access.Actor;
import io.evenhand.access.SpeaksForPartyPolicy;
import io.evenhand.claim.ClaimResult.Refused;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.money.Money;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * From which amount on a partner wants a second person to confirm what a claim costs it. Its administrators say so, and whoever acts in claims is
 * told; what was said before stays on record.
 */
@Service
@Transactional
public class SecondRules {
    private final SecondTable table;
    private final ClaimMail mail;
    private final Clock clock;

    SecondRules(SecondTable table, ClaimMail mail, Clock clock) {
        this.table = table;
        this.mail = mail;
        this.clock = clock;
    }

    /**
     * @param rules the newest first: it counts; none where one person is enough
     * @param mayChange whether the reader decides on it
     */
    public record Shown(List<SecondRule> rules, boolean mayChange) {
        public Shown {
            rules = List.copyOf(rules);
        }
    }

    /** For the partner's administrators and whoever acts in its claims; empty for others. */
    @Transactional(readOnly = true)
    public Optional<Shown> show(Actor actor) {
        boolean mayChange = mayChange(actor);
        return mayChange || !actor.partnerId().equals(Actor.HOST) && SpeaksForPartyPolicy.maySpeak(actor)
                ? Optional.of(new Shown(table.rules(actor.partnerId()), mayChange))
                : Optional.empty();
    }

    private static boolean mayChange(Actor actor) {
        return !actor.partnerId().equals(Actor.HOST) && actor.administers(actor.partnerId());
    }

    /**
     * Says it anew. What was decided before is not touched. Idempotent by what is said.
     *
     * @param amount such as "5000.00"; blank where one person is enough
     * @return why not; empty when it is kept
     * @throws IllegalStateException where it is not for the actor: ask {@link #show} first
     */
    @RepeatedWhenRaced
    public Optional<Refused> say(Actor actor, String amount, String currency) {
        if (!mayChange(actor)) {
            throw new IllegalStateException("It is not for " + actor.username() + " to say who confirms what");
        }
        Money from = null;
        if (!amount.isBlank()) {
            try {
                from = Money.of(amount.strip(), currency.strip());
            } catch (IllegalArgumentException malformed) {
                return Optional.of(new Refused("amount", malformed.getMessage() + "."));
            }
            if (from.minorUnits() < 0) {
                return Optional.of(new Refused("amount", "An amount is not below zero."));
            }
        }
        var rule = new SecondRule(from, actor.displayName(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        List<SecondRule> before = table.rules(actor.partnerId());
        boolean same = before.isEmpty()
                ? from == null
                : Objects.equals(before.getFirst().from(), from);
        if (!same) {
            table.add(actor.partnerId(), rule);
            mail.ruled(actor.partnerId(), before.size() + 1, rule);
        }
        return Optional.empty();
    }
}
