package io.evenhand.word;

import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.AgreementWordings;
import io.evenhand.agreement.Negotiations;
import io.evenhand.template.AgreementReference;
import io.evenhand.template.FieldDeclaration;
import io.evenhand.template.TemplateVersion;
import io.evenhand.template.Templates;
import io.evenhand.terms.Language;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes the text of drafts: of the version on the table, and again of one that went out. */
@Component
class DraftTexts {
    private final Negotiations negotiations;
    private final Templates templates;
    private final AgreementWordings wordings;
    private final Clock clock;

    DraftTexts(Negotiations negotiations, Templates templates, AgreementWordings wordings, Clock clock) {
        this.negotiations = negotiations;
        this.templates = templates;
        this.wordings = wordings;
        this.clock = clock;
    }

    /** @param terms of the version that the stamp names */
    record Draft(Stamp stamp, Terms terms, DraftText text, Map<String, ValueForm> forms) {
        byte[] file() {
            return new WordFile(stamp).write(text, forms, "Evenhand");
        }
    }

    /** A version of the terms in the wording that the agreement keeps; empty for one that there is not. */
    Optional<Draft> today(AgreementView agreement, int version) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return terms(agreement, version).map(terms -> {
            TemplateVersion template =
                    wordings.of(agreement.id()).orElseGet(() -> templates.current(terms.kind(), agreement.language()));
            return draft(
                    agreement,
                    terms,
                    new Stamp(
                            agreement.id().value(),
                            version,
                            null,
                            template,
                            TermsFormat.hash(terms).hex(),
                            today));
        });
    }

    /**
     * The draft that a stamp names, to the letter.
     *
     * @throws WordRefused where it cannot be made again
     */
    Draft again(AgreementView agreement, Stamp stamp) {
        Terms terms = terms(agreement, stamp.version())
                .filter(known -> TermsFormat.hash(known).hex().equals(stamp.termsHash()))
                .filter(known -> known.kind().code().equals(stamp.template().name()))
                .orElseThrow(() -> new WordRefused("The file says that it is version " + stamp.version()
                        + " of this agreement, but its terms are others. Download the draft again and change that."));
        try {
            return draft(agreement, terms, stamp);
        } catch (IllegalStateException gone) {
            throw new WordRefused("The file was made with wording that is no longer kept."
                    + " Download the draft again and change that.");
        }
    }

    /** Which draft a file is that lost its properties, by what stands at the foot of its pages. */
    Optional<Stamp> byFooter(AgreementView agreement, String footers) {
        if (!footers.contains(agreement.number())) {
            return Optional.empty();
        }
        List<Negotiations.Version> versions =
                negotiations.versions(agreement.id()).reversed();
        return versions.stream()
                .filter(version ->
                        footers.contains(TermsFormat.hash(version.terms()).hex().substring(0, 12)))
                .findFirst()
                .flatMap(version -> today(agreement, version.number()))
                .map(Draft::stamp);
    }

    private Optional<Terms> terms(AgreementView agreement, int version) {
        return negotiations.versions(agreement.id()).stream()
                .filter(known -> known.number() == version)
                .findFirst()
                .map(Negotiations.Version::terms);
    }

    private Draft draft(AgreementView agreement, Terms terms, Stamp stamp) {
        String html = templates.markedHtml(
                stamp.template(),
                terms,
                new AgreementReference(agreement.number(), TermsFormat.hash(terms), stamp.draftedOn()));
        return draft(stamp, terms, DraftReader.read(html), templates.declarations(stamp.template()));
    }

    static Draft draft(Stamp stamp, Terms terms, DraftText text, List<FieldDeclaration> declarations) {
        Language language = Language.of(Locale.of(stamp.template().language()));
        Map<String, ValueForm> forms = ValueForms.of(text, terms, language, declarations);
        return new Draft(stamp, terms, ValueSheet.added(text, forms, language), forms);
    }
}
