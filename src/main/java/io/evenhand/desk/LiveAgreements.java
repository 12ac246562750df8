package io.evenhand.desk;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.Visibility;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementPlaybooks;
import io.evenhand.agreement.AgreementReference;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.ChangeView;
import io.evenhand.agreement.ChangeViews;
import io.evenhand.agreement.ChangeViews.Standing;
import io.evenhand.agreement.Changes;
import io.evenhand.agreement.OwnAgreements;
import io.evenhand.claim.ClaimNotices;
import io.evenhand.desk.AgreementPage.Change;
import io.evenhand.desk.AgreementPage.State;
import io.evenhand.desk.ReferralReading.DocumentFile;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.partner.PartnerId;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.referral.ReferralId;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.Language;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.TermsFormat;
import io.evenhand.terms.TermsParty;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.TaskForms;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads one agreement with its history and changes, for those who are or were its parties; for others there is none. */
@Component
class LiveAgreements {
    private final Agreements agreements;
    private final OwnAgreements own;
    private final ChangeViews changes;
    private final ReferralDesk referrals;
    private final ReferralRecords records;
    private final SignedDocuments documents;
    private final LiveSignings signings;
    private final SigningEvidence evidence;
    private final HumanTasks tasks;
    private final TaskForms forms;
    private final Archive archive;
    private final Accounts accounts;
    private final AgreementPlaybooks playbooks;
    private final Clock clock;

    LiveAgreements(
            Agreements agreements,
            OwnAgreements own,
            ChangeViews changes,
            ReferralDesk referrals,
            ReferralRecords records,
            SignedDocuments documents,
            LiveSignings signings,
            SigningEvidence evidence,
            HumanTasks tasks,
            TaskForms forms,
            Archive archive,
            Accounts accounts,
            AgreementPlaybooks playbooks,
            Clock clock) {
        this.agreements = agreements;
        this.own = own;
        this.changes = changes;
        this.referrals = referrals;
        this.records = records;
        this.documents = documents;
        this.signings = signings;
        this.evidence = evidence;
        this.tasks = tasks;
        this.forms = forms;
        this.archive = archive;
        this.accounts = accounts;
        this.playbooks = playbooks;
        this.clock = clock;
    }

    /** An agreement that the viewer may see, with what became of it. */
    record Seen(AgreementView agreement, Standing standing) {}

    /** Empty for an unknown id, for a stranger's, and for that of a change, which is shown with what it changes. */
    Optional<Seen> seen(Actor actor, String id) {
        return AgreementId.find(id)
                .flatMap(known -> changes.standing(known)
                        .map(standing -> {
                            AgreementView agreement = agreements.get(known);
                            return new Seen(agreement, cut(actor, agreement, standing));
                        })
                        .filter(found -> Visibility.of(actor)
                                .covers(Stream.concat(
                                                found.agreement().parties().stream(),
                                                found.standing().further().stream())
                                        .map(PartnerId::value)
                                        .toList())));
    }

    /** Whether the viewer may propose a change here and now. */
    boolean mayPropose(Actor actor, Seen seen) {
        return Changes.mayPropose(actor)
                && seen.agreement().parties().contains(new PartnerId(actor.partnerId()))
                && seen.agreement().state() == AgreementState.IN_FORCE
                && seen.standing().asSigned().isPresent()
                && seen.standing().endsOn().filter(today()::isAfter).isEmpty();
    }

    /** Whether the viewer's organisation proposed the change. */
    boolean isProposedBy(Actor actor, AgreementId change) {
        return changes.get(change).proposedBy().value().equals(actor.partnerId());
    }

    Optional<AgreementPage> show(Actor actor, String id) {
        return seen(actor, id).map(found -> page(actor, found));
    }

