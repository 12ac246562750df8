package io.evenhand.template;

import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.AgreementKinds;
import io.evenhand.terms.Playbooks;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which kinds of agreement there are follows from the files that declare them. */
@Configuration(proxyBeanMethods = false)
class KindsOfAgreement {
    /** Without them nobody agrees on anything. */
    private static final Set<String> OF_AGREEMENTS = Set.of("parties", "effectiveOn");

    @Bean
    AgreementKinds agreementKinds(Templates templates) {
        return templates.kinds();
    }

    /** The playbooks of the operator's folder before those of the program. */
    @Bean
    Playbooks playbooks(Templates templates, AgreementKinds kinds) {
        var playbooks = new Playbooks(templates.source()::read);
        playbooks.check(kinds.principal());
        return playbooks;
    }

    /** The kind that a file declares; empty for one of the program's own, and for what is no agreement between parties. */
    static Optional<AgreementKind> declared(String name, String yaml) {
        if (AgreementKinds.builtIn().find(name).isPresent()) {
            return Optional.empty();
        }
        String file = name + ".yaml";
        TemplateHeader any = DeclarationReader.read(file, yaml, "en", new Findings());
        if (!any.document().isAgreement() || !any.fields().fields().keySet().containsAll(OF_AGREEMENTS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(AgreementKind.declared(name, titles(file, yaml, any)));
        } catch (IllegalArgumentException wrong) {
            throw new MalformedTemplate(file, String.valueOf(wrong.getMessage()));
        }
    }

    private static Map<String, String> titles(String file, String yaml, TemplateHeader any) {
        Map<String, String> titles = new TreeMap<>();
        for (String language : any.languages()) {
            titles.put(language, TemplateHeader.parse(file, yaml, language).title());
        }
        return titles;
    }

    /** The document that a file declares; empty for an agreement. */
    static Optional<DocumentKind> document(String name, String yaml) {
        String file = name + ".yaml";
        TemplateHeader any = DeclarationReader.read(file, yaml, "en", new Findings());
        return any.document().isAgreement()
                ? Optional.empty()
                : Optional.of(new DocumentKind(name, any.document(), titles(file, yaml, any)));
    }
}
