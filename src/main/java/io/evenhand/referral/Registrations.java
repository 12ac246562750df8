package io.evenhand.referral;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementLanguages;
import io.evenhand.agreement.AgreementPlaybooks;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.days.Days;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerView;
import io.evenhand.partner.Partners;
import io.evenhand.referral.ReferralFacts.SeatFacts;
import io.evenhand.terms.FieldProblem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Referrals that people introduce for their own partner, from a program or a file. */
@Service
@Transactional
public class Registrations {
    private final ReferralRepository known;
    private final SeatRepository seats;
    private final Referrals referrals;
    private final Partners partners;
    private final AgreementPlaybooks playbooks;
    private final AgreementLanguages languages;
    private final Clock clock;

    Registrations(
            ReferralRepository known,
            SeatRepository seats,
            Referrals referrals,
            Partners partners,
            AgreementPlaybooks playbooks,
            AgreementLanguages languages,
            Clock clock) {
        this.known = known;
        this.seats = seats;
        this.referrals = referrals;
        this.partners = partners;
        this.playbooks = playbooks;
        this.languages = languages;
        this.clock = clock;
    }

    /**
     * Introduces a referral for the actor's own partner and, once committed, starts its process. Idempotent by reference: the same
     * again changes nothing, and something else under the same reference is refused.
     */
    @RepeatedWhenRaced
    public RegistrationResult introduce(Actor actor, ReferralFacts facts) {
        Optional<PartnerView> introducer = introducer(actor);
        if (introducer.isEmpty()) {
            return new RegistrationResult.NotAllowed();
        }
        List<FieldProblem> problems = problems(introducer.get(), facts);
        if (!problems.isEmpty()) {
            return new RegistrationResult.Invalid(problems);
        }
        NewReferral referral = referral(introducer.get().id(), facts);
        Optional<Referral> present = known.findByReference(facts.reference());
        if (present.isPresent()) {
            return compared(present.get(), referral);
        }
        return switch (referrals.register(referral)) {
            case RegisterResult.Registered registered -> new RegistrationResult.Introduced(registered.id());
            case RegisterResult.AlreadyRegistered already -> new RegistrationResult.Unchanged(already.id());
            case RegisterResult.UnknownPartners unknown ->
                throw new IllegalStateException("Partners were there a moment ago: " + unknown.partnerIds());
        };
    }

    /** What would be wrong with a referral of the actor's partner; empty when nothing is. Nothing is changed. */
    @Transactional(readOnly = true)
    public List<FieldProblem> problems(Actor actor, ReferralFacts facts) {
        return introducer(actor).map(own -> problems(own, facts)).orElse(List.of());
    }

    private List<FieldProblem> problems(PartnerView introducer, ReferralFacts facts) {
        List<FieldProblem> problems = new ArrayList<>(new ReferralChecks(
                        facts,
                        introducer,
                        written -> PartnerId.read(written).flatMap(partners::find),
                        kind -> playbooks.ofDraft(kind, facts.language()),
                        today())
                .problems());
        Optional.ofNullable(facts.language())
                .flatMap(chosen -> languages.problem(ReferralFacts.AGREEMENTS, chosen))
                .ifPresent(problems::add);
        return problems;
    }

    /** Whether the actor introduces referrals at all: operations of a partner do. */
    @Transactional(readOnly = true)
    public boolean mayIntroduce(Actor actor) {
        return introducer(actor).isPresent();
    }

    private Optional<PartnerView> introducer(Actor actor) {
        return PartnerId.read(actor.partnerId()).flatMap(partners::find).filter(own -> actor.has(Role.OPERATIONS));
    }

    private RegistrationResult compared(Referral present, NewReferral asked) {
        if (!present.introducer().equals(asked.introducer())) {
            return new RegistrationResult.ReferenceTaken();
        }
        List<String> differences = new ArrayList<>();
        differs(differences, "title", present.title(), asked.title());
        differs(differences, "customer", present.customer(), asked.customer());
        differs(differences, "need", present.need(), asked.need());
        differs(differences, "biller", present.biller(), asked.biller());
        differs(differences, "seats", seatsOf(present), seatsOf(asked));
        differs(differences, "terms", present.drafts(), asked.drafts());
        return differences.isEmpty()
                ? new RegistrationResult.Unchanged(present.id())
                : new RegistrationResult.Differs(present.id(), differences);
    }

    private static void differs(List<String> differences, String field, Object present, Object asked) {
        if (!Objects.equals(present, asked)) {
            differences.add(field);
        }
    }

    private List<String> seatsOf(Referral present) {
        return seats.findByReferralOrderByPosition(present.id()).stream()
                .map(seat -> seat.name() + " " + seat.areas() + " " + seat.candidates())
                .toList();
    }

    private static List<String> seatsOf(NewReferral asked) {
        return asked.seats().stream()
                .map(seat -> seat.name() + " " + String.join(", ", seat.areas()) + " " + seat.candidates())
                .toList();
    }

    private static NewReferral referral(PartnerId introducer, ReferralFacts facts) {
        return new NewReferral(
                facts.reference(),
                facts.title(),
                facts.customer().customer(),
                facts.need().need(),
                introducer,
                facts.biller(),
                facts.seats().stream().map(Registrations::seat).toList(),
                new TermsDrafts(facts.nda(), facts.revenueShare(), facts.customerProtection(), facts.language()),
                Deadlines.USUAL);
    }

    private static NewSeat seat(SeatFacts seat) {
        return new NewSeat(
                seat.name(),
                seat.areas(),
                seat.candidates().stream().map(PartnerId::new).toList(),
                WaitingTime.parse(seat.answerWithin()).timer());
    }

    private LocalDate today() {
        return Days.today(clock);
    }
}
