package io.evenhand.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.DeclaredDraft;
import io.evenhand.terms.DeclaredTerms;
import io.evenhand.terms.Language;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.Playbooks;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsChanges;
import io.evenhand.terms.TermsDifference;
import io.evenhand.terms.TermsFormat;
import io.evenhand.terms.TermsFrame;
import io.evenhand.terms.TermsParty;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Proves that a kind of agreement which only files declare has terms like any other: read, checked, hashed, negotiated and set into its text. */
class DeclaredKindTests {
    private static final Templates TEMPLATES = new Templates("src/test/resources/kinds");
    private static final AgreementKind ADDENDUM = TEMPLATES.kinds().of("reseller-addendum");
    private static final DeclaredKind KIND = TEMPLATES.declared(ADDENDUM, Locale.ENGLISH);
    private static final LocalDate START = LocalDate.of(2026, 12, 1);
    private static final String AGREED = """
            {"supplier": "contoso", "reseller": "litware",
             "products": [{"name": "Ledger Pro", "discount": "25 %"}, {"name": "Ledger Lite", "discount": "1/5"}],
             "minimum": {"amount": {"amount": "20000.00", "currency": "EUR"}, "shortfall": "talks"},
             "jurisdiction": {"courts": "Munich"}}""";

    private static TermsParty party(String id, String name) {
        return new TermsParty(id, name, "HRB 1, Munich", "Ring 1, Munich", "DE", "legal@" + id + ".example");
    }

    private static DeclaredTerms terms(String outline) throws MalformedTermsException {
        return DeclaredDraft.complete(
                KIND.fillable(),
                KIND.presets(),
                outline,
                TermsFrame.declared(
                        KIND.declaration(),
                        List.of(party("contoso", "Contoso GmbH"), party("litware", "Litware AG")),
                        START,
                        "REF-1-nda"),
                Playbooks.builtIn());
    }

    private static List<String> problems(String outline) {
        try {
            return List.of(terms(outline).toString());
        } catch (MalformedTermsException refused) {
            return refused.problems().stream().map(String::valueOf).toList();
        }
    }

    @Test
    void whatNobodySaysIsAsTheKindPresetsIt() throws MalformedTermsException {
        assertThat(terms(AGREED).readings(Language.of(Locale.ENGLISH)))
                .extracting(Sentence::text)
                .contains(
                        "Supplier: Contoso GmbH",
                        "Products 1, Discount: 25 %",
                        "Products 2, Product: Ledger Lite",
                        "Amount: EUR 20,000.00",
                        "Notice of higher prices in days: 60",
                        "Length: 2 years",
                        "The reseller answers first: yes");
    }

    @Test
    void theTermsAreReadBackWithoutTheFilesAndHaveOneHashHoweverTheyWereWritten() throws MalformedTermsException {
        DeclaredTerms terms = terms(AGREED);
        byte[] canonical = TermsFormat.canonical(terms);

        Terms back = TermsFormat.parse(canonical);

        assertThat(back).isEqualTo(terms);
        assertThat(TermsFormat.canonical(back)).isEqualTo(canonical);
        assertThat(back.kind().title()).isEqualTo("Reseller Addendum");
        assertThat(TermsFormat.hash(terms(AGREED.replace("25 %", "1/4")))).isEqualTo(TermsFormat.hash(terms));
        assertThat(new String(canonical, StandardCharsets.UTF_8)).contains("\"label\":\"Yearly minimum\"");
    }

    @Test
    void theTermSaysWhenItEndsAndWithWhichNotice() throws MalformedTermsException {
        DeclaredTerms terms = terms(AGREED);

        assertThat(terms.lastDay()).contains(LocalDate.of(2028, 11, 30));
        assertThat(terms.noticeDaysFor(LocalDate.of(2027, 5, 31))).hasValue(90);
        assertThat(terms.until(LocalDate.of(2029, 11, 30)).lastDay()).contains(LocalDate.of(2029, 11, 30));
    }

