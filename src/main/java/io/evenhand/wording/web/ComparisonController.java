package io.evenhand.wording.web;

import static io.evenhand.wording.web.WordingAnswers.allowReading;
import static io.evenhand.wording.web.WordingAnswers.found;

import io.evenhand.access.Actor;
import io.evenhand.wording.Versions;
import io.evenhand.wording.Versions.Choice;
import io.evenhand.wording.WordingNames;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Any two versions of a wording, side by side. */
@Controller
@ConditionalOnWebApplication
class ComparisonController {
    private final Versions versions;
    private final WordingNames names;

    ComparisonController(Versions versions, WordingNames names) {
        this.versions = versions;
        this.names = names;
    }

    /** Without a choice: the last two. */
    @GetMapping("/wording/{name}/{language}/compare")
    String compare(
            Actor actor,
            @PathVariable String name,
            @PathVariable String language,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Model model) {
        allowReading(actor);
        List<Choice> choices = versions.choices(name, language);
        found(choices.stream().findFirst());
        String after = to.isEmpty() ? choices.getFirst().word() : to;
        String before =
                from.isEmpty() ? choices.get(Math.min(1, choices.size() - 1)).word() : from;
        model.addAttribute("section", "wording");
        model.addAttribute("name", name);
        model.addAttribute("language", language);
        model.addAttribute("worded", names.title(name, language));
        model.addAttribute("choices", choices);
        model.addAttribute("from", before);
        model.addAttribute("to", after);
        model.addAttribute(
                "compared",
                Compared.of(found(versions.find(name, language, before)), found(versions.find(name, language, after))));
        return "wording/compare";
    }
}
