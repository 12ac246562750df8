package io.evenhand.cli.referralfile;

import io.evenhand.cli.referralfile.ReferralFile.AgreementInForce;
import io.evenhand.cli.referralfile.ReferralFile.Customer;
import io.evenhand.cli.referralfile.ReferralFile.Duty;
import io.evenhand.cli.referralfile.ReferralFile.Partner;
import io.evenhand.cli.referralfile.ReferralFile.Person;
import io.evenhand.cli.referralfile.ReferralFile.Seat;
import io.evenhand.customer.CustomerIdentity;
import io.evenhand.customer.TellingWords;
import io.evenhand.referral.BlindTexts;
import io.evenhand.referral.BlindWords;
import io.evenhand.referral.Castings;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.Playbooks;
import io.evenhand.terms.RevenueShareTerms.Roles;
import io.evenhand.terms.TermsFrame;
import io.evenhand.terms.TermsFrames;
import io.evenhand.terms.TermsOutline;
import io.evenhand.terms.json.Quoting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What only the whole file can tell: that every name is known, dates are in order, and the terms hold for every candidate. */
final class ReferralFileChecks {
    /** Words that stand for a party in the terms, and so cannot be anybody's id. */
    private static final Set<String> RESERVED = Set.of("introducer", "biller");

    private final ReferralFile file;
    private final LocalDate start;
    private final List<String> partnerIds;
    private final List<String> seatIds;
    private final List<FieldProblem> problems = new ArrayList<>();

    ReferralFileChecks(ReferralFile file, LocalDate start) {
        this.file = file;
        this.start = start;
        this.partnerIds = file.partners().stream().map(Partner::id).toList();
        this.seatIds = file.seats().stream().map(Seat::id).toList();
    }

    /** In no order; empty if the file is sound. */
    List<FieldProblem> problems() {
        ids();
        cast();
        past();
        if (!file.wordsAreMeant()) {
            blind();
        }
        new ScriptChecks(file, problems).check();
        // With unknown names the terms would only repeat what was said already.
        if (problems.isEmpty()) {
            terms();
        }
        return problems;
    }

    private void blind() {
        Customer customer = file.customer();
        problems.addAll(BlindWords.problems(
                TellingWords.of(
                        new CustomerIdentity(
                                customer.legalName(), customer.country(), customer.domain(), customer.taxId()),
                        customer.name(),
                        customer.contact().name(),
                        customer.contact().email()),
                new BlindTexts(
                        file.reference(),
                        file.title(),
                        file.need().summary(),
                        file.need().areas(),
                        file.need().region(),
                        file.need().companySize(),
                        "id",
                        file.seats().stream()
                                .map(seat -> new BlindTexts.SeatTexts(seat.id(), seat.areas()))
                                .toList(),
                        file.terms()
                                .of(AgreementKind.NDA)
                                .map(TermsOutline::json)
                                .orElse(null))));
    }

    private void ids() {
        Set<String> seen = new HashSet<>(RESERVED);
        for (int i = 0; i < file.partners().size(); i++) {
            unique("/partners/%d/id".formatted(i), file.partners().get(i).id(), seen);
            List<Person> people = file.partners().get(i).people();
            for (int j = 0; j < people.size(); j++) {
                unique(
                        "/partners/%d/people/%d/id".formatted(i, j),
                        people.get(j).id(),
                        seen);
            }
        }
        for (int i = 0; i < file.seats().size(); i++) {
            unique("/seats/%d/id".formatted(i), file.seats().get(i).id(), seen);
        }
        for (int i = 0; i < file.duties().size(); i++) {
            unique("/duties/%d/id".formatted(i), file.duties().get(i).id(), seen);
        }
    }

    private void unique(String at, String id, Set<String> seen) {
        if (!seen.add(id)) {
            String problem = RESERVED.contains(id) ? "is \"%s\", which stands for a role" : "is \"%s\", which is taken";
            add(at, problem.formatted(id), "give everybody and everything an id of its own");
        }
    }

