package io.evenhand.agreement;

import io.evenhand.template.Templates;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** In which languages agreements can be worded, and which one is usual here. */
@Component
public class AgreementLanguages {
    private final Templates templates;
    private final Language usual;

    /**
     * @param usual the property {@code evenhand.language}: of agreements for which nobody chooses another
     * @throws IllegalArgumentException naming the property, if nothing is written in that language
     */
    AgreementLanguages(Templates templates, @Value("${evenhand.language:en}") String usual) {
        this.templates = templates;
        this.usual = Language.find(usual)
                .orElseThrow(() -> new IllegalArgumentException("evenhand.language is \"%s\"; use one of %s"
                        .formatted(
                                usual,
                                Language.all().stream().map(Language::tag).collect(Collectors.joining(", ")))));
    }

    /** Those in which all these kinds are worded, the usual one first. */
    public List<Language> of(Collection<AgreementKind> kinds) {
        List<Language> found = new ArrayList<>(Language.all().stream()
                .filter(language -> kinds.stream().allMatch(kind -> templates.isWorded(kind, language.locale())))
                .toList());
        if (found.remove(usual)) {
            found.addFirst(usual);
        }
        return List.copyOf(found);
    }

    /**
     * What is wrong with a language for these kinds, at the pointer "/language"; empty when they are all worded in it.
     *
     * @param tag such as "de"
     */
    public Optional<FieldProblem> problem(Collection<AgreementKind> kinds, String tag) {
        List<Language> known = of(kinds);
        return known.stream().anyMatch(language -> language.tag().equals(tag))
                ? Optional.empty()
                : Optional.of(new FieldProblem(
                        "/language",
                        "is \"%s\", in which this cannot be drafted".formatted(tag),
                        "choose "
                                + known.stream()
                                        .map(language -> "\"%s\" (%s)".formatted(language.tag(), language.name()))
                                        .collect(Collectors.joining(" or "))));
    }

    /** The usual language as a tag; English where a kind is not worded in the usual one. */
    public String usual(AgreementKind kind) {
        return templates.isWorded(kind, usual.locale()) ? usual.tag() : "en";
    }

    /** The language of a change: that of the agreement it changes; English where it is not worded in that. */
    String ofChange(AgreementKind change, String changed) {
        return problem(List.of(change), changed).isEmpty() ? changed : "en";
    }
}
