package io.evenhand.settlement.web;

import io.evenhand.access.Actor;
import io.evenhand.days.Days;
import io.evenhand.money.Money;
import io.evenhand.settlement.bank.BankDetails;
import io.evenhand.settlement.bank.OpenItem;
import io.evenhand.settlement.bank.OpenItems;
import io.evenhand.settlement.bank.PaymentFileView;
import io.evenhand.settlement.bank.PaymentFiles;
import io.evenhand.settlement.bank.PaymentFiles.Chosen;
import io.evenhand.settlement.bank.PaymentResult;
import io.evenhand.settlement.bank.StatusReports;
import io.evenhand.settlement.bank.StatusResult;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which an organisation pays what it owes: what is open, the files for the bank, and one file. */
@Controller
@ConditionalOnWebApplication
class PaymentFilesController extends FinancePages {
    private static final String PAGE = "/finance/payments";
    private static final int FILES_SHOWN = 20;
    private static final int ITEMS_SHOWN = 500;
    private static final int MOST_NAMED = 20;

    private final OpenItems items;
    private final PaymentFiles files;
    private final StatusReports reports;
    private final BankDetails details;
    private final FinanceNames names;
    private final Clock clock;

    PaymentFilesController(
            OpenItems items,
            PaymentFiles files,
            StatusReports reports,
            BankDetails details,
            FinanceNames names,
            Clock clock) {
        this.items = items;
        this.files = files;
        this.reports = reports;
        this.details = details;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping(PAGE)
    String show(Actor actor, @RequestParam(defaultValue = "1") int page, Model model) {
        return page(actor, items.open(actor), page, today().toString(), Set.of(), Map.of(), model);
    }

    private LocalDate today() {
        return Days.today(clock);
    }

    private String page(
            Actor actor,
            List<OpenItem> open,
            int page,
            String day,
            Set<String> chosen,
            Map<String, String> refused,
            Model model) {
        List<PaymentFiles.Payable> payables = files.payables(actor, open);
        List<PaymentFiles.Payable> shown = payables.stream().limit(ITEMS_SHOWN).toList();
        PaymentFiles.Listing listing = files.list(actor, Paging.from(page, FILES_SHOWN), FILES_SHOWN);
        model.addAttribute("payables", shown);
        model.addAttribute("more", payables.size() - shown.size());
        model.addAttribute(
                "names",
                names.ofParties(shown.stream().map(PaymentFiles.Payable::item).toList()));
        model.addAttribute("account", details.current(actor.partnerId()).orElse(null));
        model.addAttribute("today", today());
        model.addAttribute("day", day);
        model.addAttribute("chosen", chosen);
        model.addAttribute("refused", refused);
        model.addAttribute("files", listing.shown());
        model.addAttribute("paging", new Paging(page, FILES_SHOWN, listing.total()));
        model.addAttribute("people", people(listing.shown()));
        return "settlement/payments";
    }

    private Map<String, String> people(List<PaymentFileView> shown) {
        return names.ofPeople(shown.stream().map(PaymentFileView::madeBy).collect(Collectors.toSet()));
    }

    /**
     * @param item which of the open items to pay; what is not open any more, or of another amount, is refused with all else
     * @param shown what the reader was shown of each item on the page: its id, "=", and its amount
     */
    @PostMapping(PAGE)
    String make(
            Actor actor,
            @RequestParam(defaultValue = "") Set<String> item,
            @RequestParam(defaultValue = "") List<String> shown,
            @RequestParam(defaultValue = "") String day,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        LocalDate executeOn;
        try {
            executeOn = LocalDate.parse(day);
        } catch (DateTimeException malformed) {
            return refused(actor, day, item, Map.of("", "Write the day as 2026-03-31."), model, response);
        }
        return switch (files.make(actor, chosen(item, shown), executeOn)) {
            case PaymentResult.Made made -> {
                boolean one = made.ids().size() == 1;
                next.addFlashAttribute(
                        "said",
                        one
                                ? "The file is made. Download it, and give it to your bank."
                                : made.ids().size()
                                        + " files are made, one for each currency. Give each to your bank.");
                yield "redirect:" + PAGE + (one ? "/" + made.ids().getFirst() : "");
            }
            case PaymentResult.Refused refused -> refused(actor, day, item, refused.problems(), model, response);
            case PaymentResult.NotAllowed not -> throw notAllowed();
            case PaymentResult.Unknown unknown -> throw unknown();
            case PaymentResult.Withdrawn withdrawn -> throw new IllegalStateException("Made, not withdrawn");
            case PaymentResult.WithdrawnBefore before -> throw new IllegalStateException("Made, not withdrawn");
        };
    }

    private static List<Chosen> chosen(Set<String> ids, List<String> shown) {
        Map<String, Money> amounts = new HashMap<>();
        for (String one : shown) {
            int mark = one.lastIndexOf('=');
            String[] amount = one.substring(mark + 1).split(" ", 2);
            if (mark > 0 && amount.length == 2) {
                try {
                    amounts.put(one.substring(0, mark), Money.of(amount[1], amount[0]));
                } catch (RuntimeException malformed) {
                    // Whoever sends what the page never did is shown nothing to compare with.
                }
            }
        }
        return ids.stream()
                .map(id -> new Chosen(id, Optional.ofNullable(amounts.get(id))))
                .toList();
    }

    private String refused(
            Actor actor,
            String day,
            Set<String> chosen,
            Map<String, String> problems,
            Model model,
            HttpServletResponse response) {
        String general = problems.getOrDefault("", "Some of what you chose cannot be paid; the list says why.");
        List<OpenItem> open = items.open(actor);
        String view = page(actor, open, 1, day, new HashSet<>(chosen), problems, model);
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        // What is not in the list any more is named above it.
        Set<String> listed = open.stream().map(OpenItem::id).collect(Collectors.toSet());
        List<String> said = new ArrayList<>(List.of(general + " No file was made."));
        problems.forEach((id, problem) -> {
            if (!id.isEmpty() && !listed.contains(id) && said.size() < MOST_NAMED) {
                said.add(problem);
            }
        });
        model.addAttribute("problems", said);
        return view;
    }

    /** What the bank says became of a file, as pain.002. */
    @PostMapping(PAGE + "/status")
    String status(
            Actor actor,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next)
            throws IOException {
        if (file == null || file.isEmpty()) {
            refuse(HttpStatus.UNPROCESSABLE_ENTITY, "Choose a file that is not empty.", model, response);
            return show(actor, 1, model);
        }
        return switch (reports.take(actor, file.getBytes())) {
            case StatusResult.Taken taken -> {
                String rejected = taken.withdrawn() == 1 ? "1 payment is" : taken.withdrawn() + " payments are";
                next.addFlashAttribute(
                        "said",
                        (taken.withdrawn() == 0
                                        ? "The report is read. It rejects nothing that still stands."
                                        : "The report is read. %s withdrawn and can be paid again.".formatted(rejected))
                                + taken.kept().stream()
                                        .map(kept -> " " + kept)
                                        .limit(MOST_NAMED)
                                        .collect(Collectors.joining()));
                yield "redirect:" + PAGE + "/" + taken.fileId();
            }
            case StatusResult.Flawed flawed -> {
                refuse(HttpStatus.UNPROCESSABLE_ENTITY, flawed.problem(), model, response);
                yield show(actor, 1, model);
            }
            case StatusResult.NotAllowed not -> throw notAllowed();
        };
    }

    @GetMapping(PAGE + "/{id}")
    String file(Actor actor, @PathVariable String id, Model model) {
        return file(found(files.find(actor, id)), "", model);
    }

    private String file(PaymentFileView.Whole whole, String reason, Model model) {
        model.addAttribute("file", whole.file());
        model.addAttribute("payments", whole.payments());
        model.addAttribute("standing", whole.standing());
        model.addAttribute("reason", reason);
        model.addAttribute(
                "names",
                names.ofPartners(whole.payments().stream()
                        .map(PaymentFileView.Paid::payeeId)
                        .collect(Collectors.toSet())));
        Set<String> usernames = new HashSet<>(Set.of(whole.file().madeBy()));
        whole.file().withdrawal().ifPresent(withdrawal -> usernames.add(withdrawal.by()));
        whole.payments().forEach(paid -> paid.withdrawal().ifPresent(withdrawal -> usernames.add(withdrawal.by())));
        model.addAttribute("people", names.ofPeople(usernames));
        return "settlement/payment-file";
    }

    /** The bytes for the bank, the same each time. */
    @GetMapping(PAGE + "/{id}/pain.001.xml")
    ResponseEntity<byte[]> content(Actor actor, @PathVariable String id) {
        byte[] content = found(files.content(actor, id));
        return download(MediaType.APPLICATION_XML, "payments-" + id + ".xml", content);
    }

    /** @param item of the only payment to withdraw; empty for the whole file */
    @PostMapping(PAGE + "/{id}/withdraw")
    String withdraw(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        PaymentResult result =
                item.isEmpty() ? files.withdraw(actor, id, reason) : files.withdrawPayment(actor, id, item, reason);
        String problem = switch (result) {
            case PaymentResult.Withdrawn withdrawn -> "";
            case PaymentResult.WithdrawnBefore before -> "It was withdrawn before.";
            case PaymentResult.Refused refused -> refused.problems().getOrDefault("", "It cannot be withdrawn.");
            case PaymentResult.NotAllowed not -> throw notAllowed();
            case PaymentResult.Unknown unknown -> throw unknown();
            case PaymentResult.Made made -> throw new IllegalStateException("Withdrawn, not made");
        };
        if (problem.isEmpty()) {
            next.addFlashAttribute("said", "Withdrawn. What it was to pay can be paid again.");
            return "redirect:" + PAGE + "/" + id;
        }
        boolean before = result instanceof PaymentResult.WithdrawnBefore;
        refuse(before ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY, problem, model, response);
        return file(found(files.find(actor, id)), reason, model);
    }
}
