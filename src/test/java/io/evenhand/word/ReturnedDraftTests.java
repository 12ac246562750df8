package io.evenhand.word;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.redline.Piece;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.Language;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.NdaTerms;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsChanges;
import io.evenhand.word.ReturnedChange.OfUnreadableValue;
import io.evenhand.word.ReturnedChange.OfValue;
import io.evenhand.word.ReturnedChange.OfWording;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves what is seen in a draft that came back: values, wording, who changed it, and that nothing is taken that was not changed. */
class ReturnedDraftTests {
    private static final NdaTerms NDA = (NdaTerms) SampleTerms.full(2).getFirst();
    private static final byte[] SENT = Drafts.file(NDA);

    static Stream<Terms> terms() {
        return Stream.concat(SampleTerms.full(3).stream(), SampleTerms.bare(2).stream());
    }

    private static ReturnedChange only(byte[] returned) {
        List<ReturnedChange> changes = Drafts.changes(NDA, returned);
        assertThat(changes).hasSize(1);
        return changes.getFirst();
    }

    @ParameterizedTest
    @MethodSource("terms")
    void aDraftThatComesBackUntouchedHasNoChanges(Terms terms) {
        assertThat(Drafts.changes(terms, Drafts.file(terms))).isEmpty();
        assertThat(ReturnedReader.read(Drafts.file(terms)).stamp()).contains(Drafts.stamp(terms));
    }

    @Test
    void aTrackedChangeOfAValueIsAChangeOfThatFieldOfTheTerms() throws MalformedTermsException {
        byte[] returned = Drafts.edited(
                SENT,
                xml -> xml.replaceFirst(">3 years<", ">" + Drafts.tracked("Lena Hoff", "3 years", "18 months") + "<"));
        OfValue change = (OfValue) only(returned);
        assertThat(change.where()).startsWith("Confidential for");
        assertThat(change.authors()).containsExactly("Lena Hoff");
        assertThat(change.isTracked()).isTrue();
        assertThat(change.pieces())
                .containsExactly(
                        new Piece(Piece.Change.REMOVED, "3 years"), new Piece(Piece.Change.ADDED, "18 months"));
        NdaTerms proposed = (NdaTerms) TermsChanges.edited(NDA, change.texts()).applyTo(NDA);
        assertThat(proposed.confidentiality().toString())
                .contains(Period.ofMonths(18).toString());
    }

    @Test
    void aChangeThatNobodyTrackedIsSeenByComparing() {
        OfValue change = (OfValue) only(Drafts.edited(SENT, xml -> xml.replaceFirst(">30<", ">45<")));
        assertThat(change.isTracked()).isFalse();
        assertThat(change.texts()).containsEntry("/returnOrDestroy/withinDays", "45");
    }

    @Test
    void aValueIsReadAlsoWhereItsControlWasLost() {
        byte[] returned = Drafts.edited(
                SENT,
                xml -> xml.replaceAll("<w:sdtPr>.*?</w:sdtPr>", "")
                        .replaceAll("</?w:sdt>|</?w:sdtContent>", "")
                        .replaceFirst(">from disclosure<", ">from the end of this agreement<"));
        assertThat(((OfValue) only(returned)).texts())
                .containsEntry("/confidentiality/countedFrom", "end-of-agreement");
    }

    @Test
    void aValueThatCannotBeReadSaysWhatIsExpected() {
        byte[] returned = Drafts.edited(SENT, xml -> xml.replaceFirst(">3 years<", ">a while<"));
        assertThat(((OfUnreadableValue) only(returned)).expected())
                .isEqualTo("Write a length of time, such as 18 months or 90 days.");
    }

    @Test
    void changedWordingOfAClauseIsFlaggedWithItsNumberAndNeverAValue() {
        byte[] returned = Drafts.edited(
                SENT,
                xml -> xml.replaceFirst(
                        "as the law provides", Drafts.tracked("Lena Hoff", "as the law provides", "up to EUR 10,000")));
        OfWording change = (OfWording) only(returned);
        assertThat(change.where()).isEqualTo("10.1 Breach");
        assertThat(change.authors()).containsExactly("Lena Hoff");
        assertThat(change.ownWords())
                .isEqualTo("Clause 10.1 reads: “A party that breaks this agreement makes good the loss that it causes,"
                        + " up to EUR 10,000.”");
    }

    @Test
    void wordsReplacedOneAfterAnotherAreShownAsAWhole() {
        OfWording change = (OfWording)
                only(Drafts.edited(SENT, xml -> xml.replaceFirst("as the law provides", "up to EUR 10,000")));
        assertThat(change.pieces())
                .contains(
                        new Piece(Piece.Change.REMOVED, "as the law provides"),
                        new Piece(Piece.Change.ADDED, "up to EUR 10,000"));
    }

    @Test
    void addedAndRemovedParagraphsAreFlagged() {
        String added =
                "<w:p><w:pPr><w:pStyle w:val=\"ClauseText\"/><w:rPr><w:ins w:id=\"1\" w:author=\"Lena\"/></w:rPr></w:pPr>"
                        + "<w:ins w:id=\"2\" w:author=\"Lena\"><w:r><w:t>No audit on Sundays.</w:t></w:r></w:ins></w:p>";
        byte[] returned = Drafts.edited(
                SENT,
                xml -> xml.replaceFirst(
                        "(<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:bookmarkStart w:id=\"\\d+\" w:name=\"_eh_breach\")",
                        added + "$1"));
        OfWording change = (OfWording) only(returned);
        assertThat(change.where()).startsWith("After 9.2");
        assertThat(change.pieces()).containsExactly(new Piece(Piece.Change.ADDED, "No audit on Sundays."));
        assertThat(change.isTracked()).isTrue();
        byte[] without =
                Drafts.edited(SENT, xml -> xml.replaceFirst("<w:p>(?:(?!<w:p>).)*?takes effect on.*?</w:p>", ""));
        assertThat(((OfWording) only(without)).pieces().getFirst().change()).isEqualTo(Piece.Change.REMOVED);
    }

