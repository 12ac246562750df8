package io.evenhand.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves that marking values changes nothing else of a text, and that each mark names where its value stands in the terms. */
class FieldMarksTests {
    private static final Templates BUILT_IN = new Templates("");

    static Stream<Terms> terms() {
        return Stream.concat(SampleTerms.full(3).stream(), SampleTerms.bare(2).stream());
    }

    private static AgreementReference reference(Terms terms) {
        return new AgreementReference("EH-2026-000042", TermsFormat.hash(terms), LocalDate.of(2026, 11, 24));
    }

    @ParameterizedTest
    @MethodSource("terms")
    void withoutItsMarksATextIsWhatIsPrinted(Terms terms) {
        TemplateVersion version = BUILT_IN.current(terms.kind(), Locale.ENGLISH);
        String marked = BUILT_IN.markedHtml(version, terms, reference(terms));
        assertThat(marked).contains("data-field=\"/effectiveOn\"");
        assertThat(marked.replaceAll("<span data-field=\"[^\"]*\" data-declared=\"[^\"]*\">([^<]*)</span>", "$1"))
                .isEqualTo(BUILT_IN.html(version, terms, reference(terms)));
    }

    @Test
    void aMarkNamesTheFieldAsItStandsInTheTermsAndAsItIsDeclared() {
        Terms nda = SampleTerms.full(2).getFirst();
        String marked = BUILT_IN.markedHtml(BUILT_IN.current(nda.kind(), Locale.ENGLISH), nda, reference(nda));
        assertThat(marked)
                .contains("data-field=\"/purpose\" data-declared=\"purpose\"")
                .contains("data-field=\"/parties/0/legalName\" data-declared=\"parties.legalName\"")
                .contains("data-field=\"/confidentiality/length\" data-declared="
                        + "\"confidentiality.limitedConfidentiality.length\"")
                .contains("data-field=\"/permittedRecipients\"");
    }
}
