package io.evenhand.settlement.bank;

import io.evenhand.money.Money;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes transfers as pain.001.001.09, as banks of the euro area take it. The same batch is always written in the same bytes. */
final class Pain001Writer {
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'");

    private final XMLStreamWriter xml;

    private Pain001Writer(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static byte[] write(PaymentBatch batch) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            new Pain001Writer(xml).document(batch);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Text in memory can be written", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void document(PaymentBatch batch) throws XMLStreamException {
        xml.writeStartElement("Document");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeStartElement("CstmrCdtTrfInitn");
        xml.writeStartElement("GrpHdr");
        leaf("MsgId", batch.messageId());
        leaf(
                "CreDtTm",
                MOMENT.format(batch.createdAt().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)));
        count(batch);
        xml.writeStartElement("InitgPty");
        leaf("Nm", name(batch.payer()));
        end();
        end();
        transfers(batch);
        end();
        end();
    }

    private void transfers(PaymentBatch batch) throws XMLStreamException {
        boolean euro = isEuro(batch);
        xml.writeStartElement("PmtInf");
        leaf("PmtInfId", batch.messageId() + "-1");
        leaf("PmtMtd", "TRF");
        leaf("BtchBookg", "false");
        count(batch);
        if (euro) {
            xml.writeStartElement("PmtTpInf");
            nested("SvcLvl", "Cd", "SEPA");
            end();
        }
        nested("ReqdExctnDt", "Dt", batch.executeOn().toString());
        nested("Dbtr", "Nm", name(batch.payer()));
        account("DbtrAcct", batch.payer());
        bank("DbtrAgt", batch.payer(), true);
        leaf("ChrgBr", euro ? "SLEV" : "SHAR");
        for (Payment payment : batch.payments()) {
            transfer(payment);
        }
        end();
    }

    private void transfer(Payment payment) throws XMLStreamException {
        xml.writeStartElement("CdtTrfTxInf");
        nested("PmtId", "EndToEndId", payment.endToEndId());
        xml.writeStartElement("Amt");
        xml.writeStartElement("InstdAmt");
        xml.writeAttribute("Ccy", payment.amount().currency().getCode());
        xml.writeCharacters(payment.amount().amount());
        end();
        end();
        bank("CdtrAgt", payment.payee(), false);
        nested("Cdtr", "Nm", name(payment.payee()));
        account("CdtrAcct", payment.payee());
        if (!payment.text().isEmpty()) {
            nested("RmtInf", "Ustrd", payment.text());
        }
        end();
    }

    private void count(PaymentBatch batch) throws XMLStreamException {
        leaf("NbOfTxs", String.valueOf(batch.payments().size()));
        leaf(
                "CtrlSum",
                batch.payments().stream()
                        .map(Payment::amount)
                        .map(Money::amount)
                        .map(BigDecimal::new)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .toPlainString());
    }

    private void account(String element, BankAccount account) throws XMLStreamException {
        xml.writeStartElement(element);
        nested("Id", "IBAN", account.iban().value());
        end();
    }

    /** @param required the schema asks for it even where nothing is known */
    private void bank(String element, BankAccount account, boolean required) throws XMLStreamException {
        if (account.bic().isEmpty() && !required) {
            return;
        }
        xml.writeStartElement(element);
        xml.writeStartElement("FinInstnId");
        if (account.bic().isEmpty()) {
            nested("Othr", "Id", "NOTPROVIDED");
        } else {
            leaf("BICFI", account.bic());
        }
        end();
        end();
    }

    private void nested(String outer, String inner, String text) throws XMLStreamException {
        xml.writeStartElement(outer);
        leaf(inner, text);
        end();
    }

    private void leaf(String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(text);
        end();
    }

    private void end() throws XMLStreamException {
        xml.writeEndElement();
    }

    private static String name(BankAccount account) {
        return SepaText.of(account.holder(), BankAccount.LONGEST_HOLDER);
    }

    private static boolean isEuro(PaymentBatch batch) {
        return batch.payments().getFirst().amount().currency().getCode().equals("EUR");
    }
}
