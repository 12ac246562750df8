package io.evenhand.agreement;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.SignatureRequestView.Standing;
import io.evenhand.agreement.SigningView.Place;
import io.evenhand.agreement.SigningView.Turn;
import io.evenhand.agreement.SigningView.Withdrawal;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How an agreement is signed: in which order, how far that is, and that a party no longer wants it. */
@Service
@Transactional
public class Signings {
    private static final int LONGEST_REASON = 2000;

    private final AgreementBook book;
    private final SigningTurns turns;
    private final SigningPlanRepository plans;
    private final SignatureRequestRepository requests;
    private final SigningWithdrawalRepository withdrawals;
    private final Agreements agreements;
    private final SignatureEvidence evidence;
    private final Partners partners;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Signings(
            AgreementBook book,
            SigningTurns turns,
            SigningPlanRepository plans,
            SignatureRequestRepository requests,
            SigningWithdrawalRepository withdrawals,
            Agreements agreements,
            SignatureEvidence evidence,
            Partners partners,
            ApplicationEventPublisher events,
            Clock clock) {
        this.book = book;
        this.turns = turns;
        this.plans = plans;
        this.requests = requests;
        this.withdrawals = withdrawals;
        this.agreements = agreements;
        this.evidence = evidence;
        this.partners = partners;
        this.events = events;
        this.clock = clock;
    }

    /** Whether somebody decides for their organisation in which order is signed, and whether it goes on. */
    public static boolean mayArrange(Actor actor) {
        return actor.has(Role.OPERATIONS);
    }

    /**
     * How these agreements are signed, in their order, as far as they are not closed: one that is sealed, in force, or was rejected by
     * legal is missing, and so is an unknown one. Asks the database as often for many as for one.
     */
    @Transactional(readOnly = true)
    public List<SigningView> of(List<AgreementId> ids) {
        Map<AgreementId, Agreement> open = book.find(ids).stream()
                .filter(agreement -> isOpenOrFailed(agreement.state()))
                .collect(Collectors.toMap(Agreement::id, Function.identity()));
        if (open.isEmpty()) {
            return List.of();
        }
        Read read = read(open.keySet().stream().map(AgreementId::value).toList());
        return ids.stream()
                .flatMap(id -> Stream.ofNullable(open.get(id)))
                .map(agreement -> view(agreement, read))
                .toList();
    }

    private static boolean isOpenOrFailed(AgreementState state) {
        return switch (state) {
            case NEGOTIATED, SIGNING, DECLINED, EXPIRED, WITHDRAWN -> true;
            case SEALED, IN_FORCE, REJECTED -> false;
        };
    }

    private Read read(List<String> ids) {
        Map<String, List<SignatureRequest>> asked = requests.findByAgreementIdInOrderByPosition(ids).stream()
                .collect(Collectors.groupingBy(SignatureRequest::agreementId));
        List<PersonId> people = asked.values().stream()
                .flatMap(List::stream)
                .map(SignatureRequest::signatory)
                .distinct()
                .toList();
        return new Read(
                asked,
                people.isEmpty() ? Map.of() : partners.personNamesOf(people),
                plans.findAllById(ids).stream()
                        .collect(Collectors.toMap(SigningPlan::agreementId, Function.identity())),
                withdrawals.findAllById(ids).stream()
                        .collect(Collectors.toMap(SigningWithdrawal::getId, Function.identity())));
    }

    /** What was read of several agreements at once, by their ids. */
    private record Read(
            Map<String, List<SignatureRequest>> requests,
            Map<PersonId, String> names,
            Map<String, SigningPlan> plans,
            Map<String, SigningWithdrawal> withdrawals) {}

    /**
     * Chooses in which order the parties sign. Possible until the document is certified. Idempotent: who chooses last is recorded.
     *
     * @param chosen for groups, the turn of each party that signs, from 1 on; otherwise ignored
     */
    @RepeatedWhenRaced
    public Decided choose(AgreementId id, Actor actor, SigningOrder order, Map<PartnerId, Integer> chosen) {
        Agreement agreement = book.lock(id);
        List<PartnerId> signing = signing(agreement);
        Optional<PartnerId> own = PartnerId.read(actor.partnerId()).filter(signing::contains);
        if (!mayArrange(actor) || own.isEmpty()) {
            return Decided.refused("Only operations of a party that signs choose the order.");
        }
        if (agreement.state() != AgreementState.NEGOTIATED) {
            return Decided.refused("The order can no longer be changed: the agreement is "
                    + agreement.state().words().toLowerCase(Locale.ROOT) + ".");
        }
        boolean groups = order == SigningOrder.GROUPS;
        if (groups && signing.stream().anyMatch(party -> chosen.getOrDefault(party, 0) < 1)) {
            return Decided.refused("Give every party a group, counted from 1.");
        }
        SigningPlan plan = plans.findById(id.value()).orElseGet(() -> new SigningPlan(id));
        plan.choose(
                order,
                groups ? signing.stream().collect(Collectors.toMap(party -> party, chosen::get)) : Map.of(),
                actor.displayName(),
                own.get(),
                clock.instant());
        plans.save(plan);
        return Decided.recorded();
    }

