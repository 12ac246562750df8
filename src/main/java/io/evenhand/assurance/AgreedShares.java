package io.evenhand.assurance;

import io.evenhand.money.Money;
import java.util.List;

/**
 * “We gave away too much of the pie”: what an organisation's revenue shares give to whom, what bounds them, and what they gave so far.
 *
 * @param deals one for each revenue share that is or was in force, the newest first
 */
public record AgreedShares(List<Deal> deals) {
    public AgreedShares {
        deals = List.copyOf(deals);
    }

    /**
     * @param others with whom
     * @param rules what is shared how
     * @param bounds what bounds it, in the sentences of the agreement: floors and ceilings, money that goes back, an end, a look into the books
     * @param periods how many sealed statements the sums below are of
     * @param given so far, by the last sealed statements; empty before the first, and for readers who may not see statements
     */
    public record Deal(
            String agreementId,
            String number,
            List<String> others,
            List<Rule> rules,
            List<String> bounds,
            int periods,
            List<Given> given) {
        public Deal {
            others = List.copyOf(others);
            rules = List.copyOf(rules);
            bounds = List.copyOf(bounds);
            given = List.copyOf(given);
        }
    }

    /** @param sentences as they stand in the agreement */
    public record Rule(String id, List<Slice> slices, List<String> sentences) {
        public Rule {
            slices = List.copyOf(slices);
            sentences = List.copyOf(sentences);
        }
    }

    /**
     * A party's share in the first month.
     *
     * @param start from the left, in thousandths of the whole
     * @param length in thousandths of the whole
     * @param own whether it is the reader's
     */
    public record Slice(String party, String share, int start, int length, boolean own) {}

    /** What a party got, after what went back. */
    public record Given(String party, Money amount, boolean own) {}
}
