package io.evenhand.referral;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.money.Share;
import io.evenhand.partner.PartnerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Replacing a deliverer, bringing in another one late, leaving early. Whoever comes in is introduced as anybody was: asked blind,
 * under an NDA, with the customer's consent, checked for duties, and with agreements of its own. So it is a referral of its own,
 * which continues the earlier one; and whoever is replaced stays until the other's agreements bind. What a partner signed stays
 * signed: only an amendment or a termination changes it.
 */
@Service
@Transactional
public class ReferralContinuations {
    private static final Set<ReferralState> MAY_BE_CONTINUED =
            EnumSet.of(ReferralState.ACTIVE, ReferralState.WON, ReferralState.CLOSED);
    private static final int MOST_CANDIDATES = 10;
    private static final int LONGEST_SEAT = 40;
    private static final Duration LONGEST_ANSWER = Duration.ofDays(90);

    private final ReferralBook book;
    private final ReferralRepository referrals;
    private final Referrals registration;
    private final Departures departures;
    private final History history;

    ReferralContinuations(
            ReferralBook book,
            ReferralRepository referrals,
            Referrals registration,
            Departures departures,
            History history) {
        this.book = book;
        this.referrals = referrals;
        this.registration = registration;
        this.departures = departures;
        this.history = history;
    }

    /** Whether the actor may bring another deliverer into the referral. */
    public static boolean mayContinue(ReferralView referral, Actor actor) {
        return isIntroducersOperations(referral.introducer(), actor) && MAY_BE_CONTINUED.contains(referral.state());
    }

    /** Whether the actor's partner delivers in the referral and may leave it. */
    public static boolean mayLeave(ReferralView referral, Actor actor) {
        return mayLeave(referral.state(), referral.deliverers(), actor);
    }

    /** The same of the referral as it is now. */
    @Transactional(readOnly = true)
    public boolean mayLeave(ReferralId id, Actor actor) {
        return mayLeave(book.get(id).state(), book.deliverersOf(id), actor);
    }

    private static boolean mayLeave(ReferralState state, List<PartnerId> deliverers, Actor actor) {
        return actor.has(Role.OPERATIONS)
                && MAY_BE_CONTINUED.contains(state)
                && deliverers.contains(new PartnerId(actor.partnerId()));
    }

    private static boolean isIntroducersOperations(PartnerId introducer, Actor actor) {
        return introducer.value().equals(actor.partnerId()) && actor.has(Role.OPERATIONS);
    }

    /** Begins a referral that brings another deliverer in. */
    public ContinuationResult bringIn(ReferralId id, Actor actor, NewDeliverer wanted) {
        Referral referral = book.get(id);
        if (!isIntroducersOperations(referral.introducer(), actor)) {
            return new ContinuationResult.NotAllowed();
        }
        List<String> problems = problems(referral, wanted);
        if (!problems.isEmpty()) {
            return new ContinuationResult.Invalid(problems);
        }
        return switch (registration.register(continuation(referral, wanted))) {
            case RegisterResult.Registered registered -> {
                String who = wanted.replaces() == null
                        ? "another deliverer"
                        : "a deliverer in place of " + book.nameOf(wanted.replaces());
                history.tell(
                        id,
                        actor.displayName(),
                        "began to look for " + who + " in "
                                + book.get(registered.id()).reference() + ": " + wanted.reason(),
                        "continued-" + registered.id());
                yield new ContinuationResult.Begun(registered.id());
            }
            case RegisterResult.AlreadyRegistered ignored ->
                new ContinuationResult.Invalid(
                        List.of("Somebody was quicker: look at the referrals that continue this one."));
            case RegisterResult.UnknownPartners unknown ->
                new ContinuationResult.Invalid(
                        List.of("Not a partner: " + String.join(", ", unknown.partnerIds()) + "."));
        };
    }

