package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.partner.PartnerId;
import io.evenhand.referral.ReferralFilter;
import io.evenhand.referral.ReferralLists;
import io.evenhand.referral.ReferralPhase;
import io.evenhand.referral.ReferralView;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads lists of referrals from our own records: never from Camunda's search, which may lag behind. */
@Component
@Transactional(readOnly = true) // one for all that a page reads
class LiveReferralListing implements ReferralListing {
    private final ReferralLists lists;
    private final ReferralRecords records;

    LiveReferralListing(ReferralLists lists, ReferralRecords records) {
        this.lists = lists;
        this.records = records;
    }

    @Override
    public ListPage page(Actor actor, ReferralFilter filter, int page) {
        long total = lists.count(actor, filter);
        int number = Math.min(page, ListPage.pages(total));
        List<ReferralView> found = lists.newest(actor, filter, (number - 1) * PAGE_SIZE, PAGE_SIZE);
        ReferralRows rows = new ReferralRows(actor, records.of(actor, found));
        return new ListPage(found.stream().map(rows::of).toList(), number, total, yours(actor, filter, total));
    }

    @Override
    public Board board(Actor actor, ReferralFilter filter) {
        Map<ReferralPhase, Long> totals = lists.countByPhase(actor, filter);
        Map<ReferralPhase, List<ReferralView>> newest = lists.newestOfEachPhase(actor, filter, MOST_CARDS);
        List<ReferralView> all = newest.values().stream().flatMap(List::stream).toList();
        ReferralRows rows = new ReferralRows(actor, records.of(actor, all));
        return new Board(
                Arrays.stream(ReferralPhase.values())
                        .map(phase -> new Column(
                                phase,
                                totals.getOrDefault(phase, 0L),
                                newest.getOrDefault(phase, List.of()).stream()
                                        .map(rows::of)
                                        .toList()))
                        .toList(),
                yours(
                        actor,
                        filter,
                        totals.values().stream().mapToLong(Long::longValue).sum()));
    }

    private long yours(Actor actor, ReferralFilter filter, long total) {
        if (filter.mine()) {
            return total;
        }
        return filter.equals(ReferralFilter.NONE)
                ? lists.countWaiting(actor, MOST_COUNTED + 1)
                : lists.count(actor, filter.withMine(true));
    }

    @Override
    public List<Choice> partners(Actor actor) {
        Set<PartnerId> participants = lists.participants(actor);
        PartnerNames names = records.names(participants);
        return participants.stream()
                .map(partner -> new Choice(partner.value(), names.of(partner)))
                .sorted(Comparator.comparing(Choice::words, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }
}
