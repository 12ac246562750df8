package io.evenhand.settlement.payable;

import io.evenhand.settlement.payable.SelfBilledInvoice.Due;
import io.evenhand.settlement.payable.SelfBilledInvoice.Party;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A self-billing invoice for machines: Cross Industry Invoice D16B with the semantics of EN 16931, as Factur-X carries it in a PDF. The terms
 * of the standard stand beside what is written (BT-…).
 */
final class FacturX {
    private static final String ROOT = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";
    private static final String PARTS =
            "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100";
    private static final String TYPES = "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100";
    private static final String EN_16931 = "urn:cen.eu:en16931:2017";
    private static final String SELF_BILLED_INVOICE = "389";
    private static final String SUPPORTING_DOCUMENT = "916";
    private static final String ONE = "C62";
    private static final int MOST_DECIMALS = 2;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final SelfBilledInvoice invoice;
    private final XMLStreamWriter xml;

    private FacturX(SelfBilledInvoice invoice, XMLStreamWriter xml) {
        this.invoice = invoice;
        this.xml = xml;
    }

    /** The standard has amounts of at most two decimals. */
    static boolean isPossible(SelfBilledInvoice invoice) {
        return invoice.money(0).currency().getDecimalPlaces() <= MOST_DECIMALS;
    }

