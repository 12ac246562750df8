package io.evenhand.agreement;

import java.util.List;
import org.springframework.data.repository.Repository;

/** Adds and reads; nothing is changed or removed. */
interface TakenWordingRepository extends Repository<TakenWording, String> {
    TakenWording save(TakenWording taken);

    List<TakenWording> findByAgreementIdOrderByVersionNumber(String agreementId);
}
