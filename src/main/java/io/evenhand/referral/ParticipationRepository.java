package io.evenhand.referral;

import java.util.Collection;
import java.util.Set;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ParticipationRepository extends Repository<Participation, Participation.Key> {
    /** From now on the partner finds the referral in its lists. Again changes nothing. */
    @Modifying(flushAutomatically = true)
    @Query(nativeQuery = true, value = """
            insert into referral_participant (partner_id, referral_id, state, registered_at)
            select :partner, r.id, r.state, r.registered_at from referral r where r.id = :referral
            and not exists (select 1 from referral_participant p where p.partner_id = :partner and p.referral_id = r.id)""")
    int enter(String partner, String referral);

    /** The partner and the others of the referral find one another among the choices of their lists. Again changes nothing. */
    @Modifying
    @Query(nativeQuery = true, value = """
            insert into referral_companion (partner_id, companion_id)
            select :partner, p.partner_id from referral_participant p where p.referral_id = :referral
            union select p.partner_id, :partner from referral_participant p where p.referral_id = :referral
            on duplicate key update companion_id = companion_id""")
    int acquaint(String partner, String referral);

    @Query(nativeQuery = true, value = "select companion_id from referral_companion where partner_id in :partners")
    Set<String> findCompanions(Collection<String> partners);

    @Query(nativeQuery = true, value = "select distinct partner_id from referral_companion")
    Set<String> findAll();

    /** The partner does not find the referral any more, unless it introduced it or fills a seat. */
    @Modifying(flushAutomatically = true)
    @Query(nativeQuery = true, value = """
            delete from referral_participant where partner_id = :partner and referral_id = :referral
            and not exists (select 1 from referral r where r.id = :referral and r.introducer_id = :partner)
            and not exists (select 1 from seat s where s.referral_id = :referral and s.filled_by = :partner)""")
    int drop(String partner, String referral);
}
