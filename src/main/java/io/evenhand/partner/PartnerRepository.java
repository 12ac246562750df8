package io.evenhand.partner;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface PartnerRepository extends JpaRepository<Partner, PartnerId> {
    @Query(
            "select new io.evenhand.partner.PartnerRepository$Named(p.id, p.legalName) from Partner p where p.id in :ids")
    List<Named> findNames(Collection<PartnerId> ids);

    @Query("select new io.evenhand.partner.PartnerRepository$Seated(p.id, p.country) from Partner p where p.id in :ids")
    List<Seated> findSeats(Collection<PartnerId> ids);

    /** Holds the partner until the transaction ends, so that what is compared with its version is still so when it is written. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Partner p where p.id = :id")
    Optional<Partner> lock(PartnerId id);

    /**
     * @param pattern in lower case, with {@code !} before a character that stands for itself
     * @param searcher whose ids of other systems are searched, too
     */
    @Query("""
            select new io.evenhand.partner.PartnerRepository$Seat(p.id, p.legalName, p.address, p.country) from Partner p
            where lower(p.legalName) like :pattern escape '!' or lower(p.address) like :pattern escape '!'
            or exists (select 1 from Partner q join q.regions r where q.id = p.id and lower(r) like :pattern escape '!')
            or p.id.value in (select x.targetId from ExternalId x
              where x.ownerId = :searcher and x.kind = PARTNER and lower(x.externalId) like :pattern escape '!')
            order by lower(p.legalName), p.id""")
    List<Seat> search(String pattern, String searcher, Limit limit);

    @Query("""
            select new io.evenhand.partner.PartnerRepository$Region(p.id, r) from Partner p join p.regions r
            where p.id in :ids order by r""")
    List<Region> regionsOf(Collection<PartnerId> ids);

    /** A partner's legal name alone. */
    record Named(PartnerId id, String legalName) {}

    /** What a list says of a partner itself. */
    record Seat(PartnerId id, String legalName, String address, String country) {}

    /** One of the regions in which a partner works. */
    record Region(PartnerId partner, String region) {}

    record Seated(PartnerId id, String country) {}
}
