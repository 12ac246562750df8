package io.evenhand.relationship.overlap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.digest.Sha256;
import io.evenhand.relationship.commitment.StrictJson;
import io.evenhand.relationship.commitment.UnreadableFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one party sends to the other, by mail or through a server: points, blinded, in an order that says nothing.
 *
 * @param session 32 hexadecimal digits, drawn by whoever began
 * @param step what it is, and so from which party
 * @param between whom; null where nobody is named, which could be handed on to anybody
 * @param own the sender's own customers, blinded by the sender; empty but in {@link Step#BEGIN} and {@link Step#ANSWER}
 * @param both the other's customers, blinded by both; of {@link Step#REVEAL_BY_BEGINNER} and {@link Step#REVEAL_BY_ANSWERER} the shared
 *     ones, as the other had sent them
 */
public record OverlapFile(
        String session, Step step, ComparedBy by, @Nullable Between between, List<String> own, List<String> both) {
    /** So many customers are compared at most; the size is a limit on guessing, too. */
    public static final int MOST_CUSTOMERS = 50_000;

    /** Both lists full, each point with its quotation marks and comma, and some room. */
    public static final long MOST_BYTES = 2L * MOST_CUSTOMERS * 72 + 4_096;

    private static final String FORMAT = "evenhand overlap 1";
    private static final Pattern SESSION = Pattern.compile("[0-9a-f]{32}");

    /** What is sent, in this order; the last two wait for each other. */
    public enum Step {
        BEGIN("begin", true),
        ANSWER("answer", false),
        COUNT("count", true),
        REVEAL_BY_BEGINNER("reveal-by-beginner", true),
        REVEAL_BY_ANSWERER("reveal-by-answerer", false);

        private final String code;
        private final boolean byBeginner;

        Step(String code, boolean byBeginner) {
            this.code = code;
            this.byBeginner = byBeginner;
        }

        public String code() {
            return code;
        }

        /** Whether it comes from whoever began; else from whoever answered. */
        public boolean isByBeginner() {
            return byBeginner;
        }

        /** Whether it tells which customers are shared. */
        public boolean isReveal() {
            return this == REVEAL_BY_BEGINNER || this == REVEAL_BY_ANSWERER;
        }

        /** What must be there before. */
        public Optional<Step> before() {
            return switch (this) {
                case BEGIN -> Optional.empty();
                case ANSWER -> Optional.of(BEGIN);
                case COUNT -> Optional.of(ANSWER);
                case REVEAL_BY_BEGINNER, REVEAL_BY_ANSWERER -> Optional.of(COUNT);
            };
        }

        public static Optional<Step> of(String code) {
            return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
        }
    }

    /** One that names nobody. */
    public OverlapFile(String session, Step step, ComparedBy by, List<String> own, List<String> both) {
        this(session, step, by, null, own, both);
    }

    public OverlapFile {
        own = List.copyOf(own);
        both = List.copyOf(both);
    }

    /** In which texts become points: nothing of one session, or of one pair, fits into another. */
    static String domain(String session, ComparedBy by, @Nullable Between between) {
        return "evenhand-overlap-1-" + by.code() + "-" + session + (between == null ? "" : "-" + between.code())
                + "-P256_XMD:SHA-256_SSWU_RO_";
    }

    public byte[] write() {
        ObjectNode file = StrictJson.object();
        file.put("format", FORMAT);
        file.put("session", session);
        file.put("step", step.code());
        file.put("by", by.code());
        if (between != null) {
            put(file.putArray("between"), between.names());
        }
        put(file.putArray("own"), own);
        put(file.putArray("both"), both);
        return StrictJson.write(file);
    }

    private static void put(ArrayNode array, List<String> points) {
        points.forEach(array::add);
    }

    /**
     * Reads what the other sent, and looks at every point.
     *
     * @throws UnreadableFileException when it is something else, or a point of it is not to be used
     */
    public static OverlapFile read(byte[] bytes) throws UnreadableFileException {
        OverlapFile read = readUnproven(bytes);
        read.requireOnCurve();
        return read;
    }

    /**
     * The same, but looks only at how the points are written, for whoever has more to ask before {@link #requireOnCurve} costs a square root
     * for each.
     */
    public static OverlapFile readUnproven(byte[] bytes) throws UnreadableFileException {
        if (bytes.length > MOST_BYTES) {
            throw new UnreadableFileException(
                    "The file is larger than any of %,d customers; compare fewer at once.".formatted(MOST_CUSTOMERS));
        }
        OverlapFile read = readKept(bytes);
        BlindCurve.requireSoundlyWritten(read.own);
        BlindCurve.requireSoundlyWritten(read.both);
        return read;
    }

    /** @throws UnreadableFileException with the first point that is none of the curve */
    public void requireOnCurve() throws UnreadableFileException {
        var unusedOwn = BlindCurve.decoded(own);
        var unusedBoth = BlindCurve.decoded(both);
    }

    /** The same of a file that was read before: its points are known to be sound. */
    public static OverlapFile readKept(byte[] bytes) throws UnreadableFileException {
        StrictJson file = StrictJson.read(bytes, FORMAT, "a file of a comparison");
        file.only("format", "session", "step", "by", "between", "own", "both");
        Step step = Step.of(file.text("step"))
                .orElseThrow(() -> new UnreadableFileException("\"step\" is none of a comparison."));
        ComparedBy by = ComparedBy.of(file.text("by"))
                .orElseThrow(() -> new UnreadableFileException("\"by\" must be domain, name or tax."));
        OverlapFile read = new OverlapFile(
                file.text("session"),
                step,
                by,
                file.has("between") ? Between.read(file.texts("between")) : null,
                file.texts("own"),
                file.texts("both"));
        if (!SESSION.matcher(read.session).matches()) {
            throw new UnreadableFileException("\"session\" must have 32 digits 0-9 a-f.");
        }
        read.requireSizes();
        return read;
    }

    /**
     * Names the points, in whichever order they stand: the same in another session are the same. What tells which customers are shared holds
     * points that the other sent before, perhaps all of them, and is named together with its step.
     */
    public String pointsHash() {
        List<String> points = own.isEmpty() ? both : own;
        String named = String.join(",", new TreeSet<>(points));
        return Sha256.of(step.isReveal() || points.isEmpty() ? session + step.code() + named : named);
    }

    private void requireSizes() throws UnreadableFileException {
        boolean hasOwn = step == Step.BEGIN || step == Step.ANSWER;
        if (hasOwn == own.isEmpty() || step == Step.BEGIN && !both.isEmpty()) {
            throw new UnreadableFileException(
                    "The file does not hold what belongs into the step \"" + step.code() + "\".");
        }
        if (own.size() > MOST_CUSTOMERS || both.size() > MOST_CUSTOMERS) {
            throw new UnreadableFileException(
                    "More than %,d customers are not compared at once.".formatted(MOST_CUSTOMERS));
        }
    }
}
