package io.evenhand.terms;

import io.evenhand.money.Money;
import io.evenhand.terms.Phrases.Length;
import io.evenhand.terms.Qualification.FirstOrder;
import io.evenhand.terms.RevenueShareTerms.CarryForward;
import io.evenhand.terms.RevenueShareTerms.Conversion;
import io.evenhand.terms.RevenueShareTerms.LateInterest;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which sentences a revenue-share agreement has, and with which values. What terms can say since some were signed has a sentence only
 * where it is said, since the pages of those hold the sentences of their time.
 */
final class RevenueShareSentences {
    static final String FILE = "revenue-share";

    private final RevenueShareTerms terms;
    private final CommonSentences write;

    RevenueShareSentences(RevenueShareTerms terms, CommonSentences write) {
        this.terms = terms;
        this.write = write;
    }

    void write() {
        write.effective();
        write.customer(terms.customer(), terms.referralReference());
        RevenueShareTerms.Roles roles = terms.roles();
        write.say(
                "roles",
                Map.of(
                        "introducer", write.name(roles.introducerId()),
                        "deliverers", write.names(roles.delivererIds()),
                        "alone", roles.delivererIds().size() == 1,
                        "biller", write.name(roles.billerId())));
        qualifying();
        SplitSentences split = new SplitSentences(terms, write);
        terms.rules().forEach(split::say);
        write.say("rounding", "rounding." + Phrases.nameOf(terms.rounding()), Map.of());
        paying();
        reporting();
        returning();
        write.liability(terms.liability());
        duration();
        write.closing();
    }

    private void qualifying() {
        Qualification qualification = terms.qualification();
        if (qualification == null) {
            return;
        }
        Integer lookBack = qualification.lookBackMonths();
        Integer acceptance = qualification.acceptanceDays();
        FirstOrder order = qualification.firstOrder();
        List<String> deliverers = write.names(qualification.mayReject(terms.roles()));
        if (lookBack != null) {
            write.say(
                    "qualification.look-back",
                    Map.of(
                            "deliverers",
                            deliverers,
                            "months",
                            Length.months(lookBack),
                            "by",
                            acceptance != null,
                            "days",
                            Length.days(acceptance == null ? 0 : acceptance)));
        }
        if (acceptance != null) {
            write.say("qualification.acceptance", Map.of("deliverers", deliverers, "days", Length.days(acceptance)));
        }
        if (order != null) {
            write.say(
                    "qualification.first-order",
                    Map.of(
                            "trigger", order.trigger(),
                            "date", order.lastDay(terms.effectiveOn()),
                            "months", Length.months(order.withinMonths())));
        }
    }

    private void paying() {
        String currency = terms.payment().currency().getCode();
        write.say(
                "payment",
                Map.of("currency", currency, "days", Length.days(terms.payment().daysAfterClearedFunds())));
        RevenueShareTerms.Payment.Method method = terms.payment().method();
        if (method != null) {
            write.say("payment.method", "payment.method." + Phrases.nameOf(method), Map.of());
        }
        Conversion conversion = terms.conversion();
        if (conversion != null) {
            write.say(
                    "conversion",
                    Map.of(
                            "currency", currency,
                            "source", conversion.source(),
                            "on", conversion.on(),
                            "quoted", currency.equals("EUR")));
        }
        if (terms.holdDays() > 0) {
            write.say("hold", Map.of("days", Length.days(terms.holdDays())));
        }
        LateInterest interest = terms.interest();
        if (interest != null) {
            write.say("interest", Map.of("rate", interest.perYear()));
        }
    }

    private void reporting() {
        String biller = write.name(terms.roles().billerId());
        write.say(
                "reporting",
                Map.of(
                        "biller", biller,
                        "every", terms.reporting().every(),
                        "days", Length.days(terms.reporting().dueDays())));
        RevenueShareTerms.AuditRight audit = terms.audit();
        if (audit == null) {
            write.say("audit", "audit.none", Map.of());
            return;
        }
        write.say(
                "audit",
                Map.of(
                        "biller", biller,
                        "days", Length.days(audit.noticeDays()),
                        "once", audit.perYear() == 1,
                        "times", audit.perYear(),
                        "shortfall", audit.costShiftAbove()));
    }

    private void returning() {
        RevenueShareTerms.Clawback clawback = terms.clawback();
        if (clawback == null) {
            write.say("clawback", "clawback.none", Map.of());
            return;
        }
        write.say("clawback", Map.of("months", Length.months(clawback.withinMonths()), "events", clawback.on()));
        RevenueShareTerms.Clawback.Until until = clawback.until();
        if (until != null) {
            write.say("clawback.until", "clawback.until." + Phrases.nameOf(until), Map.of());
        }
        CarryForward carry = terms.carryForward();
        if (carry != null) {
            Optional<Money> most = Optional.ofNullable(carry.atMost());
            write.say(
                    "clawback.carry-forward",
                    Map.of(
                            "months", Length.months(carry.months()),
                            "limited", most.isPresent(),
                            "most", most.<Object>map(amount -> amount).orElse("")));
        }
    }

    private void duration() {
        RenewableTerm term = terms.term();
        Optional<Period> further = Optional.ofNullable(term.renewsFor());
        write.say(
                "term",
                Map.of(
                        "length", term.length(),
                        "renews", further.isPresent(),
                        "further", further.orElse(Period.ZERO),
                        "notice", Length.days(term.renewalNoticeDays())));
        if (term.convenienceNoticeDays() == null) {
            write.say("termination", "termination.none", Map.of());
        } else {
            write.say("termination", Map.of("notice", Length.days(term.convenienceNoticeDays())));
        }
        if (terms.tailDays() == 0) {
            write.say("tail", "tail.none", Map.of());
        } else {
            write.say("tail", Map.of("days", Length.days(terms.tailDays())));
        }
    }
}
