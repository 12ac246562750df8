package io.evenhand.desk;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.desk.ReferralPage.Diagram;
import io.evenhand.desk.ReferralPage.Document;
import io.evenhand.desk.ReferralPage.Entry;
import io.evenhand.desk.ReferralPage.Participant;
import io.evenhand.desk.ReferralPage.Signer;
import io.evenhand.desk.ReferralPage.Step;
import io.evenhand.desk.ReferralRow.State;
import io.evenhand.desk.ReferralRow.Tone;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.referral.HistoryView;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralView;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.ProcessFiles;
import io.evenhand.workflow.ProcessStepView;
import io.evenhand.workflow.ProcessSteps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads referrals from our own records: never from Camunda's search, which may lag behind. */
@Component
class LiveReferrals implements ReferralReading {
    private static final String REFERRAL = "referral";
    private static final String AGREEMENT = "agreement";

    private final ReferralDesk desk;
    private final Agreements agreements;
    private final Partners partners;
    private final HumanTasks tasks;
    private final ProcessSteps steps;
    private final ProcessFiles files;
    private final Archive archive;
    private final Accounts accounts;

    /** Read once: the files do not change while the program runs, and every row of the list asks. */
    private final Map<String, ProcessPath> paths = new ConcurrentHashMap<>();

    LiveReferrals(
            ReferralDesk desk,
            Agreements agreements,
            Partners partners,
            HumanTasks tasks,
            ProcessSteps steps,
            ProcessFiles files,
            Archive archive,
            Accounts accounts) {
        this.desk = desk;
        this.agreements = agreements;
        this.partners = partners;
        this.tasks = tasks;
        this.steps = steps;
        this.files = files;
        this.archive = archive;
        this.accounts = accounts;
    }

    @Override
    public List<ReferralRow> list(Actor actor) {
        return desk.list(actor).stream()
                .map(referral ->
                        row(actor, referral, agreements.ofSubject(referral.id().value())))
                .sorted(Comparator.comparing((ReferralRow row) -> !row.yours()))
                .toList();
    }

    private ReferralRow row(Actor actor, ReferralView referral, List<AgreementView> its) {
        List<HumanTaskView> open = tasks.open(businessIds(referral, its));
        boolean yours = open.stream().anyMatch(task -> isFor(actor, task));
        return new ReferralRow(
                referral.id().value(),
                referral.title(),
                referral.customerName(),
                nameOf(referral.introducer().value()),
                new State(referral.state().words(), tone(referral, open)),
                referral.changedAt(),
                nextStep(referral, open),
                yours);
    }

    private static boolean isFor(Actor actor, HumanTaskView task) {
        return task.partnerId().equals(actor.partnerId()) && actor.has(Role.of(task.role()));
    }

    private static Tone tone(ReferralView referral, List<HumanTaskView> open) {
        if (referral.state().isEnd()) {
            return referral.state().isRefusal() ? Tone.NEUTRAL : Tone.GOOD;
        }
        return open.isEmpty() ? Tone.MOVING : Tone.WAITING;
    }

    private String nextStep(ReferralView referral, List<HumanTaskView> open) {
        if (referral.state().isEnd()) {
            return "Nothing more to do";
        }
        return open.stream()
                .findFirst()
                .map(task -> path(task.processId()).nameOf(task.elementId()) + ": " + nameOf(task.partnerId()))
                .orElse("Evenhand is working on it");
    }

    @Override
    public Optional<ReferralPage> show(Actor actor, String referralId) {
        return visible(actor, referralId).map(referral -> page(actor, referral));
    }

    private ReferralPage page(Actor actor, ReferralView referral) {
        List<AgreementView> its = agreements.ofSubject(referral.id().value());
        List<HumanTaskView> all = tasks.of(businessIds(referral, its));
        List<ProcessStepView> taken = steps.of(businessIds(referral, its));
        return new ReferralPage(
                row(actor, referral, its),
                participants(referral),
                diagrams(referral, its, all, taken),
                history(referral, its, all),
                its.stream().flatMap(agreement -> document(agreement).stream()).toList());
    }

