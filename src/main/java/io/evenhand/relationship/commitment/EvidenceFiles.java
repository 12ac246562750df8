package io.evenhand.relationship.commitment;

import io.evenhand.digest.Sha256;
import io.evenhand.relationship.commitment.CustomerListFile.FlawException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/** The evidence that rows name: a file beside the list, or its digest alone. */
public final class EvidenceFiles {
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    private final Path folder;

    EvidenceFiles(Path folder) {
        this.folder = folder;
    }

    String digest(String named) throws FlawException {
        if (named.isEmpty()) {
            throw new FlawException(
                    ListColumn.EVIDENCE, "is missing", "name the file of an invoice or contract, or its SHA-256");
        }
        String digest = named.toLowerCase(Locale.ROOT);
        if (Entry.isDigest(digest)) {
            return digest;
        }
        try {
            Path file = folder.resolve(named);
            if (!Files.isRegularFile(file)) {
                throw new FlawException(
                        ListColumn.EVIDENCE,
                        "is neither a file in the list's folder nor a SHA-256",
                        "mend the name, or write the 64 digits of the file's SHA-256");
            }
            return digest(file);
        } catch (InvalidPathException | IOException unreadable) {
            throw new FlawException(
                    ListColumn.EVIDENCE, "cannot be read", "give this user the right to, or write its SHA-256");
        }
    }

    /** The SHA-256 of a file of any length, in 64 digits. */
    public static String digest(Path file) throws IOException {
        MessageDigest digest = Sha256.begin();
        try (InputStream stream = new DigestInputStream(Files.newInputStream(file), digest)) {
            stream.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return Sha256.hex(digest.digest());
    }

    static LocalDate day(String written) throws FlawException {
        try {
            LocalDate day = LocalDate.parse(written);
            if (!day.isBefore(FIRST) && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException other) {
            // Said below.
        }
        throw new FlawException(
                ListColumn.EVIDENCE_DATE,
                written.isEmpty() ? "is missing" : "is not a day of 1900 or later",
                "write the day that the evidence bears, such as 2024-03-01");
    }
}
