package io.evenhand.settlement.bank;

import java.nio.charset.StandardCharsets;

/** A bank's report on a payment file, as a test needs it. */
public final class Pain002Sample {
    private Pain002Sample() {}

    /** One payment is rejected, another accepted. */
    public static byte[] rejecting(String messageId, String endToEndId, String code, String words) {
        return document(messageId, "<GrpSts>PART</GrpSts>", """
                <OrgnlPmtInfAndSts><OrgnlPmtInfId>P1</OrgnlPmtInfId>
                <TxInfAndSts><OrgnlEndToEndId>OTHER</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts>
                <TxInfAndSts><OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>RJCT</TxSts>
                <StsRsnInf><Rsn><Cd>%s</Cd></Rsn><AddtlInf>%s</AddtlInf></StsRsnInf></TxInfAndSts>
                </OrgnlPmtInfAndSts>""".formatted(endToEndId, code, words));
    }

    public static byte[] rejectingAll(String messageId) {
        return document(messageId, "<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Prtry>LIMIT</Prtry></Rsn></StsRsnInf>", "");
    }

    static byte[] document(String messageId, String group, String payments) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
                <GrpHdr><MsgId>R1</MsgId><CreDtTm>2026-11-24T09:00:00Z</CreDtTm></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001</OrgnlMsgNmId>%s</OrgnlGrpInfAndSts>
                %s</CstmrPmtStsRpt></Document>""".formatted(messageId, group, payments).getBytes(StandardCharsets.UTF_8);
    }
}
