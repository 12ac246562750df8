package io.evenhand.protection;

import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What belongs to a promise and so goes along when a part of it passes on, also where it comes up only after that was agreed and before the
 * day: what was opened in the window, what its holder granted to the bound partner, and what was said about similar customers.
 */
@Component
class CarriedOver {
    private final WindowRows rows;
    private final OpportunityRepository opportunities;
    private final WindowExceptionRepository exceptions;
    private final CarriedAnswers answers;

    CarriedOver(
            WindowRows rows,
            OpportunityRepository opportunities,
            WindowExceptionRepository exceptions,
            CarriedAnswers answers) {
        this.rows = rows;
        this.opportunities = opportunities;
        this.exceptions = exceptions;
        this.answers = answers;
    }

    /** All that there is already. */
    void all(ProtectionWindow window, ProtectionWindow next) {
        opportunities
                .findByWindowIdOrderByOpenedOnAscIdAsc(window.id())
                .forEach(opportunity -> copy(opportunity, next));
        if (isToSameBound(window, next)) {
            exceptions.findByWindowIdOrderByDecidedAt(window.id()).stream()
                    .filter(WindowException::liftsTheDuty)
                    .forEach(exception -> copy(exception, next));
        }
        answers.carry(window, next);
    }

    /** What was said since. */
    void answers(ProtectionWindow window, ProtectionWindow next) {
        answers.carry(window, next);
    }

    /** Something was opened in a window: it counts for whoever follows in it, too. */
    void opened(ProtectionWindow window, Opportunity opportunity) {
        rows.following(window).forEach(next -> {
            copy(opportunity, next);
            next.protectInTail();
        });
    }

    /** The holder granted something, or the bound partner went on: it binds whoever holds the right after it. */
    void lifted(ProtectionWindow window, WindowException exception) {
        if (exception.liftsTheDuty()) {
            rows.following(window).stream()
                    .takeWhile(next -> isToSameBound(window, next))
                    .forEach(next -> copy(exception, next));
        }
    }

    private void copy(Opportunity opportunity, ProtectionWindow next) {
        Opportunity unused = opportunities.save(opportunity.of(UUID.randomUUID().toString(), next.id()));
    }

    private void copy(WindowException exception, ProtectionWindow next) {
        WindowException unused = exceptions.save(exception.of(UUID.randomUUID().toString(), next.id()));
    }

    private static boolean isToSameBound(ProtectionWindow window, ProtectionWindow next) {
        return next.boundPartner().equals(window.boundPartner());
    }
}
