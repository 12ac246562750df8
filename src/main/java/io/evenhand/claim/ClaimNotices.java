package io.evenhand.claim;

import io.evenhand.access.Actor;
import io.evenhand.access.SpeaksForPartyPolicy;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.AgreementWordings;
import io.evenhand.agreement.Agreements;
import io.evenhand.claim.ClaimRights.Claimable;
import io.evenhand.document.Attachment;
import io.evenhand.document.DocumentProperties;
import io.evenhand.document.PdfRenderer;
import io.evenhand.partner.PartnerId;
import io.evenhand.template.AgreementReference;
import io.evenhand.template.DeclaredDocument;
import io.evenhand.template.DocumentReference;
import io.evenhand.template.TemplateVersion;
import io.evenhand.template.Templates;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.Language;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.PrincipalTerms;
import io.evenhand.terms.TermsFormat;
import io.evenhand.terms.TermsParty;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Notices by which a party of an agreement claims a breach: drawn up in the wording in use, from what the party says and what was signed.
 * Nothing is sent or recorded here; whoever does so asks for the notice, and for its document, as {@link ClaimStatements} does. No transaction is held: setting takes its time.
 */
@Service
public class ClaimNotices {
    /** The name of its files. */
    public static final String WORDING = "claim-notice";

    private static final String ANSWER_WITHIN = "answerWithin";
    private static final String VALUES_FILE = "notice.json";

    /** Where the signed wording says nothing: silence goes on a record that others read, so nobody is given less. */
    private static final int FEWEST_DAYS = 14;

    private final Agreements agreements;
    private final ClaimRights rights;
    private final AgreementWordings wordings;
    private final ClaimValues values;
    private final Templates templates;
    private final PdfRenderer renderer;
    private final Clock clock;

    ClaimNotices(
            Agreements agreements,
            ClaimRights rights,
            AgreementWordings wordings,
            ClaimValues values,
            Templates templates,
            PdfRenderer renderer,
            Clock clock) {
        this.agreements = agreements;
        this.rights = rights;
        this.wordings = wordings;
        this.values = values;
        this.templates = templates;
        this.renderer = renderer;
        this.clock = clock;
    }

    /** Whether the actor's role allows to write in the name of its organisation. */
    public static boolean mayDraft(Actor actor) {
        return SpeaksForPartyPolicy.maySpeak(actor);
    }

    /** Whether an agreement is in force, with terms that are known here, and the actor's organisation is its party. */
    public static boolean isClaimable(Actor actor, AgreementView agreement) {
        return agreement.canBeBroken() && agreement.parties().contains(new PartnerId(actor.partnerId()));
    }

    /**
     * What the actor's organisation has to say for a claim under an agreement; empty where it cannot claim under it.
     *
     * @param language of the letter, as a tag; that of the agreement where there is no such wording
     * @param subject what was broken: who holds a window claims though it is no party of the agreement
     */
    public Optional<ClaimForm> begin(Actor actor, AgreementId id, String language, ClaimSubject subject) {
        return rights.find(actor, id, subject)
                .flatMap(claimable -> agreements
                        .termsOn(id, today())
                        .filter(terms -> claimable.right() instanceof ClaimRight.OfHolder || isParty(actor, terms))
                        .map(terms -> form(actor, claimable, terms, declared(claimable.agreement(), language))));
    }

    private static boolean isParty(Actor actor, PrincipalTerms terms) {
        return terms.parties().stream().anyMatch(party -> party.partnerId().equals(actor.partnerId()));
    }

    private DeclaredDocument declared(AgreementView agreement, String wanted) {
        List<Locale> languages = languages();
        Locale language = languages.stream()
                .filter(known -> known.getLanguage().equals(wanted))
                .findFirst()
                .or(() -> languages.stream()
                        .filter(known ->
                                known.getLanguage().equals(agreement.language().getLanguage()))
                        .findFirst())
                .orElse(Locale.ENGLISH);
        return templates.document(WORDING, language);
    }

    private List<Locale> languages() {
        return Language.all().stream()
                .map(Language::locale)
                .filter(language -> templates.isWorded(WORDING, language))
                .toList();
    }

