package io.evenhand.competence;

import io.evenhand.partner.PartnerId;
import java.util.Set;

/** Who has an agreement in force with whom: whoever knows agreements says it. */
public interface Counterparts {
    /** The others in agreements in force of this partner; without itself. */
    Set<PartnerId> of(PartnerId partner);
}
