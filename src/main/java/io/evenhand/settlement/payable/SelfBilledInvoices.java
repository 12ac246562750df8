package io.evenhand.settlement.payable;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementReference;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerTaxes;
import io.evenhand.partner.PartnerView;
import io.evenhand.partner.Partners;
import io.evenhand.partner.TaxStanding;
import io.evenhand.settlement.payable.Payable.Invoice;
import io.evenhand.settlement.payable.Payable.Tax;
import io.evenhand.settlement.payable.SelfBilledInvoice.Due;
import io.evenhand.settlement.payable.SelfBilledInvoice.Party;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Issues self-billing invoices, within the transaction that is under way: their numbers, and what they say for good. */
@Component
class SelfBilledInvoices {
    /** So many decimals of a per cent as invoices write. */
    private static final int DECIMALS_OF_A_RATE = 4;

    private final PayableTable table;
    private final SelfBillingTable numbers;
    private final SelfBilledTable issued;
    private final Partners partners;
    private final PartnerTaxes taxes;
    private final Agreements agreements;
    private final PayableNotices notices;
    private final Clock clock;

    SelfBilledInvoices(
            PayableTable table,
            SelfBillingTable numbers,
            SelfBilledTable issued,
            Partners partners,
            PartnerTaxes taxes,
            Agreements agreements,
            PayableNotices notices,
            Clock clock) {
        this.table = table;
        this.numbers = numbers;
        this.issued = issued;
        this.partners = partners;
        this.taxes = taxes;
        this.agreements = agreements;
        this.notices = notices;
        this.clock = clock;
    }

    /** The next of the two in a year, without a gap. */
    String nextNumber(Payable payable, LocalDate on) {
        return "SB-%s-%s-%d-%04d"
                .formatted(
                        payable.debtorId(),
                        payable.creditorId(),
                        on.getYear(),
                        numbers.next(payable.debtorId(), payable.creditorId(), on.getYear()));
    }

    /** What an invoice needs and nobody recorded, each in a sentence that says where to record it; empty when nothing is missing. */
    List<String> missing(Payable payable, TaxTreatment treatment, LocalDate on) {
        PartnerId payee = new PartnerId(payable.creditorId());
        PartnerId payer = new PartnerId(payable.debtorId());
        Map<PartnerId, TaxStanding> standing = taxes.on(on, List.of(payee, payer));
        Map<PartnerId, String> names = partners.namesOf(List.of(payee, payer));
        return missing(
                treatment,
                new Known(names.getOrDefault(payee, payee.value()), standing.get(payee)),
                new Known(names.getOrDefault(payer, payer.value()), standing.get(payer)));
    }

    /** @param standing null where nothing is recorded */
    record Known(String name, @Nullable TaxStanding standing) {}

    static List<String> missing(TaxTreatment treatment, Known payee, Known payer) {
        List<String> missing = new ArrayList<>();
        boolean reverse = treatment == TaxTreatment.REVERSE_CHARGE;
        if (payee.standing() == null
                || !payee.standing().isIdentified()
                || (reverse && payee.standing().vatId().isEmpty())) {
            missing.add(
                    "The invoice needs the VAT id of %s%s. Whoever administers %s records it on its page under Partners, Tax."
                            .formatted(payee.name(), reverse ? "" : " or its number at the tax office", payee.name()));
        }
        if (reverse && (payer.standing() == null || payer.standing().vatId().isEmpty())) {
            missing.add(
                    "The invoice needs the VAT id of %s, which accounts for the tax. Whoever administers %s records it on its page under Partners, Tax."
                            .formatted(payer.name(), payer.name()));
        }
        return missing;
    }

    /** Keeps what the invoice says that the payable has just been given, and has the payee told. */
    void issue(String payableId, SelfBillingTable.Row agreed) {
        Payable payable = table.find(payableId).orElseThrow();
        Invoice invoice = payable.invoice();
        Tax tax = payable.tax();
        if (invoice == null || tax == null || agreed.acceptedAt() == null) {
            throw new IllegalStateException(payableId + " is not billed by agreement");
        }
        PartnerId payee = new PartnerId(payable.creditorId());
        PartnerId payer = new PartnerId(payable.debtorId());
        Map<PartnerId, TaxStanding> standing = taxes.on(invoice.on(), List.of(payee, payer));
        Optional<AgreementReference> agreement = reference(payable);
        LocalDate lastDay = payable.lastDayOfPeriod();
        String language = language(payable);
        issued.add(
                payableId,
                new SelfBilledInvoice(
                        invoice.number(),
                        invoice.on(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        party(payee, standing.get(payee)),
                        party(payer, standing.get(payer)),
                        LocalDate.ofInstant(agreed.acceptedAt(), ZoneOffset.UTC),
                        Periods.firstDay(payable.period()).orElse(lastDay),
                        lastDay,
                        payable.words(),
                        agreement.map(AgreementReference::number).orElse(payable.agreementId()),
                        agreement.map(AgreementReference::title).orElse("Agreement"),
                        payable.statementNumber(),
                        payable.net().currency().getCode(),
                        payable.net().minorUnits(),
                        tax.treatment().name(),
                        percent(tax),
                        tax.amount().minorUnits(),
                        TaxProposal.wording(tax.treatment(), tax.note(), language),
                        due(payable),
                        language));
        notices.selfBilled(payable, invoice.number(), payable.gross());
    }

    /** That of the agreement. */
    private String language(Payable payable) {
        return AgreementId.find(payable.agreementId())
                .flatMap(agreements::find)
                .map(AgreementView::language)
                .orElse(Locale.ENGLISH)
                .getLanguage();
    }

    private List<Due> due(Payable payable) {
        return table.schedules(List.of(payable)).getOrDefault(payable.id(), List.of()).stream()
                .map(part -> new Due(part.dueOn(), part.amount().minorUnits()))
                .toList();
    }

    private Optional<AgreementReference> reference(Payable payable) {
        Collection<AgreementId> ids =
                AgreementId.find(payable.agreementId()).stream().toList();
        return ids.isEmpty()
                ? Optional.empty()
                : agreements.references(ids).values().stream().findFirst();
    }

    private Party party(PartnerId id, @Nullable TaxStanding standing) {
        PartnerView partner = partners.get(id);
        return new Party(
                partner.legalName(),
                Objects.requireNonNullElse(partner.registration(), ""),
                partner.address(),
                partner.country(),
                standing == null ? "" : standing.vatId(),
                standing == null ? "" : standing.taxNumber());
    }

    private static String percent(Tax tax) {
        if (!tax.treatment().addsTax()) {
            return "0";
        }
        BigDecimal percent = new BigDecimal(tax.rate().numerator())
                .multiply(BigDecimal.valueOf(100))
                .divide(new BigDecimal(tax.rate().denominator()), DECIMALS_OF_A_RATE, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return percent.toPlainString();
    }
}
