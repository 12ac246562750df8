package io.evenhand.relationship.overlap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.relationship.commitment.StrictJson;
import io.evenhand.relationship.commitment.UnreadableFileException;
import io.evenhand.relationship.overlap.OverlapFile.Step;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import org.jspecify.annotations.Nullable;

/**
 * What one party of a comparison keeps to itself: its secret and its customers. All that it sends is made of it, and can be made of it once
 * more.
 *
 * <p>The parties are honest but curious: neither learns more than is said, as long as each sends what the program makes of its list. Whoever
 * changes the program learns from one comparison which of its own customers are shared, without any reveal: it blinds each with a secret of
 * its own, and tries each of what comes back. What a list holds is its owner's word: customers can be guessed, one by one, and the count
 * says whether the guess was good.
 */
public final class OwnPart {
    /** Customers and secret; some hundred characters each. */
    public static final long MOST_BYTES = OverlapFile.MOST_CUSTOMERS * 1_000L;

    private static final String FORMAT = "evenhand overlap secret 1";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HexFormat HEX = HexFormat.of();

    private final String session;
    private final ComparedBy by;
    private final @Nullable Between between;
    private final boolean beginner;
    private final BigInteger secret;
    private final List<String> customers;

    private OwnPart(
            String session,
            ComparedBy by,
            @Nullable Between between,
            boolean beginner,
            BigInteger secret,
            List<String> customers) {
        this.session = session;
        this.by = by;
        this.between = between;
        this.beginner = beginner;
        this.secret = secret;
        this.customers = List.copyOf(customers);
    }

    /** What the files of both parties say. */
    public record Counted(int shared, int own, int others) {}

    /** @param customers identifiers of the kind by which is compared; said twice is said once */
    public static OwnPart begin(ComparedBy by, Collection<String> customers) throws OverlapRefusedException {
        return begin(by, null, customers);
    }

    /** The same for two who are named. */
    public static OwnPart begin(ComparedBy by, @Nullable Between between, Collection<String> customers)
            throws OverlapRefusedException {
        byte[] session = new byte[16];
        RANDOM.nextBytes(session);
        return of(HEX.formatHex(session), by, between, true, customers);
    }

    /** The part of whoever answers. */
    public static OwnPart answering(OverlapFile begin, Collection<String> customers) throws OverlapRefusedException {
        if (begin.step() != Step.BEGIN) {
            throw new OverlapRefusedException("Only the file of the step \"begin\" can be answered.");
        }
        return of(begin.session(), begin.by(), begin.between(), false, customers);
    }

    private static OwnPart of(
            String session, ComparedBy by, @Nullable Between between, boolean beginner, Collection<String> customers)
            throws OverlapRefusedException {
        List<String> sorted = List.copyOf(new TreeSet<>(customers));
        if (sorted.isEmpty()) {
            throw new OverlapRefusedException(
                    "No customer of the list has a " + by.words() + "; compare by something else.");
        }
        if (sorted.size() > OverlapFile.MOST_CUSTOMERS) {
            throw new OverlapRefusedException("The list has %,d customers, and at most %,d are compared at once."
                    .formatted(sorted.size(), OverlapFile.MOST_CUSTOMERS));
        }
        return new OwnPart(session, by, between, beginner, BlindCurve.secret(), sorted);
    }

    public String session() {
        return session;
    }

    public ComparedBy by() {
        return by;
    }

    public boolean isBeginner() {
        return beginner;
    }

    public int count() {
        return customers.size();
    }

    /** The first step of whoever began: its customers, blinded and shuffled. */
    public OverlapFile beginning() {
        return new OverlapFile(session, Step.BEGIN, by, between, shuffled(own()), List.of());
    }

    /** The step of whoever answers: its own customers, and the other's blinded once more, both shuffled. */
    public OverlapFile answer(OverlapFile begin) throws UnreadableFileException, OverlapRefusedException {
        expect(begin, Step.BEGIN);
        List<String> own = shuffled(own());
        refuseReflected(begin.own(), own);
        return new OverlapFile(session, Step.ANSWER, by, between, own, shuffled(again(begin.own())));
    }

    /** The last step before both know the count: the other's customers blinded once more. */
    public OverlapFile counting(OverlapFile begin, OverlapFile answer)
            throws UnreadableFileException, OverlapRefusedException {
        requireAnswer(begin, answer);
        return new OverlapFile(session, Step.COUNT, by, between, List.of(), shuffled(again(answer.own())));
    }

    /** How many are shared, as both learn it. */
    public Counted counted(OverlapFile begin, OverlapFile answer, OverlapFile count) throws OverlapRefusedException {
        requireAnswer(begin, answer);
        requireCount(answer, count);
        int shared = inBoth(count.both(), new HashSet<>(answer.both())).size();
        int begun = begin.own().size();
        int answered = answer.own().size();
        return beginner ? new Counted(shared, begun, answered) : new Counted(shared, answered, begun);
    }

    /**
     * Tells the other which of its customers are shared, as it had sent them; only it knows who is behind them.
     *
     * @param count of whoever began
     */
    public OverlapFile reveal(OverlapFile begin, OverlapFile answer, OverlapFile count)
            throws UnreadableFileException, OverlapRefusedException {
        requireAnswer(begin, answer);
        requireCount(answer, count);
        List<String> theirs = beginner ? answer.own() : begin.own();
        Set<String> others = new HashSet<>(beginner ? answer.both() : count.both());
        Map<String, String> sentAs = new HashMap<>();
        List<String> again = again(theirs);
        for (int i = 0; i < theirs.size(); i++) {
            sentAs.put(again.get(i), theirs.get(i));
        }
        List<String> shared = inBoth(again, others).stream().map(sentAs::get).toList();
        return new OverlapFile(
                session,
                beginner ? Step.REVEAL_BY_BEGINNER : Step.REVEAL_BY_ANSWERER,
                by,
                between,
                List.of(),
                shuffled(shared));
    }

