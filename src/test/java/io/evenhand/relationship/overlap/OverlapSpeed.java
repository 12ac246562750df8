package io.evenhand.relationship.overlap;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.hash2curve.HashToCurveProfile;
import org.bouncycastle.crypto.hash2curve.HashToEllipticCurve;
import org.bouncycastle.math.ec.ECPoint;

/** Times the comparison of ten thousand customers with ten thousand, both parties and the reading of their files included. */
public final class OverlapSpeed {
    private static final int CUSTOMERS = 10_000;
    private static final int ROUNDS = 2;

    private OverlapSpeed() {}

    public static void print(PrintStream out) throws Exception {
        List<String> ours = domains(0);
        List<String> theirs = domains(CUSTOMERS / 2);
        // Both warm before anything is measured.
        for (int i = 0; i < 4; i++) {
            int unused = compare(ours.subList(0, 500), theirs.subList(0, 500));
            bare(ours.subList(0, 500));
        }
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            long cpuBegan = cpu();
            int shared = compare(ours, theirs);
            long compared = System.nanoTime();
            long cpuCompared = cpu();
            bare(ours);
            bare(theirs);
            long done = System.nanoTime();
            long cpuDone = cpu();
            out.printf(
                    "overlap %,d with %,d: %d ms (%d ms of processor), %,d shared; the bare curve operations (20,000 hashes to"
                            + " the curve, 40,000 multiplications) %d ms (%d ms); ratio %.2f, of processor time %.2f%n",
                    CUSTOMERS,
                    CUSTOMERS,
                    (compared - began) / 1_000_000,
                    (cpuCompared - cpuBegan) / 1_000_000,
                    shared,
                    (done - compared) / 1_000_000,
                    (cpuDone - cpuCompared) / 1_000_000,
                    (double) (compared - began) / (done - compared),
                    (double) (cpuCompared - cpuBegan) / (cpuDone - cpuCompared));
        }
    }

    /** Of all threads of this process: others on the machine do not count. */
    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static List<String> domains(int from) {
        return IntStream.range(from, from + CUSTOMERS)
                .mapToObj(i -> "domain:customer-" + i + ".example")
                .toList();
    }

    private static int compare(List<String> ours, List<String> theirs) throws Exception {
        OwnPart one = OwnPart.begin(ComparedBy.DOMAIN, ours);
        OverlapFile begin = OverlapFile.read(one.beginning().write());
        OwnPart other = OwnPart.answering(begin, theirs);
        OverlapFile answer = OverlapFile.read(other.answer(begin).write());
        OverlapFile count = OverlapFile.read(one.counting(begin, answer).write());
        int counted = other.counted(begin, answer, count).shared();
        if (counted != one.counted(begin, answer, count).shared()) {
            throw new IllegalStateException("both count alike");
        }
        return counted;
    }

    /** One party's: its own hashed and multiplied, as many of the other's multiplied. On all cores, like the rest. */
    private static void bare(List<String> texts) {
        BigInteger secret = BlindCurve.secret();
        ThreadLocal<HashToEllipticCurve> hashing = ThreadLocal.withInitial(
                () -> HashToEllipticCurve.getInstance(HashToCurveProfile.P256_XMD_SHA_256, "bare"));
        ECPoint[] points = new ECPoint[texts.size()];
        IntStream.range(0, points.length)
                .parallel()
                .forEach(i -> points[i] = hashing.get()
                        .hashToCurve(texts.get(i).getBytes(StandardCharsets.UTF_8))
                        .multiply(secret));
        IntStream.range(0, points.length).parallel().forEach(i -> points[i] = points[i].multiply(secret));
    }
}
