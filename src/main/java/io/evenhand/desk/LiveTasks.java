package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.access.Visibility;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.AgreementWordings;
import io.evenhand.agreement.Agreements;
import io.evenhand.ceremony.SigningLinks;
import io.evenhand.desk.TaskPage.About;
import io.evenhand.desk.TaskPage.Person;
import io.evenhand.desk.TaskPage.Section;
import io.evenhand.desk.TaskPage.Standing;
import io.evenhand.desk.TaskSubjects.Subject;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.obligation.ObligationView;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.referral.ReasonOfDeclinePolicy;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.referral.ReferralView;
import io.evenhand.terms.AgreementKind;
import io.evenhand.workflow.Deciders;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.TaskForm;
import io.evenhand.workflow.TaskForms;
import io.evenhand.workflow.TaskMatter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads human tasks from our own records, cut to what the viewer may see: a task of another organisation does not exist. */
@Component
@Transactional(readOnly = true) // one for all that a page reads
class LiveTasks {
    private static final int MOST_YOURS = 60;
    private static final int MOST_OTHERS = 20;
    private static final String SIGN = "sign-agreement";

    private final HumanTasks tasks;
    private final TaskForms forms;
    private final TaskSubjects subjects;
    private final TaskContexts contexts;
    private final ReferralDesk referrals;
    private final Agreements agreements;
    private final AgreementWordings wordingsTaken;
    private final io.evenhand.wording.AgreementVersions wordings;
    private final Partners partners;
    private final Archive archive;
    private final Deciders deciders;
    private final SigningLinks links;
    private final Clock clock;

    LiveTasks(
            HumanTasks tasks,
            TaskForms forms,
            TaskSubjects subjects,
            TaskContexts contexts,
            ReferralDesk referrals,
            Agreements agreements,
            AgreementWordings wordingsTaken,
            io.evenhand.wording.AgreementVersions wordings,
            Partners partners,
            Archive archive,
            Deciders deciders,
            SigningLinks links,
            Clock clock) {
        this.tasks = tasks;
        this.forms = forms;
        this.subjects = subjects;
        this.contexts = contexts;
        this.referrals = referrals;
        this.agreements = agreements;
        this.wordingsTaken = wordingsTaken;
        this.wordings = wordings;
        this.partners = partners;
        this.archive = archive;
        this.deciders = deciders;
        this.links = links;
        this.clock = clock;
    }

    /** What waits at the viewer's organisation: asked with so many queries for one task as for many. */
    WorkPage work(Actor actor) {
        List<HumanTaskView> yours = tasks.waitingFor(actor, MOST_YOURS);
        List<HumanTaskView> others = tasks.waitingForOthers(actor, MOST_OTHERS);
        Map<Long, Subject> about = subjects.of(
                actor, Stream.concat(yours.stream(), others.stream()).toList());
        Map<PartnerId, String> names = partners.namesOf(about.values().stream()
                .flatMap(subject -> Stream.ofNullable(subject.promise()))
                .map(promise -> counterpart(actor, promise))
                .collect(Collectors.toSet()));
        return new WorkPage(
                items(actor, yours, about, names), items(actor, others, about, names), tasks.countWaiting(actor));
    }

    private static PartnerId counterpart(Actor actor, ObligationView promise) {
        return promise.obliged().value().equals(actor.partnerId()) ? promise.owedTo() : promise.obliged();
    }

    private List<WorkPage.Item> items(
            Actor actor, List<HumanTaskView> some, Map<Long, Subject> about, Map<PartnerId, String> names) {
        return some.stream()
                .map(task -> {
                    Subject subject = Objects.requireNonNull(about.get(task.taskKey()));
                    ObligationView promise = subject.promise();
                    return item(task, subject, promise == null ? null : names.get(counterpart(actor, promise)));
                })
                .toList();
    }

    private WorkPage.Item item(HumanTaskView task, Subject subject, @Nullable String counterpart) {
        return new WorkPage.Item(
                task.taskKey(),
                subject.title(),
                subject.about(),
                subject.referral() == null ? null : subject.referral().customerName(),
                counterpart,
                task.role(),
                due(task).orElse(null),
                task.createdAt());
    }

    private Optional<Due> due(HumanTaskView task) {
        return Optional.ofNullable(task.dueAt()).map(at -> Due.of(at, clock.instant()));
    }

    /** One task; empty for an unknown key and for another organisation's alike. */
    Optional<TaskPage> show(Actor actor, long key) {
        return visible(actor, key).map(task -> page(actor, task));
    }

