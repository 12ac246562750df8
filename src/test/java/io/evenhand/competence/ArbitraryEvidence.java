package io.evenhand.competence;

import io.evenhand.partner.PartnerId;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Evidence and releases of all kinds, by a seed. */
final class ArbitraryEvidence {
    private static final EvidenceKind[] KINDS = EvidenceKind.values();

    private ArbitraryEvidence() {}

    /** Of the last seven years, or a little ahead; certificates may expire. */
    static Evidence one(Random random, LocalDate today) {
        LocalDate on = today.minusDays(random.nextInt(2600) - 60L);
        EvidenceKind kind = KINDS[random.nextInt(KINDS.length)];
        boolean expires = kind.isCertificate() && random.nextBoolean();
        return new Evidence(
                kind,
                "No. " + random.nextInt(1000),
                kind.isCertificate() ? null : new PartnerId("partner-" + random.nextInt(3)),
                on,
                expires ? on.plusDays(1 + random.nextInt(1500)) : null);
    }

    static List<Evidence> some(Random random, LocalDate today) {
        return Stream.generate(() -> one(random, today))
                .limit(random.nextInt(6))
                .toList();
    }

    static List<LocalDate> releases(Random random, LocalDate today) {
        return Stream.generate(() -> today.minusDays(random.nextInt(2600) - 300L))
                .limit(random.nextInt(8))
                .toList();
    }
}
