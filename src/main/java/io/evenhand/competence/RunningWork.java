package io.evenhand.competence;

import io.evenhand.partner.PartnerId;
import java.util.Collection;
import java.util.Map;

/** How much partners deliver at this moment: whoever knows referrals says it. */
public interface RunningWork {
    /** In how many referrals that have not ended each of these delivers; those who deliver in none may be missing. */
    Map<PartnerId, Long> of(Collection<PartnerId> partners);
}