    /** The task as it is recorded; empty where {@link #show} is. */
    Optional<HumanTaskView> visible(Actor actor, long key) {
        return tasks.find(key)
                .filter(task -> Visibility.of(actor).covers(task.partnerId()) || HumanTasks.isFor(task, actor));
    }

    /** The title of the referral that a task belongs to. */
    String titleOf(Actor actor, HumanTaskView task) {
        return Objects.requireNonNull(subjects.of(actor, List.of(task)).get(task.taskKey()))
                .about();
    }

    private TaskPage page(Actor actor, HumanTaskView task) {
        if (TaskSubjects.isOfWording(task)) {
            return wordingPage(actor, task);
        }
        TaskMatter matter = Objects.requireNonNull(
                        subjects.of(actor, List.of(task)).get(task.taskKey()))
                .matter();
        return matter == null ? dealPage(actor, task) : matterPage(actor, task, matter);
    }

    /** Of a process whose room says itself what its tasks are about. */
    private TaskPage matterPage(Actor actor, HumanTaskView task, TaskMatter matter) {
        TaskForm form = forms.of(task);
        return new TaskPage(
                task.taskKey(),
                form.called(form.title() + ": " + matter.title()),
                null,
                task.partnerId().equals(Actor.HOST) ? "The host" : partners.nameOf(task.partnerId()),
                task.role(),
                task.state() == HumanTaskState.OPEN ? due(task).orElse(null) : null,
                standing(actor, task, form),
                List.of(Section.facts(
                        "What it is about",
                        matter.facts().stream()
                                .map(fact -> new TaskPage.Fact(fact.label(), fact.value()))
                                .toList())),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                matter.link().isEmpty() ? null : new TaskPage.Link(matter.link(), matter.path()),
                false,
                null);
    }

    /** Of wording that somebody wants released: what it changes is read on a page of its own. */
    private TaskPage wordingPage(Actor actor, HumanTaskView task) {
        Subject subject =
                Objects.requireNonNull(subjects.of(actor, List.of(task)).get(task.taskKey()));
        TaskSubjects.Wanted wanted = Objects.requireNonNull(subject.wording());
        TaskForm form = forms.of(task);
        return new TaskPage(
                task.taskKey(),
                form.called(subject.title()),
                new About(null, wanted.title(), null),
                Optional.of(task.partnerId())
                        .filter(organisation -> !organisation.isEmpty())
                        .map(partners::nameOf)
                        .orElse("The host"),
                task.role(),
                task.state() == HumanTaskState.OPEN ? due(task).orElse(null) : null,
                standing(actor, task, form),
                contexts.ofWording(wanted.proposal()),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                new TaskPage.Link(
                        "What changes",
                        "/wording/proposals/" + wanted.proposal().id()),
                null,
                false,
                null);
    }

    private TaskPage dealPage(Actor actor, HumanTaskView task) {
        Optional<AgreementView> agreement = TaskSubjects.isOfAgreement(task)
                ? Optional.of(agreements.get(AgreementId.of(task.businessId())))
                : Optional.empty();
        Subject subject =
                Objects.requireNonNull(subjects.of(actor, List.of(task)).get(task.taskKey()));
        String referralId = subject.referralId();
        // An agreement may belong to none.
        ReferralView referral = subject.referral();
        if (referral == null && agreement.isEmpty()) {
            throw new IllegalStateException("A task belongs to referral " + referralId + ", which is not there");
        }
        List<Section> sections = agreement
                .map(its -> contexts.ofAgreement(its.id()))
                .or(() -> Optional.ofNullable(subject.promise()).map(contexts::ofPromise))
                .or(() -> Optional.ofNullable(subject.period()).map(period -> contexts.ofPeriod(actor, period)))
                .orElseGet(() -> contexts.ofReferral(task, Objects.requireNonNull(referral)));
        TaskForm form = forms.of(task);
        return new TaskPage(
                task.taskKey(),
                agreement
                        .map(its -> form.about("agreementId", its.number()).about("changeId", its.number()))
                        .orElseGet(() -> form.about(
                                "referralId", Objects.requireNonNull(referral).reference()))
                        .called(subject.title()),
                referral == null ? null : about(actor, task, referral),
                partners.get(new PartnerId(task.partnerId())).legalName(),
                task.role(),
                task.state() == HumanTaskState.OPEN ? due(task).orElse(null) : null,
                standing(actor, task, form),
                sections,
                agreement
                        .map(AgreementView::document)
                        .map(AgreementView.Document::fileName)
                        .orElse(null),
                people(task, form),
                agreement
                        .map(AgreementView::changeOf)
                        .or(() -> agreement.filter(its -> referral == null).map(AgreementView::id))
                        .map(AgreementId::value)
                        .orElse(null),
                agreement
                        .filter(LiveTasks::sharesRevenue)
                        .filter(its -> Visibility.of(actor)
                                .covers(its.parties().stream()
                                        .map(PartnerId::value)
                                        .toList()))
                        .map(its -> its.id().value())
                        .orElse(null),
                agreement
                        .filter(its -> task.elementId().equals("review-draft"))
                        .map(its -> "/agreements/" + its.id().value() + "/word")
                        .orElse(null),
                agreement.flatMap(its -> itsWording(task, its)).orElse(null),
                Optional.ofNullable(subject.period())
                        .map(period -> new TaskPage.Link(period.title(), period.path()))
                        .orElse(null),
                null,
                null,
                restatesNeed(actor, task),
                signing(task));
    }

