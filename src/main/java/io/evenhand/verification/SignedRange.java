package io.evenhand.verification;

import io.evenhand.digest.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.cms.CMSTypedData;

/**
 * The bytes of a file that one signature covers: everything from the start to the end of a revision, except the hole that
 * holds the signature itself.
 */
record SignedRange(byte[] file, int holeStart, int holeEnd, int end) implements CMSTypedData {
    /** A byte range that leaves room for more than the signature. The message is a sentence for people. */
    static final class Unsound extends Exception {
        Unsound(String sentence) {
            super(sentence);
        }
    }

    /** Reads and checks a signature's byte range: {@code [0 holeStart holeEnd rest]}. */
    static SignedRange of(byte[] file, int[] byteRange) throws Unsound {
        if (byteRange.length != 4 || byteRange[0] != 0) {
            throw new Unsound("it does not cover the document from its first byte");
        }
        int holeStart = byteRange[1];
        int holeEnd = byteRange[2];
        long end = (long) byteRange[2] + byteRange[3];
        if (holeStart <= 0 || holeEnd <= holeStart + 2 || byteRange[3] <= 0 || end > file.length) {
            throw new Unsound("the bytes that it says it covers are not in the file");
        }
        var range = new SignedRange(file, holeStart, holeEnd, (int) end);
        if (file[holeStart] != '<' || file[holeEnd - 1] != '>') {
            throw new Unsound("it leaves out more of the document than its own bytes");
        }
        if (!range.endsARevision()) {
            throw new Unsound("it ends in the middle of the document's structure");
        }
        return range;
    }

    /**
     * The signature in the hole, without the zeros that fill the hole up.
     *
     * @throws Unsound if the hole holds anything else: there, bytes could be hidden that no signature covers
     */
    byte[] signature() throws Unsound {
        byte[] content = decodeHex();
        int length = derLength(content);
        for (int i = length; i < content.length; i++) {
            if (content[i] != 0) {
                throw new Unsound("there are bytes hidden behind it that nobody signed");
            }
        }
        return Arrays.copyOf(content, length);
    }

    boolean coversWholeFile() {
        return end == file.length;
    }

    /** Of the document as it was when this signature was made. */
    String revisionSha256() {
        MessageDigest digest = Sha256.begin();
        digest.update(file, 0, end);
        return Sha256.hex(digest.digest());
    }

    /** The document as it was when this signature was made. */
    byte[] revision() {
        return Arrays.copyOf(file, end);
    }

    private boolean endsARevision() {
        int last = end;
        while (last > 0 && (file[last - 1] == '\n' || file[last - 1] == '\r')) {
            last--;
        }
        byte[] marker = {'%', '%', 'E', 'O', 'F'};
        return end - last <= 2
                && last >= marker.length
                && Arrays.equals(file, last - marker.length, last, marker, 0, marker.length);
    }

    private byte[] decodeHex() throws Unsound {
        int digits = holeEnd - holeStart - 2;
        if (digits % 2 != 0) {
            throw new Unsound("its bytes are not written as they must be");
        }
        boolean upper = false;
        boolean lower = false;
        byte[] content = new byte[digits / 2];
        for (int i = 0; i < digits; i++) {
            int character = file[holeStart + 1 + i];
            upper |= character >= 'A' && character <= 'F';
            lower |= character >= 'a' && character <= 'f';
            int value = Character.digit(character, 16);
            // Two spellings of one value would be a place to change the file unnoticed.
            if (value < 0 || upper && lower) {
                throw new Unsound("its bytes are not written as they must be");
            }
            content[i / 2] = (byte) (content[i / 2] << 4 | value);
        }
        return content;
    }

    private static int derLength(byte[] content) throws Unsound {
        if (content.length < 2 || content[0] != 0x30) {
            throw new Unsound("it is not a signature");
        }
        int first = content[1] & 0xff;
        if (first < 0x80) {
            return checked(first + 2L, content);
        }
        int lengthBytes = first & 0x7f;
        if (lengthBytes < 1 || lengthBytes > 4 || content.length < 2 + lengthBytes) {
            throw new Unsound("it is not a signature");
        }
        long length = 0;
        for (int i = 0; i < lengthBytes; i++) {
            length = length << 8 | content[2 + i] & 0xff;
        }
        return checked(length + 2 + lengthBytes, content);
    }

    private static int checked(long length, byte[] content) throws Unsound {
        if (length > content.length) {
            throw new Unsound("it is not a signature");
        }
        return (int) length;
    }

    @Override
    public ASN1ObjectIdentifier getContentType() {
        return CMSObjectIdentifiers.data;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        out.write(file, 0, holeStart);
        out.write(file, holeEnd, end - holeEnd);
    }

    @Override
    public Object getContent() {
        return this;
    }
}