    private AgreementPage page(Actor actor, Seen seen) {
        AgreementView agreement = seen.agreement();
        Standing standing = seen.standing();
        Set<PartnerId> all = new LinkedHashSet<>(agreement.parties());
        all.addAll(standing.further());
        PartnerNames names = records.names(all);
        List<HumanTaskView> its = tasks.of(
                standing.changes().stream().map(change -> change.id().value()).toList());
        Map<String, String> people = people(standing);
        List<PartnerId> parties = isParty(actor, agreement) ? agreement.parties() : List.copyOf(standing.further());
        return new AgreementPage(
                agreement.id().value(),
                agreement.title(),
                agreement.number(),
                Language.of(agreement.language()).name(),
                state(agreement, standing),
                standing.startsOn().orElse(null),
                lasts(agreement, standing),
                referral(actor, agreement),
                isParty(actor, agreement)
                        ? own.mainOf(agreement.id()).map(LiveAgreements::other).orElse(null)
                        : null,
                own.additionsTo(actor, agreement.id()).stream()
                        .map(LiveAgreements::other)
                        .toList(),
                Stream.concat(
                                AgreementWords.notes(standing.changes(), today()).stream(),
                                isParty(actor, agreement)
                                        ? AgreementWords.days(standing, today()).stream()
                                        : Stream.<String>empty())
                        .toList(),
                AgreementWords.parties(parties, standing, names),
                AgreementVersions.of(
                        standing,
                        today(),
                        agreement.language(),
                        playbooks.of(agreement.id()).clauses(),
                        terms -> isParty(actor, agreement) || isAmong(actor, terms.parties())),
                standing.changes().reversed().stream()
                        .map(change -> change(actor, change, names, its, people))
                        .toList(),
                signings.of(actor, signedHere(actor, seen)),
                documents.of(signed(actor, seen)),
                evidence.of(all(actor, seen)),
                mayPropose(actor, seen),
                agreement.kind().equals(AgreementKind.REVENUE_SHARE)
                        && agreement.state() == AgreementState.IN_FORCE
                        && agreement.termsVersion() > 0
                        && isParty(actor, agreement),
                agreement.kind().equals(AgreementKind.REVENUE_SHARE)
                        && agreement.termsVersion() > 0
                        && isParty(actor, agreement),
                isParty(actor, agreement),
                ClaimNotices.mayDraft(actor)
                        && ClaimNotices.isClaimable(actor, agreement)
                        && standing.startsOn()
                                .filter(day -> !day.isAfter(today()))
                                .isPresent());
    }

    private static AgreementPage.Other other(AgreementReference reference) {
        return new AgreementPage.Other(reference.id().value(), reference.title(), reference.number());
    }

    private static boolean isParty(Actor actor, AgreementView agreement) {
        return Visibility.of(actor)
                .covers(agreement.parties().stream().map(PartnerId::value).toList());
    }

    /** Whoever is no party yet, or none any more, sees the changes in which it takes part, and nothing from before or after. */
    private static Standing cut(Actor actor, AgreementView agreement, Standing standing) {
        return isParty(actor, agreement)
                ? standing
                : new Standing(
                        standing.startsOn(),
                        standing.endsOn(),
                        standing.asSigned(),
                        standing.changes().stream()
                                .filter(change ->
                                        change.isUnderWay() || change.signedAt().isPresent())
                                .filter(change -> isAmong(actor, change.terms().parties()))
                                .toList());
    }

    private static boolean isAmong(Actor actor, List<TermsParty> parties) {
        return parties.stream().anyMatch(party -> party.partnerId().equals(actor.partnerId()));
    }

    /** The agreement itself or one of its changes; empty for a document that the viewer does not see under this agreement. */
    Optional<AgreementId> signed(Actor actor, String id, String document) {
        return seen(actor, id)
                .flatMap(found -> signedHere(actor, found).stream()
                        .filter(known -> known.value().equals(document))
                        .findFirst());
    }

    private List<AgreementId> signedHere(Actor actor, Seen seen) {
        return Stream.concat(
                        isParty(actor, seen.agreement())
                                ? Stream.of(seen.agreement().id())
                                : Stream.<AgreementId>empty(),
                        seen.standing().changes().stream().map(ChangeView::id))
                .toList();
    }

    /** The agreement itself and its signed changes, as far as the viewer signed them or is party now. */
    private List<AgreementView> signed(Actor actor, Seen seen) {
        return Stream.concat(
                        signsItself(actor, seen) ? Stream.of(seen.agreement()) : Stream.<AgreementView>empty(),
                        seen.standing().changes().stream()
                                .filter(change -> change.state() == AgreementState.IN_FORCE)
                                .map(change -> agreements.get(change.id())))
                .toList();
    }

    /** The same with what was not signed, or is not yet. */
    private static List<AgreementId> all(Actor actor, Seen seen) {
        return Stream.concat(
                        signsItself(actor, seen) ? Stream.of(seen.agreement().id()) : Stream.<AgreementId>empty(),
                        seen.standing().changes().stream().map(ChangeView::id))
                .toList();
    }

    private static boolean signsItself(Actor actor, Seen seen) {
        return isParty(actor, seen.agreement())
                || seen.standing()
                        .asSigned()
                        .filter(terms -> isAmong(actor, terms.parties()))
                        .isPresent();
    }

