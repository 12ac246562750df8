package io.evenhand.relationship;

import io.evenhand.relationship.overlap.ComparedBy;
import io.evenhand.relationship.overlap.OverlapFile.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A comparison as one who takes part sees it.
 *
 * @param inviter the name of whoever began
 * @param beginner whether the reader's organisation began; both false and no part for the host's steward
 * @param part whether the reader's organisation takes part
 * @param sent what was sent so far, in order
 * @param endedBy the name of whoever declined or took back; null while it goes on, and where its time was over
 * @param named the two as its files name them
 * @param kept how long what was sent stays here after the last of it
 */
public record ComparisonView(
        String id,
        String inviter,
        String invitee,
        ComparedBy by,
        boolean beginner,
        boolean part,
        Instant invitedAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        Named named,
        Duration kept,
        List<Sent> sent) {
    public ComparisonView {
        sent = List.copyOf(sent);
    }

    /** @param size customers that are compared in it, or named by it */
    public record Sent(Step step, int size, Instant at) {}

    /** By the names that the two wrote into their files. */
    public record Named(String beginner, String answerer) {}

    public String other() {
        return beginner ? invitee : inviter;
    }

    public boolean isOver() {
        return endedAt != null;
    }

    public boolean isAccepted() {
        return acceptedAt != null;
    }

    public boolean has(Step step) {
        return sent.stream().anyMatch(one -> one.step() == step);
    }

    public int sizeOf(Step step) {
        return sent.stream()
                .filter(one -> one.step() == step)
                .mapToInt(Sent::size)
                .findFirst()
                .orElse(0);
    }

    /** Whether both told which are shared. */
    public boolean isDone() {
        return has(Step.REVEAL_BY_BEGINNER) && has(Step.REVEAL_BY_ANSWERER);
    }

    /** When what was sent is removed from here, if nothing more is. */
    public Instant removedAt() {
        Instant last = sent.isEmpty() ? invitedAt : sent.getLast().at();
        return (acceptedAt != null && acceptedAt.isAfter(last) ? acceptedAt : last).plus(kept);
    }

    /** Which files of the other's the reader may fetch now. */
    public List<Step> fetchable() {
        if (!part || isOver() || !isAccepted()) {
            return List.of();
        }
        return sent.stream()
                .map(Sent::step)
                .filter(step -> step.isByBeginner() != beginner)
                .filter(step -> !step.isReveal() || has(beginner ? Step.REVEAL_BY_BEGINNER : Step.REVEAL_BY_ANSWERER))
                .toList();
    }

    /** Whether the reader's organisation sent it, and so may look at it again. */
    public boolean isOwn(Step step) {
        return part && step.isByBeginner() == beginner;
    }

    /** Which file is to be sent by the reader next; empty while it is the other's turn, and at the end. */
    public Optional<Step> next() {
        if (!part || isOver() || !isAccepted()) {
            return Optional.empty();
        }
        if (beginner) {
            return has(Step.ANSWER) && !has(Step.COUNT)
                    ? Optional.of(Step.COUNT)
                    : has(Step.COUNT) && !has(Step.REVEAL_BY_BEGINNER)
                            ? Optional.of(Step.REVEAL_BY_BEGINNER)
                            : Optional.empty();
        }
        return !has(Step.ANSWER)
                ? Optional.of(Step.ANSWER)
                : has(Step.COUNT) && !has(Step.REVEAL_BY_ANSWERER)
                        ? Optional.of(Step.REVEAL_BY_ANSWERER)
                        : Optional.empty();
    }

    /**
     * What the other waits for the reader to do. Which customers are shared is for both to tell or not, so nobody waits for it until one has.
     */
    public Optional<Expected> expected() {
        if (!part || isOver()) {
            return Optional.empty();
        }
        if (!isAccepted()) {
            return beginner ? Optional.empty() : Optional.of(Expected.AGREE);
        }
        return next().flatMap(step -> switch (step) {
            case BEGIN -> Optional.empty();
            case ANSWER -> Optional.of(Expected.ANSWER);
            case COUNT -> Optional.of(Expected.COUNT);
            case REVEAL_BY_BEGINNER, REVEAL_BY_ANSWERER ->
                sent.getLast().step().isReveal() ? Optional.of(Expected.REVEAL) : Optional.empty();
        });
    }

    /** From when the one waits for the other. */
    public Instant waitsSince() {
        return acceptedAt == null || sent.size() > 1 ? sent.getLast().at() : acceptedAt;
    }

    /** Tells it from everything else that ever waits. */
    String keyOf(Expected one) {
        return id + (beginner ? ":inviter:" : ":invitee:") + one.code();
    }

    /** How it stands, for the reader. */
    public String words() {
        if (isOver() && (endedBy != null || !isDone())) {
            return endedBy == null ? "ended: it went no further" : "ended";
        }
        if (isDone()) {
            return isOver() ? "done, and the files are removed" : "done: both can know which";
        }
        if (part && expected().isPresent()) {
            return "waits for you";
        }
        return has(Step.COUNT) && sent.getLast().step() == Step.COUNT
                ? "counted: both can know how many"
                : "waits for " + (part ? "them" : waitedFor());
    }

    private String waitedFor() {
        boolean forInviter = has(Step.ANSWER) && !has(Step.COUNT) || has(Step.REVEAL_BY_ANSWERER);
        return forInviter ? inviter : invitee;
    }
}
