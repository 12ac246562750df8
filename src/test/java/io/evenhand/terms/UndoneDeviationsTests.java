package io.evenhand.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Proves that terms whose departures from the standard are undone have none, and keep what has no standard. */
class UndoneDeviationsTests {
    @Test
    void nothingDepartsFromTheStandardAnyMore() {
        ArbitraryTerms arbitrary = new ArbitraryTerms(11);
        int undone = 0;
        for (int i = 0; i < 300; i++) {
            PrincipalTerms terms = arbitrary.revenueShare();
            undone += Deviations.undone(terms, Playbooks.builtIn())
                    .map(standard -> {
                        assertThat(Deviations.from(standard, Playbooks.builtIn()))
                                .isEmpty();
                        assertThat(standard.parties()).isEqualTo(terms.parties());
                        return 1;
                    })
                    .orElse(0);
        }
        assertThat(undone).isGreaterThan(200);
    }

    @Test
    void sharesStayAndLimitsTiersAndGuaranteesGo() throws Exception {
        try (InputStream tiered = getClass().getResourceAsStream("/terms/tiered-revenue-share.json")) {
            RevenueShareTerms terms = (RevenueShareTerms)
                    TermsFormat.parse(Objects.requireNonNull(tiered).readAllBytes());
            RevenueShareTerms standard = (RevenueShareTerms)
                    Deviations.undone(terms, Playbooks.builtIn()).orElseThrow();
            SplitRule rule = standard.rules().getFirst();
            assertThat(rule.steps()).isEqualTo(terms.rules().getFirst().steps());
            assertThat(rule.tiers()).isNull();
            assertThat(rule.caps()).isEmpty();
            assertThat(rule.floors()).isEmpty();
            assertThat(rule.preferred()).isEmpty();
            assertThat(standard.reporting().every()).isEqualTo(RevenueShareTerms.Reporting.Frequency.MONTH);
        }
    }
}
