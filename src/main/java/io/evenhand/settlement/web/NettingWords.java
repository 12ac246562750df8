package io.evenhand.settlement.web;

import io.evenhand.settlement.bank.NettingState;
import io.evenhand.settlement.bank.NettingView;
import java.util.Locale;

/** How the page of nettings colours their states, and says who did what. */
public final class NettingWords {
    /** @return a class of chips */
    public String colour(NettingState state) {
        return switch (state) {
            case PROPOSED -> "waiting";
            case ACCEPTED -> "good";
            case REFUSED, LAPSED -> "bad";
            case WITHDRAWN, UNDONE -> "";
        };
    }

    /** Whether the reader may do this now. @param act as a form sends it */
    public boolean may(NettingView netting, String act) {
        return netting.may().contains(NettingView.Act.valueOf(act.toUpperCase(Locale.ROOT)));
    }

    /** What waits, in a sentence; empty where nothing does. */
    public String waits(NettingView netting, String party) {
        if (netting.state() == NettingState.PROPOSED) {
            return netting.ours()
                    ? "Waits for " + party
                            + " to accept. Until then none of it can be paid, matched or set off elsewhere."
                    : party
                            + " proposes this. Accept it if you agree with every item: what is left is then all that is to be paid.";
        }
        return netting.undo()
                .filter(undo -> netting.state() == NettingState.ACCEPTED)
                .map(undo -> undo.ours()
                        ? "You ask to undo it; it stands until " + party + " agrees."
                        : party + " asks to undo it; it stands unless you agree.")
                .orElse("");
    }

    /** "Accepted", "Refused"; who did it stands beside it. */
    public String decided(NettingView netting) {
        return switch (netting.state()) {
            case PROPOSED -> "";
            case ACCEPTED, UNDONE -> "Accepted";
            case REFUSED -> "Refused";
            case WITHDRAWN -> "Taken back";
            case LAPSED -> "Lapsed";
        };
    }
}
