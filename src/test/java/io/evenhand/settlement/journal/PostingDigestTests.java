package io.evenhand.settlement.journal;

import static io.evenhand.settlement.journal.TestPostings.DAY;
import static io.evenhand.settlement.journal.TestPostings.eur;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.money.Money;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

/** Proves that the text under the hashes is the canonical form of RFC 8785, and that what it is today it stays. */
class PostingDigestTests {
    private static final String BOOK = "0b8f6f0e-1111-4222-8333-444455556666";

    private final PostingDigest digest = new PostingDigest();

    @Test
    void aPostingOfTodayKeepsItsTextAndItsHash() throws Exception {
        PostingRequest request = new PostingRequest(
                "line-1",
                DAY,
                BOOK,
                "Share of \"line 1\"",
                new PostingId(BOOK, 3),
                List.of(
                        new Entry(TestPostings.receivable(BOOK), eur(12_345)),
                        new Entry(new AccountId(BOOK, "nordwind", AccountKind.BANK), eur(-12_345))));
        byte[] input = digest.input(request);
        assertThat(digest.text())
                .isEqualTo(
                        "{\"agreementId\":\"0b8f6f0e-1111-4222-8333-444455556666\",\"corrects\":\"3\",\"effectiveOn\":\"2026-01-31\",\"entries\":["
                                + "{\"counterpartId\":\"contoso\",\"currency\":\"EUR\",\"kind\":\"RECEIVABLE\",\"minorUnits\":\"12345\",\"partnerId\":\"nordwind\"},"
                                + "{\"currency\":\"EUR\",\"kind\":\"BANK\",\"minorUnits\":\"-12345\",\"partnerId\":\"nordwind\"}],"
                                + "\"key\":\"line-1\",\"reason\":\"Share of \\\"line 1\\\"\"}");
        assertThat(input).isEqualTo(sha256(digest.text()));

        byte[] hash = digest.link(
                digest.genesis(BOOK), 1, PostingDigest.micros(Instant.parse("2026-02-01T09:00:00.12Z")), input);
        assertThat(digest.text())
                .startsWith("{\"input\":\"" + HexFormat.of().formatHex(input))
                .endsWith("\"recordedAt\":\"2026-02-01T09:00:00.120000Z\",\"sequence\":\"1\"}");
        assertThat(PostingHash.of(hash).value())
                .isEqualTo("7d55051d58be5c2f1a7b4bd0be31f6fd366f32723d50f3c5998bcf8bac3810c1");
    }

    @Test
    void anyTextIsWrittenAsTheCanonicalFormWouldWriteIt() throws Exception {
        RandomGenerator random = new SplittableRandom(20_261_128);
        for (int i = 0; i < 2_000; i++) {
            List<Entry> entries = new ArrayList<>();
            AccountId account = new AccountId(BOOK, text(random, 64), AccountKind.PAYABLE);
            Money amount = eur(1 + random.nextLong(Long.MAX_VALUE - 1));
            entries.add(new Entry(account, amount));
            entries.add(new Entry(TestPostings.earned(BOOK), amount.negate()));
            byte[] unused = digest.input(new PostingRequest(
                    text(random, 120), DAY.plusDays(random.nextInt(9_999)), BOOK, text(random, 500), entries));
            String text = digest.text();
            assertThat(new JsonCanonicalizer(new ObjectMapper().readTree(text).toString()).getEncodedString())
                    .isEqualTo(text);
        }
    }

    private static String text(RandomGenerator random, int longest) {
        StringBuilder text = new StringBuilder("t");
        for (int left = random.nextInt(longest); left > 0; left--) {
            int point = random.nextInt(4) == 0 ? random.nextInt(0x11_0000) : random.nextInt(32, 127);
            text.appendCodePoint(
                    Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE ? '"' : point);
        }
        return text.toString();
    }

    private static byte[] sha256(String text) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
