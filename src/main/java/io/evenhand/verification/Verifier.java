package io.evenhand.verification;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what a signed document proves. Needs nothing but the bytes and the authorities that the asker trusts: no server, no
 * network. Bounded in time and memory, and never throws for anything that a file can contain.
 *
 * <p>A document is valid if every prepared field is signed and every signature intact, the first of them certifies the
 * document, between them nothing happened but signing, the last is a timestamp over the whole file, all signers are vouched
 * for by a trusted authority, and the terms inside are those on the pages.
 */
public final class Verifier {
    private static final Logger LOG = LoggerFactory.getLogger(Verifier.class);
    private static final Duration TIME_LIMIT = Duration.ofMinutes(2);
    /** A hostile file nests deeply; a stack that overflows must be this thread's own. */
    private static final long STACK_BYTES = 4L * 1024 * 1024;

    /** What is larger is not read: no agreement needs it. */
    public static final int MAXIMUM_FILE_BYTES = Intake.MAXIMUM_FILE_BYTES;

    private final Clock clock;
    private final ReleasedClauses released;

    /**
     * One that knows no wording.
     *
     * @param clock says whether certificates are in force now, where no timestamp says that they were
     */
    public Verifier(Clock clock) {
        this(clock, ReleasedClauses.NONE);
    }

    /**
     * @param clock says whether certificates are in force now, where no timestamp says that they were
     * @param released what is known of wording, for clauses of which the parties choose among several texts
     */
    public Verifier(Clock clock, ReleasedClauses released) {
        this.clock = clock;
        this.released = released;
    }

    /** @param fileName only repeated in the report */
    public VerificationReport verify(String fileName, byte[] pdf, TrustAnchors anchors) {
        return examine(new Request(fileName, pdf, anchors, false)).report();
    }

    /**
     * @param fileName only repeated in the report
     * @param archive whether to check as well that the document is PDF/A, which takes longer than all the rest
     */
    public record Request(String fileName, byte[] pdf, TrustAnchors anchors, boolean archive) {}

    /** Checks for two minutes at most; what comes of it can be held against evidence. */
    public Examined examine(Request request) {
        return examine(request, TIME_LIMIT, () -> {});
    }

    /** @param over runs once nothing works on the file any more, which may be some time after an answer that it took too long */
    Examined examine(Request request, Duration limit, Runnable over) {
        String fileName = request.fileName();
        var result = new CompletableFuture<Examined>();
        var thread = new Thread(
                null,
                () -> {
                    try {
                        run(request, result);
                    } finally {
                        over.run();
                    }
                },
                "verifier",
                STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            return unread(
                    fileName,
                    "The file could not be checked within "
                            + limit.plusMillis(999).toSeconds() + " seconds.");
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            return unread(fileName, "Checking was interrupted.");
        } catch (ExecutionException e) {
            LOG.error("A file could not be verified", e.getCause());
            return unread(fileName, "The file could not be checked.");
        }
    }

    /** The report on a file that could not even be read. */
    public static VerificationReport unreadable(String fileName, String sentence) {
        return VerificationReport.unreadable(fileName, sentence);
    }

    private static Examined unread(String fileName, String sentence) {
        return Examined.reported(VerificationReport.unreadable(fileName, sentence));
    }

    private void run(Request request, CompletableFuture<Examined> result) {
        String fileName = request.fileName();
        try {
            Intake.admit(request.pdf());
            result.complete(
                    new Examination(request.pdf(), request.anchors(), clock.instant(), request.archive(), released)
                            .result(fileName));
        } catch (UnreadableDocumentException e) {
            result.complete(unread(fileName, e.sentence()));
        } catch (OutOfMemoryError | StackOverflowError e) {
            result.complete(unread(fileName, "The file is nested or packed so that it cannot be checked."));
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }
}
