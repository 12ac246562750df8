package io.evenhand.protection.web;

import io.evenhand.access.Actor;
import io.evenhand.partner.PartnerListings;
import io.evenhand.protection.WindowPage;
import io.evenhand.protection.WindowPages;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** Fills the page of one window. */
@Component
class WindowModel {
    private final WindowPages pages;
    private final PartnerListings partners;

    WindowModel(WindowPages pages, PartnerListings partners) {
        this.pages = pages;
        this.partners = partners;
    }

    /** @throws ResponseStatusException 404 for a window that is not there for the actor */
    String fill(Actor actor, String id, List<String> problems, Model model) {
        WindowPage page = pages.show(actor, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("page", page);
        model.addAttribute("problems", problems);
        model.addAttribute("words", new WindowWords());
        model.addAttribute(
                "successors",
                page.may().transfer()
                        ? partners.list(actor, "").stream()
                                .filter(partner ->
                                        !page.parties().contains(partner.id().value()))
                                .toList()
                        : List.of());
        return "protection/window";
    }
}
