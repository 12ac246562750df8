package io.evenhand.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.testing.MovableClock;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Proves that mail handed over as files is whole, its owner's alone, and refused in words where it cannot be written. */
@Execution(ExecutionMode.CONCURRENT)
class MailFolderTests {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-27T10:00:00Z"));

    @TempDir
    Path home;

    @Test
    void aMailIsAFileThatAMailProgramReadsAndThatNobodyElseMay() throws Exception {
        Path folder = home.resolve("out/mail");
        MailFolder carrier = new MailFolder(folder, clock);

        assertThat(carrier.send(message(carrier), new InternetAddress("mette@fjordlys.example")))
                .isEqualTo(new HandOver.Accepted());

        List<Path> files = files(folder);
        assertThat(files)
                .singleElement()
                .satisfies(file -> assertThat(file.getFileName().toString())
                        .startsWith("20261127-100000-000-")
                        .endsWith("-mette@fjordlys.example.eml"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.getFirst())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        try (InputStream in = Files.newInputStream(files.getFirst())) {
            MimeMessage read = new MimeMessage(Session.getInstance(new Properties()), in);
            assertThat(read.getSubject()).isEqualTo("123456 is your code");
            assertThat(read.getContent()).isEqualTo("Grüße\r\n");
        }
    }

    @Test
    void anAddressNeverLeadsOutOfTheFolder() throws Exception {
        Path folder = home.resolve("mail");
        MailFolder carrier = new MailFolder(folder, clock);

        assertThat(carrier.send(message(carrier), new InternetAddress("\"../../x\"@a.example", false)))
                .isEqualTo(new HandOver.Accepted());

        assertThat(files(folder)).hasSize(1);
        assertThat(files(home)).containsExactly(folder);
    }

    @Test
    void whatIsAFileIsNoFolderAndIsNamedWithItsSetting() throws Exception {
        Path file = Files.writeString(home.resolve("taken"), "x");

        assertThatThrownBy(() -> new MailFolder(file, clock))
                .isInstanceOf(MailSettingsException.class)
                .hasMessageContaining("evenhand.notice.folder")
                .hasMessageContaining("name a folder that Evenhand may write to");
    }

    @Test
    void aFolderThatIsGoneHoldsMailBackUntilItIsThereAgain() throws Exception {
        Path folder = home.resolve("mail");
        MailFolder carrier = new MailFolder(folder, clock);
        Files.delete(folder);

        assertThat(carrier.send(message(carrier), new InternetAddress("a@b.example")))
                .isInstanceOf(HandOver.Unreachable.class);
    }

    private static MailMessage message(MailFolder carrier) throws Exception {
        MailMessage message = new MailMessage(carrier.session(), "<1@here>");
        message.setSubject("123456 is your code", "UTF-8");
        message.setText("Grüße\r\n", "UTF-8");
        message.saveChanges();
        return message;
    }

    private static List<Path> files(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
