package io.evenhand.claim;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.notice.Deadline;
import io.evenhand.notice.DeadlineSource;
import io.evenhand.notice.Until;
import io.evenhand.settlement.payable.PayableKind;
import io.evenhand.settlement.payable.PayableView;
import io.evenhand.settlement.payable.Payables;
import io.evenhand.settlement.payable.PayablesPage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** By when what claims came to is to be paid, for the finance of whoever owes it, until it is. No entry says what the quarrel was about. */
@Component
@Transactional(readOnly = true)
class ClaimDeadlines implements DeadlineSource {
    /** As many of what is to be paid are looked at, what is due first at the head. */
    private static final int MOST = 200;

    private final ClaimTable claims;
    private final Payables payables;

    ClaimDeadlines(ClaimTable claims, Payables payables) {
        this.claims = claims;
        this.payables = payables;
    }

    @Override
    public String name() {
        return "claim";
    }

    @Override
    public List<Deadline> of(Actor actor) {
        if (actor.partnerId().equals(Actor.HOST) || !actor.has(Role.FINANCE)) {
            return List.of();
        }
        Map<String, PayableView> owed = payables.page(actor, PayablesPage.Shown.STANDING, 0, MOST).shown().stream()
                .filter(payable -> payable.kind() == PayableKind.DAMAGES && payable.paidOn() == null)
                .filter(payable -> payable.debtor().id().equals(actor.partnerId()))
                .collect(Collectors.toMap(PayableView::id, Function.identity()));
        return claims.posted(owed.keySet()).stream()
                .sorted(Comparator.comparing(claim -> claim.end().dueOn()))
                .map(claim -> deadline(
                        claim, Objects.requireNonNull(owed.get(claim.end().payableId()))))
                .toList();
    }

    @Override
    public Optional<Deadline> find(Actor actor, String id) {
        return of(actor).stream().filter(deadline -> deadline.id().equals(id)).findFirst();
    }

    private static Deadline deadline(Claim claim, PayableView owed) {
        return new Deadline(
                "claim",
                claim.id().value(),
                "Pay what a claim came to",
                claim.reference() + ", " + claim.agreementNumber(),
                "To " + owed.creditor().name() + ".",
                claim.end().at(),
                Until.on(claim.end().dueOn()),
                "/finance/payables/one?id=" + owed.id(),
                0);
    }
}
