package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.claim.ClaimOpenings;
import io.evenhand.desk.ReferralPage.Entry;
import io.evenhand.desk.ReferralPage.ExternalName;
import io.evenhand.desk.ReferralPage.Participant;
import io.evenhand.desk.ReferralPage.Relative;
import io.evenhand.desk.ReferralPage.UnderWay;
import io.evenhand.desk.ReferralRow.Tone;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.obligation.ObligationView;
import io.evenhand.partner.ExternalIds;
import io.evenhand.partner.ExternalKind;
import io.evenhand.referral.HistoryView;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.referral.ReferralView;
import io.evenhand.workflow.Deciders;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.ProcessStepView;
import io.evenhand.workflow.ProcessSteps;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads referrals from our own records: never from Camunda's search, which may lag behind. */
@Component
@Transactional(readOnly = true) // one for all that a page reads
class LiveReferrals implements ReferralReading {
    private final ReferralDesk desk;
    private final ReferralActions actions;
    private final ReferralRecords records;
    private final Agreements agreements;
    private final HumanTasks tasks;
    private final ProcessSteps steps;
    private final Diagrams diagrams;
    private final SignedDocuments documents;
    private final Archive archive;
    private final ExternalIds externalIds;
    private final IntroductionParts introductions;
    private final Deciders deciders;
    private final ClaimOpenings openings;
    private final Clock clock;

    LiveReferrals(
            ReferralDesk desk,
            ReferralActions actions,
            ReferralRecords records,
            Agreements agreements,
            HumanTasks tasks,
            ProcessSteps steps,
            Diagrams diagrams,
            SignedDocuments documents,
            Archive archive,
            ExternalIds externalIds,
            IntroductionParts introductions,
            Deciders deciders,
            ClaimOpenings openings,
            Clock clock) {
        this.desk = desk;
        this.actions = actions;
        this.records = records;
        this.agreements = agreements;
        this.tasks = tasks;
        this.steps = steps;
        this.diagrams = diagrams;
        this.documents = documents;
        this.archive = archive;
        this.externalIds = externalIds;
        this.introductions = introductions;
        this.deciders = deciders;
        this.openings = openings;
        this.clock = clock;
    }

    @Override
    public Optional<ReferralPage> show(Actor actor, String referralId) {
        return actions.referral(actor, referralId).map(referral -> page(actor, referral));
    }

    @Override
    public boolean mayIntroduceAnew(Actor actor, String referralId) {
        return actions.referral(actor, referralId)
                .filter(referral -> FilledIntroductions.mayIntroduceAnew(actor, referral))
                .isPresent();
    }

    private ReferralPage page(Actor actor, ReferralView referral) {
        List<AgreementView> its = agreements.ofSubject(actor, referral.id().value());
        List<ObligationView> promises = desk.obligations(referral.id());
        List<String> businessIds = Stream.of(
                        Stream.of(referral.id().value()),
                        its.stream().map(agreement -> agreement.id().value()),
                        promises.stream().map(promise -> promise.id().value()))
                .flatMap(ids -> ids)
                .toList();
        List<HumanTaskView> all = tasks.of(businessIds);
        List<ProcessStepView> taken = steps.of(businessIds);
        ReferralRecords.Found found = records.of(referral, businessIds, all, diagrams.of(taken));
        return new ReferralPage(
                new ReferralRows(actor, found).of(referral),
                externalNames(actor, referral.id().value()),
                participants(referral, found.names()),
                new ReferralDiagrams(actor, referral, its, found, all, taken).all(),
                history(actor, referral, its, all, found),
                documents.of(its),
                underWay(its),
                new ReferralPromises(actor, found.names(), all, openings.missed(actor, promises), clock.instant())
                        .of(promises),
                relatives(actor, referral),
                introductions.of(actor, referral, its, found.names()),
                actions.possible(actor, referral));
    }

    private static List<UnderWay> underWay(List<AgreementView> its) {
        return its.stream()
                .filter(agreement ->
                        agreement.state() == AgreementState.NEGOTIATED || agreement.state() == AgreementState.SIGNING)
                .map(agreement -> new UnderWay(
                        (agreement.changeOf() == null ? agreement.id() : agreement.changeOf()).value(),
                        agreement.title(),
                        agreement.state().words()))
                .toList();
    }

    private List<ExternalName> externalNames(Actor actor, String referralId) {
        return externalIds
                .of(actor, ExternalKind.REFERRAL, List.of(referralId))
                .getOrDefault(referralId, Map.of())
                .entrySet()
                .stream()
                .map(name -> new ExternalName(name.getKey(), name.getValue()))
                .toList();
    }

