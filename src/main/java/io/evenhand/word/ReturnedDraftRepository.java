package io.evenhand.word;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface ReturnedDraftRepository extends ListCrudRepository<ReturnedDraft, String> {
    List<ReturnedDraft> findTop50ByAgreementIdOrderByReturnedAtDesc(String agreementId);
}
