package io.evenhand.desk;

import io.evenhand.access.Actor;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The desk of a house without referrals. */
@Component
class NoReferrals implements ReferralReading {
    @Override
    public List<ReferralRow> list(Actor actor) {
        return List.of();
    }

    @Override
    public Optional<ReferralPage> show(Actor actor, String referralId) {
        return Optional.empty();
    }

    @Override
    public Optional<byte[]> diagram(Actor actor, String referralId, String diagramId) {
        return Optional.empty();
    }

    @Override
    public Optional<DocumentFile> document(Actor actor, String referralId, String hash) {
        return Optional.empty();
    }
}
