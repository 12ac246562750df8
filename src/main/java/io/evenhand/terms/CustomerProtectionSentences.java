package io.evenhand.terms;

import io.evenhand.terms.CustomerProtectionTerms.Damages;
import io.evenhand.terms.CustomerProtectionTerms.PriorRelationship;
import java.util.List;

/** The sentences of a customer-protection agreement. */
final class CustomerProtectionSentences {
    private final CustomerProtectionTerms terms;
    private final CommonSentences write;

    CustomerProtectionSentences(CustomerProtectionTerms terms) {
        this.terms = terms;
        this.write = new CommonSentences(terms);
    }

    List<Sentence> write() {
        write.effective();
        write.customer(terms.customer(), terms.referralReference());
        promise();
        limits();
        damages();
        release();
        write.closing();
        return write.all();
    }

    private void promise() {
        String bound = write.names(terms.boundIds());
        String holder = write.name(terms.protectedId());
        String conduct = switch (terms.conduct()) {
            case SOLICIT -> "%s will not approach the introduced customer past %s to sell %s.";
            case ACCEPT ->
                "%s will neither approach the introduced customer past %s to sell %s nor accept orders for them from it.";
        };
        write.say("promise", conduct.formatted(bound, holder, Words.or(terms.products())));
        CustomerProtectionTerms.Window window = terms.window();
        write.say(
                "window",
                "This promise holds from %s to %s, both days included."
                        .formatted(Words.date(window.startsOn()), Words.date(window.endsOn())));
        if (terms.tailMonths() > 0) {
            write.say(
                    "tail",
                    "An opportunity that was opened with the customer within that time stays protected for %s after it."
                            .formatted(Words.count(terms.tailMonths(), "month")));
        }
    }

    private void limits() {
        write.say(
                "passive-sales",
                terms.passiveSalesAllowed()
                        ? "Passive sales are free: whom the customer approaches unasked may answer and serve it."
                        : "The parties agree expressly that orders which the customer places unasked are covered as well.");
        write.say(
                "scope",
                "The promise binds its signatories only, and covers no other customer, no group of customers and no territory.");
        List<PriorRelationship> before = terms.priorRelationships();
        for (int i = 0; i < before.size(); i++) {
            PriorRelationship prior = before.get(i);
            write.say(
                    "prior." + (i + 1),
                    "%s may go on with what it did for the customer before the introduction (evidence of %s): %s."
                            .formatted(write.name(prior.partyId()), Words.date(prior.since()), prior.relationship()));
        }
        if (before.isEmpty()) {
            write.say(
                    "prior",
                    "No bound partner has claimed a relationship with the customer from before the introduction.");
        }
        CustomerProtectionTerms.EmployeeNonSolicit employees = terms.employees();
        if (employees != null) {
            write.say(
                    "employees",
                    "No party hires away people of another whom it met through this work, while the promise holds and for %s after; open advertisements are free."
                            .formatted(Words.count(employees.monthsAfter(), "month")));
        }
    }

    private void damages() {
        Damages damages = terms.damages();
        String due = " It is due when the breach is admitted, settled or awarded.";
        if (damages == null) {
            write.say("damages", "A breach is made good as the law provides.");
        } else if (damages instanceof Damages.FixedDamages fixed) {
            write.say(
                    "damages",
                    "For each breach, the partner in breach pays %s %s as liquidated damages.%s"
                            .formatted(
                                    write.name(terms.protectedId()),
                                    fixed.amount().format(),
                                    due));
        } else if (damages instanceof Damages.RevenueDamages revenue) {
            write.say(
                    "damages",
                    "For a breach, the partner in breach pays %s as liquidated damages %s of the revenue, net of tax, that the breach brings it within %s, and at most %s in total.%s"
                            .formatted(
                                    write.name(terms.protectedId()),
                                    revenue.share().words(),
                                    Words.count(revenue.overMonths(), "month"),
                                    revenue.atMost().format(),
                                    due));
        }
    }

    private void release() {
        List<String> events = terms.earlyRelease().stream()
                .map(event -> switch (event) {
                    case WRITTEN_RELEASE -> "%s releases it in writing".formatted(write.name(terms.protectedId()));
                    case REFERRAL_LOST -> "the customer gives the introduced work to somebody who is no party";
                    case BUSINESS_CEASED ->
                        "%s stops offering what is protected".formatted(write.name(terms.protectedId()));
                })
                .toList();
        write.say(
                "release",
                events.isEmpty()
                        ? "The promise does not end before its time."
                        : "The promise ends before its time if %s.".formatted(Words.or(events)));
    }
}
