package io.evenhand.word;

import static io.evenhand.redline.Piece.Change.ADDED;
import static io.evenhand.redline.Piece.Change.KEPT;
import static io.evenhand.redline.Piece.Change.REMOVED;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Writes paragraphs: their changes, the controls around values that can be changed, and references that Word keeps up to date. */
final class ParagraphWriter {
    /** The colour behind what can be changed. */
    static final String NEGOTIABLE = "E3F1F1";

    private static final int LONGEST_TAG = 64;
    /** Letters of a word in the size of titles that fit a line in any of the fonts that may be taken. */
    private static final int LONGEST_WORD_OF_TITLE = 24;

    private final WordXml xml = new WordXml("document");
    private final Map<String, ValueForm> forms;
    private final Furniture furniture;
    private final String author;
    private final String at;
    private final Set<String> referable = new HashSet<>();
    private int ids;

    /**
     * @param forms of the values that may be negotiated, by pointer
     * @param author of changes
     * @param at when they were made, as {@code 2026-11-24T00:00:00Z}
     */
    ParagraphWriter(Map<String, ValueForm> forms, Furniture furniture, String author, String at) {
        this.forms = forms;
        this.furniture = furniture;
        this.author = author;
        this.at = at;
    }

    WordXml xml() {
        return xml;
    }

    void mayReferTo(DraftText text) {
        text.paragraphs().forEach(paragraph -> referable.add(paragraph.key()));
    }

    /** @param isOpen whether values in it can be changed where they stand */
    void write(Paragraph paragraph, boolean isOpen, boolean onNewPage) {
        xml.open("p").open("pPr").empty("pStyle", "val", style(paragraph));
        if (onNewPage) {
            xml.empty("pageBreakBefore");
        }
        if (paragraph.change() != KEPT) {
            xml.open("rPr");
            xml.empty(paragraph.change() == ADDED ? "ins" : "del", change());
            xml.close();
        }
        xml.close();
        String id = nextId();
        boolean known = paragraph.change() != REMOVED;
        if (known) {
            xml.empty("bookmarkStart", "id", id, "name", DraftBody.BOOKMARK + paragraph.key());
        }
        spans(paragraph, isOpen);
        if (known) {
            xml.empty("bookmarkEnd", "id", id);
        }
        xml.close();
    }

    private static String style(Paragraph paragraph) {
        boolean isLong =
                Stream.of(paragraph.text().split("[\\s-]")).anyMatch(word -> word.length() > LONGEST_WORD_OF_TITLE);
        return paragraph.look() == Look.TITLE && isLong
                ? "TitleOfLongWords"
                : paragraph.look().style();
    }

    /** Neighbours of one field stand in one control, also where some of them were changed. */
    private void spans(Paragraph paragraph, boolean isOpen) {
        List<Span> run = new ArrayList<>();
        for (Span span : paragraph.spans()) {
            if (!run.isEmpty() && !Objects.equals(run.getFirst().field(), span.field())) {
                field(run, isOpen);
            }
            run.add(span);
        }
        field(run, isOpen);
    }

    private void field(List<Span> run, boolean isOpen) {
        if (run.isEmpty()) {
            return;
        }
        Span.Field field = run.getFirst().field();
        ValueForm form = field == null || !isOpen ? null : forms.get(field.pointer());
        boolean controlled = form != null && form.pointer().length() <= LONGEST_TAG;
        if (form != null && controlled) {
            xml.open("sdt");
            control(form);
            xml.open("sdtContent");
        }
        run.forEach(span -> span(span, controlled));
        if (controlled) {
            xml.close().close();
        }
        run.clear();
    }

    private void control(ValueForm form) {
        xml.open("sdtPr")
                .empty("alias", "val", shortened(form.label()))
                .empty("tag", "val", form.pointer())
                .empty("id", "val", nextId())
                .empty("lock", "val", "sdtLocked");
        if (form.type() == ValueForm.Type.DATE) {
            date(form);
        } else if (form.isChosen()) {
            list(form);
        }
        // Others are controls of any text: some word processors drop the shading within one of plain text.
        xml.close();
    }

    private void date(ValueForm form) {
        xml.open(
                        "date",
                        form.present().isEmpty()
                                ? new String[0]
                                : new String[] {"fullDate", form.present() + "T00:00:00Z"})
                .empty("dateFormat", "val", furniture.word("date"))
                .empty("lid", "val", furniture.word("locale"))
                .empty("storeMappedDataAs", "val", "dateTime")
                .empty("calendar", "val", "gregorian")
                .close();
    }

    private void list(ValueForm form) {
        xml.open("dropDownList");
        Stream.concat(
                        form.words().values().stream(),
                        form.optional() ? Stream.of(furniture.word("none")) : Stream.empty())
                .distinct()
                .forEach(word -> xml.empty("listItem", "displayText", word, "value", word));
        xml.close();
    }

    private static String shortened(String label) {
        return label.length() <= LONGEST_TAG ? label : label.substring(0, LONGEST_TAG - 1) + "…";
    }

    private void span(Span span, boolean isControlled) {
        switch (span.change()) {
            case KEPT -> {
                String reference = span.reference();
                if (reference != null && referable.contains(DraftReader.bookmark(reference))) {
                    reference(span, DraftBody.BOOKMARK + DraftReader.bookmark(reference));
                } else {
                    run(span, isControlled, "t");
                }
            }
            case ADDED -> {
                xml.open("ins", change());
                run(span, isControlled, "t");
                xml.close();
            }
            case REMOVED -> {
                xml.open("del", change());
                run(span, isControlled, "delText");
                xml.close();
            }
        }
    }

    String[] change() {
        return new String[] {"id", nextId(), "author", author, "date", at};
    }

    private void run(Span span, boolean isControlled, String name) {
        xml.open("r");
        look(span, isControlled);
        xml.text(name, span.text()).close();
    }

    private void look(Span span, boolean isControlled) {
        if (span.bold() || isControlled) {
            xml.open("rPr");
            if (isControlled) {
                xml.empty("rStyle", "val", "Negotiable");
            }
            if (span.bold()) {
                xml.empty("b").empty("bCs");
            }
            if (isControlled) {
                // Some word processors leave out the style of what stands in a control.
                xml.empty("shd", "val", "clear", "color", "auto", "fill", NEGOTIABLE);
            }
            xml.close();
        }
    }

    /** A number that Word keeps up to date. */
    private void reference(Span span, String bookmark) {
        fieldMark("begin");
        xml.open("r").text("instrText", " REF " + bookmark + " \\w \\h ").close();
        fieldMark("separate");
        run(span, false, "t");
        fieldMark("end");
    }

    private void fieldMark(String type) {
        xml.open("r").empty("fldChar", "fldCharType", type).close();
    }

    private String nextId() {
        return String.valueOf(++ids);
    }
}
