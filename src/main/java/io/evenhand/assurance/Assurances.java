package io.evenhand.assurance;

import io.evenhand.access.Actor;
import io.evenhand.assurance.KeptPromises.Counterpart;
import io.evenhand.assurance.KeptPromises.Promise;
import io.evenhand.claim.ClaimOpenings;
import io.evenhand.claim.ClaimReading;
import io.evenhand.obligation.ObligationView;
import io.evenhand.obligation.Obligations;
import io.evenhand.partner.FactOutcome;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.TrackBar;
import io.evenhand.partner.TrackRecords;
import io.evenhand.protection.WindowFilter;
import io.evenhand.protection.Windows;
import io.evenhand.relationship.PublishedCommitments;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What keeps an organisation from being burned, short-changed or robbed of a customer, as things stand now. */
@Service
@Transactional(readOnly = true)
public class Assurances {
    /** So many promises are named of those that are open, and of those that were missed. */
    public static final int MOST_PROMISES = 200;

    private final Obligations obligations;
    private final TrackRecords records;
    private final Partners partners;
    private final Shares shares;
    private final Windows windows;
    private final ClaimReading claims;
    private final ClaimOpenings openings;
    private final PublishedCommitments commitments;

    Assurances(
            Obligations obligations,
            TrackRecords records,
            Partners partners,
            Shares shares,
            Windows windows,
            ClaimReading claims,
            ClaimOpenings openings,
            PublishedCommitments commitments) {
        this.obligations = obligations;
        this.records = records;
        this.partners = partners;
        this.shares = shares;
        this.windows = windows;
        this.claims = claims;
        this.openings = openings;
        this.commitments = commitments;
    }

    /** Of promises to the actor's organisation. */
    public KeptPromises promises(Actor actor) {
        PartnerId own = new PartnerId(actor.partnerId());
        List<ObligationView> open = obligations.openTo(own, MOST_PROMISES + 1);
        List<ObligationView> missed = obligations.missedTo(own, MOST_PROMISES + 1);
        List<Obligations.Towards> towards = obligations.towards(own);
        Set<PartnerId> obliged =
                towards.stream().map(Obligations.Towards::obliged).collect(Collectors.toSet());
        Map<PartnerId, String> names = partners.namesOf(obliged);
        Set<String> claimable = openings.missed(
                actor, Stream.concat(open.stream(), missed.stream()).toList());
        Map<PartnerId, Map<FactOutcome, Long>> counts = records.counts(obliged);
        return new KeptPromises(
                said(open, names, claimable),
                open.size() > MOST_PROMISES,
                said(missed, names, claimable),
                missed.size() > MOST_PROMISES,
                towards.stream()
                        .map(each -> counterpart(
                                each,
                                names.getOrDefault(
                                        each.obliged(), each.obliged().value()),
                                new TrackRecords.Tally(counts.getOrDefault(each.obliged(), Map.of()))))
                        .sorted(Comparator.comparing(Counterpart::name))
                        .toList());
    }

    private static List<Promise> said(
            List<ObligationView> promises, Map<PartnerId, String> names, Set<String> claimable) {
        return promises.stream()
                .limit(MOST_PROMISES)
                .map(promise -> said(promise, names, claimable))
                .toList();
    }

    private static Promise said(ObligationView promise, Map<PartnerId, String> names, Set<String> claimable) {
        return new Promise(
                promise.id().value(),
                claimable.contains(promise.id().value()),
                promise.subject(),
                promise.kind(),
                promise.what(),
                names.getOrDefault(promise.obliged(), promise.obliged().value()),
                promise.dueAt(),
                promise.isLate(),
                promise.state(),
                promise.reason());
    }

    private static Counterpart counterpart(Obligations.Towards towards, String name, TrackRecords.Tally tally) {
        return new Counterpart(
                towards.obliged(),
                name,
                tally.words(),
                TrackBar.of(tally),
                towards.over() == 0
                        ? "nothing due yet"
                        : "%d of %d kept in time".formatted(towards.keptInTime(), towards.over()));
    }

    /** Of what protects the customers of the actor's organisation, and binds itself. */
    public GuardedCustomers customers(Actor actor) {
        Windows.Listed protecting = windows.list(actor, current(WindowFilter.Side.PROTECTING));
        Windows.Listed binding = windows.list(actor, current(WindowFilter.Side.BOUND));
        return new GuardedCustomers(
                protecting.windows(),
                protecting.more(),
                binding.windows(),
                binding.more(),
                claims.list(actor),
                commitments.own(actor));
    }

    private static WindowFilter current(WindowFilter.Side side) {
        return new WindowFilter(side, WindowFilter.Standing.CURRENT, "", 0);
    }

    /** Of the revenue shares of the actor's organisation. */
    public AgreedShares shares(Actor actor) {
        return shares.of(actor);
    }
}
