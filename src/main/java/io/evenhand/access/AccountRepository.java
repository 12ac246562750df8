package io.evenhand.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AccountRepository extends Repository<Account, String> {
    Account saveAndFlush(Account account);

    @Query("select a from Account a left join fetch a.roles where a.username = :username")
    Optional<Account> findByUsername(String username);

    @Query("""
            select distinct a from Account a left join fetch a.roles
            where a.partnerId = :partnerId and :role member of a.roles
            order by a.username""")
    List<Account> findByPartnerAndRole(String partnerId, Role role);

    @Query("""
            select distinct a from Account a left join fetch a.roles
            where a.demo = true and a.enabled = true
            order by a.username""")
    List<Account> findDemonstration();

    /** People of partners whose accounts are not closed. */
    @Query("""
            select a.username from Account a
            where a.enabled = true and a.personId is not null and a.username > :after
            order by a.username""")
    List<String> findPeopleAfter(String after, Limit most);

    @Query(
            "select distinct a from Account a left join fetch a.roles where a.username in :usernames order by a.username")
    List<Account> findByUsernames(Collection<String> usernames);

    boolean existsByDemoFalse();
}
