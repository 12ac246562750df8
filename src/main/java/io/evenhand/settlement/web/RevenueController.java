package io.evenhand.settlement.web;

import io.evenhand.access.Actor;
import io.evenhand.access.FileAnswer;
import io.evenhand.settlement.journal.AsOf;
import io.evenhand.settlement.revenue.AttestResult;
import io.evenhand.settlement.revenue.FilingResult;
import io.evenhand.settlement.revenue.ReportPage;
import io.evenhand.settlement.revenue.RevenueFiles;
import io.evenhand.settlement.revenue.RevenuePage;
import io.evenhand.settlement.revenue.RevenueReports;
import io.evenhand.settlement.split.file.RevenueColumn;
import io.evenhand.table.LineProblem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

/** The pages of an agreement's revenue: reports and balances, a file's check, one report, and one line explained. */
@Controller
@ConditionalOnWebApplication
class RevenueController {
    private static final String PAGE = "/agreements/{id}/revenue";
    private static final String REPORT = PAGE + "/reports/{report}";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final RevenueReports reports;
    private final RevenueFiles files;
    private final Clock clock;

    RevenueController(RevenueReports reports, RevenueFiles files, Clock clock) {
        this.reports = reports;
        this.files = files;
        this.clock = clock;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "referrals");
        model.addAttribute("problems", List.of());
    }

    @GetMapping(PAGE)
    String show(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String known,
            Model model) {
        Optional<AsOf> asOf = Optional.empty();
        try {
            asOf = asOf(day, known);
        } catch (DateTimeException malformed) {
            model.addAttribute(
                    "problems",
                    List.of(new LineProblem(
                            0, "", "", "The day or the time cannot be read", "write 2026-03-31 and 2026-03-31T18:00")));
        }
        return page(found(reports.show(actor, id, asOf)), known, model);
    }

    /** What is left out is as it is now; empty where both are. A minute is meant to its end. */
    private Optional<AsOf> asOf(String day, String known) {
        if (day.isEmpty() && known.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return Optional.of(new AsOf(
                day.isEmpty() ? LocalDate.ofInstant(now, ZoneOffset.UTC) : LocalDate.parse(day),
                known.isEmpty() ? now : Instant.parse(known + (known.length() == 16 ? ":59.999999Z" : "Z"))));
    }

    private static String page(RevenuePage page, String known, Model model) {
        model.addAttribute("page", page);
        model.addAttribute("known", known);
        model.addAttribute("charts", BalanceChart.of(page));
        model.addAttribute("columns", RevenueColumn.values());
        return "settlement/revenue";
    }

    @GetMapping(PAGE + "/template.csv")
    ResponseEntity<byte[]> template(Actor actor, @PathVariable String id) {
        if (!reports.mayRead(actor, id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String header =
                Arrays.stream(RevenueColumn.values()).map(RevenueColumn::title).collect(Collectors.joining(","));
        return FileAnswer.toKeep(CSV, "revenue.csv").body((header + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Takes a file; what becomes of it is at its own address. */
    @PostMapping(PAGE)
    String upload(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String period,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        Path kept = Files.createTempFile("evenhand-upload-", ".tmp");
        try {
            if (file != null) {
                try (InputStream content = file.getInputStream()) {
                    Files.copy(content, kept, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            String name = file == null
                    ? ""
                    : Optional.ofNullable(file.getOriginalFilename()).orElse("");
            return switch (files.upload(actor, id, period, name, kept)) {
                case RevenueFiles.Upload.Unknown unknown -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                case RevenueFiles.Upload.NotAllowed not -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
                case RevenueFiles.Upload.Refused refused -> refused(actor, id, refused.problems(), model, response);
                case RevenueFiles.Upload.Taken taken -> "redirect:/agreements/" + id + "/revenue/files/" + taken.id();
            };
        } finally {
            Files.deleteIfExists(kept);
        }
    }

    private String refused(
            Actor actor, String id, List<LineProblem> problems, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("problems", problems);
        return page(found(reports.show(actor, id, Optional.empty())), "", model);
    }

    @PostMapping(PAGE + "/nothing")
    String nothing(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String period,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return answer(actor, id, reports.fileNothing(actor, id, period), model, response, next);
    }

    private String answer(
            Actor actor,
            String id,
            FilingResult result,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return switch (result) {
            case FilingResult.Unknown unknown -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case FilingResult.NotAllowed not -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            case FilingResult.Refused refused -> refused(actor, id, refused.problems(), model, response);
            case FilingResult.Checked checked -> throw new IllegalStateException("A check is asked for elsewhere");
            case FilingResult.Filed filed -> {
                next.addFlashAttribute("said", "Filed as a draft. Nothing is owed before finance attests it.");
                yield "redirect:/agreements/" + id + "/revenue/reports/" + filed.reportId();
            }
        };
    }

    @GetMapping(REPORT)
    String report(
            Actor actor,
            @PathVariable String id,
            @PathVariable String report,
            @RequestParam(defaultValue = "0") int after,
            Model model) {
        ReportPage page = found(reports.report(actor, id, report, after));
        model.addAttribute("page", page);
        model.addAttribute("percent", files.attested(report));
        if (page.mayAttest() && !model.containsAttribute("answered")) {
            files.failedAttestation(report)
                    .flatMap(RevenueController::problems)
                    .ifPresent(problems -> model.addAttribute("problems", problems));
        }
        return "settlement/report";
    }

    @PostMapping(REPORT + "/attest")
    String attest(
            Actor actor,
            @PathVariable String id,
            @PathVariable String report,
            @RequestParam(defaultValue = "") String hash,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Optional<AttestResult> result = files.attest(actor, id, report, hash);
        if (result.isEmpty()) {
            return "redirect:/agreements/" + id + "/revenue/reports/" + report;
        }
        return done(
                actor,
                id,
                report,
                result.get(),
                "Attested. What follows from it is in the journal.",
                model,
                response,
                next);
    }

    @PostMapping(REPORT + "/withdraw")
    String withdraw(
            Actor actor,
            @PathVariable String id,
            @PathVariable String report,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        AttestResult result = reports.withdraw(actor, id, report);
        return done(actor, id, report, result, "Taken back. Its lines can be reported again.", model, response, next);
    }

    private String done(
            Actor actor,
            String id,
            String report,
            AttestResult result,
            String said,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return switch (result) {
            case AttestResult.Unknown unknown -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case AttestResult.NotAllowed not -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            case AttestResult.Stale stale -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield answered(actor, id, report, result, model);
            }
            case AttestResult.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                yield answered(actor, id, report, result, model);
            }
            case AttestResult.Done ignored -> {
                next.addFlashAttribute("said", said);
                yield "redirect:/agreements/" + id + "/revenue/reports/" + report;
            }
        };
    }

    private String answered(Actor actor, String id, String report, AttestResult result, Model model) {
        model.addAttribute("answered", true);
        problems(result).ifPresent(problems -> model.addAttribute("problems", problems));
        return report(actor, id, report, 0, model);
    }

    private static Optional<List<LineProblem>> problems(AttestResult result) {
        return switch (result) {
            case AttestResult.Stale stale -> Optional.of(List.of(LineProblem.ofFile(stale.why(), "")));
            case AttestResult.Refused refused -> Optional.of(refused.problems());
            case AttestResult.Unknown unknown -> Optional.empty();
            case AttestResult.NotAllowed not -> Optional.empty();
            case AttestResult.Done done -> Optional.empty();
        };
    }

    @GetMapping(REPORT + "/lines/{number}")
    String line(
            Actor actor, @PathVariable String id, @PathVariable String report, @PathVariable int number, Model model) {
        model.addAttribute("page", found(reports.line(actor, id, report, number)));
        return "settlement/line";
    }

    /** A stranger's answers exactly as an unknown one does. */
    private static <T> T found(Optional<T> answer) {
        return answer.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
