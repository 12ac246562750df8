package io.evenhand.referral;

import io.evenhand.partner.PartnerView;
import io.evenhand.referral.ReferralFacts.NeedFacts;
import io.evenhand.referral.ReferralFacts.SeatFacts;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.Deviations;
import io.evenhand.terms.FieldChecks;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.InvalidTermsException;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.Playbooks;
import io.evenhand.terms.RevenueShareTerms.Roles;
import io.evenhand.terms.TermsFrame;
import io.evenhand.terms.TermsFrames;
import io.evenhand.terms.TermsOutline;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Says of a referral that is to be introduced everything that will not do, before anybody hears of it: also of its terms. */
final class ReferralChecks {
    private static final int MOST_SEATS = 10;
    private static final int MOST_CANDIDATES = 20;
    private static final int LONGEST_OUTLINE = 100_000;
    private static final int LONGEST_TIMER = 20;

    /** What stands for a party in terms, and so can be no seat's name. */
    private static final Set<String> RESERVED = Set.of(ReferralBook.INTRODUCER, "biller");

    private final ReferralFacts facts;
    private final PartnerView introducer;
    private final Function<String, Optional<PartnerView>> partners;
    private final Function<AgreementKind, Playbooks> playbooks;
    private final LocalDate today;
    private final List<FieldProblem> problems = new ArrayList<>();

    /**
     * @param partners looks a partner up by what was written
     * @param playbooks by which a draft of each kind will be judged
     */
    ReferralChecks(
            ReferralFacts facts,
            PartnerView introducer,
            Function<String, Optional<PartnerView>> partners,
            Function<AgreementKind, Playbooks> playbooks,
            LocalDate today) {
        this.facts = facts;
        this.introducer = introducer;
        this.partners = partners;
        this.playbooks = playbooks;
        this.today = today;
    }

    /** Everything that is wrong; empty when the referral can be introduced. */
    List<FieldProblem> problems() {
        check(
                "",
                () -> new FieldChecks()
                        .text("/reference", facts.reference(), 100)
                        .text("/title", facts.title(), 200)
                        .done());
        facts.customer().problems().forEach(problem -> problems.add(problem.under("/customer")));
        need(facts.need());
        seats();
        biller();
        if (problems.isEmpty() && !facts.wordsAreMeant()) {
            problems.addAll(BlindWords.problems(facts.customer().telling(), read()));
        }
        // With unknown partners or seats the terms would only repeat what was said already.
        if (problems.isEmpty()) {
            terms();
        }
        return problems;
    }

    private BlindTexts read() {
        return new BlindTexts(
                facts.reference(),
                facts.title(),
                facts.need().summary(),
                facts.need().areas(),
                facts.need().region(),
                facts.need().companySize(),
                "name",
                facts.seats().stream()
                        .map(seat -> new BlindTexts.SeatTexts(seat.name(), seat.areas()))
                        .toList(),
                facts.nda());
    }

    private void need(NeedFacts need) {
        check("/need", () -> {
            FieldChecks checks = new FieldChecks()
                    .text("/summary", need.summary(), 1000)
                    .notEmpty("/areas", need.areas())
                    .texts("/areas", need.areas(), 20, 100)
                    .text("/region", need.region(), 100)
                    .optionalText("/companySize", need.companySize(), 40);
            if (need.estimatedValue() != null) {
                checks.positive("/estimatedValue", need.estimatedValue());
            }
            checks.done();
        });
        add(
                String.join(", ", need.areas()).length() > 1000,
                "/need/areas",
                "are too long together",
                "use at most 1000 characters for all");
        if (need.timing() != null && !isTiming(need.timing())) {
            add(true, "/need/timing", "is no length of time", "write P3M for three months or P30D for thirty days");
        }
    }

    private static boolean isTiming(String text) {
        try {
            Period period = Period.parse(text);
            return !period.isZero() && !period.isNegative() && period.toTotalMonths() <= 60 && period.getDays() <= 1830;
        } catch (DateTimeException wrong) {
            return false;
        }
    }

