package io.evenhand.wording.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.template.AgreementReference;
import io.evenhand.template.Templates;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.NdaTerms;
import io.evenhand.terms.TermsFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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

    @Test
    void whatASampleLeavesOutComesFromThePlaybookOfTheWording() {
        var templates = new Templates("");
        String playbook = templates.source().read("playbook/nda.yaml").orElseThrow();
        String longer = playbook.replaceFirst("term: \\{kind: fixed, length: P2Y}", "term: {kind: fixed, length: P3Y}");
        assertThat(longer).isNotEqualTo(playbook);
        var samples = new Samples(CLOCK);
        assertThat(lengths(samples.of(AgreementKind.NDA, templates.source(), "en")))
                .doesNotContain("P3Y");
        assertThat(lengths(samples.of(
                        AgreementKind.NDA,
                        file -> file.equals("playbook/nda.yaml")
                                ? Optional.of(longer)
                                : templates.source().read(file),
                        "en")))
                .contains("P3Y");
    }

    @Test
    void aPlaybookWithWhichNoSampleIsAnAgreementIsRefusedWithTheReason() {
        var templates = new Templates("");
        assertThatThrownBy(() -> new Samples(CLOCK)
                        .of(
                                AgreementKind.NDA,
                                file -> file.equals("playbook/nda.yaml")
                                        ? Optional.of("outline: {}\npositions: []\n")
                                        : templates.source().read(file),
                                "en"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("outline of its playbook");
    }

    private static String lengths(List<Sample> samples) {
        return samples.stream()
                .map(sample -> ((NdaTerms) ((Sample.Agreed) sample.content()).terms())
                        .term()
                        .toString())
                .toList()
                .toString();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindHasSeveralSamplesAndItsWordingTakesEachOfThem(AgreementKind kind) {
        List<Sample> samples = new Samples(CLOCK).of(kind, new Templates("").source(), "en");
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
