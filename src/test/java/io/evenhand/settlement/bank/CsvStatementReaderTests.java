package io.evenhand.settlement.bank;

import static io.evenhand.settlement.bank.CamtSample.OURS;
import static io.evenhand.settlement.bank.CamtSample.THEIRS;
import static io.evenhand.settlement.bank.CamtSample.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.money.Money;
import io.evenhand.settlement.bank.CsvLayout.DayForm;
import io.evenhand.settlement.bank.CsvLayout.DecimalMark;
import io.evenhand.settlement.bank.StatementFlaw.Reach;
import io.evenhand.text.FileEncoding;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves what is read from the CSV of a bank, by the layout that finance keeps for it, and that what is wrong is named by row and column. */
class CsvStatementReaderTests {
    private static final CsvLayout GERMAN = layout(FileEncoding.UNICODE, DecimalMark.COMMA, DayForm.DAY_FIRST_POINTS);
    private static final String HEADER = "Konto;Buchung;Betrag;Währung;Name;IBAN;Zweck;Saldo\n";

    @Test
    void aRowIsALineAndWhatTheBankWritesBeforeTheColumnsIsPassedOver() {
        StatementRead read = read("Kontoauszug;;\nStand: 20.11.2026\n\n" + HEADER
                + row("20.11.2026", "1.234,56", "2.234,56") + row("21.11.2026", "-34,56", "2.200,00"));
        assertThat(read.flaws()).isEmpty();
        BankStatement statement = read.statements().getFirst();
        assertThat(statement.opening()).contains(Money.of("1000.00", "EUR"));
        assertThat(statement.closing()).contains(Money.of("2200.00", "EUR"));
        assertThat(statement.lines().getFirst())
                .isEqualTo(new StatementLine(
                        1,
                        LocalDate.of(2026, 11, 20),
                        LocalDate.of(2026, 11, 20),
                        Money.of("1234.56", "EUR"),
                        "Müller",
                        THEIRS.value(),
                        "",
                        "",
                        "RE-1"));
        assertThat(statement.lines().getLast().amount()).isEqualTo(Money.of("-34.56", "EUR"));
    }

    @Test
    void theNewestRowMayComeFirst() {
        StatementRead read = read(HEADER
                + row("22.11.2026", "3,00", "6,00")
                + row("21.11.2026", "2,00", "3,00")
                + row("20.11.2026", "1,00", "1,00"));
        assertThat(read.flaws()).isEmpty();
        assertThat(read.statements().getFirst().opening()).contains(Money.of("0.00", "EUR"));
        assertThat(read.statements().getFirst().closing()).contains(Money.of("6.00", "EUR"));
    }

    @Test
    void aBalanceThatContradictsTheRowsIsNamedByRowAndColumn() {
        StatementFlaw flaw = only(read(HEADER
                + row("20.11.2026", "1,00", "1,00")
                + row("21.11.2026", "2,00", "3,00")
                + row("22.11.2026", "3,00", "7,00")));
        assertThat(flaw.reach()).isEqualTo(Reach.FILE);
        assertThat(flaw.entry()).isEqualTo(3);
        assertThat(flaw.line()).isEqualTo(4);
        assertThat(flaw.field()).isEqualTo("saldo");
        assertThat(flaw.problem()).contains("EUR 7.00", "EUR 3.00");
    }

    @Test
    void whatSpoilsTheFileIsNamedEvenAfterHundredsOfFlawsOfEntries() {
        String bad = row("20.11.2026", "x", "1,00").repeat(300);
        StatementRead read = read(HEADER + bad + row("20.11.2026", "1,00", "1,00") + row("21.11.2026", "2,00", "4,00"));
        assertThat(read.flaws()).hasSize(StatementRead.MOST_FLAWS);
        assertThat(read.flaws().getLast().reach()).isEqualTo(Reach.FILE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31.02.2026 | 1,00 | buchung | no day",
                "2026-11-20 | 1,00 | buchung | no day",
                "20.11.1826 | 1,00 | buchung | no day",
                "20.11.2026 | 1.00 | betrag | no amount with a comma",
                "20.11.2026 | =1+1 | betrag | no amount",
                "20.11.2026 | +49,0x | betrag | no amount",
                "20.11.2026 | 1,005 | betrag | decimals",
                "20.11.2026 | 99999999999999999999,00 | betrag | is not an amount",
                "20.11.2026 | 999999999999999999,00 | betrag | 64 bits"
            })
    void aCellThatWillNotDoIsNamedAndTheOtherRowsCanBeTaken(String day, String amount, String column, String problem) {
        StatementRead read = read(HEADER + row("20.11.2026", "1,00", "1,00") + row(day, amount, "2,00"));
        StatementFlaw flaw = only(read);
        assertThat(flaw.reach()).isEqualTo(Reach.ENTRY);
        assertThat(flaw.entry()).isEqualTo(2);
        assertThat(flaw.line()).isEqualTo(3);
        assertThat(flaw.field()).isEqualTo(column);
        assertThat(flaw.problem()).contains(problem);
        assertThat(read.statements().getFirst().lines()).hasSize(1);
    }

