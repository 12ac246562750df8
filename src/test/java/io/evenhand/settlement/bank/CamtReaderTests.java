package io.evenhand.settlement.bank;

import static io.evenhand.settlement.bank.CamtSample.OURS;
import static io.evenhand.settlement.bank.CamtSample.THEIRS;
import static io.evenhand.settlement.bank.CamtSample.bytes;
import static io.evenhand.settlement.bank.CamtSample.document;
import static io.evenhand.settlement.bank.CamtSample.entry;
import static io.evenhand.settlement.bank.CamtSample.file;
import static io.evenhand.settlement.bank.CamtSample.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.money.Money;
import io.evenhand.settlement.bank.StatementFlaw.Reach;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves what is read from a bank's camt.053, and that whatever is wrong in one is named by its entry and field. */
class CamtReaderTests {
    @Test
    void aLineSaysHowMuchCameFromWhomForWhat() {
        StatementRead read = read(file("1500.00", entry("500.00", "CRDT", "Invoice RE-1 &amp; thanks")));
        assertThat(read.flaws()).isEmpty();
        BankStatement statement = read.statements().getFirst();
        assertThat(statement.id()).isEqualTo("S1");
        assertThat(statement.account()).isEqualTo(OURS);
        assertThat(statement.opening()).contains(Money.of("1000.00", "EUR"));
        assertThat(statement.closing()).contains(Money.of("1500.00", "EUR"));
        assertThat(statement.lines())
                .containsExactly(new StatementLine(
                        1,
                        LocalDate.of(2026, 11, 20),
                        LocalDate.of(2026, 11, 21),
                        Money.of("500.00", "EUR"),
                        "Northwind AG",
                        THEIRS.value(),
                        "E2E-1",
                        "B1",
                        "Invoice RE-1 & thanks"));
    }

    @Test
    void whatWentOutIsNegativeAndNamesWhoWasPaid() {
        StatementLine line = read(file("900.00", entry("100.00", "DBIT", "x")))
                .statements()
                .getFirst()
                .lines()
                .getFirst();
        assertThat(line.amount()).isEqualTo(Money.of("-100.00", "EUR"));
        assertThat(line.counterparty()).isEqualTo("Payee");
    }

    @Test
    void transactionsBookedTogetherAreLinesOfTheirOwn() {
        String batch = entry("<Amt Ccy=\"EUR\">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><DtTm>"
                + "2026-11-20T23:59:00+01:00</DtTm></BookgDt><NtryDtls><TxDtls><AmtDtls><TxAmt><Amt Ccy=\"EUR\">10.00</Amt></TxAmt>"
                + "</AmtDtls><RmtInf><Ustrd>one</Ustrd></RmtInf></TxDtls><TxDtls><Amt Ccy=\"EUR\">20.00</Amt>"
                + "<RmtInf><Ustrd>two</Ustrd><Ustrd>more</Ustrd></RmtInf></TxDtls></NtryDtls>");
        assertThat(read(file("1030.00", batch)).statements().getFirst().lines())
                .extracting(line -> line.entry() + " " + line.amount() + " " + line.text())
                .containsExactly("1 EUR 10.00 one", "1 EUR 20.00 two more");
    }

    @Test
    void whatIsNotBookedWaitsForALaterStatement() {
        String pending = entry("10.00", "CRDT", "x").replace("BOOK", "PDNG");
        StatementRead read = read(file("1000.00", pending));
        assertThat(read.flaws()).isEmpty();
        assertThat(read.pending()).isEqualTo(1);
        assertThat(read.statements().getFirst().lines()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.005 | CRDT | Amt | decimals",
                "-10.00 | CRDT | Amt | never negative",
                "ten | CRDT | Amt | is not an amount",
                "=1+1 | CRDT | Amt | is not an amount",
                "99999999999999999999 | CRDT | Amt | is not an amount",
                "999999999999999999 | CRDT | Amt | 64 bits",
                "10.00 | IN | CdtDbtInd | CRDT or DBIT"
            })
    void anAmountThatWillNotDoIsNamedByItsEntryAndFieldAndTheOthersCanBeTaken(
            String amount, String direction, String field, String problem) {
        StatementRead read = read(file("1007.00", entry("7.00", "CRDT", "good"), entry(amount, direction, "bad")));
        StatementFlaw flaw = only(read);
        assertThat(flaw.reach()).isEqualTo(Reach.ENTRY);
        assertThat(flaw.statement()).isEqualTo("S1");
        assertThat(flaw.entry()).isEqualTo(2);
        assertThat(flaw.field()).isEqualTo(field);
        assertThat(flaw.problem()).contains(problem);
        assertThat(flaw.line()).isEqualTo(12);
        assertThat(read.statements().getFirst().lines())
                .extracting(StatementLine::text)
                .containsExactly("good");
    }

