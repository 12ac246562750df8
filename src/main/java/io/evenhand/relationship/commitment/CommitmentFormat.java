package io.evenhand.relationship.commitment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Commitments and proofs as files; {@code schemas/commitment.schema.json} and {@code schemas/proof.schema.json} describe them. */
public final class CommitmentFormat {
    /** Neither is longer: a proof has some forty hashes, a timestamp and the identifiers of one customer. */
    public static final int MOST_BYTES = 128 * 1024;

    private static final String COMMITMENT = "evenhand commitment 1";
    private static final String PROOF = "evenhand proof 1";

    private CommitmentFormat() {}

    public static byte[] write(Commitment commitment) {
        return StrictJson.write(StrictJson.object().put("format", COMMITMENT).setAll(fields(commitment)));
    }

    private static ObjectNode fields(Commitment commitment) {
        ObjectNode fields = StrictJson.object();
        fields.put("root", commitment.root());
        fields.put("count", commitment.count());
        fields.put("madeAt", commitment.madeAt().toString());
        if (commitment.timestamp() != null) {
            fields.put("timestamp", commitment.timestamp());
        }
        return fields;
    }

    public static byte[] write(Proof proof) {
        ObjectNode file = StrictJson.object().put("format", PROOF);
        ObjectNode entry = file.putObject("entry");
        proof.entry().identifiers().forEach(entry.putArray("identifiers")::add);
        entry.put("evidence", proof.entry().evidence());
        entry.put("evidenceDate", proof.entry().evidenceDate().toString());
        file.put("salt", proof.salt());
        file.put("place", proof.place());
        proof.path().forEach(file.putArray("path")::add);
        file.set("commitment", fields(proof.commitment()));
        return StrictJson.write(file);
    }

    /** @throws UnreadableFileException when it is something else */
    public static Commitment readCommitment(byte[] bytes) throws UnreadableFileException {
        bounded(bytes.length);
        StrictJson file = StrictJson.read(bytes, COMMITMENT, "a commitment");
        file.only("format", "root", "count", "madeAt", "timestamp");
        return commitment(file);
    }

    private static Commitment commitment(StrictJson fields) throws UnreadableFileException {
        try {
            return new Commitment(
                    fields.text("root"),
                    fields.number("count"),
                    fields.moment("madeAt"),
                    fields.has("timestamp") ? fields.text("timestamp") : null);
        } catch (IllegalArgumentException wrong) {
            throw new UnreadableFileException(String.valueOf(wrong.getMessage()));
        }
    }

    /** @throws UnreadableFileException when it is something else */
    public static Proof readProof(byte[] bytes) throws UnreadableFileException {
        bounded(bytes.length);
        StrictJson file = StrictJson.read(bytes, PROOF, "a proof");
        file.only("format", "entry", "salt", "place", "path", "commitment");
        StrictJson entry = file.object("entry");
        entry.only("identifiers", "evidence", "evidenceDate");
        StrictJson commitment = file.object("commitment");
        commitment.only("root", "count", "madeAt", "timestamp");
        try {
            return new Proof(
                    new Entry(entry.texts("identifiers"), entry.text("evidence"), entry.day("evidenceDate")),
                    file.text("salt"),
                    file.number("place"),
                    file.texts("path"),
                    commitment(commitment));
        } catch (IllegalArgumentException wrong) {
            throw new UnreadableFileException(String.valueOf(wrong.getMessage()));
        }
    }

    /** @throws IOException when it cannot be read at all */
    public static byte[] bytesOf(Path file) throws IOException, UnreadableFileException {
        if (!Files.isRegularFile(file)) {
            throw new UnreadableFileException("There is no such file.");
        }
        bounded(Files.size(file));
        return Files.readAllBytes(file);
    }

    private static void bounded(long size) throws UnreadableFileException {
        if (size > MOST_BYTES) {
            throw new UnreadableFileException(
                    "The file is larger than any commitment or proof (%,d bytes at most).".formatted(MOST_BYTES));
        }
    }
}
