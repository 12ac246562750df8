package io.evenhand.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Proves that kinds of agreement are open: what files declare stands beside what the program knows, and never takes its place. */
class AgreementKindsTests {
    private static final AgreementKind ADDENDUM =
            AgreementKind.declared("reseller-addendum", Map.of("en", "Reseller Addendum", "de", "Zusatz für Reseller"));
    private static final AgreementKinds KINDS = new AgreementKinds(List.of(ADDENDUM));

    @Test
    void aDeclaredKindStandsBesideThoseOfTheProgram() {
        assertThat(KINDS.of("reseller-addendum")).isEqualTo(ADDENDUM);
        assertThat(KINDS.principal())
                .containsExactly(
                        AgreementKind.NDA, AgreementKind.REVENUE_SHARE, AgreementKind.CUSTOMER_PROTECTION, ADDENDUM);
        assertThat(KINDS.declared()).containsExactly(ADDENDUM);
        assertThat(ADDENDUM.isDeclared()).isTrue();
        assertThat(ADDENDUM.isChange()).isFalse();
    }

    @Test
    void itsTitleIsInTheLanguageAskedForAndElseInEnglish() {
        assertThat(ADDENDUM.title()).isEqualTo("Reseller Addendum");
        assertThat(ADDENDUM.title(Locale.GERMAN)).isEqualTo("Zusatz für Reseller");
        assertThat(ADDENDUM.title(Locale.FRENCH)).isEqualTo("Reseller Addendum");
    }

    @Test
    void anUnknownCodeIsRefusedWithTheListOfKnownOnes() {
        assertThatThrownBy(() -> KINDS.of("reseler-addendum"))
                .hasMessage("\"reseler-addendum\" is not a kind of agreement; use one of nda, revenue-share,"
                        + " customer-protection, amendment, renewal, termination, reseller-addendum");
    }

    @Test
    void whatIsStoredUnderACodeWhoseFilesAreGoneKeepsTheCodeAndReadsAsItsWords() {
        AgreementKind stored = AgreementKinds.builtIn().stored("reseller-addendum");

        assertThat(stored).isEqualTo(ADDENDUM);
        assertThat(stored.title()).isEqualTo("Reseller addendum");
    }

    @Test
    void noFileTakesThePlaceOfAKindThatTheProgramKnows() {
        assertThat(AgreementKind.declared("nda", Map.of("en", "Something else")))
                .isSameAs(AgreementKind.NDA);
    }

    @Test
    void aCodeThatDoesNotFitWhereItIsStoredIsRefused() {
        for (String code : List.of("Reseller", "reseller_addendum", "a--b", "-a", "a-", "1st", "a".repeat(33))) {
            assertThatThrownBy(() -> AgreementKind.declared(code, Map.of("en", "Title")))
                    .hasMessageContaining("use up to 32 lower-case letters, digits and single hyphens");
        }
    }
}
