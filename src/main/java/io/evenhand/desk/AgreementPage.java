package io.evenhand.desk;

import io.evenhand.desk.ReferralPage.Document;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything on the page of one agreement.
 *
 * @param language in which it is worded, as that calls itself: "Deutsch"
 * @param referralId null where the viewer's organisation does not take part in the referral
 * @param main the agreement that it adds to; null for none
 * @param additions the agreements that add to it
 * @param notes what signed changes did to it, and by when something must happen, in sentences
 * @param versions of its terms, the latest first; none for an agreement signed elsewhere
 * @param changes the latest first
 * @param signings how it and its changes are signed, as far as they are not closed
 * @param evidence how it and its changes came to be signed, or not
 * @param changeable whether the viewer may propose a change here and now
 * @param sharesRevenue whether revenue is reported under it, for the viewer to see
 * @param triable whether the viewer may try its terms on revenue
 * @param party whether the viewer sees in which wording it is written, as its parties do
 * @param claimable whether the viewer may draw up a notice of claim under it
 */
record AgreementPage(
        String id,
        String title,
        String number,
        String language,
        State state,
        @Nullable LocalDate since,
        String lasts,
        @Nullable String referralId,
        @Nullable Other main,
        List<Other> additions,
        List<String> notes,
        List<Party> parties,
        List<Version> versions,
        List<Change> changes,
        List<LiveSignings.Shown> signings,
        List<Document> documents,
        List<Evidence> evidence,
        boolean changeable,
        boolean sharesRevenue,
        boolean triable,
        boolean party,
        boolean claimable) {

    /** Another agreement. */
    record Other(String id, String title, String number) {}

    /** In a word, and how it is coloured. */
    record State(String words, String css) {}

    /** @param note since when or until when, where it was not party all the time; else empty */
    record Party(String name, String note) {}

    /**
     * The terms as they hold for some time.
     *
     * @param current whether they hold today
     * @param sentences every rule, in the words of the contract
     */
    record Version(String title, String period, boolean current, List<String> sentences) {}

    /**
     * How one document came to be signed, or not.
     *
     * @param outcome in words; empty while it is under way
     * @param trail who did what when, without addresses
     * @param pdf hash of the sealed evidence; null while there is none
     * @param json of the same for machines; null alike
     * @param fileName of both, without their ending
     */
    record Evidence(
            String title,
            String number,
            String outcome,
            List<Happened> trail,
            @Nullable String pdf,
            @Nullable String json,
            String fileName) {}

    record Happened(Instant at, String who, String what) {}

    /**
     * @param what it changes, in a few words
     * @param waiting the open steps and for whom they wait
     * @param answers what the others said of a notice
     * @param withdrawable whether the viewer may take it back
     */
    record Change(
            String id,
            String title,
            String number,
            String what,
            State state,
            String who,
            Instant at,
            String reason,
            List<String> sentences,
            List<String> waiting,
            List<String> answers,
            boolean withdrawable) {}
}
