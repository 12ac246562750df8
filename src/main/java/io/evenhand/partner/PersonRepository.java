package io.evenhand.partner;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface PersonRepository extends JpaRepository<Person, PersonId> {
    @Query("select p from Person p left join fetch p.authorities where p.partner = :partner order by p.position")
    List<Person> findByPartner(PartnerId partner);

    /** Holds the person until the transaction ends, so that what is compared with the version is still so when it is written. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Person p where p.id = :id and p.partner = :partner")
    Optional<Person> lock(PartnerId partner, PersonId id);

    @Query("select coalesce(max(p.position), -1) from Person p where p.partner = :partner")
    int lastPosition(PartnerId partner);

    /** How many people act for each of these partners on a day; a partner for whom nobody does is missing. */
    @Query("""
            select new io.evenhand.partner.PersonRepository$Count(p.partner, count(p)) from Person p
            where p.partner in :partners and (p.leftOn is null or p.leftOn > :day)
            group by p.partner""")
    List<Count> count(Collection<PartnerId> partners, LocalDate day);

    /** How many of them may sign something on that day. */
    @Query("""
            select new io.evenhand.partner.PersonRepository$Count(p.partner, count(distinct p.id)) from Person p
            join p.authorities a
            where p.partner in :partners and (p.leftOn is null or p.leftOn > :day)
            and (a.validFrom is null or a.validFrom <= :day) and (a.validUntil is null or a.validUntil >= :day)
            group by p.partner""")
    List<Count> countSignatories(Collection<PartnerId> partners, LocalDate day);

    @Query("select new io.evenhand.partner.PersonRepository$Named(p.id, p.name) from Person p where p.id in :ids")
    List<Named> findNames(Collection<PersonId> ids);

    @Query(
            "select new io.evenhand.partner.Mailbox(p.id, p.name, p.email) from Person p where p.id in :ids order by p.id.value")
    List<Mailbox> findMailboxes(Collection<PersonId> ids);

    /** How a person is called. */
    record Named(PersonId id, String name) {}

    /** So many people of a partner. */
    record Count(PartnerId partner, long people) {}
}
