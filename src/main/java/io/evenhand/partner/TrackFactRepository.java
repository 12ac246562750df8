package io.evenhand.partner;

import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface TrackFactRepository extends JpaRepository<TrackFact, String> {
    boolean existsBySourceAndOutcome(String source, FactOutcome outcome);

    List<TrackFact> findBySource(String source);

    /** What is known last of each thing that was promised, the newest first: an overdue thing only until its end is known. */
    @Query("select f from TrackFact f where f.partner = :partner and (f.outcome <> OVERDUE or not exists"
            + " (select 1 from TrackFact later where later.source = f.source and later.outcome <> OVERDUE))"
            + " order by f.happenedAt desc, f.id desc")
    List<TrackFact> findLast(PartnerId partner, Limit limit);

    /** The same, counted, without what was withdrawn. */
    @Query("select new io.evenhand.partner.TrackFactRepository$Count(f.partner, f.outcome, count(*)) from TrackFact f"
            + " where f.partner in :partners and (f.outcome <> OVERDUE or not exists"
            + " (select 1 from TrackFact later where later.source = f.source and later.outcome <> OVERDUE))"
            + " and not exists (select 1 from TrackRemark r where r.source = f.source and r.kind = WITHDRAWN)"
            + " group by f.partner, f.outcome")
    List<Count> count(Collection<PartnerId> partners);

    /** How often a partner's promises of one outcome were found. */
    record Count(PartnerId partner, FactOutcome outcome, long facts) {}
}
