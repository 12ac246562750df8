package io.evenhand.access.web;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.Admission;
import io.evenhand.access.PasswordChange;
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
    private final SignInAttempts attempts;

    PasswordController(Accounts accounts, SignInAttempts attempts) {
        this.accounts = accounts;
        this.attempts = attempts;
    }

    @GetMapping(WebSecurity.PASSWORD)
    String page(Actor actor, Model model) {
        model.addAttribute("due", accounts.admission(actor.username()) instanceof Admission.PasswordChangeDue);
        return "access/password";
    }

    /** The session ends with the old password, so the next page is the sign-in. */
    @PostMapping(WebSecurity.PASSWORD)
    String change(
            Actor actor,
            @RequestParam String present,
            @RequestParam String replacement,
            @RequestParam String repeated,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws ServletException {
        if (!replacement.equals(repeated)) {
            return refused(actor, "The two new passwords differ. Type the same one twice.", response, model);
        }
        if (!attempts.admit(actor.username(), request.getRemoteAddr())) {
            String wait = "Too many attempts. Wait " + SignInAttempts.WINDOW.toMinutes() + " minutes, then try again.";
            return refused(actor, wait, response, model);
        }
        return switch (accounts.changePassword(actor.username(), present, replacement)) {
            case PasswordChange.Changed changed -> {
                attempts.succeeded(actor.username(), request.getRemoteAddr());
                request.logout();
                yield "redirect:" + WebSecurity.SIGN_IN + "?changed";
            }
            case PasswordChange.WrongPassword wrong ->
                refused(actor, "That is not your present password.", response, model);
            case PasswordChange.Unsuitable unsuitable -> refused(actor, unsuitable.problem(), response, model);
        };
    }

    private String refused(Actor actor, String problem, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("problem", problem);
        return page(actor, model);
    }
}
