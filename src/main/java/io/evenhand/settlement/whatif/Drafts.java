package io.evenhand.settlement.whatif;

import io.evenhand.money.Money;
import io.evenhand.terms.FieldProblem;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What there is to compare about one agreement.
 *
 * @param page the agreement that has a page of its own: of a change, the one that it changes
 * @param number by which the parties call it
 * @param inForce whether it is signed already
 * @param drafts at least one
 * @param before the key of the draft that is compared by default
 * @param after the key of the one that it is compared with
 * @param problems why terms that are being written cannot be tried; none if they can, or nobody writes any
 * @param estimated how much the deal is thought to be worth; null where nobody knows
 * @param today on the clock
 * @param past agreements under which revenue that the reader may see was reported
 */
public record Drafts(
        String agreementId,
        String page,
        String number,
        String title,
        boolean inForce,
        List<Draft> drafts,
        String before,
        String after,
        List<FieldProblem> problems,
        @Nullable Money estimated,
        LocalDate today,
        List<Past> past) {
    /** An agreement by its number. */
    public record Past(String id, String number) {}

    /** The draft of one key; where there is none, of the other; else the last. */
    public Draft of(String key, String otherwise) {
        return find(key).or(() -> find(otherwise)).orElseGet(drafts::getLast);
    }

    private Optional<Draft> find(String key) {
        return drafts.stream().filter(draft -> draft.key().equals(key)).findFirst();
    }
}
