package io.evenhand.relationship.overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.relationship.commitment.UnreadableFileException;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves, by the vectors of RFC 9380 (appendix J.1.1), that texts become the points that they must, and that bad points are refused. */
class BlindCurveTests {
    private static final String VECTORS = "QUUX-V01-CS02-with-P256_XMD:SHA-256_SSWU_RO_";
    private static final String GENERATOR = "036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296";

    @ParameterizedTest
    @CsvSource({
        "'', 1, 2c15230b26dbc6fc9a37051158c95b79656e17a1a920b11394ca91c44247d3e4, 8a7a74985cc5c776cdfe4b1f19884970453912e9d31528c060be9ab5c43e8415",
        "abc, 1, 0bb8b87485551aa43ed54f009230450b492fead5f1cc91658775dac4a3388a0f, 5c41b3d0731a27a7b14bc0bf0ccded2d8751f83493404c84a88e71ffd424212e",
        "abcdef0123456789, 1, 65038ac8f2b1def042a5df0b33b1f4eca6bff7cb0f9c6c1526811864e544ed80, cad44d40a656e7aff4002a8de287abc8ae0482b5ae825822bb870d6df9b56ca3",
        "q128_q, 128, 4be61ee205094282ba8a2042bcb48d88dfbb609301c49aa8b078533dc65a0b5d, 98f8df449a072c4721d241a3b1236d3caccba603f916ca680f4539d2bfb3c29e",
        "a512_a, 512, 457ae2981f70ca85d8e24c308b14db22f3e3862c5ea0f652ca38b5e49cd64bc5, ecb9f0eadc9aeed232dabc53235368c1394c78de05dd96893eefa62b0f4757dc"
    })
    void textsBecomeThePointsOfTheStandard(String text, int lastRepeated, String x, String y) {
        String message = lastRepeated == 1
                ? text
                : text + text.substring(text.length() - 1).repeat(lastRepeated - 1);
        var point = BlindCurve.point(message, VECTORS).normalize();
        assertThat(point.getAffineXCoord().toBigInteger()).isEqualTo(new BigInteger(x, 16));
        assertThat(point.getAffineYCoord().toBigInteger()).isEqualTo(new BigInteger(y, 16));
    }

    @Test
    void inWhicheverOrderTwoBlindItTheSameComesOut() throws UnreadableFileException {
        BigInteger one = BlindCurve.secret();
        BigInteger other = BlindCurve.secret();
        List<String> texts = List.of("domain:a.example", "domain:b.example", "domain:c.example");
        List<String> first = BlindCurve.blindAgain(BlindCurve.read(BlindCurve.blind(texts, VECTORS, one)), other);
        List<String> second = BlindCurve.blindAgain(BlindCurve.read(BlindCurve.blind(texts, VECTORS, other)), one);
        assertThat(first).isEqualTo(second).doesNotHaveDuplicates();
    }

    /** The fast way blinds as the plain one does. */
    @Test
    void manyAreBlindedAsEachAlone() {
        BigInteger secret = BlindCurve.secret();
        List<String> texts = IntStream.range(0, 700)
                .mapToObj(number -> "domain:" + number + ".example")
                .toList();
        List<String> many = BlindCurve.blind(texts, VECTORS, secret);
        for (int i = 0; i < texts.size(); i += 101) {
            var alone = BlindCurve.point(texts.get(i), VECTORS).multiply(secret).normalize();
            assertThat(many.get(i)).isEqualTo(HexFormat.of().formatHex(alone.getEncoded(true)));
        }
    }

    @Test
    void malformedPointsAreRefused() {
        assertRefused("", "is no compressed point");
        assertRefused("02", "is no compressed point");
        assertRefused(GENERATOR.toUpperCase(Locale.ROOT), "is no compressed point");
        assertRefused("05" + GENERATOR.substring(2), "is no compressed point");
        assertRefused(GENERATOR.substring(0, 64) + "zz", "is no compressed point");
    }

    @Test
    void pointsThatAreNotOnTheCurveAreRefused() {
        // The field's prime, and an abscissa whose cubic is no square.
        assertRefused("02ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", "not on the curve");
        assertRefused("02" + abscissaOffTheCurve(), "not on the curve");
    }

    private static String abscissaOffTheCurve() {
        var curve = CustomNamedCurves.getByName("P-256").getCurve();
        for (int x = 1; ; x++) {
            var abscissa = curve.fromBigInteger(BigInteger.valueOf(x));
            var cubic = abscissa.square().add(curve.getA()).multiply(abscissa).add(curve.getB());
            if (cubic.sqrt() == null) {
                return "%064x".formatted(x);
            }
        }
    }

    @Test
    void thePointAtInfinityIsRefused() {
        assertRefused("00", "point at infinity");
        assertRefused("00".repeat(33), "point at infinity");
    }

    /** Small order: only the point at infinity has any, for the order is prime and the cofactor 1. */
    @Test
    void theCurveHasNoPointsOfSmallOrder() {
        var parameters = CustomNamedCurves.getByName("P-256");
        assertThat(parameters.getH()).isEqualTo(BigInteger.ONE);
        assertThat(parameters.getN().isProbablePrime(100)).isTrue();
    }

    @Test
    void pointsWrittenInTwoWaysAndTwiceAreRefused() {
        String uncompressed = HexFormat.of()
                .formatHex(CustomNamedCurves.getByName("P-256").getG().getEncoded(false));
        assertThatThrownBy(() -> BlindCurve.read(List.of(GENERATOR, uncompressed)))
                .hasMessageContaining("Point 2 is written uncompressed");
        assertThatThrownBy(() -> BlindCurve.read(List.of(GENERATOR, GENERATOR)))
                .hasMessageContaining("Point 2 stands in the set twice");
    }

    private static void assertRefused(String point, String reason) {
        assertThatThrownBy(() -> BlindCurve.read(List.of(point)))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("Point 1 ")
                .hasMessageContaining(reason);
    }
}