    private List<Participant> participants(ReferralView referral) {
        return Stream.concat(
                        Stream.of(new Participant(nameOf(referral.introducer().value()), "introduces")),
                        referral.deliverers().stream()
                                .map(deliverer -> new Participant(nameOf(deliverer.value()), "delivers")))
                .toList();
    }

    private List<Diagram> diagrams(
            ReferralView referral, List<AgreementView> its, List<HumanTaskView> all, List<ProcessStepView> taken) {
        List<Diagram> diagrams = new ArrayList<>();
        diagrams.add(diagram(
                REFERRAL,
                "Referral",
                referral.state().isEnd(),
                referral.id().value(),
                REFERRAL,
                calls(its),
                all,
                taken));
        for (AgreementView agreement : its) {
            diagrams.add(diagram(
                    agreement.kind().code(),
                    agreement.kind().title(),
                    agreement.state().isOver(),
                    agreement.id().value(),
                    AGREEMENT,
                    List.of(),
                    all,
                    taken));
        }
        return diagrams;
    }

    /** The call activities of the referral: no job tells of them, but their agreements do. */
    private List<Step> calls(List<AgreementView> its) {
        return its.stream()
                .filter(agreement -> !agreement.state().isOver())
                .map(agreement -> new Step(
                        callOf(agreement),
                        agreement.kind().title(),
                        agreement.state().words().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static String callOf(AgreementView agreement) {
        return switch (agreement.kind()) {
            case NDA -> "agree-nda";
            case REVENUE_SHARE -> "agree-revenue-share";
            case CUSTOMER_PROTECTION -> "agree-protection";
        };
    }

    private Diagram diagram(
            String id,
            String title,
            boolean ended,
            String businessId,
            String processId,
            List<Step> calls,
            List<HumanTaskView> all,
            List<ProcessStepView> taken) {
        ProcessPath path = path(processId);
        List<Step> waiting = new ArrayList<>(calls);
        List<String> done = new ArrayList<>();
        for (HumanTaskView task : all) {
            if (!task.businessId().equals(businessId)) {
                continue;
            }
            if (task.state() == HumanTaskState.OPEN) {
                waiting.add(new Step(task.elementId(), path.nameOf(task.elementId()), nameOf(task.partnerId())));
            } else if (task.state() == HumanTaskState.DONE) {
                done.add(task.elementId());
            }
        }
        taken.stream()
                .filter(step -> step.businessId().equals(businessId))
                .map(ProcessStepView::elementId)
                .forEach(done::add);
        Stream.of("nda", "revenue-share", "protection")
                .filter(kind -> done.contains("prepare-" + kind))
                .map(kind -> "agree-" + kind)
                .filter(call -> path.has(call)
                        && calls.stream().noneMatch(step -> step.element().equals(call)))
                .forEach(done::add);
        List<String> reached = Stream.concat(done.stream(), waiting.stream().map(Step::element))
                .filter(path::has)
                .distinct()
                .toList();
        Set<String> way = path.to(reached);
        waiting.forEach(step -> way.remove(step.element()));
        return new Diagram(id, title, ended, waiting, List.copyOf(way), List.of());
    }

    private List<Entry> history(ReferralView referral, List<AgreementView> its, List<HumanTaskView> all) {
        Stream<Entry> told = desk.history(referral.id()).stream().map(LiveReferrals::entry);
        Stream<Entry> decided = its.stream()
                .flatMap(agreement -> all.stream()
                        .filter(task -> task.businessId().equals(agreement.id().value()))
                        .flatMap(task -> decision(agreement, task).stream()));
        return Stream.concat(told, decided)
                .sorted(Comparator.comparing(Entry::at).reversed())
                .toList();
    }

    private static Entry entry(HistoryView line) {
        return new Entry(line.at(), line.what(), line.actor(), null, Tone.NEUTRAL);
    }

    private Optional<Entry> decision(AgreementView agreement, HumanTaskView task) {
        if (task.state() != HumanTaskState.DONE || task.endedAt() == null || task.decision() == null) {
            return Optional.empty();
        }
        String who = Optional.ofNullable(task.assignee())
                .flatMap(accounts::actor)
                .map(Actor::displayName)
                .orElse(nameOf(task.partnerId()));
        String kind = agreement.kind().title().toLowerCase(Locale.ROOT);
        String what = switch (task.elementId() + " " + task.decision()) {
            case "sign-agreement sign" -> "signed the " + kind;
            case "sign-agreement decline" -> "declined to sign the " + kind;
            case "review-draft accept" -> "accepted the " + kind;
            case "review-draft propose" -> "proposed other terms for the " + kind;
            case "review-draft decline" -> "declined the " + kind;
            case "approve-deviation approve" -> "approved deviations in the " + kind;
            case "approve-deviation reject" -> "rejected deviations in the " + kind;
            default -> task.decision() + " — " + path(task.processId()).nameOf(task.elementId());
        };
        Tone tone = switch (task.decision()) {
            case "sign", "accept", "approve" -> Tone.GOOD;
            case "decline", "reject" -> Tone.BAD;
            default -> Tone.NEUTRAL;
        };
        String reason = task.reason() == null || task.reason().isBlank() ? null : task.reason();
        return Optional.of(new Entry(task.endedAt(), what, who, reason, tone));
    }

    private Optional<Document> document(AgreementView agreement) {
        boolean closed = agreement.state() == AgreementState.SEALED || agreement.state() == AgreementState.IN_FORCE;
        AgreementView.Document document = agreement.document();
        if (!closed || document == null) {
            return Optional.empty();
        }
        List<Signer> signers = agreement.signers().stream()
                .map(signer -> new Signer(signer.name(), nameOf(signer.partner().value())))
                .toList();
        return agreement.signers().stream()
                .flatMap(signer -> Stream.ofNullable(signer.signedAt()))
                .max(Comparator.naturalOrder())
                .map(closedAt ->
                        new Document(document.fileName(), document.pages(), signers, document.hash(), closedAt));
    }

    @Override
    public Optional<byte[]> diagram(Actor actor, String referralId, String diagramId) {
        return visible(actor, referralId)
                .flatMap(referral -> files.bpmn(diagramId.equals(REFERRAL) ? REFERRAL : AGREEMENT));
    }

    @Override
    public Optional<DocumentFile> document(Actor actor, String referralId, String hash) {
        return visible(actor, referralId)
                .flatMap(referral -> agreements.ofSubject(referral.id().value()).stream()
                        .flatMap(agreement -> document(agreement).stream())
                        .filter(document -> document.hash().equals(hash))
                        .findFirst())
                .map(document -> new DocumentFile(
                        document.name(), "application/pdf", archive.load(new DocumentHash(document.hash()))));
    }

    private Optional<ReferralView> visible(Actor actor, String referralId) {
        try {
            return desk.show(actor, ReferralId.of(referralId));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static List<String> businessIds(ReferralView referral, List<AgreementView> its) {
        return Stream.concat(
                        Stream.of(referral.id().value()),
                        its.stream().map(agreement -> agreement.id().value()))
                .toList();
    }

    private ProcessPath path(String processId) {
        return paths.computeIfAbsent(
                processId,
                id -> files.bpmn(id)
                        .map(ProcessPath::of)
                        .orElseThrow(() -> new IllegalStateException("No diagram of " + id)));
    }

    private String nameOf(String partnerId) {
        return partners.find(new PartnerId(partnerId))
                .map(partner -> partner.legalName())
                .orElse(partnerId);
    }
}
