package io.evenhand.access.web;

import io.evenhand.access.AccessChange;
import io.evenhand.access.Actor;
import io.evenhand.access.SignOnProvider;
import io.evenhand.access.SignOnView;
import io.evenhand.access.SingleSignOn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What people who are signed in want of a provider: to link their account, or to show once more that it is they. Each is answered with a page that goes on to the provider by itself: a form of ours may not lead to other servers.
 */
@Controller
@ConditionalOnWebApplication
class SignOnController {
    /** To where somebody may come back who shows once more that it is they. */
    private static final Map<String, String> PLACES = Map.of(
            "account", "/account#sign-on",
            "second-factor", WebSecurity.SECOND_FACTOR,
            "password", WebSecurity.PASSWORD);

    private final SingleSignOn signOn;
    private final SignInAttempts attempts;
    private final Clock clock;

    SignOnController(SingleSignOn signOn, SignInAttempts attempts, Clock clock) {
        this.signOn = signOn;
        this.attempts = attempts;
        this.clock = clock;
    }

    @PostMapping("/account/sign-on/{provider}/link")
    String link(
            Actor actor,
            @PathVariable String provider,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        SignOnProvider wanted = own(actor, provider).provider();
        String session = session(request);
        Optional<String> refusal = refusal(actor, session, password, request);
        if (refusal.isPresent()) {
            next.addFlashAttribute("refused", refusal.get());
            return "redirect:/account";
        }
        SignOnIntents.keep(request, new SignOnIntent.Link(wanted.id(), actor.username(), session, clock.instant()));
        PagesOnlyRequestCache.remember(request, "/account?linked=" + wanted.id());
        return go(wanted, request, response, model);
    }

    @PostMapping("/account/sign-on/{provider}/unlink")
    String unlink(
            Actor actor,
            @PathVariable String provider,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            RedirectAttributes next) {
        SignOnView own = own(actor, provider);
        String session = session(request);
        Optional<String> refusal = refusal(actor, session, password, request);
        if (refusal.isPresent()) {
            next.addFlashAttribute("refused", refusal.get());
            return "redirect:/account";
        }
        switch (signOn.unlink(actor, session, provider)) {
            case AccessChange.Changed done ->
                next.addFlashAttribute("done", own.provider().name() + " does not open your account any more.");
            case AccessChange.Refused refused -> next.addFlashAttribute("refused", refused.problem());
            case AccessChange.Unknown none -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case AccessChange.NotAllowed never -> throw new IllegalStateException("One's own is one's own");
            case AccessChange.Issued never -> throw new IllegalStateException("No link is made here");
        }
        return "redirect:/account";
    }

    @PostMapping("/account/second-factor/sign-on/{provider}")
    String confirmForSecondFactor(
            Actor actor,
            @PathVariable String provider,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return confirm(actor, provider, "second-factor", request, response, model);
    }

    @PostMapping("/account/sign-on/{provider}/confirm")
    String confirm(
            Actor actor,
            @PathVariable String provider,
            @RequestParam(defaultValue = "account") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        SignOnView own = own(actor, provider);
        if (!own.isLinked()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        SignOnIntents.keep(
                request, new SignOnIntent.Confirm(provider, actor.username(), session(request), clock.instant()));
        PagesOnlyRequestCache.remember(request, PLACES.getOrDefault(next, "/account"));
        return go(own.provider(), request, response, model);
    }

    /** Goes on by itself: the header is no form's target, which may not be another server. */
    static String go(SignOnProvider provider, HttpServletRequest request, HttpServletResponse response, Model model) {
        String address = SignOnDoor.BEGIN + "/" + provider.id();
        response.setHeader("Refresh", "0; url=" + request.getContextPath() + address);
        model.addAttribute("provider", provider);
        model.addAttribute("address", address);
        return "access/sign-on-go";
    }

    private SignOnView own(Actor actor, String provider) {
        return signOn.of(actor).stream()
                .filter(view -> view.provider().id().equals(provider))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String session(HttpServletRequest request) {
        String session = RecordedSignIn.idOf(request);
        if (session == null) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return session;
    }

    /** Whoever found a browser signed in must not find out its owner's password here. */
    private Optional<String> refusal(Actor actor, String session, String password, HttpServletRequest request) {
        if (!attempts.admit(actor.username(), request.getRemoteAddr())) {
            return Optional.of(
                    "Too many attempts. Wait " + SignInAttempts.WINDOW.toMinutes() + " minutes, then try again.");
        }
        if (!signOn.isConfirmed(actor, session, password)) {
            return Optional.of(signOn.confirming(actor, session).refusal());
        }
        attempts.succeeded(actor.username(), request.getRemoteAddr());
        return Optional.empty();
    }
}
