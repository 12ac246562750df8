package io.evenhand.cli.settle;

import io.evenhand.money.Money;
import io.evenhand.settlement.bank.Iban;
import io.evenhand.settlement.bank.PaymentFileView.Paid;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The bank of a sample: it carries out a payment file, and says so in a statement (camt.053). */
final class SampleBank {
    private SampleBank() {}

    /**
     * @param id of the statement, at most 35 characters
     * @param payer whose account it is of
     * @param payees where each was paid, by its id
     */
    static byte[] statement(String id, Iban payer, LocalDate on, List<Paid> payments, Map<String, Iban> payees) {
        Money total = payments.stream().map(Paid::amount).reduce(Money::plus).orElseThrow();
        String currency = total.currency().getCode();
        Money opening = total.plus(total);
        StringBuilder entries = new StringBuilder();
        for (Paid payment : payments) {
            Iban payee = payees.get(payment.payeeId());
            if (payee == null) {
                throw new IllegalArgumentException("Nobody said where " + payment.payeeId() + " is paid");
            }
            entries.append(entry(currency, on, payment, payee));
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
                <BkToCstmrStmt>
                <GrpHdr><MsgId>%1$s</MsgId><CreDtTm>%2$sT18:00:00</CreDtTm></GrpHdr>
                <Stmt><Id>%1$s</Id><CreDtTm>%2$sT18:00:00</CreDtTm>
                <Acct><Id><IBAN>%3$s</IBAN></Id><Ccy>%4$s</Ccy></Acct>
                %5$s%6$s%7$s</Stmt>
                </BkToCstmrStmt>
                </Document>
                """.formatted(
                        id,
                        on,
                        payer.value(),
                        currency,
                        balance("OPBD", on.minusDays(1), opening),
                        balance("CLBD", on, opening.minus(total)),
                        entries)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String balance(String kind, LocalDate on, Money amount) {
        return """
                <Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy="%s">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>%s</Dt></Dt></Bal>
                """.formatted(kind, amount.currency().getCode(), amount.amount(), on);
    }

    private static String entry(String currency, LocalDate on, Paid payment, Iban payee) {
        return """
                <Ntry><Amt Ccy="%1$s">%2$s</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
                <BookgDt><Dt>%3$s</Dt></BookgDt><ValDt><Dt>%3$s</Dt></ValDt><BkTxCd/>
                <NtryDtls><TxDtls><Refs><EndToEndId>%4$s</EndToEndId></Refs>
                <RltdPties><CdtrAcct><Id><IBAN>%5$s</IBAN></Id></CdtrAcct></RltdPties>
                <RmtInf><Ustrd>%4$s</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
                """.formatted(currency, payment.amount().amount(), on, payment.reference(), payee.value());
    }
}