    @Test
    void aForeignAccountAnUnknownCurrencyAndAWrongIbanAreNamed() {
        String good = row("20.11.2026", "1,00", "1,00");
        StatementRead read = read(HEADER
                + good.replace(OURS.value(), THEIRS.value())
                + good.replace("EUR", "EUX")
                + good.replace("EUR", "=1+1")
                + good.replace(";FR14", ";FR15"));
        assertThat(read.flaws())
                .extracting(flaw -> flaw.entry() + " " + flaw.field())
                .containsExactly("1 konto", "2 währung", "3 währung", "4 iban");
        assertThat(read.statements()).isEmpty();
    }

    @Test
    void whatLooksLikeAFormulaInATextStaysText() {
        StatementRead read = read(HEADER + row("20.11.2026", "1,00", "1,00").replace("RE-1", "=HYPERLINK(x)"));
        assertThat(read.statements().getFirst().lines().getFirst().text()).isEqualTo("=HYPERLINK(x)");
    }

    @Test
    void lettersOfAnotherEncodingAreNamedByRowAndColumn() {
        byte[] first = bytes(HEADER + row("20.11.2026", "1,00", "1,00"));
        byte[] second = row("21.11.2026", "1,00", "2,00").getBytes(StandardCharsets.ISO_8859_1);
        byte[] mixed = new byte[first.length + second.length];
        System.arraycopy(first, 0, mixed, 0, first.length);
        System.arraycopy(second, 0, mixed, first.length, second.length);
        StatementFlaw flaw = only(CsvStatementReader.read(mixed, GERMAN, OURS));
        assertThat(flaw.entry()).isEqualTo(2);
        assertThat(flaw.field()).isEqualTo("name");
        assertThat(flaw.problem()).contains("encoding");

        CsvLayout windows = layout(FileEncoding.WINDOWS_1252, DecimalMark.COMMA, DayForm.DAY_FIRST_POINTS);
        String text = HEADER + row("20.11.2026", "1,00", "1,00");
        assertThat(CsvStatementReader.read(text.getBytes(Charset.forName("windows-1252")), windows, OURS)
                        .flaws())
                .isEmpty();
        assertThat(only(CsvStatementReader.read(
                                concat(
                                        (HEADER).getBytes(Charset.forName("windows-1252")),
                                        bytes(row("20.11.2026", "1,00", "1"))),
                                windows,
                                OURS))
                        .field())
                .isEqualTo("name");
    }

    @Test
    @Timeout(20)
    void whatIsNoStatementIsRefusedAsAWhole() {
        assertThat(only(read("")).problem()).contains("empty");
        assertThat(only(read(HEADER)).problem()).contains("no rows");
        assertThat(only(read("a;b\n1;2\n")).problem()).contains("No line names the columns");
        assertThat(only(read("PK\u0003\u0004")).problem()).contains("workbook");
        assertThat(only(read(HEADER + "\"open;")).problem()).contains("double quote");
        assertThat(only(read(HEADER + "\"" + "x\n".repeat(200_000))).problem()).contains("131,072");
        assertThat(List.of("", HEADER, "a;b\n1;2\n", HEADER + "\"open;"))
                .allSatisfy(text -> assertThat(only(read(text)).reach()).isEqualTo(Reach.FILE));
    }

    @Test
    void whatCameInAndWhatWentOutMayHaveAColumnEach() {
        CsvLayout two = new CsvLayout(
                "Date",
                "",
                "",
                "In",
                "Out",
                "",
                "EUR",
                "",
                "",
                "",
                "",
                "",
                "Ref",
                List.of("Text"),
                DayForm.MONTH_FIRST_SLASHES,
                DecimalMark.POINT,
                FileEncoding.UNICODE);
        StatementRead read = CsvStatementReader.read(
                bytes(
                        "Date,In,Out,Ref,Text\n11/20/2026,\"1,000.50\",,r1,a\n11/21/2026,,20.25,r2,b\n11/21/2026,,-20.25,r3,c\n"
                                + "11/21/2026,1,2,r4,d\n"),
                two,
                OURS);
        assertThat(read.statements().getFirst().lines())
                .extracting(line -> line.amount() + line.bankReference())
                .containsExactly("EUR 1000.50r1", "EUR -20.25r2", "EUR -20.25r3");
        assertThat(only(read).problem()).contains("not both");
    }

    @Test
    void aLayoutThatLacksWhatIsNeededOrNamesAColumnTwiceCannotBeMade() {
        assertThatThrownBy(() -> new CsvLayout(
                        "",
                        "",
                        "A",
                        "A",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        List.of(),
                        DayForm.YEAR_FIRST,
                        DecimalMark.POINT,
                        FileEncoding.UNICODE))
                .hasMessageContaining("day of booking")
                .hasMessageContaining("currency")
                .hasMessageContaining("“a” is named twice");
    }

    private static CsvLayout layout(FileEncoding encoding, DecimalMark mark, DayForm days) {
        return new CsvLayout(
                "buchung",
                "",
                "betrag",
                "",
                "",
                "währung",
                "",
                "konto",
                "saldo",
                "name",
                "iban",
                "",
                "",
                List.of("zweck"),
                days,
                mark,
                encoding);
    }

    private static String row(String day, String amount, String balance) {
        return OURS.value() + ";" + day + ";" + amount + ";EUR;Müller;" + THEIRS.value() + ";RE-1;" + balance + "\n";
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static StatementRead read(String text) {
        return CsvStatementReader.read(bytes(text), GERMAN, OURS);
    }

    private static StatementFlaw only(StatementRead read) {
        assertThat(read.flaws()).hasSize(1);
        return read.flaws().getFirst();
    }
}
