package io.evenhand.desk;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The desk over sample referrals, with a few people of a demonstration. */
@TestConfiguration(proxyBeanMethods = false)
class DeskApplication {
    @Bean
    @Primary
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
