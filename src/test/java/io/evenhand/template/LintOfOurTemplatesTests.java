package io.evenhand.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.terms.Sentence;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that the program's own wording has nothing that its lint finds, so that what it finds elsewhere is worth a look. */
class LintOfOurTemplatesTests {
    private static final WordingSource OURS = new Templates("").source();

    static Stream<Terms> terms() {
        return TemplatesTests.terms();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nda", "revenue-share", "customer-protection", "amendment", "renewal", "termination"})
    void ourWordingIsClean(String kind) {
        for (String language : TemplateHeader.parse(
                        kind + ".yaml", OURS.read(kind + ".yaml").orElseThrow(), "en")
                .languages()) {
            assertThat(TemplateLint.of(OURS, kind, language)).isEmpty();
        }
    }

    /** Else a reference to a clause of sentences could dangle. */
    @ParameterizedTest
    @MethodSource("terms")
    void sentencesThatAreDeclaredAsAlwaysGivenAreGiven(Terms terms) {
        String kind = terms.kind().code();
        TemplateHeader header =
                TemplateHeader.parse(kind + ".yaml", OURS.read(kind + ".yaml").orElseThrow(), "en");
        Set<String> given = TermsFormat.sentences(terms, Locale.ENGLISH).stream()
                .map(Sentence::clauseId)
                .map(id -> id.split("\\.")[0])
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(header.sentences());
        missing.removeAll(given);
        missing.removeAll(header.given().keySet());

        assertThat(missing).isEmpty();
    }

    /** In time of the processor, so that nothing else that the machine does counts. */
    @Test
    void lintingIsQuickEnoughForEveryKeystroke() {
        for (int i = 0; i < 20; i++) {
            TemplateLint.of(OURS, "revenue-share", "en");
        }
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < 5; i++) {
            TemplateLint.of(OURS, "revenue-share", "en");
        }

        assertThat(Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin)
                        .dividedBy(5))
                .isLessThan(Duration.ofMillis(500));
    }
}
