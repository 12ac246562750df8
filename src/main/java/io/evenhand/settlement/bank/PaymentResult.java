package io.evenhand.settlement.bank;

import java.util.List;
import java.util.Map;

/** What became of a payment file. */
public sealed interface PaymentResult {
    /** @param ids of the files, one a currency */
    record Made(List<String> ids) implements PaymentResult {
        public Made {
            ids = List.copyOf(ids);
        }
    }

    /** No file was made. @param problems sentences by the item's id, and with no id what concerns all */
    record Refused(Map<String, String> problems) implements PaymentResult {
        public Refused {
            problems = Map.copyOf(problems);
        }
    }

    /** The bank did not carry it out: its items can be paid again. */
    record Withdrawn() implements PaymentResult {}

    record WithdrawnBefore() implements PaymentResult {}

    record NotAllowed() implements PaymentResult {}

    record Unknown() implements PaymentResult {}
}
