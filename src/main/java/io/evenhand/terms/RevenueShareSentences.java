package io.evenhand.terms;

import io.evenhand.terms.SplitRule.Cap;
import io.evenhand.terms.SplitRule.Deduction;
import io.evenhand.terms.SplitRule.Occurrence;
import io.evenhand.terms.SplitRule.PartyShare;
import io.evenhand.terms.SplitRule.Step;
import java.util.List;

/** The sentences of a revenue-share agreement. */
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
        terms.rules().forEach(this::rule);
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

    private void rule(SplitRule rule) {
        String clause = "split." + rule.id();
        write.say(clause + ".base", base(rule));
        for (int i = 0; i < rule.steps().size(); i++) {
            String id = rule.steps().size() == 1 ? clause + ".shares" : clause + ".shares." + (i + 1);
            write.say(id, shares(rule, i));
        }
        if (rule.occurrence() == Occurrence.RECURRING) {
            write.say(
                    clause + ".months",
                    rule.months() == null
                            ? "This revenue is shared for as long as this agreement and its tail last."
                            : "This revenue is shared for %s from its first payment; after that %s keeps it."
                                    .formatted(
                                            Words.count(rule.months(), "month"),
                                            write.name(terms.roles().billerId())));
        }
        for (int i = 0; i < rule.caps().size(); i++) {
            write.say(clause + ".cap." + (i + 1), cap(rule.caps().get(i)));
        }
    }

    private static String revenue(SplitRule rule) {
        List<String> kinds = rule.covers().stream()
                .map(kind -> switch (kind) {
                    case SERVICES -> "services";
                    case LICENCES -> "licences and subscriptions";
                    case SUPPORT -> "support and maintenance";
                    case HARDWARE -> "hardware";
                })
                .toList();
        return switch (rule.occurrence()) {
            case ONE_OFF -> "one-off revenue from " + Words.and(kinds);
            case RECURRING -> "recurring revenue from " + Words.and(kinds);
        };
    }

    private static String base(SplitRule rule) {
        String when = switch (rule.base().recognised()) {
            case BOOKED -> "when the customer's order is booked";
            case INVOICED -> "when it is invoiced";
            case CASH_RECEIVED -> "when the customer's payment is received";
        };
        String what = rule.base().isGross()
                ? "It is counted gross: nothing is deducted"
                : "It is counted net of %s, in this order, and of nothing else"
                        .formatted(Words.and(rule.base().deductions().stream()
                                .map(RevenueShareSentences::deduction)
                                .toList()));
        if (rule.base().deductions().size() == 1) {
            what = what.replace(", in this order,", "");
        }
        return "%s from the introduced customer counts %s. %s. Tax on the sale is never part of it."
                .formatted(Words.capitalised(revenue(rule)), when, what);
    }

    private static String deduction(Deduction deduction) {
        return switch (deduction) {
            case REBATES -> "rebates granted to the customer";
            case CREDITS -> "credit notes";
            case LICENCE_COST -> "the purchase cost of licences";
            case THIRD_PARTY_SERVICES -> "services bought from third parties";
            case TRAVEL_EXPENSES -> "travel expenses passed on at cost";
            case PAYMENT_FEES -> "payment fees";
        };
    }

    private String shares(SplitRule rule, int index) {
        Step step = rule.steps().get(index);
        String who = Words.and(step.shares().stream().map(this::share).toList());
        boolean last = index == rule.steps().size() - 1;
        String when = "";
        if (!last) {
            when = "In months %d to %d, "
                    .formatted(step.fromMonth(), rule.steps().get(index + 1).fromMonth() - 1);
        } else if (index > 0) {
            when = "From month %d on, ".formatted(step.fromMonth());
        }
        return Words.capitalised("%s%s is shared: %s.".formatted(when, revenue(rule), who));
    }

    private String share(PartyShare share) {
        return "%s receives %s"
                .formatted(write.name(share.partyId()), share.share().words());
    }

    private String cap(Cap cap) {
        String per = switch (cap.per()) {
            case LINE -> "of each payment";
            case PERIOD -> "in each reporting period";
            case AGREEMENT -> "over the whole agreement";
        };
        return "Under this rule %s receives at most %s %s; what lies above goes to %s."
                .formatted(write.name(cap.partyId()), cap.atMost().format(), per, write.name(cap.excessToId()));
    }

    private void paying() {
        write.say(
                "payment",
                "Shares are paid in %s within %s after the customer's payment has cleared."
                        .formatted(
                                terms.payment().currency().getCode(),
                                Words.count(terms.payment().daysAfterClearedFunds(), "day")));
        if (terms.holdDays() > 0) {
            write.say(
                    "hold",
                    "A share may be held back for %s after it is due, so that a refund can be set off against it."
                            .formatted(Words.count(terms.holdDays(), "day")));
        }
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
