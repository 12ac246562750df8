package io.evenhand.settlement.web;

import io.evenhand.access.Actor;
import io.evenhand.days.Days;
import io.evenhand.settlement.payable.InvoiceDocuments;
import io.evenhand.settlement.payable.InvoiceEntry;
import io.evenhand.settlement.payable.PayableReceipt;
import io.evenhand.settlement.payable.PayableResult;
import io.evenhand.settlement.payable.PayableView;
import io.evenhand.settlement.payable.Payables;
import io.evenhand.settlement.payable.PayablesPage;
import io.evenhand.settlement.payable.PayablesPage.Shown;
import io.evenhand.settlement.payable.Receipts;
import io.evenhand.settlement.payable.TaxTreatment;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of what an organisation has to pay and to get: the list, and one with its invoice. */
@Controller
@ConditionalOnWebApplication
class PayablesController extends FinancePages {
    private static final String PAGE = "/finance/payables";
    private static final int SHOWN = 50;

    private final Payables payables;
    private final InvoiceDocuments documents;
    private final Receipts receipts;
    private final FinanceNames names;
    private final Clock clock;

    PayablesController(
            Payables payables, InvoiceDocuments documents, Receipts receipts, FinanceNames names, Clock clock) {
        this.payables = payables;
        this.documents = documents;
        this.receipts = receipts;
        this.names = names;
        this.clock = clock;
    }

    @Override
    boolean isFor(Actor actor) {
        return Payables.mayRead(actor);
    }

    /** @param show which of them, as {@link Shown} in lower case; another word is all that stand */
    @GetMapping(PAGE)
    String show(
            Actor actor,
            @RequestParam(defaultValue = "standing") String show,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Shown shown = Arrays.stream(Shown.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(show))
                .findFirst()
                .orElse(Shown.STANDING);
        PayablesPage found = payables.page(actor, shown, Paging.from(page, SHOWN), SHOWN);
        model.addAttribute("page", found);
        model.addAttribute("ours", actor.partnerId());
        model.addAttribute("paging", new Paging(page, SHOWN, found.total()));
        model.addAttribute("show", shown.name().toLowerCase(Locale.ROOT));
        model.addAttribute("year", today().getYear());
        return "settlement/payables";
    }

    @GetMapping(PAGE + "/one")
    String one(Actor actor, @RequestParam(defaultValue = "") String id, Model model) {
        PayableView payable = found(payables.find(actor, id));
        PayableView.InvoiceView invoice = payable.invoice();
        PayableView.TaxView tax = payable.tax();
        return one(
                actor,
                payable,
                invoice == null ? "" : invoice.number(),
                invoice == null ? "" : invoice.on().toString(),
                tax == null
                        ? payable.proposal().treatment().name()
                        : tax.treatment().name(),
                tax == null ? proposedRate(payable) : tax.rate(),
                tax == null ? "" : tax.note(),
                Map.of(),
                model);
    }

    private static String proposedRate(PayableView payable) {
        return payable.proposal().treatment().addsTax()
                ? payable.proposal().rate().map(rate -> rate.words()).orElse("")
                : "";
    }

    private String one(
            Actor actor,
            PayableView payable,
            String number,
            String on,
            String treatment,
            String rate,
            String note,
            Map<String, String> wrong,
            Model model) {
        model.addAttribute("payable", payable);
        model.addAttribute("opens", payables.opensAgreement(actor, payable));
        model.addAttribute("toGet", payable.creditor().id().equals(actor.partnerId()));
        model.addAttribute("may", payable.may().stream().map(Enum::name).collect(Collectors.toSet()));
        model.addAttribute(
                "missing",
                payable.may().contains(PayableView.Act.SELF_BILL)
                        ? payables.missingToBill(actor, payable.id())
                        : List.of());
        model.addAttribute("treatments", List.of(TaxTreatment.values()));
        model.addAttribute("number", number);
        model.addAttribute("on", on);
        model.addAttribute("treatment", treatment);
        model.addAttribute("rate", rate);
        model.addAttribute("note", note);
        model.addAttribute("wrong", wrong);
        model.addAttribute("today", today());
        model.addAttribute("words", new PayableWords());
        PayableReceipt receipt = payable.receipt();
        model.addAttribute(
                "people",
                names.ofPeople(
                        receipt == null
                                ? List.of()
                                : Stream.of(receipt.confirmedBy(), receipt.contestedBy())
                                        .filter(Objects::nonNull)
                                        .toList()));
        return "settlement/payable";
    }

