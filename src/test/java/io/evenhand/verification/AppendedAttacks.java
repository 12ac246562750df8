package io.evenhand.verification;

import static io.evenhand.verification.SealedSample.SEALED;
import static io.evenhand.verification.SealedSample.SIGNED_ONCE;
import static io.evenhand.verification.SealedSample.bytes;
import static io.evenhand.verification.SealedSample.joined;
import static io.evenhand.verification.SealedSample.text;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Attacks that leave every signed byte as it is: incremental saving, signature wrapping and universal forgery as published by the
 * researchers of the Ruhr University Bochum in 2018, and what comes of it when the structure of the file is bent.
 */
final class AppendedAttacks {
    private static final int CATALOG = 1;

    private AppendedAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(incrementalSaving(), wrapping(), universal(), structure())
                .flatMap(List::stream);
    }

    private static List<Attack> incrementalSaving() {
        return List.of(
                Attack.of(
                        "ISA: changed page, proper update",
                        () -> Forgery.OTHER_TEXT_ON_THE_PAGE.appliedTo(SEALED),
                        "added to the document after it had been closed"),
                Attack.of("ISA: objects without table, trailer or end", () -> joined(SEALED, page()), "structure"),
                Attack.of(
                        "ISA: objects and trailer, no table",
                        () -> joined(SEALED, page() + trailer(0) + end(0)),
                        "structure"),
                Attack.of(
                        "ISA: objects and the end of before",
                        () -> joined(SEALED, page() + end(lastTable())),
                        "structure"),
                Attack.of(
                        "ISA: objects and a copy of the table of before",
                        () -> joined(
                                SEALED,
                                page() + "xref\n0 1\n0000000000 65535 f \n" + trailer(lastTable())
                                        + end(SEALED.length + page().length())),
                        ""),
                Attack.of(
                        "ISA: objects, no end-of-file marker",
                        () -> joined(SEALED, page() + "startxref\n" + lastTable() + "\n"),
                        ""),
                Attack.of(
                        "ISA: with a copy of a signature",
                        () -> joined(SEALED, page() + copiedSignature() + end(lastTable())),
                        "structure"),
                Attack.of(
                        "ISA: white space before the update",
                        () -> joined(SEALED, " ".repeat(3000) + page() + end(lastTable())),
                        ""),
                Attack.of(
                        "ISA: hidden in a comment", () -> joined(SEALED, "% " + page().replace("\n", " ") + "\n"), ""),
                Attack.of(
                        "ISA: a catalog without form",
                        () -> joined(
                                SEALED,
                                "\n" + CATALOG + " 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n" + end(lastTable())),
                        "structure"),
                Attack.of("ISA: only a line break", () -> joined(SEALED, "\n"), ""));
    }

    private static List<Attack> wrapping() {
        return List.of(
                Attack.of("SWA: second part moved, malicious objects in the gap", () -> moved(page()), ""),
                Attack.of("SWA: second part moved behind padding", () -> moved(" ".repeat(200)), ""),
                Attack.of("SWA: signature shortened, objects in the hole", () -> inHole(page()), ""),
                Attack.of(
                        "SWA: two /Contents, the first for the gap",
                        () -> replacedLast(SEALED, "/Contents <", "/Contents <00> /Contents <"),
                        ""),
                Attack.of(
                        "SWA: /Contents as a literal string",
                        () -> replacedLast(SEALED, "/Contents <", "/Contents ("),
                        ""),
                Attack.of("SWA: an earlier signature's range in a later one", AppendedAttacks::rangeOfAnother, ""),
                Attack.of("SWA: hex in both spellings", () -> oneLetterInHole(), ""));
    }

    private static List<Attack> universal() {
        return Stream.of(
                        range("USF: /ByteRange missing", r -> "/NoByteRan " + r.substring(11)),
                        range("USF: /ByteRange null", r -> fit("/ByteRange null", r)),
                        range("USF: /ByteRange empty", r -> fit("/ByteRange []", r)),
                        range("USF: /ByteRange of two numbers", r -> fit("/ByteRange [0 10]", r)),
                        range("USF: /ByteRange negative", r -> fit("/ByteRange [0 -1 10 5]", r)),
                        range("USF: /ByteRange from another place", r -> fit("/ByteRange [9 20 99 20]", r)),
                        range("USF: /ByteRange huge", r -> fit("/ByteRange [0 99999999999 1 1]", r)),
                        range("USF: /ByteRange that wraps around", r -> fit("/ByteRange [0 4294967297 9 9]", r)),
                        range("USF: /ByteRange of strings", r -> fit("/ByteRange [(0) (9) (9) (9)]", r)),
                        range("USF: /ByteRange of fractions", r -> fit("/ByteRange [0 9.5 19.5 9.5]", r)),
                        range("USF: /ByteRange overlapping itself", r -> fit("/ByteRange [0 900 800 900]", r)),
                        range("USF: /ByteRange of four zeros", r -> fit("/ByteRange [0 0 0 0]", r)),
                        range("USF: /ByteRange short of the end", AppendedAttacks::shorter),
                        range("USF: /ByteRange beyond the end", AppendedAttacks::longer),
                        contents("USF: /Contents missing", c -> "/NoContent " + c.substring(10)),
                        contents("USF: /Contents null", c -> "/Contents null" + " ".repeat(c.length() - 14)),
                        contents("USF: /Contents empty", c -> "/Contents <" + " ".repeat(c.length() - 12) + ">"),
                        contents("USF: /Contents of zeros", c -> "/Contents <" + "0".repeat(c.length() - 12) + ">"),
                        contents(
                                "USF: /Contents of one zero byte", c -> "/Contents <00>" + " ".repeat(c.length() - 14)))
                .toList();
    }

    private static List<Attack> structure() {
        return List.of(
                Attack.of(
                        "something before the beginning (polyglot)",
                        () -> bytes("PK\u0003\u0004 junk\n" + text(SEALED)),
                        ""),
                Attack.of("two ends, the second elsewhere", () -> joined(SEALED, end(9)), "structure"),
                Attack.of(
                        "two tables at once (hybrid)",
                        () -> joined(
                                SEALED,
                                "xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 9/Root 1 0 R/XRefStm 9/Prev "
                                        + lastTable() + ">>\n" + end(SEALED.length)),
                        ""),
                Attack.of(
                        "tables that go in circles",
                        () -> joined(
                                SEALED,
                                "xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 9/Root 1 0 R/Prev " + SEALED.length
                                        + ">>\n" + end(SEALED.length)),
                        ""),
                Attack.of(
                        "an object twice in one update",
                        () -> joined(SEALED, page() + page() + end(lastTable())),
                        "structure"),
                Attack.of(
                        "the beginning of a linearised file in front",
                        () -> bytes("%PDF-1.7\n1 0 obj\n<</Linearized 1/L 9/H[9 9]/O 9/E 9/N 1/T 9>>\nendobj\n"
                                + text(SEALED).substring(9)),
                        ""),
                Attack.of(
                        "an object that no table names, before it was certified",
                        () -> beforeCertification(page().replace(CATALOG + " 0 obj", "7777 0 obj")),
                        "no table of contents names"),
                Attack.of(
                        "bytes between objects, before it was certified",
                        () -> beforeCertification("hidden\n"),
                        "no part of the document"),
                Attack.of(
                        "a dictionary that says two things, before it was certified",
                        () -> beforeCertification("7777 0 obj\n<</A 1/A 2>>\nendobj\n"),
                        "damaged"),
                Attack.of(
                        "a stream longer than it says, before it was certified",
                        () -> beforeCertification("7777 0 obj\n<</Length 3>>\nstream\nabcdef\nendstream\nendobj\n"),
                        "longer or shorter"),
                Attack.of("packed objects that no table names", () -> packedSpare(), "packed"));
    }

    // ---- how they are made ----

    private static String page() {
        return "\n" + CATALOG + " 0 obj\n<</Type/Catalog/Pages 7777 0 R>>\nendobj\n";
    }

    private static String trailer(int previous) {
        return "trailer\n<</Size 9999/Root 1 0 R" + (previous > 0 ? "/Prev " + previous : "") + ">>\n";
    }

    private static String end(int table) {
        return "startxref\n" + table + "\n%%EOF\n";
    }

    private static int lastTable() {
        String text = text(SEALED);
        return Integer.parseInt(
                text.substring(text.lastIndexOf("startxref") + 10).split("\\s+")[0]);
    }

    private static String copiedSignature() {
        String text = text(SIGNED_ONCE);
        int at = text.lastIndexOf("/ByteRange");
        int begin = text.lastIndexOf(" obj", at);
        begin = text.lastIndexOf('\n', begin) + 1;
        return text.substring(begin, text.indexOf("endobj", at) + 7);
    }

    private static int[] lastHole() {
        String text = text(SEALED);
        int begin = text.lastIndexOf("/Contents <") + "/Contents ".length();
        return new int[] {begin, text.indexOf('>', begin) + 1};
    }

    /** The second signed part comes later than before, and the range follows it. */
    private static byte[] moved(String gap) {
        String text = text(SEALED);
        int[] hole = lastHole();
        String moved = text.substring(0, hole[1]) + gap + text.substring(hole[1]);
        int rangeAt = moved.lastIndexOf("/ByteRange");
        int close = moved.indexOf(']', rangeAt);
        String range = String.format(
                Locale.ROOT, "/ByteRange [0 %d %d %d", hole[0], hole[1] + gap.length(), text.length() - hole[1]);
        String padded = range + " ".repeat(Math.max(0, close - rangeAt - range.length()));
        return bytes(moved.substring(0, rangeAt) + padded + moved.substring(close));
    }

    private static byte[] inHole(String hidden) {
        String text = text(SEALED);
        int[] hole = lastHole();
        int from = hole[1] - 1 - hidden.length() - 1;
        return bytes(text.substring(0, from) + ">" + hidden + text.substring(hole[1] - 1));
    }

    private static byte[] oneLetterInHole() {
        String text = text(SEALED);
        int[] hole = lastHole();
        String hex = text.substring(hole[0], hole[1]);
        return bytes(text.substring(0, hole[0]) + hex.replaceFirst("A", "a") + text.substring(hole[1]));
    }

    private static byte[] rangeOfAnother() {
        String text = text(SEALED);
        var matcher = Pattern.compile("/ByteRange \\[[^\\]]*]").matcher(text);
        matcher.find();
        String first = matcher.group();
        return bytes(lastRange(text, r -> fit(first.substring(0, first.length()).strip(), r)));
    }

    private static byte[] replacedLast(byte[] file, String what, String by) {
        String text = text(file);
        int at = text.lastIndexOf(what);
        return bytes(text.substring(0, at) + by + text.substring(at + what.length()));
    }

    private static Attack range(String name, UnaryOperator<String> change) {
        return Attack.of(name, () -> bytes(lastRange(text(SEALED), change)), "");
    }

    private static String lastRange(String text, UnaryOperator<String> change) {
        int at = text.lastIndexOf("/ByteRange");
        int close = text.indexOf(']', at) + 1;
        return text.substring(0, at) + change.apply(text.substring(at, close)) + text.substring(close);
    }

    private static Attack contents(String name, UnaryOperator<String> change) {
        return Attack.of(
                name,
                () -> {
                    String text = text(SEALED);
                    int at = text.lastIndexOf("/Contents <");
                    int close = text.indexOf('>', at) + 1;
                    return bytes(
                            text.substring(0, at) + change.apply(text.substring(at, close)) + text.substring(close));
                },
                "");
    }

    private static String fit(String wanted, String room) {
        return wanted + " ".repeat(Math.max(0, room.length() - wanted.length()));
    }

    private static String shorter(String range) {
        return changedEnd(range, -40);
    }

    private static String longer(String range) {
        return changedEnd(range, 40);
    }

    private static String changedEnd(String range, int by) {
        String[] numbers = range.replaceAll("[^0-9 ]", "").strip().split(" +");
        return fit(
                "/ByteRange [" + numbers[0] + " " + numbers[1] + " " + numbers[2] + " "
                        + (Integer.parseInt(numbers[3]) + by) + "]",
                range);
    }

    /** What a dishonest issuer slips between the objects of the first version, whose table is moved accordingly. */
    private static byte[] beforeCertification(String hidden) throws Exception {
        byte[] plain = plainTable(SealedSample.ISSUED);
        String text = text(plain);
        int table = text.lastIndexOf("xref\n0 ");
        int start = text.lastIndexOf("startxref");
        String changed =
                text.substring(0, table) + hidden + text.substring(table, start) + end(table + hidden.length());
        return new OutsideSigner().certified(bytes(changed));
    }

    private static byte[] plainTable(byte[] pdf) throws Exception {
        try (PDDocument document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
            var out = new ByteArrayOutputStream();
            document.save(out, org.apache.pdfbox.pdfwriter.compress.CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        }
    }

    private static byte[] packedSpare() throws Exception {
        try (PDDocument document = org.apache.pdfbox.Loader.loadPDF(plainTable(SealedSample.ISSUED))) {
            COSStream packed = document.getDocument().createCOSStream();
            packed.setItem(COSName.TYPE, COSName.OBJ_STM);
            packed.setInt(COSName.N, 1);
            packed.setInt(COSName.FIRST, 8);
            try (var out = packed.createOutputStream()) {
                out.write(bytes("7777 0  <</Type/Page>>"));
            }
            document.getDocumentCatalog().getCOSObject().setItem("PieceInfo", packed);
            var out = new ByteArrayOutputStream();
            document.save(out, org.apache.pdfbox.pdfwriter.compress.CompressParameters.NO_COMPRESSION);
            return new OutsideSigner().certified(out.toByteArray());
        }
    }
}