    @Test
    void formattingAloneIsNoChange() {
        byte[] returned = Drafts.edited(
                SENT,
                xml -> xml.replaceFirst(
                        "<w:r><w:t xml:space=\"preserve\">In this agreement:",
                        "<w:r><w:rPr><w:b/><w:rPrChange w:id=\"5\" w:author=\"Lena\"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>"
                                + "<w:t xml:space=\"preserve\">In this </w:t></w:r><w:r><w:t>agreement:"));
        assertThat(Drafts.changes(NDA, returned)).isEmpty();
    }

    @Test
    void movedWordingIsFlaggedWhereItWasAndWhereItIs() {
        byte[] returned = Drafts.edited(SENT, xml -> {
            String paragraph = "<w:p>"
                    + xml.split("<w:p>")[
                            java.util.Arrays.asList(xml.split("<w:p>")).stream()
                                    .map(part -> part.contains("No party has to disclose anything"))
                                    .toList()
                                    .indexOf(true)];
            return Drafts.atTheEnd(xml.replace(paragraph, ""), paragraph);
        });
        assertThat(Drafts.changes(NDA, returned)).hasSize(2).allMatch(OfWording.class::isInstance);
    }

    @Test
    void commentsAreReadWithTheirAuthorAndPlace() {
        byte[] returned = Drafts.edited(
                Drafts.with(
                        SENT,
                        "word/comments.xml",
                        ("<w:comments xmlns:w=\"" + WordXml.W + "\"><w:comment w:id=\"0\" w:author=\"Lena\""
                                        + " w:date=\"2026-11-25T10:00:00Z\"><w:p><w:r><w:t>Why so long?</w:t></w:r></w:p></w:comment>"
                                        + "</w:comments>")
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                xml -> xml.replaceFirst(
                        "<w:r><w:t xml:space=\"preserve\">In this agreement:",
                        "<w:commentRangeStart w:id=\"0\"/><w:r><w:t xml:space=\"preserve\">In this agreement:"));
        assertThat(ReturnedReader.read(returned).comments().values())
                .containsExactly(new Comment("Lena", "2026-11-25T10:00:00Z", "Why so long?", "In this agreement:"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "DATE|en|1 March 2027|2027-03-01",
                "DATE|en|March 1, 2027|2027-03-01",
                "DATE|en|1/3/2027|2027-03-01",
                "DATE|de|1. März 2027|2027-03-01",
                "DATE|de|1.3.2027|2027-03-01",
                "DATE|en|30 February 2027|-",
                "DURATION|en|18 months|P18M",
                "DURATION|en|1 year and 6 months|P1Y6M",
                "DURATION|en|2 weeks|P14D",
                "DURATION|de|2 Jahre|P2Y",
                "DURATION|de|18 Monaten|P18M",
                "DURATION|en|soon|-",
                "DURATION|en|3 years or so|-",
                "SHARE|en|12.5 %|12.5 %",
                "SHARE|de|12,5 %|12.5 %",
                "SHARE|en|1/3|1/3",
                "SHARE|en|most|-",
                "NUMBER|en|45|45",
                "NUMBER|en|45 days|-",
                "CURRENCY|en|USD|USD",
                "CURRENCY|en|dollars|-",
                "TEXT|en|to talk|to talk",
                "TEXT|en|''|-"
            })
    void aValueIsReadInTheLanguageOfItsDraft(ValueForm.Type type, String language, String text, String expected) {
        var form = new ValueForm("/x", "X", type, java.util.Map.of(), "", false);
        ValueReader.Reading reading = new ValueReader(Language.of(Locale.of(language))).read(form, text);
        if (expected == null) {
            assertThat(reading).isInstanceOf(ValueReader.Reading.Unreadable.class);
        } else {
            assertThat(reading).isEqualTo(new ValueReader.Reading.Value(java.util.Map.of("/x", expected)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "EUR 12,500.00|12500.00|EUR",
                "12.500,00 €|12500.00|EUR",
                "$ 900|900.00|USD",
                "EUR 20.000|20000.00|EUR",
                "EUR 1'250.50|1250.50|EUR",
                "12,500|-|-",
                "EUR much|-|-"
            })
    void anAmountIsReadAsPeopleWriteIt(String text, String amount, String currency) {
        var form = new ValueForm("/x", "X", ValueForm.Type.MONEY, java.util.Map.of(), "", false);
        ValueReader.Reading reading = new ValueReader(Language.of(Locale.ENGLISH)).read(form, text);
        if (amount == null) {
            assertThat(reading).isInstanceOf(ValueReader.Reading.Unreadable.class);
        } else {
            assertThat(reading)
                    .isEqualTo(new ValueReader.Reading.Value(
                            java.util.Map.of("/x/amount", amount, "/x/currency", currency)));
        }
    }
}
