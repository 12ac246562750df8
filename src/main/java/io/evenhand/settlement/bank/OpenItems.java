package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import io.evenhand.settlement.bank.MatchTable.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All that an organisation has to get and to pay, as far as it is neither paid nor set off: what every source knows. */
@Service
@Transactional(readOnly = true)
public class OpenItems {
    private final ObjectProvider<OpenItemSource> sources;
    private final MatchTable matches;

    OpenItems(ObjectProvider<OpenItemSource> sources, MatchTable matches) {
        this.sources = sources;
        this.matches = matches;
    }

    /**
     * What is neither paid nor set off, what is due first at the head; nothing for whoever may not deal with the organisation's money.
     * What is offered to be set off is among it: it is owed until the other side accepts.
     */
    public List<OpenItem> open(Actor actor) {
        if (!BankRolesPolicy.mayDealWithMoney(actor)) {
            return List.of();
        }
        List<OpenItem> all = new ArrayList<>();
        sources.forEach(source -> all.addAll(source.openItems(actor)));
        Set<String> settled = matches.claimed(actor.partnerId(), Kind.ITEM);
        return all.stream()
                .filter(item -> !settled.contains(item.id()))
                .sorted(Comparator.comparing(OpenItem::dueOn).thenComparing(OpenItem::id))
                .toList();
    }
}
