package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.digest.Sha256;
import io.evenhand.settlement.bank.StatementFlaw.Reach;
import io.evenhand.settlement.bank.TakeResult.Flawed;
import io.evenhand.settlement.bank.TakeResult.NoLayout;
import io.evenhand.settlement.bank.TakeResult.NotAllowed;
import io.evenhand.settlement.bank.TakeResult.Taken;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what banks report. A file with anything wrong in it is not taken, unless finance says that the rest shall be; what spoils the whole
 * file is never taken. The same file, or another one that holds some of the same lines, may come again: a line is kept once.
 */
@Service
@Transactional
public class Statements {
    private final StatementTable table;
    private final BankDetails details;
    private final BankChoices choices;
    private final BankSettings settings;
    private final Clock clock;

    Statements(StatementTable table, BankDetails details, BankChoices choices, BankSettings settings, Clock clock) {
        this.table = table;
        this.details = details;
        this.choices = choices;
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes a camt.053 file for accounts of the actor's organisation. @param soundPart whether what is not wrong shall be taken */
    @RepeatedWhenRaced
    public TakeResult takeCamt(Actor actor, byte[] file, boolean soundPart) {
        if (!BankRolesPolicy.mayDealWithMoney(actor)) {
            return new NotAllowed();
        }
        Set<Iban> ours = details.accountsOf(actor.partnerId());
        StatementRead read = tooLarge(file).map(StatementRead::unreadable).orElseGet(() -> CamtReader.read(file, ours));
        return take(actor, read, file, soundPart);
    }

    /** Takes a CSV file of one account of the actor's organisation, by the layout kept for it. */
    @RepeatedWhenRaced
    public TakeResult takeCsv(Actor actor, Iban account, byte[] file, boolean soundPart) {
        if (!BankRolesPolicy.mayDealWithMoney(actor)) {
            return new NotAllowed();
        }
        Optional<CsvLayout> layout = choices.layout(actor, account).layout();
        if (layout.isEmpty() && isOurs(actor, account)) {
            return new NoLayout();
        }
        StatementRead read = layout.map(known -> read(actor, account, file, known))
                .orElseGet(() -> StatementRead.unreadable(foreign(account)));
        return take(actor, read, file, soundPart);
    }

    /** What a layout would make of a file; nothing is kept. Empty when the actor may not deal with money. */
    @Transactional(readOnly = true)
    public Optional<StatementRead> tryCsv(Actor actor, Iban account, byte[] file, CsvLayout layout) {
        return BankRolesPolicy.mayDealWithMoney(actor)
                ? Optional.of(read(actor, account, file, layout))
                : Optional.empty();
    }

    private StatementRead read(Actor actor, Iban account, byte[] file, CsvLayout layout) {
        if (!isOurs(actor, account)) {
            return StatementRead.unreadable(foreign(account));
        }
        return tooLarge(file)
                .map(StatementRead::unreadable)
                .orElseGet(() -> CsvStatementReader.read(file, layout, account));
    }

    private boolean isOurs(Actor actor, Iban account) {
        return details.accountsOf(actor.partnerId()).contains(account);
    }

    private static StatementFlaw foreign(Iban account) {
        return new StatementFlaw(Reach.FILE, "", 0, 1, "", "The account " + account.hint() + " is not one of yours.");
    }

    /** @param total how many statements there are in all */
    public record Listing(int total, List<StatementView> shown) {
        public Listing {
            shown = List.copyOf(shown);
        }
    }

    /** The statements of the actor's organisation, the latest taken first. */
    @Transactional(readOnly = true)
    public Listing list(Actor actor, int from, int most) {
        return BankRolesPolicy.mayDealWithMoney(actor)
                ? new Listing(table.count(actor.partnerId()), table.list(actor.partnerId(), from, most))
                : new Listing(0, List.of());
    }

    private Optional<StatementFlaw> tooLarge(byte[] file) {
        if (file.length <= settings.maxStatementSize().toBytes()) {
            return Optional.empty();
        }
        String problem = String.format(
                Locale.ROOT,
                "The file is larger than %d MB. Fetch it for shorter periods.",
                settings.maxStatementSize().toMegabytes());
        return Optional.of(new StatementFlaw(Reach.FILE, "", 0, 1, "", problem));
    }

    private TakeResult take(Actor actor, StatementRead read, byte[] file, boolean soundPart) {
        List<StatementFlaw> flaws = new ArrayList<>(read.flaws());
        List<BankStatement> sound = new ArrayList<>();
        for (BankStatement statement : read.statements()) {
            if (isContradicted(actor, statement)) {
                flaws.add(
                        new StatementFlaw(
                                Reach.STATEMENT,
                                statement.id(),
                                0,
                                1,
                                "Id",
                                "A statement “" + Flaws.shown(statement.id())
                                        + "” of this account was taken before, with other lines. Ask the bank which one is right."));
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
            // A CSV has no id of its own: the same bytes are the same statement.
            String id = statement.id().isEmpty()
                    ? StatementTable.CSV + Sha256.of(file).substring(0, 40)
                    : statement.id();
            boolean whole = flaws.isEmpty();
            added += table.keep(actor, statement, id, whole, clock.instant());
            all += statement.lines().size();
        }
        return new Taken(added, all - added, flaws, read.pending());
    }

    private boolean isContradicted(Actor actor, BankStatement statement) {
        return !statement.id().isEmpty() && table.isKeptWithOtherLines(actor.partnerId(), statement);
    }
}
