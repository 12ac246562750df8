package io.evenhand.settlement.web;

import io.evenhand.access.Actor;
import io.evenhand.settlement.revenue.RevenueReports;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.whatif.Comparison;
import io.evenhand.settlement.whatif.Counter;
import io.evenhand.settlement.whatif.Draft;
import io.evenhand.settlement.whatif.Drafts;
import io.evenhand.settlement.whatif.Forecasts;
import io.evenhand.settlement.whatif.RevenueSketch;
import io.evenhand.settlement.whatif.TimeLimit;
import io.evenhand.settlement.whatif.UploadedLines;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.SplitRule.Revenue;
import io.evenhand.terms.TermsParty;
import io.evenhand.terms.json.Reading;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** The page on which its parties try drafts of an agreement over past or sketched revenue. Nothing is stored. */
@Controller
@ConditionalOnWebApplication
class WhatIfController {
    private static final String PAGE = "/agreements/{id}/what-if";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Forecasts forecasts;
    private final RevenueReports reports;

    WhatIfController(Forecasts forecasts, RevenueReports reports) {
        this.forecasts = forecasts;
        this.reports = reports;
    }

    /** What drafts are run over, or why it cannot be. */
    private record Lines(
            String words, List<RevenueLine> lines, @Nullable YearMonth through, List<String> problems) {
        static Lines wrong(List<String> problems) {
            return new Lines("", List.of(), null, problems);
        }
    }

    /** Sketches by their fields, and what was reported by the id of its agreement: an address that can be kept and sent. */
    @GetMapping(PAGE)
    String show(
            Actor actor,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            HttpServletResponse response) {
        return show(actor, id, typed, Counter.NONE, null, model, response);
    }

    /** With terms that are being written, or a file of lines: neither fits an address, and neither is kept. */
    @PostMapping(PAGE)
    String tryOut(
            Actor actor,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(defaultValue = "") String changes,
            @RequestParam(defaultValue = "") String leaves,
            @RequestParam(defaultValue = "") String joins,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        byte[] bytes = file == null || file.isEmpty() ? null : file.getBytes();
        return show(actor, id, typed, new Counter(changes, leaves, joins), bytes, model, response);
    }

    private String show(
            Actor actor,
            String id,
            MultiValueMap<String, String> typed,
            Counter counter,
            byte @Nullable [] file,
            Model model,
            HttpServletResponse response) {
        Drafts drafts =
                forecasts.of(actor, id, counter).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Draft one = drafts.of(first(typed, "one"), drafts.before());
        Draft other = drafts.of(first(typed, "other"), drafts.after());
        SketchForm sketch = SketchForm.of(typed, drafts, other.terms());
        TimeLimit limit = TimeLimit.of(PATIENCE);
        Lines lines = lines(actor, typed, sketch, file, one, other, limit);
        List<String> problems = new ArrayList<>(
                drafts.problems().stream().map(WhatIfController::sentence).toList());
        problems.addAll(lines.problems());
        RevenueShareTerms left = Draft.covering(one.terms(), lines.lines());
        RevenueShareTerms right = Draft.covering(other.terms(), lines.lines());
        Comparison compared = lines.problems().isEmpty() ? compared(left, right, lines, limit, problems) : null;
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        model.addAttribute("section", "referrals");
        model.addAttribute("problems", problems);
        model.addAttribute(
                "kinds",
                Arrays.stream(Revenue.values())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .toList());
        model.addAttribute(
                "page",
                new WhatIfPage(
                        drafts,
                        one,
                        other,
                        counter,
                        sketch,
                        lines.words(),
                        notes(one, other, left, right, compared),
                        drafts.page(),
                        compared,
                        compared == null ? List.of() : PayableChart.of(compared, one.title(), other.title()),
                        own(actor, one, other)));
        return "settlement/what-if";
    }

    /** Null where it takes longer than anybody waits for a page. */
    private static @Nullable Comparison compared(
            RevenueShareTerms left, RevenueShareTerms right, Lines lines, TimeLimit limit, List<String> problems) {
        try {
            return Comparison.of(left, right, lines.lines(), lines.through(), limit);
        } catch (TimeLimit.TooLongException tooLong) {
            problems.add(
                    "These drafts take longer to run over this revenue than can be waited for here: try fewer lines or months, or use the"
                            + " command what-if, which takes its time.");
            return null;
        }
    }

