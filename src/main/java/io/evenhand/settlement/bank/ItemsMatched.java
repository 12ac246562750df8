package io.evenhand.settlement.bank;

import java.time.LocalDate;
import java.util.List;

/**
 * Open items of an organisation were matched with what its bank reports, or set off against each other; or such a match was undone. An event
 * within the transaction that does it.
 *
 * @param partnerId whose bank, or who sets off
 * @param matchId of the match or the netting
 * @param itemIds of the {@link OpenItem}s
 * @param bookedOn the day on which the money moved
 * @param undone whether it is taken back
 */
public record ItemsMatched(
        String partnerId, String matchId, List<String> itemIds, LocalDate bookedOn, boolean undone) {}
