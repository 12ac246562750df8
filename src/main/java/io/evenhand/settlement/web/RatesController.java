package io.evenhand.settlement.web;

import io.evenhand.access.Actor;
import io.evenhand.settlement.revenue.AgreedRates;
import io.evenhand.settlement.revenue.RateImport;
import io.evenhand.settlement.revenue.ReferenceRates;
import io.evenhand.table.LineProblem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Exchange rates: the bank's, which the host imports, and those on which the parties of an agreement agree. */
@Controller
@ConditionalOnWebApplication
class RatesController {
    private static final String REFERENCE = "/exchange-rates";
    private static final String AGREED = "/agreements/{id}/revenue/rates";

    private final ReferenceRates reference;
    private final AgreedRates agreed;
    private final Clock clock;

    RatesController(ReferenceRates reference, AgreedRates agreed, Clock clock) {
        this.reference = reference;
        this.agreed = agreed;
        this.clock = clock;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "account");
        model.addAttribute("problems", List.of());
    }

    @GetMapping(REFERENCE)
    String reference(Actor actor, Model model) {
        model.addAttribute("standing", reference.standing());
        model.addAttribute("mayImport", reference.mayImport(actor));
        return "settlement/rates";
    }

    @PostMapping(REFERENCE)
    String take(
            Actor actor,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next)
            throws IOException {
        if (!reference.mayImport(actor)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        byte[] bytes = file == null ? new byte[0] : file.getBytes();
        return switch (reference.take(actor, RateImport.read(bytes, clock)).orElseThrow()) {
            case RateImport.Result.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                model.addAttribute("problems", refused.problems());
                yield reference(actor, model);
            }
            case RateImport.Result.Taken taken -> {
                next.addFlashAttribute(
                        "said",
                        String.format(
                                Locale.ROOT,
                                "Rates up to %s: %,d new, %,d corrected, %,d here already.",
                                taken.lastDay(),
                                taken.added(),
                                taken.corrected(),
                                taken.same()));
                yield "redirect:" + REFERENCE;
            }
        };
    }

    @GetMapping(AGREED)
    String agreed(Actor actor, @PathVariable String id, Model model) {
        model.addAttribute("section", "referrals");
        model.addAttribute("agreementId", id);
        model.addAttribute(
                "rates", agreed.list(actor, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        model.addAttribute("mayDecide", agreed.mayDecide(actor, id));
        return "settlement/agreed-rates";
    }

    @PostMapping(AGREED)
    String propose(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String rate,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        LocalDate of;
        try {
            of = LocalDate.parse(day);
        } catch (DateTimeException malformed) {
            of = LocalDate.MAX;
        }
        AgreedRates.Result result = agreed.propose(actor, id, from.strip().toUpperCase(Locale.ROOT), of, rate.strip());
        return answer(
                actor,
                id,
                result,
                "Proposed; it holds once the finance of every other party accepts it.",
                model,
                response,
                next);
    }

    @PostMapping(AGREED + "/{rate}/accept")
    String accept(
            Actor actor,
            @PathVariable String id,
            @PathVariable String rate,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return answer(actor, id, agreed.accept(actor, id, rate), "Accepted.", model, response, next);
    }

    private String answer(
            Actor actor,
            String id,
            AgreedRates.Result result,
            String said,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return switch (result) {
            case AgreedRates.Result.Unknown unknown -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case AgreedRates.Result.NotAllowed not -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            case AgreedRates.Result.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                model.addAttribute("problems", List.of(LineProblem.ofFile(refused.why(), "")));
                yield agreed(actor, id, model);
            }
            case AgreedRates.Result.Done done -> {
                next.addFlashAttribute("said", done.agreed() ? "Agreed: lines of that day are converted by it." : said);
                yield "redirect:/agreements/" + id + "/revenue/rates";
            }
        };
    }
}