    private List<String> problems(Referral referral, NewDeliverer wanted) {
        List<String> problems = new ArrayList<>();
        if (!MAY_BE_CONTINUED.contains(referral.state())) {
            problems.add("A referral is continued once its agreements bind. This one is: "
                    + referral.state().words() + ".");
        }
        Set<PartnerId> here = Set.copyOf(book.deliverersOf(referral.id()));
        if (wanted.replaces() != null && !here.contains(wanted.replaces())) {
            problems.add("Choose a deliverer that works this referral now.");
        }
        if (wanted.replaces() == null
                && (wanted.share() == null || !wanted.share().isPart())) {
            problems.add("Say which share the new deliverer is to get, such as 20 %.");
        }
        if (wanted.candidates().isEmpty() || wanted.candidates().size() > MOST_CANDIDATES) {
            problems.add("Choose one to " + MOST_CANDIDATES + " partners to ask, the best first.");
        }
        if (wanted.candidates().stream()
                .anyMatch(candidate -> here.contains(candidate) || candidate.equals(referral.introducer()))) {
            problems.add("Ask partners that do not work this referral yet.");
        }
        if (wanted.areas().isBlank()) {
            problems.add("Name the product areas in which the new deliverer is needed.");
        }
        List<String> telling = referral.customer().telling().in(wanted.areas() + "\n" + wanted.seat());
        if (!telling.isEmpty()) {
            problems.add("The areas and the part say “" + telling.getFirst()
                    + "”, by which the customer can be guessed: write them without.");
        }
        if (wanted.replaces() == null && !wanted.seat().matches("[a-z0-9][a-z0-9-]{0," + (LONGEST_SEAT - 1) + "}")) {
            problems.add("Give the new part a short name of small letters, digits and hyphens, such as support.");
        }
        if (!wanted.answerWithin().isPositive() || wanted.answerWithin().compareTo(LONGEST_ANSWER) > 0) {
            problems.add("Give each partner 1 to " + LONGEST_ANSWER.toDays() + " days to answer.");
        }
        if (wanted.reason().isBlank()) {
            problems.add("Say why: the partners of this referral will read it.");
        }
        return problems;
    }

    private NewReferral continuation(Referral referral, NewDeliverer wanted) {
        Optional<Seat> place = Optional.ofNullable(wanted.replaces()).flatMap(left -> seatOf(referral, left));
        String seat = place.map(Seat::name).orElse(wanted.seat());
        Set<String> earlierNames = place.map(taken -> Set.of(
                        taken.name(), taken.filledBy().map(PartnerId::value).orElse(taken.name())))
                .orElse(Set.of());
        boolean deliverersBill = earlierNames.contains(referral.biller());
        return new NewReferral(
                nextReference(referral),
                referral.title(),
                referral.customer(),
                referral.need(),
                referral.introducer(),
                deliverersBill ? seat : ReferralBook.INTRODUCER,
                List.of(new NewSeat(
                        seat,
                        List.of(wanted.areas().strip()),
                        wanted.candidates(),
                        wanted.answerWithin().toString())),
                new ContinuationDrafts(earlierNames, seat, wanted.share()).of(referral.drafts()),
                referral.deadlines(),
                new Continuation(referral.id(), wanted.replaces()));
    }

    private Optional<Seat> seatOf(Referral referral, PartnerId deliverer) {
        return book.seatsOf(referral.id()).stream()
                .filter(seat -> seat.isHeldBy(deliverer))
                .findFirst();
    }

    /** The earlier one's, with the next number: REF-7, REF-7-2, REF-7-3. */
    private String nextReference(Referral referral) {
        return referral.reference() + "-" + (referrals.countByContinuationOf(referral.id()) + 2);
    }

    /** A deliverer leaves. What it promised and signed stands until the others excuse or change it. */
    public DecisionResult leave(ReferralId id, Actor actor, String reason) {
        PartnerId partner = new PartnerId(actor.partnerId());
        if (!mayLeave(id, actor)) {
            return DecisionResult.refused("Only operations of a deliverer that works the referral can leave it.");
        }
        if (reason.isBlank()) {
            return DecisionResult.refused("Say why you leave: the other partners will read it.");
        }
        departures.vacate(id, partner, reason);
        history.tell(
                id,
                actor.displayName(),
                "left the referral for " + book.nameOf(partner) + ": " + reason,
                "left-" + partner);
        return DecisionResult.recorded();
    }

    /**
     * A deliverer to be found.
     *
     * @param replaces the deliverer whose place it takes; null when it comes in beside the others
     * @param seat the name of its part, when it takes nobody's place
     * @param areas product or feature areas
     * @param candidates whom to ask, the best first
     * @param share of the new deliverer in every rule; null to take the share of the one whose place it takes
     */
    public record NewDeliverer(
            @Nullable PartnerId replaces,
            String seat,
            String areas,
            List<PartnerId> candidates,
            @Nullable Share share,
            Duration answerWithin,
            String reason) {
        public NewDeliverer {
            candidates = List.copyOf(candidates);
        }
    }

    /** What became of it. */
    public sealed interface ContinuationResult {
        record Begun(ReferralId id) implements ContinuationResult {}

        /** @param problems sentences */
        record Invalid(List<String> problems) implements ContinuationResult {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }

        record NotAllowed() implements ContinuationResult {}
    }
}