    /** @param answer "yes" when it was received, "no" when it was not */
    @PostMapping(PAGE + "/received")
    String received(
            Actor actor,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        boolean yes = answer.equals("yes");
        return answer(
                actor,
                id,
                yes ? receipts.confirm(actor, id) : receipts.deny(actor, id, reason),
                yes
                        ? "Confirmed. It is paid for both of you."
                        : "Recorded. It is to be paid again, and the payer is told why.",
                model,
                response,
                next);
    }

    @PostMapping(PAGE + "/invoice")
    String invoice(
            Actor actor,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String treatment,
            @RequestParam(defaultValue = "") String rate,
            @RequestParam(defaultValue = "") String note,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        InvoiceEntry entry = new InvoiceEntry(number, day(on), treatment(treatment), rate, note);
        return switch (payables.recordInvoice(actor, id, entry)) {
            case PayableResult.Done done -> {
                next.addFlashAttribute("said", "Recorded. The payer can pay it now.");
                yield toOne(id, next);
            }
            case PayableResult.Asked asked -> {
                next.addFlashAttribute(
                        "said", "Recorded. The payer is asked to accept the tax; until then it cannot be paid so.");
                yield toOne(id, next);
            }
            case PayableResult.Refused refused -> {
                Map<String, String> wrong = byField(refused);
                refuse(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        wrong.getOrDefault("", "Nothing was recorded. What is marked below has to be mended."),
                        model,
                        response);
                PayableView payable = found(payables.find(actor, id));
                yield one(actor, payable, number, on, treatment, rate, note, wrong, model);
            }
            case PayableResult.Unknown unknown -> throw unknown();
            case PayableResult.NotAllowed not -> throw notAllowed();
        };
    }

    @PostMapping(PAGE + "/self-bill")
    String selfBill(
            Actor actor,
            @RequestParam(defaultValue = "") String id,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return answer(
                actor,
                id,
                payables.selfBill(actor, id),
                "Billed in the payee's name. You can pay it now.",
                model,
                response,
                next);
    }

    @PostMapping(PAGE + "/accept-tax")
    String acceptTax(
            Actor actor,
            @RequestParam(defaultValue = "") String id,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return answer(
                actor,
                id,
                payables.acceptTax(actor, id),
                "Accepted. The payee is told, and you can pay it now.",
                model,
                response,
                next);
    }

    @PostMapping(PAGE + "/refuse-tax")
    String refuseTax(
            Actor actor,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return answer(
                actor,
                id,
                payables.refuseTax(actor, id, reason),
                "Refused. The payee is told why.",
                model,
                response,
                next);
    }

    private String answer(
            Actor actor,
            String id,
            PayableResult result,
            String said,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return answer(result, said, () -> toOne(id, next), () -> one(actor, id, model), model, response, next);
    }

    /** The invoice that the payer wrote; made at the first time that somebody asks. */
    @GetMapping(PAGE + "/invoice.pdf")
    ResponseEntity<byte[]> invoicePdf(Actor actor, @RequestParam(defaultValue = "") String id) {
        InvoiceDocuments.InvoiceDocument document = found(documents.load(actor, id));
        return download(MediaType.APPLICATION_PDF, document.fileName(), document.pdf());
    }

    private static String toOne(String id, RedirectAttributes next) {
        next.addAttribute("id", id);
        return "redirect:" + PAGE + "/one";
    }

    private static @Nullable TaxTreatment treatment(String name) {
        return Arrays.stream(TaxTreatment.values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private LocalDate today() {
        return Days.today(clock);
    }
}
