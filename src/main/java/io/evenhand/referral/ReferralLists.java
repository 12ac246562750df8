package io.evenhand.referral;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.access.Visibility;
import io.evenhand.partner.PartnerId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Referrals as lists: those in which the actor's organisation takes part, all for the host's steward, cut to what each may
 * see. The database filters, counts and pages them, so that what is read does not grow with their number.
 */
@Service
@Transactional(readOnly = true)
public class ReferralLists {
    private static final String LINE = "select new io.evenhand.referral.ReferralLine(r.id, r.reference, r.title,"
            + " r.customer.name, r.need, r.introducer, r.state, r.registeredAt, r.changedAt, r.disclosedAt)"
            + " from Referral r where r.id in :ids";

    private final EntityManager database;
    private final Participants participants;
    private final ReferralViews views;
    private final Clock clock;

    ReferralLists(EntityManager database, Participants participants, ReferralViews views, Clock clock) {
        this.database = database;
        this.participants = participants;
        this.views = views;
        this.clock = clock;
    }

    public long count(Actor actor, ReferralFilter filter) {
        ReferralConditions conditions = conditions(actor, filter);
        return conditions
                .in(database.createQuery("select count(*)" + conditions.fromWhere(), Long.class))
                .getSingleResult();
    }

    /** How many of all that the actor sees wait for the actor; counted no further than asked, however many tasks there are. */
    public int countWaiting(Actor actor, int most) {
        Visibility visibility = Visibility.of(actor);
        String its = ReferralConditions.REFERRAL_OF_TASK;
        TypedQuery<String> query = database.createQuery(
                "select distinct " + its + ReferralConditions.FROM_TASKS
                        + " where t.state = OPEN and t.partnerId = :partner and t.role in :roles and "
                        + (visibility.everything()
                                ? "exists (select 1 from Referral r where r.id.value = " + its + ")"
                                : "exists (select 1 from Participation p where p.partnerId in :own and p.referralId = "
                                        + its + ")"),
                String.class);
        if (!visibility.everything()) {
            query.setParameter("own", visibility.partnerIds());
        }
        return query.setParameter("partner", actor.partnerId())
                .setParameter("roles", actor.roles().stream().map(Role::code).toList())
                .setMaxResults(most)
                .getResultList()
                .size();
    }

    /** Newest first. */
    public List<ReferralView> newest(Actor actor, ReferralFilter filter, int skipped, int limit) {
        return views(actor, ids(conditions(actor, filter), ReferralOrder.NEWEST_FIRST, skipped, limit));
    }

    /**
     * In another order, a stretch at a time.
     *
     * @param after where the stretch before ended; null for the first
     */
    public List<ReferralView> page(
            Actor actor, ReferralFilter filter, ReferralOrder order, ReferralOrder.@Nullable Place after, int limit) {
        ReferralConditions conditions = conditions(actor, filter);
        if (after != null) {
            conditions.after(order, after);
        }
        return views(actor, ids(conditions, order, 0, limit));
    }

    /** How many are in each phase; zero, too. */
    public Map<ReferralPhase, Long> countByPhase(Actor actor, ReferralFilter filter) {
        ReferralConditions conditions = conditions(actor, filter);
        TypedQuery<InState> query = conditions.in(database.createQuery(
                "select new io.evenhand.referral.ReferralLists$InState(" + conditions.state() + ", count(*))"
                        + conditions.fromWhere() + " group by " + conditions.state(),
                InState.class));
        Map<ReferralPhase, Long> counts = new EnumMap<>(ReferralPhase.class);
        for (ReferralPhase phase : ReferralPhase.values()) {
            counts.put(phase, 0L);
        }
        query.getResultList().forEach(found -> counts.merge(ReferralPhase.of(found.state()), found.count(), Long::sum));
        return counts;
    }

    /** The newest of each phase, at most so many of each; a phase that the filter leaves out is empty. */
    public Map<ReferralPhase, List<ReferralView>> newestOfEachPhase(Actor actor, ReferralFilter filter, int limit) {
        List<ReferralId> ids = new ArrayList<>();
        Map<ReferralPhase, List<ReferralView>> newest = new EnumMap<>(ReferralPhase.class);
        for (ReferralPhase phase : ReferralPhase.values()) {
            newest.put(phase, new ArrayList<>());
            Set<ReferralState> states = filter.statesWithin(phase);
            if (!states.isEmpty()) {
                ids.addAll(ids(conditions(actor, filter.withStates(states)), ReferralOrder.NEWEST_FIRST, 0, limit));
            }
        }
        views(actor, ids)
                .forEach(view -> newest.computeIfAbsent(ReferralPhase.of(view.state()), any -> new ArrayList<>())
                        .add(view));
        return newest;
    }

    /** The partners who take part in any referral that the actor sees. */
    public Set<PartnerId> participants(Actor actor) {
        return participants.companionsOf(Visibility.of(actor));
    }

    /**
     * Ids first: sorting many wide rows to show a few would cost more than to read these few afterwards. The id decides between two
     * of one moment: or a page might show one twice and the other never.
     */
    private List<ReferralId> ids(ReferralConditions conditions, ReferralOrder order, int skipped, int limit) {
        String way = order.ascending() ? "" : " desc";
        String sorted = " order by " + conditions.moment(order) + way + ", " + conditions.id() + way;
        return conditions
                .in(database.createQuery("select " + conditions.id() + conditions.fromWhere() + sorted, String.class))
                .setFirstResult(skipped)
                .setMaxResults(limit)
                .getResultStream()
                .map(ReferralId::new)
                .toList();
    }

    private List<ReferralView> views(Actor actor, List<ReferralId> ids) {
        Map<ReferralId, ReferralLine> lines = database.createQuery(LINE, ReferralLine.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(ReferralLine::id, line -> line));
        return views.of(
                actor,
                ids.stream().flatMap(id -> Stream.ofNullable(lines.get(id))).toList());
    }

    private ReferralConditions conditions(Actor actor, ReferralFilter filter) {
        return ReferralConditions.of(actor, filter, clock.instant());
    }

    /** How many referrals are in a state. */
    record InState(ReferralState state, long count) {}
}