    @Test
    void unknownCurrenciesOtherCurrenciesDaysAndStatesAreNamed() {
        String good = entry("10.00", "CRDT", "x");
        StatementRead read = read(file(
                "1000.00",
                good.replace("EUR", "EUX"),
                good.replace("EUR", "XAU"),
                good.replace("EUR", "USD"),
                good.replace("<Dt>2026-11-20</Dt>", "<Dt>2026-02-30</Dt>"),
                good.replace("<Dt>2026-11-20</Dt>", "<Dt>1026-11-20</Dt>"),
                good.replace("<BookgDt><Dt>2026-11-20</Dt></BookgDt>", ""),
                good.replace("<Dt>2026-11-21</Dt>", "<Dt>tomorrow</Dt>"),
                good.replace("BOOK", "DONE")));
        assertThat(read.flaws())
                .extracting(flaw -> flaw.entry() + " " + flaw.field())
                .containsExactly(
                        "1 Amt", "2 Amt", "3 Amt@Ccy", "4 BookgDt", "5 BookgDt", "6 BookgDt", "7 ValDt", "8 Sts");
    }

    @Test
    void anEntryThatComesAgainIsNamed() {
        String one = entry("10.00", "CRDT", "x").replace("<Ntry>", "<Ntry><NtryRef>77</NtryRef>");
        String other = one.replace("10.00", "20.00");
        assertThat(only(read(file("1010.00", one, other))))
                .satisfies(flaw -> assertThat(flaw.field()).isEqualTo("NtryRef"))
                .satisfies(flaw -> assertThat(flaw.entry()).isEqualTo(2))
                .satisfies(flaw -> assertThat(flaw.problem()).contains("“77” was there before"));
    }

    @Test
    void aForeignAccountIsNamedAndTheOtherStatementsCanBeTaken() {
        StatementRead read = read(document(statement("S1", THEIRS.value(), "0.00", "0.00", "")
                + statement("S2", OURS.value(), "0.00", "0.00", "")
                + statement("S3", "DE00370400440532013000", "0.00", "0.00", "")));
        assertThat(read.flaws())
                .extracting(flaw -> flaw.reach() + " " + flaw.statement() + " " + flaw.field())
                .containsExactly("STATEMENT S1 Acct/Id/IBAN", "STATEMENT S3 Acct/Id/IBAN");
        assertThat(read.flaws().getFirst().problem()).contains("FR…2606").doesNotContain(THEIRS.value());
        assertThat(read.statements()).extracting(BankStatement::id).containsExactly("S2");
    }

    @Test
    void balancesThatContradictTheEntriesAreNamedWithTheArithmetic() {
        StatementFlaw flaw = only(read(file("1600.00", entry("500.00", "CRDT", "x"))));
        assertThat(flaw.reach()).isEqualTo(Reach.STATEMENT);
        assertThat(flaw.field()).isEqualTo("Bal");
        assertThat(flaw.problem()).contains("EUR 1,000.00", "EUR 500.00", "EUR 1,500.00", "EUR 1,600.00");
    }

    @ParameterizedTest
    @CsvSource({
        "TtlNtries/NbOfNtries, 3",
        "TtlNtries/Sum, 600.01",
        "TtlCdtNtries/NbOfNtries, 2",
        "TtlCdtNtries/Sum, 400.00",
        "TtlDbtNtries/Sum, many"
    })
    void summariesThatContradictTheEntriesAreNamed(String field, String said) {
        String element = field.replace("/", "><");
        String close = field.substring(field.indexOf('/') + 1) + "></" + field.substring(0, field.indexOf('/'));
        String summary = "<TxsSummry><" + element + ">" + said + "</" + close + "></TxsSummry>";
        StatementRead read = read(file("1400.00", summary, entry("500.00", "CRDT", "x"), entry("100.00", "DBIT", "x")));
        StatementFlaw flaw = only(read);
        assertThat(flaw.field()).isEqualTo("TxsSummry/" + field);
        assertThat(flaw.problem()).contains(said);
        assertThat(read.statements()).isEmpty();
    }

    @Test
    void summariesThatAgreeAreNoFlaw() {
        String summary = "<TxsSummry><TtlNtries><NbOfNtries>2</NbOfNtries><Sum>600</Sum></TtlNtries></TxsSummry>";
        assertThat(read(file("1400.00", summary, entry("500.00", "CRDT", "x"), entry("100.00", "DBIT", "x")))
                        .flaws())
                .isEmpty();
    }

    @Test
    void transactionsThatDoNotComeToTheirEntryAreNamed() {
        String batch = entry(
                "<Amt Ccy=\"EUR\">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-20</Dt>"
                        + "</BookgDt><NtryDtls><TxDtls><Amt Ccy=\"EUR\">10.00</Amt></TxDtls><TxDtls><Amt Ccy=\"EUR\">10.00</Amt></TxDtls>"
                        + "</NtryDtls>");
        StatementFlaw flaw = only(read(file("1030.00", batch)));
        assertThat(flaw.field()).isEqualTo("NtryDtls/TxDtls/Amt");
        assertThat(flaw.problem()).contains("EUR 20.00", "EUR 30.00");
    }

