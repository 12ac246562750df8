package io.evenhand.verification.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.evenhand.verification.TrustAnchors;
import io.evenhand.verification.VerificationReport;
import io.evenhand.verification.Verifications;
import io.evenhand.verification.Verifier;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
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
    private static final int LONGEST_NAME = 120;

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
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable MultipartFile authority,
            HttpServletResponse response,
            Model model)
            throws IOException {
        // What it says of somebody's document stays between them and us.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (file == null || file.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(model, "Choose a PDF first.");
        }
        if (file.getSize() > Verifier.MAXIMUM_FILE_BYTES) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(model, "The file is larger than 50 MB, which is more than an agreement needs.");
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
        Optional<VerificationReport> report = verifications.verify(name(file), file::getBytes, further);
        if (report.isEmpty()) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            response.setHeader(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(verifications.comeAgainAfter().toSeconds()));
            return form(model, "Others are having documents checked just now. Try again in a moment.");
        }
        LOG.info(
                "A document of {} bytes was checked: {}",
                file.getSize(),
                report.get().verdict().code());
        model.addAttribute("report", new ReportPage(report.get()));
        model.addAttribute("json", downloadOf(report.get()));
        return form(model, null);
    }

    private String form(Model model, @Nullable String problem) {
        model.addAttribute("section", "");
        model.addAttribute("problem", problem);
        model.addAttribute("authority", verifications.ownAuthority());
        model.addAttribute("most", Verifier.MAXIMUM_FILE_BYTES);
        return "verification/verify";
    }

    /** The file itself is in the address: where nothing is kept, nothing can be fetched later. */
    private static String downloadOf(VerificationReport report) {
        try {
            byte[] json = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(report.toJson());
            return "data:application/json;base64," + Base64.getEncoder().encodeToString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of texts can always be written", e);
        }
    }

    private static String name(MultipartFile file) {
        String sent = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        String name = sent.replaceAll("^.*[/\\\\]", "").replaceAll("[\\p{Cntrl}\\p{Cf}]", "");
        return name.isBlank() ? "document.pdf" : name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }
}
