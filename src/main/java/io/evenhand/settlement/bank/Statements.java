package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import io.evenhand.digest.Sha256;
import io.evenhand.settlement.bank.StatementFlaw.Reach;
import io.evenhand.settlement.bank.TakeResult.NoLayout;
import io.evenhand.settlement.bank.TakeResult.NotAllowed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Takes what banks report. A file with anything wrong in it is not taken, unless finance says that the rest shall be; what spoils the whole
 * file is never taken. The same file, or another one that holds some of the same lines, may come again: a line is kept once.
 *
 * <p>A file is read before any transaction begins: what is made to be read slowly holds no connection. What is read of it is no larger than
 * {@link BankSettings#maxStatementSize} allows.
 */
@Component
public class Statements {
    private final StatementKeeping keeping;
    private final BankDetails details;
    private final BankChoices choices;
    private final BankSettings settings;

    Statements(StatementKeeping keeping, BankDetails details, BankChoices choices, BankSettings settings) {
        this.keeping = keeping;
        this.details = details;
        this.choices = choices;
        this.settings = settings;
    }

    /** Takes a camt.053 file for accounts of the actor's organisation. @param soundPart whether what is not wrong shall be taken */
    public TakeResult takeCamt(Actor actor, byte[] file, boolean soundPart) {
        if (!BankRolesPolicy.mayDealWithMoney(actor)) {
            return new NotAllowed();
        }
        Set<Iban> ours = details.accountsOf(actor.partnerId());
        StatementRead read = tooLarge(file).map(StatementRead::unreadable).orElseGet(() -> CamtReader.read(file, ours));
        return keeping.take(actor, read, name(file), soundPart);
    }

    /** Takes a CSV file of one account of the actor's organisation, by the layout kept for it. */
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
        return keeping.take(actor, read, name(file), soundPart);
    }

    /** What a layout would make of a file; nothing is kept. Empty when the actor may not deal with money. */
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

    /** A CSV has no id of its own: the same bytes are the same statement. */
    private static String name(byte[] file) {
        return StatementTable.CSV + Sha256.of(file).substring(0, 40);
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
    public Listing list(Actor actor, int from, int most) {
        return BankRolesPolicy.mayDealWithMoney(actor) ? keeping.list(actor, from, most) : new Listing(0, List.of());
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
}
