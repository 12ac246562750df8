package io.evenhand.access;

import java.util.List;
import java.util.Optional;
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

    boolean existsByDemoFalse();
}
