package io.evenhand.settlement.bank;

import java.util.List;

/**
 * What a bank says became of a payment file.
 *
 * @param messageId of the file
 * @param whole why the bank rejected all of it; empty when it did not
 * @param rejected payments that it rejected one by one
 */
record StatusReport(String messageId, String whole, List<Rejected> rejected) {
    StatusReport {
        rejected = List.copyOf(rejected);
    }

    /** @param endToEndId of the payment @param reason a sentence */
    record Rejected(String endToEndId, String reason) {}
}
