package io.evenhand.settlement.web;

import io.evenhand.access.Actor;
import io.evenhand.access.FileAnswer;
import io.evenhand.document.Archive;
import io.evenhand.document.StoredDocument;
import io.evenhand.money.Money;
import io.evenhand.settlement.payable.Payables;
import io.evenhand.settlement.period.Objections;
import io.evenhand.settlement.period.PeriodAction;
import io.evenhand.settlement.period.PeriodPage;
import io.evenhand.settlement.period.PeriodPage.Given;
import io.evenhand.settlement.period.PeriodPage.ObjectionView;
import io.evenhand.settlement.period.PeriodPages;
import io.evenhand.settlement.period.PeriodResult;
import io.evenhand.settlement.period.Periods;
import io.evenhand.settlement.period.PeriodsPage;
import io.evenhand.settlement.period.SettlementId;
import io.evenhand.settlement.statement.LinesCsv;
import io.evenhand.settlement.statement.StatementContent;
import io.evenhand.settlement.statement.StatementContent.Due;
import io.evenhand.settlement.statement.StatementContent.Party;
import io.evenhand.settlement.statement.Statements;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of an agreement's periods: all of them, and one with its statement, line by line, and what is said against it. */
@Controller
@ConditionalOnWebApplication
class PeriodController {
    private static final String PAGE = "/agreements/{id}/settlement";
    private static final String PERIOD = PAGE + "/{period}";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final PeriodPages pages;
    private final Periods periods;
    private final Objections objections;
    private final Payables payables;
    private final Statements statements;
    private final Archive archive;

