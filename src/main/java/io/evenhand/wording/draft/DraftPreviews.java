package io.evenhand.wording.draft;

import io.evenhand.access.Actor;
import io.evenhand.access.Allowance;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.document.DocumentHash;
import io.evenhand.document.DocumentProperties;
import io.evenhand.document.PagePictures;
import io.evenhand.document.PdfRenderer;
import io.evenhand.document.RenderedDocument;
import io.evenhand.template.AgreementReference;
import io.evenhand.template.DocumentReference;
import io.evenhand.template.Templates;
import io.evenhand.template.WordingSource;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.MalformedPlaybook;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import io.evenhand.terms.json.JsonText;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.wording.WordingNames;
import io.evenhand.wording.draft.NewestWins.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;

/**
 * The very pages that a draft would make: set by the renderer of signed documents, of the draft as it was saved last. For each person only
 * the newest is set; what they asked for before is given up. The documents are kept for a while, in memory, and nowhere else.
 */
@Service
public class DraftPreviews implements DisposableBean {
    private static final int A_MINUTE = 150;
    private static final long MOST_BYTES = 24L * 1024 * 1024;
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String SAMPLE = "SAMPLE";
    private static final int MOST_WAITING = 16;

    private final Samples samples;
    private final DraftKinds kinds;
    private final WordingNames names;
    private final Agreements agreements;
    private final PdfRenderer renderer;
    private final PagePictures pictures;
    private final Clock clock;
    private final Allowance allowance;
    private final KeptPreviews kept = new KeptPreviews(MOST_BYTES);
    private final NewestWins work;

