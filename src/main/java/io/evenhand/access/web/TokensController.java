package io.evenhand.access.web;

import io.evenhand.access.Actor;
import io.evenhand.access.ApiTokens;
import io.evenhand.access.Role;
import io.evenhand.access.SecondFactors;
import io.evenhand.access.SignOnRules;
import io.evenhand.access.TokenCreation;
import io.evenhand.access.TokenView;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which a person makes tokens for programs and takes them back; an administrator sees the organisation's, too. */
@Controller
@ConditionalOnWebApplication
class TokensController {
    private static final String TOKENS = "/account/tokens";
    private static final String USUAL_DAYS = "90";

    private final ApiTokens tokens;
    private final SignOnRules rules;
    private final SecondFactors factors;
    private final Clock clock;

    TokensController(ApiTokens tokens, SignOnRules rules, SecondFactors factors, Clock clock) {
        this.tokens = tokens;
        this.rules = rules;
        this.factors = factors;
        this.clock = clock;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "account");
        model.addAttribute("problems", Map.of());
    }

    @GetMapping(TOKENS)
    String page(Actor actor, Model model) {
        return page(actor, new TokenForm("", List.of(), USUAL_DAYS), model);
    }

    /** The secret goes to the next page only, and is gone from the session once that page was shown. */
    @PostMapping(TOKENS)
    String create(
            Actor actor,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") List<String> roles,
            @RequestParam(defaultValue = "") String days,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        int number = days.strip().matches("[0-9]{1,4}") ? Integer.parseInt(days.strip()) : 0;
        return switch (tokens.create(actor, label, roles, number)) {
            case TokenCreation.Created created -> {
                next.addFlashAttribute("secret", created.secret());
                next.addFlashAttribute("madeLabel", created.token().label());
                yield "redirect:" + TOKENS;
            }
            case TokenCreation.Invalid invalid -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                model.addAttribute("problems", invalid.problems());
                yield page(actor, new TokenForm(label, roles, days), model);
            }
        };
    }

    /** Somebody else's token answers exactly as an unknown one does. */
    @PostMapping(TOKENS + "/{id}/revoke")
    String revoke(Actor actor, @PathVariable String id, RedirectAttributes next) {
        if (!tokens.revoke(actor, id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        next.addFlashAttribute("done", "The token is taken back; whatever uses it is turned away from now on.");
        return "redirect:" + TOKENS;
    }

    private String page(Actor actor, TokenForm form, Model model) {
        Instant now = clock.instant();
        Set<Role> grantable = ApiTokens.grantable(actor);
        model.addAttribute("form", form);
        model.addAttribute(
                "grantable", grantable.stream().sorted().map(Role::code).toList());
        model.addAttribute("own", rows(tokens.of(actor), now));
        model.addAttribute("others", rows(tokens.ofOthers(actor), now));
        model.addAttribute("administrator", actor.has(Role.ADMINISTRATOR) || actor.isSteward());
        model.addAttribute("mostDays", ApiTokens.MOST_DAYS);
        model.addAttribute("shut", rules.onlyProvider(actor.partnerId()).isPresent());
        model.addAttribute("factor", factors.of(actor).on());
        return "access/tokens";
    }

    private static List<Row> rows(List<TokenView> views, Instant now) {
        return views.stream().map(view -> Row.of(view, now)).toList();
    }

    /** What was typed. */
    record TokenForm(String label, List<String> roles, String days) {}

    /** A token on the page. @param tone how the state feels @param used empty while it was never used */
    record Row(
            TokenView token,
            String roles,
            String state,
            String tone,
            boolean open,
            String made,
            String ends,
            String used) {
        private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                        "d MMM yyyy, HH:mm 'UTC'", Locale.UK)
                .withZone(ZoneOffset.UTC);

        static Row of(TokenView token, Instant now) {
            boolean over = !now.isBefore(token.expiresAt());
            String state = token.revokedAt() != null ? "Taken back" : over ? "Over" : "In use";
            boolean open = token.revokedAt() == null && !over;
            Instant used = token.lastUsedAt();
            return new Row(
                    token,
                    String.join(", ", token.roleCodes()),
                    state,
                    open ? "good" : "neutral",
                    open,
                    MOMENT.format(token.createdAt()),
                    MOMENT.format(token.expiresAt()),
                    used == null ? "" : MOMENT.format(used));
        }
    }
}
