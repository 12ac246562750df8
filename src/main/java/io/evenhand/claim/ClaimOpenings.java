package io.evenhand.claim;

import io.evenhand.access.Actor;
import io.evenhand.access.SpeaksForPartyPolicy;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.obligation.ObligationId;
import io.evenhand.obligation.ObligationState;
import io.evenhand.obligation.ObligationView;
import io.evenhand.obligation.Obligations;
import io.evenhand.partner.PartnerId;
import io.evenhand.terms.AgreementKind;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a claim about a window or a missed promise begins: under which agreement it is stated, and for whom. */
@Service
@Transactional(readOnly = true)
public class ClaimOpenings {
    /** What was called off, excused or never promised cannot be broken. */
    private static final Set<ObligationState> NOT_OWED =
            Set.of(ObligationState.ASKED, ObligationState.REFUSED, ObligationState.CALLED_OFF, ObligationState.EXCUSED);

    /** A promise follows from the first of these that both are parties to; from any other after them. */
    private static final List<AgreementKind> ORDER =
            List.of(AgreementKind.REVENUE_SHARE, AgreementKind.CUSTOMER_PROTECTION, AgreementKind.NDA);

    private final ClaimRights rights;
    private final Agreements agreements;
    private final Obligations obligations;

    ClaimOpenings(ClaimRights rights, Agreements agreements, Obligations obligations) {
        this.rights = rights;
        this.agreements = agreements;
        this.obligations = obligations;
    }

    /** The agreement under which the actor's organisation claims that a window or promise was broken; empty where it cannot. */
    public Optional<AgreementId> agreementOf(Actor actor, ClaimSubject subject) {
        return switch (subject.kind()) {
            case AGREEMENT -> Optional.empty();
            case WINDOW -> rights.agreementOf(actor, subject.id()).map(AgreementView::id);
            case PROMISE ->
                promise(subject.id())
                        .filter(promise -> isMissed(actor, promise))
                        .flatMap(promise -> under(promise, agreements.ofSubject(promise.subject())));
        };
    }

    private Optional<ObligationView> promise(String id) {
        try {
            return obligations.views(List.of(ObligationId.of(id))).stream().findFirst();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** Which of these promises the actor may claim not to have been kept, by id; with as many looks for one as for many. */
    public Set<String> missed(Actor actor, Collection<ObligationView> promises) {
        if (!SpeaksForPartyPolicy.maySpeak(actor)) {
            return Set.of();
        }
        List<ObligationView> missed =
                promises.stream().filter(promise -> isMissed(actor, promise)).toList();
        Map<String, List<AgreementView>> bySubject = missed.isEmpty() ? Map.of() : bySubject(missed);
        return missed.stream()
                .filter(promise -> under(promise, bySubject.getOrDefault(promise.subject(), List.of()))
                        .isPresent())
                .map(promise -> promise.id().value())
                .collect(Collectors.toSet());
    }

    private Map<String, List<AgreementView>> bySubject(List<ObligationView> promises) {
        Set<String> subjects = promises.stream().map(ObligationView::subject).collect(Collectors.toSet());
        List<AgreementId> ids = agreements.idsOf(subjects).values().stream()
                .flatMap(List::stream)
                .toList();
        return agreements.all(ids).stream().collect(Collectors.groupingBy(AgreementView::subject));
    }

    /** Whether it is owed to the actor's organisation, and was late, missed or broken. */
    private static boolean isMissed(Actor actor, ObligationView promise) {
        return promise.owedTo().value().equals(actor.partnerId())
                && !NOT_OWED.contains(promise.state())
                && (promise.isLate()
                        || promise.state() == ObligationState.AT_ISSUE
                        || promise.state() == ObligationState.BROKEN);
    }

    private static Optional<AgreementId> under(ObligationView promise, List<AgreementView> ofSubject) {
        List<PartnerId> both = List.of(promise.owedTo(), promise.obliged());
        return ofSubject.stream()
                .filter(AgreementView::canBeBroken)
                .filter(agreement -> agreement.parties().containsAll(both))
                .min(Comparator.comparingInt(ClaimOpenings::order))
                .map(AgreementView::id);
    }

    private static int order(AgreementView agreement) {
        int place = ORDER.indexOf(agreement.kind());
        return place < 0 ? ORDER.size() : place;
    }
}
