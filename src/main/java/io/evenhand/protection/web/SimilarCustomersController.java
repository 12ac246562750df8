package io.evenhand.protection.web;

import io.evenhand.access.Actor;
import io.evenhand.protection.LookalikeResult;
import io.evenhand.protection.LookalikeView;
import io.evenhand.protection.LookalikeView.Answer;
import io.evenhand.protection.Lookalikes;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Customers that resemble one another, side by side, for the partners who know both. For everybody else no such page exists. */
@Controller
@ConditionalOnWebApplication
class SimilarCustomersController {
    private static final String ALL = "/similar-customers";
    private static final String ONE = ALL + "/{id}";

    private final Lookalikes lookalikes;

    SimilarCustomersController(Lookalikes lookalikes) {
        this.lookalikes = lookalikes;
    }

    @ModelAttribute
    void everyPage(Actor actor, Model model) {
        model.addAttribute("section", "protection");
        model.addAttribute("answers", Lookalikes.mayAnswer(actor));
        model.addAttribute("problem", null);
        model.addAttribute("reason", "");
    }

    @GetMapping(ALL)
    String list(Actor actor, Model model) {
        List<SimilarCustomers> rows =
                lookalikes.of(actor).stream().map(this::shown).toList();
        model.addAttribute("rows", rows);
        model.addAttribute("most", Lookalikes.MOST_SHOWN);
        model.addAttribute(
                "waiting", rows.stream().filter(SimilarCustomers::isOpen).count());
        return "protection/similar-customers";
    }

    @GetMapping(ONE)
    String show(Actor actor, @PathVariable String id, Model model) {
        return page(actor, id, null, "", model);
    }

    @PostMapping(ONE)
    String answer(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        LookalikeResult result = written(answer)
                .map(said -> lookalikes.answer(actor, id, said, reason))
                .orElseGet(() -> lookalikes.find(actor, id).isPresent()
                        ? new LookalikeResult.Refused("Choose whether it is the same customer.")
                        : new LookalikeResult.Unknown());
        return switch (result) {
            case LookalikeResult.Recorded recorded -> {
                next.addFlashAttribute(
                        "done",
                        recorded.duty().isPresent()
                                ? "Recorded. The duty counts from now on: nothing that stands against it can be signed in this referral."
                                : "Recorded. Nothing stands in the way of the referral.");
                yield "redirect:" + ALL + "/" + id;
            }
            case LookalikeResult.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                yield page(actor, id, refused.problem(), reason, model);
            }
            case LookalikeResult.NotAllowed ignored -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            case LookalikeResult.Unknown ignored -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private static Optional<Answer> written(String answer) {
        return List.of(Answer.values()).stream()
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(answer))
                .findFirst();
    }

    private String page(Actor actor, String id, @Nullable String problem, String reason, Model model) {
        LookalikeView view =
                lookalikes.find(actor, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("pair", shown(view));
        model.addAttribute("problem", problem);
        model.addAttribute("reason", reason);
        return "protection/similar-customer";
    }

    private SimilarCustomers shown(LookalikeView view) {
        return SimilarCustomers.of(
                view,
                lookalikes.nameOf(view.duty().boundPartner()),
                lookalikes.nameOf(view.duty().protectedPartner()));
    }
}
