package io.evenhand.referral;

import io.evenhand.agreement.Agreements;
import io.evenhand.competence.Deliveries;
import io.evenhand.days.Days;
import io.evenhand.obligation.ObligationView;
import io.evenhand.obligation.Obligations;
import io.evenhand.partner.PartnerId;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.PrincipalTerms;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which work that was won is over. It runs while its hand-over or a promise to deliver is open. Then it is over on the day that one of the
 * two named or, where nobody did, when the last promise to deliver was shown or ended; without such promises, with the revenue share;
 * and for a deliverer who left, on the day on which it left.
 */
@Service
@Transactional
public class WonDeliveries {
    /** Promises of so many referrals are read at a time. */
    private static final int AT_A_TIME = 200;

    private final Deliveries deliveries;
    private final Obligations obligations;
    private final Agreements agreements;
    private final ReferralBook book;
    private final Clock clock;

    WonDeliveries(
            Deliveries deliveries, Obligations obligations, Agreements agreements, ReferralBook book, Clock clock) {
        this.deliveries = deliveries;
        this.obligations = obligations;
        this.agreements = agreements;
        this.book = book;
        this.clock = clock;
    }

    /** What runs no longer, and since when. */
    @Transactional(readOnly = true)
    public List<Over> over() {
        List<Deliveries.Running> running = deliveries.running();
        List<Over> over = new ArrayList<>();
        for (int from = 0; from < running.size(); from += AT_A_TIME) {
            List<Deliveries.Running> some = running.subList(from, Math.min(from + AT_A_TIME, running.size()));
            Map<String, List<ObligationView>> promised =
                    obligations
                            .of(some.stream()
                                    .map(Deliveries.Running::source)
                                    .distinct()
                                    .toList())
                            .stream()
                            .collect(Collectors.groupingBy(ObligationView::subject));
            some.forEach(one -> lastDay(one, promised.getOrDefault(one.source(), List.of()))
                    .ifPresent(day -> over.add(new Over(one.source(), one.about(), day))));
        }
        return over;
    }

    private Optional<LocalDate> lastDay(Deliveries.Running one, Collection<ObligationView> promised) {
        LocalDate today = Days.today(clock);
        Optional<LocalDate> left = leftOn(one);
        if (left.isPresent()) {
            return left;
        }
        if (promised.stream().anyMatch(promise -> PromisedDeliveries.isOpen(promise, one.about()))) {
            return Optional.empty();
        }
        Optional<LocalDate> delivered = deliveredOn(one, promised);
        LocalDate named = one.askOn();
        if (named != null) {
            return named.isAfter(today)
                    ? Optional.empty()
                    : Optional.of(delivered.filter(named::isBefore).orElse(named));
        }
        return delivered.or(() -> shareEnded(one, today));
    }

    /** The day of the last promise to deliver that was over after the deal was won; what was called off or refused delivers nothing. */
    private static Optional<LocalDate> deliveredOn(Deliveries.Running one, Collection<ObligationView> promised) {
        return promised.stream()
                .filter(promise -> PromisedDeliveries.isDelivery(promise, one.about()))
                .filter(promise ->
                        promise.closedAt() != null && !promise.closedAt().isBefore(one.since()))
                .flatMap(promise -> endOf(promise).stream())
                .max(Comparator.naturalOrder())
                .map(end -> LocalDate.ofInstant(end, ZoneOffset.UTC));
    }

    private static Optional<Instant> endOf(ObligationView promise) {
        return switch (promise.state()) {
            case KEPT, UNANSWERED ->
                Optional.ofNullable(promise.shownAt()).or(() -> Optional.ofNullable(promise.closedAt()));
            case EXCUSED, BROKEN -> Optional.ofNullable(promise.closedAt());
            case ASKED, OPEN, SHOWN, AT_ISSUE, REFUSED, CALLED_OFF -> Optional.empty();
        };
    }

    private Optional<LocalDate> shareEnded(Deliveries.Running one, LocalDate today) {
        return agreements
                .find(one.source(), AgreementKind.REVENUE_SHARE)
                .map(share -> agreements.everyTerms(share.id()))
                .filter(every -> !every.isEmpty())
                .map(List::getLast)
                .flatMap(PrincipalTerms::lastDay)
                .filter(last -> last.isBefore(today));
    }

    private Optional<LocalDate> leftOn(Deliveries.Running one) {
        List<Seat> its = book.seatsOf(ReferralId.of(one.source())).stream()
                .filter(seat -> seat.filledBy().filter(one.about()::equals).isPresent())
                .toList();
        return its.stream().anyMatch(seat -> seat.isHeldBy(one.about()))
                ? Optional.empty()
                : its.stream()
                        .flatMap(seat -> seat.leftAt().stream())
                        .max(Comparator.naturalOrder())
                        .map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC));
    }

    /** That work is over: whoever introduced it is asked what was delivered. Idempotent. */
    public void end(Over over) {
        deliveries.over(over.source(), over.deliverer(), over.on());
    }

    /** @param source the referral's id */
    public record Over(String source, PartnerId deliverer, LocalDate on) {}
}
