package io.evenhand.document;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads the well-formed HTML that the templates make, as hostile input: no declarations, no entities of its own, bounded
 * size and depth. Gives each heading its bookmark.
 */
final class HtmlReader {
    private static final int MAX_CHARACTERS = 8_000_000;
    private static final int MAX_DEPTH = 100;
    private static final String DECLARATION = "<!DOCTYPE html>";
    private static final DocumentBuilderFactory FACTORY = hardenedFactory();

    private HtmlReader() {}

    static Document read(String html, DocumentProperties properties) {
        if (html.length() > MAX_CHARACTERS) {
            throw new RenderingRefused("The text has " + html.length() + " characters; at most " + MAX_CHARACTERS);
        }
        String markup = html.stripLeading();
        if (markup.startsWith(DECLARATION)) {
            markup = markup.substring(DECLARATION.length());
        }
        refuseDepth(markup);
        try {
            var builder = FACTORY.newDocumentBuilder();
            builder.setErrorHandler(STRICT);
            Document document = builder.parse(new InputSource(new StringReader(markup)));
            describe(document, properties);
            addBookmarks(document);
            return document;
        } catch (SAXException e) {
            throw new RenderingRefused("The text is not well-formed HTML: " + e.getMessage(), e);
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("Reading from memory does not fail", e);
        }
    }

    private static void describe(Document document, DocumentProperties properties) {
        document.getDocumentElement().setAttribute("lang", properties.language().toLanguageTag());
        Element subject = document.createElement("meta");
        subject.setAttribute("name", "subject");
        subject.setAttribute("content", properties.subject());
        headOf(document).appendChild(subject);
    }

    private static Node headOf(Document document) {
        Node head = document.getElementsByTagName("head").item(0);
        if (head == null) {
            throw new RenderingRefused("The text has no head");
        }
        return head;
    }

    /** Layout recurses, so depth is bounded before anything recurses over it. */
    private static void refuseDepth(String markup) {
        int depth = 0;
        for (int at = markup.indexOf('<'); at >= 0 && at + 1 < markup.length(); at = markup.indexOf('<', at + 1)) {
            char next = markup.charAt(at + 1);
            if (next == '/') {
                depth--;
            } else if (Character.isLetter(next)) {
                int end = markup.indexOf('>', at);
                if (end < 0 || markup.charAt(end - 1) != '/') {
                    depth++;
                }
            }
            if (depth > MAX_DEPTH) {
                throw new RenderingRefused("The text nests more than " + MAX_DEPTH + " levels deep");
            }
        }
    }

    /** One bookmark for each first- and second-level heading that has an id, nested as the headings are. */
    private static void addBookmarks(Document document) {
        Element bookmarks = document.createElement("bookmarks");
        @Nullable Element chapter = null;
        // From node to node: a list of elements is gone through from its beginning again after each change of the
        // document.
        for (Node node = document.getDocumentElement(); node != null; node = next(node)) {
            if (!(node instanceof Element heading)) {
                continue;
            }
            boolean first = heading.getTagName().equals("h1");
            if ((first || heading.getTagName().equals("h2")) && heading.hasAttribute("id")) {
                Element bookmark = document.createElement("bookmark");
                bookmark.setAttribute("name", heading.getTextContent().strip().replaceAll("\\s+", " "));
                bookmark.setAttribute("href", "#" + heading.getAttribute("id"));
                (first || chapter == null ? bookmarks : chapter).appendChild(bookmark);
                chapter = first ? bookmark : chapter;
            }
        }
        if (bookmarks.hasChildNodes()) {
            headOf(document).appendChild(bookmarks);
        }
    }

    /** The next node in the order of the text; null after the last. */
    private static @Nullable Node next(Node node) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        for (Node at = node; at != null; at = at.getParentNode()) {
            if (at.getNextSibling() != null) {
                return at.getNextSibling();
            }
        }
        return null;
    }

    private static DocumentBuilderFactory hardenedFactory() {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            return factory;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The Java runtime's own XML parser can be hardened", e);
        }
    }

    private static final ErrorHandler STRICT = new ErrorHandler() {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    };
}