    /**
     * A party no longer wants an agreement that not all have signed: nobody signs it any more, whoever has. Idempotent.
     *
     * @param reason the others read it
     */
    public Decided withdraw(AgreementId id, Actor actor, String reason) {
        Agreement agreement = book.lock(id);
        Optional<PartnerId> own = PartnerId.read(actor.partnerId()).filter(signing(agreement)::contains);
        if (!mayArrange(actor) || own.isEmpty()) {
            return Decided.refused("Only operations of a party that signs withdraw it.");
        }
        if (agreement.state() == AgreementState.WITHDRAWN) {
            return Decided.recorded();
        }
        if (agreement.state() != AgreementState.SIGNING) {
            return Decided.refused("Only what is being signed is withdrawn here; this agreement is "
                    + agreement.state().words().toLowerCase(Locale.ROOT) + ".");
        }
        if (agreement.hearsNoWithdrawal()) {
            return Decided.refused("The signing of this agreement began before it could be withdrawn here."
                    + " Whoever does not want it any more declines to sign.");
        }
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            return Decided.refused("Say why, in at most " + LONGEST_REASON + " characters: the other parties read it.");
        }
        boolean allSigned = requests.findByAgreementIdOrderByPosition(id.value()).stream()
                .allMatch(request -> request.state() == SignatureRequest.State.SIGNED);
        if (allSigned) {
            return Decided.refused("All have signed: what is signed is ended by notice or by a document of its own.");
        }
        withdrawals.save(new SigningWithdrawal(id, own.get(), actor.displayName(), why, clock.instant()));
        evidence.withdrawn(id, actor, own.get(), why);
        AgreementState unused = agreements.end(agreement, AgreementState.WITHDRAWN, why);
        events.publishEvent(new SigningWithdrawn(UUID.randomUUID(), id));
        return Decided.recorded();
    }

    /** Notes that an agreement is signed in a process that would not hear of its withdrawal, and go on. Idempotent. */
    public void keepFromWithdrawal(AgreementId id) {
        book.lock(id).heardNoWithdrawal();
    }

    private List<PartnerId> signing(Agreement agreement) {
        return book.currentTerms(agreement).signatories().stream()
                .map(party -> new PartnerId(party.partnerId()))
                .toList();
    }

    private SigningView view(Agreement agreement, Read read) {
        String id = agreement.id().value();
        List<SignatureRequest> known = read.requests().getOrDefault(id, List.of());
        Optional<SigningPlan> plan = Optional.ofNullable(read.plans().get(id));
        return new SigningView(
                agreement.id(),
                agreement.number(),
                agreement.reference().title(),
                agreement.state(),
                turns.order(plan),
                plan.map(SigningPlan::chosenBy).orElse(null),
                agreement.state() == AgreementState.NEGOTIATED ? planned(agreement, plan) : asked(known, read.names()),
                known.stream()
                        .map(SignatureRequest::signBy)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                Optional.ofNullable(read.withdrawals().get(id))
                        .map(found -> new Withdrawal(
                                found.partner(), found.withdrawnBy(), found.reason(), found.withdrawnAt()))
                        .orElse(null));
    }

    private List<Turn> planned(Agreement agreement, Optional<SigningPlan> plan) {
        Map<Integer, List<Place>> places = new TreeMap<>();
        turns.of(plan, signing(agreement))
                .forEach((partner, turn) -> places.computeIfAbsent(turn, first -> new ArrayList<>())
                        .add(new Place(partner, "", Standing.WAITING, null)));
        return places.values().stream().map(Turn::new).toList();
    }

    private static List<Turn> asked(List<SignatureRequest> known, Map<PersonId, String> names) {
        Map<Integer, List<Place>> places = new TreeMap<>();
        for (SignatureRequest request : known) {
            boolean signed = request.state() == SignatureRequest.State.SIGNED;
            places.computeIfAbsent(request.turn(), first -> new ArrayList<>())
                    .add(new Place(
                            request.partner(),
                            names.getOrDefault(request.signatory(), ""),
                            request.standing(),
                            signed ? request.endedAt() : null));
        }
        return places.values().stream().map(Turn::new).toList();
    }
}
