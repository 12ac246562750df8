package io.evenhand.wording.draft.web;

import io.evenhand.access.Actor;
import io.evenhand.document.PagePictures;
import io.evenhand.wording.draft.DraftPreviews;
import io.evenhand.wording.draft.PreviewResult;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The pages that a draft makes, beside its text or by themselves. */
@Controller
@ConditionalOnWebApplication
class DraftPreviewController {
    private static final String PREVIEW = "/wording/drafts/{id}/preview";

    private final DraftPages pages;
    private final DraftPreviews previews;

    DraftPreviewController(DraftPages pages, DraftPreviews previews) {
        this.pages = pages;
        this.previews = previews;
    }

    @GetMapping(PREVIEW)
    String show(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String sample,
            @RequestParam(defaultValue = "") String agreement,
            @RequestHeader(name = DraftController.BY_SCRIPT, required = false) @Nullable String byScript,
            Model model,
            HttpServletResponse response) {
        PreviewResult result = previews.show(actor, pages.required(actor, id), sample, agreement);
        String kind = switch (result) {
            case PreviewResult.Shown ignored -> "Shown";
            case PreviewResult.Refused ignored -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                yield "Refused";
            }
            case PreviewResult.Superseded ignored -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield "Superseded";
            }
            case PreviewResult.TooMany tooMany -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.seconds()));
                yield "TooMany";
            }
        };
        model.addAttribute("kind", kind);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("preview", result);
        model.addAttribute("base", "/wording/drafts/" + id);
        if (byScript != null) {
            return "wording/draft-parts :: pages";
        }
        model.addAttribute("section", "wording");
        model.addAttribute("page", pages.page(actor, id, "", 0, sample, agreement));
        return "wording/draft-preview";
    }

    @GetMapping(PREVIEW + "/{hash}/pages/{number}")
    ResponseEntity<byte[]> picture(
            Actor actor,
            @PathVariable String id,
            @PathVariable String hash,
            @PathVariable int number,
            @RequestParam(defaultValue = "900") int width) {
        try {
            return previews.picture(actor, id, hash, number, width)
                    .map(png -> file(png, MediaType.IMAGE_PNG))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (PagePictures.BusyException busy) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, "3")
                    .build();
        }
    }

    @GetMapping(PREVIEW + "/{hash}/draft.pdf")
    ResponseEntity<byte[]> document(Actor actor, @PathVariable String id, @PathVariable String hash) {
        return previews.document(actor, id, hash)
                .map(pdf -> file(pdf, MediaType.APPLICATION_PDF))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Named by its hash, it is the same for good; and nobody else's. */
    private static ResponseEntity<byte[]> file(byte[] bytes, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePrivate())
                .body(bytes);
    }
}
