package io.evenhand.verification;

import static io.evenhand.verification.SealedSample.bytes;

import java.io.ByteArrayOutputStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Files that are made to break whoever reads them, or are no agreement at all. */
final class FileAttacks {
    private FileAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(
                Attack.of("file: nothing", () -> new byte[0], "not a PDF"),
                Attack.of("file: one byte", () -> new byte[] {37}, "not a PDF"),
                Attack.of("file: a zip", () -> bytes("PK\u0003\u0004 whatever %%EOF"), "not a PDF"),
                Attack.of("file: a web page", () -> bytes("<html>%%EOF</html>"), "not a PDF"),
                Attack.of("file: not signed", () -> SealedSample.ISSUED, "not signed"),
                Attack.of("file: certified only", () -> SealedSample.CERTIFIED, "not complete"),
                Attack.of("file: signed by one of two", () -> SealedSample.SIGNED_ONCE, "not complete"),
                Attack.of(
                        "file: signed, not sealed",
                        () -> SealedSample.signed(
                                SealedSample.SIGNED_ONCE, "party-2", io.evenhand.signing.TestDocuments.BRUNO),
                        ""),
                Attack.of(
                        "file: a stream that claims a gigabyte",
                        () -> pdf(
                                "2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n3 0 obj\n<</Length 1073741824>>\nstream\nx\nendstream\nendobj\n"),
                        ""),
                Attack.of(
                        "file: a billion pages claimed",
                        () -> pdf(
                                "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1000000000>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R>>\nendobj\n"),
                        ""),
                Attack.of(
                        "file: a tree of pages that goes in circles",
                        () -> pdf(
                                "2 0 obj\n<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>\nendobj\n3 0 obj\n<</Type/Pages/Kids[2 0 R]/Parent 3 0 R/Count 1>>\nendobj\n"),
                        ""),
                Attack.of(
                        "file: names that go in circles",
                        () -> pdf(
                                "2 0 obj\n<</Type/Pages/Kids[]/Count 0/Names 3 0 R>>\nendobj\n3 0 obj\n<</EmbeddedFiles 3 0 R/Kids[3 0 R 3 0 R]>>\nendobj\n"),
                        ""),
                Attack.of(
                        "file: fields that go in circles",
                        () -> pdf(
                                "2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n3 0 obj\n<</Fields[4 0 R]/SigFlags 3>>\nendobj\n4 0 obj\n<</FT/Sig/T(a)/Kids[4 0 R 4 0 R]/Parent 4 0 R>>\nendobj\n"),
                        ""),
                Attack.of(
                        "file: packed objects that go on in themselves",
                        () -> pdf(
                                "2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n3 0 obj\n<</Type/ObjStm/N 1/First 4/Extends 3 0 R/Length 12>>\nstream\n9 0 <</A 1>>\nendstream\nendobj\n"),
                        ""),
                Attack.of(
                        "file: a length that is its own length",
                        () -> pdf(
                                "2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n3 0 obj\n<</Length 3 0 R>>\nstream\nx\nendstream\nendobj\n"),
                        ""),
                Attack.of(
                        "file: a table that follows itself",
                        () -> bytes(
                                "%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\nxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<</Size 2/Root 1 0 R/Prev 45>>\nstartxref\n45\n%%EOF\n"),
                        ""),
                Attack.of(
                        "file: deflated twice",
                        () -> pdf(
                                "2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n3 0 obj\n<</Filter[/FlateDecode/FlateDecode]/Length 1>>\nstream\nx\nendstream\nendobj\n"),
                        "compressed in a way"),
                Attack.of("file: a bomb", () -> bomb(310), "unpacks"),
                Attack.of(
                        "file: a bomb in a signed file",
                        () -> {
                            var out = new ByteArrayOutputStream();
                            out.writeBytes(SealedSample.SEALED);
                            out.writeBytes(bomb(310));
                            return out.toByteArray();
                        },
                        "unpacks"),
                Attack.of(
                        "file: a JBIG2 picture of gigapixels",
                        () -> SealedSample.joined(
                                SealedSample.SEALED,
                                "9 0 obj\n<</Type/XObject/Subtype/Image/Width 100000/Height 100000/Filter/JBIG2Decode/Length 4>>\nstream\nabcd\nendstream\nendobj\nstartxref\n9\n%%EOF\n"),
                        ""),
                Attack.of(
                        "file: a JPEG 2000 picture of gigapixels",
                        () -> SealedSample.joined(
                                SealedSample.SEALED,
                                "9 0 obj\n<</Type/XObject/Subtype/Image/Width 100000/Height 100000/Filter/JPXDecode/Length 4>>\nstream\nabcd\nendstream\nendobj\nstartxref\n9\n%%EOF\n"),
                        ""),
                Attack.of(
                        "file: arrays in arrays without end",
                        () -> pdf("2 0 obj\n" + "[".repeat(300_000) + "\nendobj\n"),
                        ""),
                Attack.of("file: a hundred thousand objects", FileAttacks::manyObjects, ""),
                Attack.of("file: five hundred signatures", FileAttacks::manySignatures, ""),
                Attack.of(
                        "file: ranges by the million",
                        () -> bytes("%PDF-1.7\n" + "/ByteRange stream\n".repeat(300_000) + "%%EOF\n"),
                        ""));
    }

    private static byte[] pdf(String objects) {
        String body = "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/AcroForm 3 0 R/Names 3 0 R>>\nendobj\n" + objects;
        var table = new StringBuilder();
        int count = 1;
        for (int i = 1; body.contains("\n" + i + " 0 obj\n") || i == 1; i++) {
            table.append(String.format("%010d 00000 n \n", body.indexOf(i + " 0 obj\n")));
            count++;
        }
        return bytes(body + "xref\n0 " + count + "\n0000000000 65535 f \n" + table + "trailer\n<</Size " + count
                + "/Root 1 0 R>>\nstartxref\n" + body.length() + "\n%%EOF\n");
    }

    private static byte[] bomb(int megabytes) throws java.io.IOException {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed, new Deflater(9), 1 << 16)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < megabytes; i++) {
                deflater.write(zeros);
            }
        }
        var file = new ByteArrayOutputStream();
        file.writeBytes(bytes("%PDF-1.7\n9 0 obj\n<</Type/ObjStm/N 1/First 1/Filter/FlateDecode/Length " + packed.size()
                + ">>\nstream\n"));
        file.writeBytes(packed.toByteArray());
        file.writeBytes(bytes("\nendstream\nendobj\nstartxref\n0\n%%EOF\n"));
        return file.toByteArray();
    }

    private static byte[] manyObjects() {
        var objects = new StringBuilder("2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n");
        for (int i = 0; i < 100_000; i++) {
            objects.append("9 0 obj\n<</A/B>>\nendobj\n");
        }
        return pdf(objects.toString());
    }

    /** Fields of a signature each, all with the same range. */
    private static byte[] manySignatures() {
        var objects =
                new StringBuilder("2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n3 0 obj\n<</SigFlags 3/Fields[");
        for (int i = 0; i < 500; i++) {
            objects.append(4 + 2 * i).append(" 0 R ");
        }
        objects.append("]>>\nendobj\n");
        for (int i = 0; i < 500; i++) {
            objects.append(4 + 2 * i)
                    .append(" 0 obj\n<</FT/Sig/T(f")
                    .append(i)
                    .append(")/V ")
                    .append(5 + 2 * i)
                    .append(" 0 R>>\nendobj\n");
            objects.append(5 + 2 * i)
                    .append(
                            " 0 obj\n<</Type/Sig/SubFilter/ETSI.CAdES.detached/ByteRange[0 9 99 9]/Contents<30030101FF>>>\nendobj\n");
        }
        return pdf(objects.toString());
    }
}
