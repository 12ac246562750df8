package io.evenhand.relationship;

import io.evenhand.relationship.overlap.OverlapFile;
import io.evenhand.relationship.overlap.OverlapFile.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A file is taken when it is of this comparison, of the step that comes next, and of the size that the other's files ask for. */
final class FileFitsPolicy {
    static final String ENDED = "This comparison has ended.";

    private FileFitsPolicy() {}

    /** Why the reader may send nothing now; empty where something is awaited. */
    static Optional<String> misturn(ComparisonView view) {
        if (view.next().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                view.isOver()
                        ? ENDED
                        : view.isAccepted() ? "It is the other's turn." : "The other has not agreed yet.");
    }

    /** Why this file is not the one that comes next. @param view of whoever sends it, with something to send */
    static Optional<String> misfit(ComparisonView view, ComparisonRow row, OverlapFile file) {
        Step next = view.next().orElseThrow();
        if (!file.session().equals(row.session()) || file.by() != row.by()) {
            return Optional.of("The file belongs to another comparison; hand in the one of this.");
        }
        if (file.step() != next) {
            return Optional.of("The file is of the step \"%s\", and \"%s\" comes next."
                    .formatted(file.step().code(), next.code()));
        }
        int begun = view.sizeOf(Step.BEGIN);
        int answered = view.sizeOf(Step.ANSWER);
        boolean fits = switch (file.step()) {
            case BEGIN -> true;
            case ANSWER -> file.both().size() == begun;
            case COUNT -> file.both().size() == answered;
            case REVEAL_BY_BEGINNER, REVEAL_BY_ANSWERER -> file.both().size() <= Math.min(begun, answered);
        };
        return fits
                ? Optional.empty()
                : Optional.of("The file does not fit to what the other sent: it holds another number of points.");
    }

    /** Whoever shows nothing, or something else, must not get what the other shows. @param kept what was sent at a step; nothing once it ended */
    static Optional<String> misfitOfReveal(OverlapFile file, Function<Step, Optional<OverlapFile>> kept) {
        if (!file.step().isReveal()) {
            return Optional.empty();
        }
        Optional<OverlapFile> begin = kept.apply(Step.BEGIN);
        Optional<OverlapFile> answer = kept.apply(Step.ANSWER);
        Optional<OverlapFile> count = kept.apply(Step.COUNT);
        if (begin.isEmpty() || answer.isEmpty() || count.isEmpty()) {
            return Optional.of(ENDED);
        }
        Set<String> shared = new HashSet<>(answer.get().both());
        shared.retainAll(new HashSet<>(count.get().both()));
        List<String> others = file.step() == Step.REVEAL_BY_BEGINNER
                ? answer.get().own()
                : begin.get().own();
        Set<String> shown = new HashSet<>(file.both());
        return shown.size() == shared.size() && new HashSet<>(others).containsAll(shown)
                ? Optional.empty()
                : Optional.of("The file does not show the %,d customers that both counted.".formatted(shared.size()));
    }
}
