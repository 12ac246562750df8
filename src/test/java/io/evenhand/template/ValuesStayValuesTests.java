package io.evenhand.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Proves that a value can never become markup, a field, a condition, a reference or an id: nasty values are put into every text of terms of
 * every kind, and the document has the very same elements as before, with the value as text in it.
 */
class ValuesStayValuesTests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    /** Short enough for every field, together with whatever a text may be taken for. */
    private static final List<String> NASTY = List.of(
            "</p><script>a(1)</script><h2 id=\"law\" class=\"clause\"><a class=\"ref\" href=\"#law\"></a>",
            "{{purpose}} {{{x}}} {{&law}} {{> law}} {{#parties}}x{{/parties}} [](#law) {#law} ## C ::: cover",
            "**b** _i_ `c` - h | &lt;b&gt; &amp; &#123; ]]> <!-- \" ' onload=a(1) $1 ${x} \\1 \\Q %s %n {0}");

    static Stream<Terms> terms() {
        return Stream.concat(SampleTerms.full(3).stream(), SampleChanges.all().stream());
    }

    @ParameterizedTest
    @MethodSource("terms")
    void everyTextOfTermsStaysText(Terms terms) throws IOException {
        Template template =
                TemplateParser.parse(new Templates("").source(), terms.kind().code(), "en");
        for (String nasty : NASTY) {
            Map<String, String> set = new LinkedHashMap<>();
            Terms hostile = everywhere(nasty, terms, set);

            String html = template.html(hostile, reference(hostile));
            List<String> before = tags(template.html(terms, reference(terms)));
            if (terms.kind().equals(AgreementKind.AMENDMENT)) {
                // It lists what is changed, and more is: at least now it has the clause that does.
                Set<String> expected = new HashSet<>(before);
                expected.add("<h2 id=\"differences\" class=\"clause\">");
                assertThat(Set.copyOf(tags(html))).as(nasty).isEqualTo(expected);
                continue;
            }
            assertThat(tags(html)).as(nasty).isEqualTo(before);
            assertThat(tags(template.markedHtml(hostile, reference(hostile))))
                    .as("with the marks of fields, " + nasty)
                    .isEqualTo(tags(template.markedHtml(terms, reference(terms))));
            int least = terms.kind().isChange() ? 1 : 4;
            assertThat(set).hasSizeGreaterThanOrEqualTo(least);
            assertThat(set.values().stream().filter(text(html)::contains))
                    .as("values that are read back as they were")
                    .hasSizeGreaterThanOrEqualTo(least);
        }
    }

    /** The terms with the value in every text that may be anything, each time with a number of its own. */
    private static Terms everywhere(String nasty, Terms terms, Map<String, String> set) throws IOException {
        JsonNode changed = JSON.readTree(TermsFormat.canonical(terms));
        Map<String, Setting> before = leaves(JSON.readTree(TermsFormat.canonical(terms)));
        Terms hostile = terms;
        for (Map.Entry<String, Setting> leaf : leaves(changed).entrySet()) {
            String value = set.size() + nasty;
            String original = leaf.getValue().set(value);
            try {
                hostile = TermsFormat.parse(JSON.writeValueAsBytes(changed));
                set.put(leaf.getKey(), value);
            } catch (MalformedTermsException refused) {
                leaf.getValue().set(original);
            }
        }
        assertThat(before).hasSizeGreaterThan(set.size());
        return hostile;
    }

    /** A way to set each text, by its path. */
    private static Map<String, Setting> leaves(JsonNode root) {
        Map<String, Setting> leaves = new LinkedHashMap<>();
        collect("", root, leaves);
        return leaves;
    }

    private interface Setting {
        /** @return what was there before */
        String set(String value);
    }

    private static void collect(String path, JsonNode node, Map<String, Setting> leaves) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                if (object.get(name).isTextual()) {
                    leaves.put(path + "/" + name, value -> {
                        String was = object.get(name).asText();
                        object.put(name, value);
                        return was;
                    });
                } else {
                    collect(path + "/" + name, object.get(name), leaves);
                }
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                if (array.get(i).isTextual()) {
                    leaves.put(
                            path + "/" + i,
                            value -> array.set(at, TextNode.valueOf(value)).asText());
                } else {
                    collect(path + "/" + i, array.get(i), leaves);
                }
            }
        }
    }

    private static AgreementReference reference(Terms terms) {
        return new AgreementReference("EH-2026-000042", TermsFormat.hash(terms), LocalDate.of(2026, 11, 24));
    }

    private static List<String> tags(String html) {
        List<String> tags = new ArrayList<>();
        TAG.matcher(html).results().forEach(tag -> tags.add(tag.group()));
        return tags;
    }

    private static String text(String html) {
        return TAG.matcher(html)
                .replaceAll("")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&#x2F;", "/")
                .replace("&#x60;", "`")
                .replace("&#x3D;", "=")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
