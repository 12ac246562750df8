package io.evenhand.word;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

interface ReturnedDraftRepository extends ListCrudRepository<ReturnedDraft, String> {
    /** Those that a party may see, the latest first: its own, and what others proposed. */
    @Query("select d from ReturnedDraft d where d.agreementId = :agreementId"
            + " and (d.proposedAt is not null or d.partnerId = :partnerId) order by d.returnedAt desc, d.id")
    List<ReturnedDraft> findOpenTo(String agreementId, String partnerId, Limit most);
}