    /** Which of one's own customers are shared, once the other has told. */
    public List<String> shared(OverlapFile reveal, int expected) throws OverlapRefusedException {
        expect(reveal, beginner ? Step.REVEAL_BY_ANSWERER : Step.REVEAL_BY_BEGINNER);
        if (reveal.both().size() != expected) {
            throw new OverlapRefusedException(
                    "The other names %,d shared customers, and counted were %,d; ask for its file again."
                            .formatted(reveal.both().size(), expected));
        }
        Map<String, String> bySent = new HashMap<>();
        List<String> own = own();
        for (int i = 0; i < own.size(); i++) {
            bySent.put(own.get(i), customers.get(i));
        }
        List<String> shared = new ArrayList<>();
        for (String point : reveal.both()) {
            String customer = bySent.get(point);
            if (customer == null) {
                throw new OverlapRefusedException(
                        "The other names a customer that is none of the list; ask for its file again.");
            }
            shared.add(customer);
        }
        Collections.sort(shared);
        return shared;
    }

    private List<String> own() {
        return BlindCurve.blind(customers, OverlapFile.domain(session, by, between), secret);
    }

    private List<String> again(List<String> points) throws UnreadableFileException {
        List<ECPoint> read = BlindCurve.read(points);
        return BlindCurve.blindAgain(read, secret);
    }

    private static List<String> shuffled(List<String> points) {
        List<String> shuffled = new ArrayList<>(points);
        Collections.shuffle(shuffled, RANDOM);
        return shuffled;
    }

    private static Set<String> inBoth(List<String> some, Set<String> others) {
        Set<String> both = new LinkedHashSet<>(some);
        both.retainAll(others);
        return both;
    }

    private void requireAnswer(OverlapFile begin, OverlapFile answer) throws OverlapRefusedException {
        expect(begin, Step.BEGIN);
        expect(answer, Step.ANSWER);
        refuseReflected(begin.own(), answer.own());
        if (answer.both().size() != begin.own().size()) {
            throw new OverlapRefusedException(
                    "The answer blinds %,d customers again, and %,d were sent; ask for it again."
                            .formatted(answer.both().size(), begin.own().size()));
        }
    }

    private void requireCount(OverlapFile answer, OverlapFile count) throws OverlapRefusedException {
        expect(count, Step.COUNT);
        if (count.both().size() != answer.own().size()) {
            throw new OverlapRefusedException(
                    "The count blinds %,d customers again, and %,d were answered with; ask for it again."
                            .formatted(count.both().size(), answer.own().size()));
        }
    }

    private void expect(OverlapFile file, Step step) throws OverlapRefusedException {
        if (!file.session().equals(session)) {
            throw new OverlapRefusedException(
                    "The file belongs to another comparison; sets are used once, and in theirs only.");
        }
        if (!Objects.equals(file.between(), between)) {
            throw new OverlapRefusedException("The file names %s, and this comparison %s; ask for its file again."
                    .formatted(named(file.between()), named(between)));
        }
        if (file.by() != by) {
            throw new OverlapRefusedException("The file compares by %s, and this comparison by %s."
                    .formatted(file.by().words(), by.words()));
        }
        if (file.step() != step) {
            throw new OverlapRefusedException("The file is of the step \"%s\", and that of \"%s\" is needed."
                    .formatted(file.step().code(), step.code()));
        }
    }

    private static String named(@Nullable Between names) {
        return names == null ? "nobody" : names.words();
    }

    /** Points of one party sent back as the other's would count its whole list as shared. */
    private static void refuseReflected(List<String> begun, List<String> answered) throws OverlapRefusedException {
        Set<String> sent = new HashSet<>(begun);
        if (answered.stream().anyMatch(sent::contains)) {
            throw new OverlapRefusedException(
                    "The file holds points that were sent to its sender; it does not come from a list of its own.");
        }
    }

    /** To be kept, and shown to nobody. */
    public byte[] write() {
        ObjectNode file = StrictJson.object();
        file.put("format", FORMAT);
        file.put("session", session);
        file.put("by", by.code());
        if (between != null) {
            between.names().forEach(file.putArray("between")::add);
        }
        file.put("party", beginner ? "beginner" : "answerer");
        file.put("secret", HEX.formatHex(BigIntegers.asUnsignedByteArray(32, secret)));
        customers.forEach(file.putArray("customers")::add);
        return StrictJson.write(file);
    }

    /** @throws UnreadableFileException when it is something else */
    public static OwnPart read(byte[] bytes) throws UnreadableFileException {
        StrictJson file = StrictJson.read(bytes, FORMAT, "the secret file of a comparison");
        file.only("format", "session", "by", "between", "party", "secret", "customers");
        ComparedBy by = ComparedBy.of(file.text("by"))
                .orElseThrow(() -> new UnreadableFileException("\"by\" must be domain, name or tax."));
        BigInteger secret;
        try {
            secret = new BigInteger(1, HEX.parseHex(file.text("secret")));
        } catch (IllegalArgumentException other) {
            throw new UnreadableFileException("\"secret\" must have 64 digits 0-9 a-f.");
        }
        if (!BlindCurve.isSecret(secret)) {
            throw new UnreadableFileException("\"secret\" is none.");
        }
        return new OwnPart(
                file.text("session"),
                by,
                file.has("between") ? Between.read(file.texts("between")) : null,
                file.text("party").equals("beginner"),
                secret,
                file.texts("customers"));
    }
}
