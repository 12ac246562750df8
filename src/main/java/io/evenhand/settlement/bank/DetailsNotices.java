package io.evenhand.settlement.bank;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.Moments;
import io.evenhand.access.Role;
import io.evenhand.access.TwoPeoplePolicy;
import io.evenhand.notice.Audience;
import io.evenhand.notice.Notice;
import io.evenhand.notice.Notice.Fact;
import io.evenhand.notice.Notices;
import io.evenhand.settlement.bank.DetailsNews.Confirmed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Has the people of a partner told when somebody changes where it is paid to: that is how they notice a change that none of them wanted.
 * After the commit, and repeated by the event publication registry where it was not told.
 */
@Component
class DetailsNotices {
    private static final Notice.Action PAGE = new Notice.Action("See the bank details", "/finance/bank-details");

    private final Notices notices;
    private final Accounts accounts;
    private final Moments moments = new Moments();

    DetailsNotices(Notices notices, Accounts accounts) {
        this.notices = notices;
        this.accounts = accounts;
    }

    @Async
    @TransactionalEventListener
    void on(DetailsNews news) {
        news.confirmed().ifPresentOrElse(confirmed -> tell(news, confirmed), () -> ask(news));
    }

    /** Not the person who asked, with whatever account: the others confirm it or turn it down. */
    private void ask(DetailsNews news) {
        @Nullable
        String asker = accounts.actor(news.askedBy()).map(Actor::personId).orElse(null);
        Notice notice = new Notice(
                "bank-details-asked:" + news.changeId(),
                "Confirm new bank details, or turn them down",
                "",
                "Your organisation would be paid to another account. Ask " + name(news.askedBy())
                        + " in person or by phone whether they asked for it; then confirm it, or turn it down.",
                List.of(new Fact("New account", news.hint()), new Fact("Asked by", name(news.askedBy()))),
                PAGE,
                true);
        people(news.partnerId(), Role.FINANCE, Role.ADMINISTRATOR)
                .filter(actor -> TwoPeoplePolicy.second(actor, news.askedBy(), asker) != TwoPeoplePolicy.SAME_PERSON)
                .forEach(actor -> notices.tell(Audience.person(actor.username()), notice));
    }

    private void tell(DetailsNews news, Confirmed confirmed) {
        String from = moments.of(confirmed.effectiveAt());
        Notice notice = new Notice(
                "bank-details-confirmed:" + news.changeId(),
                "New bank details from " + from,
                "",
                confirmed.mayBeObjectedTo()
                        ? "From then on your organisation is paid there. If that is wrong, object before then on the page of your bank details:"
                                + " what holds now goes on."
                        : "Your organisation is paid there from now on. If that is wrong, ask for other details at once and tell whoever pays you.",
                List.of(
                        new Fact("New account", news.hint()),
                        new Fact("Asked by", name(news.askedBy())),
                        new Fact("Confirmed by", name(confirmed.by())),
                        new Fact("Holds from", from)),
                PAGE,
                true);
        Stream.concat(people(news.partnerId(), Role.FINANCE).map(Actor::username), Stream.of(news.askedBy()))
                .distinct()
                .forEach(username -> notices.tell(Audience.person(username), notice));
    }

    private Stream<Actor> people(String partner, Role... roles) {
        Map<String, Actor> people = new LinkedHashMap<>();
        for (Role role : roles) {
            accounts.of(partner, role).forEach(actor -> people.put(actor.username(), actor));
        }
        return people.values().stream();
    }

    private String name(String username) {
        return accounts.nameOf(username).orElse(username);
    }
}
