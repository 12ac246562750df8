package io.evenhand.settlement.web;

import io.evenhand.access.Actor;
import io.evenhand.settlement.revenue.FileStanding;
import io.evenhand.settlement.revenue.RevenueFiles;
import io.evenhand.settlement.split.file.ColumnMapping;
import io.evenhand.settlement.split.file.RevenueColumn;
import io.evenhand.table.LineProblem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** The page of an uploaded file: what its columns are, how far its check is, what it found, and the button that files it. */
@Controller
@ConditionalOnWebApplication
class RevenueFileController {
    private static final String FILE = "/agreements/{id}/revenue/files/{file}";

    private final RevenueFiles files;

    RevenueFileController(RevenueFiles files) {
        this.files = files;
    }

    @ModelAttribute
    void everyPage(Actor actor, @PathVariable String id, Model model) {
        switch (files.access(actor, id)) {
            case NONE -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case READS -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            case REPORTS -> {}
        }
        model.addAttribute("section", "referrals");
        model.addAttribute("problems", List.of());
    }

    @GetMapping(FILE)
    String show(
            Actor actor,
            @PathVariable String id,
            @PathVariable String file,
            @RequestParam(defaultValue = "false") boolean mapping,
            Model model,
            RedirectAttributes next) {
        FileStanding standing = found(files.standing(actor, id, file));
        if (standing.reportId() != null) {
            next.addFlashAttribute("said", "Filed as a draft. Nothing is owed before finance attests it.");
            return "redirect:/agreements/" + id + "/revenue/reports/" + standing.reportId();
        }
        if (standing.findings() != null) {
            model.addAttribute("problems", standing.findings().problems());
        }
        boolean asks = standing.percent() == null && (standing.needsMapping() || mapping && !standing.own());
        return page(actor, standing, asks ? standing.mapping() : null, model);
    }

    /** @param asked what the form shows; null where it is not asked for */
    private String page(Actor actor, FileStanding standing, @Nullable ColumnMapping asked, Model model) {
        model.addAttribute("file", standing);
        model.addAttribute("asked", asked);
        if (asked != null) {
            model.addAttribute("preview", preview(actor, standing, asked));
            model.addAttribute("columns", RevenueColumn.values());
            model.addAttribute("worded", ColumnMapping.WORDED);
            model.addAttribute("words", MappingForm.words(asked));
            model.addAttribute("days", ColumnMapping.Days.values());
            model.addAttribute("decimals", ColumnMapping.Decimals.values());
            model.addAttribute("leftOut", asked.leftOut(standing.headings()));
            model.addAttribute("missing", asked.missing());
        }
        return "settlement/file";
    }

    /** Nothing is read by a mapping that lacks a column. */
    private FileStanding.Preview preview(Actor actor, FileStanding standing, ColumnMapping mapping) {
        return mapping.missing().isEmpty()
                ? found(files.preview(actor, standing.agreementId(), standing.id(), mapping))
                : new FileStanding.Preview(List.of(), List.of());
    }

    /** @param act "save", or anything else for a look */
    @PostMapping(FILE + "/mapping")
    String map(
            Actor actor,
            @PathVariable String id,
            @PathVariable String file,
            @RequestParam(defaultValue = "show") String act,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response) {
        FileStanding standing = found(files.standing(actor, id, file));
        MappingForm form = MappingForm.of(fields);
        List<LineProblem> problems = new ArrayList<>(form.problems());
        if (act.equals("save")) {
            form.mapping().missing().forEach(missing -> problems.add(LineProblem.ofFile("The mapping lacks", missing)));
            if (problems.isEmpty() && files.map(actor, id, file, form.mapping())) {
                return "redirect:/agreements/" + id + "/revenue/files/" + file;
            }
        }
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        model.addAttribute("problems", problems);
        return page(actor, standing, form.mapping(), model);
    }

    @PostMapping(FILE + "/file")
    String file(Actor actor, @PathVariable String id, @PathVariable String file) {
        if (!files.file(actor, id, file)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/agreements/" + id + "/revenue/files/" + file;
    }

    /** A stranger's answers exactly as an unknown one does. */
    private static <T> T found(Optional<T> answer) {
        return answer.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
