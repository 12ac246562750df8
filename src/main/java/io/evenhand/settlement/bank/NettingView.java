package io.evenhand.settlement.bank;

import io.evenhand.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A netting as one of its two sides sees it.
 *
 * @param reference by which both quote it, and by which what is left is paid
 * @param partyId the other side
 * @param ours whether the reader's organisation proposed it
 * @param owedToUs the sum of what the reader's organisation is to get
 * @param owedByUs the sum of what it is to pay, not negative
 * @param left positive for what it is still to get, negative for what it is still to pay
 * @param dueOn when what is left was first due
 * @param proposedBy username
 * @param decision who accepted, refused or withdrew it, or that it lapsed; empty while it waits
 * @param undo that one side asks to undo it, or both did; empty while nobody asks
 * @param may what the reader may do now
 */
public record NettingView(
        String id,
        String reference,
        String partyId,
        NettingState state,
        boolean ours,
        List<Item> items,
        Money owedToUs,
        Money owedByUs,
        Money left,
        LocalDate dueOn,
        String proposedBy,
        Instant proposedAt,
        Optional<Decision> decision,
        Optional<Undoing> undo,
        Set<Act> may) {
    public NettingView {
        items = List.copyOf(items);
        may = Set.copyOf(may);
    }

    /** An item as it was proposed. @param amount positive for what the reader's organisation is to get */
    public record Item(String id, String reference, LocalDate dueOn, Money amount) {}

    /** @param by username; empty where nobody decided it, as when it lapsed @param reason empty where none was given */
    public record Decision(String by, Instant at, String reason) {}

    /** @param ours whether the reader's organisation asks @param by username */
    public record Undoing(boolean ours, String by, Instant at, String reason) {}

    /** What can be done with it. */
    public enum Act {
        ACCEPT,
        REFUSE,
        WITHDRAW,
        /** Ask the other side to undo what both accepted. */
        ASK_TO_UNDO,
        /** Agree to the undoing that the other side asks for. */
        AGREE_TO_UNDO,
        /** Turn down the undoing that the other side asks for, or take back one's own question. */
        KEEP
    }

    /** @param total how many there are in all */
    public record Page(int total, List<NettingView> shown) {
        public Page {
            shown = List.copyOf(shown);
        }
    }
}
