package io.evenhand.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface ApiTokenRepository extends JpaRepository<ApiToken, String> {
    Optional<ApiToken> findBySecretHash(String secretHash);

    @Query("select t from ApiToken t where t.username = :username order by t.createdAt desc, t.id")
    List<ApiToken> findOf(String username, Limit limit);

    @Query("select t from ApiToken t where t.username <> :username and t.username in"
            + " (select a.username from Account a where a.partnerId = :partnerId) order by t.createdAt desc, t.id")
    List<ApiToken> findOfOthers(String partnerId, String username, Limit limit);

    @Query(
            "select count(t) from ApiToken t where t.username = :username and t.revokedAt is null and t.expiresAt > :now")
    long countOpen(String username, Instant now);

    @Modifying
    @Query(
            "update ApiToken t set t.lastUsedAt = :now where t.id = :id and (t.lastUsedAt is null or t.lastUsedAt < :before)")
    void use(String id, Instant now, Instant before);
}
