package io.evenhand.access.web;

import io.evenhand.access.InvitationAnswer;
import io.evenhand.access.InvitationView;
import io.evenhand.access.Invitations;
import io.evenhand.access.SignOnProvider;
import io.evenhand.access.SignOnProviders;
import io.evenhand.access.SignOnRules;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page behind the link that an administrator hands on: an account of one's own, or a new password. Open to everybody, because who
 * holds the link has nothing else yet; a link that opens nothing says only that.
 */
@Controller
@ConditionalOnWebApplication
class InvitationController {
    private static final int LONGEST_TOKEN = 100;
    private static final String ADDRESS = "/invitations/{token}";

    private final Invitations invitations;
    private final SignOnProviders providers;
    private final SignOnRules rules;
    private final SignInAttempts attempts;
    private final Clock clock;

    InvitationController(
            Invitations invitations,
            SignOnProviders providers,
            SignOnRules rules,
            SignInAttempts attempts,
            Clock clock) {
        this.invitations = invitations;
        this.providers = providers;
        this.rules = rules;
        this.attempts = attempts;
        this.clock = clock;
    }

    @GetMapping(ADDRESS)
    String page(@PathVariable String token, HttpServletResponse response, Model model) {
        return open(token)
                .map(invitation -> page(invitation, invitations.suggestedUsername(invitation), Map.of(), model))
                .orElseGet(() -> gone(response));
    }

    @PostMapping(ADDRESS)
    String accept(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        Optional<InvitationView> invitation = open(token);
        if (invitation.isEmpty()) {
            return gone(response);
        }
        if (!password.equals(repeated)) {
            return refused(
                    invitation.get(),
                    username,
                    Map.of("repeated", "The two passwords differ. Type the same one twice."),
                    response,
                    model);
        }
        return switch (invitations.accept(token, username, password)) {
            case InvitationAnswer.Welcome welcome -> {
                attempts.succeeded(welcome.username(), request.getRemoteAddr());
                next.addAttribute("as", welcome.username());
                next.addAttribute("welcome", "");
                yield "redirect:" + WebSecurity.SIGN_IN;
            }
            case InvitationAnswer.Invalid invalid ->
                refused(invitation.get(), username, invalid.problems(), response, model);
            case InvitationAnswer.Gone gone -> gone(response);
        };
    }

    /** As {@link #accept}, with a sign-in at a provider in the place of a password; the account is made once they come back. */
    @PostMapping(ADDRESS + "/sign-on/{provider}")
    String join(
            @PathVariable String token,
            @PathVariable String provider,
            @RequestParam(defaultValue = "") String username,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<InvitationView> invitation = open(token);
        if (invitation.isEmpty()) {
            return gone(response);
        }
        SignOnProvider wanted = providers
                .find(provider)
                .filter(found -> found.vouchesFor(invitation.get().partnerId()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Optional<String> problem =
                invitation.get().isReset() ? Optional.empty() : invitations.usernameProblem(username);
        if (problem.isPresent()) {
            return refused(invitation.get(), username, Map.of("username", problem.get()), response, model);
        }
        SignOnIntents.keep(request, new SignOnIntent.Join(wanted.id(), token, username, clock.instant()));
        return SignOnController.go(wanted, request, response, model);
    }

    private Optional<InvitationView> open(String token) {
        return token.length() > LONGEST_TOKEN ? Optional.empty() : invitations.open(token);
    }

    private String refused(
            InvitationView invitation,
            String username,
            Map<String, String> problems,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return page(invitation, username, problems, model);
    }

    private String page(InvitationView invitation, String username, Map<String, String> problems, Model model) {
        model.addAttribute("username", username);
        model.addAttribute("problems", problems);
        model.addAttribute("invitation", invitation);
        model.addAttribute("roles", invitation.roles().stream().sorted().toList());
        String partner = invitation.partnerId();
        Optional<String> only = rules.onlyProvider(partner);
        model.addAttribute(
                "signOn",
                providers.of(partner).stream()
                        .filter(provider -> only.isEmpty() || only.get().equals(provider.id()))
                        .toList());
        model.addAttribute("onlySignOn", only.isPresent());
        return "access/invitation";
    }

    private static String gone(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "access/invitation-gone";
    }
}
