package io.evenhand.document;

/**
 * A file that travels inside a document, such as the machine-readable terms of an agreement.
 *
 * @param name the file name that a reader sees, unique within the document
 * @param mediaType for example {@code application/json}
 * @param description one sentence for the reader of the document
 * @param content the bytes, embedded unchanged
 */
public record Attachment(String name, String mediaType, String description, byte[] content) {
    public Attachment {
        if (name.isBlank() || mediaType.isBlank()) {
            throw new IllegalArgumentException("An attachment needs a name and a media type");
        }
    }
}