    private Lines lines(
            Actor actor,
            MultiValueMap<String, String> typed,
            SketchForm sketch,
            byte @Nullable [] file,
            Draft one,
            Draft other,
            TimeLimit limit) {
        if (file != null) {
            return uploaded(file, limit);
        }
        String from = first(typed, "from");
        if (!from.isEmpty()) {
            List<RevenueLine> lines = reports.attested(actor, from, UploadedLines.MOST_LINES + 1)
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            return lines.isEmpty()
                    ? Lines.wrong(List.of(
                            "No revenue of that agreement is attested yet. Choose another one, or sketch revenue."))
                    : reported(lines);
        }
        if (first(typed, "source").equals("file")) {
            return Lines.wrong(List.of("No file was sent. Choose a CSV file of revenue lines."));
        }
        return switch (sketch.read()) {
            case Reading.Refused<RevenueSketch> refused ->
                Lines.wrong(refused.problems().stream().map(SketchForm::words).toList());
            case Reading.Complete<RevenueSketch> complete -> sketched(complete.value(), one, other);
        };
    }

    private static Lines sketched(RevenueSketch sketch, Draft one, Draft other) {
        return sketch.contradicts(List.of(other.terms(), one.terms()))
                .map(problem -> Lines.wrong(List.of(SketchForm.words(problem))))
                .orElseGet(() -> new Lines(
                        "a sketch of %d months from %s on".formatted(sketch.months(), sketch.starts()),
                        sketch.lines(),
                        sketch.ends(),
                        List.of()));
    }

    private static Lines reported(List<RevenueLine> lines) {
        int most = UploadedLines.MOST_LINES;
        return lines.size() > most
                ? new Lines(
                        "the first %,d reported lines, for no more are tried at once".formatted(most),
                        lines.subList(0, most),
                        null,
                        List.of())
                : new Lines("%,d reported lines".formatted(lines.size()), lines, null, List.of());
    }

    private static Lines uploaded(byte[] file, TimeLimit limit) {
        UploadedLines uploaded = UploadedLines.read(file, limit);
        return uploaded.problems().isEmpty()
                ? new Lines(
                        "%,d lines of your file, which is not kept"
                                .formatted(uploaded.lines().size()),
                        uploaded.lines(),
                        null,
                        List.of())
                : Lines.wrong(uploaded.problems().stream()
                        .map(problem -> StringUtils.capitalize(problem.words()) + ".")
                        .toList());
    }

    private static String sentence(FieldProblem problem) {
        String where = problem.pointer().isEmpty() ? "Your proposal" : "Your proposal, " + problem.pointer() + ",";
        return "%s %s; %s.".formatted(where, problem.problem(), problem.remedy());
    }

    private static List<String> notes(
            Draft one, Draft other, RevenueShareTerms left, RevenueShareTerms right, @Nullable Comparison compared) {
        List<String> notes = new ArrayList<>();
        int differences = other.differencesFrom(one);
        if (differences == 0) {
            notes.add("Both are the same terms; choose two drafts that differ to compare them.");
        } else if (compared != null && compared.isEven()) {
            notes.add("These drafts differ in %s, none of which changes what anybody gets of this revenue."
                    .formatted(differences == 1 ? "one field" : differences + " fields"));
        }
        if (one.terms().reporting().every() != other.terms().reporting().every()) {
            notes.add(
                    "One of these drafts is settled by month and the other by quarter: compare them by their quarters.");
        }
        Stream.of(left, right)
                .filter(terms -> !terms.effectiveOn().equals(one.terms().effectiveOn())
                        && !terms.effectiveOn().equals(other.terms().effectiveOn()))
                .map(RevenueShareTerms::effectiveOn)
                .findFirst()
                .ifPresent(day -> notes.add(
                        "This revenue is from before the agreement. It is shared as if the terms had taken effect on %s."
                                .formatted(day)));
        return notes;
    }

    private static String own(Actor actor, Draft one, Draft other) {
        return Stream.of(other, one)
                .flatMap(draft -> draft.terms().parties().stream())
                .filter(party -> party.partnerId().equals(actor.partnerId()))
                .map(TermsParty::partnerId)
                .findFirst()
                .orElse("");
    }

    private static String first(MultiValueMap<String, String> typed, String name) {
        return Optional.ofNullable(typed.getFirst(name)).orElse("");
    }
}
