package io.evenhand.word;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements of WordprocessingML. Values are escaped by the writer, so that none can become markup. */
final class WordXml {
    static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    static final String R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;

    /** @param root of the part: "document" */
    WordXml(String root) {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("w", root, W);
            xml.writeNamespace("w", W);
            xml.writeNamespace("r", R);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param attributes names and values by turns; a name without a prefix is Word's */
    WordXml open(String name, String... attributes) {
        try {
            xml.writeStartElement("w", name, W);
            attributes(attributes);
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    WordXml empty(String name, String... attributes) {
        try {
            xml.writeEmptyElement("w", name, W);
            attributes(attributes);
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            String name = attributes[i];
            if (name.startsWith("r:")) {
                xml.writeAttribute("r", R, name.substring(2), attributes[i + 1]);
            } else if (name.startsWith("xml:")) {
                xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", name.substring(4), attributes[i + 1]);
            } else {
                xml.writeAttribute("w", W, name, attributes[i + 1]);
            }
        }
    }

    WordXml close() {
        try {
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An element that holds text whose spaces count. */
    WordXml text(String name, String text) {
        open(name, "xml:space", "preserve");
        try {
            xml.writeCharacters(clean(text));
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return close();
    }

    byte[] done() {
        try {
            xml.writeEndDocument();
            xml.flush();
            return bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** XML has no way to write some control characters, not even as numbers. */
    static String clean(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "\uFFFD");
    }
}
