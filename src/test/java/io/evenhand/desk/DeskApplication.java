package io.evenhand.desk;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import java.time.Clock;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** The desk alone, over sample referrals, with a few people of a demonstration: its pages do not care where referrals come from. */
@TestConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EntityScan("io.evenhand.access")
@EnableJpaRepositories("io.evenhand.access")
@ComponentScan("io.evenhand.access")
@Import(ReferralsController.class)
class DeskApplication {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SampleReferrals sampleReferrals() {
        return new SampleReferrals();
    }

    @Bean
    ApplicationRunner people(Accounts accounts) {
        return arguments -> {
            accounts.register(NewAccount.demo("nora", "Nora Berg", "p-1", "nordwind", Role.OPERATIONS, Role.SIGNATORY));
            accounts.register(NewAccount.demo("ivo", "Ivo Keller", "p-2", "contoso", Role.OPERATIONS));
            accounts.register(NewAccount.demo("zoe", "Zoe Newcomer", "p-3", "wingtip", Role.OPERATIONS));
            accounts.register(NewAccount.demo("steward", "Sam Steward", null, Actor.HOST, Role.STEWARD));
        };
    }
}
