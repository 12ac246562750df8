package io.evenhand.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import org.springframework.core.io.ClassPathResource;

/** RSA keys of primes that were found before: to find new ones takes seconds. There is one key of each length and exponent. */
public final class TestRsaKeys {
    private TestRsaKeys() {}

    public static KeyPair of(int bits) {
        return of(new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4));
    }

    public static KeyPair of(RSAKeyGenParameterSpec wanted) {
        String[] line = lineOf(wanted.getKeysize());
        BigInteger p = new BigInteger(line[1], 16);
        BigInteger q = new BigInteger(line[2], 16);
        BigInteger modulus = p.multiply(q);
        BigInteger exponent = wanted.getPublicExponent();
        BigInteger belowP = p.subtract(BigInteger.ONE);
        BigInteger belowQ = q.subtract(BigInteger.ONE);
        BigInteger secret = exponent.modInverse(belowP.multiply(belowQ));
        try {
            var factory = KeyFactory.getInstance("RSA");
            return new KeyPair(
                    factory.generatePublic(new RSAPublicKeySpec(modulus, exponent)),
                    factory.generatePrivate(new RSAPrivateCrtKeySpec(
                            modulus, exponent, secret, p, q, secret.mod(belowP), secret.mod(belowQ), q.modInverse(p))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String[] lineOf(int bits) {
        try {
            return new ClassPathResource("keys/rsa-primes.txt")
                    .getContentAsString(StandardCharsets.US_ASCII)
                    .lines()
                    .map(line -> line.split(" "))
                    .filter(words -> words[0].equals(Integer.toString(bits)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no primes for an RSA key of " + bits + " bits"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
