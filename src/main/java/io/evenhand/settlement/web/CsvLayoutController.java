package io.evenhand.settlement.web;

import io.evenhand.access.Actor;
import io.evenhand.settlement.bank.BankChoices;
import io.evenhand.settlement.bank.BankDetails;
import io.evenhand.settlement.bank.BankStatement;
import io.evenhand.settlement.bank.CsvLayout;
import io.evenhand.settlement.bank.Iban;
import io.evenhand.settlement.bank.StatementRead;
import io.evenhand.settlement.bank.Statements;
import io.evenhand.text.FileEncoding;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which finance says how the bank of one of its accounts writes CSV, and tries it with a file. */
@Controller
@ConditionalOnWebApplication
class CsvLayoutController extends FinancePages {
    static final String PAGE = BankStatementsController.PAGE + "/layout";
    private static final int LINES_SHOWN = 10;

    private final Statements statements;
    private final BankDetails details;
    private final BankChoices choices;

    CsvLayoutController(Statements statements, BankDetails details, BankChoices choices) {
        this.statements = statements;
        this.details = details;
        this.choices = choices;
    }

    @GetMapping(PAGE)
    String show(Actor actor, @RequestParam(defaultValue = "") String account, Model model) {
        Iban iban = ours(actor, account);
        BankChoices.Layout known = choices.layout(actor, iban);
        Map<String, String> chosen = known.layout()
                .map(layout -> chosen(layout.days(), layout.decimals(), layout.encoding()))
                .orElse(chosen(CsvLayout.DayForm.YEAR_FIRST, CsvLayout.DecimalMark.COMMA, FileEncoding.UNICODE));
        return page(
                iban,
                known.layout().map(LayoutFields::of).orElseGet(LayoutFields::blank),
                chosen,
                known.version(),
                model);
    }

    private static Map<String, String> chosen(
            CsvLayout.DayForm days, CsvLayout.DecimalMark decimals, FileEncoding encoding) {
        return Map.of("days", days.name(), "decimals", decimals.name(), "encoding", encoding.name());
    }

    /** An account that is not one's own is unknown here. */
    private Iban ours(Actor actor, String account) {
        return found(Iban.read(account).filter(details.accountsOf(actor.partnerId())::contains));
    }

    private static String page(
            Iban iban, Map<LayoutFields, String> values, Map<String, String> chosen, long version, Model model) {
        model.addAttribute("account", iban);
        model.addAttribute("fields", LayoutFields.values());
        model.addAttribute("values", values);
        model.addAttribute("chosen", chosen);
        model.addAttribute("version", version);
        return "settlement/layout";
    }

    /** @param act "save", or anything else to try it with a file */
    @PostMapping(PAGE)
    String change(
            Actor actor,
            @RequestParam Map<String, String> form,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "0") long version,
            @RequestParam(defaultValue = "try") String act,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next)
            throws IOException {
        Iban iban = ours(actor, account);
        Map<LayoutFields, String> values = LayoutFields.sent(form);
        CsvLayout layout;
        try {
            layout = LayoutFields.layout(values, form);
        } catch (IllegalArgumentException wrong) {
            refuse(HttpStatus.UNPROCESSABLE_ENTITY, String.valueOf(wrong.getMessage()), model, response);
            return page(iban, values, form, version, model);
        }
        if (!act.equals("save")) {
            if (file == null || file.isEmpty()) {
                refuse(HttpStatus.UNPROCESSABLE_ENTITY, "Choose a file to try it with.", model, response);
                return page(iban, values, form, version, model);
            }
            StatementRead read = found(statements.tryCsv(actor, iban, file.getBytes(), layout));
            model.addAttribute("read", read);
            model.addAttribute("lines", first(read));
            return page(iban, values, form, version, model);
        }
        return switch (choices.change(actor, iban, version, layout)) {
            case CHANGED -> {
                next.addFlashAttribute("said", "Kept. CSV files of " + iban.hint() + " are read so from now on.");
                yield "redirect:" + BankStatementsController.PAGE;
            }
            case STALE -> {
                String problem =
                        "Somebody else changed this layout meanwhile. Open the page again, and look at what they changed.";
                refuse(HttpStatus.CONFLICT, problem, model, response);
                yield page(iban, values, form, version, model);
            }
            case INVALID -> throw new IllegalStateException("A layout that could be made can be kept");
            case NOT_ALLOWED -> throw notAllowed();
        };
    }

    private static List<?> first(StatementRead read) {
        return read.statements().stream()
                .map(BankStatement::lines)
                .flatMap(List::stream)
                .limit(LINES_SHOWN)
                .toList();
    }
}
