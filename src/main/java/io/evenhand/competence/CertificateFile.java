package io.evenhand.competence;

import java.util.Arrays;
import java.util.Optional;

/** A picture or PDF of a certificate, as it was sent in: kept and given back, never opened. */
@SuppressWarnings("ArrayRecordComponent") // written once, to be stored or sent
public record CertificateFile(Type type, byte[] content) {
    /** Larger files are refused. */
    public static final int MOST_BYTES = 2 * 1024 * 1024;

    /** What kinds are taken, known by how they begin. */
    public enum Type {
        PDF("application/pdf", "pdf", '%', 'P', 'D', 'F', '-'),
        PNG("image/png", "png", 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A),
        JPEG("image/jpeg", "jpg", 0xFF, 0xD8, 0xFF);

        private final String mediaType;
        private final String ending;

        @SuppressWarnings("ImmutableEnumChecker") // never written
        private final int[] start;

        Type(String mediaType, String ending, int... start) {
            this.mediaType = mediaType;
            this.ending = ending;
            this.start = start;
        }

        public String mediaType() {
            return mediaType;
        }

        public String ending() {
            return ending;
        }

        private boolean begins(byte[] content) {
            if (content.length < start.length) {
                return false;
            }
            for (int i = 0; i < start.length; i++) {
                if ((content[i] & 0xFF) != start[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Reads what was sent in; empty for what is too large, or neither PDF nor picture. */
    public static Optional<CertificateFile> read(byte[] content) {
        return content.length > MOST_BYTES
                ? Optional.empty()
                : Arrays.stream(Type.values())
                        .filter(type -> type.begins(content))
                        .findFirst()
                        .map(type -> new CertificateFile(type, content));
    }
}
