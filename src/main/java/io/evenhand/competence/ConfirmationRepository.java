package io.evenhand.competence;

import io.evenhand.partner.PartnerId;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface ConfirmationRepository extends JpaRepository<Confirmation, String> {
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Confirmation c where c.id = :id")
    Optional<Confirmation> lock(String id);

    boolean existsByOnceKey(String onceKey);

    @Query("select c from Confirmation c where c.askedOf = :partner and c.state <> RUNS order by c.askedAt desc, c.id")
    List<Confirmation> findAskedOf(PartnerId partner, Limit limit);

    @Query("select c from Confirmation c where c.about = :partner and c.state <> RUNS order by c.askedAt desc, c.id")
    List<Confirmation> findAbout(PartnerId partner, Limit limit);

    @Query("select c from Confirmation c where c.about = :partner and c.state = CONFIRMED order by c.doneOn desc, c.id")
    List<Confirmation> findConfirmed(PartnerId partner);

    @Query(
            "select distinct c from Confirmation c join c.areas a where a in :areas and c.state = CONFIRMED order by c.id")
    List<Confirmation> findConfirmedIn(Collection<String> areas);

    /** Deliveries that are won and not over, of this partner or for it, those that were won first at the top. */
    @Query("select c from Confirmation c where c.state = RUNS and (c.about = :partner or c.askedOf = :partner)"
            + " order by c.askedAt, c.id")
    List<Confirmation> findRunning(PartnerId partner, Limit limit);

    @Query("select c from Confirmation c where c.state = RUNS order by c.id")
    List<Confirmation> findAllRunning();

    @Query("select c from Confirmation c where c.state = RUNS and c.sourceId = :source and c.about = :about")
    Optional<Confirmation> findRunning(String source, PartnerId about);

    /** How many run, with those that their deliverer alone said to be over, and that were asked for after this moment. */
    @Query("select new io.evenhand.competence.ConfirmationRepository$Count(c.about, count(c)) from Confirmation c"
            + " where c.about in :partners and (c.state = RUNS"
            + " or c.state = ASKED and c.endedBy = c.about.value and c.askedAt > :after) group by c.about")
    List<Count> countRunning(Collection<PartnerId> partners, Instant after);

    @Query("select count(c) from Confirmation c where c.about = :about and c.kind = :kind and c.state = ASKED")
    long countOpen(PartnerId about, EvidenceKind kind);

    @Query("select count(c) from Confirmation c where c.askedOf = :partner and c.state = ASKED")
    long countWaiting(PartnerId partner);

    @Query("select new io.evenhand.competence.ConfirmationRepository$Count(c.about, count(c)) from Confirmation c"
            + " where c.about in :partners and c.kind = DELIVERY and c.state = CONFIRMED and c.doneOn > :after"
            + " group by c.about")
    List<Count> countDeliveries(Collection<PartnerId> partners, LocalDate after);

    /** How many deliveries of a partner there are. */
    record Count(PartnerId partner, long deliveries) {}
}
