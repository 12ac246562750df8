package io.evenhand.agreement;

import io.evenhand.partner.PartnerId;
import io.evenhand.template.AgreementReference;
import io.evenhand.template.MalformedTemplate;
import io.evenhand.template.TemplateVersion;
import io.evenhand.template.Templates;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * To which other wording an agreement under negotiation may go over, within the caller's transaction: to the one that new agreements get, and
 * back to one that it had. Nothing else was ever shown to its parties.
 */
@Component
class WordingChoices {
    private final Templates templates;
    private final TakenWordingRepository taken;
    private final Clock clock;

    WordingChoices(Templates templates, TakenWordingRepository taken, Clock clock) {
        this.templates = templates;
        this.taken = taken;
        this.clock = clock;
    }

    /** The one of this SHA-256, if the agreement may go over to it. */
    Optional<TemplateVersion> find(Agreement agreement, String hash) {
        return of(agreement).stream()
                .filter(version -> version.hash().equals(hash))
                .findFirst();
    }

    private Set<TemplateVersion> of(Agreement agreement) {
        Set<TemplateVersion> choices = new LinkedHashSet<>();
        Locale language = Locale.of(agreement.language());
        if (templates.isWorded(agreement.kind(), language)) {
            choices.add(templates.current(agreement.kind(), language));
        }
        history(agreement.id()).forEach(before -> before.former().ifPresent(choices::add));
        agreement.wording().ifPresent(choices::remove);
        return choices;
    }

    /** Why terms cannot be set into a wording, in a sentence for people; empty where they can. */
    Optional<String> refusal(Agreement agreement, TemplateVersion wording, Terms terms) {
        Optional<FieldProblem> missing =
                templates.unworded(wording, terms).stream().findFirst();
        if (missing.isPresent()) {
            return missing.map(problem -> "That wording does not have a text that these terms choose: %s %s; %s."
                    .formatted(problem.pointer(), problem.problem(), problem.remedy()));
        }
        try {
            String unused = templates.html(
                    wording,
                    terms,
                    new AgreementReference(
                            agreement.number(),
                            TermsFormat.hash(terms),
                            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
            return Optional.empty();
        } catch (MalformedTemplate malformed) {
            return Optional.of("That wording does not fit these terms: " + malformed.getMessage());
        }
    }

    /** The agreement goes over to a wording with its present version of the terms, which somebody has just proposed. */
    void take(Agreement agreement, TemplateVersion wording, PartnerId proposer, String username) {
        if (agreement.wording().filter(wording::equals).isEmpty()) {
            TakenWording unused = taken.save(new TakenWording(agreement, wording, proposer, username, clock.instant()));
            agreement.takeWording(wording);
        }
    }

    /** To which it went over with its present version of the terms; null if with none. */
    AgreementWordings.@Nullable Taken taken(Agreement agreement) {
        return history(agreement.id()).stream()
                .filter(taken -> taken.versionNumber() == agreement.termsVersion())
                .findFirst()
                .map(TakenWording::view)
                .orElse(null);
    }

    /** In the order in which they were taken. */
    List<TakenWording> history(AgreementId id) {
        return taken.findByAgreementIdOrderByVersionNumber(id.value());
    }
}
