package io.evenhand.protection;

import io.evenhand.access.Actor;
import io.evenhand.days.Days;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.TaskMatter;
import io.evenhand.workflow.TaskMatter.Fact;
import io.evenhand.workflow.TaskMatters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What somebody needs to know who decides about a window. */
@Component
@Transactional(readOnly = true)
class WindowTasks implements TaskMatters {
    private final WindowNoticeRepository notices;
    private final ProtectionWindowRepository windows;
    private final Partners partners;
    private final PassingOver passingOver;
    private final WindowExceptionRepository exceptions;
    private final WindowLines lines;

    WindowTasks(
            WindowNoticeRepository notices,
            ProtectionWindowRepository windows,
            Partners partners,
            PassingOver passingOver,
            WindowExceptionRepository exceptions,
            WindowLines lines) {
        this.notices = notices;
        this.windows = windows;
        this.partners = partners;
        this.passingOver = passingOver;
        this.exceptions = exceptions;
        this.lines = lines;
    }

    @Override
    public String processId() {
        return "window-notice";
    }

    @Override
    public Map<Long, TaskMatter> of(Actor actor, Collection<HumanTaskView> tasks) {
        Map<String, WindowNotice> known =
                notices.findByIdIn(tasks.stream().map(HumanTaskView::businessId).toList()).stream()
                        .collect(Collectors.toMap(notice -> notice.id().value(), Function.identity()));
        Map<String, ProtectionWindow> its =
                windows
                        .findAllById(known.values().stream()
                                .map(WindowNotice::windowId)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(ProtectionWindow::id, Function.identity()));
        Map<PartnerId, String> names = partners.namesOf(Stream.concat(
                        its.values().stream()
                                .flatMap(window -> Stream.of(window.protectedPartner(), window.boundPartner())),
                        known.values().stream()
                                .flatMap(notice ->
                                        Stream.concat(notice.askedBy().stream(), notice.successor().stream())))
                .collect(Collectors.toSet()));
        return tasks.stream().collect(Collectors.toMap(HumanTaskView::taskKey, task -> {
            WindowNotice notice = Objects.requireNonNull(known.get(task.businessId()));
            return matter(actor, notice, Objects.requireNonNull(its.get(notice.windowId())), names);
        }));
    }

    private TaskMatter matter(Actor actor, WindowNotice notice, ProtectionWindow window, Map<PartnerId, String> names) {
        boolean visible = OwnWindows.maySee(actor, window);
        // There the bound partner takes the answer back that made it a question.
        boolean asksAboutCustomers = notice.kind() == WindowNoticeKind.DUTY_FOUND && OwnWindows.isBound(actor, window);
        return new TaskMatter(
                name(window.boundPartner(), names) + " towards " + name(window.protectedPartner(), names),
                window.agreement(),
                facts(notice, window, visible ? lines.customer(actor, window) : window.customerName(), names),
                !visible ? "" : asksAboutCustomers ? "The two customers" : "The window",
                !visible ? "/" : asksAboutCustomers ? "/similar-customers" : "/protection/" + window.id());
    }

    private List<Fact> facts(
            WindowNotice notice, ProtectionWindow window, String customer, Map<PartnerId, String> names) {
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("Customer", customer),
                new Fact("Protected", name(window.protectedPartner(), names)),
                new Fact("Bound", name(window.boundPartner(), names)),
                new Fact("Must not", ConductWords.of(window)),
                new Fact("Lasts until", window.endsOn().map(Days::words).orElse("no end set yet")),
                new Fact("Promised in", window.agreement())));
        if (!notice.askedByName().isEmpty()) {
            facts.add(new Fact(
                    "Asked by",
                    notice.askedByName() + ", "
                            + notice.askedBy().map(asker -> name(asker, names)).orElse("")));
        }
        notice.releaseEvent().ifPresent(event -> facts.add(new Fact("States that", EarlyReleases.words(event))));
        notice.successor().ifPresent(successor -> {
            facts.add(new Fact(
                    "Passes on",
                    Transfers.passesRight(notice, window)
                            ? "the right of the protected partner"
                            : "the duty of the bound partner"));
            facts.add(new Fact("To", name(successor, names)));
            facts.add(new Fact("From", notice.effectiveOn().map(Days::words).orElse("")));
            facts.addAll(passingOver.facts(window, Transfers.passesRight(notice, window)));
        });
        if (notice.kind() == WindowNoticeKind.DUTY_FOUND) {
            exceptions.findByWindowIdAndReferralIdOrderByDecidedAt(window.id(), notice.referralId()).reversed().stream()
                    .filter(exception -> exception.kind() == WindowException.Kind.RELEASE_ASKED)
                    .findFirst()
                    .ifPresent(asked -> facts.add(
                            new Fact("Release is asked for because", Objects.requireNonNullElse(asked.reason(), ""))));
        }
        if (notice.kind() == WindowNoticeKind.RENEWAL_ASKED) {
            facts.add(new Fact(
                    "New last day", notice.effectiveOn().map(Days::words).orElse("")));
        }
        if (!notice.reason().isEmpty()) {
            facts.add(new Fact("Their reason", notice.reason()));
        }
        return facts;
    }

    private static String name(PartnerId partner, Map<PartnerId, String> names) {
        return names.getOrDefault(partner, partner.value());
    }
}