    private List<Relative> relatives(Actor actor, ReferralView referral) {
        ReferralDesk.Family family = desk.family(actor, referral.id());
        return Stream.concat(
                        Stream.ofNullable(family.earlier()).map(earlier -> relative(earlier, "Continues")),
                        family.later().stream().map(later -> relative(later, "Continued in")))
                .toList();
    }

    private static Relative relative(ReferralView referral, String relation) {
        return new Relative(
                referral.id().value(),
                referral.reference(),
                relation,
                referral.state().words());
    }

    private static List<Participant> participants(ReferralView referral, PartnerNames names) {
        return Stream.of(
                        Stream.of(new Participant(names.of(referral.introducer()), "introduces")),
                        referral.deliverers().stream()
                                .map(deliverer -> new Participant(names.of(deliverer), "delivers")),
                        referral.left().stream()
                                .map(partner -> new Participant(names.of(partner), "delivered, and has left")))
                .flatMap(some -> some)
                .toList();
    }

    private List<Entry> history(
            Actor actor,
            ReferralView referral,
            List<AgreementView> its,
            List<HumanTaskView> all,
            ReferralRecords.Found found) {
        ReferralDesk.Reading read = desk.words(referral);
        Stream<Entry> told = desk.history(actor, referral).stream().map(LiveReferrals::entry);
        Stream<Entry> decided = its.stream()
                .flatMap(agreement -> all.stream()
                        .filter(task -> task.businessId().equals(agreement.id().value()))
                        .flatMap(task -> decision(agreement, task, read, found).stream()));
        return Stream.concat(told, decided)
                .sorted(Comparator.comparing(Entry::at).reversed())
                .toList();
    }

    private static Entry entry(HistoryView line) {
        return new Entry(line.at(), line.what(), line.actor(), null, Tone.NEUTRAL);
    }

    private Optional<Entry> decision(
            AgreementView agreement, HumanTaskView task, ReferralDesk.Reading read, ReferralRecords.Found found) {
        if (task.state() != HumanTaskState.DONE || task.endedAt() == null || task.decision() == null) {
            return Optional.empty();
        }
        String who = Optional.ofNullable(task.assignee())
                .flatMap(deciders::nameOf)
                .orElse(found.names().of(task.partnerId()));
        String kind = agreement.title().toLowerCase(Locale.ROOT);
        String what = switch (task.elementId() + " " + task.decision()) {
            case "sign-agreement sign" -> "signed the " + kind;
            case "sign-agreement decline" -> "declined to sign the " + kind;
            case "review-draft accept" -> "accepted the " + kind;
            case "review-draft propose" -> "proposed other terms for the " + kind;
            case "review-draft decline" -> "declined the " + kind;
            case "acknowledge-notice acknowledge" -> "acknowledged the notice about the " + kind;
            case "acknowledge-notice contest" -> "contested the " + kind;
            case "approve-deviation approve" -> "approved deviations in the " + kind;
            case "approve-deviation reject" -> "rejected deviations in the " + kind;
            default ->
                task.decision() + " — "
                        + found.diagrams()
                                .of(task.businessId(), task.processId())
                                .nameOf(task.elementId());
        };
        Tone tone = switch (task.decision()) {
            case "sign", "accept", "approve", "acknowledge" -> Tone.GOOD;
            case "decline", "reject", "contest" -> Tone.BAD;
            default -> Tone.NEUTRAL;
        };
        String reason = task.reason() == null || task.reason().isBlank()
                ? null
                : read.of(task.partnerId(), task.endedAt(), task.reason());
        return Optional.of(new Entry(task.endedAt(), what, who, reason, tone));
    }

    @Override
    public Optional<byte[]> diagram(Actor actor, String referralId, String diagramId) {
        return actions.referral(actor, referralId).flatMap(referral -> {
            String id = referral.id().value();
            return diagramId.equals(ReferralDiagrams.REFERRAL)
                    ? Optional.of(bpmn(id, ReferralDiagrams.REFERRAL))
                    : agreements.ofSubject(actor, id).stream()
                            .filter(agreement ->
                                    ReferralDiagrams.idOf(agreement).equals(diagramId))
                            .findFirst()
                            .map(agreement -> bpmn(agreement.id().value(), ReferralDiagrams.AGREEMENT));
        });
    }

    private byte[] bpmn(String businessId, String processId) {
        return diagrams.ofAll(List.of(businessId)).bpmn(businessId, processId);
    }

    @Override
    public Optional<DocumentFile> document(Actor actor, String referralId, String hash) {
        return actions.referral(actor, referralId)
                .flatMap(referral -> documents
                        .of(agreements.ofSubject(actor, referral.id().value()))
                        .stream()
                        .filter(document -> document.hash().equals(hash))
                        .findFirst())
                .map(document -> new DocumentFile(
                        document.fileName(), "application/pdf", archive.load(new DocumentHash(document.hash()))));
    }
}
