package io.evenhand.wording.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.template.AgreementReference;
import io.evenhand.template.Templates;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.TermsFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves that every kind of agreement has samples of different kinds, which its wording takes. */
class SamplesTests {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-27T09:00:00Z"), ZoneOffset.UTC);

    static List<AgreementKind> kinds() {
        return List.of(
                AgreementKind.NDA,
                AgreementKind.REVENUE_SHARE,
                AgreementKind.CUSTOMER_PROTECTION,
                AgreementKind.AMENDMENT,
                AgreementKind.RENEWAL,
                AgreementKind.TERMINATION);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindHasSeveralSamplesAndItsWordingTakesEachOfThem(AgreementKind kind) {
        List<Sample> samples = new Samples(CLOCK).of(kind);
        assertThat(samples).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        assertThat(samples).extracting(Sample::id).doesNotHaveDuplicates();
        assertThat(samples)
                .anySatisfy(sample -> assertThat(terms(sample).parties()).hasSize(3));
        Templates templates = new Templates("");
        for (Sample sample : samples) {
            assertThat(terms(sample).kind()).isEqualTo(kind);
            String html = Templates.preview(
                    templates.source(),
                    kind.code(),
                    "en",
                    terms(sample),
                    new AgreementReference("SAMPLE", TermsFormat.hash(terms(sample)), LocalDate.of(2026, 11, 27)));
            assertThat(html)
                    .contains(terms(sample).parties().getFirst().legalName().replace("&", "&amp;"));
        }
    }

    private static io.evenhand.terms.Terms terms(Sample sample) {
        return ((Sample.Agreed) sample.content()).terms();
    }
}
