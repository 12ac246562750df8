package io.evenhand.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.document.ShownFile.Look;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files are told by what they hold: each that is taken has the type of its content, and each that is not is told why. No engine, no database. */
class ShownFileTests {
    private static final String MAIL =
            "From: a@example.com\r\nTo: b@example.com\r\nSubject: Offer\r\n continued\r\n\r\nHello\r\n";

    @Test
    void aPdfThatAProgramWroteIsTakenAndALockedOneIsNot() throws IOException {
        assertThat(type("offer.pdf", written(false))).isEqualTo("application/pdf");
        assertThat(why("offer.pdf", written(true))).contains("locked with a password or rights");
    }

    private static byte[] written(boolean locked) throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            if (locked) {
                StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", "user", new AccessPermission());
                policy.setEncryptionKeyLength(256);
                document.protect(policy);
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    @Test
    void aFileWithoutItsEndIsDamaged() {
        assertThat(why("half.pdf", "%PDF-1.7\nhalf of it".getBytes(UTF_8))).contains("its end is missing");
        assertThat(why("half.png", HexFormat.of().parseHex("89504e470d0a1a0a00")))
                .contains("its end is missing");
        assertThat(why("half.jpg", HexFormat.of().parseHex("ffd8ffe000"))).contains("its end is missing");
    }

    @Test
    void picturesAreTakenByTheirFirstAndLastBytes() {
        assertThat(type("shot.png", HexFormat.of().parseHex("89504e470d0a1a0a" + "00" + "49454e44ae426082")))
                .isEqualTo("image/png");
        assertThat(type("photo", HexFormat.of().parseHex("ffd8ffe000ffd9"))).isEqualTo("image/jpeg");
    }

    @Test
    void anArchiveThatSwellsIsNeverOpened() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            byte[] zeros = new byte[1 << 20];
            for (int times = 0; times < 64; times++) {
                zip.write(zeros);
            }
        }
        assertThat(why("contract.docx", bytes.toByteArray())).contains("Archives and office files are not taken");
    }

    @Test
    void aMailIsToldFromPlainTextByItsFields() {
        assertThat(type("mail.eml", MAIL.getBytes(UTF_8))).isEqualTo("message/rfc822");
        assertThat(type("mail.eml", MAIL.replace("Hello", "Grüße").getBytes(ISO_8859_1)))
                .isEqualTo("message/rfc822");
        assertThat(type("note.txt", "Note: they called on Monday.".getBytes(UTF_8)))
                .isEqualTo("text/plain");
    }

    @ParameterizedTest
    @CsvSource({"4d5a9000,setup.exe", "7f454c46,tool", "d0cf11e0a1b11ae1,old.doc", "1f8b0800,a.gz", "c3,cut.txt"})
    void whatIsNoneOfTheseIsNotTakenWhateverItsNameSays(String hex, String name) {
        assertThat(why(name, HexFormat.of().parseHex(hex))).startsWith("Only PDF, PNG, JPEG, EML and plain text");
    }

    @Test
    void emptyAndTooLargeFilesAreNotTaken() {
        assertThat(why("none.txt", new byte[0])).contains("not empty");
        assertThat(why("large.txt", new byte[ShownFile.MOST_BYTES + 1])).contains("larger than 10 MB");
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd,passwd.txt",
        "C:\\Temp\\note.TXT,note.txt",
        "page.html,page.html.txt",
        "'',evidence.txt",
        "a\u202etxt.exe,a_txt.exe.txt"
    })
    void theNameSaysNothingButTheName(String name, String kept) {
        assertThat(((Look.Fit) ShownFile.look(name, "words".getBytes(UTF_8)))
                        .file()
                        .fileName())
                .isEqualTo(kept);
    }

    private static String type(String name, byte[] content) {
        Look look = ShownFile.look(name, content);
        assertThat(look).isInstanceOf(Look.Fit.class);
        return ((Look.Fit) look).file().mediaType();
    }

    private static String why(String name, byte[] content) {
        Look look = ShownFile.look(name, content);
        assertThat(look).isInstanceOf(Look.Unfit.class);
        return ((Look.Unfit) look).why();
    }
}
