package io.evenhand.ceremony.web;

import io.evenhand.access.Allowance;
import io.evenhand.access.Secrets;
import io.evenhand.ceremony.CodeAnswer;
import io.evenhand.ceremony.SigningLinks;
import io.evenhand.ceremony.Visitor;
import io.evenhand.ceremony.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** From the link in a mail to somebody of whom we know who they are. */
@Controller
@ConditionalOnWebApplication
class LinkController {
    private static final int LONGEST_TOKEN = 100;
    private static final int LONGEST_CODE = 20;
    private static final String TO_ENTRY = "redirect:/sign";

    private final Visits visits;
    private final SigningLinks fresh;
    private final Allowance links;
    private final Allowance codes;

    LinkController(
            Visits visits,
            SigningLinks fresh,
            @Qualifier("linksOpened") Allowance links,
            @Qualifier("codesTried") Allowance codes) {
        this.visits = visits;
        this.fresh = fresh;
        this.links = links;
        this.codes = codes;
    }

    /**
     * Takes the token out of the address. Not by a redirect: a browser that comes from a page of webmail would follow it without the
     * cookie, which is for visits from our own pages alone. So it is a page that goes on by itself.
     */
    @GetMapping("/sign/link/{token}")
    String open(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        String usable = token.length() > LONGEST_TOKEN ? "" : token;
        // A link that opens something is counted for itself: many may come from one address, such as that of a proxy.
        if (!links.take("link " + Secrets.hash(usable))) {
            return tooMany(response);
        }
        Optional<String> secret = visits.begin(usable, request.getRemoteAddr(), VisitorArgument.agent(request));
        if (secret.isEmpty()) {
            if (!links.take(request.getRemoteAddr())) {
                return tooMany(response);
            }
            throw new NoVisitException(usable);
        }
        VisitCookie.set(request, response, secret.get());
        return "ceremony/opening";
    }

    @GetMapping("/sign")
    String entry(Visitor visitor, Model model) {
        return visitor.confirmed() ? onward(visitor) : entry(visitor, null, null, model);
    }

    private static String onward(Visitor visitor) {
        return visitor.copy() ? "redirect:/sign/copy" : "redirect:/sign/document";
    }

    /** Ends the visit in this browser; also for who has none. */
    @PostMapping("/sign/leave")
    String leave(HttpServletRequest request, HttpServletResponse response) {
        VisitCookie.of(request).ifPresent(visits::leave);
        VisitCookie.forget(request, response);
        return "ceremony/left";
    }

    /** Has a fresh link sent in place of one that opens nothing any more. Whether there was one to send is not said. */
    @PostMapping("/sign/fresh")
    String fresh(
            @RequestParam(defaultValue = "") String token, HttpServletRequest request, HttpServletResponse response) {
        if (!links.take(request.getRemoteAddr())) {
            return tooMany(response);
        }
        if (token.length() <= LONGEST_TOKEN) {
            fresh.sendFresh(token);
        }
        return "ceremony/fresh";
    }

    private static String entry(Visitor visitor, @Nullable String problem, @Nullable Instant lockedUntil, Model model) {
        model.addAttribute("visitor", visitor);
        model.addAttribute("problem", problem);
        model.addAttribute("lockedUntil", lockedUntil);
        return "ceremony/entry";
    }

    @PostMapping("/sign/code")
    String send(Visitor visitor, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (visitor.confirmed()) {
            return TO_ENTRY;
        }
        if (!codes.take(visitor.signatureId())) {
            return tooMany(response);
        }
        String secret = VisitCookie.of(request).orElseThrow(NoVisitException::new);
        return switch (visits.sendCode(secret)) {
            case CodeAnswer.NoMore locked -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                yield entry(visitor, null, locked.until(), model);
            }
            case CodeAnswer.Gone ignored -> throw new NoVisitException();
            default -> TO_ENTRY;
        };
    }

    @PostMapping("/sign/code/check")
    String check(
            Visitor visitor,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (visitor.confirmed()) {
            return TO_ENTRY;
        }
        if (!codes.take(visitor.signatureId())) {
            return tooMany(response);
        }
        String secret = VisitCookie.of(request).orElseThrow(NoVisitException::new);
        String typed = code.length() > LONGEST_CODE ? "" : code;
        CodeAnswer answer = visits.checkCode(secret, typed, request.getRemoteAddr(), VisitorArgument.agent(request));
        if (answer instanceof CodeAnswer.Confirmed confirmed) {
            VisitCookie.set(request, response, confirmed.secret());
            return onward(visitor);
        }
        if (answer instanceof CodeAnswer.Gone) {
            throw new NoVisitException();
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        Visitor now = visits.find(secret, request.getRemoteAddr(), VisitorArgument.agent(request))
                .orElseThrow(NoVisitException::new);
        return entry(
                now,
                answer instanceof CodeAnswer.Wrong wrong
                        ? "That is not the code that we sent last. You can try " + wrong.left() + " more "
                                + (wrong.left() == 1 ? "time." : "times.")
                        : "This code opens nothing any more: it was tried five times, or is older than ten minutes."
                                + " Have a new one sent.",
                null,
                model);
    }

    private static String tooMany(HttpServletResponse response) {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(
                HttpHeaders.RETRY_AFTER, Long.toString(Duration.ofMinutes(15).toSeconds()));
        return "ceremony/too-many";
    }
}
