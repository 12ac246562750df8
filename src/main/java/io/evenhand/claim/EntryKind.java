package io.evenhand.claim;

import io.evenhand.days.Days;

/** What can happen to a claim. The names are stored; the words go on after who did it. */
public enum EntryKind {
    STATED("stated the claim"),
    FILED("filed evidence"),
    SAID("wrote"),
    ADMITTED("admitted the claim"),
    ADMITTED_IN_PART("admitted the claim in part"),
    ADMISSION_TAKEN("took what was admitted as the end of it"),
    ADMISSION_NOT_ENOUGH("goes on for the rest"),
    DISPUTED("disputed the claim"),
    SILENT("noted that no answer came in time; this admits nothing"),
    OFFERED("offered to settle"),
    OFFER_TAKEN_BACK("took the offer back"),
    OFFER_ACCEPTED("accepted the offer"),
    OFFER_REJECTED("did not accept the offer"),
    SECOND_ASKED("decided, and a second person has to confirm it"),
    SECOND_REFUSED("did not confirm it as the second person"),
    SECOND_OVERDUE("noted that no second person confirmed it in time"),
    AWARD_STATED("stated what was decided from outside"),
    AWARD_CONFIRMED("confirmed the decision"),
    AWARD_CONTESTED("did not confirm the decision"),
    AWARD_UNANSWERED("noted that nobody confirmed or contested the decision in time"),
    AWARD_TAKEN_BACK("took the stated decision back"),
    AWARD_SEEN("recorded that the final decision was shown"),
    AWARD_NOT_FINAL("recorded that no final decision was shown"),
    WITHDRAWN("withdrew the claim"),
    POSTED("posted what is owed");

    private final String words;

    EntryKind(String words) {
        this.words = words;
    }

    /** Whether it is for the respondent's people only: as long as two of them have not decided, nobody has. */
    boolean isInternal() {
        return this == SECOND_ASKED || this == SECOND_REFUSED || this == SECOND_OVERDUE;
    }

    /** What is shown of the words that were kept: where the program wrote them, each day in them is written as it is now. */
    String shown(String kept) {
        return this == POSTED || this == AWARD_STATED ? Days.spelled(kept) : kept;
    }

    /** "stated the claim", after who did it. */
    public String words() {
        return words;
    }
}
