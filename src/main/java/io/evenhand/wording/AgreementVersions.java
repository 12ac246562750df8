package io.evenhand.wording;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.Visibility;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.AgreementWordings;
import io.evenhand.agreement.Agreements;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.template.AgreementReference;
import io.evenhand.template.MalformedTemplate;
import io.evenhand.template.ReleasedWordings;
import io.evenhand.template.TemplateVersion;
import io.evenhand.template.Templates;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** In which version an agreement is written, whether a newer one is in use, and what that would change of it: for those who see the agreement. */
@Service
@Transactional(readOnly = true)
public class AgreementVersions {
    private final Agreements agreements;
    private final AgreementWordings wordings;
    private final Releases releases;
    private final ReleasedWordings kept;
    private final Templates templates;
    private final Accounts accounts;
    private final Partners partners;
    private final Clock clock;

    AgreementVersions(
            Agreements agreements,
            AgreementWordings wordings,
            Releases releases,
            ReleasedWordings kept,
            Templates templates,
            Accounts accounts,
            Partners partners,
            Clock clock) {
        this.agreements = agreements;
        this.wordings = wordings;
        this.releases = releases;
        this.kept = kept;
        this.templates = templates;
        this.accounts = accounts;
        this.partners = partners;
        this.clock = clock;
    }

    /**
     * @param version that it keeps; empty for one signed elsewhere, and for one of before wording was kept
     * @param release under which that was released; empty where it was not, here
     * @param newer what new agreements of its kind and language get, where it is another
     * @param taken how it came by its version while it was negotiated, in that order; none for most
     */
    public record Standing(
            AgreementView agreement,
            Optional<TemplateVersion> version,
            Optional<ReleaseView> release,
            Optional<ReleaseView> newer,
            List<Taken> taken) {
        public Standing {
            taken = List.copyOf(taken);
        }

        /** Whether it has a document that can be made once more. */
        public boolean hasDocument() {
            return agreement.document() != null && version.isPresent();
        }

        /** Whether its parties may still take another wording. */
        public boolean isNegotiated() {
            return agreement.state() == AgreementState.NEGOTIATED;
        }
    }

    /**
     * It went over to another wording.
     *
     * @param termsVersion with which version of its terms
     * @param before "version 1"
     * @param after "version 2"
     * @param former the wording before; empty for one of before wording was kept
     * @param by who proposed it, by name
     * @param organisation of theirs
     */
    public record Taken(
            int termsVersion,
            String before,
            String after,
            Optional<TemplateVersion> former,
            String by,
            String organisation,
            Instant at) {}

    /** Empty for an unknown id and for a stranger's alike. */
    public Optional<Standing> of(Actor actor, String id) {
        return AgreementId.find(id)
                .flatMap(agreements::find)
                .filter(agreement -> Visibility.of(actor)
                        .covers(agreement.parties().stream()
                                .map(PartnerId::value)
                                .toList()))
                .map(this::standing);
    }

    private Standing standing(AgreementView agreement) {
        Optional<TemplateVersion> version = wordings.of(agreement.id());
        return new Standing(
                agreement,
                version,
                version.flatMap(releases::find),
                version.flatMap(this::newerThan),
                wordings.taken(agreement.id()).stream().map(this::taken).toList());
    }

    private Taken taken(AgreementWordings.Taken taken) {
        return new Taken(
                taken.version(),
                taken.former().map(this::called).orElse("a wording from before versions were numbered"),
                called(taken.wording()),
                taken.former(),
                accounts.nameOf(taken.by()).orElse(taken.by()),
                partners.nameOf(taken.proposedBy().value()),
                taken.at());
    }

    /** What a version is called in a sentence: "version 2", or how its hash begins where it was never released here. */
    public String called(TemplateVersion version) {
        return releases.find(version)
                .map(release -> "version " + release.number())
                .orElseGet(() -> "the wording " + version.hash().substring(0, 8));
    }

    /** What new agreements like this one get, where it is written in another; empty while that is not released. */
    public Optional<ReleaseView> newer(AgreementView agreement) {
        return wordings.of(agreement.id()).flatMap(this::newerThan);
    }

    private Optional<ReleaseView> newerThan(TemplateVersion version) {
        return kept.current(version.name(), version.language())
                .filter(present -> !present.equals(version))
                .flatMap(releases::find);
    }

    /** What an agreement says in its own version and in another, in its own terms. */
    public sealed interface InTerms {
        record Compared(Comparison comparison) implements InTerms {}

        /** @param reason in a sentence for people */
        record Impossible(String reason) implements InTerms {}
    }

    /**
     * Clause by clause, as a reader of the document sees it. The caller makes sure that the reader may see the agreement. Setting both texts
     * takes its time, so no transaction is held meanwhile.
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public InTerms compare(AgreementView agreement, TemplateVersion own, TemplateVersion other) {
        Terms terms = agreements.terms(agreement.id());
        var reference = new AgreementReference(
                agreement.number(), TermsFormat.hash(terms), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        try {
            return new InTerms.Compared(
                    Comparison.of(agreement.title(), text(own, terms, reference), text(other, terms, reference)));
        } catch (MalformedTemplate malformed) {
            return new InTerms.Impossible(
                    "One of the two does not fit the terms of this agreement: " + malformed.getMessage());
        } catch (IllegalStateException notKept) {
            return new InTerms.Impossible("The wording of this agreement is from before released wording was kept.");
        }
    }

    private List<String> text(TemplateVersion version, Terms terms, AgreementReference reference) {
        return RenderedText.of(templates.html(version, terms, reference));
    }
}
