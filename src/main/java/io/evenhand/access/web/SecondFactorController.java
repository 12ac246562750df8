package io.evenhand.access.web;

import io.evenhand.access.Actor;
import io.evenhand.access.SecondFactorChange;
import io.evenhand.access.SecondFactorView;
import io.evenhand.access.SecondFactors;
import io.evenhand.access.SingleSignOn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Setting up and removing one's own second step. Open also to somebody whose organisation asks for one that is not there yet. */
@Controller
@ConditionalOnWebApplication
@RequestMapping(WebSecurity.SECOND_FACTOR)
class SecondFactorController {
    private static final String AGAIN = "redirect:" + WebSecurity.SECOND_FACTOR;

    private final SecondFactors factors;
    private final SingleSignOn signOn;
    private final SignInAttempts attempts;

    SecondFactorController(SecondFactors factors, SingleSignOn signOn, SignInAttempts attempts) {
        this.factors = factors;
        this.signOn = signOn;
        this.attempts = attempts;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "account");
    }

    @GetMapping
    String page(Actor actor, HttpServletRequest request, Model model) {
        model.addAttribute("confirming", signOn.confirming(actor, RecordedSignIn.idOf(request)));
        SecondFactorView present = factors.of(actor);
        SecondFactorView.Enrolment enrolment = present.enrolment();
        model.addAttribute("factor", present);
        model.addAttribute("qr", enrolment == null ? null : QrPicture.of(enrolment.address()));
        return "access/second-factor";
    }

    @PostMapping("/begin")
    String begin(
            Actor actor,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        return answer(
                actor,
                guarded(actor, request, () -> factors.begin(actor, RecordedSignIn.idOf(request), password)),
                "",
                request,
                response,
                model,
                next);
    }

    @PostMapping("/confirm")
    String confirm(
            Actor actor,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        return answer(
                actor, factors.confirm(actor, RecordedSignIn.idOf(request), code), "", request, response, model, next);
    }

    @PostMapping("/codes")
    String renew(
            Actor actor,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        return answer(actor, factors.renewCodes(actor, code), "", request, response, model, next);
    }

    @PostMapping("/remove")
    String remove(
            Actor actor,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        SecondFactorChange change =
                guarded(actor, request, () -> factors.remove(actor, RecordedSignIn.idOf(request), password, code));
        return answer(actor, change, "The second step is removed.", request, response, model, next);
    }

    /** Whoever found a browser signed in must not find out its owner's password here. */
    private SecondFactorChange guarded(Actor actor, HttpServletRequest request, Supplier<SecondFactorChange> change) {
        if (!attempts.admit(actor.username(), request.getRemoteAddr())) {
            return new SecondFactorChange.Wait(SignInAttempts.WINDOW.toMinutes());
        }
        SecondFactorChange answer = change.get();
        // Only what is answered after the password was found right takes the attempt back.
        if (answer instanceof SecondFactorChange.Done || answer instanceof SecondFactorChange.WrongCode) {
            attempts.succeeded(actor.username(), request.getRemoteAddr());
        }
        return answer;
    }

    private String answer(
            Actor actor,
            SecondFactorChange change,
            String done,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        return switch (change) {
            case SecondFactorChange.Done ignored -> {
                next.addFlashAttribute("done", done.isEmpty() ? null : done);
                yield AGAIN;
            }
            case SecondFactorChange.Codes made -> {
                model.addAttribute("codes", made.codes());
                yield "access/recovery-codes";
            }
            case SecondFactorChange.OutOfPlace ignored -> AGAIN;
            case SecondFactorChange.WrongPassword ignored ->
                refused(
                        actor,
                        request,
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        signOn.confirming(actor, RecordedSignIn.idOf(request)).refusal(),
                        response,
                        model);
            case SecondFactorChange.WrongCode ignored ->
                refused(
                        actor,
                        request,
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "That is not the code of this moment. Type the one that your app shows now; each is good for one use.",
                        response,
                        model);
            case SecondFactorChange.Wait wait ->
                refused(
                        actor,
                        request,
                        HttpStatus.TOO_MANY_REQUESTS,
                        "Too many attempts. Wait " + wait.minutes() + " minutes, then try again.",
                        response,
                        model);
            case SecondFactorChange.Required ignored ->
                refused(
                        actor,
                        request,
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "Your organisation asks everybody for a second step, so it stays.",
                        response,
                        model);
        };
    }

    private String refused(
            Actor actor,
            HttpServletRequest request,
            HttpStatus status,
            String problem,
            HttpServletResponse response,
            Model model) {
        response.setStatus(status.value());
        model.addAttribute("refused", List.of(problem));
        return page(actor, request, model);
    }
}
