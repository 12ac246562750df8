package io.evenhand.cli.drive;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One decision of a script.
 *
 * @param username who decides
 * @param reason why; empty for none
 * @param changes a JSON merge patch of terms, for a counter-proposal; else null
 * @param evidence what proves a prior relationship; else null
 * @param personId who is named as signatory; else null
 */
public record ScriptedDecision(
        String username,
        String decision,
        String reason,
        @Nullable String changes,
        @Nullable Evidence evidence,
        @Nullable String personId) {

    public static ScriptedDecision of(String username, String decision, String reason) {
        return new ScriptedDecision(username, decision, reason, null, null, null);
    }

    /** A dated document that shows a prior relationship. */
    public record Evidence(String title, LocalDate datedOn) {}
}
