package io.evenhand.partner.web;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.partner.PartnerListings;
import io.evenhand.partner.SigningCertificates;
import io.evenhand.signing.PartnerCertificates.Taken;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
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

/** The page on which an organisation's administrators look after the certificate that it signs with. */
@Controller
@ConditionalOnWebApplication
class SigningCertificateController {
    private static final String PAGE = "/partners/{id}/certificate";
    private static final int MOST_BYTES = 128 * 1024;

    private final PartnerListings listings;
    private final SigningCertificates certificates;
    private final Accounts accounts;

    SigningCertificateController(PartnerListings listings, SigningCertificates certificates, Accounts accounts) {
        this.listings = listings;
        this.certificates = certificates;
        this.accounts = accounts;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "partners");
        model.addAttribute("problem", "");
    }

    @GetMapping(PAGE)
    String show(Actor actor, @PathVariable String id, Model model) {
        return show(actor, shown(actor, id), model);
    }

    @PostMapping(PAGE)
    String bring(
            Actor actor,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String password,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next)
            throws IOException {
        PartnerListings.Shown shown = shown(actor, id);
        if (file == null || file.isEmpty()) {
            return refused(
                    "Choose the .p12 or .pfx file that your certificate came in.", actor, shown, model, response);
        }
        if (file.getSize() > MOST_BYTES) {
            return refused(
                    "The file is larger than 128 kB, which no certificate needs. Choose the .p12 or .pfx file.",
                    actor,
                    shown,
                    model,
                    response);
        }
        return switch (certificates.bring(actor, shown.partner().id(), file.getBytes(), password.toCharArray())) {
            case Taken.InUse inUse -> {
                next.addFlashAttribute(
                        "done",
                        "From now on your people sign with “"
                                + inUse.certificate().subject() + "”.");
                yield "redirect:/partners/" + id + "/certificate";
            }
            case Taken.Unfit unfit -> refused(unfit.sentence(), actor, shown, model, response);
        };
    }

    @PostMapping(PAGE + "/take-out")
    String takeOut(Actor actor, @PathVariable String id, RedirectAttributes next) {
        certificates.takeOut(actor, shown(actor, id).partner().id());
        next.addFlashAttribute("done", "Taken out, and its key destroyed here. Certificates of Evenhand sign again.");
        return "redirect:/partners/" + id + "/certificate";
    }

    private String refused(
            String problem, Actor actor, PartnerListings.Shown shown, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("problem", problem);
        return show(actor, shown, model);
    }

    private String show(Actor actor, PartnerListings.Shown shown, Model model) {
        SigningCertificates.Standing standing =
                certificates.of(actor, shown.partner().id());
        List<String> people = standing.changes().stream()
                .map(SigningCertificates.Change::by)
                .distinct()
                .toList();
        Map<String, String> names = accounts.namesOf(people);
        model.addAttribute("partner", shown.partner());
        model.addAttribute("certificate", standing.certificate().orElse(null));
        model.addAttribute("warning", standing.warning());
        model.addAttribute("changes", standing.changes());
        model.addAttribute("names", names);
        return "partner/certificate";
    }

    private PartnerListings.Shown shown(Actor actor, String id) {
        PartnerListings.Shown shown =
                listings.show(actor, Addressed.partner(id)).orElseThrow(Addressed::notFound);
        if (!SigningCertificates.mayLookAfter(actor, shown.partner().id())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return shown;
    }
}
