package io.evenhand.desk;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.Visibility;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.ChangeView;
import io.evenhand.agreement.ChangeViews;
import io.evenhand.agreement.ChangeViews.Standing;
import io.evenhand.agreement.Changes;
import io.evenhand.desk.AgreementPage.Change;
import io.evenhand.desk.AgreementPage.State;
import io.evenhand.desk.AgreementPage.Version;
import io.evenhand.desk.ReferralReading.DocumentFile;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.partner.PartnerId;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.referral.ReferralId;
import io.evenhand.terms.PrincipalTerms;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.TermsFormat;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.TaskForms;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    private final ChangeViews changes;
    private final ReferralDesk referrals;
    private final ReferralRecords records;
    private final SignedDocuments documents;
    private final HumanTasks tasks;
    private final TaskForms forms;
    private final Archive archive;
    private final Accounts accounts;
    private final Clock clock;

    LiveAgreements(
            Agreements agreements,
            ChangeViews changes,
            ReferralDesk referrals,
            ReferralRecords records,
            SignedDocuments documents,
            HumanTasks tasks,
            TaskForms forms,
            Archive archive,
            Accounts accounts,
            Clock clock) {
        this.agreements = agreements;
        this.changes = changes;
        this.referrals = referrals;
        this.records = records;
        this.documents = documents;
        this.tasks = tasks;
        this.forms = forms;
        this.archive = archive;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** An agreement that the viewer may see, with what became of it. */
    record Seen(AgreementView agreement, Standing standing) {}

    /** Empty for an unknown id, for a stranger's, and for that of a change, which is shown with what it changes. */
    Optional<Seen> seen(Actor actor, String id) {
        return read(id).flatMap(known -> changes.standing(known)
                .map(standing -> new Seen(agreements.get(known), standing))
                .filter(found -> Visibility.of(actor)
                        .covers(Stream.concat(
                                        found.agreement().parties().stream(),
                                        found.standing().further().stream())
                                .map(PartnerId::value)
                                .toList())));
    }

    private static Optional<AgreementId> read(String id) {
        try {
            return Optional.of(AgreementId.of(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** Whether the viewer may propose a change here and now. */
    boolean mayPropose(Actor actor, Seen seen) {
        return Changes.mayPropose(actor)
                && seen.agreement().parties().contains(new PartnerId(actor.partnerId()))
                && seen.agreement().state() == AgreementState.IN_FORCE
                && seen.standing().asSigned().isPresent()
                && seen.standing().endsOn().filter(today()::isAfter).isEmpty();
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
        List<HumanTaskView> open = tasks.open(standing.changes().stream()
                .filter(change -> !change.state().isOver() || change.notice())
                .map(change -> change.id().value())
                .toList());
        List<AgreementView> signed = Stream.concat(
                        Stream.of(agreement),
                        standing.changes().stream()
                                .filter(change -> change.state() == AgreementState.IN_FORCE)
                                .map(change -> agreements.get(change.id())))
                .toList();
        Map<String, String> people = people(standing);
        return new AgreementPage(
                agreement.id().value(),
                agreement.title(),
                agreement.number(),
                state(agreement, standing),
                standing.startsOn().orElse(null),
                lasts(agreement, standing),
                referral(actor, agreement),
                AgreementWords.notes(standing.changes(), today()),
                AgreementWords.parties(agreement.parties(), standing, names),
                versions(standing),
                standing.changes().reversed().stream()
                        .map(change -> change(actor, change, names, open, people))
                        .toList(),
                signed.stream().flatMap(one -> documents.of(one).stream()).toList(),
                mayPropose(actor, seen));
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

    private List<Version> versions(Standing standing) {
        if (standing.asSigned().isEmpty()) {
            return List.of();
        }
        List<ChangeView> steps = standing.changes().stream()
                .filter(change -> change.signedAt().isPresent())
                .filter(change -> change.terms().after().isPresent())
                .toList();
        List<Version> versions = new ArrayList<>();
        PrincipalTerms terms = standing.asSigned().get();
        LocalDate from = terms.effectiveOn();
        String title = standing.startsOn().isPresent() ? "As first signed" : "As it lies on the table";
        for (ChangeView step : steps) {
            LocalDate next = step.terms().effectiveOn();
            if (next.isAfter(from)) {
                versions.add(version(title, terms, from, Optional.of(next.minusDays(1))));
            }
            terms = step.terms().after().orElseThrow();
            from = next;
            title = "As changed by " + step.number();
        }
        versions.add(version(title, terms, from, standing.endsOn()));
        return versions.reversed();
    }

    private Version version(String title, PrincipalTerms terms, LocalDate from, Optional<LocalDate> to) {
        boolean current = !today().isBefore(from)
                && to.filter(today()::isAfter).isEmpty();
        return new Version(
                title,
                "from " + AgreementWords.day(from)
                        + to.map(last -> " to " + AgreementWords.day(last)).orElse(" on"),
                current,
                TermsFormat.sentences(terms).stream().map(Sentence::text).toList());
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
            Actor actor,
            ChangeView change,
            PartnerNames names,
            List<HumanTaskView> open,
            Map<String, String> people) {
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
                TermsFormat.sentences(change.terms()).stream()
                        .filter(sentence -> !sentence.clauseId().startsWith("amended."))
                        .map(Sentence::text)
                        .toList(),
                open.stream()
                        .filter(task -> task.businessId().equals(change.id().value()))
                        .map(task -> forms.of(task.elementId()).title() + ": waits for " + names.of(task.partnerId()))
                        .toList(),
                change.isWithdrawable()
                        && Changes.mayPropose(actor)
                        && change.proposedBy().value().equals(actor.partnerId()));
    }

    /** A document that the page names. */
    Optional<DocumentFile> document(Actor actor, String id, String hash) {
        return show(actor, id)
                .flatMap(page -> page.documents().stream()
                        .filter(document -> document.hash().equals(hash))
                        .findFirst())
                .map(document -> new DocumentFile(
                        document.fileName(), "application/pdf", archive.load(new DocumentHash(document.hash()))));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
