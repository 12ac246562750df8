package io.evenhand.word;

import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.AgreementWordings;
import io.evenhand.agreement.Negotiations;
import io.evenhand.template.AgreementReference;
import io.evenhand.template.FieldDeclaration;
import io.evenhand.template.TemplateVersion;
import io.evenhand.template.Templates;
import io.evenhand.template.UnknownWording;
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
    /** Characters of the hashes that stand at the foot of each page. */
    private static final int HASH_SHOWN = 12;

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

    /** A version of the terms in the wording that the agreement keeps, and in its language. */
    Draft today(AgreementView agreement, Negotiations.Version version) {
        return draft(agreement, version.terms(), stamp(agreement, version));
    }

    private Stamp stamp(AgreementView agreement, Negotiations.Version version) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        TemplateVersion template = wordings.of(agreement.id())
                .orElseGet(() -> templates.current(version.terms().kind(), agreement.language()));
        return new Stamp(
                agreement.id().value(),
                version.number(),
                null,
                template,
                TermsFormat.hash(version.terms()).hex(),
                today);
    }

    /**
     * The draft that a stamp names, to the letter.
     *
     * @throws WordRefused where it cannot be made again
     */
    Draft again(AgreementView agreement, Stamp stamp) {
        Terms terms = negotiations
                .version(agreement.id(), stamp.version())
                .map(Negotiations.Version::terms)
                .filter(known -> TermsFormat.hash(known).hex().equals(stamp.termsHash()))
                .filter(known -> known.kind().code().equals(stamp.template().name()))
                .orElseThrow(() -> new WordRefused("The file says that it is version " + stamp.version()
                        + " of this agreement, but its terms are others. Download the draft again and change that."));
        try {
            return draft(agreement, terms, stamp);
        } catch (UnknownWording gone) {
            throw new WordRefused(
                    ("The file was made with wording that is no longer kept (%s, %s, %s), so that nobody can"
                                    + " tell what was changed in it. Download the draft again and change that.")
                            .formatted(
                                    stamp.template().name(),
                                    stamp.template().language(),
                                    stamp.template().hash().substring(0, HASH_SHOWN)));
        }
    }

    /** Which draft a file is that lost its properties, by what stands at the foot of its pages. */
    Optional<Stamp> byFooter(AgreementView agreement, String footers) {
        if (!footers.contains(agreement.number())) {
            return Optional.empty();
        }
        return negotiations.versions(agreement.id()).reversed().stream()
                .filter(version ->
                        footers.contains(TermsFormat.hash(version.terms()).hex().substring(0, HASH_SHOWN)))
                .findFirst()
                .map(version -> stamp(agreement, version));
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
