package io.evenhand.relationship.overlap;

import io.evenhand.relationship.commitment.UnreadableFileException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.hash2curve.HashToCurveProfile;
import org.bouncycastle.crypto.hash2curve.HashToEllipticCurve;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;

/**
 * P-256, and texts as points of it by RFC 9380 (P256_XMD:SHA-256_SSWU_RO_). The curve has a prime order and the cofactor 1: besides the
 * point at infinity, which is refused, it has no points of small order that would betray a secret.
 *
 * <p>A point is written compressed, as 66 hexadecimal digits that begin with 02 or 03.
 */
final class BlindCurve {
    private static final X9ECParameters PARAMETERS = CustomNamedCurves.getByName("P-256");
    private static final ECCurve CURVE = PARAMETERS.getCurve();
    private static final BigInteger ORDER = PARAMETERS.getN();
    private static final int COMPRESSED_DIGITS = 66;
    private static final int UNCOMPRESSED_DIGITS = 130;
    private static final int CHUNK = 256;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HexFormat HEX = HexFormat.of();

    private BlindCurve() {}

    /** A secret by which points are blinded: any but zero. */
    static BigInteger secret() {
        return BigIntegers.createRandomInRange(BigInteger.ONE, ORDER.subtract(BigInteger.ONE), RANDOM);
    }

    static boolean isSecret(BigInteger number) {
        return number.signum() > 0 && number.compareTo(ORDER) < 0;
    }

    /** @param domain in which hashing happens: points of different sessions have nothing to do with each other */
    static ECPoint point(String text, String domain) {
        return hashing(domain).hashToCurve(text.getBytes(StandardCharsets.UTF_8));
    }

    private static HashToEllipticCurve hashing(String domain) {
        return HashToEllipticCurve.getInstance(HashToCurveProfile.P256_XMD_SHA_256, domain);
    }

    /** Texts as blinded points, on all cores, in the order of the texts. */
    static List<String> blind(List<String> texts, String domain, BigInteger secret) {
        return inChunks(texts.size(), (from, to) -> {
            // One for each chunk: it holds a digest, which is for one thread.
            HashToEllipticCurve hashing = hashing(domain);
            ECPoint[] points = new ECPoint[to - from];
            for (int i = from; i < to; i++) {
                points[i - from] = hashing.hashToCurve(texts.get(i).getBytes(StandardCharsets.UTF_8));
            }
            normalise(points);
            return blinded(points, secret);
        });
    }

    /** Points that were blinded by the other, blinded once more, in their order. */
    static List<String> blindAgain(List<ECPoint> points, BigInteger secret) {
        return inChunks(
                points.size(), (from, to) -> blinded(points.subList(from, to).toArray(ECPoint[]::new), secret));
    }

    private static List<String> blinded(ECPoint[] points, BigInteger secret) {
        for (int i = 0; i < points.length; i++) {
            points[i] = points[i].multiply(secret);
        }
        normalise(points);
        return Arrays.stream(points)
                .map(point -> HEX.formatHex(point.getEncoded(true)))
                .toList();
    }

    /** One inversion for all of them, by their own instance of the curve: hashing has another one. */
    private static void normalise(ECPoint[] points) {
        points[0].getCurve().normalizeAll(points);
    }

    private interface Chunk {
        List<String> of(int from, int to);
    }

    private static List<String> inChunks(int count, Chunk chunk) {
        return IntStream.range(0, (count + CHUNK - 1) / CHUNK)
                .parallel()
                .mapToObj(number -> chunk.of(number * CHUNK, Math.min(count, (number + 1) * CHUNK)))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * The points of a set from elsewhere: each on the curve, none at infinity, none twice, all written alike.
     *
     * @throws UnreadableFileException with the first that is not so, by its number
     */
    static List<ECPoint> read(List<String> written) throws UnreadableFileException {
        requireSoundlyWritten(written);
        return decoded(written);
    }

    /** Looks at how points are written, which costs next to nothing: none at infinity, none twice. */
    static void requireSoundlyWritten(List<String> written) throws UnreadableFileException {
        Set<String> seen = new HashSet<>(2 * written.size());
        for (int i = 0; i < written.size(); i++) {
            String flaw = flaw(written.get(i));
            if (!flaw.isEmpty()) {
                throw refused(i, flaw);
            }
            if (!seen.add(written.get(i))) {
                throw refused(i, "stands in the set twice, which would falsify the count");
            }
        }
    }

    /** Takes a square root for each, on all cores: only for sets in which nothing else is wrong. */
    static List<ECPoint> decoded(List<String> written) throws UnreadableFileException {
        ECPoint[] points = new ECPoint[written.size()];
        AtomicInteger firstOff = new AtomicInteger(Integer.MAX_VALUE);
        IntStream.range(0, points.length).parallel().forEach(i -> {
            // Nobody needs to know more of a set than its first flaw.
            if (i < firstOff.get()) {
                points[i] = decoded(written.get(i));
                if (points[i].isInfinity()) {
                    firstOff.accumulateAndGet(i, Math::min);
                }
            }
        });
        if (firstOff.get() < points.length) {
            throw refused(firstOff.get(), "is not on the curve P-256");
        }
        return List.of(points);
    }

    private static UnreadableFileException refused(int place, String flaw) {
        return new UnreadableFileException(
                "Point %,d %s. Ask for the file as the program wrote it.".formatted(place + 1, flaw));
    }

    private static String flaw(String point) {
        if (point.length() == UNCOMPRESSED_DIGITS && point.startsWith("04")) {
            return "is written uncompressed; all are written compressed, so that none can stand in a set in two ways";
        }
        if (point.matches("(00)+")) {
            return "is the point at infinity, which would match everything";
        }
        boolean hex = point.chars().allMatch(digit -> digit >= '0' && digit <= '9' || digit >= 'a' && digit <= 'f');
        boolean compressed = point.length() == COMPRESSED_DIGITS && (point.startsWith("02") || point.startsWith("03"));
        return hex && compressed ? "" : "is no compressed point: 66 digits 0-9 a-f that begin with 02 or 03";
    }

    /** Infinity for what is not on the curve: there is no such compressed point. */
    private static ECPoint decoded(String point) {
        try {
            return CURVE.decodePoint(HEX.parseHex(point));
        } catch (IllegalArgumentException notOnTheCurve) {
            return CURVE.getInfinity();
        }
    }
}
