package io.evenhand.protection;

import io.evenhand.terms.CustomerProtectionTerms.ContactApproval;
import io.evenhand.terms.CustomerProtectionTerms.ContactApproval.Silence;
import io.evenhand.terms.CustomerProtectionTerms.ReleaseEvent;

/** What was signed about a window, in the words in which pages and tasks say it. */
public final class RuleWords {
    private RuleWords() {}

    public static String products(WindowRules rules) {
        return rules.products().isEmpty() ? "All that the parties do together" : String.join(", ", rules.products());
    }

    public static String passiveSales(WindowRules rules) {
        return rules.passiveSales()
                ? "Free: the bound partner may serve the customer when it comes unasked"
                : "Covered: not even when the customer comes unasked";
    }

    public static String contact(WindowRules rules) {
        ContactApproval approval = rules.contactApproval();
        return approval == null
                ? "No need to ask"
                : "Ask first; answer within %d days, and silence means %s"
                        .formatted(approval.answerDays(), approval.silence() == Silence.CONSENT ? "yes" : "no");
    }

    public static String tail(WindowRules rules) {
        return switch (rules.tailMonths()) {
            case 0 -> "None";
            case 1 -> "1 month, for what was opened in the window";
            default -> rules.tailMonths() + " months, for what was opened in the window";
        };
    }

    public static String event(ReleaseEvent event) {
        return switch (event) {
            case WRITTEN_RELEASE -> "The protected partner releases in writing";
            case REFERRAL_LOST -> "The customer gave the work to somebody else altogether";
            case BUSINESS_CEASED -> "The protected partner no longer serves such customers";
        };
    }
}
