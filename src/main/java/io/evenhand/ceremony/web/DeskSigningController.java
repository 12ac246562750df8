package io.evenhand.ceremony.web;

import io.evenhand.access.Actor;
import io.evenhand.access.BrowserSession;
import io.evenhand.ceremony.DeskSigners;
import io.evenhand.ceremony.Signer;
import io.evenhand.ceremony.web.SigningAnswers.Place;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The same page for who signs with an account, within their own session. */
@Controller
@ConditionalOnWebApplication
class DeskSigningController {
    private static final String PAGE = "/tasks/{key}/signing";

    private final SigningAnswers answers;
    private final DeskSigners signers;

    DeskSigningController(SigningAnswers answers, DeskSigners signers) {
        this.answers = answers;
        this.signers = signers;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "work");
    }

    @GetMapping(PAGE)
    String page(
            Actor actor,
            @PathVariable long key,
            @RequestParam(defaultValue = "") String view,
            HttpServletRequest request,
            Model model) {
        return answers.page(signer(actor, key, request), place(key), view.equals("text"), model);
    }

    @GetMapping(PAGE + "/pages/{number}")
    ResponseEntity<byte[]> picture(
            Actor actor,
            @PathVariable long key,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "900") int width,
            HttpServletRequest request) {
        return answers.picture(signer(actor, key, request), of, number, width);
    }

    @GetMapping(PAGE + "/pdf")
    ResponseEntity<byte[]> pdf(
            Actor actor,
            @PathVariable long key,
            @RequestParam(defaultValue = "") String of,
            HttpServletRequest request) {
        return answers.document(signer(actor, key, request), of);
    }

    @PostMapping(PAGE + "/sign")
    String sign(
            Actor actor,
            @PathVariable long key,
            @RequestParam(defaultValue = "") String shown,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String typed,
            @RequestParam(defaultValue = "") String drawn,
            @RequestParam(defaultValue = "false") boolean consent,
            @RequestParam(defaultValue = "") String agreed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return answers.sign(
                signer(actor, key, request),
                place(key),
                shown,
                agreed,
                SigningForm.toSign(way, typed, drawn, consent),
                response,
                model);
    }

    @PostMapping(PAGE + "/decline")
    String decline(
            Actor actor,
            @PathVariable long key,
            @RequestParam(defaultValue = "") String shown,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return answers.decline(signer(actor, key, request), place(key), shown, reason, response, model);
    }

    @PostMapping(PAGE + "/question")
    String ask(
            Actor actor,
            @PathVariable long key,
            @RequestParam(defaultValue = "") String question,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return answers.ask(signer(actor, key, request), place(key), question, response, model);
    }

    @PostMapping(PAGE + "/forward")
    String forward(
            Actor actor,
            @PathVariable long key,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String note,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return answers.forward(signer(actor, key, request), place(key), to, note, response, model);
    }

    private static Place place(long key) {
        return new Place("/tasks/" + key + "/signing", "ceremony/desk", "/tasks/" + key, "/tasks/" + key + "?handedOn");
    }

    private Signer signer(Actor actor, long key, HttpServletRequest request) {
        return switch (signers.of(
                actor,
                BrowserSession.signInOf(request),
                key,
                request.getRemoteAddr(),
                VisitorArgument.agent(request))) {
            case DeskSigners.Found found -> found.signer();
            case DeskSigners.Unknown ignored -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case DeskSigners.NotAllowed ignored -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        };
    }
}
