package io.evenhand.agreement;

import io.evenhand.template.TemplateVersion;
import io.evenhand.template.Templates;
import io.evenhand.terms.AgreementKind;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Which wording an agreement gets when it is drafted. It keeps it for its life: what is released meanwhile changes nothing of it. */
@Component
class DraftWordings {
    private final Templates templates;

    DraftWordings(Templates templates) {
        this.templates = templates;
    }

    /** The wording in use for a kind. @throws io.evenhand.template.MalformedTemplate if there is none */
    TemplateVersion ofDraft(AgreementKind kind) {
        return templates.current(kind, Locale.ENGLISH);
    }
}
