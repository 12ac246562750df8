package io.evenhand.verification;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about files that came together. There is no verdict on all of them: each file has its own, and of evidence it is said
 * whether it is about one of them and agrees with it.
 *
 * @param files in the order in which they came
 * @param evidence of each file that is evidence and sound
 */
public record CheckedTogether(List<VerificationReport> files, List<EvidenceReport> evidence) {
    public CheckedTogether {
        files = List.copyOf(files);
        evidence = List.copyOf(evidence);
    }

    /** For programs; names are stable, and more may be added. */
    public Map<String, @Nullable Object> toJson() {
        return ReportJson.of(this);
    }
}
