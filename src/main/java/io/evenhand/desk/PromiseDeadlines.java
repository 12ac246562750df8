package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.notice.Deadline;
import io.evenhand.notice.DeadlineSource;
import io.evenhand.notice.Until;
import io.evenhand.obligation.ObligationId;
import io.evenhand.obligation.ObligationKind;
import io.evenhand.obligation.ObligationState;
import io.evenhand.obligation.ObligationView;
import io.evenhand.obligation.Obligations;
import io.evenhand.partner.PartnerId;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralView;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Promises of a partner as deadlines of those who do the work. Operations, who say that it is done, have the task for that among their
 * deadlines already and are not told twice; finance has no task, and it is finance that reports revenue and pays.
 */
@Component
class PromiseDeadlines implements DeadlineSource {
    static final String NAME = "promise";

    private static final int MOST = 200;
    private static final Set<ObligationKind> OF_FINANCE = EnumSet.of(ObligationKind.REPORT_REVENUE, ObligationKind.PAY);

    private final Obligations obligations;
    private final ReferralDesk referrals;

    PromiseDeadlines(Obligations obligations, ReferralDesk referrals) {
        this.obligations = obligations;
        this.referrals = referrals;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Deadline> of(Actor actor) {
        return isTold(actor)
                ? words(actor, obligations.owedBy(new PartnerId(actor.partnerId()), OF_FINANCE, MOST))
                : List.of();
    }

    @Override
    public Optional<Deadline> find(Actor actor, String id) {
        return isTold(actor)
                ? words(
                                actor,
                                obligations.views(List.of(ObligationId.of(id))).stream()
                                        .filter(promise -> isOpen(actor, promise))
                                        .toList())
                        .stream()
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isTold(Actor actor) {
        return !actor.partnerId().equals(Actor.HOST) && actor.has(Role.FINANCE) && !actor.has(Role.OPERATIONS);
    }

    private static boolean isOpen(Actor actor, ObligationView promise) {
        return promise.state() == ObligationState.OPEN
                && OF_FINANCE.contains(promise.kind())
                && promise.obliged().value().equals(actor.partnerId());
    }

    private List<Deadline> words(Actor actor, List<ObligationView> promises) {
        List<ReferralId> ids = promises.stream()
                .map(promise -> ReferralId.of(promise.subject()))
                .distinct()
                .toList();
        Map<String, ReferralView> briefs = referrals.briefs(actor, ids).stream()
                .collect(Collectors.toMap(referral -> referral.id().value(), Function.identity()));
        return promises.stream()
                .flatMap(promise -> Optional.ofNullable(briefs.get(promise.subject())).stream()
                        .map(referral -> words(promise, referral)))
                .toList();
    }

    /** What exactly was promised is the words of people, who may have named the customer: the desk shows it. */
    private static Deadline words(ObligationView promise, ReferralView referral) {
        return new Deadline(
                NAME,
                promise.id().value(),
                promise.kind().words(),
                referral.title() + ", " + referral.reference(),
                "Your organisation promised this to another partner. Once it is done, operations show it on the desk.",
                promise.begunAt(),
                Until.at(promise.dueAt()),
                "/referrals/" + promise.subject(),
                promise.revision());
    }
}
