package io.evenhand.protection.web;

import io.evenhand.protection.WindowLine;
import io.evenhand.protection.WindowRules;
import io.evenhand.terms.Conduct;
import io.evenhand.terms.CustomerProtectionTerms.ContactApproval;
import io.evenhand.terms.CustomerProtectionTerms.ContactApproval.Silence;
import io.evenhand.terms.CustomerProtectionTerms.ReleaseEvent;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What of a window the pages say in their own words. Public to templates alone. */
public final class WindowWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    public String day(@Nullable LocalDate day) {
        return day == null ? "no end set yet" : DAY.format(day);
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
        return window.conduct() == Conduct.SOLICIT
                ? "Must not approach the customer"
                : "Must neither approach the customer nor take its business";
    }

    public String products(WindowRules rules) {
        return rules.products().isEmpty() ? "All that the parties do together" : String.join(", ", rules.products());
    }

    public String passiveSales(WindowRules rules) {
        return rules.passiveSales()
                ? "Free: the bound partner may serve the customer when it comes unasked"
                : "Covered: not even when the customer comes unasked";
    }

    public String contact(WindowRules rules) {
        ContactApproval approval = rules.contactApproval();
        return approval == null
                ? "No need to ask"
                : "Ask first; answer within %d days, and silence means %s"
                        .formatted(approval.answerDays(), approval.silence() == Silence.CONSENT ? "yes" : "no");
    }

    public String tail(WindowRules rules) {
        return switch (rules.tailMonths()) {
            case 0 -> "None";
            case 1 -> "1 month, for what was opened in the window";
            default -> rules.tailMonths() + " months, for what was opened in the window";
        };
    }

    public String event(ReleaseEvent event) {
        return switch (event) {
            case WRITTEN_RELEASE -> "The protected partner releases in writing";
            case REFERRAL_LOST -> "The customer gave the work to somebody else altogether";
            case BUSINESS_CEASED -> "The protected partner no longer serves such customers";
        };
    }
}