    PeriodController(
            PeriodPages pages,
            Periods periods,
            Objections objections,
            Payables payables,
            Statements statements,
            Archive archive) {
        this.pages = pages;
        this.periods = periods;
        this.objections = objections;
        this.payables = payables;
        this.statements = statements;
        this.archive = archive;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "referrals");
        model.addAttribute("problems", List.of());
        model.addAttribute("words", new PeriodWords());
    }

    @GetMapping(PAGE)
    String all(Actor actor, @PathVariable String id, Model model) {
        PeriodsPage page = found(pages.ofAgreement(actor, id));
        model.addAttribute("page", page);
        model.addAttribute("waiting", pages.waiting(actor, page.periods()));
        model.addAttribute("charts", charts(page));
        return "settlement/periods";
    }

    /** What everybody got in each sealed period, in the currency of the last; none before the first. */
    private static List<TrendChart> charts(PeriodsPage page) {
        if (page.sums().isEmpty()) {
            return List.of();
        }
        Set<String> parties = new LinkedHashSet<>();
        page.sums().reversed().forEach(sum -> sum.given().forEach(given -> parties.add(given.party())));
        Money nothing = Money.zero(
                page.sums().getLast().given().getFirst().position().payable().currency());
        List<TrendChart.Got> trend = page.sums().stream()
                .map(sum -> {
                    Map<String, Money> got = sum.given().stream()
                            .filter(given ->
                                    given.position().payable().currency().equals(nothing.currency()))
                            .collect(Collectors.toMap(
                                    Given::party, given -> given.position().payable(), Money::plus));
                    return new TrendChart.Got(
                            sum.period(),
                            parties.stream()
                                    .map(party -> got.getOrDefault(party, nothing))
                                    .toList());
                })
                .toList();
        return List.of(TrendChart.of(List.copyOf(parties), trend));
    }

    /** @param rule whose lines alone are read, page by page @param line that the reader is about to object to */
    @GetMapping(PERIOD)
    String one(
            Actor actor,
            @PathVariable String id,
            @PathVariable String period,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String line,
            Model model) {
        PeriodPage shown = found(pages.one(actor, settlement(id, period)));
        show(actor, shown, model);
        lines(shown, rule, page, model);
        model.addAttribute("line", line);
        model.addAttribute("reason", "");
        return "settlement/period";
    }

    private void show(Actor actor, PeriodPage page, Model model) {
        StatementContent draft = page.draft();
        Map<String, String> names = draft == null
                ? Map.of()
                : draft.parties().stream().collect(Collectors.toMap(Party::id, Party::legalName, (one, other) -> one));
        List<Given> given = draft == null
                ? page.positions()
                : draft.positions().stream()
                        .map(position ->
                                new Given(names.getOrDefault(position.partyId(), position.partyId()), position))
                        .toList();
        model.addAttribute("page", page);
        model.addAttribute("table", given.isEmpty() ? null : PositionTable.of(given));
        model.addAttribute("chart", draft == null ? null : chart(draft));
        model.addAttribute(
                "dues",
                draft == null
                        ? List.of()
                        : draft.dues().stream()
                                .map(due -> Payment.of(due, names))
                                .toList());
        model.addAttribute(
                "payables",
                page.period().state().isSealed()
                        ? payables.ofPeriod(
                                actor,
                                page.period().agreementId(),
                                page.period().period())
                        : List.of());
        model.addAttribute("own", actor.partnerId());
        model.addAttribute("payableWords", new PayableWords());
        model.addAttribute("mayObject", page.actions().contains(PeriodAction.OBJECT));
        model.addAttribute("mayAnswer", page.actions().contains(PeriodAction.ANSWER));
        model.addAttribute("mayReadDraft", page.actions().contains(PeriodAction.READ_DRAFT));
        model.addAttribute("mayReadStatement", page.actions().contains(PeriodAction.READ_STATEMENT));
        model.addAttribute(
                "objected",
                page.objections().stream()
                        .filter(objection -> objection.lineId() != null)
                        .collect(Collectors.toMap(ObjectionView::lineId, ObjectionView::id, (one, other) -> other)));
    }

    /** Who pays whom, by name. */
    record Payment(String debtor, String creditor, Due due) {
        static Payment of(Due due, Map<String, String> names) {
            return new Payment(
                    names.getOrDefault(due.debtorId(), due.debtorId()),
                    names.getOrDefault(due.creditorId(), due.creditorId()),
                    due);
        }
    }

    private static TrendChart chart(StatementContent draft) {
        return TrendChart.of(
                draft.parties().stream().map(Party::legalName).toList(),
                draft.trend().stream()
                        .map(one -> new TrendChart.Got(one.period().toString(), one.got()))
                        .toList());
    }

    private void lines(PeriodPage shown, String rule, int page, Model model) {
        model.addAttribute("rule", rule);
        model.addAttribute("groups", List.of());
        StatementContent draft = shown.draft();
        PeriodPage.DraftSums sums = shown.sums();
        if (draft != null && sums != null) {
            StatementLines lines =
                    new StatementLines(draft, sums, (total, number, most) -> pages.lines(shown, total, number, most));
            Paging paging = lines.paging(rule, page);
            model.addAttribute("lines", lines);
            model.addAttribute("paging", paging);
            model.addAttribute("groups", lines.groups(rule, paging));
            model.addAttribute("parties", lines.parties());
            model.addAttribute("changes", lines.changes());
            model.addAttribute("furtherChanges", lines.furtherChanges());
            model.addAttribute("furtherLines", sums.furtherLines());
        }
    }

    @GetMapping(PERIOD + "/draft.pdf")
    ResponseEntity<byte[]> draft(Actor actor, @PathVariable String id, @PathVariable String period) {
        byte[] document = statements.draft(found(pages.draft(actor, settlement(id, period))));
        return download(MediaType.APPLICATION_PDF, "draft-" + period + ".pdf", document);
    }

    @GetMapping(PERIOD + "/statement.pdf")
    ResponseEntity<byte[]> statement(Actor actor, @PathVariable String id, @PathVariable String period) {
        StoredDocument document =
                found(pages.sealedDocument(actor, settlement(id, period)).flatMap(archive::find));
        return download(MediaType.parseMediaType(document.mediaType()), document.fileName(), document.content());
    }

    @GetMapping(PERIOD + "/lines.csv")
    void csv(Actor actor, @PathVariable String id, @PathVariable String period, HttpServletResponse response)
            throws IOException {
        StatementContent draft = found(pages.draft(actor, settlement(id, period)));
        response.setContentType(CSV.toString());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, FileAnswer.attached("lines-" + period + ".csv"));
        LinesCsv.write(draft, response.getOutputStream());
    }

    private static ResponseEntity<byte[]> download(MediaType type, String name, byte[] content) {
        return FileAnswer.toKeep(type, name).body(content);
    }

    @PostMapping(PERIOD + "/objections")
    String object(
            Actor actor,
            @PathVariable String id,
            @PathVariable String period,
            @RequestParam(defaultValue = "") String line,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        SettlementId settlement = settlement(id, period);
        String name = line.strip();
        PeriodResult result = objections.object(actor, settlement, name.isEmpty() ? null : name, reason);
        model.addAttribute("line", name);
        model.addAttribute("reason", reason);
        return answer(
                actor,
                id,
                period,
                result,
                "Your objection stands. The biller has to answer it.",
                model,
                response,
                next);
    }

    @PostMapping(PERIOD + "/objections/{objection}/answer")
    String answer(
            Actor actor,
            @PathVariable String id,
            @PathVariable String period,
            @PathVariable String objection,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        PeriodResult result = objections.answer(actor, objection, reason);
        return answer(actor, id, period, result, "Answered.", model, response, next);
    }

    @PostMapping(PERIOD + "/objections/{objection}/withdraw")
    String withdraw(
            Actor actor,
            @PathVariable String id,
            @PathVariable String period,
            @PathVariable String objection,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        PeriodResult result = objections.withdraw(actor, objection);
        return answer(actor, id, period, result, "Taken back.", model, response, next);
    }

    private String answer(
            Actor actor,
            String id,
            String period,
            PeriodResult result,
            String said,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return switch (result) {
            case PeriodResult.Unknown unknown -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case PeriodResult.NotAllowed not -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            case PeriodResult.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                model.addAttribute("problems", List.of(refused.reason()));
                PeriodPage shown = found(pages.one(actor, settlement(id, period)));
                show(actor, shown, model);
                lines(shown, "", 1, model);
                yield "settlement/period";
            }
            case PeriodResult.Recorded ignored -> {
                next.addFlashAttribute("said", said);
                yield "redirect:/agreements/" + id + "/settlement/" + period;
            }
        };
    }

    private SettlementId settlement(String id, String period) {
        return found(periods.find(id, period));
    }

    /** A stranger's answers exactly as an unknown one does. */
    private static <T> T found(Optional<T> answer) {
        return answer.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
