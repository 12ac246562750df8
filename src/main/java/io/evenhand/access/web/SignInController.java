package io.evenhand.access.web;

import io.evenhand.access.Accounts;
import io.evenhand.access.NewAccount;
import io.evenhand.access.SignOnProvider;
import io.evenhand.access.SignOnProviders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.server.ResponseStatusException;

/** The page to sign in on. Spring Security itself takes the form; only an attempt that was turned away is posted through to here. */
@Controller
@ConditionalOnWebApplication
class SignInController {
    private final Accounts accounts;
    private final SignOnProviders providers;
    private final Clock clock;

    SignInController(Accounts accounts, SignOnProviders providers, Clock clock) {
        this.accounts = accounts;
        this.providers = providers;
        this.clock = clock;
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
        model.addAttribute("longest", SignOnWords.inWords(providers.longestSession()));
        model.addAttribute("signOnProblem", SignOnWords.problem(request, providers));
        Optional<String> only = FailedSignIn.takeOnly(request);
        model.addAttribute("only", only.flatMap(providers::find).orElse(null));
        model.addAttribute("shut", only.isPresent());
        model.addAttribute("demonstration", accounts.demonstration());
        model.addAttribute("demoPassword", NewAccount.DEMO_PASSWORD);
        return "access/sign-in";
    }

    /** To come in through a provider. A form, which others' pages cannot send: a link would let them decide who is signed in here. */
    @PostMapping(WebSecurity.SIGN_IN_WITH + "{provider}")
    String enter(@PathVariable String provider, HttpServletRequest request, HttpServletResponse response, Model model) {
        SignOnProvider wanted =
                providers.find(provider).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        SignOnIntents.keep(request, new SignOnIntent.Enter(wanted.id(), clock.instant()));
        return SignOnController.go(wanted, request, response, model);
    }
}
