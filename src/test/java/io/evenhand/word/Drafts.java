package io.evenhand.word;

import io.evenhand.template.AgreementReference;
import io.evenhand.template.TemplateVersion;
import io.evenhand.template.Templates;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Drafts as they go out, and files as people change them, for tests. */
final class Drafts {
    static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final Templates TEMPLATES = new Templates("");

    private Drafts() {}

    static TemplateVersion template(Terms terms) {
        return TEMPLATES.current(terms.kind(), Locale.ENGLISH);
    }

    /** What the PDF is made of. */
    static String printed(Terms terms) {
        return TEMPLATES.html(
                template(terms), terms, new AgreementReference("EH-2026-000042", TermsFormat.hash(terms), DAY));
    }

    static DraftTexts.Draft draft(Terms terms, Locale language) {
        TemplateVersion template = TEMPLATES.current(terms.kind(), language);
        String html = TEMPLATES.markedHtml(
                template, terms, new AgreementReference("EH-2026-000042", TermsFormat.hash(terms), DAY));
        var stamp = new Stamp(
                "agreement-1", 1, null, template, TermsFormat.hash(terms).hex(), DAY);
        return DraftTexts.draft(stamp, terms, DraftReader.read(html), TEMPLATES.declarations(template));
    }

    static DraftTexts.Draft draft(Terms terms) {
        return draft(terms, Locale.ENGLISH);
    }

    static DraftText text(Terms terms) {
        return draft(terms).text();
    }

    static Map<String, ValueForm> forms(Terms terms) {
        return draft(terms).forms();
    }

    static byte[] file(Terms terms) {
        return draft(terms).file();
    }

    static Stamp stamp(Terms terms) {
        return draft(terms).stamp();
    }

    static List<ReturnedChange> changes(DraftTexts.Draft draft, byte[] returned) {
        return Comparison.between(draft.text(), draft.forms(), ReturnedReader.read(returned));
    }

    static List<ReturnedChange> changes(Terms terms, byte[] returned) {
        return changes(draft(terms), returned);
    }

    static String part(byte[] file, String name) {
        return new String(parts(file).get(name), StandardCharsets.UTF_8);
    }

    static Map<String, byte[]> parts(byte[] file) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] zip(Map<String, byte[]> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] with(byte[] file, String name, byte[] content) {
        Map<String, byte[]> parts = parts(file);
        parts.put(name, content);
        return zip(parts);
    }

    static byte[] edited(byte[] file, String name, UnaryOperator<String> edit) {
        String before = part(file, name);
        String after = edit.apply(before);
        if (after.equals(before)) {
            throw new AssertionError("the edit found nothing to change in " + name);
        }
        return with(file, name, after.getBytes(StandardCharsets.UTF_8));
    }

    /** Before the properties of the last pages, which end the text. */
    static String atTheEnd(String document, String addition) {
        int end = document.lastIndexOf("<w:sectPr>");
        return document.substring(0, end) + addition + document.substring(end);
    }

    static byte[] edited(byte[] file, UnaryOperator<String> edit) {
        return edited(file, "word/document.xml", edit);
    }

    /** What Word writes where somebody replaces a text while changes are tracked. */
    static String tracked(String author, String before, String after) {
        String who = " w:author=\"" + author + "\" w:date=\"2026-11-25T10:00:00Z\"";
        return "</w:t></w:r><w:del w:id=\"9001\"" + who + "><w:r><w:delText xml:space=\"preserve\">" + before
                + "</w:delText></w:r></w:del><w:ins w:id=\"9002\"" + who + "><w:r><w:t xml:space=\"preserve\">" + after
                + "</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\">";
    }
}
