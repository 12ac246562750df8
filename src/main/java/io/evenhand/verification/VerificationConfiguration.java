package io.evenhand.verification;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class VerificationConfiguration {
    @Bean
    Verifier verifier(Clock clock) {
        return new Verifier(clock);
    }
}