    /** Whoever reviews terms is told of another wording: the one that is proposed with them, or a newer one that may be. */
    private Optional<TaskPage.Link> itsWording(HumanTaskView task, AgreementView agreement) {
        if (!task.elementId().equals("review-draft") || task.state() != HumanTaskState.OPEN) {
            return Optional.empty();
        }
        String path = "/agreements/" + agreement.id().value() + "/wording/";
        return wordingsTaken.taken(agreement.id()).stream()
                        .noneMatch(taken -> taken.version() == agreement.termsVersion())
                ? wordings.newer(agreement)
                        .map(newer ->
                                new TaskPage.Link("A newer one is in use: version " + newer.number(), path + "newer"))
                : Optional.of(new TaskPage.Link("Another one is proposed: what it says otherwise", path + "former"));
    }

    private About about(Actor actor, HumanTaskView task, ReferralView referral) {
        return new About(
                referrals.show(actor, referral.id()).isPresent() ? referral.id().value() : null,
                TaskSubjects.about(task, referral),
                contexts.customerOfRequest(task, referral).orElse(referral.customerName()));
    }

    /** Who signs reads the document and signs it on a page of its own. */
    private TaskPage.@Nullable Signing signing(HumanTaskView task) {
        return task.elementId().equals(SIGN) && task.state() == HumanTaskState.OPEN
                ? new TaskPage.Signing(
                        "/tasks/" + task.taskKey() + "/signing",
                        links.unreachable(task.subject()).orElse(null))
                : null;
    }

    /** A revenue share, or a change of one that leaves terms. */
    private static boolean sharesRevenue(AgreementView agreement) {
        return agreement.kind().equals(AgreementKind.REVENUE_SHARE)
                || (!agreement.kind().equals(AgreementKind.TERMINATION)
                        && agreement.changedKind() instanceof AgreementKind changed
                        && changed.equals(AgreementKind.REVENUE_SHARE));
    }

    /** Whoever is asked to complete the need does it as the introducer's operations, who may state it anew. */
    private static boolean restatesNeed(Actor actor, HumanTaskView task) {
        return task.elementId().equals("clarify-need")
                && task.state() == HumanTaskState.OPEN
                && HumanTasks.isFor(task, actor);
    }

    private Standing standing(Actor actor, HumanTaskView task, TaskForm form) {
        Instant ended = Optional.ofNullable(task.endedAt()).orElse(task.createdAt());
        return switch (task.state()) {
            case OPEN -> HumanTasks.isFor(task, actor) ? new Standing.Yours() : new Standing.Others();
            case DONE -> {
                String decision = Optional.ofNullable(task.decision()).orElse("");
                yield new Standing.Decided(
                        Optional.ofNullable(task.assignee())
                                .flatMap(deciders::nameOf)
                                .orElse("Somebody"),
                        form.decision(decision).map(TaskForm.Option::label).orElse(decision),
                        ended,
                        ReasonOfDeclinePolicy.mayRead(actor, task.elementId(), task.partnerId())
                                ? task.reason()
                                : null);
            }
            case CANCELLED -> new Standing.Gone(ended);
        };
    }

    private List<Person> people(HumanTaskView task, TaskForm form) {
        if (!form.needs("personId")) {
            return List.of();
        }
        return partners.peopleOf(new PartnerId(task.partnerId())).stream()
                .map(person -> new Person(person.id().value(), person.name() + ", " + person.title()))
                .toList();
    }

    /** The document that the task is about, as it is now: what one reads is what one signs. */
    Optional<ReferralReading.DocumentFile> document(Actor actor, long key) {
        return visible(actor, key)
                .filter(TaskSubjects::isOfAgreement)
                .map(task -> agreements.get(AgreementId.of(task.businessId())))
                .map(AgreementView::document)
                .map(document -> new ReferralReading.DocumentFile(
                        document.fileName(), "application/pdf", archive.load(new DocumentHash(document.hash()))));
    }
}
