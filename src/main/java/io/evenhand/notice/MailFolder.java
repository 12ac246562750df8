package io.evenhand.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes each mail as a file that any mail program opens. For a demonstration, and for an installation whose own means carry files to a
 * mail server. Mail holds links that are secrets: the folder and its files are their owner's alone.
 */
class MailFolder implements MailCarrier {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String OWNER_ONLY = "rw-------";

    private final Path folder;
    private final Clock clock;
    private final Session session = Session.getInstance(new Properties());
    /** Begun anew somewhere else each time, for those who share a folder; two mails of one moment stand in their order. */
    private final AtomicInteger sequence =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE / 2));

    /** @throws MailSettingsException when there can be no such folder, naming the setting and the remedy */
    MailFolder(Path folder, Clock clock) {
        this.folder = folder.toAbsolutePath().normalize();
        this.clock = clock;
        try {
            Files.createDirectories(this.folder, ownerOnly("rwx------"));
        } catch (IOException e) {
            throw new MailSettingsException("evenhand.notice.folder is “" + folder
                    + "”, which is no folder and cannot be made one; name a folder that Evenhand may write to.");
        }
    }

    @Override
    public String name() {
        return "the folder " + folder;
    }

    @Override
    public Session session() {
        return session;
    }

    /** Complete or not there at all: it gets its name when it is written. */
    @Override
    public HandOver send(MailMessage message, InternetAddress to) {
        String name = STAMP.format(clock.instant()) + "-" + HexFormat.of().toHexDigits(sequence.getAndIncrement()) + "-"
                + addressee(to) + ".eml";
        Path unfinished = folder.resolve("." + name + ".part");
        try {
            Files.createFile(unfinished, ownerOnly(OWNER_ONLY));
            try (OutputStream out = Files.newOutputStream(unfinished, StandardOpenOption.WRITE)) {
                message.writeTo(out);
            }
            Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            return new HandOver.Accepted();
        } catch (IOException e) {
            return new HandOver.Unreachable(name() + " cannot be written to: " + OneLine.of(String.valueOf(e), 300));
        } catch (MessagingException e) {
            return new HandOver.Refused("It cannot be written as a file: " + OneLine.of(String.valueOf(e), 300));
        }
    }

    /** The address as part of a file's name, for whoever looks for theirs. */
    private static String addressee(InternetAddress to) {
        String plain = to.getAddress().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9@._-]", "_");
        return plain.length() <= 100 ? plain : plain.substring(0, 100);
    }

    private FileAttribute<?>[] ownerOnly(String permissions) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
