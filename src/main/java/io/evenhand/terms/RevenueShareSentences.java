package io.evenhand.terms;

import io.evenhand.terms.RevenueShareTerms.CarryForward;
import io.evenhand.terms.RevenueShareTerms.Conversion;
import io.evenhand.terms.RevenueShareTerms.LateInterest;
import java.util.List;
import org.joda.money.CurrencyUnit;

/**
 * The sentences of a revenue-share agreement. What terms can say since some were signed has a sentence only where it is said, since the
 * pages of those hold the sentences of their time.
 */
final class RevenueShareSentences {
    private final RevenueShareTerms terms;
    private final CommonSentences write;

    RevenueShareSentences(RevenueShareTerms terms) {
        this.terms = terms;
        this.write = new CommonSentences(terms);
    }

    List<Sentence> write() {
        write.effective();
        write.customer(terms.customer(), terms.referralReference());
        RevenueShareTerms.Roles roles = terms.roles();
        write.say(
                "roles",
                "%s introduced the customer; %s %s; %s bills the customer."
                        .formatted(
                                write.name(roles.introducerId()),
                                write.names(roles.delivererIds()),
                                roles.delivererIds().size() == 1 ? "delivers" : "deliver",
                                write.name(roles.billerId())));
        SplitSentences split = new SplitSentences(terms, write);
        terms.rules().forEach(split::say);
        write.say(
                "rounding",
                switch (terms.rounding()) {
                    case LARGEST_REMAINDER ->
                        "Every amount is divided exactly. Each part is rounded down to the smallest unit of the currency; the units left over go, one each, to the parties with the largest remainders, ties in the order in which the shares are listed. A refund of an amount returns exactly what that amount gave.";
                });
        paying();
        reporting();
        returning();
        duration();
        write.closing();
        return write.all();
    }

    private void paying() {
        write.say(
                "payment",
                "Shares are paid in %s within %s after the customer's payment has cleared."
                        .formatted(
                                terms.payment().currency().getCode(),
                                Words.count(terms.payment().daysAfterClearedFunds(), "day")));
        Conversion conversion = terms.conversion();
        if (conversion != null) {
            write.say("conversion", conversion(conversion, terms.payment().currency()));
        }
        if (terms.holdDays() > 0) {
            write.say(
                    "hold",
                    "A share may be held back for %s after it is due, so that a refund can be set off against it."
                            .formatted(Words.count(terms.holdDays(), "day")));
        }
        LateInterest interest = terms.interest();
        if (interest != null) {
            write.say(
                    "interest",
                    "A share that is paid late bears simple interest of %s a year, by the actual days of a year of 365 days, from the day after it was due. What the law grants beyond that stays untouched."
                            .formatted(interest.perYear().words()));
        }
    }

    private static String conversion(Conversion conversion, CurrencyUnit currency) {
        String day = switch (conversion.on()) {
            case COUNTED -> "the day on which it counts";
            case PERIOD_END -> "the last day of the reporting period in which it counts";
        };
        boolean quoted = currency.getCode().equals("EUR");
        String rate = switch (conversion.source()) {
            case ECB_REFERENCE ->
                "%s of the European Central Bank for %s, or for the last day before it for which there is one"
                        .formatted(
                                quoted
                                        ? "the euro foreign exchange reference rate"
                                        : "the rate that follows from the euro foreign exchange reference rates",
                                day);
            case AGREED ->
                "the rate on which the parties agree in writing for %s, and is not shared before they have"
                        .formatted(day);
        };
        return "Revenue in another currency than %1$s is converted at %2$s. Each amount is rounded to the nearest smallest unit of %1$s; where two are equally near, to the even one."
                .formatted(currency.getCode(), rate);
    }

    private void reporting() {
        String every = switch (terms.reporting().every()) {
            case MONTH -> "month";
            case QUARTER -> "quarter";
        };
        write.say(
                "reporting",
                "%s reports the revenue of each calendar %s within %s after its end, also when there was none."
                        .formatted(
                                write.name(terms.roles().billerId()),
                                every,
                                Words.count(terms.reporting().dueDays(), "day")));
        RevenueShareTerms.AuditRight audit = terms.audit();
        if (audit == null) {
            write.say("audit", "No party may have another's books examined under this agreement.");
            return;
        }
        write.say(
                "audit",
                "Each other party may have the books of %s about this revenue examined by a professional bound to secrecy, with %s' notice and at most %s in twelve months. %s bears the cost if a report fell short by more than %s of what was due; otherwise the party who asked bears it."
                        .formatted(
                                write.name(terms.roles().billerId()),
                                Words.count(audit.noticeDays(), "day"),
                                audit.perYear() == 1 ? "once" : audit.perYear() + " times",
                                write.name(terms.roles().billerId()),
                                audit.costShiftAbove().words()));
    }

    private void returning() {
        RevenueShareTerms.Clawback clawback = terms.clawback();
        if (clawback == null) {
            write.say("clawback", "A share once paid is not asked back.");
            return;
        }
        List<String> events = clawback.on().stream()
                .map(trigger -> switch (trigger) {
                    case REFUND -> "is refunded";
                    case CREDIT -> "is credited";
                    case CHURN -> "is lost because the customer cancels";
                })
                .toList();
        write.say(
                "clawback",
                "If, within %s of the customer's payment, an amount %s, each party returns exactly the part of that amount it was given."
                        .formatted(Words.count(clawback.withinMonths(), "month"), Words.or(events)));
        CarryForward carry = terms.carryForward();
        if (carry != null) {
            write.say("clawback.carry-forward", carryForward(carry));
        }
    }

    private static String carryForward(CarryForward carry) {
        String most = carry.atMost() == null
                ? ""
                : " No more than %s of a party is carried forward from one reporting period to the next; what is above lapses."
                        .formatted(carry.atMost().format());
        return "What a party is to return is set off against its next shares. What they do not cover is carried forward for %s from the end of the reporting period in which it arose, and then lapses.%s"
                .formatted(Words.count(carry.months(), "month"), most);
    }

    private void duration() {
        RenewableTerm term = terms.term();
        String end = term.renewsFor() == null
                ? "; it then ends"
                : "; it then goes on for %s at a time unless a party objects at least %s before"
                        .formatted(Words.length(term.renewsFor()), Words.count(term.renewalNoticeDays(), "day"));
        write.say(
                "term",
                "This agreement lasts %s from the effective date%s.".formatted(Words.length(term.length()), end));
        write.say(
                "termination",
                term.convenienceNoticeDays() == null
                        ? "No party may end it earlier without good cause."
                        : "Any party may end it without giving a reason with %s' notice; each may end it at once for good cause."
                                .formatted(Words.count(term.convenienceNoticeDays(), "day")));
        write.say(
                "tail",
                terms.tailDays() == 0
                        ? "Revenue received after the end is not shared; what was earned before is paid."
                        : "Revenue that the customer ordered before the end and pays within %s after it is still shared; what was earned before is paid in any case."
                                .formatted(Words.count(terms.tailDays(), "day")));
    }
}
