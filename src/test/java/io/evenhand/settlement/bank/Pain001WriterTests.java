package io.evenhand.settlement.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.money.Money;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** Proves that payment files are valid by the published schema of pain.001.001.09, and hold what is to be paid. */
class Pain001WriterTests {
    private static final BankAccount PAYER = new BankAccount("Übersee & Söhne GmbH", CamtSample.OURS, "");
    private static final BankAccount PAYEE = new BankAccount("Łódź // <Łaskawi>", CamtSample.THEIRS, "NWBKGB2L");

    private static Schema schema;

    @BeforeAll
    static void publishedSchema() throws SAXException {
        schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Pain001WriterTests.class.getResource("/pain.001.001.09.xsd"));
    }

    @Test
    void aFileIsValidAndSaysWhoPaysWhomHowMuch() throws Exception {
        byte[] file = Pain001Writer.write(
                batch(payment("RE-1", "10.50", "EUR", PAYEE), payment("RE-2", "999999999.99", "EUR", PAYER)));
        validate(file);
        assertThat(new String(file, StandardCharsets.UTF_8))
                .contains("<NbOfTxs>2</NbOfTxs><CtrlSum>1000000010.49</CtrlSum>")
                .contains("<Nm>Ubersee + Sohne GmbH</Nm>", "<Nm>Lodz / .Laskawi.</Nm>")
                .contains("<CreDtTm>2026-11-26T15:00:00Z</CreDtTm>", "<ReqdExctnDt><Dt>2026-11-30</Dt></ReqdExctnDt>")
                .contains("<EndToEndId>RE-1</EndToEndId>", "<InstdAmt Ccy=\"EUR\">10.50</InstdAmt>")
                .contains("<IBAN>" + CamtSample.THEIRS.value() + "</IBAN>", "<BICFI>NWBKGB2L</BICFI>")
                .contains("<Id>NOTPROVIDED</Id>", "<Cd>SEPA</Cd>", "<ChrgBr>SLEV</ChrgBr>");
        assertThat(Pain001Writer.write(
                        batch(payment("RE-1", "10.50", "EUR", PAYEE), payment("RE-2", "999999999.99", "EUR", PAYER))))
                .isEqualTo(file);
    }

    @Test
    void currenciesWithoutOrWithThreeDecimalsAreWrittenAsTheyAre() throws Exception {
        byte[] yen = Pain001Writer.write(batch(payment("RE-1", "1050", "JPY", PAYEE)));
        byte[] dinars = Pain001Writer.write(batch(payment("RE-1", "10.505", "BHD", PAYEE)));
        validate(yen);
        validate(dinars);
        assertThat(new String(yen, StandardCharsets.UTF_8))
                .contains("<InstdAmt Ccy=\"JPY\">1050</InstdAmt>", "<ChrgBr>SHAR</ChrgBr>")
                .doesNotContain("SEPA");
        assertThat(new String(dinars, StandardCharsets.UTF_8)).contains("<InstdAmt Ccy=\"BHD\">10.505</InstdAmt>");
    }

    @Test
    void whateverNamesAndTextsAreFullOfTheFileIsValid() throws Exception {
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            String holder = junk(random, 70);
            String text = SepaText.of(junk(random, 300), Payment.LONGEST_TEXT);
            String id = SepaText.of(junk(random, 60), Payment.LONGEST_ID);
            if (BankAccount.isHolder(holder) && !id.isEmpty()) {
                BankAccount payee = new BankAccount(holder, CamtSample.THEIRS, "");
                validate(Pain001Writer.write(batch(new Payment("i", id, payee, Money.of("1.00", "EUR"), text))));
            }
        }
    }

    @Test
    void whatNoBankTakesCannotBeMade() {
        assertThatThrownBy(() -> payment("RE-1", "0.00", "EUR", PAYEE)).hasMessageContaining("more than nothing");
        assertThatThrownBy(() -> payment("RE-1", "-1.00", "EUR", PAYEE)).hasMessageContaining("more than nothing");
        assertThatThrownBy(() -> payment("RE-1", "1000000000.00", "EUR", PAYEE)).hasMessageContaining("at most EUR");
        assertThatThrownBy(() -> payment("R".repeat(36), "1.00", "EUR", PAYEE)).hasMessageContaining("end-to-end");
        assertThatThrownBy(() -> batch(payment("RE-1", "1.00", "EUR", PAYEE), payment("RE-1", "1.00", "EUR", PAYEE)))
                .hasMessageContaining("RE-1");
        assertThatThrownBy(() -> batch(payment("RE-1", "1.00", "EUR", PAYEE), payment("RE-2", "1.00", "USD", PAYEE)))
                .hasMessageContaining("one currency");
        assertThatThrownBy(() -> batch()).hasMessageContaining("1 to 50,000");
    }

    private static String junk(Random random, int longest) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(1, longest + 1);
        while (text.length() < length) {
            int one = random.nextInt(4) == 0
                    ? random.nextInt(0x20, 0x3000)
                    : "aZ09 /-&<>'\"éß".charAt(random.nextInt(14));
            text.append(Character.toChars(one));
        }
        return text.toString();
    }

    private static PaymentBatch batch(Payment... payments) {
        return new PaymentBatch(
                "MSG-1",
                Instant.parse("2026-11-26T15:00:00.123Z"),
                PAYER,
                LocalDate.of(2026, 11, 30),
                new ArrayList<>(List.of(payments)));
    }

    private static Payment payment(String id, String amount, String currency, BankAccount payee) {
        return new Payment("i" + id, id, payee, Money.of(amount, currency), "Statement " + id);
    }

    private static void validate(byte[] file) throws Exception {
        schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(file)));
    }
}
