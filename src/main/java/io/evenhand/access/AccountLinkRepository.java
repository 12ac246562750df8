package io.evenhand.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AccountLinkRepository extends Repository<AccountLink, String> {
    AccountLink saveAndFlush(AccountLink link);

    Optional<AccountLink> findById(String subjectHash);

    @Query("select l from AccountLink l where l.username = :username order by l.linkedAt")
    List<AccountLink> ofAccount(String username);

    /** Whose people are linked at an issuer. */
    @Query("""
            select l.username from AccountLink l join Account a on a.username = l.username
            where a.partnerId = :partnerId and l.issuer = :issuer""")
    Set<String> usernamesOf(String partnerId, String issuer);

    @Modifying(flushAutomatically = true)
    @Query("delete from AccountLink l where l.username = :username and l.issuer = :issuer")
    int remove(String username, String issuer);

    @Modifying(flushAutomatically = true)
    @Query("delete from AccountLink l where l.username = :username")
    int removeAll(String username);
}
