package io.evenhand.protection.web;

import io.evenhand.days.Days;
import io.evenhand.protection.ConductWords;
import io.evenhand.protection.RuleWords;
import io.evenhand.protection.WindowLine;
import io.evenhand.protection.WindowRules;
import io.evenhand.terms.CustomerProtectionTerms.ReleaseEvent;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What of a window the pages say in their own words. Public to templates alone. */
public final class WindowWords {

    public String day(@Nullable LocalDate day) {
        return day == null ? "no end set yet" : Days.words(day);
    }

    /** When it ends or ended. */
    public String end(WindowLine window) {
        return switch (window.state()) {
            case RELEASED -> "released " + day(window.liftedOn());
            case TRANSFERRED -> "passed on " + day(window.liftedOn());
            case IN_TAIL -> day(window.endsOn()) + ", tail until " + day(window.tailEndsOn());
            case UPCOMING, OPEN, ENDING_SOON, ENDED -> day(window.endsOn());
        };
    }

    public String forbids(WindowLine window) {
        return "Must not " + ConductWords.of(window.conduct());
    }

    public String products(WindowRules rules) {
        return RuleWords.products(rules);
    }

    public String passiveSales(WindowRules rules) {
        return RuleWords.passiveSales(rules);
    }

    public String contact(WindowRules rules) {
        return RuleWords.contact(rules);
    }

    public String tail(WindowRules rules) {
        return RuleWords.tail(rules);
    }

    public String event(ReleaseEvent event) {
        return RuleWords.event(event);
    }
}
