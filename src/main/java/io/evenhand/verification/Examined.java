package io.evenhand.verification;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The report on a document, with what {@link EvidenceCheck} needs of it, so that the file need not be read again or kept. */
public final class Examined {
    private final VerificationReport report;

    @Nullable
    private final SignedStages stages;

    private final EvidenceInside.@Nullable Sound evidence;

    private Examined(
            VerificationReport report, @Nullable SignedStages stages, EvidenceInside.@Nullable Sound evidence) {
        this.report = report;
        this.stages = stages;
        this.evidence = evidence;
    }

    /** Of a document whose stages are known; what is not intact is not held against anything. */
    static Examined of(VerificationReport report, SignedStages stages, EvidenceInside.@Nullable Sound evidence) {
        boolean intact = report.verdict() == Verdict.VALID || report.verdict() == Verdict.UNTRUSTED;
        return intact ? new Examined(report, stages, evidence) : reported(report);
    }

    /** Of what nothing can be held against. */
    static Examined reported(VerificationReport report) {
        return new Examined(report, null, null);
    }

    public VerificationReport report() {
        return report;
    }

    /** Empty where the document is not intact. */
    Optional<SignedStages> stages() {
        return Optional.ofNullable(stages);
    }

    /** The evidence that the document carries, if it does. */
    Optional<EvidenceInside.Sound> evidence() {
        return Optional.ofNullable(evidence);
    }
}
