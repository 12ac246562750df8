package io.evenhand.notice;

import io.evenhand.access.Role;
import io.evenhand.partner.PartnerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for the people of a partner who hold a role. They are told of it by mail, reminded once before it is late, and
 * told once when it is.
 *
 * @param source the {@link DeadlineSource#name()} of the source that has the words for it
 * @param id within the source, at most 64 characters
 * @param since from when it waits
 * @param until null where nothing presses
 * @param toSign whether it asks for a signature: then also people hear of it who want no other mail
 */
public record Matter(
        String source,
        String id,
        PartnerId partner,
        Role role,
        Instant since,
        @Nullable Until until,
        boolean toSign) {
    public Matter {
        MatterKey unused = new MatterKey(source, id);
    }
}
