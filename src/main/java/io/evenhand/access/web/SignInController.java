package io.evenhand.access.web;

import io.evenhand.access.Accounts;
import io.evenhand.access.NewAccount;
import io.evenhand.access.SignOnProviders;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** The page to sign in on. Spring Security itself takes the form; only an attempt that was turned away is posted through to here. */
@Controller
@ConditionalOnWebApplication
class SignInController {
    private final Accounts accounts;
    private final SignOnProviders providers;

    SignInController(Accounts accounts, SignOnProviders providers) {
        this.accounts = accounts;
        this.providers = providers;
    }

    @RequestMapping(
            path = WebSecurity.SIGN_IN,
            method = {RequestMethod.GET, RequestMethod.POST})
    String page(HttpServletRequest request, Model model) {
        model.addAttribute("tooMany", request.getAttribute(SignInLimit.TURNED_AWAY) != null);
        model.addAttribute("failed", request.getParameter("failed") != null);
        model.addAttribute("signedOut", request.getParameter("out") != null);
        model.addAttribute("passwordChanged", request.getParameter("changed") != null);
        model.addAttribute("welcome", request.getParameter("welcome") != null);
        model.addAttribute("waitMinutes", SignInAttempts.WINDOW.toMinutes());
        model.addAttribute(
                "username", Optional.ofNullable(request.getParameter("as")).orElse(""));
        model.addAttribute("signOn", providers.all());
        model.addAttribute("signOnProblem", SignOnWords.problem(request, providers));
        Optional<String> only = FailedSignIn.takeOnly(request);
        model.addAttribute("only", only.flatMap(providers::find).orElse(null));
        model.addAttribute("shut", only.isPresent());
        model.addAttribute("demonstration", accounts.demonstration());
        model.addAttribute("demoPassword", NewAccount.DEMO_PASSWORD);
        return "access/sign-in";
    }
}
