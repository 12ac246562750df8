package io.evenhand.notice.web;

import io.evenhand.access.Actor;
import io.evenhand.notice.Mailbox;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which each person reads their mail, and the host sees how everybody's is delivered. */
@Controller
@ConditionalOnWebApplication
class MailController {
    private static final int LAST_PAGE = 1_000;

    /** A mail is a document of its own with its own style; nothing of it runs, loads or leads the page elsewhere. */
    private static final String MAIL_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "style-src 'unsafe-inline'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'self'",
            "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox");

    private final Mailbox mailbox;

    MailController(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @ModelAttribute
    void everyPage(Actor actor, Model model) {
        model.addAttribute("section", "mail");
        model.addAttribute("sent", mailbox.isSent());
        model.addAttribute("lookingAfter", Mailbox.looksAfterDelivery(actor));
    }

    @GetMapping("/mail")
    String own(Actor actor, @RequestParam(defaultValue = "1") int page, Model model) {
        int shown = Math.clamp(page, 1, LAST_PAGE);
        List<Mailbox.Listed> mails = mailbox.own(actor, shown);
        model.addAttribute("mails", mails);
        model.addAttribute("page", shown);
        model.addAttribute("more", mailbox.countOwn(actor) > (long) shown * Mailbox.PAGE_SIZE);
        model.addAttribute("address", mailbox.addressOf(actor).orElse(null));
        return "notice/mail";
    }

    @GetMapping("/mail/{id}")
    String one(Actor actor, @PathVariable String id, Model model) {
        model.addAttribute("mail", found(mailbox.open(actor, id)));
        return "notice/one-mail";
    }

    @GetMapping("/mail/{id}/html")
    ResponseEntity<String> html(Actor actor, @PathVariable String id) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", MAIL_POLICY)
                .body(found(mailbox.open(actor, id)).html());
    }

    @PostMapping("/mail/{id}/again")
    String again(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean fromReport,
            RedirectAttributes next) {
        next.addFlashAttribute(
                "said",
                switch (mailbox.sendAgain(actor, id)) {
                    case GOES_OUT -> "It goes out once more, in a moment.";
                    case NOT_NOW -> "It is on its way already, or over.";
                    case UNKNOWN -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                });
        return fromReport ? "redirect:/mail-delivery" : "redirect:/mail";
    }

    @GetMapping("/mail-delivery")
    String report(Actor actor, Model model) {
        if (!Mailbox.looksAfterDelivery(actor)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        model.addAttribute("report", mailbox.report());
        return "notice/delivery";
    }

    private static <T> T found(Optional<T> answer) {
        return answer.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