    private ClaimForm form(Actor actor, Claimable claimable, PrincipalTerms terms, DeclaredDocument declared) {
        AgreementView agreement = claimable.agreement();
        TermsParty claimant = rights.party(terms, actor.partnerId());
        Optional<TemplateVersion> wording = wordings.of(agreement.id());
        Optional<Integer> agreed = agreedDays(agreement);
        int days = agreed.orElseGet(() -> Math.max(
                FEWEST_DAYS,
                templates
                        .deadline(declared.version(), ANSWER_WITHIN)
                        .map(ClaimNotices::days)
                        .orElse(FEWEST_DAYS)));
        DamagesDemand damages = values.damages(actor, claimable, terms);
        Map<String, String> known = new HashMap<>(damages.known());
        known.put("/answer/days", String.valueOf(days));
        known.put("/answer/person", actor.displayName());
        known.put("/answer/email", claimant.noticeEmail());
        known.put("/sender/name", actor.displayName());
        Locale language = Locale.of(declared.version().language());
        return new ClaimForm(
                declared,
                languages(),
                agreement.kind().title(language),
                agreement.number(),
                claimant,
                rights.opponents(actor, claimable.right(), terms),
                ClaimValues.asked(declared, damages),
                known,
                wording.map(version -> clauses(version, agreement, terms)).orElseGet(List::of),
                days,
                agreed.isPresent());
    }

    /** What the signed wording gives for an answer; the claimant may give more. */
    private Optional<Integer> agreedDays(AgreementView agreement) {
        return wordings.of(agreement.id())
                .flatMap(version -> templates.deadline(version, ANSWER_WITHIN))
                .map(ClaimNotices::days);
    }

    private static int days(Period length) {
        // A month as thirty days: the notice says the very day, too.
        return Math.toIntExact(length.toTotalMonths() * 30 + length.getDays());
    }

    private List<String> clauses(TemplateVersion version, AgreementView agreement, PrincipalTerms terms) {
        try {
            return Clauses.of(templates.html(
                    version, terms, new AgreementReference(agreement.number(), TermsFormat.hash(terms), today())));
        } catch (IllegalArgumentException | IllegalStateException unset) {
            // Of a wording that is no longer there, or does not take the terms as they are now: the claimant names the
            // clause itself.
            return List.of();
        }
    }

    /**
     * The notice that somebody asks for, of today. Idempotent.
     *
     * @param id of an agreement of which {@link #begin} gave a form for the same subject
     * @throws MalformedTermsException with every problem, by where it lies in the request's values; of the opponent, "/opponent"
     */
    public ClaimNotice draft(Actor actor, AgreementId id, ClaimRequest request, ClaimSubject subject)
            throws MalformedTermsException {
        return draft(actor, rights.find(actor, id, subject).orElseThrow(), request);
    }

    ClaimNotice draft(Actor actor, Claimable claimable, ClaimRequest request) throws MalformedTermsException {
        AgreementView agreement = claimable.agreement();
        DeclaredDocument declared = declared(agreement, request.language());
        Optional<Integer> agreed = agreedDays(agreement);
        int fewest = agreed.orElse(FEWEST_DAYS);
        Optional<Integer> wanted = ClaimValues.read(Integer.class, request.values(), ClaimValues.DAYS);
        if (wanted.isPresent() && wanted.get() < fewest) {
            throw new MalformedTermsException(List.of(new FieldProblem(
                    ClaimValues.DAYS,
                    agreed.isPresent()
                            ? "is %d, but the agreement gives %d days for an answer".formatted(wanted.get(), fewest)
                            : "is %d, but whoever is asked has %d days where the agreement says nothing: silence goes on its record"
                                    .formatted(wanted.get(), fewest),
                    "enter at least " + fewest)));
        }
        return new ClaimNotice(
                declared.version(),
                declared.title() + " " + agreement.number(),
                agreement.number(),
                values.of(actor, claimable, declared, request, today()));
    }

    /**
     * The notice as PDF/A-3a and PDF/UA-1, with what it says attached for machines; neither signed nor sealed.
     *
     * @throws io.evenhand.document.UnprintableText if no font has a character of it
     */
    public byte[] pdf(ClaimNotice notice) {
        Locale language = Locale.of(notice.wording().language());
        String html = templates.html(
                notice.wording(),
                notice.values().typed(),
                new DocumentReference(notice.title(), List.of(notice.agreementNumber()), false));
        return renderer.render(
                        html,
                        new DocumentProperties(notice.title(), notice.title(), "Evenhand", language, clock.instant()),
                        List.of(new Attachment(
                                VALUES_FILE,
                                "application/json",
                                Language.of(language).valuesFile(),
                                notice.values().canonical())))
                .pdf();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
