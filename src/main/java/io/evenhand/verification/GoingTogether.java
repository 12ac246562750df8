package io.evenhand.verification;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One go at files that came together: one after the other in memory, all within one limit of time. */
final class GoingTogether {
    private final Verifier verifier;
    private final TrustAnchors anchors;
    private final Duration limit;
    private final boolean evidence;
    private final long begun = System.nanoTime();
    private final EvidenceCheck together = new EvidenceCheck();
    /** What still works on a file, and this itself until it has ended. */
    private final AtomicInteger working = new AtomicInteger(1);

    private final Runnable over;

    /**
     * @param evidence whether bare evidence is taken, too, and not documents alone
     * @param over runs once nothing works on any file any more
     */
    GoingTogether(Verifier verifier, TrustAnchors anchors, Duration limit, boolean evidence, Runnable over) {
        this.verifier = verifier;
        this.anchors = anchors;
        this.limit = limit;
        this.evidence = evidence;
        this.over = over;
    }

    CheckedTogether check(List<SentFile> sent) throws IOException {
        List<SentFile> files = distinctlyNamed(sent);
        var reports = new VerificationReport[files.size()];
        List<Integer> bare = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            VerificationReport report = document(files.get(i));
            if (report == null) {
                bare.add(i);
            } else {
                reports[i] = report;
            }
        }
        // The documents may carry the same evidence, and then vouch for it.
        for (int i : bare) {
            SentFile file = files.get(i);
            reports[i] = isOver(left())
                    ? late(file.name())
                    : together.bare(file.name(), file.content().read());
        }
        return new CheckedTogether(List.of(reports), together.reports());
    }

    /** To be called once, whatever happened. */
    void end() {
        if (working.decrementAndGet() == 0) {
            over.run();
        }
    }

    /** @return null for bare evidence, whose turn comes later */
    private @Nullable VerificationReport document(SentFile file) throws IOException {
        String name = file.name();
        if (file.bytes() > Verifier.MAXIMUM_FILE_BYTES) {
            return VerificationReport.unreadable(
                    name, "“" + name + "” is larger than 50 MB, which is more than an agreement needs.");
        }
        Duration left = left();
        if (isOver(left)) {
            return late(name);
        }
        byte[] content = file.content().read();
        if (evidence && EvidenceCheck.isBare(content)) {
            return null;
        }
        if (evidence && !Intake.isPdf(content)) {
            return VerificationReport.unreadable(
                    name,
                    "“" + name
                            + "” is neither a PDF nor evidence (JSON), so it was not checked. Leave it out, or choose"
                            + " another file.");
        }
        working.incrementAndGet();
        Examined examined = verifier.examine(new Verifier.Request(name, content, anchors, true), left, this::end);
        together.add(examined);
        return examined.report();
    }

    private Duration left() {
        return limit.minusNanos(System.nanoTime() - begun);
    }

    private static boolean isOver(Duration left) {
        return left.isNegative() || left.isZero();
    }

    private VerificationReport late(String name) {
        return VerificationReport.unreadable(
                name,
                "The files before took all of the " + limit.toSeconds() + " seconds, so “" + name
                        + "” was not checked. Check it by itself.");
    }

    /** Findings name files, and evidence is mostly called the same. */
    private static List<SentFile> distinctlyNamed(List<SentFile> sent) {
        Set<String> taken = new HashSet<>();
        List<SentFile> files = new ArrayList<>();
        for (SentFile file : sent) {
            String name = file.name();
            for (int number = 2; !taken.add(name); number++) {
                name = file.name() + " (" + number + ")";
            }
            files.add(new SentFile(name, file.bytes(), file.content()));
        }
        return files;
    }
}
