package io.evenhand.settlement.payable;

import io.evenhand.settlement.storage.Sha256;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What partners have to pay one another: opened when a period is sealed, given its tax and its number, and seen. */
@Service
@Transactional
public class Payables {
    private final PayableTable table;
    private final Clock clock;

    Payables(PayableTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * Opens what is to be paid for a period, within the transaction that seals it. Posts nothing: that it is owed is in the book already.
     * Idempotent by key.
     *
     * @throws IllegalStateException when something else was opened under one of the keys
     */
    public void open(List<NewPayable> payables) {
        Map<String, NewPayable> byKey = new HashMap<>();
        payables.forEach(payable -> byKey.merge(payable.key(), payable, Payables::same));
        Map<String, String> known = table.hashes(byKey.keySet());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (NewPayable payable : byKey.values()) {
            String hash = hash(payable);
            String before = known.get(payable.key());
            if (before == null) {
                table.add(payable, PayableKind.SHARE, "Shares of " + payable.period(), hash, now, null, null);
            } else if (!before.equals(hash)) {
                throw taken(payable);
            }
        }
    }

    private static NewPayable same(NewPayable one, NewPayable other) {
        if (!one.equals(other)) {
            throw taken(other);
        }
        return one;
    }

    private static IllegalStateException taken(NewPayable payable) {
        return new IllegalStateException("Something else is to be paid as " + payable.key());
    }

    static String hash(NewPayable payable) {
        StringBuilder text = new StringBuilder();
        for (String part : List.of(
                payable.agreementId(),
                payable.period(),
                payable.statementNumber(),
                payable.debtorId(),
                payable.creditorId(),
                payable.net().toString())) {
            text.append(part).append('\n');
        }
        payable.schedule()
                .forEach(instalment -> text.append(instalment.dueOn())
                        .append(' ')
                        .append(instalment.amount())
                        .append('\n'));
        return Sha256.of(text.toString());
    }
}
