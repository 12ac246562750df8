package io.evenhand.terms;

import io.evenhand.money.Money;
import io.evenhand.terms.CustomerProtectionTerms.Damages;
import io.evenhand.terms.CustomerProtectionTerms.PriorRelationship;
import io.evenhand.terms.Phrases.Length;
import java.util.List;
import java.util.Map;

/** Which sentences a customer-protection agreement has, and with which values. */
final class CustomerProtectionSentences {
    static final String FILE = "customer-protection";

    private final CustomerProtectionTerms terms;
    private final CommonSentences write;

    CustomerProtectionSentences(CustomerProtectionTerms terms, CommonSentences write) {
        this.terms = terms;
        this.write = write;
    }

    void write() {
        write.effective();
        write.customer(terms.customer(), terms.referralReference());
        promise();
        contact();
        limits();
        damages();
        write.liability(terms.liability());
        write.say(
                "release",
                terms.earlyRelease().isEmpty() ? "release.none" : "release",
                Map.of("events", terms.earlyRelease(), "holder", holder()));
        write.closing();
    }

    private String holder() {
        return write.name(terms.protectedId());
    }

    private void promise() {
        write.say(
                "promise",
                "promise." + Phrases.nameOf(terms.conduct()),
                Map.of(
                        "bound", write.names(terms.boundIds()),
                        "alone", terms.boundIds().size() == 1,
                        "holder", holder(),
                        "products", terms.products()));
        CustomerProtectionTerms.Window window = terms.window();
        write.say("window", Map.of("from", window.startsOn(), "to", window.endsOn()));
        if (terms.tailMonths() > 0) {
            write.say("tail", Map.of("months", Length.months(terms.tailMonths())));
        }
    }

    private void contact() {
        CustomerProtectionTerms.ContactApproval approval = terms.contactApproval();
        if (approval != null) {
            write.say(
                    "contact",
                    Map.of(
                            "bound", write.names(terms.boundIds()),
                            "alone", terms.boundIds().size() == 1,
                            "holder", holder(),
                            "days", Length.days(approval.answerDays()),
                            "silence", approval.silence()));
        }
    }

    private void limits() {
        write.say(
                "passive-sales",
                terms.passiveSalesAllowed() ? "passive-sales.free" : "passive-sales.covered",
                Map.of());
        write.say("scope", Map.of());
        List<PriorRelationship> before = terms.priorRelationships();
        for (int i = 0; i < before.size(); i++) {
            PriorRelationship prior = before.get(i);
            write.say(
                    "prior." + (i + 1),
                    "prior",
                    Map.of(
                            "party", write.name(prior.partyId()),
                            "since", prior.since(),
                            "relationship", prior.relationship()));
        }
        if (before.isEmpty()) {
            write.say("prior", "prior.none", Map.of());
        }
        CustomerProtectionTerms.EmployeeNonSolicit employees = terms.employees();
        if (employees != null) {
            write.say("employees", Map.of("months", Length.months(employees.monthsAfter())));
        }
    }

    private void damages() {
        Damages damages = terms.damages();
        if (damages == null) {
            write.say("damages", "damages.law", Map.of());
        } else if (damages instanceof Damages.FixedDamages fixed) {
            Money most = fixed.atMost();
            if (most == null) {
                write.say("damages", "damages.fixed", Map.of("holder", holder(), "amount", fixed.amount()));
            } else {
                write.say(
                        "damages",
                        "damages.fixed-in-all",
                        Map.of("holder", holder(), "amount", fixed.amount(), "most", most));
            }
        } else if (damages instanceof Damages.RevenueDamages revenue) {
            write.say(
                    "damages",
                    "damages.revenue",
                    Map.of(
                            "holder", holder(),
                            "share", revenue.share(),
                            "months", Length.months(revenue.overMonths()),
                            "most", revenue.atMost()));
        }
    }
}
