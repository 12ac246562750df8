package io.evenhand.word;

import io.evenhand.digest.Sha256;
import io.evenhand.redline.Piece.Change;
import io.evenhand.word.Part.Grid;
import io.evenhand.word.Part.Line;
import io.evenhand.word.Part.Row;
import io.evenhand.word.Part.Signature;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads the text of a draft from the very page that its PDF is made of, so that both say the same. */
final class DraftReader {
    private static final String DECLARATION = "<!DOCTYPE html>";
    private static final int LONGEST_KEY = 30;

    private final List<Part> parts = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private String title = "";
    private String footer = "";
    private String section = "cover";
    private String heading = "";
    private String clause = "";
    private String sub = "";
    private int inSection;

    private DraftReader() {}

    /** @param html well-formed, with marked fields, as {@code Templates.markedHtml} gives it */
    static DraftText read(String html) {
        String markup = html.stripLeading();
        if (markup.startsWith(DECLARATION)) {
            markup = markup.substring(DECLARATION.length());
        }
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Element root = factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(markup)))
                    .getDocumentElement();
            var reader = new DraftReader();
            reader.blocks((Element) root.getElementsByTagName("body").item(0), false);
            return new DraftText(reader.title, root.getAttribute("lang"), reader.footer, reader.parts);
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalStateException("A page of our own cannot be read", e);
        }
    }

    private void blocks(Element parent, boolean onCover) {
        elements(parent, element -> block(element, onCover));
    }

    private void block(Element element, boolean onCover) {
        switch (element.getTagName()) {
            case "div" -> div(element, onCover);
            case "h1" -> {
                title = element.getTextContent().strip().replaceAll("\\s+", " ");
                section = "top";
                line(element, Look.TITLE);
            }
            case "h2" -> {
                boolean numbered = hasClass(element, "clause");
                heading = plain(element);
                section = element.hasAttribute("id") ? element.getAttribute("id") : heading;
                clause = labelOf(element).replaceAll("\\.$", "");
                sub = "";
                inSection = 0;
                line(element, numbered ? Look.CLAUSE : Look.HEADING);
            }
            case "h3", "h4" -> line(element, Look.SUBHEADING);
            case "ul", "ol" -> list(element, onCover);
            case "table" -> table(element);
            default -> {
                boolean numbered = hasClass(element, "sub");
                sub = numbered ? labelOf(element) : sub;
                line(element, onCover ? Look.COVER_LINE : numbered ? Look.SUB_CLAUSE : Look.BODY);
            }
        }
    }

    private void div(Element element, boolean onCover) {
        if (hasClass(element, "footer-left")) {
            footer = element.getTextContent().strip().replaceAll("\\s+", " ");
        } else if (hasClass(element, "signature")) {
            signature(element);
        } else if (!hasClass(element, "footer-right")) {
            blocks(element, onCover || hasClass(element, "cover"));
        }
    }

    private void list(Element list, boolean onCover) {
        boolean lettered = list.getTagName().equals("ol");
        elements(list, item -> {
            Look look =
                    onCover ? Look.COVER_PARTY : lettered ? Look.ITEM : clause.isEmpty() ? Look.PARTY : Look.DEFINITION;
            line(item, look);
            elements(item, inner -> {
                if (Set.of("ul", "ol", "table").contains(inner.getTagName())) {
                    block(inner, onCover);
                }
            });
        });
    }

    private void line(Element element, Look look) {
        parts.add(new Line(paragraph(element, look)));
    }

    private Paragraph paragraph(Element element, Look look) {
        String label = labelOf(element);
        String number = label.startsWith("(") ? sub.isEmpty() ? clause + label : sub + label : label;
        return new Paragraph(key(element), look, number.replaceAll("\\.$", ""), heading, spans(element));
    }

    /** The element's own id, or that of its section and how many came in it before. */
    private String key(Element element) {
        String id = element.getAttribute("id");
        for (Node child = element.getFirstChild(); id.isEmpty() && child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner && inner.getTagName().equals("span")) {
                id = inner.getAttribute("id");
            }
        }
        return key(id.isEmpty() ? section + "_" + ++inSection : id);
    }

    private String key(String wanted) {
        String base = bookmark(wanted);
        String key = base;
        for (int again = 2; !keys.add(key); again++) {
            key = base + "__" + again;
        }
        return key;
    }

    /** Bookmarks have names of letters, digits and underscores, and short ones. */
    static String bookmark(String id) {
        String plain = id.replaceAll("[^A-Za-z0-9]", "_");
        return plain.length() <= LONGEST_KEY && !plain.isEmpty()
                ? plain
                : plain.substring(0, Math.min(plain.length(), LONGEST_KEY - 9)) + "_"
                        + Sha256.of(id.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
    }

    private void table(Element table) {
        boolean ofCover = hasClass(table, "key-terms");
        List<Row> rows = new ArrayList<>();
        Paragraph[] caption = new Paragraph[1];
        elements(table, part -> {
            if (part.getTagName().equals("caption")) {
                caption[0] = paragraph(part, Look.CAPTION);
            } else {
                boolean head = part.getTagName().equals("thead");
                elements(part, row -> {
                    List<Paragraph> cells = new ArrayList<>();
                    elements(
                            row,
                            cell -> cells.add(paragraph(
                                    cell,
                                    head
                                            ? Look.CELL_HEAD
                                            : cell.getTagName().equals("th") ? Look.CELL_LABEL : Look.CELL)));
                    rows.add(new Row(cells, Change.KEPT));
                });
            }
        });
        parts.add(new Grid(ofCover ? Grid.Kind.COVER : Grid.Kind.OF_TEXT, caption[0], rows));
    }

    private void signature(Element signature) {
        List<Paragraph> lines = new ArrayList<>();
        elements(signature, element -> {
            if (element.getTagName().equals("div")) {
                elements(element, box -> {
                    if (hasClass(box, "signature-box")) {
                        lines.add(paragraph(box, Look.SIGNATURE_LINE));
                    }
                });
            } else {
                lines.add(paragraph(element, lines.isEmpty() ? Look.SIGNATURE_PARTY : Look.SIGNATURE_NOTE));
            }
        });
        parts.add(new Signature(lines));
    }

    private static List<Span> spans(Element element) {
        List<Span> spans = new ArrayList<>();
        collect(element, false, null, null, spans);
        return trimmed(spans);
    }

    private static void collect(
            Element parent, boolean bold, Span.@Nullable Field field, @Nullable String reference, List<Span> spans) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                String tag = inner.getTagName();
                if (hasClass(inner, "n") || Set.of("ul", "ol", "table").contains(tag)) {
                    continue;
                }
                collect(
                        inner,
                        bold || tag.equals("strong") || tag.equals("b"),
                        inner.hasAttribute("data-field")
                                ? new Span.Field(inner.getAttribute("data-field"), inner.getAttribute("data-declared"))
                                : field,
                        hasClass(inner, "ref") ? inner.getAttribute("href").substring(1) : reference,
                        spans);
            } else if (child.getNodeType() == Node.TEXT_NODE) {
                String text = child.getTextContent().replaceAll("[ \\t\\r\\n]+", " ");
                spans.add(new Span(text, bold, field, reference, Change.KEPT));
            }
        }
    }

    /** Without white space at the ends, and never two spaces in a row. */
    private static List<Span> trimmed(List<Span> spans) {
        List<Span> trimmed = new ArrayList<>();
        boolean afterSpace = true;
        for (Span span : spans) {
            String text =
                    afterSpace && span.text().startsWith(" ") ? span.text().substring(1) : span.text();
            if (!text.isEmpty()) {
                trimmed.add(span.reading(text, Change.KEPT));
                afterSpace = text.endsWith(" ");
            }
        }
        if (!trimmed.isEmpty() && trimmed.getLast().text().endsWith(" ")) {
            Span last = trimmed.removeLast();
            if (!last.text().isBlank()) {
                trimmed.add(last.reading(last.text().stripTrailing(), Change.KEPT));
            }
        }
        return trimmed;
    }

    private static String plain(Element element) {
        StringBuilder text = new StringBuilder();
        spans(element).forEach(span -> text.append(span.text()));
        return text.toString();
    }

    private static String labelOf(Element element) {
        Node first = element.getFirstChild();
        return first instanceof Element span && hasClass(span, "n")
                ? span.getTextContent().strip()
                : "";
    }

    private static boolean hasClass(Element element, String name) {
        return List.of(element.getAttribute("class").split(" ")).contains(name);
    }

    private static void elements(Element parent, Consumer<Element> each) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                each.accept(element);
            }
        }
    }
}
