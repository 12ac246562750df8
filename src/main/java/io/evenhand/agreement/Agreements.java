package io.evenhand.agreement;

import io.evenhand.access.Actor;
import io.evenhand.access.Visibility;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.partner.PartnerId;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.ChangeTerms;
import io.evenhand.terms.PrincipalTerms;
import io.evenhand.terms.Terms;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The life of agreements: drafted, ended or put in force; and what is in force. */
@Service
@Transactional
public class Agreements {
    private final AgreementRepository agreements;
    private final AgreementViews views;
    private final AgreementChangeRepository changes;
    private final TermsHistory history;
    private final DraftWordings wordings;
    private final AgreementBook book;
    private final OpenSignatures signatures;
    private final SignatureEvidence evidence;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Agreements(
            AgreementRepository agreements,
            AgreementViews views,
            AgreementChangeRepository changes,
            TermsHistory history,
            DraftWordings wordings,
            AgreementBook book,
            OpenSignatures signatures,
            SignatureEvidence evidence,
            ApplicationEventPublisher events,
            Clock clock) {
        this.agreements = agreements;
        this.views = views;
        this.changes = changes;
        this.history = history;
        this.wordings = wordings;
        this.book = book;
        this.signatures = signatures;
        this.evidence = evidence;
        this.events = events;
        this.clock = clock;
    }

    /** Drafts an agreement. Idempotent by subject and kind: the first draft stands. */
    @RepeatedWhenRaced
    public AgreementId draft(NewAgreement draft) {
        Optional<Agreement> known =
                agreements.findBySubjectAndKind(draft.subject(), draft.terms().kind());
        if (known.isPresent()) {
            return known.get().id();
        }
        Agreement agreement = agreements.save(Agreement.drafted(
                AgreementId.random(),
                draft,
                wordings.ofDraft(draft.terms().kind(), draft.language()),
                clock.instant()));
        book.addVersion(
                agreement, draft.draftedBy(), draft.terms(), draft.draftedBy().value());
        return agreement.id();
    }

    /** Records an agreement that was signed elsewhere. Idempotent by number. */
    @RepeatedWhenRaced
    public AgreementId recordForeign(ForeignAgreement foreign) {
        return agreements
                .findByNumber(foreign.number())
                .orElseGet(() ->
                        agreements.save(Agreement.signedElsewhere(AgreementId.random(), foreign, clock.instant())))
                .id();
    }

    /**
     * The agreements of a kind that are in force on this day between all these parties for this purpose, the newest first.
     *
     * @param purpose empty for any purpose
     */
    @Transactional(readOnly = true)
    public List<AgreementView> everyInForce(
            AgreementKind kind, Collection<PartnerId> parties, Optional<String> purpose, LocalDate day) {
        PartnerId first = parties.iterator().next();
        return agreements.findOf(first, kind, AgreementState.IN_FORCE).stream()
                .filter(agreement -> agreement.isInForceOn(day))
                .filter(agreement -> agreement.parties().containsAll(parties))
                .filter(agreement -> purpose.isEmpty()
                        || agreement.purpose().map(Agreements::plain).equals(purpose.map(Agreements::plain)))
                .map(this::view)
                .toList();
    }

    /** The agreements of a kind that are or were in force between an organisation and others, the newest first. */
    @Transactional(readOnly = true)
    public List<AgreementReference> inForceOf(PartnerId party, AgreementKind kind) {
        return agreements.findReferencesOf(party, kind, AgreementState.IN_FORCE);
    }

    /** The agreements of a kind that are in force and have begun on this day, also those that have ended since; none that changes another. */
    @Transactional(readOnly = true)
    public List<AgreementId> inForce(AgreementKind kind, LocalDate day) {
        return agreements.findIdsOf(kind, AgreementState.IN_FORCE, day);
    }

