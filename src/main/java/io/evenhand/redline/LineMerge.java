package io.evenhand.redline;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings together what two people made of one text at the same time, line by line. */
public final class LineMerge {
    private LineMerge() {}

    /**
     * The text with the changes of both; empty where they touch the same lines, or lines next to one another, unless they changed them alike.
     *
     * @param base that both began with
     */
    public static Optional<List<String>> of(List<String> base, List<String> one, List<String> other) {
        List<AbstractDelta<String>> changes =
                new ArrayList<>(DiffUtils.diff(base, one).getDeltas());
        for (AbstractDelta<String> theirs : DiffUtils.diff(base, other).getDeltas()) {
            if (changes.stream().anyMatch(mine -> isSame(mine, theirs))) {
                continue;
            }
            if (changes.stream().anyMatch(mine -> touch(mine, theirs))) {
                return Optional.empty();
            }
            changes.add(theirs);
        }
        // From the end on, so that the places of those before stay where they are.
        changes.sort((a, b) -> b.getSource().getPosition() - a.getSource().getPosition());
        List<String> merged = new ArrayList<>(base);
        for (AbstractDelta<String> change : changes) {
            int at = change.getSource().getPosition();
            merged.subList(at, at + change.getSource().size()).clear();
            merged.addAll(at, change.getTarget().getLines());
        }
        return Optional.of(List.copyOf(merged));
    }

    private static boolean isSame(AbstractDelta<String> one, AbstractDelta<String> other) {
        return one.getSource().equals(other.getSource())
                && one.getTarget().getLines().equals(other.getTarget().getLines());
    }

    private static boolean touch(AbstractDelta<String> one, AbstractDelta<String> other) {
        int begin = one.getSource().getPosition();
        int end = begin + one.getSource().size();
        int otherBegin = other.getSource().getPosition();
        int otherEnd = otherBegin + other.getSource().size();
        return begin <= otherEnd && otherBegin <= end;
    }
}
