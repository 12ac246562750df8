package io.evenhand.api;

import io.evenhand.access.Actor;
import io.evenhand.settlement.bank.BankRolesPolicy;
import io.evenhand.settlement.bank.Iban;
import io.evenhand.settlement.bank.OpenItem;
import io.evenhand.settlement.bank.OpenItems;
import io.evenhand.settlement.bank.PaymentFileView;
import io.evenhand.settlement.bank.PaymentFiles;
import io.evenhand.settlement.bank.StatementFlaw;
import io.evenhand.settlement.bank.Statements;
import io.evenhand.settlement.bank.TakeResult;
import io.evenhand.terms.FieldProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an organisation has to pay and to get, its files for the bank, and the bank's statements in. For its own finance only. */
@RestController
@ConditionalOnWebApplication
class FinanceApi {
    static final String STATEMENTS = ApiPaths.V1 + "/finance/bank-statements";
    private static final String OPEN_ITEMS = ApiPaths.V1 + "/finance/open-items";
    private static final String FILES = ApiPaths.V1 + "/finance/payment-files";
    private static final String CSV = "text/csv";

    private final OpenItems items;
    private final PaymentFiles files;
    private final Statements statements;

    FinanceApi(OpenItems items, PaymentFiles files, Statements statements) {
        this.items = items;
        this.files = files;
        this.statements = statements;
    }

    @GetMapping(path = OPEN_ITEMS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> openItems(Actor actor, HttpServletRequest request) {
        allow(actor);
        return Representations.answer(
                request,
                Map.of(
                        "items",
                        items.open(actor).stream().map(OpenItemResource::of).toList()));
    }

    @GetMapping(path = FILES + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> file(Actor actor, @PathVariable String id, HttpServletRequest request) {
        allow(actor);
        return Representations.answer(
                request, files.find(actor, id).map(FileResource::of).orElseThrow(Refusal::notFound));
    }

    /** @param account whose CSV it is; a camt.053 file says it itself @param rest whether what is not wrong shall be taken */
    @PostMapping(
            path = STATEMENTS,
            consumes = {MediaType.APPLICATION_XML_VALUE, CSV},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> take(
            Actor actor,
            @RequestBody byte[] body,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "false") boolean rest,
            HttpServletRequest request) {
        allow(actor);
        boolean csv = String.valueOf(request.getContentType()).startsWith(CSV);
        TakeResult result =
                csv ? statements.takeCsv(actor, iban(account), body, rest) : statements.takeCamt(actor, body, rest);
        return switch (result) {
            case TakeResult.Taken taken -> Representations.answer(request, TakenResource.of(taken));
            case TakeResult.Flawed flawed ->
                throw Refusal.invalid(
                        flawed.flaws().stream().map(FinanceApi::problem).toList());
            case TakeResult.NoLayout none ->
                throw Problem.REFUSED.because(
                        "It is not known how the bank of this account writes CSV. Say so on the page Bank statements.");
            case TakeResult.NotAllowed not -> throw notAllowed();
        };
    }

    private static Iban iban(String account) {
        return Iban.read(account)
                .orElseThrow(() -> Refusal.malformed(List.of(new FieldProblem(
                        "account", "is no IBAN", "name the account whose CSV it is as the parameter account"))));
    }

    private static void allow(Actor actor) {
        if (!BankRolesPolicy.mayDealWithMoney(actor)) {
            throw notAllowed();
        }
    }

    private static Refusal notAllowed() {
        return Problem.NOT_ALLOWED.because("This is for the finance of an organisation, about its own money.");
    }

    private static FieldProblem problem(StatementFlaw flaw) {
        return new FieldProblem(
                place(flaw),
                flaw.problem(),
                flaw.reach() == StatementFlaw.Reach.FILE
                        ? "mend the file, and send it again"
                        : "mend it, or send the parameter rest=true to take what is not wrong");
    }

    /** "line 12, statement S1, entry 3, Amt". */
    private static String place(StatementFlaw flaw) {
        return "line " + flaw.line()
                + (flaw.statement().isEmpty() ? "" : ", statement " + flaw.statement())
                + (flaw.entry() == 0 ? "" : ", entry " + flaw.entry())
                + (flaw.field().isEmpty() ? "" : ", " + flaw.field());
    }

    /** @param amount positive for what the organisation is to get, negative for what it is to pay */
    record OpenItemResource(
            String id, String partner, String reference, ReferralResource.Amount amount, LocalDate dueOn) {
        static OpenItemResource of(OpenItem item) {
            return new OpenItemResource(
                    item.id(),
                    item.partyId(),
                    item.reference(),
                    ReferralResource.Amount.of(item.amount()),
                    item.dueOn());
        }
    }

    /** @param sha256 of the bytes that the desk hands out */
    record FileResource(
            String id,
            String messageId,
            LocalDate executeOn,
            ReferralResource.Amount total,
            String sha256,
            Instant madeAt,
            boolean withdrawn,
            List<PaymentResource> payments) {
        static FileResource of(PaymentFileView.Whole whole) {
            PaymentFileView file = whole.file();
            return new FileResource(
                    file.id(),
                    file.messageId(),
                    file.executeOn(),
                    ReferralResource.Amount.of(file.total()),
                    file.sha256(),
                    file.madeAt(),
                    file.withdrawn(),
                    whole.payments().stream().map(PaymentResource::of).toList());
        }
    }

    /** @param withdrawn whether the bank did not carry it out, while the rest of the file stands */
    record PaymentResource(
            String item, String payee, String reference, ReferralResource.Amount amount, boolean withdrawn) {
        static PaymentResource of(PaymentFileView.Paid paid) {
            return new PaymentResource(
                    paid.itemId(),
                    paid.payeeId(),
                    paid.reference(),
                    ReferralResource.Amount.of(paid.amount()),
                    paid.withdrawal().isPresent());
        }
    }

    /** @param left what was left out because of what is wrong in it, each with its place */
    record TakenResource(int read, int added, int known, int pending, List<LeftResource> left) {
        static TakenResource of(TakeResult.Taken taken) {
            return new TakenResource(
                    taken.added() + taken.known(),
                    taken.added(),
                    taken.known(),
                    taken.pending(),
                    taken.left().stream()
                            .map(flaw -> new LeftResource(place(flaw), flaw.problem()))
                            .toList());
        }
    }

    record LeftResource(String place, String problem) {}
}
