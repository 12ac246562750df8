package io.evenhand.agreement;

import io.evenhand.template.TemplateVersion;
import io.evenhand.template.Templates;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.ChangeTerms;
import io.evenhand.terms.Playbooks;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * By which playbook an agreement is judged: that of its own wording, whatever lawyers have released since. A change is judged by that of the
 * agreement that it changes, since it is its terms that become others.
 */
@Service
@Transactional(readOnly = true)
public class AgreementPlaybooks {
    private final AgreementRepository agreements;
    private final AgreementLanguages languages;
    private final Templates templates;

    AgreementPlaybooks(AgreementRepository agreements, AgreementLanguages languages, Templates templates) {
        this.agreements = agreements;
        this.languages = languages;
        this.templates = templates;
    }

    /**
     * Of an agreement, which the caller makes sure that the reader may see.
     *
     * @throws IllegalStateException for an unknown agreement
     */
    public Playbooks of(AgreementId id) {
        return of(agreements.findById(id).orElseThrow(() -> new IllegalStateException("No agreement " + id)));
    }

    /** As {@link #of(AgreementId)}, of one that is at hand: one signed elsewhere, or before wording was kept, has that of the program. */
    Playbooks of(Agreement agreement) {
        Optional<AgreementId> changed = agreement.changeOf();
        if (changed.isPresent()) {
            return of(changed.get());
        }
        return agreement.wording().map(templates::playbooks).orElseGet(templates::playbooks);
    }

    /** As {@link #of(Agreement)}, once it has gone over to another wording. */
    Playbooks of(Agreement agreement, TemplateVersion wording) {
        return agreement.isChange() ? of(agreement) : templates.playbooks(wording);
    }

    /**
     * What new agreements of a kind are judged by.
     *
     * @param language in which they are to be worded, as a tag; null for the usual one
     * @throws IllegalArgumentException for a kind of {@link ChangeTerms}: what it changes decides
     */
    public Playbooks ofDraft(AgreementKind kind, @Nullable String language) {
        if (kind.isChange()) {
            throw new IllegalArgumentException(kind + " changes another agreement, and is judged by its playbook");
        }
        String tag = language == null ? languages.usual(kind) : language;
        return templates.isWorded(kind, Locale.of(tag))
                ? templates.playbooks(templates.current(kind, Locale.of(tag)))
                : templates.playbooks();
    }
}