    DraftPreviews(
            Samples samples,
            DraftKinds kinds,
            WordingNames names,
            Agreements agreements,
            PdfRenderer renderer,
            PagePictures pictures,
            Clock clock) {
        this.samples = samples;
        this.kinds = kinds;
        this.names = names;
        this.agreements = agreements;
        this.renderer = renderer;
        this.pictures = pictures;
        this.clock = clock;
        this.allowance = new Allowance(clock, A_MINUTE, Duration.ofMinutes(1));
        // Half of the machine is for documents that somebody waits to sign.
        this.work = new NewestWins(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), MOST_WAITING, LIMIT);
    }

    /**
     * The terms into which a draft can be set, completed by its playbook; by that of the program, while that of the draft is not as it must
     * be.
     */
    public List<Sample> samples(DraftView draft) {
        try {
            return ownSamples(draft);
        } catch (IllegalArgumentException | MalformedPlaybook unusable) {
            return samples(draft, kinds.templates().source());
        }
    }

    /**
     * As {@link #samples}, by the playbook of the draft alone.
     *
     * @throws IllegalArgumentException saying why they cannot be made
     * @throws MalformedPlaybook if its playbook is not as it must be
     */
    List<Sample> ownSamples(DraftView draft) {
        return samples(draft, new DraftSource(draft, kinds.templates().source()));
    }

    private List<Sample> samples(DraftView draft, WordingSource wording) {
        return kinds.kind(draft.name())
                .map(kind -> samples.of(kind, wording, draft.language()))
                .orElseGet(() -> SampleValues.of(draft.name(), draft.language()));
    }

    /**
     * Sets a draft into pages.
     *
     * @param sample its id; the first where there is none of that id
     * @param agreement the number of one that the actor may see, whose terms are taken instead; empty for a sample
     */
    public PreviewResult show(Actor actor, DraftView draft, String sample, String agreement) {
        OptionalInt wait = allowance.admit(actor.username());
        if (wait.isPresent()) {
            return new PreviewResult.TooMany(wait.getAsInt());
        }
        Optional<Sample.Content> content =
                agreement.isBlank() ? sample(draft, sample) : agreed(actor, draft, agreement.strip());
        if (content.isEmpty()) {
            return new PreviewResult.Refused(
                    agreement.isBlank()
                            ? "There are no sample terms for this kind of agreement. Name an agreement of yours."
                            : "You have no agreement of this kind with the number “%s”.".formatted(agreement.strip()));
        }
        try {
            return switch (work.run(key(actor, draft.id()), () -> made(actor, draft, content.get()))) {
                case Outcome.Done<PreviewResult.Shown> done -> done.value();
                case Outcome.Superseded<PreviewResult.Shown> ignored -> new PreviewResult.Superseded();
                case Outcome.TooLong<PreviewResult.Shown> ignored ->
                    new PreviewResult.Refused("It took longer than %d seconds to set these pages, and was given up."
                            .formatted(LIMIT.toSeconds()));
                case Outcome.Full<PreviewResult.Shown> ignored -> new PreviewResult.TooMany(2);
            };
        } catch (IllegalArgumentException refused) {
            // Of the template, the renderer or the fonts: each says in words what is wrong.
            return new PreviewResult.Refused(String.valueOf(refused.getMessage()));
        }
    }

    private PreviewResult.Shown made(Actor actor, DraftView draft, Sample.Content content) {
        byte[] pdf = pdf(draft, content);
        DocumentHash hash = DocumentHash.of(pdf);
        List<PagePictures.Page> pages = pictures.read(hash, pdf);
        kept.put(key(actor, draft.id()) + hash, pdf);
        return new PreviewResult.Shown(hash, pages);
    }

    /**
     * The document that a draft makes of terms or values, which nobody signs or sends.
     *
     * @throws IllegalArgumentException saying why none can be made
     */
    byte[] pdf(DraftView draft, Sample.Content content) {
        return rendered(draft, content).pdf();
    }

    private RenderedDocument rendered(DraftView draft, Sample.Content content) {
        String title = names.name(draft.name()) + ", a draft of its wording";
        WordingSource source = new DraftSource(draft, kinds.templates().source());
        String html = switch (content) {
            case Sample.Agreed agreed -> html(draft, source, agreed.terms());
            case Sample.Said said -> html(draft, source, said.values());
        };
        return renderer.render(
                html,
                new DocumentProperties(
                        title, title, "Evenhand", Locale.forLanguageTag(draft.language()), clock.instant()),
                List.of());
    }

    /**
     * Whether a document can be made of a sample, within the same bounds as a preview.
     *
     * @return how many pages it has
     * @throws IllegalArgumentException saying why none can be made, or that it took too long
     */
    int trial(Actor actor, DraftView draft, Sample sample) {
        Callable<Integer> setting = () -> rendered(draft, sample.content()).pages();
        return switch (work.run(key(actor, draft.id()) + sample.id(), setting)) {
            case Outcome.Done<Integer> done -> done.value();
            case Outcome.Superseded<Integer> ignored ->
                throw new IllegalArgumentException("It was asked for once more meanwhile; look at the other answer.");
            case Outcome.TooLong<Integer> ignored ->
                throw new IllegalArgumentException("It took longer than %d seconds to set its pages, and was given up."
                        .formatted(LIMIT.toSeconds()));
            case Outcome.Full<Integer> ignored ->
                throw new IllegalArgumentException(
                        "Too many pages are being set at this moment; try again in a few seconds.");
        };
    }

    private String html(DraftView draft, WordingSource source, Terms terms) {
        return Templates.preview(
                source,
                draft.name(),
                draft.language(),
                terms,
                new AgreementReference(
                        SAMPLE, TermsFormat.hash(terms), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    private static String html(DraftView draft, WordingSource source, JsonObject values) {
        try {
            return Templates.preview(
                    source,
                    draft.name(),
                    draft.language(),
                    Templates.values(source, draft.name(), draft.language(), JsonText.canonical(values))
                            .typed(),
                    new DocumentReference(SAMPLE, List.of(SAMPLE), true));
        } catch (MalformedTermsException unfit) {
            FieldProblem first = unfit.problems().getFirst();
            throw new IllegalArgumentException(
                    "The fields are declared otherwise than the sample fills them in: %s %s."
                            .formatted(first.pointer(), first.problem()),
                    unfit);
        }
    }

    private Optional<Sample.Content> sample(DraftView draft, String id) {
        List<Sample> known = samples(draft);
        return known.stream()
                .filter(sample -> sample.id().equals(id))
                .findFirst()
                .or(() -> known.stream().findFirst())
                .map(Sample::content);
    }

    private Optional<Sample.Content> agreed(Actor actor, DraftView draft, String number) {
        return agreements
                .find(actor, number)
                .filter(agreement -> agreement.kind().code().equals(draft.name()))
                // One that was signed elsewhere has no terms here.
                .filter(agreement -> agreement.termsVersion() > 0)
                .map(AgreementView::id)
                .map(agreements::terms)
                .map(Sample.Agreed::new);
    }

    /** A page of a preview as a picture; empty where there is none, or it was forgotten. */
    public Optional<byte[]> picture(Actor actor, String draftId, String hash, int page, int width) {
        return document(actor, draftId, hash)
                .flatMap(pdf -> pictures.draw(new DocumentHash(hash), () -> pdf, page, width));
    }

    /** The document of a preview; empty where there is none, or it was forgotten. */
    public Optional<byte[]> document(Actor actor, String draftId, String hash) {
        return kept.get(key(actor, draftId) + hash);
    }

    private static String key(Actor actor, String draftId) {
        return draftId + " " + actor.username() + " ";
    }

    @Override
    public void destroy() {
        work.close();
    }
}
