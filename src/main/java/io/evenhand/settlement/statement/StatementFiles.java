package io.evenhand.settlement.statement;

import io.evenhand.digest.Sha256;
import io.evenhand.document.Attachment;
import io.evenhand.terms.ProgramTexts;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is attached to a statement, written to a folder of its own that is gone when the document is made. */
final class StatementFiles implements AutoCloseable {
    private static final String LINES = "lines.csv";
    private static final String CORRECTIONS = "corrections.csv";
    private static final String STATEMENT = "statement.json";

    /** The texts of the program in which the files are described. */
    static final String WORDS = "statement";

    private final Path folder;
    private final List<Attachment> attachments = new ArrayList<>();
    private final Map<String, String> hashes = new HashMap<>();

    private StatementFiles(Path folder) {
        this.folder = folder;
    }

    /** The caller closes it. */
    static StatementFiles of(StatementContent content) {
        try {
            StatementFiles files = new StatementFiles(Files.createTempDirectory("evenhand-statement-"));
            try {
                files.write(content);
                return files;
            } catch (IOException | RuntimeException e) {
                files.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "What is attached to statement " + content.number() + " cannot be written", e);
        }
    }

    /** Which file holds corrections, where there are so many. */
    static String nameOfCorrections(int count) {
        return StatementJson.carries(count) ? STATEMENT : CORRECTIONS;
    }

    /** In the order in which readers list them. */
    List<Attachment> attachments() {
        return List.copyOf(attachments);
    }

    Path folder() {
        return folder;
    }

    private void write(StatementContent content) throws IOException {
        ProgramTexts texts = ProgramTexts.of(WORDS, content.language());
        Attachment lines =
                file(LINES, "text/csv", texts.say("file.lines", Map.of()), out -> LinesCsv.write(content, out));
        if (!StatementJson.carries(content.corrections().count())) {
            attachments.add(file(
                    CORRECTIONS,
                    "text/csv",
                    texts.say("file.corrections", Map.of()),
                    out -> LinesCsv.writeCorrections(content, out)));
        }
        attachments.addFirst(lines);
        attachments.addFirst(file(
                STATEMENT,
                "application/json",
                texts.say("file.statement", Map.of()),
                out -> StatementJson.write(content, this::listed, out)));
    }

    private StatementJson.Listed listed(StatementJson.Kind kind) {
        String name = kind == StatementJson.Kind.LINES ? LINES : CORRECTIONS;
        return new StatementJson.Listed(name, String.valueOf(hashes.get(name)));
    }

    private interface Contents {
        void write(OutputStream out) throws IOException;
    }

    private Attachment file(String name, String mediaType, String description, Contents contents) throws IOException {
        Path file = folder.resolve(name);
        MessageDigest digest = Sha256.begin();
        try (OutputStream out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), digest)) {
            contents.write(out);
        }
        hashes.put(name, Sha256.hex(digest.digest()));
        return Attachment.ofFile(name, mediaType, description, file);
    }

    @Override
    public void close() {
        try {
            for (String name : List.of(STATEMENT, LINES, CORRECTIONS)) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("What was attached to a statement cannot be removed again", e);
        }
    }
}
