package io.evenhand.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that no line ends within a share, a percentage or a reference, and that lines still end where words do. */
class LineBreaksTests {
    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
            one gets 1/3 of it = one |gets |1/3 |of |it
            it receives 20 % of it = it |receives |20 % |of |it
            the referral R-2026-0042 ends = the |referral |R-2026-0042 |ends
            a Customer-Protection Agreement = a |Customer-|Protection |Agreement
            one or both = one |or |both
            """)
    void aLineEndsOnlyBetweenWhatIsReadAsOne(String text, String parts) {
        var breaks = new LineBreaks();
        breaks.setText(text);
        List<String> found = new ArrayList<>();
        int from = 0;
        for (int at = breaks.next(); at >= 0; at = breaks.next()) {
            found.add(text.substring(from, at));
            from = at;
        }

        assertThat(String.join("|", found)).isEqualTo(parts);
    }
}
