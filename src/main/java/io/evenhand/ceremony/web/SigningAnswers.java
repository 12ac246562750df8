package io.evenhand.ceremony.web;

import io.evenhand.access.FileAnswer;
import io.evenhand.ceremony.ActAnswer;
import io.evenhand.ceremony.Ceremonies;
import io.evenhand.ceremony.Intention;
import io.evenhand.ceremony.Questions;
import io.evenhand.ceremony.Signer;
import io.evenhand.ceremony.SigningPage;
import io.evenhand.document.DocumentHash;
import io.evenhand.document.PagePictures;
import io.evenhand.document.StoredDocument;
import io.evenhand.signing.SignatureMark;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** The signing page and what is done on it, alike behind a link and on the desk. */
@Component
@ConditionalOnWebApplication
class SigningAnswers {
    private final Ceremonies ceremonies;
    private final Questions questions;

    SigningAnswers(Ceremonies ceremonies, Questions questions) {
        this.ceremonies = ceremonies;
        this.questions = questions;
    }

    /**
     * Where somebody signs.
     *
     * @param base address of the page; its parts and forms are below it
     * @param view the page's template
     * @param done where they go when the signature is given, declined or not due
     * @param handedOn where they go when they have handed it on
     */
    record Place(String base, String view, String done, String handedOn) {}

    String page(Signer signer, Place place, boolean asText, Model model) {
        return page(signer, place, null, null, asText, model);
    }

    private String page(
            Signer signer,
            Place place,
            @Nullable SigningForm typed,
            ActAnswer.@Nullable Flawed problem,
            boolean asText,
            Model model) {
        Optional<SigningPage> page = ceremonies.show(signer);
        if (page.isEmpty()) {
            return "redirect:" + place.done();
        }
        model.addAttribute("page", page.get());
        model.addAttribute("place", place);
        model.addAttribute("form", typed == null ? SigningForm.blank(page.get().name()) : typed);
        model.addAttribute("field", problem == null ? null : problem.field());
        model.addAttribute("problem", problem == null ? null : problem.problem());
        model.addAttribute("asText", asText);
        return place.view();
    }

    String sign(
            Signer signer,
            Place place,
            String shown,
            String agreed,
            SigningForm form,
            HttpServletResponse response,
            Model model) {
        Optional<SignatureMark> mark = form.mark();
        if (mark.isEmpty()) {
            return again(
                    signer,
                    place,
                    form,
                    new ActAnswer.Flawed(
                            form.way().equals(SigningForm.DRAWN) ? "drawn" : "typed", form.problemOfMark()),
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    response,
                    model);
        }
        ActAnswer answer = ceremonies.act(signer, Intention.toSign(hash(shown), mark.get(), form.consent(), agreed));
        return answered(signer, place, place.done(), form, answer, response, model);
    }

    String decline(Signer signer, Place place, String shown, String reason, HttpServletResponse response, Model model) {
        ActAnswer answer = ceremonies.act(signer, Intention.toDecline(hash(shown), reason.strip()));
        return answered(signer, place, place.done(), SigningForm.blank("").withReason(reason), answer, response, model);
    }

    String ask(Signer signer, Place place, String question, HttpServletResponse response, Model model) {
        ActAnswer answer = questions.ask(signer, question);
        return answered(
                signer,
                place,
                place.base() + "?asked#questions",
                SigningForm.blank("").withQuestion(question),
                answer,
                response,
                model);
    }

    String forward(Signer signer, Place place, String to, String note, HttpServletResponse response, Model model) {
        return answered(
                signer,
                place,
                place.handedOn(),
                SigningForm.blank("").withForwarding(to, note),
                ceremonies.forward(signer, to, note),
                response,
                model);
    }

    private String answered(
            Signer signer,
            Place place,
            String onward,
            SigningForm form,
            ActAnswer answer,
            HttpServletResponse response,
            Model model) {
        return switch (answer) {
            case ActAnswer.Done ignored -> "redirect:" + onward;
            case ActAnswer.Flawed flawed ->
                again(signer, place, form, flawed, HttpStatus.UNPROCESSABLE_ENTITY, response, model);
            case ActAnswer.Refused refused ->
                again(
                        signer,
                        place,
                        form,
                        new ActAnswer.Flawed("", refused.reason()),
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        response,
                        model);
            case ActAnswer.Changed ignored ->
                again(
                        signer,
                        place,
                        form,
                        new ActAnswer.Flawed(
                                "",
                                "Nothing was recorded: the document, or what you agree to, is another by now. Read it as it is below, and decide then."),
                        HttpStatus.CONFLICT,
                        response,
                        model);
            case ActAnswer.NotKnownYet ignored ->
                again(
                        signer,
                        place,
                        form,
                        new ActAnswer.Flawed(
                                "",
                                "The process engine did not answer in time. Load this page again in a moment before you decide once"
                                        + " more: your decision may stand already."),
                        HttpStatus.SERVICE_UNAVAILABLE,
                        response,
                        model);
        };
    }

    private String again(
            Signer signer,
            Place place,
            SigningForm form,
            ActAnswer.Flawed problem,
            HttpStatus status,
            HttpServletResponse response,
            Model model) {
        String view = page(signer, place, form, problem, false, model);
        if (!view.startsWith("redirect:")) {
            response.setStatus(status.value());
        }
        return view;
    }

    /** What is no hash was never shown to anybody. */
    private static DocumentHash hash(String shown) {
        try {
            return new DocumentHash(shown);
        } catch (IllegalArgumentException notOne) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The form does not say which document was read");
        }
    }

    ResponseEntity<byte[]> picture(Signer signer, String sha256, int number, int width) {
        try {
            return ceremonies
                    .picture(signer, sha256, number, width)
                    .map(png -> ResponseEntity.ok()
                            .contentType(MediaType.IMAGE_PNG)
                            .cacheControl(CacheControl.noStore())
                            .body(png))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (PagePictures.BusyException busy) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, "3")
                    .build();
        }
    }

    ResponseEntity<byte[]> document(Signer signer, String sha256) {
        return ceremonies
                .document(signer, sha256)
                .map(document -> FileAnswer.toRead(document.mediaType(), document.fileName(), document.content()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    static ResponseEntity<byte[]> toKeep(StoredDocument document) {
        return FileAnswer.toKeep(document.mediaType(), document.fileName(), document.content());
    }
}
