package io.evenhand.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.evenhand.template.Templates;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.Language;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Proves that an agreement is drafted only in a language in which its kind is worded, and in which one when nobody chooses. */
class AgreementLanguagesTests {
    private static final List<AgreementKind> OURS = AgreementKind.builtIn();
    private static final AgreementKind UNWORDED = AgreementKind.declared("barter", Map.of("en", "Barter Agreement"));

    @Test
    void everyKindOfTheProgramIsWordedInEnglishAndInGermanTheUsualOneFirst() {
        assertThat(languages("en").of(OURS)).extracting(Language::tag).containsExactly("en", "de");
        assertThat(languages("de").of(OURS)).extracting(Language::name).containsExactly("Deutsch", "English");
    }

    @Test
    void anotherLanguageIsRefusedWithThoseThatCanBeChosen() {
        assertThat(languages("en").problem(OURS, "de")).isEmpty();
        assertThat(languages("en").problem(OURS, "fr"))
                .contains(new FieldProblem(
                        "/language",
                        "is \"fr\", in which this cannot be drafted",
                        "choose \"en\" (English) or \"de\" (Deutsch)"));
    }

    @Test
    void whereNobodyChoosesTheUsualOneHoldsIfTheKindIsWordedInIt() {
        assertThat(languages("de").usual(AgreementKind.NDA)).isEqualTo("de");
        assertThat(languages("de").usual(UNWORDED)).isEqualTo("en");
        assertThat(languages("en").ofChange(AgreementKind.AMENDMENT, "de")).isEqualTo("de");
        assertThat(languages("en").ofChange(AgreementKind.AMENDMENT, "fr")).isEqualTo("en");
    }

    @Test
    void aLanguageThatTheProgramDoesNotKnowCannotBeTheUsualOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> languages("tlh"))
                .withMessage("evenhand.language is \"tlh\"; use one of en, de");
    }

    private static AgreementLanguages languages(String usual) {
        return new AgreementLanguages(new Templates(""), usual);
    }
}
