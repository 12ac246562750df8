package io.evenhand.partner.web;

import io.evenhand.access.Actor;
import io.evenhand.partner.TrackBar;
import io.evenhand.partner.TrackRecords;
import io.evenhand.partner.TrackRecords.RemarkResult;
import io.evenhand.partner.TrackRecords.TrackRecord;
import jakarta.servlet.http.HttpServletResponse;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The track record of a partner: what became of its promises, and what the two partners say about it. */
@Controller
@ConditionalOnWebApplication
class TrackRecordController {
    private final TrackRecords records;

    TrackRecordController(TrackRecords records) {
        this.records = records;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "partners");
        model.addAttribute("days", new Days());
    }

    @GetMapping("/partners/{id}/record")
    String show(Actor actor, @PathVariable String id, Model model) {
        return page(record(actor, id), null, "", null, model);
    }

    @PostMapping("/partners/{id}/record/{source}/remark")
    String remark(
            Actor actor,
            @PathVariable String id,
            @PathVariable String source,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String words,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        RemarkResult result = switch (decision) {
            case "contest" -> records.contest(actor, source, words);
            case "uphold", "withdraw" -> records.answer(actor, source, decision.equals("withdraw"), words);
            default -> new RemarkResult.Invalid("Choose whether the fact stands.");
        };
        return switch (result) {
            case RemarkResult.Recorded recorded -> {
                next.addFlashAttribute("done", "Recorded. Both partners see it with the fact.");
                yield "redirect:/partners/" + recorded.partner() + "/record";
            }
            case RemarkResult.Invalid invalid -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                yield page(record(actor, id), source, words, invalid.problem(), model);
            }
            case RemarkResult.Stale ignored -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield page(
                        record(actor, id),
                        source,
                        words,
                        "Nothing was recorded: somebody was quicker. Look at what stands there now.",
                        model);
            }
            case RemarkResult.NotAllowed ignored -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            case RemarkResult.Unknown ignored -> throw Addressed.notFound();
        };
    }

    private static String page(
            TrackRecord record, @Nullable String about, String words, @Nullable String problem, Model model) {
        model.addAttribute("record", record);
        model.addAttribute("bars", TrackBar.of(record.tally()));
        model.addAttribute("about", about);
        model.addAttribute("words", words);
        model.addAttribute("problem", problem);
        return "partner/record";
    }

    private TrackRecord record(Actor actor, String id) {
        return records.show(actor, Addressed.partner(id)).orElseThrow(Addressed::notFound);
    }
}
