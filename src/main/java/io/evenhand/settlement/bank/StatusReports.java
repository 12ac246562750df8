package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import io.evenhand.settlement.bank.StatusResult.Flawed;
import io.evenhand.settlement.bank.StatusResult.NotAllowed;
import org.springframework.stereotype.Component;

/** Takes what a bank says became of a payment file (pain.002): the payments that it rejected are withdrawn, with its reason. */
@Component
public class StatusReports {
    private final StatusKeeping keeping;
    private final BankSettings settings;

    StatusReports(StatusKeeping keeping, BankSettings settings) {
        this.keeping = keeping;
        this.settings = settings;
    }

    /** Idempotent: what was withdrawn before stays so. */
    public StatusResult take(Actor actor, byte[] content) {
        if (!BankRolesPolicy.mayDealWithMoney(actor)) {
            return new NotAllowed();
        }
        if (content.length > settings.maxStatementSize().toBytes()) {
            return new Flawed("The file is larger than %d MB: no status report is."
                    .formatted(settings.maxStatementSize().toMegabytes()));
        }
        Pain002Reader.Read read = Pain002Reader.read(content);
        return read.report().isEmpty()
                ? new Flawed(read.problem())
                : keeping.take(actor, read.report().get());
    }
}