    static byte[] of(SelfBilledInvoice invoice) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            new FacturX(invoice, xml).write();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The invoice " + invoice.number() + " cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private interface Part {
        void write() throws XMLStreamException;
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement("rsm", "CrossIndustryInvoice", ROOT);
        xml.writeNamespace("rsm", ROOT);
        xml.writeNamespace("ram", PARTS);
        xml.writeNamespace("udt", TYPES);
        root(
                "ExchangedDocumentContext",
                () -> in("GuidelineSpecifiedDocumentContextParameter", () -> text("ID", EN_16931))); // BT-24
        root("ExchangedDocument", this::document);
        root("SupplyChainTradeTransaction", () -> {
            in("IncludedSupplyChainTradeLineItem", this::line);
            in("ApplicableHeaderTradeAgreement", this::agreement);
            in("ApplicableHeaderTradeDelivery", () -> {});
            in("ApplicableHeaderTradeSettlement", this::settlement);
        });
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void document() throws XMLStreamException {
        text("ID", invoice.number()); // BT-1
        text("TypeCode", SELF_BILLED_INVOICE); // BT-3
        day("IssueDateTime", invoice.issuedOn()); // BT-2
        in("IncludedNote", () -> text("Content", note())); // BT-22
    }

    private String note() {
        return "Self-billing: written by the customer in the name of the supplier, who agreed to that on %s."
                .formatted(invoice.agreedOn());
    }

    private void line() throws XMLStreamException {
        in("AssociatedDocumentLineDocument", () -> text("LineID", "1")); // BT-126
        in("SpecifiedTradeProduct", () -> {
            text("Name", invoice.what()); // BT-153
            text(
                    "Description",
                    "By %s %s, as statement %s gives it."
                            .formatted(
                                    invoice.agreementTitle(),
                                    invoice.agreementNumber(),
                                    invoice.statementNumber())); // BT-154
        });
        in(
                "SpecifiedLineTradeAgreement",
                () -> in("NetPriceProductTradePrice", () -> text("ChargeAmount", amount(invoice.net())))); // BT-146
        in("SpecifiedLineTradeDelivery", () -> quantity());
        in("SpecifiedLineTradeSettlement", () -> {
            in("ApplicableTradeTax", () -> {
                text("TypeCode", "VAT");
                category(); // BT-151, BT-152
            });
            in(
                    "SpecifiedTradeSettlementLineMonetarySummation",
                    () -> text("LineTotalAmount", amount(invoice.net()))); // BT-131
        });
    }

    private void quantity() throws XMLStreamException {
        xml.writeStartElement(PARTS, "BilledQuantity"); // BT-129, BT-130
        xml.writeAttribute("unitCode", ONE);
        xml.writeCharacters("1");
        xml.writeEndElement();
    }

    private void agreement() throws XMLStreamException {
        in("SellerTradeParty", () -> party(invoice.supplier(), true)); // BG-4
        in("BuyerTradeParty", () -> party(invoice.customer(), false)); // BG-7
        in("ContractReferencedDocument", () -> text("IssuerAssignedID", invoice.agreementNumber())); // BT-12
        in("AdditionalReferencedDocument", () -> {
            text("IssuerAssignedID", invoice.statementNumber()); // BT-122
            text("TypeCode", SUPPORTING_DOCUMENT);
            text("Name", "Settlement statement"); // BT-123
        });
    }

    private void party(Party party, boolean seller) throws XMLStreamException {
        text("Name", party.name());
        if (!party.registration().isEmpty()) {
            in("SpecifiedLegalOrganization", () -> text("ID", party.registration())); // BT-30, BT-47
        }
        in("PostalTradeAddress", () -> {
            text("LineOne", party.address());
            text("CountryID", party.country());
        });
        if (invoice.taxTreatment() != TaxTreatment.OUTSIDE_SCOPE && isVatId(party.vatId())) {
            // What is not subject to the tax must name nobody by a VAT id.
            registration("VA", party.vatId()); // BT-31, BT-48
        } else if (seller && !(party.taxNumber() + party.vatId()).isEmpty()) {
            registration("FC", party.taxNumber().isEmpty() ? party.vatId() : party.taxNumber()); // BT-32
        }
    }

    /** The standard knows VAT ids that begin with a country, of which Greece has letters of its own. */
    private static boolean isVatId(String vatId) {
        return vatId.length() > 2 && (COUNTRIES.contains(vatId.substring(0, 2)) || vatId.startsWith("EL"));
    }

    private void registration(String scheme, String id) throws XMLStreamException {
        in("SpecifiedTaxRegistration", () -> {
            xml.writeStartElement(PARTS, "ID");
            xml.writeAttribute("schemeID", scheme);
            xml.writeCharacters(id);
            xml.writeEndElement();
        });
    }

    private void settlement() throws XMLStreamException {
        text("InvoiceCurrencyCode", invoice.currency()); // BT-5
        in("ApplicableTradeTax", () -> {
            text("CalculatedAmount", amount(invoice.tax())); // BT-117
            text("TypeCode", "VAT");
            if (!invoice.taxTreatment().addsTax()) {
                text("ExemptionReason", invoice.taxWords()); // BT-120
            }
            text("BasisAmount", amount(invoice.net())); // BT-116
            category(); // BT-118, BT-119
        });
        in("BillingSpecifiedPeriod", () -> {
            day("StartDateTime", invoice.firstDay()); // BT-73
            day("EndDateTime", invoice.lastDay()); // BT-74
        });
        in("SpecifiedTradePaymentTerms", () -> {
            text("Description", terms(invoice.due())); // BT-20
            day("DueDateDateTime", invoice.due().getFirst().on()); // BT-9
        });
        in("SpecifiedTradeSettlementHeaderMonetarySummation", () -> {
            text("LineTotalAmount", amount(invoice.net())); // BT-106
            text("TaxBasisTotalAmount", amount(invoice.net())); // BT-109
            xml.writeStartElement(PARTS, "TaxTotalAmount"); // BT-110
            xml.writeAttribute("currencyID", invoice.currency());
            xml.writeCharacters(amount(invoice.tax()));
            xml.writeEndElement();
            text("GrandTotalAmount", amount(invoice.gross())); // BT-112
            text("DuePayableAmount", amount(invoice.gross())); // BT-115
        });
    }

    private void category() throws XMLStreamException {
        text(
                "CategoryCode",
                switch (invoice.taxTreatment()) {
                    case DOMESTIC -> "S";
                    case REVERSE_CHARGE -> "AE";
                    case EXEMPT -> "E";
                    case OUTSIDE_SCOPE -> "O";
                });
        if (invoice.taxTreatment() != TaxTreatment.OUTSIDE_SCOPE) {
            text("RateApplicablePercent", invoice.ratePercent());
        }
    }

    private String terms(List<Due> due) {
        return due.stream()
                .map(part -> "%s without tax due from %s"
                        .formatted(invoice.money(part.amount()).format(), part.on()))
                .collect(Collectors.joining("; "));
    }

    private String amount(long minorUnits) {
        return invoice.money(minorUnits).amount();
    }

    private void root(String name, Part content) throws XMLStreamException {
        xml.writeStartElement(ROOT, name);
        content.write();
        xml.writeEndElement();
    }

    private void in(String name, Part content) throws XMLStreamException {
        xml.writeStartElement(PARTS, name);
        content.write();
        xml.writeEndElement();
    }

    private void text(String name, String text) throws XMLStreamException {
        xml.writeStartElement(PARTS, name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void day(String name, LocalDate day) throws XMLStreamException {
        xml.writeStartElement(PARTS, name);
        xml.writeStartElement(TYPES, "DateTimeString");
        xml.writeAttribute("format", "102");
        xml.writeCharacters(DAY.format(day));
        xml.writeEndElement();
        xml.writeEndElement();
    }
}
