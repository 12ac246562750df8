package io.evenhand.access.web;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.Admission;
import io.evenhand.access.PasswordChange;
import io.evenhand.access.SingleSignOn;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Changing one's own password; the only page open to somebody who signed in with a one-time password. */
@Controller
@ConditionalOnWebApplication
class PasswordController {
    private final Accounts accounts;
    private final SingleSignOn signOn;
    private final SignInAttempts attempts;

    PasswordController(Accounts accounts, SingleSignOn signOn, SignInAttempts attempts) {
        this.accounts = accounts;
        this.signOn = signOn;
        this.attempts = attempts;
    }

    @GetMapping(WebSecurity.PASSWORD)
    String page(Actor actor, HttpServletRequest request, Model model) {
        model.addAttribute("confirming", signOn.confirming(actor, RecordedSignIn.idOf(request)));
        model.addAttribute("due", accounts.admission(actor.username()) instanceof Admission.PasswordChangeDue);
        return "access/password";
    }

    /** The session ends with the old password, so the next page is the sign-in. */
    @PostMapping(WebSecurity.PASSWORD)
    String change(
            Actor actor,
            @RequestParam(defaultValue = "") String present,
            @RequestParam String replacement,
            @RequestParam String repeated,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws ServletException {
        if (!replacement.equals(repeated)) {
            return refused(actor, "The two new passwords differ. Type the same one twice.", request, response, model);
        }
        if (!attempts.admit(actor.username(), request.getRemoteAddr())) {
            String wait = "Too many attempts. Wait " + SignInAttempts.WINDOW.toMinutes() + " minutes, then try again.";
            return refused(actor, wait, request, response, model);
        }
        return switch (change(actor, present, replacement, request)) {
            case PasswordChange.Changed changed -> {
                attempts.succeeded(actor.username(), request.getRemoteAddr());
                request.logout();
                yield "redirect:" + WebSecurity.SIGN_IN + "?changed";
            }
            case PasswordChange.WrongPassword wrong ->
                refused(
                        actor,
                        signOn.confirming(actor, RecordedSignIn.idOf(request)).refusal(),
                        request,
                        response,
                        model);
            case PasswordChange.Unsuitable unsuitable -> refused(actor, unsuitable.problem(), request, response, model);
        };
    }

    /** Who has no password shows in another way that it is they. */
    private PasswordChange change(Actor actor, String present, String replacement, HttpServletRequest request) {
        String session = RecordedSignIn.idOf(request);
        return signOn.confirming(actor, session).password()
                ? accounts.changePassword(actor.username(), present, replacement)
                : signOn.choosePassword(actor, session, replacement);
    }

    private String refused(
            Actor actor, String problem, HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("problem", problem);
        return page(actor, request, model);
    }
}
