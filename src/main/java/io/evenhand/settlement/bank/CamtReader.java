package io.evenhand.settlement.bank;

import io.evenhand.settlement.bank.StatementFlaw.Reach;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads statements in camt.053, in any version since the second. Whoever sends a file is not trusted: no document type, no entities, and
 * a limit to how deep, how long and how much. Every element is read once, so that the time goes with the size, and that is limited.
 */
final class CamtReader {
    static final int MOST_ENTRIES = 500_000;
    private static final int DEEPEST = 40;
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_PATH = 1_000;
    private static final Pattern NAMESPACE =
            Pattern.compile("urn:iso:std:iso:20022:tech:xsd:([a-z]{4}\\.[0-9]{3})\\.001\\.([0-9]{2})");
    private static final String WHOLE = "Document";

    private final Set<Iban> ours;
    private final Flaws flaws = new Flaws();
    private final List<BankStatement> statements = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    /** The path inside the innermost of statement, entry and transaction, and how long it was at each element around. */
    private final StringBuilder path = new StringBuilder();

    private final Deque<Integer> lengths = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();

    @Nullable
    private CamtStatement statement;

    private int begun;
    private int entries;
    private int pending;

    private CamtReader(Set<Iban> ours) {
        this.ours = ours;
    }

    /** @param ours statements for other accounts are not taken */
    static StatementRead read(byte[] bytes, Set<Iban> ours) {
        return new CamtReader(Set.copyOf(ours)).read(bytes);
    }

    private StatementRead read(byte[] bytes) {
        XMLStreamReader xml = null;
        Optional<Reader> letters = XmlLetters.reader(bytes);
        if (letters.isEmpty()) {
            return refused(
                    1, WHOLE, "The file names an encoding that is not known here. Fetch it from the bank in UTF-8.");
        }
        try {
            xml = factory().createXMLStreamReader(letters.get());
            walk(xml);
            if (statements.isEmpty() && flaws.total() == 0) {
                return refused(1, "BkToCstmrStmt/Stmt", "The file holds no statement.");
            }
            return new StatementRead(statements, flaws.found(), pending);
        } catch (HostileException hostile) {
            return refused(hostile.line, hostile.field, hostile.problem);
        } catch (XMLStreamException | RuntimeException malformed) {
            // The parser's own limits and broken encodings come as exceptions of several kinds.
            return refused(line(xml, malformed), field(), whatIsMalformed(bytes, malformed));
        }
    }

