package io.evenhand.wording.draft;

import io.evenhand.template.FieldDeclaration;
import io.evenhand.template.LintFinding;
import io.evenhand.template.MalformedTemplate;
import io.evenhand.template.TemplateLint;
import io.evenhand.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What there is to say about a draft before anybody uses it. */
@Component
public class DraftChecks {
    private final DraftKinds kinds;
    private final DraftPreviews previews;

    DraftChecks(DraftKinds kinds, DraftPreviews previews) {
        this.kinds = kinds;
        this.previews = previews;
    }

    /** What the lint finds in it, as the command line's does. */
    public List<LintFinding> findings(DraftView draft) {
        return TemplateLint.of(new DraftSource(draft, kinds.templates().source()), draft.name(), draft.language());
    }

    /** The fields that its text may use; none while their declarations are not as they must be. */
    public List<FieldDeclaration> fields(DraftView draft) {
        try {
            return Templates.declarations(
                    new DraftSource(draft, kinds.templates().source()), draft.name(), draft.language());
        } catch (MalformedTemplate malformed) {
            return List.of();
        }
    }

    /**
     * Why a draft could not be used: the errors of the lint and, where there are none, the samples of which no document can be made. Takes
     * as long as setting them all.
     */
    List<String> obstacles(DraftView draft) {
        List<String> obstacles = new ArrayList<>();
        findings(draft).stream()
                .filter(finding -> finding.severity() == LintFinding.Severity.ERROR)
                .forEach(error -> obstacles.add("%s, line %d: %s %s"
                        .formatted(error.file(), error.line(), error.problem(), error.suggestion())));
        if (obstacles.isEmpty()) {
            for (Sample sample : previews.samples(draft)) {
                refusal(draft, sample).ifPresent(obstacles::add);
            }
        }
        return List.copyOf(obstacles);
    }

    private Optional<String> refusal(DraftView draft, Sample sample) {
        try {
            byte[] unused = previews.pdf(draft, sample.content());
            return Optional.empty();
        } catch (IllegalArgumentException refused) {
            return Optional.of(
                    "No document can be made of the sample “%s”: %s".formatted(sample.title(), refused.getMessage()));
        }
    }
}
