package io.evenhand.protection.web;

import io.evenhand.access.Actor;
import io.evenhand.protection.EarlyReleases;
import io.evenhand.protection.Opportunities;
import io.evenhand.protection.Transfers;
import io.evenhand.protection.WindowRenewals;
import io.evenhand.protection.WindowResult;
import io.evenhand.terms.CustomerProtectionTerms.ReleaseEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the parties do with a window: release, ask for release, pass on, renew, and record what was opened. */
@Controller
@ConditionalOnWebApplication
class WindowActionsController {
    private static final String WINDOW = "/protection/{id}";

    private final EarlyReleases releases;
    private final Transfers transfers;
    private final WindowRenewals renewals;
    private final Opportunities opportunities;
    private final WindowModel page;

    WindowActionsController(
            EarlyReleases releases,
            Transfers transfers,
            WindowRenewals renewals,
            Opportunities opportunities,
            WindowModel page) {
        this.releases = releases;
        this.transfers = transfers;
        this.renewals = renewals;
        this.opportunities = opportunities;
        this.page = page;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "protection");
    }

    @PostMapping(WINDOW + "/release")
    String release(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return answer(
                actor,
                id,
                releases.release(actor, id, reason),
                "Released, from today on. The other side is told.",
                model,
                response,
                next);
    }

    /** @param exception the request that is granted */
    @PostMapping(WINDOW + "/release/{exception}")
    String releaseFor(
            Actor actor,
            @PathVariable String id,
            @PathVariable String exception,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return answer(
                actor,
                id,
                releases.releaseFor(actor, id, exception, reason),
                "Released for this referral. Otherwise the window stands.",
                model,
                response,
                next);
    }

    /** @param event what happened of which the terms say that it ends the promise; empty where it is only asked */
    @PostMapping(WINDOW + "/request")
    String ask(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String event,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        @Nullable
        ReleaseEvent stated = Arrays.stream(ReleaseEvent.values())
                .filter(known -> known.name().equals(event))
                .findFirst()
                .orElse(null);
        return answer(
                actor,
                id,
                releases.ask(actor, id, stated, reason),
                "Asked. Until the other side agrees, the promise stands.",
                model,
                response,
                next);
    }

    @PostMapping(WINDOW + "/transfer")
    String transfer(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String successor,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return answer(
                actor,
                id,
                transfers.propose(actor, id, successor, day(from), reason),
                "Asked. It passes on once everybody who is asked agrees.",
                model,
                response,
                next);
    }

    @PostMapping(WINDOW + "/renewal")
    String renew(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return answer(
                actor,
                id,
                renewals.propose(actor, id, day(until), reason),
                "Proposed. It is renewed once everybody who has to agree has done so.",
                model,
                response,
                next);
    }

    @PostMapping(WINDOW + "/opportunities")
    String open(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String openedOn,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return answer(
                actor,
                id,
                opportunities.record(actor, id, title, day(openedOn)),
                "Recorded. It stays protected in the tail of the window.",
                model,
                response,
                next);
    }

    /** Whatever cannot be read as a day was not given. */
    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    private String answer(
            Actor actor,
            String id,
            WindowResult result,
            String said,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return switch (result) {
            case WindowResult.Done ignored -> {
                next.addFlashAttribute("said", said);
                yield "redirect:/protection/" + id;
            }
            case WindowResult.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                yield page.fill(actor, id, List.of(refused.reason()), model);
            }
            case WindowResult.NotAllowed ignored -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            case WindowResult.Unknown ignored -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }
}
