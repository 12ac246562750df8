package io.evenhand.relationship.commitment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Commitments and proofs as files; {@code schemas/commitment.schema.json} and {@code schemas/proof.schema.json} describe them. */
public final class CommitmentFormat {
    /** No proof is longer: it has some forty hashes, a timestamp and the identifiers of one customer. */
    public static final int MOST_BYTES = 128 * 1024;

    /** Nor is a commitment, which bears the signatures of others, too. */
    public static final int MOST_BYTES_COUNTERSIGNED = 5 * 1024 * 1024;

    private static final String COMMITMENT = "evenhand commitment 1";
    private static final String PROOF = "evenhand proof 1";

    private static final List<StrictJson> NONE = List.of();

    private CommitmentFormat() {}

    public static byte[] write(Commitment commitment) {
        ObjectNode file = StrictJson.object().put("format", COMMITMENT);
        var unused = file.setAll(fields(commitment));
        if (!commitment.countersignatures().isEmpty()) {
            ArrayNode all = file.putArray("countersignatures");
            for (Countersignature one : commitment.countersignatures()) {
                all.addObject()
                        .put("partner", one.partner())
                        .put("organisation", one.organisation())
                        .put("person", one.person())
                        .put("seenAt", one.seenAt().toString())
                        .put("signature", one.signature());
            }
        }
        return StrictJson.write(file);
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
        bounded(bytes.length, MOST_BYTES_COUNTERSIGNED);
        StrictJson file = StrictJson.read(bytes, COMMITMENT, "a commitment");
        file.only("format", "root", "count", "madeAt", "timestamp", "countersignatures");
        List<Countersignature> others = new ArrayList<>();
        try {
            for (StrictJson one : file.has("countersignatures") ? file.objects("countersignatures") : NONE) {
                one.only("partner", "organisation", "person", "seenAt", "signature");
                others.add(new Countersignature(
                        one.text("partner"),
                        one.text("organisation"),
                        one.text("person"),
                        one.moment("seenAt"),
                        one.text("signature")));
            }
            return commitment(file).countersignedBy(others);
        } catch (IllegalArgumentException wrong) {
            throw new UnreadableFileException(String.valueOf(wrong.getMessage()));
        }
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
        bounded(bytes.length, MOST_BYTES);
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

    private static void bounded(long size, int most) throws UnreadableFileException {
        if (size > most) {
            throw new UnreadableFileException(
                    "The file is larger than any commitment or proof (%,d bytes at most).".formatted(most));
        }
    }
}
