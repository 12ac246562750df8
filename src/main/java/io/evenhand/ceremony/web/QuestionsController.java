package io.evenhand.ceremony.web;

import io.evenhand.access.Actor;
import io.evenhand.ceremony.ActAnswer;
import io.evenhand.ceremony.Questions;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What signers asked of the actor's organisation, and where operations answer it. */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/signing-questions")
class QuestionsController {
    private final Questions questions;

    QuestionsController(Questions questions) {
        this.questions = questions;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "work");
    }

    @GetMapping
    String list(Actor actor, Model model) {
        model.addAttribute("questions", questions.askedOf(actor));
        return "ceremony/questions";
    }

    @GetMapping("/{id}")
    String one(Actor actor, @PathVariable String id, Model model) {
        return one(actor, found(actor, id), "", null, model);
    }

    private static String one(
            Actor actor, Questions.Listed question, String typed, @Nullable String problem, Model model) {
        model.addAttribute("question", question);
        model.addAttribute("mayAnswer", Questions.mayAnswer(actor, question) && question.answer() == null);
        model.addAttribute("typed", typed);
        model.addAttribute("problem", problem);
        return "ceremony/question";
    }

    @PostMapping("/{id}")
    String answer(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String answer,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        if (!Questions.mayAnswer(actor, found(actor, id))) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return switch (questions.answer(actor, id, answer)) {
            case ActAnswer.Done ignored -> {
                next.addFlashAttribute("said", "Answered. It is on its way to them.");
                yield "redirect:/signing-questions/" + id;
            }
            case ActAnswer.Flawed flawed -> refused(actor, id, answer, flawed.problem(), response, model);
            case ActAnswer.Refused refused -> refused(actor, id, answer, refused.reason(), response, model);
            case ActAnswer.Changed ignored -> throw new IllegalStateException("No document is answered here");
            case ActAnswer.NotKnownYet ignored -> throw new IllegalStateException("No task is decided here");
        };
    }

    private String refused(
            Actor actor, String id, String typed, @Nullable String problem, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return one(actor, found(actor, id), typed, problem, model);
    }

    private Questions.Listed found(Actor actor, String id) {
        return questions.find(actor, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
