package io.evenhand.template;

import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.AgreementKinds;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which kinds of agreement there are follows from the files that declare them. */
@Configuration(proxyBeanMethods = false)
class KindsOfAgreement {
    /** A playbook of the folder that is not as it must be is heard of at the start. */
    @Bean
    AgreementKinds agreementKinds(Templates templates) {
        AgreementKinds kinds = templates.kinds();
        templates.playbooks().check(kinds.principal());
        return kinds;
    }

    /** The kind that a file declares; empty for one of the program's own, and for what is no agreement between parties. */
    static Optional<AgreementKind> declared(String name, String yaml) {
        if (AgreementKinds.builtIn().find(name).isPresent()) {
            return Optional.empty();
        }
        String file = name + ".yaml";
        TemplateHeader any = DeclarationReader.read(file, yaml, "en", new Findings());
        if (!DeclarableKinds.isDeclared(name, any)) {
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
