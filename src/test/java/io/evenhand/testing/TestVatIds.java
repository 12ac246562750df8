package io.evenhand.testing;

import java.util.concurrent.ThreadLocalRandom;

/** VAT ids whose check digit fits, each time another one. */
public final class TestVatIds {
    private TestVatIds() {}

    public static String german() {
        String digits = String.valueOf(ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000));
        int product = 10;
        for (char digit : digits.toCharArray()) {
            int sum = (digit - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return "DE" + digits + (11 - product) % 10;
    }
}
