package io.evenhand.protection;

import io.evenhand.terms.CustomerProtectionTerms.ReleaseEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A window with everything that its parties may know of it.
 *
 * @param parties the ids of both sides
 * @param rules what was signed beside whom it protects, and when
 * @param document where it was signed; null where that is not kept here, or not for the viewer to read
 * @param claimable whether what was promised is kept here and in force, so that a breach can be claimed
 * @param sentences what the signed terms say about it, in their own words
 * @param carveOuts what the bound partner may go on doing, and why
 * @param exceptions for which pieces of work it does not stand in the way
 * @param asked what waits for an answer
 * @param successor the window that has taken its place, where the viewer may see it; else null
 * @param predecessor the window in whose place it stands, where the viewer may see it; else null
 * @param may what the viewer can do with it
 */
public record WindowPage(
        WindowLine window,
        List<String> parties,
        WindowRules rules,
        @Nullable Document document,
        boolean claimable,
        List<String> sentences,
        List<String> carveOuts,
        List<Exempted> exceptions,
        List<Opened> opportunities,
        List<Asked> asked,
        List<Happened> history,
        @Nullable String successor,
        @Nullable String predecessor,
        May may) {
    /**
     * @param path of the agreement's page
     * @param pdf of the signed document; null where there is none yet
     */
    public record Document(
            String title,
            String number,
            String path,
            @Nullable String pdf) {}

    /**
     * @param id of the request
     * @param releasable whether the viewer can still grant it
     */
    public record Exempted(String id, String what, @Nullable String reason, Instant at, boolean releasable) {}

    public record Opened(String title, LocalDate on, String by) {}

    /** @param answerBy null where nobody has to answer in time */
    public record Asked(
            String what, @Nullable String reason, @Nullable Instant answerBy) {}

    public record Happened(
            Instant at, String who, String what, @Nullable String reason) {}

    /**
     * @param events what the viewer may state that it happened
     * @param renewals the last days that a renewal by some months would have
     * @param betweenSides whether the two sides renew it without a document of all who signed the agreement
     */
    public record May(
            boolean release,
            boolean ask,
            List<ReleaseEvent> events,
            boolean transfer,
            boolean freely,
            boolean open,
            List<Renewal> renewals,
            boolean betweenSides) {
        public boolean anything() {
            return release || ask || transfer || open || !renewals.isEmpty();
        }
    }

    public record Renewal(int months, LocalDate until) {}
}
