package io.evenhand.word;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * The parts of a Word file that somebody sent: unpacked in bounded memory, and only those that hold XML.
 *
 * @param parts by name, as "word/document.xml"
 */
record WordPackage(Map<String, byte[]> parts) {
    static final int MOST_BYTES = 5 * 1024 * 1024;

    private static final int MOST_PARTS = 300;
    private static final int MOST_PART_BYTES = 12 * 1024 * 1024;
    private static final int MOST_UNPACKED_BYTES = 40 * 1024 * 1024;
    private static final int MOST_TIMES = 150;
    private static final int RATIO_FROM_BYTES = 1024 * 1024;
    private static final int LONGEST_NAME = 200;
    private static final int DIRECTORY_END = 0x06054b50;
    private static final int DIRECTORY_END_LENGTH = 22;
    private static final int DIRECTORY_ENTRY = 0x02014b50;
    private static final int DIRECTORY_ENTRY_LENGTH = 46;

    /** @throws WordRefused in a sentence that says what is wrong and what to do */
    static WordPackage read(byte[] file) {
        if (file.length == 0) {
            throw new WordRefused("The file is empty. Choose the .docx file that you saved in Word.");
        }
        if (file.length > MOST_BYTES) {
            throw new WordRefused("The file has %s MB; at most %d MB are read. Take pictures out of it."
                    .formatted(file.length / 1024 / 1024, MOST_BYTES / 1024 / 1024));
        }
        refuseOtherKinds(file);
        try {
            WordPackage unpacked = unpack(file);
            if (!unpacked.parts.containsKey("[content_types].xml")) {
                throw notWord();
            }
            return unpacked;
        } catch (ZipException e) {
            String why = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            throw why.contains("encrypted")
                    ? encrypted()
                    : new WordRefused("The file is damaged. Open it in Word, save it again as .docx, and send that.");
        } catch (IOException | IllegalArgumentException e) {
            throw new WordRefused("The file is damaged. Open it in Word, save it again as .docx, and send that.");
        }
    }

    private static void refuseOtherKinds(byte[] file) {
        if (startsWith(file, 0xD0, 0xCF, 0x11, 0xE0)) {
            // Word wraps an encrypted file in the container of its old format.
            throw encrypted();
        }
        if (startsWith(file, '%', 'P', 'D', 'F')) {
            throw new WordRefused("This is a PDF. Send the Word file (.docx) that you changed.");
        }
        if (!startsWith(file, 'P', 'K', 3, 4)) {
            throw notWord();
        }
    }

    private static boolean startsWith(byte[] file, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (file.length <= i || (file[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static WordRefused encrypted() {
        return new WordRefused("The file is protected by a password, or in Word's old format .doc."
                + " Save it as .docx without a password.");
    }

    private static WordRefused notWord() {
        return new WordRefused("This is not a Word file. Send the .docx file that you downloaded here and changed.");
    }

    private static WordPackage unpack(byte[] file) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        long total = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(checkedName(entry.getName()));
                if (names.size() > MOST_PARTS) {
                    throw new WordRefused(
                            "The file consists of more than " + MOST_PARTS
                                    + " parts, which no agreement needs. Copy its text into the file that you downloaded here.");
                }
                boolean xml = isXml(entry.getName());
                byte[] content = zip.readNBytes(MOST_PART_BYTES + 1);
                zip.closeEntry();
                total += content.length;
                refuseBomb(content.length, total, entry.getCompressedSize());
                if (xml && parts.put(entry.getName().toLowerCase(Locale.ROOT), content) != null) {
                    throw new WordRefused(
                            "The file holds the part " + entry.getName() + " twice. Save it again in Word.");
                }
            }
        }
        refuseTwoDirectories(file, names);
        return new WordPackage(parts);
    }

    private static boolean isXml(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".xml") || lower.endsWith(".rels");
    }

    private static String checkedName(String name) {
        if (name.length() > LONGEST_NAME || name.contains("..") || name.startsWith("/") || name.contains("\\")) {
            throw new WordRefused("The file has a part whose name no word processor writes. Save it again in Word.");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.contains("vbaproject") || lower.contains("vbadata") || lower.contains("customui")) {
            throw new WordRefused("The file contains macros. Save it as .docx, which has none, and send that.");
        }
        if (lower.startsWith("word/embeddings/") || lower.startsWith("word/activex/") || lower.contains("oleobject")) {
            throw new WordRefused(
                    "The file contains an embedded object or control. Take it out and send the file again.");
        }
        return name;
    }

    private static void refuseBomb(long unpacked, long total, long packed) {
        boolean tooMany = unpacked > RATIO_FROM_BYTES && packed > 0 && unpacked / packed > MOST_TIMES;
        if (unpacked > MOST_PART_BYTES || total > MOST_UNPACKED_BYTES || tooMany) {
            throw new WordRefused("The file unpacks to far more than any agreement has."
                    + " Copy its text into the file that you downloaded here, and send that.");
        }
    }

    /**
     * A file of this kind lists its parts at its end as well; Word reads that list. Both must say the same, or a reader of one sees another
     * text than a reader of the other.
     */
    private static void refuseTwoDirectories(byte[] file, List<String> names) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int end = directoryEnd(bytes)
                .orElseThrow(
                        () -> new WordRefused("The end of the file is missing. Save it again in Word and send that."));
        int count = bytes.getShort(end + 10) & 0xFFFF;
        int at = bytes.getInt(end + 16);
        List<String> listed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (at < 0 || at + DIRECTORY_ENTRY_LENGTH > file.length || bytes.getInt(at) != DIRECTORY_ENTRY) {
                throw contradictory();
            }
            int nameLength = bytes.getShort(at + 28) & 0xFFFF;
            int rest = (bytes.getShort(at + 30) & 0xFFFF) + (bytes.getShort(at + 32) & 0xFFFF);
            if (at + DIRECTORY_ENTRY_LENGTH + nameLength > file.length) {
                throw contradictory();
            }
            listed.add(new String(file, at + DIRECTORY_ENTRY_LENGTH, nameLength, StandardCharsets.UTF_8));
            at += DIRECTORY_ENTRY_LENGTH + nameLength + rest;
        }
        if (!listed.equals(names)
                && !listed.stream()
                        .sorted()
                        .toList()
                        .equals(names.stream().sorted().toList())) {
            throw contradictory();
        }
    }

    private static WordRefused contradictory() {
        return new WordRefused(
                "The file contradicts itself about its parts. Open it in Word, save it again, and send that.");
    }

    private static Optional<Integer> directoryEnd(ByteBuffer bytes) {
        int first = Math.max(0, bytes.limit() - DIRECTORY_END_LENGTH - 0xFFFF);
        for (int at = bytes.limit() - DIRECTORY_END_LENGTH; at >= first; at--) {
            if (bytes.getInt(at) == DIRECTORY_END) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }
}
