package io.evenhand.settlement.revenue;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.access.Visibility;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.ChangeViews;
import io.evenhand.days.Days;
import io.evenhand.partner.PartnerId;
import io.evenhand.settlement.revenue.SignedTerms.OnDay;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.terms.AgreementKind;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose revenue somebody may read, and who reports it. */
@Component
class RevenueScope {
    private static final int MOST_PERIODS = 60;
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final Agreements agreements;
    private final ChangeViews changes;
    private final ReportTable reports;
    private final Clock clock;

    RevenueScope(Agreements agreements, ChangeViews changes, ReportTable reports, Clock clock) {
        this.agreements = agreements;
        this.changes = changes;
        this.reports = reports;
        this.clock = clock;
    }

    /**
     * An agreement that the reader may see.
     *
     * @param latest the terms that hold today, or will first
     * @param parties all who are, were or may become parties: whom lines may name
     * @param settled the last day that is settled; null before the first period is
     * @param mayFile whether the reader reports its revenue
     * @param mayAttest whether the reader says that it is true
     */
    record Seen(
            AgreementView agreement,
            SignedTerms terms,
            OnDay latest,
            Set<String> parties,
            LocalDate today,
            @Nullable LocalDate settled,
            boolean mayFile,
            boolean mayAttest) {
        String id() {
            return agreement.id().value();
        }

        boolean hasBegun() {
            return !today.isBefore(latest.terms().effectiveOn());
        }

        /** The periods that have begun, the newest first; none before the agreement has. */
        List<ReportingPeriod> periods() {
            List<ReportingPeriod> periods = new ArrayList<>();
            ReportingPeriod period = ReportingPeriod.of(
                    latest.terms().effectiveOn(), latest.terms().reporting().every());
            while (hasBegun() && !period.firstDay().isAfter(today)) {
                periods.addFirst(period);
                period = period.next();
            }
            return periods.subList(0, Math.min(periods.size(), MOST_PERIODS));
        }

        /** Those for which a report can still be filed, the newest first: what counts in a settled one is reported for a later one. */
        List<ReportingPeriod> openPeriods() {
            return periods().stream()
                    .filter(period -> settled == null || period.lastDay().isAfter(settled))
                    .toList();
        }

        Optional<ReportingPeriod> period(String name) {
            return periods().stream()
                    .filter(period -> period.toString().equals(name))
                    .findFirst();
        }
    }

    /** Empty for an unknown id, a stranger's, and an agreement that shares no revenue or is not in force: all alike. */
    Optional<Seen> seen(Actor actor, String id) {
        return AgreementId.find(id)
                .flatMap(agreements::find)
                .filter(agreement -> agreement.kind().equals(AgreementKind.REVENUE_SHARE)
                        && !agreement.isChange()
                        && agreement.state() == AgreementState.IN_FORCE)
                .flatMap(agreement -> seen(actor, agreement));
    }

    private Optional<Seen> seen(Actor actor, AgreementView agreement) {
        Set<String> parties = Stream.concat(
                        agreement.parties().stream(),
                        changes.standing(agreement.id()).stream().flatMap(standing -> standing.further().stream()))
                .map(PartnerId::value)
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> present =
                agreement.parties().stream().map(PartnerId::value).toList();
        // Who is only asked to join, or has left, reads nothing of what the parties earn.
        if (!Visibility.of(actor).covers(present)) {
            return Optional.empty();
        }
        LocalDate today = Days.today(clock);
        SignedTerms terms = new SignedTerms(agreements, agreement.id());
        return terms.on(today).or(() -> terms.on(LAST)).map(latest -> {
            boolean biller = latest.billerId().equals(actor.partnerId());
            boolean finance = biller && actor.has(Role.FINANCE);
            return new Seen(
                    agreement,
                    terms,
                    latest,
                    parties,
                    today,
                    reports.settledThrough(agreement.id().value()).orElse(null),
                    finance || (biller && actor.has(Role.OPERATIONS)),
                    finance);
        });
    }
}
