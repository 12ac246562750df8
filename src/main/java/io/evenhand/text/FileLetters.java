package io.evenhand.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Turns the bytes of a file into text, and knows files that are none by how they begin. */
public final class FileLetters {
    /** Stands for what could not be read. */
    public static final char UNREADABLE = '\uFFFD';

    private static final String MARK = "\uFEFF";

    private FileLetters() {}

    /** All of it, without its mark; empty where anything in it is not in the encoding. */
    public static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(withoutMark(decoded(ByteBuffer.wrap(bytes), charset, CodingErrorAction.REPORT)));
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    /** All of it, without its mark; what is not in the encoding, and what is NUL, becomes {@link #UNREADABLE}, so that its cell can be named. */
    public static String leniently(byte[] bytes, FileEncoding encoding) {
        try {
            Charset charset = isUtf16(bytes) ? StandardCharsets.UTF_16 : encoding.charset();
            CharBuffer text = decoded(ByteBuffer.wrap(bytes), charset, CodingErrorAction.REPLACE);
            return withoutMark(text).replace('\u0000', UNREADABLE);
        } catch (CharacterCodingException impossible) {
            throw new IllegalStateException("Everything unreadable is replaced", impossible);
        }
    }

    /** Whether a cell that was read leniently holds letters of another encoding than the file's. */
    public static boolean isSpoiled(String cell, FileEncoding encoding) {
        return cell.indexOf(UNREADABLE) >= 0 || encoding == FileEncoding.WINDOWS_1252 && isReallyUnicode(cell);
    }

    /** Letters of UTF-8 that were read as Windows-1252: hardly anybody writes such a row of letters. */
    private static boolean isReallyUnicode(String cell) {
        if (cell.chars().allMatch(one -> one < 128)) {
            return false;
        }
        try {
            ByteBuffer bytes = FileEncoding.WINDOWS_1252
                    .charset()
                    .newEncoder()
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(cell));
            CharBuffer unused = decoded(bytes, StandardCharsets.UTF_8, CodingErrorAction.REPORT);
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    private static CharBuffer decoded(ByteBuffer bytes, Charset charset, CodingErrorAction unreadable)
            throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(unreadable)
                .onUnmappableCharacter(unreadable)
                .decode(bytes);
    }

    private static String withoutMark(CharBuffer text) {
        String all = text.toString();
        return all.startsWith(MARK) ? all.substring(1) : all;
    }

    /** Whether a file that begins so is an archive, as workbooks are, or a workbook in the old format. */
    public static boolean isWorkbook(byte[] start) {
        return isOldWorkbook(start) || startsWith(start, 'P', 'K', 3, 4) || startsWith(start, 'P', 'K', 5, 6);
    }

    /** Whether it is in the old format, or encrypted. */
    public static boolean isOldWorkbook(byte[] start) {
        return startsWith(start, 0xD0, 0xCF, 0x11, 0xE0);
    }

    public static boolean isUtf32(byte[] start) {
        return startsWith(start, 0xFF, 0xFE, 0, 0) || startsWith(start, 0, 0, 0xFE, 0xFF);
    }

    /** By its mark; what {@link #isUtf32} may begin like it. */
    public static boolean isUtf16(byte[] start) {
        return startsWith(start, 0xFF, 0xFE) || startsWith(start, 0xFE, 0xFF);
    }

    public static boolean startsWith(byte[] bytes, int... signature) {
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
