package io.evenhand.competence;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.text.BareWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves which words are names, how they are compared, and how the size of a customer is read from what somebody wrote. */
class WordsTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "<b>Business Central</b>",
                "Business\u202ECentral",
                "Business\u200BCentral",
                "Business\u2066Central",
                "Business\nCentral",
                "Business\u0000Central",
                "\u0301"
            })
    void whatHidesTurnsOrMarksUpIsNoName(String name) {
        assertThat(Words.problemOfName(name)).isPresent();
    }

    @Test
    void aNameIsBounded() {
        assertThat(Words.problemOfName("x".repeat(100))).isEmpty();
        assertThat(Words.problemOfName("x".repeat(101))).contains("Use at most 100 characters.");
        // One letter that is compared as eighteen.
        assertThat(Words.problemOfName("\uFDFA".repeat(50))).contains("Use at most 100 characters.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Microsoft Dynamics 365 Business Central", "SAP S/4HANA", "C++ & C#", "Größe", "財務"})
    void otherNamesAreTaken(String name) {
        assertThat(Words.problemOfName(name)).isEmpty();
    }

    @Test
    void wordsAreComparedAsPeopleReadThem() {
        assertThat(BareWords.of("  Business   CENTRAL ")).isEqualTo("business central");
        assertThat(BareWords.of("Größe")).isEqualTo(BareWords.of("GROSSE"));
    }

    @Test
    void aRemarkMayHaveLinesButNothingThatTurnsThem() {
        assertThat(new Words().remark("words", "One.\nTwo <three>.").problems()).isEmpty();
        assertThat(new Words().remark("words", "One \u202Eowt").problems()).containsKey("words");
        assertThat(new Words().remark("words", "x".repeat(2001)).problems()).containsKey("words");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 people|SMALL",
                "49|SMALL",
                "50 seats|MEDIUM",
                "about 80-120 employees|MEDIUM",
                "1,200 people|LARGE",
                "1.200 Leute|LARGE",
                "999999999|LARGE"
            })
    void theSizeOfACustomerIsItsFirstNumber(String written, CustomerSize size) {
        assertThat(CustomerSize.read(written)).contains(size);
    }

    @Test
    void withoutANumberThereIsNoSize() {
        assertThat(CustomerSize.read("a large one")).isEmpty();
        assertThat(CustomerSize.read("")).isEmpty();
    }
}