    private void cast() {
        known("/introducer", file.introducer(), partnerIds);
        known(
                "/biller",
                file.biller(),
                Stream.concat(partnerIds.stream(), seatIds.stream()).toList());
        for (int i = 0; i < file.seats().size(); i++) {
            List<String> candidates = file.seats().get(i).candidates();
            for (int j = 0; j < candidates.size(); j++) {
                String at = "/seats/%d/candidates/%d".formatted(i, j);
                known(at, candidates.get(j), partnerIds);
                if (candidates.get(j).equals(file.introducer())) {
                    add(at, "is the introducer", "name another partner; who introduces does not apply for the work");
                }
            }
        }
    }

    private void past() {
        for (int i = 0; i < file.agreementsInForce().size(); i++) {
            AgreementInForce agreement = file.agreementsInForce().get(i);
            String at = "/agreementsInForce/" + i;
            for (int j = 0; j < agreement.parties().size(); j++) {
                known("%s/parties/%d".formatted(at, j), agreement.parties().get(j), partnerIds);
            }
            inOrder(at + "/until", agreement.signedOn(), agreement.until(), "signed");
            if (agreement.signedOn().on(start).isAfter(start)) {
                add(
                        at + "/signedOn",
                        "is %s, after the run starts".formatted(agreement.signedOn()),
                        "write a day in the past such as \"-P90D\"");
            }
        }
        for (int i = 0; i < file.duties().size(); i++) {
            Duty duty = file.duties().get(i);
            String at = "/duties/" + i;
            known(at + "/bound", duty.bound(), partnerIds);
            known(at + "/protected", duty.protectedPartner(), partnerIds);
            inOrder(at + "/until", duty.from(), duty.until(), "begun");
        }
    }

    private void inOrder(String at, RunDate from, RunDate until, String event) {
        if (until.on(start).isBefore(from.on(start))) {
            add(at, "is %s, before it has %s (%s)".formatted(until, event, from), "let it end after it begins");
        }
    }

    private void known(String at, String id, List<String> known) {
        if (!known.contains(id)) {
            add(
                    at,
                    "is %s, whom nobody knows".formatted(Quoting.quoted(id)),
                    "name one of " + String.join(", ", known));
        }
    }

    /** Each outline with the first candidates, and again with every other candidate in his seat. */
    private void terms() {
        if (file.terms().nda() == null
                && file.agreementsInForce().stream()
                        .noneMatch(agreement -> agreement.kind().equals(AgreementKind.NDA))) {
            add(
                    "/terms/nda",
                    "is missing, and no NDA is in force",
                    "add the terms of one, or name it in \"agreementsInForce\"");
        }
        Map<String, List<String>> candidates = new LinkedHashMap<>();
        file.seats().forEach(seat -> candidates.put(seat.id(), seat.candidates()));
        Castings.of(candidates).forEach(this::complete);
    }

    private void complete(Map<String, String> seats) {
        TermsFrames frames = new TermsFrames(
                new Roles(
                        file.introducer(),
                        seats.values().stream().distinct().toList(),
                        seats.getOrDefault(file.biller(), file.biller())),
                id -> file.partner(id).party(),
                file.customer().introduced(),
                file.reference(),
                start,
                seats);
        complete("/terms/nda", AgreementKind.NDA, frames.nda());
        complete("/terms/revenueShare", AgreementKind.REVENUE_SHARE, frames.revenueShare());
        complete("/terms/customerProtection", AgreementKind.CUSTOMER_PROTECTION, frames.customerProtection(List.of()));
    }

    private void complete(String at, AgreementKind kind, TermsFrame frame) {
        file.terms().of(kind).ifPresent(outline -> {
            try {
                outline.complete(frame, Playbooks.builtIn());
            } catch (MalformedTermsException malformed) {
                malformed.problems().forEach(problem -> problems.add(problem.under(at)));
            }
        });
    }

    private void add(String at, String problem, String remedy) {
        problems.add(new FieldProblem(at, problem, remedy));
    }
}
