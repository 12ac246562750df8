package io.evenhand.competence;

import io.evenhand.partner.PartnerView;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a partner's competencies, cut to what it shares with the viewer.
 *
 * @param own whether the viewer speaks for the partner
 * @param inside whether the viewer sees what only the partner itself and the steward see
 * @param shared null where the partner does not share it with the viewer
 * @param ownWords what the partner calls its competencies, and which area each means
 */
public record ProfileView(
        PartnerView partner,
        boolean own,
        boolean inside,
        @Nullable Shared shared,
        List<OwnWord> ownWords) {
    public ProfileView {
        ownWords = List.copyOf(ownWords);
    }

    /** @param area null where the word names none */
    public record OwnWord(String word, @Nullable AreaView area) {}

    /**
     * What the owner shares.
     *
     * @param version of what was said; 0 where nothing was
     * @param levels what the partner says, by the area's id
     * @param certificates the latest first
     */
    public record Shared(
            long version,
            Sharing sharing,
            @Nullable Integer capacity,
            List<String> languages,
            List<CustomerSize> sizes,
            Map<String, Level> levels,
            List<Line> lines,
            List<Held> certificates,
            Workload workload) {}

    /**
     * What is said and shown of one area.
     *
     * @param says null where nothing is said
     */
    public record Line(AreaView area, @Nullable Level says, Proof proof) {
        public boolean claimsMore() {
            return proof.isLessThan(says);
        }

        /** What it says against what it shows, in one sentence part. */
        public String verdict() {
            Level shown = proof.level();
            if (says == Level.NOT_OURS) {
                return shown == null ? "Not to be asked" : "Says no, though its record shows that it " + shown.words();
            }
            if (claimsMore()) {
                return "Claims more than it shows";
            }
            if (says == null) {
                return shown == null
                        ? "Says and shows nothing yet"
                        : "Says nothing, and shows that it " + shown.words();
            }
            return shown != null && shown.compareTo(says) > 0 ? "Shows more than it says" : "Shown by its record";
        }
    }

    /** @param file what kind of file is kept; null where none is, or it is not for the viewer */
    public record Held(
            String id,
            String name,
            AreaView area,
            LocalDate issuedOn,
            @Nullable LocalDate expiresOn,
            boolean expired,
            CertificateFile.@Nullable Type file) {}
}