    @Test
    void everyMistakeIsNamedWithItsPlaceAndWhatToWrite() {
        assertThat(problems("""
                {"supplier": "nobody", "products": [{"name": "Ledger Pro", "discount": "75 %"}, {"discount": "10 %"}],
                 "minimum": {"amount": {"amount": "1.00", "currency": "EUR"}, "shortfall": "fines"},
                 "payment": {"dueDays": "soon"}, "tail": "P3Y", "firstSupport": 1, "territory": "Bavaria",
                 "jurisdiction": {"courts": "Munich"}}"""))
                .containsExactlyInAnyOrder(
                        "/supplier: \"nobody\" is not a party; name one of contoso, litware",
                        "/reseller: is missing; write the id of a party",
                        "/products/0/discount: is 75 %; write at most 60 %",
                        "/products/1/name: is missing; write text in quotes",
                        "/minimum/shortfall: is \"fines\"; write one of talks, lowerDiscount, ending",
                        "/payment/dueDays: is \"soon\"; write a whole number without quotes",
                        "/tail: is P3Y; write at most P12M",
                        "/firstSupport: is the number 1; write true or false, without quotes",
                        "/territory: is not a known field; leave it out; known here are supplier, reseller, products,"
                                + " minimum, prices, payment, firstSupport, marks, term, tail");
    }

    @Test
    void onlyWhatTheKindLeavesToThePartiesCanBeProposed() throws MalformedTermsException {
        DeclaredTerms terms = terms(AGREED);

        DeclaredTerms proposed =
                (DeclaredTerms) new TermsChanges("{\"payment\": {\"dueDays\": 45}, \"minimum\": null}").applyTo(terms);

        assertThat(TermsChanges.between(terms, proposed))
                .extracting(TermsDifference::field)
                .containsExactlyInAnyOrder("/payment/dueDays", "/minimum");
        assertThatThrownBy(() -> new TermsChanges("{\"supplier\": \"litware\"}").applyTo(terms))
                .hasMessageContaining("/supplier")
                .hasMessageContaining("does not leave it to the parties");
        assertThatThrownBy(() -> new TermsChanges("{\"declared\": {\"title\": \"NDA\"}}").applyTo(terms))
                .hasMessageContaining("/declared");
    }

    @Test
    void aFormOfSingleFieldsChangesWhatWasTypedAndNothingElse() throws MalformedTermsException {
        DeclaredTerms terms = terms(AGREED);

        DeclaredTerms proposed = (DeclaredTerms) TermsChanges.edited(
                        terms, Map.of("/products/0/discount", "30 %", "/marks", "no", "/term/length", "P3Y"))
                .applyTo(terms);

        assertThat(TermsChanges.between(terms, proposed))
                .extracting(TermsDifference::field)
                .containsExactlyInAnyOrder("/products/0/discount", "/marks", "/term/length");
    }

    @Test
    void theTextSaysWhatTheTermsSayAndLeavesOutWhatTheyLeaveOut() throws MalformedTermsException {
        String full = html(terms(AGREED));
        String bare = html(terms(AGREED.replaceFirst("(?s)\"minimum\".*?\"talks\"},", "")));

        assertThat(full)
                .contains(
                        "Ledger Pro",
                        "25\u00a0%",
                        "EUR\u00a020,000.00",
                        "the parties talk about the reasons",
                        "REF-1-nda")
                .doesNotContain("{{");
        assertThat(bare).doesNotContain("Yearly minimum").contains("Ledger Pro");
    }

    private static String html(Terms terms) {
        return TEMPLATES.html(
                TEMPLATES.current(ADDENDUM, Locale.ENGLISH),
                terms,
                new AgreementReference("EH-1", TermsFormat.hash(terms), START));
    }

    @Test
    void theFilesAreSound() {
        assertThat(TemplateLint.of(TEMPLATES.source(), "reseller-addendum", "en"))
                .isEmpty();
    }
}
