package io.evenhand.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that travels inside a document, such as the machine-readable terms of an agreement.
 *
 * @param name the file name that a reader sees, unique within the document
 * @param mediaType for example {@code application/json}
 * @param description one sentence for the reader of the document
 * @param content the bytes, embedded unchanged
 * @param relation what it is to the document
 */
public record Attachment(String name, String mediaType, String description, Content content, Relation relation) {
    /** As readers of invoices look for it. */
    private static final String FACTUR_X = "factur-x.xml";

    /** What PDF/A-3 wants to know. */
    public enum Relation {
        /** The data that the prose was made from. */
        DATA("Data"),
        /** The same as the document, for machines. */
        ALTERNATIVE("Alternative");

        private final String word;

        Relation(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    public Attachment {
        if (name.isBlank() || mediaType.isBlank()) {
            throw new IllegalArgumentException("An attachment needs a name and a media type");
        }
    }

    /** The data that the prose was made from. */
    public Attachment(String name, String mediaType, String description, byte[] content) {
        this(name, mediaType, description, new InMemory(content), Relation.DATA);
    }

    /** @param content an invoice as EN 16931 describes it, as Cross Industry Invoice; the document says in its metadata that it carries one */
    public static Attachment facturX(byte[] content) {
        return new Attachment(
                FACTUR_X,
                "text/xml",
                "The invoice, machine-readable (EN 16931)",
                new InMemory(content),
                Relation.ALTERNATIVE);
    }

    /** @param file stays as it is until the document is set; it is never in memory as a whole */
    public static Attachment ofFile(String name, String mediaType, String description, Path file) {
        return new Attachment(name, mediaType, description, new OnDisk(file), Relation.DATA);
    }

    /** Bytes that can be read as often as wanted. */
    public sealed interface Content {
        long size() throws IOException;

        /** From the first byte on; the caller closes it. */
        InputStream open() throws IOException;
    }

    private record InMemory(byte[] bytes) implements Content {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    private record OnDisk(Path file) implements Content {
        @Override
        public long size() throws IOException {
            return Files.size(file);
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }

    boolean isFacturX() {
        return name.equals(FACTUR_X);
    }
}
