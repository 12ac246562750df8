package io.evenhand.settlement.web;

import io.evenhand.access.Actor;
import io.evenhand.document.StoredDocument;
import io.evenhand.settlement.payable.DamagesClaims;
import io.evenhand.settlement.payable.DamagesClaims.Promise;
import io.evenhand.settlement.payable.DamagesEntry;
import io.evenhand.settlement.payable.PayableResult;
import io.evenhand.settlement.payable.Payables;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of damages between an organisation and others: filed with what shows them, confirmed or contested. */
@Controller
@ConditionalOnWebApplication
class DamagesController extends FinancePages {
    private static final String PAGE = "/finance/damages";
    private static final Form EMPTY = new Form("", "", "", "", "", "1", "", "");

    private final DamagesClaims damages;

    DamagesController(DamagesClaims damages) {
        this.damages = damages;
    }

    @Override
    boolean isFor(Actor actor) {
        return Payables.mayRead(actor);
    }

    /** What was typed. */
    record Form(
            @Nullable String owing,
            @Nullable String basis,
            @Nullable String by,
            @Nullable String on,
            @Nullable String brokenOn,
            @Nullable String breaches,
            @Nullable String revenue,
            @Nullable String reason) {
        DamagesEntry entry(String agreement, String fileName, byte[] document) {
            return new DamagesEntry(
                    agreement,
                    text(owing),
                    text(basis),
                    text(by),
                    day(text(on)),
                    day(text(brokenOn)),
                    text(breaches),
                    text(revenue),
                    text(reason),
                    fileName,
                    document);
        }

        private static String text(@Nullable String typed) {
            return typed == null ? "" : typed;
        }
    }

    /** @param agreement of the promise that was broken, to file something; empty for the list alone */
    @GetMapping(PAGE)
    String show(Actor actor, @RequestParam(defaultValue = "") String agreement, Model model) {
        return page(actor, agreement, EMPTY, Map.of(), model);
    }

    private String page(Actor actor, String agreement, Form form, Map<String, String> wrong, Model model) {
        Optional<Promise> promise = agreement.isEmpty() ? Optional.empty() : damages.promise(actor, agreement);
        model.addAttribute("claims", damages.list(actor));
        model.addAttribute("promises", damages.promises(actor));
        model.addAttribute("agreement", agreement);
        model.addAttribute("promise", promise.orElse(null));
        model.addAttribute("form", form);
        model.addAttribute("wrong", wrong);
        model.addAttribute("ours", actor.partnerId());
        return "settlement/damages";
    }

    @PostMapping(PAGE)
    String file(
            Actor actor,
            @RequestParam(defaultValue = "") String agreement,
            Form form,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next)
            throws IOException {
        byte[] document = file == null ? new byte[0] : file.getBytes();
        String name = file == null
                ? ""
                : Optional.ofNullable(file.getOriginalFilename()).orElse("");
        return switch (damages.file(actor, form.entry(agreement, name, document))) {
            case PayableResult.Done done -> {
                next.addFlashAttribute("said", "Posted: it is among the payables now.");
                yield "redirect:" + PAGE;
            }
            case PayableResult.Asked asked -> {
                next.addFlashAttribute("said", "Filed. The other side is asked to confirm it; nothing is owed before.");
                yield "redirect:" + PAGE;
            }
            case PayableResult.Refused refused -> {
                Map<String, String> wrong = byField(refused);
                refuse(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        wrong.getOrDefault("", "Nothing was filed. What is marked below has to be mended."),
                        model,
                        response);
                yield page(actor, agreement, form, wrong, model);
            }
            case PayableResult.Unknown unknown -> throw unknown();
            case PayableResult.NotAllowed not -> throw notAllowed();
        };
    }

    @PostMapping(PAGE + "/confirm")
    String confirm(
            Actor actor,
            @RequestParam(defaultValue = "") String id,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return answer(
                actor, damages.confirm(actor, id), "Confirmed: it is among the payables now.", model, response, next);
    }

    @PostMapping(PAGE + "/contest")
    String contest(
            Actor actor,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return answer(
                actor,
                damages.contest(actor, id, reason),
                "Contested. Nothing is owed by it, and the other side is told why.",
                model,
                response,
                next);
    }

    private String answer(
            Actor actor,
            PayableResult result,
            String said,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return answer(
                result,
                said,
                () -> "redirect:" + PAGE,
                () -> page(actor, "", EMPTY, Map.of(), model),
                model,
                response,
                next);
    }

    /** What shows that they are owed. */
    @GetMapping(PAGE + "/document.pdf")
    ResponseEntity<byte[]> document(Actor actor, @RequestParam(defaultValue = "") String id) {
        StoredDocument document = found(damages.document(actor, id));
        return download(MediaType.APPLICATION_PDF, document.fileName(), document.content());
    }
}
