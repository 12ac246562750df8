package io.evenhand.settlement.web;

import io.evenhand.money.Share;
import io.evenhand.settlement.payable.InvoiceEntry;
import io.evenhand.settlement.payable.PayableView;
import io.evenhand.settlement.payable.PayableView.InvoiceView;
import io.evenhand.settlement.payable.PayableView.TaxView;
import io.evenhand.settlement.payable.TaxTreatment;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a payee's finance typed of its invoice, as it was typed. */
record InvoiceForm(
        @Nullable String number, @Nullable String on, @Nullable String treatment, @Nullable String rate, @Nullable String note) {

    /** What was recorded before, or else what is proposed. */
    static InvoiceForm of(PayableView payable) {
        InvoiceView invoice = payable.invoice();
        TaxView tax = payable.tax();
        return new InvoiceForm(
                invoice == null ? "" : invoice.number(),
                invoice == null ? "" : invoice.on().toString(),
                (tax == null ? payable.proposal().treatment() : tax.treatment()).name(),
                tax == null
                        ? payable.proposal().rate().filter(rate -> !rate.isZero()).map(Share::words).orElse("")
                        : tax.rate(),
                tax == null ? "" : tax.note());
    }

    InvoiceEntry entry() {
        return new InvoiceEntry(
                Objects.requireNonNullElse(number, ""),
                day(Objects.requireNonNullElse(on, "")),
                Arrays.stream(TaxTreatment.values())
                        .filter(one -> one.name().equals(treatment))
                        .findFirst()
                        .orElse(null),
                Objects.requireNonNullElse(rate, ""),
                Objects.requireNonNullElse(note, ""));
    }

    /** Null where it is none. */
    static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException notADay) {
            return null;
        }
    }
}
