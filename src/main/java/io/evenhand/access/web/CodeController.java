package io.evenhand.access.web;

import io.evenhand.access.Actor;
import io.evenhand.access.SecondFactorChange;
import io.evenhand.access.SecondFactors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The second step of signing in: the only page that is open between the right password and the right code. */
@Controller
@ConditionalOnWebApplication
class CodeController {
    private static final int LONGEST_CODE = 64;

    private final SecondFactors factors;
    private final PagesOnlyRequestCache asked = new PagesOnlyRequestCache();

    CodeController(SecondFactors factors) {
        this.factors = factors;
    }

    @GetMapping(WebSecurity.CODE)
    String page(HttpServletRequest request, Model model) {
        return AdmissionFilter.halfSignedIn(request) == null ? "redirect:/" : page(model, null);
    }

    @PostMapping(WebSecurity.CODE)
    String check(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Actor actor = AdmissionFilter.halfSignedIn(request);
        String session = RecordedSignIn.idOf(request);
        if (actor == null || session == null) {
            return "redirect:/";
        }
        String typed = code.length() > LONGEST_CODE ? "" : code;
        return switch (factors.pass(actor, session, typed)) {
            case SecondFactorChange.Done done -> passed(request, response);
            case SecondFactorChange.Wait wait -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                yield page(model, "Too many wrong codes. Wait " + wait.minutes() + " minutes, then sign in again.");
            }
            case SecondFactorChange.WrongCode wrong -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                yield page(
                        model,
                        "That is not the code of this moment. Type the one that your app shows now; each is good for one use.");
            }
            case SecondFactorChange.OutOfPlace none -> "redirect:/";
            case SecondFactorChange.Codes never -> throw new IllegalStateException("No codes are made here");
            case SecondFactorChange.WrongPassword never -> throw new IllegalStateException("No password is asked here");
            case SecondFactorChange.Required never -> throw new IllegalStateException("Nothing is removed here");
        };
    }

    /** On to the page that was asked for, with another session id: what was known before the code is worth nothing after it. */
    private String passed(HttpServletRequest request, HttpServletResponse response) {
        String unused = request.changeSessionId();
        SavedRequest saved = asked.getRequest(request, response);
        asked.removeRequest(request, response);
        return "redirect:" + (saved == null ? "/" : saved.getRedirectUrl());
    }

    private static String page(Model model, @Nullable String problem) {
        model.addAttribute("problem", problem);
        return "access/code";
    }
}
