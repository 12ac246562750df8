package io.evenhand.settlement.revenue;

import io.evenhand.settlement.revenue.PeriodShare.SharedLine;
import io.evenhand.terms.TermsHash;

/** Is told the lines of a period, each once and in their order, while what its end gives is worked out. Keeps sums of them, and no list. */
public interface LineReader {
    /** Before the first line. @param hash of the terms that lead */
    void begin(TermsHash hash);

    void read(SharedLine line);
}
