package io.evenhand.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SignInSessionRepository extends Repository<SignInSession, String> {
    SignInSession save(SignInSession session);

    Optional<SignInSession> findById(String id);

    @Query("""
            select s from SignInSession s
            where s.username = :username and s.endedAt is null and s.lastSeenAt > :since order by s.lastSeenAt desc, s.id""")
    List<SignInSession> open(String username, Instant since);

    /** Ends the open ones of an account, all but one. @return how many those were */
    @Modifying(flushAutomatically = true)
    @Query("""
            update SignInSession s set s.endedAt = :now
            where s.username = :username and s.endedAt is null and (:except is null or s.id <> :except)""")
    int endAll(String username, @Nullable String except, Instant now);

    /** Ends those of an organisation's people that were not begun through a provider. @return how many those were */
    @Modifying(flushAutomatically = true)
    @Query("""
            update SignInSession s set s.endedAt = :now
            where s.endedAt is null and (s.provider is null or s.provider <> :provider)
            and s.username in (select a.username from Account a where a.partnerId = :partnerId)""")
    int endAllBut(String partnerId, String provider, Instant now);

    /** Ends those that were begun through a provider, all but one. @return how many those were */
    @Modifying(flushAutomatically = true)
    @Query("""
            update SignInSession s set s.endedAt = :now
            where s.username = :username and s.endedAt is null and s.provider = :provider
            and (:except is null or s.id <> :except)""")
    int endThrough(String username, String provider, @Nullable String except, Instant now);

    @Modifying
    @Query("delete from SignInSession s where s.username = :username and s.lastSeenAt < :before")
    int forget(String username, Instant before);
}
