package io.evenhand.obligation;

import io.evenhand.partner.PartnerId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ObligationRepository extends JpaRepository<Obligation, ObligationId> {
    Optional<Obligation> findBySubjectAndOnceKey(String subject, String onceKey);

    @Query("select o from Obligation o where o.subject in :subjects order by o.dueAt, o.id.value")
    List<Obligation> findOf(Collection<String> subjects);

    /** Those of these kinds that a partner has promised and not yet shown, the most pressing first. */
    @Query("select o from Obligation o where o.obliged = :partner and o.state = OPEN and o.kind in :kinds"
            + " order by o.dueAt, o.id.value")
    List<Obligation> findOwedBy(PartnerId partner, Collection<ObligationKind> kinds, Limit limit);

    /** Those that are owed to a partner and not over, the most pressing first. */
    @Query("select o from Obligation o where o.owedTo = :partner and o.state in (ASKED, OPEN, SHOWN, AT_ISSUE)"
            + " order by o.dueAt, o.id.value")
    List<Obligation> findOpenTo(PartnerId partner, Limit limit);

    /** Those that were owed to a partner, are over, and were late or broken, the newest first. */
    @Query("select o from Obligation o where o.owedTo = :partner and (o.state = BROKEN"
            + " or o.state in (KEPT, UNANSWERED, EXCUSED, REFUSED, CALLED_OFF) and o.overdueAt is not null)"
            + " order by o.begunAt desc, o.id.value")
    List<Obligation> findMissedTo(PartnerId partner, Limit limit);

    /** How each who promised a partner anything kept its word. What was called off, excused or never promised says nothing about them. */
    @Query("select new io.evenhand.obligation.Obligations$Towards(o.obliged,"
            + " sum(case when o.state in (KEPT, UNANSWERED, BROKEN) then 1 else 0 end),"
            + " sum(case when o.state in (KEPT, UNANSWERED) and o.overdueAt is null then 1 else 0 end))"
            + " from Obligation o where o.owedTo = :partner group by o.obliged")
    List<Obligations.Towards> countTowards(PartnerId partner);

    /** Those that are owed by or to a partner and not over, the most pressing first. */
    @Query("select o from Obligation o where (o.obliged = :partner or o.owedTo = :partner)"
            + " and o.state in (ASKED, OPEN, SHOWN, AT_ISSUE) order by o.dueAt, o.id.value")
    List<Obligation> findOpenOf(PartnerId partner, Limit limit);
}
