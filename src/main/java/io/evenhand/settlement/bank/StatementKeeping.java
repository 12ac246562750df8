package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.settlement.bank.StatementFlaw.Reach;
import io.evenhand.settlement.bank.TakeResult.Flawed;
import io.evenhand.settlement.bank.TakeResult.Taken;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what was read of a bank's file, in a transaction that lasts as long as that and no longer: {@link Statements} reads it before. */
@Service
@Transactional
class StatementKeeping {
    private final StatementTable table;
    private final Clock clock;

    StatementKeeping(StatementTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** @param name of a statement that has none of its own @param soundPart whether what is not wrong shall be taken */
    @RepeatedWhenRaced
    TakeResult take(Actor actor, StatementRead read, String name, boolean soundPart) {
        List<StatementFlaw> flaws = new ArrayList<>(read.flaws());
        List<BankStatement> sound = new ArrayList<>();
        for (BankStatement statement : read.statements()) {
            if (isContradicted(actor, statement)) {
                flaws.add(contradiction(statement));
            } else {
                sound.add(statement);
            }
        }
        boolean usable = !sound.isEmpty() && flaws.stream().noneMatch(flaw -> flaw.reach() == Reach.FILE);
        if (!flaws.isEmpty() && !(usable && soundPart)) {
            return new Flawed(flaws, usable);
        }
        int added = 0;
        int all = 0;
        for (BankStatement statement : sound) {
            String id = statement.id().isEmpty() ? name : statement.id();
            added += table.keep(actor, statement, id, flaws.isEmpty(), clock.instant());
            all += statement.lines().size();
        }
        return new Taken(added, all - added, flaws, read.pending());
    }

    private boolean isContradicted(Actor actor, BankStatement statement) {
        return !statement.id().isEmpty() && table.isKeptWithOtherLines(actor.partnerId(), statement);
    }

    private static StatementFlaw contradiction(BankStatement statement) {
        String problem = "A statement “" + Flaws.shown(statement.id())
                + "” of this account was taken before, with other lines. Ask the bank which one is right.";
        return new StatementFlaw(Reach.STATEMENT, statement.id(), 0, 1, "Id", problem);
    }

    @Transactional(readOnly = true)
    Statements.Listing list(Actor actor, int from, int most) {
        return new Statements.Listing(table.count(actor.partnerId()), table.list(actor.partnerId(), from, most));
    }
}
