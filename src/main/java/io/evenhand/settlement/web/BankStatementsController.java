package io.evenhand.settlement.web;

import io.evenhand.access.Actor;
import io.evenhand.settlement.bank.BankChoices;
import io.evenhand.settlement.bank.BankDetails;
import io.evenhand.settlement.bank.BankSettings;
import io.evenhand.settlement.bank.Iban;
import io.evenhand.settlement.bank.StatementView;
import io.evenhand.settlement.bank.Statements;
import io.evenhand.settlement.bank.TakeResult;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

/** The page on which finance gives us what its bank reports: files are taken, or each flaw is named with what to do. */
@Controller
@ConditionalOnWebApplication
class BankStatementsController extends FinancePages {
    static final String PAGE = "/finance/statements";
    private static final String CAMT = "camt";
    private static final int SHOWN = 20;

    private final Statements statements;
    private final BankDetails details;
    private final BankChoices choices;
    private final BankSettings settings;
    private final FinanceNames names;

    BankStatementsController(
            Statements statements,
            BankDetails details,
            BankChoices choices,
            BankSettings settings,
            FinanceNames names) {
        this.statements = statements;
        this.details = details;
        this.choices = choices;
        this.settings = settings;
        this.names = names;
    }

    /** @param hasLayout whether it is known how its bank writes CSV */
    record Account(Iban iban, boolean hasLayout) {}

    @GetMapping(PAGE)
    String show(Actor actor, @RequestParam(defaultValue = "1") int page, Model model) {
        return page(actor, page, CAMT, model);
    }

    private String page(Actor actor, int page, String source, Model model) {
        Statements.Listing listing = statements.list(actor, Paging.from(page, SHOWN), SHOWN);
        Set<Iban> known = choices.accountsWithLayout(actor);
        model.addAttribute(
                "accounts",
                details.accountsOf(actor.partnerId()).stream()
                        .sorted(Comparator.comparing(Iban::value))
                        .map(iban -> new Account(iban, known.contains(iban)))
                        .toList());
        model.addAttribute("source", source);
        model.addAttribute("megabytes", settings.maxStatementSize().toMegabytes());
        model.addAttribute("bytes", settings.maxStatementSize().toBytes());
        model.addAttribute("statements", listing.shown());
        model.addAttribute("paging", new Paging(page, SHOWN, listing.total()));
        model.addAttribute(
                "people",
                names.ofPeople(
                        listing.shown().stream().map(StatementView::takenBy).collect(Collectors.toSet())));
        return "settlement/statements";
    }

    /**
     * @param source {@code camt}, or the account whose CSV it is
     * @param carried the file that was refused before, instead of a new one
     * @param rest whether what is not wrong shall be taken
     */
    @PostMapping(PAGE)
    String take(
            Actor actor,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String carried,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = CAMT) String source,
            @RequestParam(defaultValue = "false") boolean rest,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next)
            throws IOException {
        boolean sent = file != null && !file.isEmpty();
        byte[] bytes = sent && file != null ? file.getBytes() : CarriedFile.read(carried);
        String called = sent && file != null
                ? Optional.ofNullable(file.getOriginalFilename()).orElse("")
                : name;
        if (bytes.length == 0) {
            refuse(HttpStatus.UNPROCESSABLE_ENTITY, "Choose a file that is not empty.", model, response);
            return page(actor, 1, source, model);
        }
        TakeResult result = source.equals(CAMT)
                ? statements.takeCamt(actor, bytes, rest)
                : statements.takeCsv(actor, found(Iban.read(source)), bytes, rest);
        return switch (result) {
            case TakeResult.Taken taken -> {
                next.addFlashAttribute("said", words(taken));
                next.addFlashAttribute("left", taken.left());
                yield "redirect:" + PAGE;
            }
            case TakeResult.Flawed flawed -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                model.addAttribute("flawed", flawed);
                model.addAttribute("called", called);
                model.addAttribute("carried", flawed.restUsable() ? CarriedFile.of(bytes) : "");
                yield page(actor, 1, source, model);
            }
            case TakeResult.NoLayout none -> {
                next.addFlashAttribute(
                        "said", "Say first how the bank of this account writes CSV, and try it with your file.");
                next.addAttribute("account", source);
                yield "redirect:" + CsvLayoutController.PAGE;
            }
            case TakeResult.NotAllowed not -> throw notAllowed();
        };
    }

    private static String words(TakeResult.Taken taken) {
        int read = taken.added() + taken.known();
        String words = String.format(
                Locale.ROOT,
                "%,d %s read: %,d new, %,d known before.",
                read,
                read == 1 ? "line was" : "lines were",
                taken.added(),
                taken.known());
        return taken.pending() == 0
                ? words
                : words
                        + String.format(
                                Locale.ROOT,
                                " %,d more %s not booked yet, and will come with a later statement.",
                                taken.pending(),
                                taken.pending() == 1 ? "is" : "are");
    }
}
