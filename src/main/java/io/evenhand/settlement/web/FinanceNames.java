package io.evenhand.settlement.web;

import io.evenhand.access.Accounts;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.settlement.bank.OpenItem;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How partners and people are called on the pages about money; one query for all that a page names. */
@Component
class FinanceNames {
    private final Partners partners;
    private final Accounts accounts;

    FinanceNames(Partners partners, Accounts accounts) {
        this.partners = partners;
        this.accounts = accounts;
    }

    /** By id; who is not registered goes by the id. */
    Map<String, String> ofPartners(Collection<String> ids) {
        Set<PartnerId> known = new HashSet<>();
        Map<String, String> names = new HashMap<>();
        for (String id : ids) {
            names.put(id, id);
            PartnerId.read(id).ifPresent(known::add);
        }
        partners.namesOf(known).forEach((id, name) -> names.put(id.value(), name));
        return names;
    }

    Map<String, String> ofParties(Collection<? extends OpenItem> items) {
        return ofPartners(items.stream().map(OpenItem::partyId).collect(Collectors.toSet()));
    }

    /** By username; who is not known goes by the username. */
    Map<String, String> ofPeople(Collection<String> usernames) {
        Map<String, String> names = new HashMap<>();
        usernames.forEach(username -> names.put(username, username));
        names.putAll(accounts.namesOf(names.keySet()));
        return names;
    }
}
