package io.evenhand.desk;

import static io.evenhand.desk.DeskAnswers.download;
import static io.evenhand.desk.DeskAnswers.found;
import static io.evenhand.desk.PageVersions.unlessShown;
import static io.evenhand.desk.PageVersions.versionOf;

import io.evenhand.access.Actor;
import io.evenhand.protection.Lookalikes;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of one referral, which stays untouched while it shows the latest: see {@link PageVersions}. */
@Controller
@ConditionalOnWebApplication
class ReferralsController {
    private static final MediaType BPMN = new MediaType("application", "xml", StandardCharsets.UTF_8);

    private final ReferralReading reading;
    private final Lookalikes lookalikes;

    ReferralsController(ReferralReading reading, Lookalikes lookalikes) {
        this.reading = reading;
        this.lookalikes = lookalikes;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "referrals");
    }

    @GetMapping("/referrals/{id}")
    @Nullable
    String show(
            Actor actor,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String diagram,
            @RequestParam(required = false) @Nullable String version,
            Model model,
            HttpServletResponse response) {
        ReferralPage page = found(reading.show(actor, id));
        model.addAttribute("page", page);
        model.addAttribute("shown", page.diagram(diagram));
        // What is shown every few seconds does not show them.
        model.addAttribute("similarCustomers", version == null ? lookalikes.waiting(actor, id) : 0);
        model.addAttribute("introduceAnew", reading.mayIntroduceAnew(actor, id));
        return unlessShown(version, versionOf(page), "desk/referral", model, response);
    }

    @GetMapping("/referrals/{id}/diagrams/{diagram}.bpmn")
    ResponseEntity<byte[]> diagram(Actor actor, @PathVariable String id, @PathVariable String diagram) {
        return ResponseEntity.ok().contentType(BPMN).body(found(reading.diagram(actor, id, diagram)));
    }

    @GetMapping("/referrals/{id}/documents/{hash}")
    ResponseEntity<byte[]> document(Actor actor, @PathVariable String id, @PathVariable String hash) {
        return download(found(reading.document(actor, id, hash)));
    }
}
