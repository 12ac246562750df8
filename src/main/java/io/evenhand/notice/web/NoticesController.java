package io.evenhand.notice.web;

import io.evenhand.access.Actor;
import io.evenhand.notice.Calendars;
import io.evenhand.notice.MailWish;
import io.evenhand.notice.MailWishes;
import io.evenhand.notice.Mailbox;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where each person says what they want by mail, and gets the address of their calendar. */
@Controller
@ConditionalOnWebApplication
class NoticesController {
    private final MailWishes wishes;
    private final Calendars calendars;
    private final Mailbox mailbox;

    NoticesController(MailWishes wishes, Calendars calendars, Mailbox mailbox) {
        this.wishes = wishes;
        this.calendars = calendars;
        this.mailbox = mailbox;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "notices");
    }

    @GetMapping("/notices")
    String page(Actor actor, Model model) {
        model.addAttribute("wish", wishes.of(actor));
        model.addAttribute("wishes", MailWish.values());
        model.addAttribute("sent", mailbox.isSent());
        model.addAttribute("address", mailbox.addressOf(actor).orElse(null));
        model.addAttribute("since", calendars.since(actor).orElse(null));
        return "notice/notices";
    }

    @PostMapping("/notices")
    String choose(
            Actor actor,
            @RequestParam(defaultValue = "") String wish,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Optional<MailWish> chosen = Arrays.stream(MailWish.values())
                .filter(known -> known.name().equals(wish))
                .findFirst();
        if (chosen.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("problem", "Choose what you want by mail.");
            return page(actor, model);
        }
        wishes.choose(actor, chosen.get());
        next.addFlashAttribute("said", "Saved.");
        return "redirect:/notices";
    }

    /** The address is shown on this answer alone: it is kept nowhere, so no later page can show it. */
    @PostMapping("/notices/calendar")
    String renew(Actor actor, Model model, HttpServletResponse response) {
        model.addAttribute("newAddress", calendars.renew(actor));
        response.setHeader("Cache-Control", "no-store");
        return page(actor, model);
    }

    @PostMapping("/notices/calendar/stop")
    String stop(Actor actor, RedirectAttributes next) {
        calendars.close(actor);
        next.addFlashAttribute("said", "The calendar address leads nowhere from now on.");
        return "redirect:/notices";
    }
}
