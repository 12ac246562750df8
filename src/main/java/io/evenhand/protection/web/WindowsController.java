package io.evenhand.protection.web;

import io.evenhand.access.Actor;
import io.evenhand.protection.WindowCalendar;
import io.evenhand.protection.WindowFilter;
import io.evenhand.protection.Windows;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The windows to which the viewer's organisation is party: as a list, a calendar and a calendar file, and each on a page of its own. */
@Controller
@ConditionalOnWebApplication
class WindowsController {
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    /** Windows last five years at most, and nobody looks further back or ahead. */
    private static final int YEARS = 20;

    private final Windows windows;
    private final WindowCalendar file;
    private final WindowModel page;
    private final Clock clock;

    WindowsController(Windows windows, WindowCalendar file, WindowModel page, Clock clock) {
        this.windows = windows;
        this.file = file;
        this.page = page;
        this.clock = clock;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "protection");
        model.addAttribute("problems", List.of());
        model.addAttribute("words", new WindowWords());
    }

    @GetMapping("/protection")
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String side,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        WindowFilter filter = new WindowFilter(
                known(side, WindowFilter.Side.values(), WindowFilter.Side::code, WindowFilter.Side.ANY),
                known(
                        state,
                        WindowFilter.Standing.values(),
                        WindowFilter.Standing::code,
                        WindowFilter.Standing.CURRENT),
                q,
                page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) - 1 : 0);
        model.addAttribute("filter", filter);
        model.addAttribute("sides", WindowFilter.Side.values());
        model.addAttribute("standings", WindowFilter.Standing.values());
        model.addAttribute("listed", windows.list(actor, filter));
        return "protection/windows";
    }

    /** An unknown choice is the usual one. */
    private static <T> T known(String code, T[] values, Function<T, String> codeOf, T usual) {
        return Arrays.stream(values)
                .filter(value -> codeOf.apply(value).equals(code))
                .findFirst()
                .orElse(usual);
    }

    @GetMapping("/protection/calendar")
    String calendar(Actor actor, @RequestParam(defaultValue = "") String month, Model model) {
        YearMonth present = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        YearMonth shown = read(month, present);
        model.addAttribute("month", windows.month(actor, shown));
        model.addAttribute("present", present);
        model.addAttribute("before", shown.isAfter(present.minusYears(YEARS)) ? shown.minusMonths(1) : null);
        model.addAttribute("after", shown.isBefore(present.plusYears(YEARS)) ? shown.plusMonths(1) : null);
        return "protection/calendar";
    }

    private static YearMonth read(String month, YearMonth usual) {
        try {
            YearMonth read = YearMonth.parse(month);
            return Math.abs(read.getYear() - usual.getYear()) > YEARS ? usual : read;
        } catch (DateTimeException notAMonth) {
            return usual;
        }
    }

    @GetMapping("/protection/calendar.ics")
    ResponseEntity<String> file(Actor actor) {
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("evenhand-protection.ics")
                                .build()
                                .toString())
                .body(file.file(actor));
    }

    @GetMapping("/protection/{id}")
    String show(Actor actor, @PathVariable String id, Model model) {
        return page.fill(actor, id, List.of(), model);
    }
}
