package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.referral.ReferralFilter;
import io.evenhand.referral.ReferralPhase;
import java.util.List;

/** What the desk shows of many referrals, already cut to what the actor may see. Nothing here changes anything. */
interface ReferralListing {
    int PAGE_SIZE = 50;

    /** So many of a column are shown; the rest is behind a link. */
    int MOST_CARDS = 10;

    /** A page of the referrals that match, newest first; the last page when there are fewer. */
    ListPage page(Actor actor, ReferralFilter filter, int page);

    Board board(Actor actor, ReferralFilter filter);

    /** Where nothing is filtered, what waits is counted so far. */
    int MOST_COUNTED = 99;

    /** The partners that a filter can name, by name. */
    List<Choice> partners(Actor actor);

    /**
     * @param number from one
     * @param total of all pages
     * @param yours how many of all pages wait for the actor; one more than {@link #MOST_COUNTED} for more than these
     */
    record ListPage(List<ReferralRow> rows, int number, long total, long yours) {
        public ListPage {
            rows = List.copyOf(rows);
        }

        public int pages() {
            return pages(total);
        }

        /** The place of the page's first row among all, from one. */
        public long first() {
            return (number - 1L) * PAGE_SIZE + 1;
        }

        public long last() {
            return (number - 1L) * PAGE_SIZE + rows.size();
        }

        /** Of nothing, too, there is one page, which is empty. */
        static int pages(long total) {
            return (int) Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
        }
    }

    /** All columns, also empty ones: where nothing stands is news, too. */
    record Board(List<Column> columns, long yours) {
        public Board {
            columns = List.copyOf(columns);
        }

        public long total() {
            return columns.stream().mapToLong(Column::total).sum();
        }
    }

    /** The newest of a phase, and how many there are. */
    record Column(ReferralPhase phase, long total, List<ReferralRow> cards) {
        public Column {
            cards = List.copyOf(cards);
        }
    }

    /** Something to choose in a filter. */
    record Choice(String code, String words) {}
}
