package io.evenhand.settlement.bank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds items of one party, or of all, whose amount lies between two others. */
final class AmountIndex {
    private final Map<String, int[]> places = new HashMap<>();
    private final List<? extends OpenItem> items;

    /** @param byParty whether each party's items are looked up apart */
    AmountIndex(List<? extends OpenItem> items, boolean byParty) {
        this.items = items;
        Map<String, List<Integer>> gathered = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            OpenItem item = items.get(i);
            gathered.computeIfAbsent(
                            key(
                                    byParty ? item.partyId() : "",
                                    item.amount().currency().getCode()),
                            key -> new ArrayList<>())
                    .add(i);
        }
        gathered.forEach((key, found) -> places.put(
                key,
                found.stream()
                        .sorted(Comparator.comparingLong((Integer i) -> units(i))
                                .thenComparing(i -> i))
                        .mapToInt(Integer::intValue)
                        .toArray()));
    }

    /**
     * The places of items from one amount to another, smallest first.
     *
     * @param party empty when parties are not told apart
     * @param most no more than so many
     */
    int[] between(String party, String currency, long least, long largest, int most) {
        int @Nullable [] all = places.get(key(party, currency));
        if (all == null) {
            return new int[0];
        }
        int from = first(all, least);
        int to = from;
        while (to < all.length && to - from < most && units(all[to]) <= largest) {
            to++;
        }
        return Arrays.copyOfRange(all, from, to);
    }

    private int first(int[] all, long least) {
        int low = 0;
        int high = all.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (units(all[middle]) < least) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long units(int place) {
        return items.get(place).amount().minorUnits();
    }

    private static String key(String party, String currency) {
        return currency + party;
    }
}
