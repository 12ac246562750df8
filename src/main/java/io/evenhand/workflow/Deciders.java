package io.evenhand.workflow;

import io.evenhand.access.Accounts;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What those are called in whose names tasks were decided: people with accounts, and people without. */
@Component
public class Deciders {
    private final Accounts accounts;
    private final ObjectProvider<OutsidePeople> outsidePeople;

    Deciders(Accounts accounts, ObjectProvider<OutsidePeople> outsidePeople) {
        this.accounts = accounts;
        this.outsidePeople = outsidePeople;
    }

    /** Empty for a name that stands for nobody. */
    public Optional<String> nameOf(String assignee) {
        return accounts.nameOf(assignee)
                .or(() -> outsidePeople.stream()
                        .flatMap(people -> people.nameOf(assignee).stream())
                        .findFirst());
    }
}
