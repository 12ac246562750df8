package io.evenhand;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** What every room shares and none owns. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class Configuration {
    /** The one clock. Tests and the embedded engine replace it by one that can be moved. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