    /** Reads nothing but the file itself. */
    static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // They count every &amp;, and no entity can be defined without a document type.
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside of the file is read");
        });
        return factory;
    }

    private StatementRead refused(long line, String field, String problem) {
        String about = statement == null ? "" : statement.name();
        int entry = statement == null ? 0 : statement.entry();
        return StatementRead.unreadable(new StatementFlaw(Reach.FILE, about, entry, line, field, problem));
    }

    private String field() {
        String inside = inStatement();
        return inside.isEmpty() ? (path.isEmpty() ? WHOLE : path.toString()) : inside;
    }

    private static long line(@Nullable XMLStreamReader xml, Exception malformed) {
        if (malformed instanceof XMLStreamException told && told.getLocation() != null) {
            return Math.max(1, told.getLocation().getLineNumber());
        }
        return xml == null ? 1 : Math.max(1, xml.getLocation().getLineNumber());
    }

    private String whatIsMalformed(byte[] bytes, Exception malformed) {
        int from = Math.max(0, bytes.length - 400);
        String end = new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1)
                .replace("\u0000", "")
                .strip();
        if (bytes.length == 0) {
            return "The file is empty.";
        }
        if (!end.matches("(?s).*</([A-Za-z0-9_]+:)?Document\\s*>(\\s*<!--.*-->)?")) {
            return "The file ends in the middle. Fetch it from the bank again.";
        }
        boolean letters = malformed.getCause() instanceof CharacterCodingException
                || (malformed instanceof XMLStreamException told
                        && told.getNestedException() instanceof CharacterCodingException);
        if (letters) {
            return "Letters are in another encoding than the file says. Fetch it from the bank again, and open it with no editor.";
        }
        return "The file is no well-formed XML from here on. Fetch it from the bank again.";
    }

    private void walk(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD,
                        XMLStreamConstants.ENTITY_DECLARATION,
                        XMLStreamConstants.NOTATION_DECLARATION ->
                    throw hostile(
                            xml, WHOLE, "The file brings a document type (DOCTYPE). No bank sends that: refused.");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw hostile(xml, field(), "The file refers to an entity. No bank sends that: refused.");
                case XMLStreamConstants.START_ELEMENT -> begin(xml);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> append(xml);
                case XMLStreamConstants.END_ELEMENT -> end(xml);
                default -> {
                    // Comments and the like say nothing.
                }
            }
        }
    }

    private void begin(XMLStreamReader xml) {
        if (lengths.isEmpty()) {
            requireStatements(xml);
        }
        if (lengths.size() == DEEPEST) {
            throw hostile(xml, field(), "Elements lie more than " + DEEPEST + " deep in one another: refused.");
        }
        String name = xml.getLocalName();
        lengths.push(path.length());
        text.setLength(0);
        if (path.length() > 0) {
            path.append('/');
        }
        path.append(name);
        if (path.length() > LONGEST_PATH) {
            throw hostile(xml, WHOLE, "The names of elements are longer than those of any bank: refused.");
        }
        if (statement == null) {
            if (path.toString().equals("Document/BkToCstmrStmt/Stmt")) {
                statement = new CamtStatement(++begun, line(xml), flaws);
            }
            return;
        }
        if (name.equals("Ntry") && inStatement().equals("Ntry") && ++entries > MOST_ENTRIES) {
            throw hostile(xml, "Ntry", "The file has more than 500,000 entries. Fetch it for shorter periods.");
        }
        String currency = xml.getAttributeValue(null, "Ccy");
        statement.begin(inStatement(), currency == null ? "" : Flaws.shown(currency), line(xml));
    }

    private static void requireStatements(XMLStreamReader xml) {
        String namespace = String.valueOf(xml.getNamespaceURI());
        Matcher known = NAMESPACE.matcher(namespace);
        if (!xml.getLocalName().equals(WHOLE) || !known.matches()) {
            throw hostile(xml, WHOLE, "This is no message of ISO 20022. Ask the bank for statements in camt.053.");
        }
        if (!known.group(1).equals("camt.053") || known.group(2).equals("01")) {
            String isHere = known.group(1) + ".001." + known.group(2);
            throw hostile(
                    xml, WHOLE, "This is a " + isHere + ". Ask the bank for statements in camt.053.001.02 or later.");
        }
    }

    private void append(XMLStreamReader xml) {
        if (text.length() + xml.getTextLength() > LONGEST_TEXT) {
            if (xml.isWhiteSpace()) {
                return;
            }
            throw hostile(xml, field(), "A text is longer than 4,000 characters: refused.");
        }
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }

    private void end(XMLStreamReader xml) {
        if (statement != null) {
            String inside = inStatement();
            if (inside.isEmpty()) {
                finish(statement);
                statement = null;
            } else {
                statement.end(inside, text.toString().strip(), line(xml));
            }
        }
        text.setLength(0);
        path.setLength(lengths.pop());
    }

    private void finish(CamtStatement read) {
        read.finish(ours, seen).ifPresent(statements::add);
        pending += read.pending();
    }

    /** The path inside the statement; empty for the statement itself. */
    private String inStatement() {
        String before = "Document/BkToCstmrStmt/Stmt";
        return path.length() <= before.length() ? "" : path.substring(before.length() + 1);
    }

    private static long line(XMLStreamReader xml) {
        return Math.max(1, xml.getLocation().getLineNumber());
    }

    private static HostileException hostile(XMLStreamReader xml, String field, String problem) {
        return new HostileException(line(xml), field, problem);
    }

    /** Nothing of the file is taken. */
    private static final class HostileException extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final long line;
        private final String field;
        private final String problem;

        HostileException(long line, String field, String problem) {
            super(problem, null, false, false);
            this.line = line;
            this.field = field;
            this.problem = problem;
        }
    }
}
