package io.evenhand.verification;

import io.evenhand.signing.Signing;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VerificationSettings.class)
class VerificationConfiguration {
    @Bean
    Verifier verifier(Clock clock, ObjectProvider<ReleasedClauses> released) {
        return new Verifier(clock, released.getIfAvailable(() -> ReleasedClauses.NONE));
    }

    @Bean
    Verifications verifications(Verifier verifier, Signing signing, VerificationSettings settings) {
        return new Verifications(verifier, signing, settings);
    }
}
