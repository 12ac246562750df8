package io.evenhand.desk;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.Visibility;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementReference;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.desk.TaskPage.About;
import io.evenhand.desk.TaskPage.Person;
import io.evenhand.desk.TaskPage.Section;
import io.evenhand.desk.TaskPage.Standing;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralView;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.TaskForm;
import io.evenhand.workflow.TaskForms;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads human tasks from our own records, cut to what the viewer may see: a task of another organisation does not exist. */
@Component
class LiveTasks {
    private static final Set<String> OF_AGREEMENTS = Set.of("agreement", "agreement-change");
    private static final int MOST = 200;

    private final HumanTasks tasks;
    private final TaskForms forms;
    private final TaskContexts contexts;
    private final ReferralDesk referrals;
    private final Agreements agreements;
    private final Partners partners;
    private final Archive archive;
    private final Accounts accounts;
    private final Clock clock;

    LiveTasks(
            HumanTasks tasks,
            TaskForms forms,
            TaskContexts contexts,
            ReferralDesk referrals,
            Agreements agreements,
            Partners partners,
            Archive archive,
            Accounts accounts,
            Clock clock) {
        this.tasks = tasks;
        this.forms = forms;
        this.contexts = contexts;
        this.referrals = referrals;
        this.agreements = agreements;
        this.partners = partners;
        this.archive = archive;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What waits at the viewer's organisation: asked with so many queries for one task as for many. */
    WorkPage work(Actor actor) {
        List<HumanTaskView> open = tasks.openOf(List.of(actor.partnerId()), MOST + 1);
        List<HumanTaskView> shown = open.stream().limit(MOST).toList();
        Map<AgreementId, AgreementReference> its = references(shown);
        Map<String, ReferralView> about =
                briefs(actor, shown.stream().map(task -> referralOf(task, its)).collect(Collectors.toSet()));
        Map<Boolean, List<WorkPage.Item>> items = shown.stream()
                .collect(Collectors.partitioningBy(
                        task -> HumanTasks.isFor(task, actor),
                        Collectors.mapping(
                                task -> item(task, its, about.get(referralOf(task, its))), Collectors.toList())));
        return new WorkPage(
                Objects.requireNonNull(items.get(true)), Objects.requireNonNull(items.get(false)), open.size() > MOST);
    }

    private Map<AgreementId, AgreementReference> references(List<HumanTaskView> some) {
        return agreements.references(some.stream()
                .filter(LiveTasks::isOfAgreement)
                .map(task -> AgreementId.of(task.businessId()))
                .toList());
    }

    private ReferralView brief(Actor actor, String id) {
        return Objects.requireNonNull(briefs(actor, List.of(id)).get(id), "a task belongs to a referral");
    }

    private Map<String, ReferralView> briefs(Actor actor, Collection<String> ids) {
        return referrals.briefs(actor, ids.stream().map(ReferralId::of).toList()).stream()
                .collect(Collectors.toMap(referral -> referral.id().value(), Function.identity()));
    }

    private static boolean isOfAgreement(HumanTaskView task) {
        return OF_AGREEMENTS.contains(task.processId());
    }

    private static String referralOf(HumanTaskView task, Map<AgreementId, AgreementReference> its) {
        return isOfAgreement(task)
                ? Objects.requireNonNull(its.get(AgreementId.of(task.businessId())))
                        .subject()
                : task.businessId();
    }

    private WorkPage.Item item(
            HumanTaskView task, Map<AgreementId, AgreementReference> its, @Nullable ReferralView about) {
        String title = forms.of(task.elementId()).title();
        AgreementReference agreement = isOfAgreement(task) ? its.get(AgreementId.of(task.businessId())) : null;
        return new WorkPage.Item(
                task.taskKey(),
                agreement == null ? title : title + ": " + agreement.title(),
                about == null ? "" : title(task, about),
                about == null ? null : about.customerName(),
                task.role(),
                due(task).orElse(null),
                task.createdAt());
    }

    private static String title(HumanTaskView task, ReferralView about) {
        return TaskContexts.asksAStranger(task) ? "A customer about whom somebody is bound to you" : about.title();
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
        return tasks.find(key).filter(task -> Visibility.of(actor).covers(task.partnerId()));
    }

    /** The title of the referral that a task belongs to. */
    String titleOf(Actor actor, HumanTaskView task) {
        String id = referralOf(task, references(List.of(task)));
        return title(task, brief(actor, id));
    }

    private TaskPage page(Actor actor, HumanTaskView task) {
        Optional<AgreementView> agreement =
                isOfAgreement(task) ? Optional.of(agreements.get(AgreementId.of(task.businessId()))) : Optional.empty();
        String referralId = agreement.map(AgreementView::subject).orElse(task.businessId());
        ReferralView referral = brief(actor, referralId);
        List<Section> sections = agreement
                .map(its -> contexts.ofAgreement(its.id()))
                .orElseGet(() -> contexts.ofReferral(task, referral));
        TaskForm form = forms.of(task.elementId());
        return new TaskPage(
                task.taskKey(),
                agreement
                        .map(its -> form.called(form.title() + ": " + its.title())
                                .about("agreementId", its.number())
                                .about("changeId", its.number()))
                        .orElseGet(() -> form.about("referralId", referral.reference())),
                new About(
                        referrals.show(actor, referral.id()).isPresent() ? referralId : null,
                        title(task, referral),
                        contexts.customerOfRequest(task, referral).orElse(referral.customerName())),
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
                agreement.map(AgreementView::changeOf).map(AgreementId::value).orElse(null));
    }

    private Standing standing(Actor actor, HumanTaskView task, TaskForm form) {
        Instant ended = Optional.ofNullable(task.endedAt()).orElse(task.createdAt());
        return switch (task.state()) {
            case OPEN -> HumanTasks.isFor(task, actor) ? new Standing.Yours() : new Standing.Others();
            case DONE -> {
                String decision = Optional.ofNullable(task.decision()).orElse("");
                yield new Standing.Decided(
                        Optional.ofNullable(task.assignee())
                                .flatMap(accounts::actor)
                                .map(Actor::displayName)
                                .orElse("Somebody"),
                        form.decision(decision).map(TaskForm.Option::label).orElse(decision),
                        ended,
                        task.reason());
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
                .filter(LiveTasks::isOfAgreement)
                .map(task -> agreements.get(AgreementId.of(task.businessId())))
                .map(AgreementView::document)
                .map(document -> new ReferralReading.DocumentFile(
                        document.fileName(), "application/pdf", archive.load(new DocumentHash(document.hash()))));
    }
}
