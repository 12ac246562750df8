package io.evenhand.notice;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface OutgoingMailRepository extends JpaRepository<OutgoingMail, String> {
    @Query("select m.id from OutgoingMail m where m.nextAt <= :now order by m.nextAt, m.id")
    List<String> findDue(Instant now, Limit most);

    /** Holds the mail until the transaction ends: two instances of the program do not take it at once. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from OutgoingMail m where m.id = :id")
    Optional<OutgoingMail> lock(String id);

    /** Who of these has been told this already. */
    @Query("select m.username from OutgoingMail m where m.onceKey = :onceKey and m.username in :usernames")
    List<String> findTold(String onceKey, Collection<String> usernames);

    /** All that was mailed about a matter, held until the transaction ends: what is not being sent then is not going to be. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from OutgoingMail m where m.matterKey = :matterKey order by m.madeAt, m.id")
    List<OutgoingMail> lockAbout(String matterKey);

    /** The person's summaries that have not left yet. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            "select m from OutgoingMail m where m.username = :username and m.kind = SUMMARY and m.state in (WAITING, FAILED)")
    List<OutgoingMail> lockUnsentSummaries(String username);

    /** Links for somebody that have not left yet. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            "select m from OutgoingMail m where m.kind = INVITATION and m.sentTo = :address and m.state in (WAITING, FAILED)")
    List<OutgoingMail> lockUnsentInvitations(String address);

    @Query(
            "select m from OutgoingMail m where m.username = :username and m.state = FOR_SUMMARY order by m.madeAt, m.id")
    List<OutgoingMail> findForSummary(String username);

    /** Without the letters themselves. */
    @Query(LINE + " where m.username = :username order by m.madeAt desc, m.id desc")
    List<Line> findOwn(String username, Pageable page);

    long countByUsername(String username);

    @Query(LINE + " where m.state in :states order by m.madeAt desc, m.id desc")
    List<Line> findIn(Collection<MailState> states, Limit most);

    @Query("""
            select new io.evenhand.notice.OutgoingMailRepository$Count(m.state, count(m)) from OutgoingMail m
            where m.madeAt > :after group by m.state""")
    List<Count> count(Instant after);

    @Query("select m.id from OutgoingMail m where m.madeAt < :before and m.nextAt is null order by m.madeAt")
    List<String> findOld(Instant before, Limit most);

    @Modifying
    @Query("delete from OutgoingMail m where m.id in :ids")
    void forget(Collection<String> ids);

    String LINE = """
            select new io.evenhand.notice.OutgoingMailRepository$Line(
                m.id, m.username, m.partnerId, m.kind, m.subject, m.state, m.madeAt, m.nextAt, m.attempts, m.reason)
            from OutgoingMail m""";

    record Line(
            String id,
            String username,
            String partnerId,
            MailKind kind,
            String subject,
            MailState state,
            Instant madeAt,
            @Nullable Instant nextAt,
            int attempts,
            @Nullable String reason) {}

    record Count(MailState state, long mails) {}
}
