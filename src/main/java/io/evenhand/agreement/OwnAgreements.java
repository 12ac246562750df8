package io.evenhand.agreement;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.access.Visibility;
import io.evenhand.agreement.StartResult.Invalid;
import io.evenhand.agreement.StartResult.NotAllowed;
import io.evenhand.agreement.StartResult.Started;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.document.DocumentProperties;
import io.evenhand.document.PdfRenderer;
import io.evenhand.partner.PartnerId;
import io.evenhand.template.DeclaredKind;
import io.evenhand.template.Templates;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.AgreementKinds;
import io.evenhand.terms.DeclaredTerms;
import io.evenhand.terms.Language;
import io.evenhand.terms.MalformedTermsException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Slice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Agreements that belong to no referral: of a kind that files declare, drafted by one of their parties. From the draft on they go the way of every
 * agreement.
 */
@Service
@Transactional
public class OwnAgreements {
    /** How many agreements are listed on a page. */
    public static final int PAGE = 50;

    /** Whose people may draft one. */
    private static final Set<Role> SPEAK_FOR_A_PARTY = Set.of(Role.OPERATIONS, Role.LEGAL, Role.ADMINISTRATOR);

    /** Nobody has said what it is worth: it is approved like one that is worth a lot. */
    private static final String VALUE_BAND = "large";

    private final AgreementRepository agreements;
    private final Agreements life;
    private final OwnDrafts drafts;
    private final AgreementKinds kinds;
    private final Templates templates;
    private final AgreementLanguages languages;
    private final PdfRenderer renderer;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OwnAgreements(
            AgreementRepository agreements,
            Agreements life,
            OwnDrafts drafts,
            AgreementKinds kinds,
            Templates templates,
            AgreementLanguages languages,
            PdfRenderer renderer,
            ApplicationEventPublisher events,
            Clock clock) {
        this.agreements = agreements;
        this.life = life;
        this.drafts = drafts;
        this.kinds = kinds;
        this.templates = templates;
        this.languages = languages;
        this.renderer = renderer;
        this.events = events;
        this.clock = clock;
    }

    /** Whether an actor may draft agreements for its organisation. */
    public static boolean mayDraft(Actor actor) {
        return !actor.partnerId().isEmpty() && actor.roles().stream().anyMatch(SPEAK_FOR_A_PARTY::contains);
    }

    /** What can be drafted: every kind that files declare. */
    @Transactional(readOnly = true)
    public List<AgreementKind> kinds() {
        return kinds.declared();
    }

    /** The languages in which a kind can be drafted, as tags. */
    @Transactional(readOnly = true)
    public List<String> languages(AgreementKind kind) {
        return languages.of(List.of(kind)).stream().map(Language::tag).toList();
    }

    /**
     * What a kind asks for; empty for an unknown one, and for one of the program's own.
     *
     * @throws io.evenhand.template.MalformedTemplate if there is no wording in that language, or it is not as a template must be
     */
    @Transactional(readOnly = true)
    public Optional<DeclaredKind> kind(String code, String language) {
        return kinds.find(code)
                .filter(AgreementKind::isDeclared)
                .map(kind -> templates.declared(kind, Locale.forLanguageTag(language)));
    }

    /**
     * The terms as they would be drafted. Nothing is stored.
     *
     * @throws MalformedTermsException with every problem found
     */
    @Transactional(readOnly = true)
    public DeclaredTerms draft(AgreementRequest request, Actor actor) throws MalformedTermsException {
        return drafts.draft(request, new PartnerId(actor.partnerId())).terms();
    }

    /** The pages of a draft, as PDF. Nothing is stored, and no transaction is held meanwhile. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public byte[] pages(DeclaredTerms terms, String language) {
        String title = terms.kind().title(Locale.forLanguageTag(language));
        return renderer.render(
                        drafts.html(terms, language),
                        new DocumentProperties(
                                title + ", draft", title, "Evenhand", Locale.forLanguageTag(language), clock.instant()),
                        List.of())
                .pdf();
    }

    /**
     * Drafts an agreement in the name of the actor's organisation, which so accepts it, and begins its process after the commit. Idempotent by the
     * key of the request.
     */
    @RepeatedWhenRaced
    public StartResult start(AgreementRequest request, Actor actor) {
        if (!mayDraft(actor)) {
            return new NotAllowed("Agreements are drafted by people with the role operations, legal or administrator.");
        }
        PartnerId drafter = new PartnerId(actor.partnerId());
        String subject = subject(drafter, request.key());
        Optional<Agreement> known = agreements.findBySubjectOrderByDraftedAtAscNumberAsc(subject).stream()
                .filter(agreement -> !agreement.isChange())
                .findFirst();
        if (known.isPresent()) {
            return new Started(known.get().id(), known.get().number());
        }
        try {
            OwnDrafts.Drafted drafted = drafts.draft(request, drafter);
            AgreementId id = life.draft(new NewAgreement(
                    number(subject), subject, drafter, drafted.terms(), VALUE_BAND, null, request.language()));
            Agreement agreement = agreements.findById(id).orElseThrow();
            agreement.belongsTo(drafted.main());
            events.publishEvent(new AgreementStarted(UUID.randomUUID(), id));
            return new Started(id, agreement.number());
        } catch (MalformedTermsException refused) {
            return new Invalid(refused.problems());
        }
    }

    /** Made of both, so that no key names what is another's: neither an agreement nor a referral. */
    private static String subject(PartnerId drafter, String key) {
        return UUID.nameUUIDFromBytes(("agreement of " + drafter + " " + key).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private String number(String subject) {
        return "AGR-%d-%s"
                .formatted(
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).getYear(),
                        subject.replace("-", "").substring(0, 8).toUpperCase(Locale.ROOT));
    }

    /** The agreement that another adds to; empty where it adds to none. All who may see this one are parties to that. */
    @Transactional(readOnly = true)
    public Optional<AgreementReference> mainOf(AgreementId id) {
        return agreements
                .findById(id)
                .flatMap(Agreement::mainAgreement)
                .flatMap(agreements::findById)
                .map(Agreement::reference);
    }

    /** The agreements that add to this one and are the actor's too, the oldest first. */
    @Transactional(readOnly = true)
    public List<AgreementReference> additionsTo(Actor actor, AgreementId id) {
        return agreements.findByBelongsToOrderByDraftedAtAscNumberAsc(id.value()).stream()
                .filter(agreement -> Visibility.of(actor)
                        .covers(agreement.parties().stream()
                                .map(PartnerId::value)
                                .toList()))
                .map(Agreement::reference)
                .toList();
    }

    /**
     * The agreements that the actor may see and that change no other, the latest draft first.
     *
     * @param search part of a number; blank for all
     * @param page from 0 on
     */
    @Transactional(readOnly = true)
    public Listed list(Actor actor, String search, int page) {
        Visibility visible = Visibility.of(actor);
        String words = "%" + search.strip().toLowerCase(Locale.ROOT).replaceAll("[%_\\\\]", "") + "%";
        Slice<AgreementId> found =
                agreements.findListed(visible.everything(), visible.partnerIds(), words, PageRequest.of(page, PAGE));
        return new Listed(life.all(found.getContent()), page, found.hasNext());
    }

    /** @param more whether another page follows */
    public record Listed(List<AgreementView> agreements, int page, boolean more) {
        public Listed {
            agreements = List.copyOf(agreements);
        }
    }
}
