package io.evenhand.word;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.template.SampleTerms;
import io.evenhand.terms.Language;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsChanges;
import io.evenhand.terms.TermsFormat;
import io.evenhand.word.DraftTexts.Draft;
import io.evenhand.word.ReturnedChange.OfUnreadableValue;
import io.evenhand.word.ReturnedChange.OfValue;
import io.evenhand.word.ReturnedChange.OfWording;
import io.evenhand.word.ValueForm.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves that negotiable values stand in controls in the agreement's language, and come back from them as what terms hold. */
class ValueControlsTests {
    private static final Terms NDA = SampleTerms.full(2).getFirst();
    private static final Terms SHARE = SampleTerms.full(2).get(1);

    static Stream<Draft> drafts() {
        return Stream.of(SampleTerms.full(3), SampleTerms.bare(2))
                .flatMap(List::stream)
                .flatMap(terms ->
                        Stream.of(Locale.ENGLISH, Locale.GERMAN).map(language -> Drafts.draft(terms, language)));
    }

    @ParameterizedTest
    @MethodSource("drafts")
    void everyValueReadsAsItWasWritten(Draft draft) {
        Language language = Language.of(Locale.of(draft.text().language()));
        var writer = new ValueWriter(language);
        var reader = new ValueReader(language);
        assertThat(draft.forms()).isNotEmpty();
        draft.forms().values().forEach(form -> {
            var reading = (ValueReader.Reading.Value) reader.read(form, writer.present(form));
            Map<String, String> expected = form.type() == Type.MONEY
                    ? Map.of(
                            form.pointer() + "/amount",
                            form.present().substring(4),
                            form.pointer() + "/currency",
                            form.present().substring(0, 3))
                    : Map.of(form.pointer(), form.present());
            assertThat(reading.texts()).as(form.label()).isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @MethodSource("drafts")
    void everyValueStandsInAControlOnceAndAChoiceInAListOfItsWords(Draft draft) {
        String xml = Drafts.part(draft.file(), "word/document.xml");
        draft.forms().values().stream()
                .filter(form -> form.pointer().length() <= 64)
                .forEach(form -> {
                    String tag = "<w:tag w:val=\"" + form.pointer() + "\"/>";
                    assertThat(xml).containsOnlyOnce(tag);
                    String control = xml.substring(xml.indexOf(tag), xml.indexOf("</w:sdtPr>", xml.indexOf(tag)));
                    assertThat(control.contains("<w:dropDownList>")).isEqualTo(form.isChosen());
                    assertThat(control.contains("<w:date")).isEqualTo(form.type() == Type.DATE);
                    form.words().values().forEach(word -> {
                        if (form.isChosen()) {
                            assertThat(control).contains(word.replace("&", "&amp;"));
                        }
                    });
                });
    }

    @ParameterizedTest
    @MethodSource("drafts")
    void aDraftThatComesBackUntouchedHasNoChangesInAnyLanguage(Draft draft) {
        assertThat(Drafts.changes(draft, draft.file())).isEmpty();
    }

    private static byte[] with(Draft draft, String pointer, String after) {
        return Drafts.edited(draft.file(), xml -> {
            int control = xml.indexOf("<w:tag w:val=\"" + pointer + "\"/>");
            int text = xml.indexOf("<w:t xml:space=\"preserve\">", control) + "<w:t xml:space=\"preserve\">".length();
            int end = xml.indexOf("</w:t>", text);
            String before = xml.substring(text, end);
            return xml.substring(0, text) + Drafts.tracked("Lena Hoff", before, after) + xml.substring(end);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|/jurisdiction/governingLaw|Österreich|/jurisdiction/governingLaw|AT",
                "1|/jurisdiction/governingLaw|England und Wales|/jurisdiction/governingLaw|GB-ENG",
                "1|/jurisdiction/exclusive|nein|/jurisdiction/exclusive|no",
                "1|/rules/0/steps/0/shares/0/share|33,5 %|/rules/0/steps/0/shares/0/share|33.5 %",
                "1|/rules/0/caps/0/atMost|150.000,00 EUR|/rules/0/caps/0/atMost/amount|150000.00",
                "1|/rules/0/occurrence|Einmalig|/rules/0/occurrence|one-off",
                "1|/term/length|18 Monate|/term/length|P18M",
                "0|/confidentiality/countedFrom|ab dem Ende dieses Vertrags|/confidentiality/countedFrom|end-of-agreement",
                "0|/tradeSecretsOutlast|nein|/tradeSecretsOutlast|no"
            })
    void whatIsChosenInAGermanDraftComesBackAsWhatTheTermsHold(
            int terms, String control, String after, String pointer, String held) {
        Draft draft = Drafts.draft(SampleTerms.full(2).get(terms), Locale.GERMAN);
        OfValue change = (OfValue) only(draft, with(draft, control, after));
        assertThat(change.texts()).containsEntry(pointer, held);
        assertThat(change.isTracked()).isTrue();
        assertThat(change.authors()).containsExactly("Lena Hoff");
    }

    private static ReturnedChange only(Draft draft, byte[] returned) {
        List<ReturnedChange> changes = Drafts.changes(draft, returned);
        assertThat(changes).hasSize(1);
        return changes.getFirst();
    }

    @Test
    void whatCannotBeReadSaysInTheAgreementsLanguageWhatCan() {
        Draft draft = Drafts.draft(SHARE, Locale.GERMAN);
        assertThat(((OfUnreadableValue) only(draft, with(draft, "/rules/0/caps/0/atMost", "viel"))).expected())
                .startsWith("Write an amount with its currency, such as 12.500,00");
        assertThat(((OfUnreadableValue) only(draft, with(draft, "/jurisdiction/governingLaw", "Großbritannien")))
                        .expected())
                .contains("such as England und Wales or Deutschland");
        assertThat(((OfUnreadableValue) only(draft, with(draft, "/jurisdiction/exclusive", "vielleicht"))).expected())
                .isEqualTo("Write one of: ja; nein.");
    }

    @Test
    void theLastPageIsNoPartOfTheAgreementSoTakingItOutChangesNothing() {
        byte[] returned = Drafts.edited(Drafts.file(SHARE), xml -> {
            int sheet = xml.indexOf("<w:p><w:pPr><w:pStyle w:val=\"SheetTitle\"/>");
            return xml.substring(0, sheet) + xml.substring(xml.lastIndexOf("<w:sectPr>"));
        });
        assertThat(Drafts.changes(SHARE, returned)).isEmpty();
    }

    @Test
    void wordsOfTheLastPageAreNoValues() {
        ReturnedChange change = only(
                Drafts.draft(SHARE),
                Drafts.edited(Drafts.file(SHARE), xml -> xml.replaceFirst("Only these courts", "All courts")));
        assertThat(change).isInstanceOf(OfWording.class);
        assertThat(change.where()).startsWith("What else can be negotiated, “Only these courts");
    }

    @Test
    void aValueThatIsTakenOutOfItsCellIsNoneAndWhereThereMayBeNoneItFallsAway() throws MalformedTermsException {
        Draft draft = Drafts.draft(NDA);
        OfUnreadableValue emptied = (OfUnreadableValue) only(draft, with(draft, "/jurisdiction/courts", ""));
        assertThat(emptied.expected()).startsWith("No value is left.");
        byte[] gone = Drafts.edited(
                draft.file(),
                xml -> xml.replaceFirst("(<w:tag w:val=\"/purpose\"/>.*?<w:t xml:space=\"preserve\">)[^<]*", "$1"));
        assertThat(only(draft, gone)).isInstanceOf(OfUnreadableValue.class);
        var optional = new ValueForm("/x", "X", Type.NUMBER, Map.of(), "3", true);
        assertThat(new ValueReader(Language.of(Locale.GERMAN)).read(optional, "keine Angabe"))
                .isEqualTo(new ValueReader.Reading.Value(Map.of("/x", "")));
        OfValue none =
                (OfValue) only(Drafts.draft(SHARE), with(Drafts.draft(SHARE), "/term/convenienceNoticeDays", "none"));
        Terms proposed = TermsChanges.edited(SHARE, none.texts()).applyTo(SHARE);
        assertThat(new String(TermsFormat.canonical(proposed), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("convenienceNoticeDays");
    }
}