    private static String plain(String purpose) {
        return purpose.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** Puts a sealed agreement in force. Idempotent. */
    public void putInForce(AgreementId id) {
        Agreement agreement = book.get(id);
        if (agreement.state() == AgreementState.IN_FORCE) {
            return;
        }
        switch (book.currentTerms(agreement)) {
            case PrincipalTerms terms -> {
                agreement.putInForce(
                        TermsHistory.purposeOf(terms),
                        terms.effectiveOn(),
                        terms.lastDay().orElse(null),
                        clock.instant());
                events.publishEvent(new AgreementInForce(UUID.randomUUID(), id, agreement.kind(), agreement.subject()));
            }
            // What follows from a change is the business of the process that began it.
            case ChangeTerms terms -> agreement.putInForce("", terms.effectiveOn(), null, clock.instant());
        }
    }

    /**
     * Ends an agreement that is not in force, and every signature that is still asked for. Idempotent: the first end stands.
     *
     * @return how it stands then, which is another end where that was first
     */
    public AgreementState end(AgreementId id, AgreementState end) {
        return end(book.lock(id), end, "The process in which it was signed has ended.");
    }

    /**
     * The time for signing is over. What all have signed by then stands and is left as it is: they were in time, and only the process had
     * not heard of it. Idempotent.
     *
     * @return how it stands then
     */
    public AgreementState expireSigning(AgreementId id) {
        Agreement agreement = book.lock(id);
        return agreement.state() == AgreementState.SIGNING && signatures.areAllGiven(id)
                ? agreement.state()
                : end(agreement, AgreementState.EXPIRED, "");
    }

    /** Withdraws all agreements of a referral that are not yet in force; changes of those that are go on. Idempotent. */
    public void withdrawOpen(String subject) {
        // In one order, whoever does so, and each as it is once it is held: it may be signed at this moment.
        for (AgreementId id : agreements.findPrincipalIds(subject)) {
            AgreementState unused =
                    end(book.lock(id), AgreementState.WITHDRAWN, "The referral that it belongs to has ended.");
        }
    }

    /** As {@link #end(AgreementId, AgreementState)}. @param why for the evidence, where it was being signed and is withdrawn */
    AgreementState end(Agreement held, AgreementState end, String why) {
        boolean wasSigned = held.state() == AgreementState.SIGNING;
        if (!held.end(end)) {
            return held.state();
        }
        signatures.end(held.id());
        changes.findById(held.id().value()).ifPresent(change -> {
            change.close();
            events.publishEvent(new ChangeCameToNothing(
                    change.agreement(), held.id(), book.get(change.agreement()).kind(), end));
        });
        if (wasSigned && end == AgreementState.EXPIRED) {
            evidence.expired(held.id());
        }
        if (wasSigned && end == AgreementState.WITHDRAWN) {
            evidence.withdrawn(held.id(), why);
        }
        return end;
    }

    @Transactional(readOnly = true)
    public AgreementView get(AgreementId id) {
        return view(book.get(id));
    }

    /** These agreements, in this order; without those that are not there. */
    @Transactional(readOnly = true)
    public List<AgreementView> all(List<AgreementId> ids) {
        Map<AgreementId, Agreement> known =
                book.find(ids).stream().collect(Collectors.toMap(Agreement::id, Function.identity()));
        return views.of(
                ids.stream().flatMap(id -> Stream.ofNullable(known.get(id))).toList());
    }

    /** An agreement; empty for an unknown id. The caller makes sure that the reader may see it. */
    @Transactional(readOnly = true)
    public Optional<AgreementView> find(AgreementId id) {
        return agreements.findById(id).map(this::view);
    }

    /** The agreement that bears a number; empty where there is none. The caller makes sure that the reader may see it. */
    @Transactional(readOnly = true)
    public Optional<AgreementView> numbered(String number) {
        return agreements.findByNumber(number).map(this::view);
    }

    /** The agreement that bears a number; empty where there is none that the actor may see. */
    @Transactional(readOnly = true)
    public Optional<AgreementView> find(Actor actor, String number) {
        Visibility visible = Visibility.of(actor);
        return agreements
                .findByNumber(number)
                .filter(agreement -> visible.covers(
                        agreement.parties().stream().map(PartnerId::value).toList()))
                .map(this::view);
    }

    /** The present terms of an agreement: as they are negotiated, or as they hold today. */
    @Transactional(readOnly = true)
    public Terms terms(AgreementId id) {
        Agreement agreement = book.get(id);
        return agreement.isChange() || agreement.state() != AgreementState.IN_FORCE
                ? book.currentTerms(agreement)
                : history.on(agreement, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .map(Terms.class::cast)
                        .orElseGet(() -> book.currentTerms(agreement));
    }

    /**
     * The terms of an agreement as they hold on a day, with every change that is signed; the last ones for a day after its end, since
     * what they leave behind goes by them. Empty for a day before it began, for one that is not in force, and for one signed elsewhere.
     *
     * @throws IllegalStateException for an unknown agreement, or a change of one
     */
    @Transactional(readOnly = true)
    public Optional<PrincipalTerms> termsOn(AgreementId id, LocalDate day) {
        return history.on(book.get(id), day);
    }

    /** The terms of an agreement that hold on some day, with every signed change; none where {@link #termsOn} knows none. */
    @Transactional(readOnly = true)
    public List<PrincipalTerms> everyTerms(AgreementId id) {
        return history.every(book.get(id));
    }

    /** The agreements of a referral, in the order in which they were drafted. */
    @Transactional(readOnly = true)
    public List<AgreementView> ofSubject(String subject) {
        return views.of(agreements.findBySubjectOrderByDraftedAtAscNumberAsc(subject));
    }

    /** Those among them that the actor may see, who may see the referral: all, but of changes only those that are for it. */
    @Transactional(readOnly = true)
    public List<AgreementView> ofSubject(Actor actor, String subject) {
        Visibility visible = Visibility.of(actor);
        return views.of(agreements.findShown(subject, visible.everything(), visible.partnerIds()));
    }

    /** The ids of the agreements of some referrals, by referral; one without agreements is missing. */
    @Transactional(readOnly = true)
    public Map<String, List<AgreementId>> idsOf(Collection<String> subjects) {
        return bySubject(agreements.findIds(subjects));
    }

    /** Those among them that the actor may see, who may see the referrals: see {@link #ofSubject(Actor, String)}. */
    @Transactional(readOnly = true)
    public Map<String, List<AgreementId>> idsOf(Actor actor, Collection<String> subjects) {
        Visibility visible = Visibility.of(actor);
        return bySubject(agreements.findShownIds(subjects, visible.everything(), visible.partnerIds()));
    }

    private static Map<String, List<AgreementId>> bySubject(List<AgreementRepository.OfSubject> found) {
        return found.stream()
                .collect(Collectors.groupingBy(
                        AgreementRepository.OfSubject::subject,
                        Collectors.mapping(AgreementRepository.OfSubject::id, Collectors.toList())));
    }

    /** The agreements among these ids; others are missing. */
    @Transactional(readOnly = true)
    public Map<AgreementId, AgreementReference> references(Collection<AgreementId> ids) {
        return agreements.findReferences(ids).stream()
                .collect(Collectors.toMap(AgreementReference::id, Function.identity()));
    }

    /** The agreement of a kind in a referral. */
    @Transactional(readOnly = true)
    public Optional<AgreementView> find(String subject, AgreementKind kind) {
        return agreements.findBySubjectAndKind(subject, kind).map(this::view);
    }

    private AgreementView view(Agreement agreement) {
        return views.of(agreement);
    }

    static String fileName(Agreement agreement) {
        return agreement.number().replaceAll("[^A-Za-z0-9._-]", "_") + ".pdf";
    }
}
