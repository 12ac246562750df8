package io.evenhand.evidence;

import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.json.JsonReader;
import io.evenhand.terms.json.JsonText;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.MalformedJsonException;
import io.evenhand.terms.json.Reading;
import io.evenhand.terms.json.RecordReader;
import io.evenhand.terms.json.RecordWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The evidence of one agreement as a file: what happened on the way to its signatures, and what each signer did. Read and
 * checked offline. An unbroken chain says that nothing was changed since somebody put it together; who that was, only the
 * seal of the document that carries the file says.
 *
 * @param format {@value #FORMAT}
 * @param madeAt when the file was made: UTC, to the microsecond
 * @param signers those who signed, in the order in which they did
 * @param head hash of the last entry: it stands for all of them
 * @param limits what all this does not prove, in words
 */
public record EvidenceFile(
        String format,
        String madeAt,
        Agreement agreement,
        List<Party> parties,
        Document document,
        List<Signer> signers,
        List<EvidenceEntry> entries,
        String head,
        List<String> limits) {
    public static final String FORMAT = "evenhand-evidence-1";
    /** Under this name it is attached to the document of the evidence. */
    public static final String FILE_NAME = "evidence.json";
    /** What is larger is not read: five signers who take all their time fill a hundredth of it. */
    public static final int MAXIMUM_BYTES = 8 * 1024 * 1024;

    private static final int MOST_ENTRIES = 20_000;

    public EvidenceFile {
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("format is another one; this program reads \"" + FORMAT + "\"");
        }
        if (entries.size() > MOST_ENTRIES) {
            throw new IllegalArgumentException("entries are more than " + MOST_ENTRIES);
        }
        EvidenceEntry.requireMoment(madeAt);
        parties = List.copyOf(parties);
        signers = List.copyOf(signers);
        entries = List.copyOf(entries);
        limits = List.copyOf(limits);
    }

    /** @param kind code of the kind @param outcome how the way to the signatures ended */
    public record Agreement(String id, String number, String kind, String title, Outcome outcome) {}

    /** How it ended. */
    public enum Outcome {
        SEALED("Signed by all and sealed"),
        DECLINED("Not signed: declined"),
        WITHDRAWN("Not signed: withdrawn"),
        EXPIRED("Not signed: the time for it ended");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        static Outcome of(EvidenceKind kind) {
            return valueOf(kind.name());
        }
    }

    /** @param country ISO 3166 alpha-2 code */
    public record Party(String id, String name, String country) {}

    /**
     * The document at the end of the way.
     *
     * @param sha256 of all its bytes
     * @param stages each is the beginning of the next: the first so many bytes of the document have this SHA-256
     */
    public record Document(String sha256, int bytes, int pages, List<Stage> stages) {
        public Document {
            stages = List.copyOf(stages);
        }
    }

    /** @param field the form field that was filled @param by name in the certificate */
    public record Stage(Step step, String field, String by, String sha256, int bytes) {}

    /** What was done to the document. */
    public enum Step {
        CERTIFIED("Certified as issued"),
        SIGNED("Signed"),
        SEALED("Sealed"),
        TIMESTAMPED("Closed by a timestamp over the whole");

        private final String words;

        Step(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * Somebody who signed.
     *
     * @param signature which of the signatures that were asked for
     * @param proof what the document itself says of it; absent if it does not hold the signature
     */
    public record Signer(
            String signature,
            SigningRecord record,
            @Nullable Proof proof) {}

    /**
     * What the signature in the document says.
     *
     * @param serial of the certificate, hexadecimal
     * @param sha256 fingerprint of the certificate
     * @param at by the timestamp on the signature; absent if it has none
     * @param authority who made that timestamp
     */
    public record Proof(
            String field,
            String holder,
            String issuer,
            String serial,
            String sha256,
            @Nullable String at,
            @Nullable String authority) {
        public Proof {
            if (at != null) {
                EvidenceEntry.requireMoment(at);
            }
        }
    }

    /**
     * Reads a file, without believing it: see {@link #faults()}.
     *
     * @throws MalformedEvidenceException if it is no evidence, or too large
     */
    public static EvidenceFile read(byte[] json) throws MalformedEvidenceException {
        if (json.length > MAXIMUM_BYTES) {
            throw new MalformedEvidenceException("The evidence is larger than 8 MB, which none is.");
        }
        JsonValue value;
        try {
            value = JsonReader.read(json).root();
        } catch (MalformedJsonException notJson) {
            throw new MalformedEvidenceException(
                    "The evidence cannot be read: on line " + notJson.line() + " it " + notJson.problem() + ".");
        }
        return switch (new RecordReader().read(EvidenceFile.class, value)) {
            case Reading.Complete<EvidenceFile> complete -> complete.value();
            case Reading.Refused<EvidenceFile> refused -> {
                FieldProblem first = refused.problems().getFirst();
                throw new MalformedEvidenceException("This is no evidence that can be read: "
                        + (first.pointer().isEmpty() ? "it" : first.pointer()) + " " + first.problem() + "; "
                        + first.remedy() + ".");
            }
        };
    }

    /** The canonical form (RFC 8785), in which it is attached, named and hashed. */
    public byte[] canonical() {
        return JsonText.canonical(RecordWriter.write(this));
    }

    /** The first break in the chain of entries, naming the entry; empty if there is none. */
    public Optional<String> chainFault() {
        return EvidenceChain.fault(agreement.id(), entries)
                .or(() -> head.equals(entries.getLast().hash())
                        ? Optional.empty()
                        : Optional.of("The file ends with another entry than the one that it names as its last."));
    }

    /** All that contradicts itself in this file, in sentences; none for one that is as it was made. */
    public List<String> faults() {
        Optional<String> broken = chainFault();
        return broken.isPresent() ? List.of(broken.get()) : EvidenceConsistency.faults(this);
    }

    /** Whether these bytes are this file in its canonical form. */
    public boolean isCanonically(byte[] bytes) {
        return Arrays.equals(canonical(), bytes);
    }
}
