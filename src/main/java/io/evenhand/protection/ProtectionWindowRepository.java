package io.evenhand.protection;

import io.evenhand.partner.PartnerId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ProtectionWindowRepository extends JpaRepository<ProtectionWindow, String> {
    /** What the viewer's organisations are party to. */
    String VISIBLE =
            "(:everything = true or w.protectedPartner.value in :partners or w.boundPartner.value in :partners)";

    /** Not an interim promise that ends because the protection of the same referral has taken its place: nobody loses anything by its end. */
    String NOT_REPLACED =
            " and not (w.interim = true and exists (select p.id from ProtectionWindow p where p.interim = false"
                    + " and p.referralId = w.referralId and p.protectedPartner = w.protectedPartner and p.boundPartner = w.boundPartner"
                    + " and p.startsOn <= w.endsOn and (p.endsOn is null or p.endsOn > w.endsOn)"
                    + " and (p.liftedOn is null or p.liftedOn > w.endsOn)))";

    @Query("select distinct w from ProtectionWindow w join w.identifiers i"
            + " where w.boundPartner = :bound and i in :identifiers order by w.startsOn, w.id")
    List<ProtectionWindow> findAbout(PartnerId bound, Collection<String> identifiers);

    /** As {@link #findAbout}, of those alone to which a reader is party: what it may not know costs it no time either. */
    @Query(
            "select distinct w from ProtectionWindow w join w.identifiers i where w.boundPartner = :bound"
                    + " and (w.boundPartner = :reader or w.protectedPartner = :reader) and i in :identifiers order by w.startsOn, w.id")
    List<ProtectionWindow> findAboutOf(PartnerId reader, PartnerId bound, Collection<String> identifiers);

    List<ProtectionWindow> findByReferralIdOrderByStartsOnAscIdAsc(String referralId);

    List<ProtectionWindow> findByAgreementOrderById(String agreement);

    List<ProtectionWindow> findByAgreementAndReferralId(String agreement, String referralId);

    /**
     * @param side the name of a {@link WindowFilter.Side}
     * @param standing the name of a {@link WindowFilter.Standing}
     * @param named whether windows are found by the names of customers at all
     * @param hidden the referrals whose customer the viewer is not told: by a name that is hidden nothing is found
     */
    @Query("select w from ProtectionWindow w where " + VISIBLE
            + " and (:side <> 'PROTECTING' or w.protectedPartner.value in :partners)"
            + " and (:side <> 'BOUND' or w.boundPartner.value in :partners)"
            + " and (lower(w.agreement) like :words or (lower(w.customerName) like :words and :named = true"
            + "   and (w.protectedPartner.value in :partners or w.referralId not in :hidden)))"
            + " and (:standing = 'ALL'"
            + " or (:standing = 'RELEASED' and w.liftedOn <= :today"
            + "   and w.liftedBy = io.evenhand.protection.WindowEnding.RELEASED)"
            + " or (:standing = 'TRANSFERRED' and w.liftedOn <= :today"
            + "   and w.liftedBy = io.evenhand.protection.WindowEnding.TRANSFERRED)"
            + " or ((w.liftedOn is null or w.liftedOn > :today) and ("
            + "   (:standing = 'CURRENT' and (w.endsOn is null or w.endsOn >= :today or w.tailEndsOn >= :today))"
            + "   or (:standing = 'OPEN' and w.startsOn <= :today and (w.endsOn is null or w.endsOn >= :today))"
            + "   or (:standing = 'SOON' and w.startsOn <= :today and w.endsOn >= :today and w.endsOn <= :soon)"
            + "   or (:standing = 'TAIL' and w.endsOn < :today and w.tailEndsOn >= :today)"
            + "   or (:standing = 'UPCOMING' and w.startsOn > :today and (w.endsOn is null or w.endsOn >= w.startsOn or w.tailEndsOn >= w.startsOn))"
            + "   or (:standing = 'ENDED' and w.endsOn < :today and (w.tailEndsOn is null or w.tailEndsOn < :today)))))"
            + " order by w.endsOn asc nulls last, w.id")
    Slice<ProtectionWindow> findListed(
            boolean everything,
            Set<String> partners,
            String side,
            String standing,
            String words,
            boolean named,
            Collection<String> hidden,
            LocalDate today,
            LocalDate soon,
            Pageable page);

    /** The windows of which a day lies in these: the first, the last, the last of the tail, or that on which it was lifted. */
    @Query("select w from ProtectionWindow w where " + VISIBLE
            + " and (w.startsOn between :from and :to or w.endsOn between :from and :to"
            + " or w.tailEndsOn between :from and :to or w.liftedOn between :from and :to) order by w.startsOn, w.id")
    List<ProtectionWindow> findMarked(
            boolean everything, Set<String> partners, LocalDate from, LocalDate to, Pageable most);

    /** The windows of which something ends from a day on: those first of which the last of it is still to come, the next first. */
    @Query("select w from ProtectionWindow w where " + VISIBLE
            + " and (w.liftedOn >= :from or w.liftedOn is null and (w.endsOn >= :from or w.tailEndsOn >= :from))"
            + " order by case when coalesce(w.liftedOn, w.tailEndsOn, w.endsOn) >= :today then 0 else 1 end,"
            + " coalesce(w.liftedOn, w.endsOn), w.id")
    List<ProtectionWindow> findEnding(
            boolean everything, Set<String> partners, LocalDate from, LocalDate today, Pageable most);

    /** The windows of these that end in a time and are not lifted before. */
    @Query(
            "select w from ProtectionWindow w where (w.liftedOn is null or w.liftedOn > w.endsOn) and w.endsOn between :from and :to"
                    + " and (w.protectedPartner.value = :partner or w.boundPartner.value = :partner)"
                    + NOT_REPLACED + " order by w.endsOn, w.id")
    List<ProtectionWindow> findEndingOf(String partner, LocalDate from, LocalDate to, Pageable most);

    /** The windows that passed on to a partner, on either side. */
    @Query("select w from ProtectionWindow w where w.predecessorId is not null"
            + " and (w.protectedPartner = :partner or w.boundPartner = :partner) order by w.startsOn, w.id")
    List<ProtectionWindow> findTakenOverBy(PartnerId partner);

    /** The windows in whose place others have begun in a time, where that was not noted yet. */
    @Query("select n.predecessorId from ProtectionWindow n where n.predecessorId is not null"
            + " and n.startsOn between :since and :today and not exists (select e.id from WindowEvent e"
            + " where e.windowId = n.predecessorId and e.kind = io.evenhand.protection.WindowEventKind.HANDED_OVER)"
            + " order by n.startsOn, n.id")
    List<String> findHandedOver(LocalDate today, LocalDate since);
}