    private void seats() {
        add(facts.seats().isEmpty(), "/seats", "is empty", "name at least one seat with its candidates");
        add(facts.seats().size() > MOST_SEATS, "/seats", "holds too many", "name at most " + MOST_SEATS);
        Set<String> seen = new HashSet<>(RESERVED);
        for (int i = 0; i < Math.min(facts.seats().size(), MOST_SEATS); i++) {
            SeatFacts seat = facts.seats().get(i);
            String at = "/seats/" + i;
            check(
                    at,
                    () -> new FieldChecks()
                            .id("/name", seat.name())
                            .notEmpty("/areas", seat.areas())
                            .texts("/areas", seat.areas(), 20, 100)
                            .notEmpty("/candidates", seat.candidates())
                            .unique("/candidates", seat.candidates())
                            .done());
            add(
                    !seen.add(seat.name()),
                    at + "/name",
                    "is taken",
                    "give each seat a name of its own, not introducer or biller");
            add(partners.apply(seat.name()).isPresent(), at + "/name", "is a partner's id", "choose another name");
            add(
                    String.join(", ", seat.areas()).length() > 1000,
                    at + "/areas",
                    "are too long together",
                    "use at most 1000 characters for all");
            add(
                    !isWaitingTime(seat.answerWithin()),
                    at + "/answerWithin",
                    "is no waiting time",
                    "write P5D for five days or PT12H for twelve hours");
            candidates(seat, at);
        }
    }

    private void candidates(SeatFacts seat, String at) {
        add(
                seat.candidates().size() > MOST_CANDIDATES,
                at + "/candidates",
                "names too many",
                "name at most " + MOST_CANDIDATES);
        for (int i = 0; i < Math.min(seat.candidates().size(), MOST_CANDIDATES); i++) {
            String candidate = seat.candidates().get(i);
            String there = at + "/candidates/" + i;
            if (candidate.equals(introducer.id().value())) {
                add(true, there, "is the introducer", "name another partner; who introduces does not apply");
            } else {
                known(there, candidate);
            }
        }
    }

    private void known(String at, String partner) {
        add(
                partners.apply(partner).isEmpty(),
                at,
                "is “" + shortened(partner) + "”, whom the network does not know",
                "use a partner's short name as the page Partners shows it");
    }

    private void biller() {
        boolean role = facts.biller().equals(ReferralBook.INTRODUCER)
                || facts.seats().stream().anyMatch(seat -> seat.name().equals(facts.biller()));
        if (!role) {
            known("/biller", facts.biller());
        }
    }

    /** Each outline with the first candidates, and again with every other candidate in its seat. */
    private void terms() {
        outline("/terms/nda", facts.nda());
        outline("/terms/revenueShare", facts.revenueShare());
        outline("/terms/customerProtection", facts.customerProtection());
        if (!problems.isEmpty()) {
            return;
        }
        Map<String, List<String>> candidates = new LinkedHashMap<>();
        facts.seats().forEach(seat -> candidates.put(seat.name(), seat.candidates()));
        for (Map<String, String> casting : Castings.of(candidates)) {
            // What is wrong with one is most often wrong with all.
            if (problems.isEmpty()) {
                complete(casting);
            }
        }
    }

    private void outline(String at, String outline) {
        add(
                outline.length() > LONGEST_OUTLINE,
                at,
                "is too long",
                "use at most 100,000 characters; leave out what is standard");
    }

    private void complete(Map<String, String> seats) {
        String introduces = introducer.id().value();
        String bills = facts.biller().equals(ReferralBook.INTRODUCER)
                ? introduces
                : seats.getOrDefault(facts.biller(), facts.biller());
        TermsFrames frames = new TermsFrames(
                new Roles(introduces, seats.values().stream().distinct().toList(), bills),
                id -> (id.equals(introduces) ? introducer : partners.apply(id).orElseThrow()).party(),
                facts.customer().introduced(),
                facts.reference(),
                today,
                seats);
        complete("/terms/nda", AgreementKind.NDA, facts.nda(), frames.nda());
        complete("/terms/revenueShare", AgreementKind.REVENUE_SHARE, facts.revenueShare(), frames.revenueShare());
        complete(
                "/terms/customerProtection",
                AgreementKind.CUSTOMER_PROTECTION,
                facts.customerProtection(),
                frames.customerProtection(List.of()));
    }

    private void complete(String at, AgreementKind kind, String outline, TermsFrame frame) {
        Playbooks standard = playbooks.apply(kind);
        try {
            Deviations.refused(Deviations.from(new TermsOutline(kind, outline).complete(frame, standard), standard))
                    .forEach(problem -> problems.add(problem.under(at)));
        } catch (MalformedTermsException malformed) {
            malformed.problems().forEach(problem -> problems.add(problem.under(at)));
        }
    }

    private void check(String at, Runnable construction) {
        try {
            construction.run();
        } catch (InvalidTermsException invalid) {
            invalid.problems().forEach(problem -> problems.add(problem.under(at)));
        }
    }

    private void add(boolean wrong, String at, String problem, String remedy) {
        if (wrong) {
            problems.add(new FieldProblem(at, problem, remedy));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private static boolean isWaitingTime(String text) {
        try {
            // Fractions of seconds can be written, and kept nowhere.
            return WaitingTime.parse(text).timer().length() <= LONGEST_TIMER;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
