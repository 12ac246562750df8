package io.evenhand.intake.web;

import io.evenhand.access.Actor;
import io.evenhand.access.FileAnswer;
import io.evenhand.intake.Column;
import io.evenhand.intake.Findings;
import io.evenhand.intake.ImportKind;
import io.evenhand.intake.Imports;
import io.evenhand.intake.Imports.Standing;
import io.evenhand.intake.Imports.Upload;
import io.evenhand.intake.IntakeSettings;
import io.evenhand.intake.ListedCustomers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

/** The pages of an import: which kinds there are, a file's upload, what its dry run found, and the confirmation. */
@Controller
@ConditionalOnWebApplication
class ImportController {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final int SHOWN_PROBLEMS = 200;

    private final Imports imports;
    private final ListedCustomers customers;
    private final IntakeSettings settings;

    ImportController(Imports imports, ListedCustomers customers, IntakeSettings settings) {
        this.imports = imports;
        this.customers = customers;
        this.settings = settings;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "account");
        model.addAttribute("problems", List.of());
    }

    @GetMapping("/import")
    String kinds(Actor actor, Model model) {
        model.addAttribute(
                "kinds",
                Arrays.stream(ImportKind.values())
                        .filter(kind -> kind.isFor(actor))
                        .toList());
        return "intake/kinds";
    }

    @GetMapping("/import/{kind}")
    String blank(Actor actor, @PathVariable String kind, Model model) {
        return form(actor, kind(actor, kind), "unicode", "crm", model);
    }

    @PostMapping("/import/{kind}")
    String upload(
            Actor actor,
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "unicode") String encoding,
            @RequestParam(defaultValue = "crm") String system,
            Model model,
            HttpServletResponse response)
            throws IOException {
        ImportKind wanted = kind(actor, kind);
        if (file == null || file.isEmpty()) {
            return refused(
                    actor, wanted, List.of("Choose a file that is not empty."), encoding, system, model, response);
        }
        if (file.getSize() > settings.maxFileSize().toBytes()) {
            throw new ResponseStatusException(HttpStatus.PAYLOAD_TOO_LARGE);
        }
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        return switch (imports.upload(actor, wanted, name, file.getBytes(), encoding, system.strip())) {
            case Upload.Taken taken -> "redirect:/import/" + wanted.code() + "/" + taken.id();
            case Upload.Unreadable unreadable ->
                refused(actor, wanted, unreadable.problems(), encoding, system, model, response);
            case Upload.NotAllowed not -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        };
    }

    private String refused(
            Actor actor,
            ImportKind kind,
            List<String> problems,
            String encoding,
            String system,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("problems", problems);
        return form(actor, kind, encoding, system, model);
    }

    private String form(Actor actor, ImportKind kind, String encoding, String system, Model model) {
        model.addAttribute("kind", kind);
        model.addAttribute("encoding", encoding);
        model.addAttribute("system", system);
        model.addAttribute("megabytes", settings.maxFileSize().toMegabytes());
        model.addAttribute("bytes", settings.maxFileSize().toBytes());
        model.addAttribute("rows", kind.mostRows(settings));
        model.addAttribute("listed", kind == ImportKind.CUSTOMERS ? customers.count(actor) : 0);
        return "intake/upload";
    }

    @GetMapping("/import/{kind}/template.csv")
    ResponseEntity<byte[]> template(Actor actor, @PathVariable String kind) {
        ImportKind wanted = kind(actor, kind);
        List<Column> columns = wanted.columns();
        return file(
                wanted.code() + ".csv",
                List.of(
                        columns.stream().map(Column::name).toList(),
                        columns.stream().map(Column::example).toList()));
    }

    @GetMapping("/import/{kind}/{id}")
    String standing(Actor actor, @PathVariable String kind, @PathVariable String id, Model model) {
        ImportKind wanted = kind(actor, kind);
        return page(wanted, found(imports.standing(actor, wanted, id)), model);
    }

    @PostMapping("/import/{kind}/{id}")
    String confirm(
            Actor actor,
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String fingerprint,
            Model model,
            HttpServletResponse response) {
        ImportKind wanted = kind(actor, kind);
        return switch (imports.confirm(actor, wanted, id, fingerprint)) {
            case TAKEN -> "redirect:/import/" + wanted.code() + "/" + id;
            case STALE -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("stale", true);
                yield page(wanted, found(imports.standing(actor, wanted, id)), model);
            }
            case UNKNOWN -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private static String page(ImportKind kind, Standing standing, Model model) {
        Findings findings = standing.findings();
        model.addAttribute("kind", kind);
        model.addAttribute("standing", standing);
        model.addAttribute(
                "shown",
                findings == null
                        ? List.of()
                        : findings.problems().stream().limit(SHOWN_PROBLEMS).toList());
        return "intake/standing";
    }

    @GetMapping("/import/{kind}/{id}/rejected.csv")
    ResponseEntity<byte[]> rejected(Actor actor, @PathVariable String kind, @PathVariable String id) {
        ImportKind wanted = kind(actor, kind);
        Findings findings = found(imports.standing(actor, wanted, id).map(Standing::findings));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("line", "column", "value", "problem", "remedy"));
        findings.problems()
                .forEach(problem -> rows.add(List.of(
                        String.valueOf(problem.line()),
                        problem.column(),
                        problem.value(),
                        problem.problem(),
                        problem.remedy())));
        return file(wanted.code() + "-rejected.csv", rows);
    }

    @PostMapping("/import/customers/forget")
    String forget(Actor actor, RedirectAttributes next) {
        ImportKind wanted = kind(actor, ImportKind.CUSTOMERS.code());
        int deleted = customers.forget(actor);
        next.addFlashAttribute(
                "done", deleted + (deleted == 1 ? " customer is" : " customers are") + " deleted from your list.");
        return "redirect:/import/" + wanted.code();
    }

    private static ResponseEntity<byte[]> file(String name, List<List<String>> rows) {
        return FileAnswer.toKeep(CSV, name).body(SafeCsv.write(rows));
    }

    /** The kind, if there is one of this name and the actor may import it. */
    private static ImportKind kind(Actor actor, String code) {
        ImportKind kind = found(ImportKind.of(code));
        if (!kind.isFor(actor)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return kind;
    }

    /** Another person's file answers exactly as an unknown one does. */
    private static <T> T found(Optional<T> answer) {
        return answer.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
