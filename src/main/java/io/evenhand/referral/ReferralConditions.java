package io.evenhand.referral;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.access.Visibility;
import io.evenhand.partner.PartnerId;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of a referral {@code r} for an actor to find it, as conditions of a query. Only what is asked for becomes a
 * condition, so that the database can choose its index. Everything inside an {@code in (select …)} stands alone: it is
 * looked up once for a query and not once for a referral.
 *
 * <p>Names of partners and open tasks are other rooms' tables. They are read here, by name, because only the database can
 * page what it has filtered.
 */
final class ReferralConditions {
    /** Where one word may occur; the customer's name is added for those who may know it. */
    private static final String OCCURS =
            "lower(r.reference) like :word escape '!' or lower(r.title) like :word escape '!'"
                    + " or lower(r.need.summary) like :word escape '!' or lower(r.need.areas) like :word escape '!'"
                    + " or lower(r.need.region) like :word escape '!'"
                    + " or r.introducer.value in"
                    + " (select p.id.value from Partner p where lower(p.legalName) like :word escape '!')"
                    + " or r.id.value in (select s.referral.value from Seat s where s.filledBy.value in"
                    + " (select p.id.value from Partner p where lower(p.legalName) like :word escape '!'))"
                    + " or r.id.value in (select x.targetId from ExternalId x where x.ownerId = :actorsPartner"
                    + " and x.kind = REFERRAL and lower(x.externalId) like :word escape '!')";

    /** A referral's tasks are its own and those of its agreements and promises. */
    static final String REFERRAL_OF_TASK = "coalesce(a.subject, o.subject, t.businessId)";

    static final String FROM_TASKS = " from HumanTask t left join Agreement a on a.id.value = t.businessId"
            + " left join Obligation o on o.id.value = t.businessId";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    /** Then its participations {@code p} are read, which say most of what is asked, in the order that is asked for. */
    private boolean ofOnePartner;

    private boolean ofReferral;

    private ReferralConditions() {}

    /** Scope first, whatever is asked for. */
    static ReferralConditions of(Actor actor, ReferralFilter filter, Instant now) {
        ReferralConditions all = new ReferralConditions();
        all.visible(Visibility.of(actor));
        all.states(filter.states());
        all.partner(filter.partner(), filter.part());
        all.words(filter.words(), actor);
        all.tasks(filter.mine() ? actor : null, filter, now);
        all.changed(filter.changedSince());
        return all;
    }

    private void visible(Visibility visibility) {
        if (visibility.everything()) {
            return;
        }
        Set<String> own = visibility.partnerIds();
        if (own.isEmpty()) {
            conditions.add("1 = 0");
        } else if (own.size() == 1) {
            ofOnePartner = true;
            conditions.add("p.partnerId = :own");
            parameters.put("own", own.iterator().next());
        } else {
            takePart("own", own);
        }
    }

    private void takePart(String name, Set<String> partners) {
        conditions.add(id() + " in (select o.referralId from Participation o where o.partnerId in :" + name + ")");
        parameters.put(name, partners);
    }

    private void states(Set<ReferralState> states) {
        if (!states.isEmpty()) {
            conditions.add(state() + " in :states");
            parameters.put("states", states);
        }
    }

    private void partner(@Nullable PartnerId partner, ReferralFilter.@Nullable Part part) {
        if (partner == null) {
            return;
        }
        if (part == null) {
            takePart("partners", Set.of(partner.value()));
            return;
        }
        conditions.add(
                switch (part) {
                    case INTRODUCER -> referral() + ".introducer.value = :partner";
                    case DELIVERER ->
                        id() + " in (select s.referral.value from Seat s where s.filledBy.value = :partner)";
                });
        parameters.put("partner", partner.value());
    }

    private void words(List<String> words, Actor actor) {
        if (words.isEmpty()) {
            return;
        }
        ofReferral = true;
        String knowsCustomer = knowsCustomer(actor);
        for (int i = 0; i < words.size(); i++) {
            String name = "word" + i;
            String occurs = OCCURS + " or (" + knowsCustomer + ") and lower(r.customer.name) like :word escape '!'";
            conditions.add("(" + occurs.replace(":word", ":" + name) + ")");
            parameters.put(name, "%" + words.get(i).replaceAll("[!%_]", "!$0") + "%");
        }
    }

    /** As {@link ReferralViews} decides it: whoever is not told the customer's name must not find the referral by it. */
    private String knowsCustomer(Actor actor) {
        parameters.put("actorsPartner", actor.partnerId());
        if (actor.personId() == null) {
            return "r.introducer.value = :actorsPartner";
        }
        parameters.put("person", actor.personId());
        return "r.introducer.value = :actorsPartner or r.disclosedAt is not null"
                + " and r.id.value in (select d.referral.value from Disclosure d where d.personId = :person)";
    }

    /** What is asked for must hold of one and the same task. */
    private void tasks(@Nullable Actor actor, ReferralFilter filter, Instant now) {
        Duration waitsLongerThan = filter.waitsLongerThan();
        if (actor == null && waitsLongerThan == null && !filter.overdue()) {
            return;
        }
        StringBuilder task = new StringBuilder("t.state = OPEN");
        if (actor != null) {
            task.append(" and t.partnerId = :tasksPartner and t.role in :roles");
            parameters.put("tasksPartner", actor.partnerId());
            parameters.put("roles", actor.roles().stream().map(Role::code).toList());
        }
        if (waitsLongerThan != null) {
            task.append(" and t.createdAt < :before");
            parameters.put("before", now.minus(waitsLongerThan));
        }
        if (filter.overdue()) {
            task.append(" and t.dueAt < :now");
            parameters.put("now", now);
        }
        conditions.add(id() + " in (select " + REFERRAL_OF_TASK + FROM_TASKS + " where " + task + ")");
    }

    private void changed(@Nullable Instant since) {
        if (since != null) {
            conditions.add(referral() + ".changedAt >= :changedSince");
            parameters.put("changedSince", since);
        }
    }

    /** Only what comes after this one in the order of the list. */
    void after(ReferralOrder order, ReferralOrder.Place place) {
        String beyond = order.ascending() ? ">" : "<";
        String moment = moment(order);
        conditions.add("(" + moment + " " + beyond + " :placeAt or " + moment + " = :placeAt and " + id() + " " + beyond
                + " :placeId)");
        parameters.put("placeAt", place.at());
        parameters.put("placeId", place.id());
    }

    String id() {
        return ofOnePartner ? "p.referralId" : "r.id.value";
    }

    String state() {
        return ofOnePartner ? "p.state" : "r.state";
    }

    String moment(ReferralOrder order) {
        return order.moment().equals("registeredAt") && ofOnePartner
                ? "p.registeredAt"
                : referral() + "." + order.moment();
    }

    /** The referral itself, which the query has to read then. */
    private String referral() {
        ofReferral = true;
        return "r";
    }

    /** The query's {@code from} and {@code where}. Asked for last: what else it says decides what it reads. */
    String fromWhere() {
        String from = " from Referral r";
        if (ofOnePartner) {
            from = " from Participation p" + (ofReferral ? " join Referral r on r.id.value = p.referralId" : "");
        }
        return from + where();
    }

    /** The query's {@code where}, or nothing. */
    private String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    <Q extends Query> Q in(Q query) {
        parameters.forEach(query::setParameter);
        return query;
    }
}
