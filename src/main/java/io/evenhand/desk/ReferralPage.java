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
 * @param underWay the agreements that are negotiated or being signed
 * @param promises the open ones first, by due time
 * @param relatives the referral that this one continues, then those that continue it
 * @param introduction how its customer was introduced
 */
record ReferralPage(
        ReferralRow referral,
        List<ExternalName> externalNames,
        List<Participant> participants,
        List<Diagram> diagrams,
        List<Entry> history,
        List<Document> documents,
        List<UnderWay> underWay,
        List<Promise> promises,
        List<Relative> relatives,
        IntroductionPart introduction,
        Possible possible) {

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

    /** By which id a system of the viewer's organisation calls the referral. */
    record ExternalName(String system, String id) {}

    /** An agreement that is not closed yet. @param state in words */
    record UnderWay(String agreementId, String title, String state) {}

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

    /** An open step: its element's id and name, for whom or what it waits, in words, and the task's key where it waits for the viewer. */
    record Step(
            String element,
            String name,
            String waitingFor,
            @Nullable Long taskKey) {
        Step(String element, String name, String waitingFor) {
            this(element, name, waitingFor, null);
        }
    }

    /**
     * Something that a partner of the referral promised another.
     *
     * @param standing in words, with how late it is
     * @param why what was said last about it
     * @param taskKey where it waits for the viewer
     * @param claimable whether the viewer may claim that it was not kept
     * @param waivable whether the viewer may say that it is no longer needed
     */
    record Promise(
            String id,
            String what,
            String obliged,
            String owedTo,
            Instant dueAt,
            String standing,
            Tone tone,
            boolean over,
            @Nullable String why,
            @Nullable Long taskKey,
            boolean claimable,
            boolean waivable) {}

    /** What the viewer may do with the referral. */
    record Possible(boolean withdraw, boolean restate, boolean promise, boolean bringIn, boolean leave) {}

    /** Another referral about the same customer, in words that do not give it away. */
    record Relative(String id, String reference, String relation, String state) {}

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
