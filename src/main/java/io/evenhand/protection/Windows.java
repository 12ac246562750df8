package io.evenhand.protection;

import io.evenhand.access.Actor;
import io.evenhand.access.Visibility;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Slice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people see of windows: those to which their own organisation is party. Nothing here changes anything. */
@Service
@Transactional(readOnly = true)
public class Windows {
    /** How many windows are listed on a page. */
    public static final int PAGE = 50;

    private static final int MOST_IN_A_MONTH = 400;
    private static final int MOST_IN_A_FILE = 2_000;

    private final ProtectionWindowRepository windows;
    private final WindowLines lines;
    private final CustomersHidden hidden;
    private final ProtectionSettings settings;

    Windows(
            ProtectionWindowRepository windows,
            WindowLines lines,
            CustomersHidden hidden,
            ProtectionSettings settings) {
        this.windows = windows;
        this.lines = lines;
        this.hidden = hidden;
        this.settings = settings;
    }

    /** The windows that the actor may see, those that end first at the top. */
    public Listed list(Actor actor, WindowFilter filter) {
        Visibility visible = Visibility.of(actor);
        LocalDate today = lines.today();
        Slice<ProtectionWindow> found = windows.findListed(
                visible.everything(),
                visible.partnerIds(),
                visible.everything()
                        ? WindowFilter.Side.ANY.name()
                        : filter.side().name(),
                filter.standing().name(),
                filter.pattern(),
                !actor.isSteward(),
                filter.isSearch() ? hidden.allHiddenFrom(actor) : Set.of(),
                today,
                today.plusDays(settings.noticeDays()),
                PageRequest.of(filter.page(), PAGE));
        return new Listed(lines.of(actor, found.getContent()), found.hasNext());
    }

    /** What begins and ends in a month. */
    public WindowMonth month(Actor actor, YearMonth month) {
        LocalDate first = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate last = month.atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        Visibility visible = Visibility.of(actor);
        List<WindowLine> found = lines.of(
                actor,
                windows.findMarked(
                        visible.everything(), visible.partnerIds(), first, last, PageRequest.of(0, MOST_IN_A_MONTH)));
        Map<LocalDate, List<WindowMonth.Mark>> marks = new TreeMap<>();
        found.forEach(window -> mark(window, marks));
        List<List<WindowMonth.Day>> weeks = new ArrayList<>();
        for (LocalDate monday = first; !monday.isAfter(last); monday = monday.plusWeeks(1)) {
            List<WindowMonth.Day> week = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                LocalDate day = monday.plusDays(i);
                week.add(new WindowMonth.Day(
                        day,
                        YearMonth.from(day).equals(month),
                        day.equals(lines.today()),
                        List.copyOf(marks.getOrDefault(day, List.of()))));
            }
            weeks.add(List.copyOf(week));
        }
        return new WindowMonth(month, List.copyOf(weeks), found.size() == MOST_IN_A_MONTH);
    }

    private static void mark(WindowLine window, Map<LocalDate, List<WindowMonth.Mark>> marks) {
        add(marks, window.startsOn(), "begins", "moving", window);
        if (window.liftedOn() != null) {
            boolean released = window.state() == WindowState.RELEASED;
            add(marks, window.liftedOn(), released ? "released" : "passes on", "", window);
            return;
        }
        if (window.endsOn() != null) {
            add(marks, window.endsOn(), "last day", "waiting", window);
        }
        if (window.tailEndsOn() != null) {
            add(marks, window.tailEndsOn(), "last day of tail", "waiting", window);
        }
    }

    private static void add(
            Map<LocalDate, List<WindowMonth.Mark>> marks,
            LocalDate day,
            String what,
            String colour,
            WindowLine window) {
        marks.computeIfAbsent(day, any -> new ArrayList<>()).add(new WindowMonth.Mark(what, colour, window));
    }

    /** The windows of the actor of which something ended within a year or will, for a calendar file: those first of which something will, the next first. */
    public List<WindowLine> dated(Actor actor) {
        LocalDate today = lines.today();
        Visibility visible = Visibility.of(actor);
        return lines.of(
                actor,
                windows.findEnding(
                        visible.everything(),
                        visible.partnerIds(),
                        today.minusYears(1),
                        today,
                        PageRequest.of(0, MOST_IN_A_FILE)));
    }

    /** The windows of the actor's organisation that end within some days. */
    List<WindowLine> endingWithin(Actor actor, int days) {
        LocalDate today = lines.today();
        return lines.of(
                actor,
                windows.findEndingOf(
                        actor.partnerId(), today, today.plusDays(days), PageRequest.of(0, MOST_IN_A_MONTH)));
    }

    /** A window; empty for an unknown id and for one of others. */
    public Optional<WindowLine> find(Actor actor, String id) {
        return windows.findById(id)
                .filter(window -> Visibility.of(actor)
                        .covers(List.of(
                                window.protectedPartner().value(),
                                window.boundPartner().value())))
                .map(window -> lines.of(actor, window));
    }

    /** @param more whether another page follows */
    public record Listed(List<WindowLine> windows, boolean more) {
        public Listed {
            windows = List.copyOf(windows);
        }
    }
}
