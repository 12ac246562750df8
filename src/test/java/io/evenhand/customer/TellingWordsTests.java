package io.evenhand.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that a blind introduction is searched for whole words that tell the customer, however they are written, and for nothing else. */
class TellingWordsTests {
    private static final TellingWords WORDS = TellingWords.of(
            new CustomerIdentity("Nordsee Schiffsausrüster Cordes KG", "DE", "cordes-marine.example", "DE123456788"),
            "Cordes Marine",
            "Dr. Anke Müller",
            "anke.mueller@cordes-marine.example");

    @ParameterizedTest
    @CsvSource(textBlock = """
            A new ERP for Cordes,                               Cordes
            The CORDES warehouse,                               CORDES
            Cordes' forklifts wait,                             Cordes
            the Cordes-Lager in the harbour,                    Cordes
            cor-des,                                            cor des
            Nordsee,                                            Nordsee
            a Schiffsausruester,                                Schiffsausruester
            a Schiffs-Ausrüster,                                Schiffs Ausrüster
            Schiffsausruster and more,                          Schiffsausruster
            see www.cordes-marine.example,                      cordes
            cordesmarine,                                       cordesmarine
            ask Frau Müller,                                    Müller
            ask Frau Mueller,                                   Mueller
            write to anke.mueller,                              mueller
            VAT number DE 123 456 788,                          123 456 788
            tax 123456788,                                      123456788
            """)
    void aTellingWordIsFoundAsItIsWritten(String text, String found) {
        assertThat(WORDS.in(text)).contains(found);
    }

    @Test
    void whatTellsIsReplacedAndNothingElse() {
        assertThat(WORDS.replaced(
                        "Cordes Marine GmbH: lost to a rival, says Frau Müller (cordes-marine.example).", "[x]"))
                .isEqualTo("[x] GmbH: lost to a rival, says Frau [x] ([x].example).");
        assertThat(WORDS.replaced("Ports, ships and\u00ad cranes; Anke", "[x]"))
                .isEqualTo("Ports, ships and\u00ad cranes; Anke");
        assertThat(WORDS.replaced("", "[x]")).isEmpty();
    }

    @Test
    void lettersThatOnlyLookAlikeAndWhatNobodySeesHideNothing() {
        assertThat(WORDS.in("for C\u043erdes")).containsExactly("C\u043erdes");
        assertThat(WORDS.in("for \u0421\u043erd\u0435s")).containsExactly("\u0421\u043erd\u0435s");
        assertThat(WORDS.in("for Cor\u00addes and Cor\u200bdes")).containsExactly("Cordes");
        assertThat(WORDS.in("for \uff23ordes")).hasSize(1);
        assertThat(WORDS.in("for Co\u0301rdes")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A new ERP for a wholesaler of food",
                "Concordes and accordest",
                "Nordseeküste",
                "Müllerei",
                "Anke likes it",
                "Ports, ships and cranes",
                "KG and GmbH",
                "1234567881",
                ""
            })
    void aPartOfALongerWordOrWhatEverybodyIsCalledTellsNobody(String text) {
        assertThat(WORDS.in(text)).isEmpty();
    }

    @Test
    void aNameOfWordsThatManyHaveTellsOnlyAsAWhole() {
        TellingWords common = TellingWords.of(
                new CustomerIdentity("Global Services Group GmbH", "DE", "gsg.example", null),
                "Global Services",
                "",
                "");
        assertThat(common.in("global services for a group")).contains("global services");
        assertThat(common.in("services, global or not")).isEmpty();
    }

    @Test
    void aMailboxThatEverybodyHasTellsNobody() {
        TellingWords words =
                TellingWords.of(new CustomerIdentity("Adler AG", "DE", null, null), "Adler", "", "info@adler.example");
        assertThat(words.in("more info for sales")).isEmpty();
        assertThat(words.in("the adler")).containsExactly("adler");
    }

    @Test
    void otherScriptsAreReadAsTheySoundAndAsTheyAreWritten() {
        TellingWords words = TellingWords.of(new CustomerIdentity("ООО Магнит", "RU", null, null), "Магнит", "", "");
        assertThat(words.in("магнит")).hasSize(1);
        assertThat(words.in("the Magnit shops")).containsExactly("Magnit");
        assertThat(words.in("magnitude")).isEmpty();
    }
}
