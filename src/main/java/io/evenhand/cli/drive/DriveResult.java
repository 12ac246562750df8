package io.evenhand.cli.drive;

import io.evenhand.agreement.AgreementView;
import io.evenhand.referral.ReferralState;
import java.util.List;

/** How driving a referral ended. */
public sealed interface DriveResult {
    /** The referral reached one of its ends. */
    record Ended(ReferralState state, List<AgreementView> agreements) implements DriveResult {
        public Ended {
            agreements = List.copyOf(agreements);
        }
    }

    /** A task came up for which the script says nothing. */
    record Unscripted(String task, String partner, String role, String subject) implements DriveResult {}

    /** A rule refused what the script decided. */
    record Refused(String task, String decision, String reason) implements DriveResult {}

    /** The process cannot go on by itself: an incident, in Camunda's words. */
    record Stuck(String incident) implements DriveResult {}
}
