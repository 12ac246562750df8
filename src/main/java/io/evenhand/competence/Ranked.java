package io.evenhand.competence;

import io.evenhand.partner.PartnerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A partner that comes into question, and why it stands where it stands.
 *
 * @param place from 1
 * @param shown in how many of the wanted areas its record shows that it delivers
 * @param covered how many of them it covers: those, and where it shows anything or says that it delivers
 * @param wanted how many areas are wanted
 * @param points of all reasons
 * @param bar the points in thousandths of those of the first
 */
public record Ranked(
        int place,
        PartnerId partner,
        String name,
        int shown,
        int covered,
        int wanted,
        long points,
        long bar,
        List<Reason> reasons) {
    public Ranked {
        reasons = List.copyOf(reasons);
    }

    /** "1 of 2 areas shown by its record, 1 more by its word or little proof". */
    public String coverage() {
        if (wanted == 1) {
            return shown == 1
                    ? "shown by its record"
                    : covered == 1 ? "by its word or little proof" : "named only, or learning";
        }
        int said = covered - shown;
        return shown + " of " + wanted + " areas shown by its record"
                + (said == 0 ? "" : ", " + said + " more by its word or little proof");
    }

    /**
     * @param words why, in a sentence part
     * @param proof of an area, what it shows; null for other reasons, and where it is not shared
     */
    public record Reason(
            String words, long points, @Nullable Proof proof) {
        Reason(String words, long points) {
            this(words, points, null);
        }
    }
}
