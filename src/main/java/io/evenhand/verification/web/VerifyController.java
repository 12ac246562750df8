package io.evenhand.verification.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.evenhand.verification.CheckedTogether;
import io.evenhand.verification.SentFile;
import io.evenhand.verification.TrustAnchors;
import io.evenhand.verification.Verifications;
import io.evenhand.verification.Verifier;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Checks a document for whoever comes with one. Open to everybody; nothing is kept, and nothing written down but its size and the verdict. */
@Controller
@ConditionalOnWebApplication
class VerifyController {
    static final String ADDRESS = "/verify";

    private static final Logger LOG = LoggerFactory.getLogger(VerifyController.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Verifications verifications;
    private final LimitsText limits;

    VerifyController(Verifications verifications, LimitsText limits) {
        this.verifications = verifications;
        this.limits = limits;
    }

    @GetMapping(ADDRESS)
    String page(Model model) {
        return form(model, null);
    }

    @GetMapping("/limits")
    String limits(Model model) {
        model.addAttribute("section", "");
        model.addAttribute("text", limits.html());
        return "verification/limits";
    }

    @PostMapping(ADDRESS)
    String verify(
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> sent,
            @RequestParam(required = false) @Nullable MultipartFile authority,
            HttpServletResponse response,
            Model model)
            throws IOException {
        // What it says of somebody's document stays between them and us.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        List<SentFile> files = sent == null ? List.of() : files(sent);
        if (files.isEmpty() || files.size() > Verifications.MOST_FILES) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(
                    model,
                    files.isEmpty()
                            ? "Choose a PDF first."
                            : "These are " + files.size() + " files. Choose at most " + Verifications.MOST_FILES
                                    + " at once.");
        }
        TrustAnchors further;
        try {
            further = authority == null || authority.isEmpty()
                    ? TrustAnchors.none()
                    : TrustAnchors.read("The certificate", authority.getInputStream());
        } catch (IOException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(model, e.getMessage() + ".");
        }
        Optional<CheckedTogether> checked = verifications.verify(files, further);
        if (checked.isEmpty()) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            response.setHeader(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(verifications.comeAgainAfter().toSeconds()));
            return form(model, "Others are having documents checked just now. Try again in a moment.");
        }
        for (int i = 0; i < files.size(); i++) {
            LOG.info(
                    "A document of {} bytes was checked: {}",
                    files.get(i).bytes(),
                    checked.get().files().get(i).verdict().code());
        }
        ReportPage report = ReportPage.of(checked.get());
        model.addAttribute("report", report);
        model.addAttribute("json", downloadOf(checked.get(), !report.several()));
        return form(model, null);
    }

    private String form(Model model, @Nullable String problem) {
        model.addAttribute("section", "");
        model.addAttribute("problem", problem);
        model.addAttribute("authority", verifications.ownAuthority());
        model.addAttribute("most", Verifier.MAXIMUM_FILE_BYTES);
        model.addAttribute("mostTogether", Verifications.MOST_BYTES);
        model.addAttribute("mostFiles", Verifications.MOST_FILES);
        return "verification/verify";
    }

    /**
     * The file itself is in the address: where nothing is kept, nothing can be fetched later.
     *
     * @param alone whether it is the report of one document
     */
    private static String downloadOf(CheckedTogether checked, boolean alone) {
        try {
            byte[] json = JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsBytes(alone ? checked.files().getFirst().toJson() : checked.toJson());
            return "data:application/json;base64," + Base64.getEncoder().encodeToString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of texts can always be written", e);
        }
    }

    /** A form sends an empty part where nothing was chosen. */
    private static List<SentFile> files(List<MultipartFile> sent) {
        return sent.stream()
                .filter(file -> !file.isEmpty())
                .map(file -> SentFile.named(file.getOriginalFilename(), file.getSize(), file::getBytes))
                .toList();
    }
}
