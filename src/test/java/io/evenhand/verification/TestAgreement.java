package io.evenhand.verification;

import io.evenhand.signing.TestDocuments;
import io.evenhand.terms.AgreementTerm;
import io.evenhand.terms.Conduct;
import io.evenhand.terms.Confidentiality;
import io.evenhand.terms.Disclosure;
import io.evenhand.terms.Jurisdiction;
import io.evenhand.terms.NdaTerms;
import io.evenhand.terms.NoticeChannel;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import io.evenhand.terms.TermsParty;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.Collectors;

/** A non-disclosure agreement as a document whose pages, terms and hash agree; or, to be caught, do not. */
final class TestAgreement {
    static final NdaTerms TERMS = new NdaTerms(
            List.of(
                    new TermsParty(
                            "contoso",
                            "Contoso Analytics Ltd",
                            "Companies House 01234567",
                            "1 Mill Lane, Leeds LS1 1AA",
                            "GB",
                            "legal@contoso.example"),
                    new TermsParty(
                            "fabrikam",
                            "Fabrikam Aufzugbau GmbH & Co. KG",
                            "HRA 12345, Amtsgericht Köln",
                            "Werftstraße 7, 50676 Köln",
                            "DE",
                            "recht@fabrikam.example")),
            LocalDate.of(2026, 12, 1),
            new Disclosure.MutualDisclosure(),
            "joint delivery of lift modernisation to a customer of Contoso",
            new AgreementTerm.FixedTerm(Period.ofYears(2)),
            new Confidentiality.LimitedConfidentiality(Period.ofYears(5), Confidentiality.CountedFrom.DISCLOSURE),
            true,
            List.of(NdaTerms.PermittedRecipient.EMPLOYEES, NdaTerms.PermittedRecipient.ADVISERS),
            new NdaTerms.CompelledDisclosure(true, true),
            new NdaTerms.ReturnOrDestroy(NdaTerms.ReturnOrDestroy.Choice.DISCLOSER, 30, true, true, true),
            true,
            true,
            new NdaTerms.NonCircumvention(12, Conduct.values()[0]),
            List.of(),
            new Jurisdiction("GB-ENG", "the courts of England and Wales", true),
            List.of(NoticeChannel.EMAIL),
            null);

    private TestAgreement() {}

    static byte[] pdf() {
        return pdf(prose(TERMS), TermsFormat.hash(TERMS).hex(), TermsFormat.canonical(TERMS));
    }

    static byte[] pdf(String prose, String printedHash, byte[] attachedTerms) {
        // Beside the boxes for the signatures, not under them.
        return TestDocuments.pdf(
                "<p>SHA-256 of the terms: " + printedHash + "</p><div style=\"margin-left: 240pt\">" + prose + "</div>",
                attachedTerms);
    }

    static String prose(Terms terms) {
        return TermsFormat.sentences(terms).stream()
                .map(Sentence::text)
                .map(text -> "<p>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</p>")
                .collect(Collectors.joining());
    }
}
