package io.evenhand.settlement.bank;

import java.nio.charset.StandardCharsets;

/** Statements in camt.053 of which a test says only what it is about. */
final class CamtSample {
    static final Iban OURS = new Iban("DE89370400440532013000");
    static final Iban THEIRS = new Iban("FR1420041010050500013M02606");
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

    private CamtSample() {}

    /** A statement S1 of our account, from 1,000.00 to what the entries make of it. */
    static String file(String closing, String... entries) {
        return document(statement("S1", OURS.value(), "1000.00", closing, String.join("\n", entries)));
    }

    static String document(String statements) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="%s">
                <BkToCstmrStmt>
                <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-20T10:00:00</CreDtTm></GrpHdr>
                %s
                </BkToCstmrStmt>
                </Document>
                """.formatted(NAMESPACE, statements);
    }

    static String statement(String id, String iban, String opening, String closing, String entries) {
        return """
                <Stmt><Id>%s</Id><CreDtTm>2026-11-20T10:00:00</CreDtTm>
                <Acct><Id><IBAN>%s</IBAN></Id><Ccy>EUR</Ccy></Acct>
                <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd>
                <Dt><Dt>2026-11-19</Dt></Dt></Bal>
                <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd>
                <Dt><Dt>2026-11-20</Dt></Dt></Bal>
                %s
                </Stmt>""".formatted(id, iban, opening, closing, entries);
    }

    /** A booked entry of one transaction. */
    static String entry(String amount, String direction, String text) {
        return entry("<Amt Ccy=\"EUR\">" + amount + "</Amt><CdtDbtInd>" + direction + "</CdtDbtInd>"
                + "<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt><ValDt><Dt>2026-11-21</Dt></ValDt>"
                + "<AcctSvcrRef>B1</AcctSvcrRef><BkTxCd/>"
                + "<NtryDtls><TxDtls><Refs><EndToEndId>E2E-1</EndToEndId></Refs>"
                + "<RltdPties><Dbtr><Pty><Nm>Northwind AG</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>" + THEIRS.value()
                + "</IBAN></Id></DbtrAcct><Cdtr><Nm>Payee</Nm></Cdtr></RltdPties>"
                + "<RmtInf><Ustrd>" + text + "</Ustrd></RmtInf></TxDtls></NtryDtls>");
    }

    static String entry(String inside) {
        return "<Ntry>" + inside + "</Ntry>";
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
