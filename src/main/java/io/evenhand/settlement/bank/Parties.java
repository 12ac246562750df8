package io.evenhand.settlement.bank;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells which partner is on the other side of a line: by the account first, else by the name. */
public final class Parties {
    private final Map<String, String> byIban;
    private final Map<String, String> byName = new HashMap<>();
    private final Map<String, String> names;

    /**
     * @param byIban ids of partners by the accounts they are or were paid to
     * @param names of partners, by id; a name that two share tells nobody
     */
    public Parties(Map<String, String> byIban, Map<String, String> names) {
        this.byIban = Map.copyOf(byIban);
        this.names = Map.copyOf(names);
        Map<String, Integer> times = new HashMap<>();
        names.values().forEach(name -> times.merge(plain(name), 1, Integer::sum));
        names.forEach((id, name) -> {
            if (!plain(name).isEmpty() && times.getOrDefault(plain(name), 0) == 1) {
                byName.put(plain(name), id);
            }
        });
    }

    Optional<String> of(StatementLine line) {
        @Nullable String known = byIban.get(line.counterpartyIban());
        return known != null
                ? Optional.of(known)
                : Optional.ofNullable(line.counterparty().isEmpty() ? null : byName.get(plain(line.counterparty())));
    }

    /** For people. */
    String name(String partyId) {
        return names.getOrDefault(partyId, partyId);
    }

    boolean knowsAccount(StatementLine line) {
        return byIban.containsKey(line.counterpartyIban());
    }

    /** Letters and digits alone, in the few letters of a bank: "NORTHWINDAG". */
    private static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        // Most names need no spelling out, and that takes longer than all the rest.
        boolean ascii = name.chars().allMatch(one -> one < 128);
        String text = (ascii ? name : SepaText.of(name, 200)).toUpperCase(Locale.ROOT);
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }
}
