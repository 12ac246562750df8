package io.evenhand.word;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes a Word file of the text of a draft. The same draft is the same file, to the byte. */
final class WordFile {
    static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final Stamp stamp;
    private final Furniture furniture;

    WordFile(Stamp stamp) {
        this.stamp = stamp;
        this.furniture = Furniture.of(stamp.template().language());
    }

    /**
     * @param forms of the values that may be negotiated, by pointer; those on the cover can be changed in place
     * @param author of the changes in the text, if there are any
     */
    byte[] write(DraftText text, Map<String, ValueForm> forms, String author) {
        String at = stamp.draftedOn() + "T00:00:00Z";
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            add(zip, "[Content_Types].xml", resource("content-types.xml"));
            add(zip, "_rels/.rels", resource("package-rels.xml"));
            add(zip, "word/document.xml", new DraftBody(new ParagraphWriter(forms, furniture, author, at)).write(text));
            add(zip, "word/_rels/document.xml.rels", resource("document-rels.xml"));
            for (String part : new String[] {"styles.xml", "numbering.xml", "settings.xml", "fontTable.xml"}) {
                add(zip, "word/" + part, resource(part));
            }
            add(zip, "word/header1.xml", header(furniture.word("first")));
            add(zip, "word/header2.xml", header(furniture.word("rest")));
            add(zip, "word/footer1.xml", footer(text.footer()));
            add(zip, "docProps/core.xml", core(text, at));
            add(zip, "docProps/app.xml", resource("app.xml"));
            add(zip, "docProps/custom.xml", custom());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(stamp.draftedOn().atTime(LocalTime.NOON));
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private byte[] resource(String name) throws IOException {
        try (InputStream file = WordFile.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The part " + name + " of Word files is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{{lang}}", furniture.word("locale"))
                    .replace("{{decimals}}", furniture.word("decimals"))
                    .replace("{{separator}}", furniture.word("separator"))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private byte[] header(String note) {
        Integer from = stamp.from();
        String standing = from == null
                ? furniture.word("draft", stamp.version())
                : furniture.word("changes", from, stamp.version());
        var xml = new WordXml("hdr");
        paragraph(xml, "Header");
        xml.open("r")
                .open("rPr")
                .empty("b")
                .empty("bCs")
                .empty("color", "val", "9A3412")
                .close();
        xml.text("t", standing).close();
        xml.close();
        paragraph(xml, "Header");
        return run(xml, note).close().done();
    }

    private byte[] footer(String left) {
        var xml = new WordXml("ftr");
        paragraph(xml, "Footer");
        run(xml, left);
        xml.open("r").empty("tab").close();
        run(xml, furniture.word("page") + " ");
        field(xml, " PAGE ");
        run(xml, " " + furniture.word("of") + " ");
        field(xml, " NUMPAGES ");
        return xml.close().done();
    }

    private static void paragraph(WordXml xml, String style) {
        xml.open("p").open("pPr").empty("pStyle", "val", style).close();
    }

    private static WordXml run(WordXml xml, String text) {
        return xml.open("r").text("t", text).close();
    }

    private static void field(WordXml xml, String instruction) {
        xml.open("fldSimple", "instr", instruction);
        run(xml, "1").close();
    }

    private byte[] core(DraftText text, String at) {
        return ("""
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"\
                 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"\
                 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>%s</dc:title><dc:subject>%s</dc:subject>\
                <dc:creator>Evenhand</dc:creator><cp:lastModifiedBy>Evenhand</cp:lastModifiedBy>\
                <dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created>\
                <dcterms:modified xsi:type="dcterms:W3CDTF">%s</dcterms:modified><dc:language>%s</dc:language>\
                </cp:coreProperties>
                """)
                .formatted(escaped(text.title()), escaped(text.footer()), at, at, escaped(furniture.word("locale")))
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] custom() {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                + "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\""
                + " xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">");
        int number = 2;
        for (var property : stamp.properties().entrySet()) {
            xml.append("<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"%d\" name=\"%s\">"
                    .formatted(number++, property.getKey()));
            xml.append("<vt:lpwstr>").append(escaped(property.getValue())).append("</vt:lpwstr></property>");
        }
        return xml.append("</Properties>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return WordXml.clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
