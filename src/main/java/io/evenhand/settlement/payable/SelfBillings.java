package io.evenhand.settlement.payable;

import io.evenhand.access.Actor;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.settlement.payable.PayableResult.Done;
import io.evenhand.settlement.payable.PayableResult.NotAllowed;
import io.evenhand.settlement.payable.PayableResult.Refused;
import io.evenhand.settlement.payable.PayableResult.Unknown;
import io.evenhand.settlement.payable.SelfBillingTable.Row;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Agreements that a payer writes the payee's invoices: the payer's finance offers it, the payee's accepts, and either ends it for what is to
 * come. By accepting, the payee agrees that the tax is as proposed where it says nothing else, and to accept each invoice so written.
 */
@Service
@Transactional
public class SelfBillings {
    private final SelfBillingTable table;
    private final Partners partners;
    private final Clock clock;

    SelfBillings(SelfBillingTable table, Partners partners, Clock clock) {
        this.table = table;
        this.partners = partners;
        this.clock = clock;
    }

    /**
     * @param otherId the other side, and @param other its name
     * @param byUs whether the actor's organisation is the payer, who bills
     * @param acceptedAt null while it is only offered
     * @param endedAt null while it stands
     */
    public record SelfBillingView(
            String otherId,
            String other,
            boolean byUs,
            Instant offeredAt,
            @Nullable Instant acceptedAt,
            @Nullable Instant endedAt) {
        public boolean isInForce() {
            return acceptedAt != null && endedAt == null;
        }

        /** Whether the actor's organisation is to answer. */
        public boolean waitsForUs() {
            return !byUs && acceptedAt == null && endedAt == null;
        }
    }

    /** The payer's finance offers to bill in the payee's name. Idempotent while it stands. */
    @RepeatedWhenRaced
    public PayableResult offer(Actor payer, String payeeId) {
        if (!PayableRolesPolicy.mayChange(payer)) {
            return new NotAllowed();
        }
        if (payer.partnerId().equals(payeeId)) {
            return Refused.of("payee", "Choose another organisation than your own.");
        }
        Optional<PartnerId> payee = PartnerId.read(payeeId);
        if (payee.isEmpty() || partners.find(payee.get()).isEmpty()) {
            return new Unknown();
        }
        if (table.lock(payer.partnerId(), payeeId).isEmpty()) {
            table.offer(payer.partnerId(), payeeId, payer.username(), now());
        }
        return new Done();
    }

    /** The payee's finance accepts what is offered. Idempotent. */
    @RepeatedWhenRaced
    public PayableResult accept(Actor payee, String payerId) {
        if (!PayableRolesPolicy.mayChange(payee)) {
            return new NotAllowed();
        }
        Optional<Row> standing = table.lock(payerId, payee.partnerId());
        if (standing.isEmpty()) {
            return new Unknown();
        }
        if (standing.get().acceptedAt() == null) {
            table.accept(standing.get().id(), payee.username(), now());
        }
        return new Done();
    }

    /** Either side's finance ends it, or declines the offer: what was billed stays. Idempotent. */
    @RepeatedWhenRaced
    public PayableResult end(Actor actor, String otherId) {
        if (!PayableRolesPolicy.mayChange(actor)) {
            return new NotAllowed();
        }
        List<Row> standing =
                List.of(table.lock(actor.partnerId(), otherId), table.lock(otherId, actor.partnerId())).stream()
                        .flatMap(Optional::stream)
                        .toList();
        standing.forEach(row -> table.end(row.id(), actor.username(), now()));
        return new Done();
    }

    /** Whom the actor's organisation pays and does not bill for yet: to whom it can offer, by id with their names. */
    @Transactional(readOnly = true)
    public Map<String, String> candidates(Actor actor) {
        if (!PayableRolesPolicy.mayChange(actor)) {
            return Map.of();
        }
        Set<String> ids = new TreeSet<>(table.payeesOf(actor.partnerId()));
        table.of(actor.partnerId()).stream()
                .filter(row -> row.endedAt() == null && row.debtorId().equals(actor.partnerId()))
                .forEach(row -> ids.remove(row.creditorId()));
        Map<String, String> names = new TreeMap<>();
        partners.namesOf(ids.stream().map(PartnerId::new).toList()).forEach((id, name) -> names.put(id.value(), name));
        return names;
    }

    /** All of the actor's organisation, the latest first; nothing for whoever may not see money. */
    @Transactional(readOnly = true)
    public List<SelfBillingView> list(Actor actor) {
        if (!PayableRolesPolicy.mayRead(actor)) {
            return List.of();
        }
        List<Row> rows = table.of(actor.partnerId());
        Set<String> ids = new TreeSet<>();
        rows.forEach(row -> ids.addAll(List.of(row.debtorId(), row.creditorId())));
        Map<PartnerId, String> names =
                partners.namesOf(ids.stream().map(PartnerId::new).toList());
        return rows.stream()
                .map(row -> {
                    boolean byUs = row.debtorId().equals(actor.partnerId());
                    String other = byUs ? row.creditorId() : row.debtorId();
                    return new SelfBillingView(
                            other,
                            names.getOrDefault(new PartnerId(other), other),
                            byUs,
                            row.offeredAt(),
                            row.acceptedAt(),
                            row.endedAt());
                })
                .toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
