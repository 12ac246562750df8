package io.evenhand.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface AgreementChangeRepository extends JpaRepository<AgreementChange, String> {
    Optional<AgreementChange> findByOpenFor(String openFor);

    List<AgreementChange> findByAgreementIdOrderByChangeNumber(String agreementId);

    List<AgreementChange> findByAgreementIdAndSignedAtIsNotNullOrderByChangeNumber(String agreementId);

    @Query(
            "select c.id from AgreementChange c"
                    + " where c.effectiveAt is null and c.signedAt is not null and c.effectiveOn <= :day order by c.effectiveOn, c.id")
    List<String> findDue(LocalDate day);
}
