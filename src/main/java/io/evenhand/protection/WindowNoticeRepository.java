package io.evenhand.protection;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface WindowNoticeRepository extends JpaRepository<WindowNotice, String> {
    List<WindowNotice> findByWindowIdOrderByOpenedAt(String windowId);

    List<WindowNotice> findByWindowIdAndState(String windowId, WindowNotice.State state);

    List<WindowNotice> findByKindAndStateAndAboutStartingWith(
            WindowNoticeKind kind, WindowNotice.State state, String about);

    List<WindowNotice> findByIdIn(Collection<String> ids);

    List<WindowNotice> findByWindowIdAndKindAndEffectiveOn(String windowId, WindowNoticeKind kind, LocalDate day);

    /**
     * Windows that end soon, about whose end nothing was said yet, or whose renewal came to nothing. Of one that passes on before its end its
     * successor is told, also before its own first day.
     */
    @Query("select w.id from ProtectionWindow w where (w.liftedOn is null or w.liftedOn > w.endsOn)"
            + " and (w.startsOn <= :today or w.predecessorId is not null) and w.endsOn >= :today"
            + " and w.endsOn <= :soon and not exists (select n.id from WindowNotice n where n.windowId = w.id"
            + " and n.kind = io.evenhand.protection.WindowNoticeKind.ENDING and n.effectiveOn = w.endsOn"
            + " and n.state <> io.evenhand.protection.WindowNotice.State.FELL_THROUGH)"
            + ProtectionWindowRepository.NOT_REPLACED + " order by w.endsOn, w.id")
    List<String> findEnding(LocalDate today, LocalDate soon);

    /** Windows that are over, about whose end nothing was said yet. */
    @Query(
            "select w.id from ProtectionWindow w where (w.liftedOn is null or w.liftedOn > w.endsOn) and w.endsOn < :today and w.endsOn >= :since"
                    + " and not exists (select n.id from WindowNotice n where n.windowId = w.id"
                    + " and n.kind = io.evenhand.protection.WindowNoticeKind.ENDED and n.effectiveOn = w.endsOn)"
                    + ProtectionWindowRepository.NOT_REPLACED + " order by w.endsOn, w.id")
    List<String> findEnded(LocalDate today, LocalDate since);

    /** The same of tails. */
    @Query(
            "select w.id from ProtectionWindow w where (w.liftedOn is null or w.liftedOn > w.tailEndsOn) and w.tailEndsOn < :today and w.tailEndsOn >= :since"
                    + " and not exists (select n.id from WindowNotice n where n.windowId = w.id"
                    + " and n.kind = io.evenhand.protection.WindowNoticeKind.TAIL_ENDED and n.effectiveOn = w.tailEndsOn)"
                    + " order by w.tailEndsOn, w.id")
    List<String> findTailEnded(LocalDate today, LocalDate since);
}
