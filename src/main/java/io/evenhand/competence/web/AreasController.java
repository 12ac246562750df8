package io.evenhand.competence.web;

import io.evenhand.access.Actor;
import io.evenhand.competence.AreaId;
import io.evenhand.competence.AreaResult;
import io.evenhand.competence.AreaView;
import io.evenhand.competence.Areas;
import io.evenhand.competence.AreasFile;
import io.evenhand.competence.LoadResult;
import io.evenhand.competence.NewArea;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The areas in which partners can be competent: everybody reads them, the host's steward looks after them. */
@Controller
@ConditionalOnWebApplication
class AreasController {
    private static final String ONE = "/competencies/areas/{area}";

    private final Areas areas;

    AreasController(Areas areas) {
        this.areas = areas;
    }

    @ModelAttribute
    void everyPage(Actor actor, Model model) {
        model.addAttribute("section", "partners");
        model.addAttribute("steward", actor.isSteward());
        model.addAttribute("problems", Map.of());
        model.addAttribute("flaws", List.of());
        model.addAttribute("stale", null);
        model.addAttribute("typed", Typed.NOTHING);
        model.addAttribute("words", new PageWords());
    }

    @GetMapping("/competencies")
    String all(Actor actor, Model model) {
        return page(model);
    }

    private String page(Model model) {
        List<AreaView> all = areas.all();
        model.addAttribute("groups", AreaGroup.of(all));
        model.addAttribute(
                "products",
                all.stream()
                        .filter(area -> area.product() == null && !area.isRetired())
                        .toList());
        return "competence/areas";
    }

    @PostMapping("/competencies/areas")
    String add(
            Actor actor,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        allow(actor);
        Typed typed = new Typed(form);
        Optional<AreaId> id =
                AreaId.read(typed.text("id")).filter(one -> !one.value().equals("new"));
        Optional<AreaId> product = AreaId.read(typed.text("product"));
        AreaResult result =
                id.isEmpty() || (product.isEmpty() && !typed.text("product").isEmpty())
                        ? new AreaResult.Invalid(
                                Map.of("id", "Use lower case letters, digits and hyphens, such as business-central."))
                        : areas.add(
                                actor,
                                new NewArea(
                                        id.get(),
                                        typed.text("name"),
                                        typed.text("field"),
                                        product.orElse(null),
                                        Arrays.stream(typed.text("alsoCalled").split("[,;\n]", -1))
                                                .filter(word -> !word.isBlank())
                                                .toList(),
                                        List.of()));
        return switch (result) {
            case AreaResult.Saved saved -> {
                next.addFlashAttribute("done", "The area is added.");
                yield "redirect:/competencies/areas/" + saved.id();
            }
            case AreaResult.Invalid invalid -> {
                model.addAttribute("problems", invalid.problems());
                model.addAttribute("typed", typed);
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                yield page(model);
            }
            case AreaResult.NotAllowed refused -> throw Answers.of(refused);
            case AreaResult.Unknown refused -> throw Answers.of(refused);
            case AreaResult.Stale never -> throw new IllegalStateException("What is new has no version");
        };
    }

    /** The areas of a file, or those that come with the program where none is chosen. */
    @PostMapping("/competencies/load")
    String load(
            Actor actor,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String sample,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next)
            throws IOException {
        allow(actor);
        return switch (read(file, !sample.isEmpty())) {
            case AreasFile.Read.Flawed flawed -> flawed(flawed.problems(), model, response);
            case AreasFile.Read.Areas read ->
                switch (areas.load(actor, read.areas())) {
                    case LoadResult.Loaded loaded -> {
                        next.addFlashAttribute(
                                "done",
                                loaded.added() + " areas are added; " + loaded.known() + " were there already.");
                        yield "redirect:/competencies";
                    }
                    case LoadResult.Flawed flawed -> flawed(flawed.problems(), model, response);
                    case LoadResult.NotAllowed ignored -> throw Answers.forbidden();
                };
        };
    }

    private static AreasFile.Read read(@Nullable MultipartFile file, boolean sample) throws IOException {
        if (sample) {
            return AreasFile.sample();
        }
        if (file == null || file.isEmpty()) {
            return new AreasFile.Read.Flawed(List.of("Choose a file of areas that is not empty."));
        }
        // Its size is known before it is read.
        return file.getSize() > AreasFile.MOST_BYTES
                ? AreasFile.read(new byte[AreasFile.MOST_BYTES + 1])
                : AreasFile.read(file.getBytes());
    }

    private String flawed(List<String> flaws, Model model, HttpServletResponse response) {
        model.addAttribute("flaws", flaws);
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return page(model);
    }

    @GetMapping(ONE)
    String one(Actor actor, @PathVariable String area, Model model) {
        return page(area, model);
    }

    private String page(String id, Model model) {
        model.addAttribute("shown", AreaId.read(id).flatMap(areas::show).orElseThrow(Answers::notFound));
        return "competence/area";
    }

    @PostMapping(ONE + "/name")
    String rename(
            Actor actor,
            @PathVariable String area,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Typed typed = new Typed(form);
        return answered(
                area,
                areas.rename(actor, id(area), typed.version(), typed.text("name")),
                "It is called otherwise now. Its former name goes on meaning it.",
                typed,
                model,
                response,
                next);
    }

    @PostMapping(ONE + "/names")
    String call(
            Actor actor,
            @PathVariable String area,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Typed typed = new Typed(form);
        return answered(
                area,
                areas.call(actor, id(area), typed.version(), typed.text("alsoCalled")),
                "From now on this word means the area, too.",
                typed,
                model,
                response,
                next);
    }

    @PostMapping(ONE + "/retire")
    String retire(
            Actor actor,
            @PathVariable String area,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Typed typed = new Typed(form);
        boolean back = typed.text("act").equals("bring-back");
        return answered(
                area,
                back
                        ? areas.bringBack(actor, id(area), typed.version())
                        : areas.retire(actor, id(area), typed.version()),
                back ? "It is in use again." : "It is retired: nobody says anew that they do it. Records stay.",
                typed,
                model,
                response,
                next);
    }

    @PostMapping(ONE + "/releases")
    String release(
            Actor actor,
            @PathVariable String area,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Typed typed = new Typed(form);
        LocalDate on = typed.day("on").orElse(LocalDate.MIN);
        return answered(
                area,
                areas.release(actor, id(area), typed.version(), new NewArea.NewRelease(typed.text("release"), on)),
                "The release is recorded. Evidence from before it counts a little less from its day on.",
                typed,
                model,
                response,
                next);
    }

    private String answered(
            String area,
            AreaResult result,
            String done,
            Typed typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return switch (result) {
            case AreaResult.Saved saved -> {
                next.addFlashAttribute("done", done);
                yield "redirect:/competencies/areas/" + saved.id();
            }
            case AreaResult.Invalid invalid -> {
                model.addAttribute("problems", invalid.problems());
                model.addAttribute("typed", typed);
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                yield page(area, model);
            }
            case AreaResult.Stale ignored -> {
                model.addAttribute("stale", Answers.STALE);
                model.addAttribute("typed", typed);
                response.setStatus(HttpStatus.CONFLICT.value());
                yield page(area, model);
            }
            case AreaResult.NotAllowed refused -> throw Answers.of(refused);
            case AreaResult.Unknown refused -> throw Answers.of(refused);
        };
    }

    private static AreaId id(String area) {
        return AreaId.read(area).orElseThrow(Answers::notFound);
    }

    private static void allow(Actor actor) {
        if (!actor.isSteward()) {
            throw Answers.forbidden();
        }
    }
}
