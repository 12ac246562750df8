package io.evenhand.api;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The page that tells how to use the interface. */
@Controller
@ConditionalOnWebApplication
class ApiPageController {
    private final ApiSettings settings;

    ApiPageController(ApiSettings settings) {
        this.settings = settings;
    }

    @GetMapping("/api")
    String page(Model model) {
        model.addAttribute("section", "account");
        model.addAttribute(
                "base", ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() + ApiPaths.V1);
        model.addAttribute("problems", Problem.values());
        model.addAttribute("perMinute", settings.requestsPerMinute());
        return "api/page";
    }
}
