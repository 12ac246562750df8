package io.evenhand.verification;

import java.util.Arrays;
import java.util.Random;

/** A change by chance: of one byte, or of a piece. */
enum Mutation {
    OTHER_BYTE,
    REMOVED_PIECE,
    DOUBLED_PIECE,
    EXCHANGED_PIECES,
    INSERTED_WORD,
    APPENDED_PIECE,
    CUT_OFF;

    private static final String[] WORDS = {
        "endobj",
        "stream\n",
        "endstream",
        "<<",
        ">>",
        "null",
        "/Contents <00>",
        "xref\n",
        "trailer",
        "startxref\n9\n%%EOF\n",
        "0 obj",
        "%%EOF",
        "R",
        "99999999999",
        "%"
    };

    /** Never the file itself. */
    static byte[] of(byte[] file, Random random) {
        while (true) {
            byte[] mutated = values()[random.nextInt(values().length)].apply(file, random);
            if (!Arrays.equals(mutated, file)) {
                return mutated;
            }
        }
    }

    private byte[] apply(byte[] file, Random random) {
        int at = random.nextInt(file.length);
        int length = Math.min(file.length - at, 1 + random.nextInt(400));
        byte[] piece = Arrays.copyOfRange(file, at, at + length);
        return switch (this) {
            case OTHER_BYTE -> {
                byte[] copy = file.clone();
                copy[at] = (byte) random.nextInt(256);
                yield copy;
            }
            case REMOVED_PIECE -> spliced(file, at, length, new byte[0]);
            case DOUBLED_PIECE -> spliced(file, at, 0, piece);
            case EXCHANGED_PIECES -> {
                int other = random.nextInt(file.length - length);
                byte[] copy = file.clone();
                System.arraycopy(file, other, copy, at, length);
                yield copy;
            }
            case INSERTED_WORD -> spliced(file, at, 0, SealedSample.bytes(WORDS[random.nextInt(WORDS.length)]));
            case APPENDED_PIECE -> spliced(file, file.length, 0, piece);
            case CUT_OFF -> Arrays.copyOf(file, at);
        };
    }

    private static byte[] spliced(byte[] file, int at, int removed, byte[] inserted) {
        byte[] result = new byte[file.length - removed + inserted.length];
        System.arraycopy(file, 0, result, 0, at);
        System.arraycopy(inserted, 0, result, at, inserted.length);
        System.arraycopy(file, at + removed, result, at + inserted.length, file.length - at - removed);
        return result;
    }
}
