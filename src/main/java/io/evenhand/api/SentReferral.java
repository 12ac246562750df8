package io.evenhand.api;

import io.evenhand.partner.ExternalIds;
import io.evenhand.referral.ReferralFacts;
import io.evenhand.referral.ReferralFacts.CustomerFacts;
import io.evenhand.referral.ReferralFacts.NeedFacts;
import io.evenhand.referral.ReferralFacts.SeatFacts;
import io.evenhand.terms.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A referral as a program sends it. @param externalIds by which its own systems call it, by system */
record SentReferral(ReferralFacts facts, Map<String, String> externalIds) {
    /** @throws Refusal naming every field whose form will not do */
    static SentReferral read(byte[] body) {
        SentFields sent = SentFields.of(
                body,
                "reference",
                "title",
                "customer",
                "need",
                "biller",
                "seats",
                "terms",
                "language",
                "wordsAreMeant",
                "externalIds");
        SentFields terms = sent.object("terms", "nda", "revenueShare", "customerProtection");
        String nda = required(terms, "nda");
        String share = required(terms, "revenueShare");
        String protection = required(terms, "customerProtection");
        ReferralFacts facts = new ReferralFacts(
                sent.text("reference"),
                sent.text("title"),
                customer(sent.object("customer", "name", "legalName", "domain", "taxId", "country", "contact")),
                need(sent.object("need", "summary", "areas", "region", "companySize", "timing", "estimatedValue")),
                sent.text("biller"),
                seats(sent.objects("seats", "name", "areas", "candidates", "answerWithin")),
                nda,
                share,
                protection,
                sent.optionalText("language"),
                sent.flag("wordsAreMeant"));
        Map<String, String> ids = sent.names("externalIds");
        ids.forEach((system, id) -> ExternalIds.problemOfSystem(system)
                .or(() -> ExternalIds.problemOfId(id))
                .ifPresent(problem -> sent.wrong("externalIds/" + system, "will not do", problem)));
        sent.done();
        return new SentReferral(facts, ids);
    }

    private static String required(SentFields terms, String name) {
        String json = terms.json(name);
        if (json == null && !terms.has(name)) {
            terms.wrong(name, "is missing", "add what differs from the standard, at least what it has no standard for");
        }
        return json == null ? "{}" : json;
    }

    private static CustomerFacts customer(SentFields sent) {
        SentFields contact = sent.object("contact", "name", "email");
        return new CustomerFacts(
                sent.text("name"),
                sent.text("legalName"),
                sent.text("domain"),
                sent.optionalText("taxId"),
                sent.text("country"),
                contact.text("name"),
                contact.text("email"));
    }

    private static NeedFacts need(SentFields sent) {
        return new NeedFacts(
                sent.text("summary"),
                sent.texts("areas"),
                sent.text("region"),
                blankAsNull(sent.optionalText("companySize")),
                blankAsNull(sent.optionalText("timing")),
                sent.money("estimatedValue"));
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static List<SeatFacts> seats(List<SentFields> sent) {
        List<SeatFacts> seats = new ArrayList<>();
        for (SentFields seat : sent) {
            String within = seat.optionalText("answerWithin");
            seats.add(new SeatFacts(
                    seat.text("name"),
                    seat.texts("areas"),
                    seat.texts("candidates"),
                    within == null ? SeatFacts.USUAL_ANSWER : within));
        }
        return seats;
    }

    /** The contact is an object of its own in what is sent. */
    static List<FieldProblem> asSent(List<FieldProblem> problems) {
        return problems.stream()
                .map(problem -> new FieldProblem(
                        problem.pointer()
                                .replace("/customer/contactName", "/customer/contact/name")
                                .replace("/customer/contactEmail", "/customer/contact/email"),
                        problem.problem(),
                        problem.remedy()))
                .toList();
    }
}
