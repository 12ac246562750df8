package io.evenhand.template;

import io.evenhand.terms.AgreementKinds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which kinds of agreement there are follows from the files that declare them. */
@Configuration(proxyBeanMethods = false)
class KindsOfAgreement {
    @Bean
    AgreementKinds agreementKinds(Templates templates) {
        return templates.kinds();
    }
}
