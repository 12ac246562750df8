package io.evenhand.agreement;

import io.evenhand.access.Actor;
import io.evenhand.access.Visibility;
import io.evenhand.partner.PartnerId;
import io.evenhand.template.TemplateVersion;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Slice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which agreement is written in which wording. */
@Service
@Transactional(readOnly = true)
public class AgreementWordings {
    private final AgreementRepository agreements;
    private final WordingChoices choices;

    AgreementWordings(AgreementRepository agreements, WordingChoices choices) {
        this.agreements = agreements;
        this.choices = choices;
    }

    /** @param wording as {@link TemplateVersion#code()} */
    public record Use(AgreementReference agreement, AgreementState state, String wording) {}

    /** How many agreements there are in a state. */
    record Counted(String wording, AgreementState state, long agreements) {}

    /**
     * What an agreement is written in; empty for an unknown one, one signed elsewhere, and one of before wording was kept. The caller makes
     * sure that the reader may see it.
     */
    public Optional<TemplateVersion> of(AgreementId id) {
        return agreements.findById(id).flatMap(Agreement::wording);
    }

    /**
     * When an agreement went over to another wording while it was negotiated.
     *
     * @param version of the terms, with which it did
     * @param former what it was in before; empty for one of before wording was kept
     * @param proposedBy whose proposal it was
     * @param by the account of the person
     */
    public record Taken(
            int version,
            Optional<TemplateVersion> former,
            TemplateVersion wording,
            PartnerId proposedBy,
            String by,
            Instant at) {}

    /** In the order in which they were taken; none for most. The caller makes sure that the reader may see the agreement. */
    public List<Taken> taken(AgreementId id) {
        return choices.history(id).stream().map(TakenWording::view).toList();
    }

    /** The agreements in a wording that the actor may see, the latest first: those of its organisation; all, for the host's steward. */
    public List<Use> using(Actor actor, TemplateVersion version, int most) {
        return using(actor, version, most, 0).uses();
    }

    /** As {@link #using(Actor, TemplateVersion, int)}, so many on a page. @param page from 0 on */
    public Listed using(Actor actor, TemplateVersion version, int size, int page) {
        Visibility visible = Visibility.of(actor);
        Slice<Use> found = agreements.findUsing(
                version.code(), visible.everything(), visible.partnerIds(), PageRequest.of(page, size));
        return new Listed(found.getContent(), found.hasNext());
    }

    /** @param more whether another page follows */
    public record Listed(List<Use> uses, boolean more) {}

    /** How many agreements there are in each of some wordings, by state; of everybody's, so for those who look after the wording alone. */
    public Map<TemplateVersion, Map<AgreementState, Long>> counts(Collection<TemplateVersion> versions) {
        Map<TemplateVersion, Map<AgreementState, Long>> counts = new HashMap<>();
        if (!versions.isEmpty()) {
            agreements
                    .countUsing(versions.stream().map(TemplateVersion::code).toList())
                    .forEach(counted -> counts.computeIfAbsent(
                                    TemplateVersion.of(counted.wording()), first -> new HashMap<>())
                            .put(counted.state(), counted.agreements()));
        }
        return counts;
    }
}
