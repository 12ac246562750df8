package io.evenhand.settlement.web;

import io.evenhand.access.Actor;
import io.evenhand.settlement.payable.YearEnd;
import io.evenhand.settlement.payable.YearEnd.Format;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The file of a calendar year for an organisation's own books. */
@Controller
@ConditionalOnWebApplication
class YearEndController extends FinancePages {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final int EARLIEST = 2000;
    private static final int LATEST = 2999;

    private final YearEnd yearEnd;

    YearEndController(YearEnd yearEnd) {
        this.yearEnd = yearEnd;
    }

    @Override
    boolean isFor(Actor actor) {
        return YearEnd.mayExport(actor);
    }

    /** @param format "csv" or "xlsx" */
    @GetMapping("/finance/export")
    ResponseEntity<byte[]> export(
            Actor actor,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "xlsx") String format) {
        int wanted = year(year);
        Format asked = Arrays.stream(Format.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(format))
                .findFirst()
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "Ask for the format csv or xlsx."));
        byte[] file = found(yearEnd.export(actor, wanted, asked));
        return download(asked == Format.CSV ? CSV : XLSX, "settlement-%d.%s".formatted(wanted, format), file);
    }

    private static int year(String text) {
        if (text.matches("[0-9]{4}")) {
            int year = Integer.parseInt(text);
            if (year >= EARLIEST && year <= LATEST) {
                return year;
            }
        }
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Ask for a year such as 2026.");
    }
}
