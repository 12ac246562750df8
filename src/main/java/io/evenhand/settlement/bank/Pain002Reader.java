package io.evenhand.settlement.bank;

import io.evenhand.settlement.bank.StatusReport.Rejected;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads what a bank says became of a payment file, in pain.002 of the third version or later. As with statements, whoever sends it is not
 * trusted: no document type, no entities, and a limit to how deep and how much.
 */
final class Pain002Reader {
    private static final int DEEPEST = 40;
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_REASON = 300;
    private static final Pattern NAMESPACE = Pattern.compile(
            "urn:iso:std:iso:20022:tech:xsd:pain\\.002\\.001\\.(0[3-9]|[1-9][0-9])|urn:swift:xsd:\\$?pain\\.002\\.001\\.03");
    private static final String REPORT = "Document/CstmrPmtStsRpt/";
    private static final String REJECTED = "RJCT";
    private static final Map<String, String> REASONS = Map.of(
            "AC01", "the account number is wrong",
            "AC04", "the account is closed",
            "AC06", "the account is blocked",
            "AG01", "transfers are not allowed on this account",
            "AM04", "there is not enough money",
            "AM05", "it is there twice",
            "BE01", "account and holder do not fit",
            "MS03", "no reason is given",
            "RC01", "the BIC is wrong");

    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final List<Rejected> rejected = new ArrayList<>();
    private String messageId = "";
    private String status = "";
    private String whole = "";
    private String endToEndId = "";
    private String code = "";
    private String words = "";

    private Pain002Reader() {}

    /** @param problem why it cannot be read; empty when there is a report */
    record Read(Optional<StatusReport> report, String problem) {}

    static Read read(byte[] bytes) {
        Optional<Reader> letters = XmlLetters.reader(bytes);
        if (letters.isEmpty()) {
            return not("The file names an encoding that is not known here. Fetch it from the bank in UTF-8.");
        }
        Pain002Reader reader = new Pain002Reader();
        try {
            reader.walk(CamtReader.factory().createXMLStreamReader(letters.get()));
        } catch (HostileException hostile) {
            return not(hostile.problem);
        } catch (XMLStreamException | RuntimeException malformed) {
            // The parser's own limits and broken encodings come as exceptions of several kinds.
            return not("The file is no well-formed XML, or ends in the middle. Fetch it from the bank again.");
        }
        return reader.messageId.isEmpty()
                ? not("The report does not say for which file it is (OrgnlMsgId). Ask the bank for another.")
                : new Read(Optional.of(new StatusReport(reader.messageId, reader.whole, reader.rejected)), "");
    }

    private static Read not(String problem) {
        return new Read(Optional.empty(), problem);
    }

    private void walk(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new HostileException(
                            "The file brings a document type or an entity. No bank sends that: refused.");
                case XMLStreamConstants.START_ELEMENT -> begin(xml);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(xml);
                case XMLStreamConstants.END_ELEMENT -> end();
                default -> {
                    // Comments and the like say nothing.
                }
            }
        }
    }

    private void begin(XMLStreamReader xml) {
        if (path.isEmpty()
                && !NAMESPACE.matcher(String.valueOf(xml.getNamespaceURI())).matches()) {
            throw new HostileException("This is no status report. Ask the bank for pain.002.001.03 or later.");
        }
        if (path.size() == DEEPEST) {
            throw new HostileException("Elements lie more than " + DEEPEST + " deep in one another: refused.");
        }
        path.addLast(xml.getLocalName());
        text.setLength(0);
    }

    private void append(XMLStreamReader xml) {
        if (text.length() + xml.getTextLength() > LONGEST_TEXT) {
            throw new HostileException("A text is longer than 4,000 characters: refused.");
        }
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }

    private void end() {
        String at = String.join("/", path);
        String said = text.toString().strip();
        text.setLength(0);
        path.removeLast();
        if (!at.startsWith(REPORT)) {
            return;
        }
        switch (at.substring(REPORT.length())) {
            case "OrgnlGrpInfAndSts/OrgnlMsgId" -> messageId = said;
            case "OrgnlGrpInfAndSts", "OrgnlPmtInfAndSts" -> endOfAll();
            case "OrgnlPmtInfAndSts/TxInfAndSts" -> endOfOne();
            case "OrgnlPmtInfAndSts/TxInfAndSts/OrgnlEndToEndId" -> endToEndId = said;
            case "OrgnlPmtInfAndSts/TxInfAndSts/TxSts" -> status = said;
            // The status of all comes before those of the single payments.
            case "OrgnlGrpInfAndSts/GrpSts", "OrgnlPmtInfAndSts/PmtInfSts" -> whole(said);
            default -> reason(at, said);
        }
    }

    private void reason(String at, String said) {
        if (at.endsWith("/StsRsnInf/Rsn/Cd") || at.endsWith("/StsRsnInf/Rsn/Prtry")) {
            code = said;
        } else if (at.endsWith("/StsRsnInf/AddtlInf")) {
            words = words.isEmpty() ? said : words + " " + said;
        }
        if (!whole.isEmpty() && !at.contains("/TxInfAndSts/")) {
            whole = sentence();
        }
    }

    private void whole(String said) {
        if (said.equals(REJECTED)) {
            whole = sentence();
        }
    }

    private void endOfAll() {
        code = "";
        words = "";
    }

    private void endOfOne() {
        if (status.equals(REJECTED) && !endToEndId.isEmpty()) {
            if (rejected.size() == PaymentBatch.MOST_PAYMENTS) {
                throw new HostileException("The report has more than 50,000 payments: refused.");
            }
            rejected.add(new Rejected(endToEndId, sentence()));
        }
        status = "";
        endToEndId = "";
        endOfAll();
    }

    /** "The bank rejected it: AC04, the account is closed. Konto erloschen". */
    private String sentence() {
        String known = REASONS.getOrDefault(code, "");
        String sentence = "The bank rejected it"
                + (code.isEmpty() ? "" : ": " + code)
                + (known.isEmpty() ? "" : ", " + known)
                + "."
                + (words.isEmpty() ? "" : " " + words);
        String plain = sentence.replaceAll("\\p{Cntrl}", " ");
        return plain.substring(0, Math.min(plain.length(), LONGEST_REASON));
    }

    /** Nothing of the file is taken. */
    private static final class HostileException extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String problem;

        HostileException(String problem) {
            super(problem, null, false, false);
            this.problem = problem;
        }
    }
}
