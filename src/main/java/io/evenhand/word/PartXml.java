package io.evenhand.word;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the XML of one part that a stranger wrote, element by element: no declarations, no entities, bounded depth and number. It builds
 * nothing in memory and recurses nowhere.
 */
final class PartXml implements AutoCloseable {
    private static final XMLInputFactory FACTORY = factory();
    private static final int DEEPEST = 90;
    private static final int MOST_ELEMENTS = 600_000;
    private static final int MOST_ATTRIBUTES = 100;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_VALUE = 20_000;

    private final String part;
    private final XMLStreamReader xml;
    private int depth;
    private int elements;

    PartXml(String part, byte[] content) {
        this.part = part;
        try {
            this.xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(content));
        } catch (XMLStreamException e) {
            throw unreadable(part);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, name) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }

    private static WordRefused unreadable(String part) {
        return new WordRefused(
                "The part " + part + " of the file is not well-formed. Save it again in Word and send that.");
    }

    /** Goes on to the next start or end of an element or text; false at the end. */
    boolean next() {
        try {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        enter();
                        return true;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return true;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        return true;
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new WordRefused("The file declares things of its own in the part " + part
                                + ", such as outside files. Word never does. Save it again in Word and send that.");
                    default -> {}
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw unreadable(part);
        }
    }

    private void enter() {
        if (++depth > DEEPEST) {
            throw new WordRefused("The file nests its text more than " + DEEPEST + " levels deep."
                    + " Copy its text into the file that you downloaded here, and send that.");
        }
        if (++elements > MOST_ELEMENTS) {
            throw new WordRefused("The file has more text than any agreement. Send the file that you downloaded here.");
        }
        boolean wrong = xml.getLocalName().length() > LONGEST_NAME || xml.getAttributeCount() > MOST_ATTRIBUTES;
        for (int i = 0; !wrong && i < xml.getAttributeCount(); i++) {
            wrong = xml.getAttributeLocalName(i).length() > LONGEST_NAME
                    || xml.getAttributeValue(i).length() > LONGEST_VALUE;
        }
        if (wrong) {
            throw new WordRefused("The file has names in it that are longer than any that Word writes."
                    + " Save it again in Word and send that.");
        }
    }

    boolean isStart() {
        return xml.isStartElement();
    }

    boolean isEnd() {
        return xml.isEndElement();
    }

    /** Without its prefix. */
    String name() {
        return xml.getLocalName();
    }

    String text() {
        return xml.getText();
    }

    /** By its local name, whatever its prefix; empty where it is missing. */
    String attribute(String name) {
        String value = find(name);
        return value == null ? "" : value;
    }

    private @Nullable String find(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** Goes to the end of the element that has just begun. */
    void skip() {
        int end = depth - 1;
        while (depth > end && next()) {}
    }

    @Override
    public void close() {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw unreadable(part);
        }
    }
}
