package io.evenhand.api;

import io.evenhand.access.Actor;
import io.evenhand.money.Money;
import io.evenhand.settlement.revenue.AttestResult;
import io.evenhand.settlement.revenue.FilingResult;
import io.evenhand.settlement.revenue.ReportPage;
import io.evenhand.settlement.revenue.ReportView;
import io.evenhand.settlement.revenue.RevenueReports;
import io.evenhand.settlement.revenue.RevenueSource;
import io.evenhand.settlement.split.Part;
import io.evenhand.table.LineProblem;
import io.evenhand.terms.FieldProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reports of revenue under an agreement: its parties read them, and programs of the biller file drafts. That a draft is true is said by a
 * person at the desk: it binds the organisation as a signature does, and a token has no say in that either.
 */
@RestController
@ConditionalOnWebApplication
class RevenueApi {
    static final String REPORTS = ApiPaths.V1 + "/agreements/{id}/revenue/reports";
    private static final String REPORT = REPORTS + "/{report}";
    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final RevenueReports reports;

    RevenueApi(RevenueReports reports) {
        this.reports = reports;
    }

    /** @param before the number of the last report that was seen; 0 for the first page, which has the newest */
    @GetMapping(path = REPORTS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> list(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int before,
            @RequestParam(defaultValue = "50") int limit,
            HttpServletRequest request) {
        if (limit < 1 || limit > 100) {
            throw Problem.MALFORMED.because("The limit is a number from 1 to 100.");
        }
        List<ReportView> found = reports.list(actor, id, before, limit + 1).orElseThrow(Refusal::notFound);
        List<ReportResource> shown =
                found.stream().limit(limit).map(ReportResource::of).toList();
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("items", shown);
        page.put("nextBefore", found.size() > limit ? shown.getLast().number() : null);
        return Representations.answer(request, page);
    }

    @GetMapping(path = REPORT, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> show(
            Actor actor, @PathVariable String id, @PathVariable String report, HttpServletRequest request) {
        return Representations.answer(
                request, ReportResource.of(page(actor, id, report, 0).report()));
    }

    /** @param after the number of the last line that was seen; 0 for the first page */
    @GetMapping(path = REPORT + "/lines", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> lines(
            Actor actor,
            @PathVariable String id,
            @PathVariable String report,
            @RequestParam(defaultValue = "0") int after,
            HttpServletRequest request) {
        ReportPage page = page(actor, id, report, after);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put(
                "items",
                page.rows().stream()
                        .map(row -> LineResource.of(row, page.partyIds()))
                        .toList());
        answer.put("nextAfter", page.next());
        return Representations.answer(request, answer);
    }

    private ReportPage page(Actor actor, String id, String report, int after) {
        return reports.report(actor, id, report, after).orElseThrow(Refusal::notFound);
    }

    @PostMapping(
            path = REPORTS,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> file(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody byte[] body,
            HttpServletRequest request) {
        requireBiller(actor, id);
        SentReport sent = SentReport.of(body);
        return filed(
                actor,
                id,
                dryRun,
                sent.period(),
                "",
                sent::lines,
                problem -> problem.line() == 0
                        ? problem.where()
                        : "/lines/" + (problem.line() - 1) + (problem.field().isEmpty() ? "" : "/" + problem.field()),
                request);
    }

    /** Before anything that was sent is looked at. */
    private void requireBiller(Actor actor, String id) {
        if (!reports.mayRead(actor, id)) {
            throw Refusal.notFound();
        }
        if (!reports.mayFile(actor, id)) {
            throw notAllowed();
        }
    }

    private static Refusal notAllowed() {
        return Problem.NOT_ALLOWED.because("Operations and finance of the biller report revenue.");
    }

    @PostMapping(
            path = REPORTS,
            consumes = {CSV, XLSX},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> fileOf(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "") String period,
            @RequestParam(defaultValue = "") String fileName,
            @RequestBody byte[] body,
            HttpServletRequest request) {
        return filed(actor, id, dryRun, period, fileName, RevenueSource.of(body), LineProblem::where, request);
    }

    private ResponseEntity<byte[]> filed(
            Actor actor,
            String id,
            boolean dryRun,
            String period,
            String fileName,
            RevenueSource source,
            Function<LineProblem, String> pointer,
            HttpServletRequest request) {
        FilingResult result =
                dryRun ? reports.check(actor, id, period, source) : reports.file(actor, id, period, fileName, source);
        return switch (result) {
            case FilingResult.Unknown unknown -> throw Refusal.notFound();
            case FilingResult.NotAllowed not -> throw notAllowed();
            case FilingResult.Refused refused ->
                throw Refusal.invalid(refused.problems().stream()
                        .map(problem -> new FieldProblem(pointer.apply(problem), words(problem), problem.remedy()))
                        .toList());
            case FilingResult.Checked checked ->
                Representations.answer(request, SummaryResource.of(checked.summary(), checked.notes()));
            case FilingResult.Filed filed -> {
                ReportResource made =
                        ReportResource.of(page(actor, id, filed.reportId(), 0).report());
                byte[] content = ApiJson.bytes(made);
                yield ResponseEntity.created(
                                URI.create(ApiPaths.V1 + "/agreements/" + id + "/revenue/reports/" + filed.reportId()))
                        .eTag(Representations.tagOf(content))
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(content);
            }
        };
    }

    private static String words(LineProblem problem) {
        return (problem.line() == 0 && !problem.problem().startsWith("the ") ? "the report " : "")
                + (problem.value().isEmpty() ? "" : "\"" + problem.value() + "\" ")
                + problem.problem();
    }

    /** A draft only; what is attested never changes. */
    @PostMapping(path = REPORT + "/withdrawal", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> withdraw(
            Actor actor, @PathVariable String id, @PathVariable String report, HttpServletRequest request) {
        ReportPage page = page(actor, id, report, 0);
        requireBiller(actor, id);
        Representations.requireUnchanged(request, ReportResource.of(page.report()));
        return switch (reports.withdraw(actor, id, report)) {
            case AttestResult.Unknown unknown -> throw Refusal.notFound();
            case AttestResult.NotAllowed not -> throw notAllowed();
            case AttestResult.Stale stale -> throw Problem.REFUSED.because(stale.why());
            case AttestResult.Refused refused -> throw new IllegalStateException("A withdrawal shares nothing");
            case AttestResult.Done done -> Representations.answer(request, ReportResource.of(done.report()));
        };
    }

    /** Always refused, with the reason. */
    @PostMapping(path = REPORT + "/attestation", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> attest(Actor actor, @PathVariable String id, @PathVariable String report) {
        page(actor, id, report, 0);
        throw Problem.NOT_ALLOWED.because(
                "A person of the biller's finance attests a report, on the desk: it says for the"
                        + " organisation that the report is true, and money is owed from then on. A token cannot say that.");
    }

    /** A report as it is sent. */
    record ReportResource(
            String id,
            String agreement,
            int number,
            String period,
            LocalDate firstDay,
            LocalDate lastDay,
            String state,
            String fileName,
            int lines,
            int known,
            String contentHash,
            String filedBy,
            Instant filedAt,
            @Nullable String attestedBy,
            @Nullable Instant attestedAt) {
        static ReportResource of(ReportView report) {
            return new ReportResource(
                    report.id(),
                    report.agreementId(),
                    report.number(),
                    report.period(),
                    report.firstDay(),
                    report.lastDay(),
                    Codes.of(report.state()),
                    report.fileName(),
                    report.lines(),
                    report.known(),
                    report.contentHash(),
                    report.filedBy(),
                    report.filedAt(),
                    report.attestedBy(),
                    report.attestedAt());
        }
    }

    record AmountResource(String amount, String currency) {
        static AmountResource of(Money money) {
            return new AmountResource(money.amount(), money.currency().getCode());
        }
    }

    record PartResource(String party, AmountResource amount) {}

    record SummaryResource(
            String period, int lines, int known, int notShared, List<PartResource> parts, List<String> notes) {
        static SummaryResource of(FilingResult.Summary summary, List<String> notes) {
            return new SummaryResource(
                    summary.period(),
                    summary.lines(),
                    summary.known(),
                    summary.notShared(),
                    summary.parts().stream()
                            .map((Part part) -> new PartResource(part.partyId(), AmountResource.of(part.amount())))
                            .toList(),
                    notes);
        }
    }

    /** @param base what was shared; null while nothing is @param correction whether the line brought it about for others */
    record LineResource(
            int number,
            String id,
            String kind,
            LocalDate countedOn,
            AmountResource gross,
            boolean correction,
            @Nullable AmountResource base,
            List<PartResource> parts,
            String note) {
        static LineResource of(ReportPage.Row row, List<String> parties) {
            Money base = row.base();
            return new LineResource(
                    row.number(),
                    row.lineId(),
                    row.kind().toLowerCase(Locale.ROOT),
                    row.countedOn(),
                    AmountResource.of(row.gross()),
                    row.position() > 0,
                    base == null ? null : AmountResource.of(base),
                    IntStream.range(0, row.parts().size())
                            .mapToObj(i -> new PartResource(
                                    parties.get(i),
                                    AmountResource.of(row.parts().get(i))))
                            .toList(),
                    row.note());
        }
    }
}
