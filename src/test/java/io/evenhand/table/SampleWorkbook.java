package io.evenhand.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook as programs write them, part by part, so that each part can also be what no program writes. */
public final class SampleWorkbook {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final StringBuilder rows = new StringBuilder();
    private final List<String> shared = new ArrayList<>();
    private final Map<String, String> sheets = new LinkedHashMap<>();
    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private String name = "Sheet1";
    private String properties = "";
    private String prolog = "";
    private int number;

    /** Of the sheet with the rows. */
    public SampleWorkbook named(String sheet) {
        name = sheet;
        return this;
    }

    public SampleWorkbook from1904() {
        properties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    /** Before the root of the sheet. */
    public SampleWorkbook prolog(String text) {
        prolog = text;
        return this;
    }

    /** A row of shared texts; what begins with "<" stands there as the element of a cell, with @ for its place. */
    public SampleWorkbook row(String... cells) {
        number++;
        rows.append("<row r=\"").append(number).append("\">");
        for (int i = 0; i < cells.length; i++) {
            String place = (char) ('A' + i) + "" + number;
            if (cells[i].startsWith("<")) {
                rows.append(cells[i].replace("@", place));
            } else if (!cells[i].isEmpty()) {
                rows.append("<c r=\"%s\" t=\"s\"><v>%d</v></c>".formatted(place, shared.size()));
                shared.add("<si><t xml:space=\"preserve\">"
                        + cells[i].replace("&", "&amp;").replace("<", "&lt;") + "</t></si>");
            }
        }
        rows.append("</row>");
        return this;
    }

    /** A number, or with style 1 a day. */
    public static String number(String raw, int style) {
        return "<c r=\"@\" s=\"" + style + "\"><v>" + raw + "</v></c>";
    }

    public static String cell(String type, String inside) {
        return "<c r=\"@\" t=\"" + type + "\">" + inside + "</c>";
    }

    /** Another sheet. @param rows as XML */
    public SampleWorkbook sheet(String title, String content) {
        sheets.put(title, content);
        return this;
    }

    public SampleWorkbook part(String path, String content) {
        parts.put(path, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public byte[] bytes() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(name, rows.toString());
        all.putAll(sheets);
        StringBuilder list = new StringBuilder();
        StringBuilder relations = new StringBuilder();
        Map<String, byte[]> files = new LinkedHashMap<>();
        int count = 0;
        for (Map.Entry<String, String> one : all.entrySet()) {
            count++;
            list.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\"/>".formatted(one.getKey(), count, count));
            relations.append(relation("rId" + count, "worksheet", "worksheets/sheet" + count + ".xml"));
            put(
                    files,
                    "xl/worksheets/sheet" + count + ".xml",
                    (count == 1 ? prolog : "") + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + one.getValue()
                            + "</sheetData></worksheet>");
        }
        relations.append(relation("rIdS", "styles", "styles.xml"));
        relations.append(relation("rIdT", "sharedStrings", "/xl/sharedStrings.xml"));
        put(
                files,
                "[Content_Types].xml",
                "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"sheet.main+xml\"/></Types>");
        put(
                files,
                "_rels/.rels",
                "<Relationships>" + relation("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>");
        put(
                files,
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + KINDS + "\">" + properties + "<sheets>" + list
                        + "</sheets></workbook>");
        put(files, "xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
        put(
                files,
                "xl/styles.xml",
                "<styleSheet xmlns=\"" + MAIN
                        + "\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd\\.mm\\.yyyy\"/><numFmt numFmtId=\"165\" formatCode=\"#,##0.00 &quot;day&quot;;[Red]-0\"/></numFmts>"
                        + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
                        + "<xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>");
        put(files, "xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\">" + String.join("", shared) + "</sst>");
        files.putAll(parts);
        return zipped(files);
    }

    private static String relation(String id, String kind, String target) {
        return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(id, KINDS, kind, target);
    }

    private static void put(Map<String, byte[]> files, String path, String xml) {
        files.put(path, (HEAD + xml).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] zipped(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
