package io.evenhand.desk;

import io.evenhand.desk.ReferralRow.Tone;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything on the page of one referral.
 *
 * @param diagrams the referral's own process first, then each agreement's
 * @param history the latest first
 * @param documents those that are closed, in the order in which they were signed
 */
record ReferralPage(
        ReferralRow referral,
        List<Participant> participants,
        List<Diagram> diagrams,
        List<Entry> history,
        List<Document> documents) {

    ReferralPage {
        if (diagrams.isEmpty()) {
            throw new IllegalArgumentException("a referral has at least its own process to show");
        }
    }

    /** The diagram of this id, or the first when there is none such. */
    Diagram diagram(@Nullable String id) {
        return diagrams.stream()
                .filter(diagram -> diagram.id().equals(id))
                .findFirst()
                .orElse(diagrams.getFirst());
    }

    /** A partner and the part it plays, in words: "introduces", "delivers". */
    record Participant(String name, String part) {}

    /**
     * A running or ended process.
     *
     * @param id stable, and unique within the referral
     * @param title in a few words: "Referral", "NDA", "Revenue share"
     * @param waiting the open steps
     * @param done ids of completed elements, and of sequence flows that were taken
     * @param failed the steps at which it stands because they failed
     */
    record Diagram(
            String id, String title, boolean ended, List<Step> waiting, List<String> done, List<Failure> failed) {
        /** For the page's script: ids separated by spaces. An XML id has none. */
        public String waitingElements() {
            return String.join(" ", waiting.stream().map(Step::element).toList());
        }

        public String doneElements() {
            return String.join(" ", done);
        }

        public String failedElements() {
            return String.join(
                    " ", failed.stream().map(Failure::element).distinct().toList());
        }
    }

    /** An open step: its element's id and name, and for whom or what it waits, in words. */
    record Step(String element, String name, String waitingFor) {}

    /** A step that failed: its element's id and name; {@code reason}, in the software's words, is for the host's steward only. */
    record Failure(
            String element,
            String name,
            Instant since,
            @Nullable String reason) {}

    /** Something that happened: {@code who} and {@code what} make one sentence; {@code reason} is what the person gave for it. */
    record Entry(
            Instant at, String what, String who, @Nullable String reason, Tone tone) {}

    /**
     * A closed document, by the lower-case SHA-256 of its bytes.
     *
     * @param title what kind of agreement it is
     * @param number by which the parties call it
     * @param version of the terms that were signed
     * @param fileName under which it is downloaded
     * @param agreementId of the agreement that it is, or changes
     */
    record Document(
            String title,
            String number,
            int version,
            int pages,
            List<Signer> signers,
            String hash,
            Instant closedAt,
            String fileName,
            String agreementId) {}

    record Signer(String name, String organisation, Instant signedAt) {}
}
