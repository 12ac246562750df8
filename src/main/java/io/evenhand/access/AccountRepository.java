package io.evenhand.access;

import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
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
            where a.demo = true and a.enabled = true and a.ownPassword = false
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

    /** Holds the account until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Account a where a.username = :username")
    Optional<Account> lock(String username);

    /** Holds every account of an organisation, so that two administrators do not remove each other at the same moment. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Account a where a.partnerId = :partnerId order by a.username")
    List<Account> lockAll(String partnerId);

    @Query("select a from Account a where a.partnerId = :partnerId and a.personId = :personId order by a.username")
    List<Account> ofPerson(String partnerId, String personId);

    @Query(
            "select distinct a from Account a left join fetch a.roles where a.partnerId = :partnerId order by a.displayName, a.username")
    List<Account> ofPartner(String partnerId);

    /**
     * Everything that decides how far an account may go now, in one query: the account with its roles, its confirmed second factor,
     * what its organisation requires, and the session, as far as there are such.
     */
    @Query("""
            select a as account, f.confirmedAt as confirmedAt, r.secondFactorRequired as required,
                r.onlyProvider as onlyProvider, s as session
            from Account a left join fetch a.roles
            left join SecondFactor f on f.username = a.username
            left join AccessRule r on r.partnerId = a.partnerId
            left join SignInSession s on s.username = a.username and s.id = :session
            where a.username = :username""")
    List<Tuple> standing(String username, String session);
}
