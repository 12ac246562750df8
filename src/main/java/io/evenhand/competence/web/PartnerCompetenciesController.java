package io.evenhand.competence.web;

import io.evenhand.access.Actor;
import io.evenhand.competence.Areas;
import io.evenhand.competence.Competencies;
import io.evenhand.competence.CustomerSize;
import io.evenhand.competence.Level;
import io.evenhand.competence.ProfileView;
import io.evenhand.competence.Sharing;
import io.evenhand.competence.StatementResult;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a partner says that it can do, against what its record shows; and the form in which its own people say it. */
@Controller
@ConditionalOnWebApplication
class PartnerCompetenciesController {
    private static final String PAGE = "/partners/{id}/competencies";

    private final Competencies competencies;
    private final Areas areas;

    PartnerCompetenciesController(Competencies competencies, Areas areas) {
        this.competencies = competencies;
        this.areas = areas;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "partners");
        model.addAttribute("problems", Map.of());
        model.addAttribute("stale", false);
    }

    @GetMapping(PAGE)
    String show(Actor actor, @PathVariable String id, Model model) {
        model.addAttribute("profile", profile(actor, id));
        model.addAttribute("words", new PageWords());
        return "competence/profile";
    }

    @GetMapping(PAGE + "/edit")
    String edit(Actor actor, @PathVariable String id, Model model) {
        ProfileView present = own(actor, id);
        ProfileView.Shared saved = saved(present);
        return edit(present, ProfileForm.of(saved), saved, model);
    }

    @PostMapping(PAGE + "/edit")
    String state(
            Actor actor,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        ProfileForm form = new ProfileForm(typed);
        return switch (competencies.state(actor, Answers.partner(id), form.version(), form.facts())) {
            case StatementResult.Recorded recorded -> {
                next.addFlashAttribute("done", "The changes are saved.");
                yield "redirect:/partners/" + recorded.id() + "/competencies";
            }
            case StatementResult.Invalid invalid -> {
                model.addAttribute("problems", invalid.problems());
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                ProfileView present = own(actor, id);
                yield edit(present, form, saved(present), model);
            }
            case StatementResult.Stale ignored -> {
                // Read again: the record may have become another since this request first looked.
                ProfileView present = own(actor, id);
                ProfileView.Shared saved = saved(present);
                model.addAttribute("stale", true);
                response.setStatus(HttpStatus.CONFLICT.value());
                yield edit(present, form.on(saved.version()), saved, model);
            }
            case StatementResult.NotAllowed refused -> throw Answers.of(refused);
            case StatementResult.Unknown refused -> throw Answers.of(refused);
        };
    }

    private String edit(ProfileView present, ProfileForm form, ProfileView.Shared saved, Model model) {
        model.addAttribute("profile", present);
        model.addAttribute("form", form);
        model.addAttribute("saved", ProfileForm.of(saved));
        model.addAttribute(
                "groups",
                AreaGroup.toChoose(
                        areas.all(),
                        area -> saved.levels().containsKey(area.id().value())));
        model.addAttribute("levels", Level.values());
        model.addAttribute("sizes", CustomerSize.values());
        model.addAttribute("sharings", Sharing.values());
        model.addAttribute("said", saved.levels().keySet());
        return "competence/edit-profile";
    }

    private ProfileView profile(Actor actor, String id) {
        return competencies.show(actor, Answers.partner(id)).orElseThrow(Answers::notFound);
    }

    /** The actor's own partner; others' forms do not exist for them, and who only looks at it may not change it. */
    private ProfileView own(Actor actor, String id) {
        ProfileView profile = profile(actor, id);
        if (!profile.inside()) {
            throw Answers.notFound();
        }
        if (!profile.own()) {
            throw Answers.forbidden();
        }
        return profile;
    }

    private static ProfileView.Shared saved(ProfileView present) {
        return Objects.requireNonNull(present.shared(), "shared with its own people");
    }
}