    @Test
    void aStatementThatIsThereTwiceIsNamed() {
        String one = statement("S1", OURS.value(), "0.00", "0.00", "");
        assertThat(only(read(document(one + one))).problem()).contains("twice");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 200, 500, 700, 900, 1_000})
    void aTruncatedFileIsRefusedAsAWholeAndSaysWhere(int length) {
        String whole = file("1500.00", entry("500.00", "CRDT", "x"));
        StatementFlaw flaw = only(read(whole.substring(0, length)));
        assertThat(flaw.reach()).isEqualTo(Reach.FILE);
        assertThat(flaw.problem()).contains("ends in the middle");
    }

    @Test
    @Timeout(10)
    void anEntityBombIsRefusedAtOnce() {
        StringBuilder bomb = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE Document [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a%d \"&a%d;&a%d;&a%d;&a%d;\">".formatted(i, i - 1, i - 1, i - 1, i - 1));
        }
        String text =
                bomb + "]>" + file("1000.00", entry("1.00", "CRDT", "&a29;")).substring(39);
        assertThat(only(read(text)).problem()).contains("DOCTYPE");
    }

    @Test
    void entitiesThatNameFilesAreRefusedAndNothingIsRead() {
        String outside = "<?xml version=\"1.0\"?><!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + file("1000.00", entry("1.00", "CRDT", "&x;")).substring(39);
        StatementRead read = read(outside);
        assertThat(only(read).problem()).contains("DOCTYPE");
        assertThat(read.toString()).doesNotContain("root:");
        assertThat(only(read(file("1001.00", entry("1.00", "CRDT", "&x;")))).reach())
                .isEqualTo(Reach.FILE);
        assertThat(only(read("<!DOCTYPE Document SYSTEM \"http://127.0.0.1:9/x.dtd\">" + document("")))
                        .reach())
                .isEqualTo(Reach.FILE);
    }

    @Test
    @Timeout(20)
    void whatIsTooDeepTooLongOrTooManyIsRefused() {
        String deep = "<A>".repeat(5_000) + "</A>".repeat(5_000);
        assertThat(only(read(file("1000.00", deep))).problem()).contains("deep");
        assertThat(only(read(file("1001.00", entry("1.00", "CRDT", "x".repeat(5_000)))))
                        .problem())
                .contains("longer than 4,000");
        String name = "N".repeat(900);
        String names = "<" + name + "><" + name + ">1</" + name + "></" + name + ">";
        assertThat(only(read(file("1000.00", names))).problem()).contains("names of elements");
        String attributes = entry("<Amt " + "a=\"1\" ".repeat(3) + ">1</Amt>");
        assertThat(only(read(file("1000.00", attributes))).reach()).isEqualTo(Reach.FILE);
    }

    @Test
    void anotherMessageIsCalledByItsName() {
        assertThat(only(read(document("").replace("camt.053.001.08", "camt.052.001.08")))
                        .problem())
                .contains("camt.052.001.08");
        assertThat(only(read("<html><body>Please sign in</body></html>")).problem())
                .contains("no message of ISO 20022");
        assertThat(only(read("")).problem()).contains("empty");
        assertThat(only(read(document(""))).problem()).contains("no statement");
    }

    @Test
    void lettersOfAnotherEncodingAreNamedByTheirLine() {
        byte[] mixed = file("1001.00", entry("1.00", "CRDT", "Müller")).getBytes(StandardCharsets.ISO_8859_1);
        StatementFlaw flaw = only(CamtReader.read(mixed, Set.of(OURS)));
        assertThat(flaw.reach()).isEqualTo(Reach.FILE);
        assertThat(flaw.problem()).contains("encoding");
        byte[] said = file("1001.00", entry("1.00", "CRDT", "Müller"))
                .replace("UTF-8", "ISO-8859-1")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(CamtReader.read(said, Set.of(OURS))
                        .statements()
                        .getFirst()
                        .lines()
                        .getFirst()
                        .text())
                .isEqualTo("Müller");
        assertThat(only(read(file("1000.00").replace("UTF-8", "UTF-7"))).problem())
                .contains("not known here");
    }

    @Test
    @Timeout(30)
    void aLargeStatementWithManyAmpersandsIsReadWhole() {
        String[] entries = new String[50_000];
        java.util.Arrays.fill(entries, entry("1.00", "CRDT", "A &amp; B &lt;&gt; RE-1"));
        StatementRead read = read(file("51000.00", entries));
        assertThat(read.flaws()).isEmpty();
        assertThat(read.statements().getFirst().lines()).hasSize(50_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "04", "06", "08", "10", "13"})
    void everyVersionSinceTheSecondIsRead(String version) {
        String text = file("1500.00", entry("500.00", "CRDT", "x")).replace("001.08", "001." + version);
        assertThat(read(text).flaws()).isEmpty();
    }

    private static StatementRead read(String text) {
        return CamtReader.read(bytes(text), Set.of(OURS));
    }

    private static StatementFlaw only(StatementRead read) {
        assertThat(read.flaws()).hasSize(1);
        return read.flaws().getFirst();
    }
}
