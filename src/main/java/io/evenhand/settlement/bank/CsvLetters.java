package io.evenhand.settlement.bank;

import io.evenhand.settlement.bank.CsvLayout.Encoding;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns bytes into text. Letters that are not in the encoding that was said are marked, so that the cell in which they stand can be named.
 */
final class CsvLetters {
    /** Stands for what could not be read. */
    static final char UNREADABLE = '\uFFFD';

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private CsvLetters() {}

    static String decode(byte[] bytes, Encoding encoding) {
        Charset charset = encoding == Encoding.WINDOWS_1252 ? WINDOWS : StandardCharsets.UTF_8;
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            charset = StandardCharsets.UTF_16;
        }
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .decode(ByteBuffer.wrap(bytes));
            String plain = text.toString().replace('\u0000', UNREADABLE);
            return plain.startsWith("\uFEFF") ? plain.substring(1) : plain;
        } catch (CharacterCodingException impossible) {
            throw new IllegalStateException("Everything unreadable is replaced", impossible);
        }
    }

    /** Whether a cell holds letters of another encoding than the file's. */
    static boolean isSpoiled(String cell, Encoding encoding) {
        if (cell.indexOf(UNREADABLE) >= 0) {
            return true;
        }
        return encoding == Encoding.WINDOWS_1252 && isReallyUnicode(cell);
    }

    /** Letters of UTF-8 that were read as Windows-1252: hardly anybody writes such a row of letters. */
    private static boolean isReallyUnicode(String cell) {
        if (cell.chars().allMatch(one -> one < 128)) {
            return false;
        }
        try {
            ByteBuffer bytes = WINDOWS.newEncoder()
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(cell));
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(bytes);
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    static boolean startsWith(byte[] bytes, int... signature) {
        if (bytes.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((bytes[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
