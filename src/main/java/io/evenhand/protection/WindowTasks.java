package io.evenhand.protection;

import io.evenhand.access.Actor;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.TaskMatter;
import io.evenhand.workflow.TaskMatter.Fact;
import io.evenhand.workflow.TaskMatters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What somebody needs to know who decides about a window. */
@Component
@Transactional(readOnly = true)
class WindowTasks implements TaskMatters {
    private final WindowNoticeRepository notices;
    private final ProtectionWindowRepository windows;
    private final OwnWindows own;
    private final Partners partners;

    WindowTasks(WindowNoticeRepository notices, ProtectionWindowRepository windows, OwnWindows own, Partners partners) {
        this.notices = notices;
        this.windows = windows;
        this.own = own;
        this.partners = partners;
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
        return tasks.stream().collect(Collectors.toMap(HumanTaskView::taskKey, task -> {
            WindowNotice notice = Objects.requireNonNull(known.get(task.businessId()));
            return matter(actor, notice, Objects.requireNonNull(its.get(notice.windowId())));
        }));
    }

    private TaskMatter matter(Actor actor, WindowNotice notice, ProtectionWindow window) {
        boolean visible = own.visible(actor, window.id()).isPresent();
        return new TaskMatter(
                name(window.boundPartner()) + " towards " + name(window.protectedPartner()),
                window.agreement(),
                facts(notice, window),
                visible ? "The window" : "",
                visible ? "/protection/" + window.id() : "/");
    }

    private List<Fact> facts(WindowNotice notice, ProtectionWindow window) {
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("Customer", window.customerName()),
                new Fact("Protected", name(window.protectedPartner())),
                new Fact("Bound", name(window.boundPartner())),
                new Fact("Must not", ConductWords.of(window)),
                new Fact("Lasts until", window.endsOn().map(LocalDate::toString).orElse("no end set yet")),
                new Fact("Promised in", window.agreement())));
        if (!notice.askedByName().isEmpty()) {
            facts.add(new Fact(
                    "Asked by",
                    notice.askedByName() + ", "
                            + notice.askedBy().map(this::name).orElse("")));
        }
        notice.releaseEvent().ifPresent(event -> facts.add(new Fact("States that", EarlyReleases.words(event))));
        notice.successor().ifPresent(successor -> {
            facts.add(new Fact(
                    "Passes on",
                    notice.askedBy().filter(window.protectedPartner()::equals).isPresent()
                            ? "the right of the protected partner"
                            : "the duty of the bound partner"));
            facts.add(new Fact("To", name(successor)));
            facts.add(new Fact(
                    "From", notice.effectiveOn().map(LocalDate::toString).orElse("")));
        });
        if (!notice.reason().isEmpty()) {
            facts.add(new Fact("Their reason", notice.reason()));
        }
        return facts;
    }

    private String name(PartnerId partner) {
        return partners.nameOf(partner.value());
    }
}