    private State state(AgreementView agreement, Standing standing) {
        if (agreement.state() != AgreementState.IN_FORCE) {
            return AgreementWords.state(agreement.state());
        }
        Optional<LocalDate> end = standing.endsOn();
        if (end.filter(today()::isAfter).isPresent()) {
            return new State("Ended", "");
        }
        return standing.startsOn().filter(today()::isBefore).isPresent()
                ? new State("Signed", "moving")
                : new State("In force", "good");
    }

    private static String lasts(AgreementView agreement, Standing standing) {
        return standing.endsOn()
                .map(AgreementWords::day)
                .orElseGet(() -> agreement.state() == AgreementState.IN_FORCE
                        ? "Goes on until somebody ends it"
                        : "Not in force yet");
    }

    private @Nullable String referral(Actor actor, AgreementView agreement) {
        ReferralId id = ReferralId.of(agreement.subject());
        return referrals.show(actor, id).isPresent() ? id.value() : null;
    }

    /** Who proposed something, by account: each asked for once. */
    private Map<String, String> people(Standing standing) {
        return standing.changes().stream()
                .map(ChangeView::proposedByUser)
                .distinct()
                .flatMap(user -> accounts.actor(user).stream())
                .collect(Collectors.toMap(Actor::username, Actor::displayName));
    }

    private Change change(
            Actor actor, ChangeView change, PartnerNames names, List<HumanTaskView> tasks, Map<String, String> people) {
        List<HumanTaskView> its = tasks.stream()
                .filter(task -> task.businessId().equals(change.id().value()))
                .toList();
        return new Change(
                change.id().value(),
                AgreementWords.kind(change),
                change.number(),
                AgreementWords.what(change),
                AgreementWords.state(change, today()),
                Stream.of(people.getOrDefault(change.proposedByUser(), ""), names.of(change.proposedBy()))
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.joining(", ")),
                change.proposedAt(),
                change.reason(),
                TermsFormat.sentences(change.terms(), change.language()).stream()
                        .filter(sentence -> !sentence.clauseId().startsWith("amended."))
                        .map(Sentence::text)
                        .toList(),
                its.stream()
                        .filter(task -> task.state() == HumanTaskState.OPEN)
                        .map(task -> forms.of(task.elementId()).title() + ": waits for " + names.of(task.partnerId()))
                        .toList(),
                its.stream().flatMap(task -> answer(task, names).stream()).toList(),
                change.isWithdrawable()
                        && Changes.mayPropose(actor)
                        && change.proposedBy().value().equals(actor.partnerId()));
    }

    private static Optional<String> answer(HumanTaskView task, PartnerNames names) {
        if (!task.elementId().equals("acknowledge-notice") || task.state() != HumanTaskState.DONE) {
            return Optional.empty();
        }
        String name = names.of(task.partnerId());
        return Optional.of(
                "contest".equals(task.decision())
                        ? name + " contests it: " + Objects.requireNonNullElse(task.reason(), "")
                        : name + " has acknowledged it.");
    }

    /** A document that the page names. */
    Optional<DocumentFile> document(Actor actor, String id, String hash) {
        return seen(actor, id)
                .flatMap(found -> documents.of(signed(actor, found)).stream()
                        .filter(document -> document.hash().equals(hash))
                        .findFirst())
                .map(document -> new DocumentFile(
                        document.fileName(), "application/pdf", archive.load(new DocumentHash(document.hash()))));
    }

    /** Evidence that the page names. */
    Optional<DocumentFile> evidence(Actor actor, String id, String hash) {
        return seen(actor, id)
                .flatMap(found -> evidence.of(all(actor, found)).stream()
                        .flatMap(one -> Stream.of(
                                file(one.pdf(), one.fileName() + ".pdf", "application/pdf"),
                                file(one.json(), one.fileName() + ".json", "application/json")))
                        .flatMap(Optional::stream)
                        .filter(file -> file.hash().equals(hash))
                        .findFirst())
                .map(file ->
                        new DocumentFile(file.name(), file.mediaType(), archive.load(new DocumentHash(file.hash()))));
    }

    private record EvidenceCopy(String hash, String name, String mediaType) {}

    private static Optional<EvidenceCopy> file(@Nullable String hash, String name, String mediaType) {
        return Optional.ofNullable(hash).map(known -> new EvidenceCopy(known, name, mediaType));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
