package io.evenhand.ceremony.web;

import io.evenhand.ceremony.Ceremonies;
import io.evenhand.ceremony.Signer;
import io.evenhand.ceremony.SigningOutcome;
import io.evenhand.ceremony.Visitor;
import io.evenhand.ceremony.web.SigningAnswers.Place;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Reading and signing for who came by a link and has typed the code. */
@Controller
@ConditionalOnWebApplication
class OutsideSigningController {
    static final String PAGE = "/sign/document";
    private static final Place PLACE = new Place(PAGE, "ceremony/outside", "/sign/done", "/sign/handed-on");
    private static final String TO_ENTRY = "redirect:/sign";

    private final SigningAnswers answers;
    private final Ceremonies ceremonies;

    OutsideSigningController(SigningAnswers answers, Ceremonies ceremonies) {
        this.answers = answers;
        this.ceremonies = ceremonies;
    }

    @GetMapping(PAGE)
    String page(Visitor visitor, @RequestParam(defaultValue = "") String view, Model model) {
        Signer signer = visitor.signer();
        return signer == null ? TO_ENTRY : answers.page(signer, PLACE, view.equals("text"), model);
    }

    @GetMapping(PAGE + "/pages/{number}")
    ResponseEntity<byte[]> picture(
            Visitor visitor,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "900") int width) {
        return answers.picture(known(visitor), of, number, width);
    }

    @GetMapping(PAGE + "/pdf")
    ResponseEntity<byte[]> pdf(Visitor visitor, @RequestParam(defaultValue = "") String of) {
        return answers.document(known(visitor), of);
    }

    @PostMapping(PAGE + "/sign")
    String sign(
            Visitor visitor,
            @RequestParam(defaultValue = "") String shown,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String typed,
            @RequestParam(defaultValue = "") String drawn,
            @RequestParam(defaultValue = "false") boolean consent,
            @RequestParam(defaultValue = "") String agreed,
            HttpServletResponse response,
            Model model) {
        Signer signer = visitor.signer();
        return signer == null
                ? TO_ENTRY
                : answers.sign(
                        signer, PLACE, shown, agreed, SigningForm.toSign(way, typed, drawn, consent), response, model);
    }

    @PostMapping(PAGE + "/decline")
    String decline(
            Visitor visitor,
            @RequestParam(defaultValue = "") String shown,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        Signer signer = visitor.signer();
        return signer == null ? TO_ENTRY : answers.decline(signer, PLACE, shown, reason, response, model);
    }

    @PostMapping(PAGE + "/question")
    String ask(
            Visitor visitor,
            @RequestParam(defaultValue = "") String question,
            HttpServletResponse response,
            Model model) {
        Signer signer = visitor.signer();
        return signer == null ? TO_ENTRY : answers.ask(signer, PLACE, question, response, model);
    }

    @PostMapping(PAGE + "/forward")
    String forward(
            Visitor visitor,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String note,
            HttpServletResponse response,
            Model model) {
        Signer signer = visitor.signer();
        return signer == null ? TO_ENTRY : answers.forward(signer, PLACE, to, note, response, model);
    }

    /** Says that somebody is still reading, so that the page does not close under their eyes. */
    @GetMapping("/sign/alive")
    ResponseEntity<Void> alive(Visitor visitor) {
        return ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
    }

    /** What became of it. */
    @GetMapping("/sign/done")
    String done(Visitor visitor, Model model) {
        Signer signer = visitor.signer();
        if (signer == null) {
            return TO_ENTRY;
        }
        Optional<SigningOutcome> outcome = ceremonies.outcome(signer);
        if (outcome.isEmpty()) {
            return "redirect:" + PAGE;
        }
        model.addAttribute("outcome", outcome.get());
        return "ceremony/done";
    }

    /** Says nothing of anybody: whoever handed it on has nothing to do here any more. */
    @GetMapping("/sign/handed-on")
    String handedOn() {
        return "ceremony/handed-on";
    }

    /** The sealed document, for who signed: behind the link that is sent for it, or still here from signing. */
    @GetMapping("/sign/copy")
    String copy(Visitor visitor, Model model) {
        if (!visitor.confirmed()) {
            return TO_ENTRY;
        }
        return ceremonies
                .sealed(visitor.signatureId())
                .map(document -> {
                    model.addAttribute("visitor", visitor);
                    model.addAttribute("document", document);
                    return "ceremony/copy";
                })
                .orElseGet(() -> "redirect:/sign/done");
    }

    @GetMapping("/sign/copy/pdf")
    ResponseEntity<byte[]> download(Visitor visitor) {
        if (!visitor.confirmed()) {
            throw new NoVisitException();
        }
        return ceremonies
                .sealed(visitor.signatureId())
                .map(SigningAnswers::toKeep)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Signer known(Visitor visitor) {
        Signer signer = visitor.signer();
        if (signer == null) {
            throw new NoVisitException();
        }
        return signer;
    }
}
