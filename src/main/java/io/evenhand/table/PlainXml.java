package io.evenhand.table;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML from whoever sends it, element after element. No document type, no entities, nothing from outside. */
public final class PlainXml {
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;
    private final StringBuilder text = new StringBuilder();

    public PlainXml(InputStream stream) throws XMLStreamException {
        xml = FACTORY.createXMLStreamReader(stream);
    }

    private static XMLInputFactory factory() {
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

    /** The kind of the next start or end of an element; END_DOCUMENT when there is none. */
    public int next() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new XMLStreamException("a document type or an entity");
            }
            if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE) {
                if (text.length() < SharedTexts.LONGEST) {
                    text.append(xml.getText(), 0, Math.min(xml.getTextLength(), SharedTexts.LONGEST));
                }
            } else if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                return event;
            }
        }
        return XMLStreamConstants.END_DOCUMENT;
    }

    public String name() {
        return xml.getLocalName();
    }

    /** Empty if it is not there. */
    public String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    /** What was written since it was last asked. */
    public String text() {
        String written = text.length() > SharedTexts.LONGEST ? text.substring(0, SharedTexts.LONGEST) : text.toString();
        text.setLength(0);
        return written;
    }
}
