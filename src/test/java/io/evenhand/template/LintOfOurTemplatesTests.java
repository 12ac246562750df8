package io.evenhand.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.terms.Sentence;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
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
        for (String language : TemplateHeader.parse(kind + ".yaml", OURS.read(kind + ".yaml").orElseThrow(), "en")
                .languages()) {
            assertThat(TemplateLint.of(OURS, kind, language)).isEmpty();
        }
    }

    /** Else a reference to a clause of sentences could dangle. */
    @ParameterizedTest
    @MethodSource("terms")
    void sentencesThatAreDeclaredAsAlwaysGivenAreGiven(Terms terms) {
        String kind = terms.kind().code();
        TemplateHeader header = TemplateHeader.parse(kind + ".yaml", OURS.read(kind + ".yaml").orElseThrow(), "en");
        Set<String> given = TermsFormat.sentences(terms, Locale.ENGLISH).stream()
                .map(Sentence::clauseId)
                .map(id -> id.split("\\.")[0])
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(header.sentences());
        missing.removeAll(given);
        missing.removeAll(header.given().keySet());

        assertThat(missing).isEmpty();
    }

    @Test
    void lintingIsQuick() {
        var read=TemplateParser.read(OURS,"revenue-share","en",new Findings()); 
        for (int k=0;k<3;k++){
        long[] t=new long[12]; int n=15;
        for(int i=0;i<n;i++){ long a=System.nanoTime(); read=TemplateParser.read(OURS,"revenue-share","en",new Findings()); t[0]+=System.nanoTime()-a; a=System.nanoTime();
         var r=new References(read.header(),read.model(),new Findings()); r.checkConditions(); t[1]+=System.nanoTime()-a; a=System.nanoTime(); r.checkGuards(); t[2]+=System.nanoTime()-a; a=System.nanoTime();
         var prose=new Prose(read.header(),read.model()); t[3]+=System.nanoTime()-a; a=System.nanoTime();
         new StructureRules(read.header(),read.model(),new Findings()).check(); t[4]+=System.nanoTime()-a; a=System.nanoTime();
         new DefinitionRules(prose,new Findings()).check(); t[5]+=System.nanoTime()-a; a=System.nanoTime();
         new NumberRules(prose,read.model(),new Findings()).check(); t[6]+=System.nanoTime()-a; a=System.nanoTime();
         new CompetitionRules(prose,new Findings()).check(); t[7]+=System.nanoTime()-a; a=System.nanoTime();
         new StyleRules(prose,new Findings()).check(); t[8]+=System.nanoTime()-a; a=System.nanoTime();
         OURS.read("revenue-share.yaml"); t[9]+=System.nanoTime()-a; a=System.nanoTime();
         DeclarationReader.read("revenue-share.yaml",read.files().get("revenue-share.yaml"),"en",new Findings()); t[10]+=System.nanoTime()-a;
        }
        var sb=new StringBuilder(); for(long x:t) sb.append(x/n/1000).append(' '); System.err.println("us: "+sb);}
    }
}
