package io.evenhand.agreement;

import io.evenhand.partner.PartnerId;
import io.evenhand.terms.AgreementKind;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface AgreementRepository extends JpaRepository<Agreement, AgreementId> {
    /** A change is for its parties: whoever had left before learns nothing of it. */
    String SHOWN = "(a.changedKind is null or :everything = true"
            + " or exists (select p.value from a.parties p where p.value in :partnerIds))";

    /** Holds the agreement until the transaction ends: of those who sign, decline or withdraw at one moment, one is first. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Agreement a where a.id = :id")
    Optional<Agreement> lock(AgreementId id);

    Optional<Agreement> findBySubjectAndKind(String subject, AgreementKind kind);

    Optional<Agreement> findByNumber(String number);

    List<Agreement> findByBelongsToOrderByDraftedAtAscNumberAsc(String belongsTo);

    @Query("select a.id from Agreement a where a.changedKind is null and lower(a.number) like :words"
            + " and (:everything = true or exists (select p.value from a.parties p where p.value in :partnerIds))"
            + " order by a.draftedAt desc, a.number")
    Slice<AgreementId> findListed(boolean everything, Collection<String> partnerIds, String words, Pageable page);

    List<Agreement> findBySubjectOrderByDraftedAtAscNumberAsc(String subject);

    @Query(
            "select a.id from Agreement a where a.subject = :subject and a.changedKind is null order by a.draftedAt, a.number")
    List<AgreementId> findPrincipalIds(String subject);

    @Query("select new io.evenhand.agreement.AgreementRepository$OfSubject(a.subject, a.id) from Agreement a"
            + " where a.subject in :subjects")
    List<OfSubject> findIds(Collection<String> subjects);

    @Query("select new io.evenhand.agreement.AgreementRepository$OfSubject(a.subject, a.id) from Agreement a"
            + " where a.subject in :subjects and " + SHOWN)
    List<OfSubject> findShownIds(Collection<String> subjects, boolean everything, Collection<String> partnerIds);

    @Query("select a from Agreement a where a.subject = :subject and " + SHOWN + " order by a.draftedAt, a.number")
    List<Agreement> findShown(String subject, boolean everything, Collection<String> partnerIds);

    @Query(
            "select new io.evenhand.agreement.AgreementReference(a.id, a.number, a.subject, a.kind, a.changedKind) from Agreement a"
                    + " where a.id in :ids")
    List<AgreementReference> findReferences(Collection<AgreementId> ids);

    @Query(
            "select new io.evenhand.agreement.AgreementReference(a.id, a.number, a.subject, a.kind, a.changedKind) from Agreement a"
                    + " join a.parties p where a.kind = :kind and a.state = :state and p = :party order by a.inForceAt desc, a.number")
    List<AgreementReference> findReferencesOf(PartnerId party, AgreementKind kind, AgreementState state);

    /** Those in a wording of which these are parties, the latest first. */
    @Query(
            "select new io.evenhand.agreement.AgreementWordings$Use("
                    + "new io.evenhand.agreement.AgreementReference(a.id, a.number, a.subject, a.kind, a.changedKind), a.state, a.template)"
                    + " from Agreement a where a.template = :wording and (:everything = true"
                    + " or exists (select p.value from a.parties p where p.value in :partnerIds)) order by a.draftedAt desc, a.number")
    Slice<AgreementWordings.Use> findUsing(
            String wording, boolean everything, Collection<String> partnerIds, Pageable page);

    @Query("select new io.evenhand.agreement.AgreementWordings$Counted(a.template, a.state, count(a)) from Agreement a"
            + " where a.template in :wordings group by a.template, a.state")
    List<AgreementWordings.Counted> countUsing(Collection<String> wordings);

    /** With their parties, in one query. */
    @Query("select distinct a from Agreement a left join fetch a.parties where a.id in :ids")
    List<Agreement> findWithParties(Collection<AgreementId> ids);

    @Query("select a.id from Agreement a where a.kind = :kind and a.state = :state and a.changedKind is null"
            + " and (a.startsOn is null or a.startsOn <= :day) order by a.number")
    List<AgreementId> findIdsOf(AgreementKind kind, AgreementState state, LocalDate day);

    /** Which agreement belongs to which referral. */
    record OfSubject(String subject, AgreementId id) {}

    @Query("select a from Agreement a join a.parties p where a.kind = :kind and a.state = :state and p = :party"
            + " order by a.inForceAt desc")
    List<Agreement> findOf(PartnerId party, AgreementKind kind, AgreementState state);
}
