package io.evenhand.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** In which encoding somebody says that a file is. Nothing is guessed: wrong letters would be signed, or would match nobody. */
public enum FileEncoding {
    /** UTF-8, or UTF-16 with its mark. */
    UNICODE("unicode", StandardCharsets.UTF_8),
    /** Western European, as older programs write it. */
    WINDOWS_1252("windows-1252", Charset.forName("windows-1252"));

    private final String code;
    private final Charset charset;

    FileEncoding(String code, Charset charset) {
        this.code = code;
        this.charset = charset;
    }

    /** Unicode for any other code. */
    public static FileEncoding of(String code) {
        return code.equals(WINDOWS_1252.code) ? WINDOWS_1252 : UNICODE;
    }

    public String code() {
        return code;
    }

    /** Of a file that has no mark of UTF-16. */
    public Charset charset() {
        return charset;
    }
}
