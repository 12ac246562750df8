package io.evenhand.terms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.digest.Sha256;
import io.evenhand.template.SampleChanges;
import io.evenhand.terms.TerminationTerms.MutualGround;
import io.evenhand.terms.TerminationTerms.NoticeGround;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Proves that the English sentences read as they always did, to the letter: signed documents hold them, and are compared with what their
 * terms give today. The sentences of generated terms were hashed once; a hash that differs means that documents which are already signed
 * would no longer agree with their own terms.
 */
class EnglishSentencesTests {
    private static final int SEEDS = 400;

    @ParameterizedTest
    @CsvSource({
        "nda, 80171338f10872614f6b80cdb1b958fa8c77634d7c1fdf6f4bc4dcd68fd59dea",
        "revenue-share, 2e7871ecbf7e7441a68f054c82a368164817c9fcd16f66f2197df6e1b9bc5645",
        "customer-protection, 47e14157dbcd91fc33f53c2360b5622f59f4617ffb371e5d68165bdc0313c53d",
        "amendment, f8f7d290fc9e101714f04be06eb95fcbdb1a3f7dd4feaac159af3fa8b3a5337b",
        "renewal, a585257fea0c12417f936ca9fef5e90ec8aa21deadeb17970c1a60eb4e96d4ea",
        "termination, 18276a42773116575821f33c4409e7f2f10b3cba6abd7277c8fc052a1357a689",
        "samples of changes, 1d1e699d03792e277da4a75475dd64cf78b6b1ac218a214231b8093d6c7630e1",
    })
    void theSentencesReadAsInDocumentsThatAreAlreadySigned(String of, String hash) {
        var digest = Sha256.begin();

        terms(of)
                .flatMap(terms -> TermsFormat.sentences(terms).stream()
                        .map(sentence -> new Sentence(sentence.clauseId(), terms.unnumbered(sentence.text()))))
                .forEach(sentence ->
                        digest.update((sentence.clauseId() + "\t" + sentence.text() + "\n").getBytes(UTF_8)));

        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(hash);
    }

    private static Stream<? extends Terms> terms(String of) {
        return switch (of) {
            case "nda" -> seeds(seed -> Stream.of(new ArbitraryTerms(seed).nda()));
            case "revenue-share" -> seeds(seed -> Stream.of(new ArbitraryTerms(seed).revenueShare()));
            case "customer-protection" -> seeds(seed -> Stream.of(new ArbitraryTerms(seed).customerProtection()));
            case "amendment" -> seeds(EnglishSentencesTests::amendment);
            case "renewal" -> seeds(seed -> principal(seed).flatMap(EnglishSentencesTests::renewal));
            case "termination" -> seeds(seed -> principal(seed).flatMap(EnglishSentencesTests::termination));
            default -> SampleChanges.all().stream();
        };
    }

    private static Stream<Terms> seeds(IntFunction<Stream<? extends Terms>> of) {
        return IntStream.range(0, SEEDS).mapToObj(of).flatMap(terms -> terms);
    }

    private static Stream<PrincipalTerms> principal(int seed) {
        var arbitrary = new ArbitraryTerms(seed);
        return Stream.of(arbitrary.nda(), arbitrary.revenueShare(), arbitrary.customerProtection());
    }

    private static Stream<Terms> renewal(PrincipalTerms terms) {
        return terms.lastDay().stream()
                .filter(ignored -> !(terms instanceof CustomerProtectionTerms))
                .map(last -> new RenewalTerms(last, ChangedAgreement.of("A-1", terms), last.plusMonths(7)));
    }

    private static Stream<Terms> termination(PrincipalTerms terms) {
        LocalDate last = terms.effectiveOn().plusDays(20);
        if (terms.lastDay().filter(end -> !last.isBefore(end)).isPresent()) {
            return Stream.of();
        }
        ChangedAgreement changed = ChangedAgreement.of("A-1", terms);
        OptionalInt days = terms.noticeDaysFor(last);
        String giver = terms.parties().getLast().partnerId();
        return days.isPresent()
                ? Stream.of(
                        new TerminationTerms(changed, last, new MutualGround()),
                        new TerminationTerms(changed, last, new NoticeGround(giver, last.minusDays(days.getAsInt()))))
                : Stream.of(new TerminationTerms(changed, last, new MutualGround()));
    }

    /**
     * Other terms, other parties, about the same. Of parties of one name an amendment once could not say that one of them now does what the
     * other did; nobody signed such a one.
     */
    private static Stream<Terms> amendment(int seed) {
        NdaTerms before = new ArbitraryTerms(seed).nda();
        NdaTerms other = new ArbitraryTerms(seed + 100_000L).nda();
        NdaTerms after = new NdaTerms(
                other.parties(),
                before.effectiveOn(),
                other.disclosure(),
                other.purpose(),
                other.term(),
                other.confidentiality(),
                other.tradeSecretsOutlast(),
                other.permittedRecipients(),
                other.compelledDisclosure(),
                other.returnOrDestroy(),
                other.licenceExcluded(),
                other.equitableRelief(),
                other.nonCircumvention(),
                List.of("What was agreed by word of mouth is void."),
                other.jurisdiction(),
                other.notices(),
                other.clauses());
        Stream<String> names = Stream.concat(before.parties().stream(), after.parties().stream())
                .distinct()
                .map(TermsParty::legalName);
        return names.allMatch(new HashSet<String>()::add)
                ? Stream.of(new AmendmentTerms(before.effectiveOn(), ChangedAgreement.of("A-1", before), after))
                : Stream.of();
    }
}
