package io.evenhand.competence;

import io.evenhand.partner.PartnerId;
import java.util.Collection;
import java.util.Map;

/** In how much partners deliver before it is won: whoever knows referrals says it. What is won runs on in {@link Deliveries}. */
public interface RunningWork {
    /** In how many referrals that have not ended each of these delivers; those who deliver in none may be missing. */
    Map<PartnerId, Long> of(Collection<PartnerId> partners);
}
