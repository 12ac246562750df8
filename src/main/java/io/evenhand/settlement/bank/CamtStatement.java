package io.evenhand.settlement.bank;

import io.evenhand.money.Money;
import io.evenhand.settlement.bank.StatementFlaw.Reach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One statement of a camt.053 file while it is read, and whether what it says of itself agrees. */
final class CamtStatement {
    private static final String ENTRY = "Ntry";
    private static final String TRANSACTION = "Ntry/NtryDtls/TxDtls";
    private static final String BALANCE = "Bal";

    private final Flaws flaws;
    private final int place;
    private final int flawsBefore;
    private final CamtFields fields;
    private final Map<String, Money> balances = new HashMap<>();
    private final List<StatementLine> lines = new ArrayList<>();
    private final Set<String> entryReferences = new HashSet<>();
    private final CamtTotals totals = new CamtTotals();

    @Nullable
    private CamtEntry entry;

    @Nullable
    private CamtFields balance;

    private int entries;
    private int pending;
    private boolean spoiled;

    CamtStatement(int place, long line, Flaws flaws) {
        this.place = place;
        this.flaws = flaws;
        this.flawsBefore = flaws.total();
        this.fields = new CamtFields(line);
    }

    /** What the bank calls it, or its place in the file. */
    String name() {
        return fields.has("Id") ? Flaws.shown(fields.get("Id")) : "number " + place;
    }

    /** The entry that is being read, or the last one. */
    int entry() {
        return entries;
    }

    int pending() {
        return pending;
    }

    void begin(String path, String currency, long line) {
        switch (path) {
            case ENTRY -> {
                entries++;
                entry = new CamtEntry(entries, line);
            }
            case TRANSACTION -> {
                if (entry != null) {
                    entry.beginTransaction(line);
                }
            }
            case BALANCE -> balance = new CamtFields(line);
            default -> {
                // A field: its text comes with its end, its currency now.
            }
        }
        if (!currency.isEmpty()) {
            put(path + "@Ccy", currency, line);
        }
    }

    void end(String path, String text, long line) {
        if (path.equals(ENTRY) && entry != null) {
            take(entry);
            entry = null;
        } else if (path.equals(BALANCE) && balance != null) {
            take(balance);
            balance = null;
        } else if (!text.isEmpty()) {
            put(path, text, line);
        }
    }

    private void put(String path, String text, long line) {
        if (entry != null && path.startsWith(TRANSACTION + "/")) {
            entry.putTransaction(path.substring(TRANSACTION.length() + 1), text, line);
        } else if (entry != null && path.startsWith(ENTRY + "/")) {
            entry.put(path.substring(ENTRY.length() + 1), text, line);
        } else if (balance != null && path.startsWith(BALANCE + "/")) {
            balance.put(path.substring(BALANCE.length() + 1), text, line);
        } else {
            fields.put(path, text, line);
        }
    }

    private void take(CamtEntry read) {
        String reference = read.reference();
        if (!reference.isEmpty() && !entryReferences.add(reference)) {
            flaws.add(
                    Reach.ENTRY,
                    name(),
                    read.number(),
                    read.line("NtryRef"),
                    "NtryRef",
                    "The reference “" + Flaws.shown(reference)
                            + "” was there before. Ask the bank which entry is right.");
            return;
        }
        switch (read.read(fields.get("Acct/Ccy"))) {
            case CamtEntry.Read.Booked booked -> {
                lines.addAll(booked.lines());
                booked.lines().forEach(line -> totals.line(line.amount()));
                totals.entry(booked.amount());
            }
            case CamtEntry.Read.Pending ignored -> pending++;
            case CamtEntry.Read.Flawed flawed ->
                flaws.add(Reach.ENTRY, name(), read.number(), flawed.line(), flawed.field(), flawed.problem());
        }
    }

    private void take(CamtFields read) {
        String kind = read.get("Tp/CdOrPrtry/Cd");
        try {
            Money amount = CamtEntry.signed(read, "Amt", "CdtDbtInd");
            // What was closed before is what is open now.
            balances.putIfAbsent(kind.equals("PRCD") ? "OPBD" : kind, amount);
        } catch (IllegalArgumentException wrong) {
            spoil(read.line("Amt"), "Bal/Amt", String.valueOf(wrong.getMessage()));
        }
    }

    /** @param seen accounts and ids of the statements before, to which this one is added */
    Optional<BankStatement> finish(Set<Iban> ours, Set<String> seen) {
        Optional<Iban> account = Iban.read(fields.get("Acct/Id/IBAN"));
        if (fields.get("Id").isEmpty() || fields.get("Id").length() > 64) {
            spoil(
                    fields.line("Id"),
                    "Id",
                    "The statement has no id of at most 64 characters. Ask the bank for one that has.");
        }
        if (account.isEmpty()) {
            spoil(
                    fields.line("Acct/Id/IBAN"),
                    "Acct/Id/IBAN",
                    "The statement does not say for which account it is, or that is no IBAN.");
        } else if (!ours.contains(account.get())) {
            spoil(
                    fields.line("Acct/Id/IBAN"),
                    "Acct/Id/IBAN",
                    "The statement is for the account " + account.get().hint()
                            + ", which is not one of yours. If it is, add it to your bank details first.");
        } else if (!seen.add(account.get().value() + " " + fields.get("Id"))) {
            spoil(fields.line("Id"), "Id", "The file holds this statement twice. Ask the bank which one is right.");
        }
        if (flaws.total() == flawsBefore) {
            // With entries that could not be read, sums cannot agree, and saying so would only hide what is wrong.
            checkTotals();
            checkBalances();
        }
        if (spoiled || account.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BankStatement(
                fields.get("Id"),
                account.get(),
                Optional.ofNullable(balances.get("OPBD")),
                Optional.ofNullable(balances.get("CLBD")),
                lines));
    }

    private void spoil(long line, String field, String problem) {
        spoiled = true;
        flaws.add(Reach.STATEMENT, name(), 0, line, field, problem);
    }

    private void checkTotals() {
        for (String field : CamtTotals.FIELDS) {
            String path = "TxsSummry/" + field;
            if (fields.has(path)) {
                totals.contradiction(field, fields.get(path), entries, pending)
                        .ifPresent(problem -> spoil(fields.line(path), path, problem));
            }
        }
    }

    private void checkBalances() {
        Money opening = balances.get("OPBD");
        Money closing = balances.get("CLBD");
        if (opening == null || closing == null) {
            return;
        }
        try {
            Money moved = totals.net(opening.currency());
            Money expected = opening.plus(moved);
            if (!expected.equals(closing)) {
                spoil(
                        fields.line(),
                        "Bal",
                        "The balance was %s and %s moved, which makes %s, but the statement closes with %s. Fetch it from the bank again."
                                .formatted(opening.format(), moved.format(), expected.format(), closing.format()));
            }
        } catch (IllegalArgumentException | ArithmeticException mixed) {
            spoil(fields.line(), "Bal", "Balances and entries are not in one currency, or are beyond 64 bits.");
        }
    }
}
