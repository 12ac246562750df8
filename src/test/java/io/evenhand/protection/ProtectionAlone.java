package io.evenhand.protection;

import io.evenhand.access.Accounts;
import io.evenhand.notice.Notices;
import io.evenhand.partner.Partners;
import java.time.Clock;
import org.mockito.Mockito;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** Who is protected and its database, and nothing else of the house: for measuring. */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    HibernateJpaAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    AopAutoConfiguration.class
})
@EntityScan({"io.evenhand.protection", "io.evenhand.partner"})
@EnableJpaRepositories({"io.evenhand.protection", "io.evenhand.partner"})
@ComponentScan("io.evenhand.concurrency")
@Import({
    Protections.class,
    Lookalikes.class,
    FoundLookalikes.class,
    LookalikeAnswers.class,
    LookalikeMails.class,
    KnownCustomers.class,
    ContraryDuties.class,
    LiftedDuties.class,
    PriorWorkLeftAlone.class,
    CustomerLocks.class,
    NewWindows.class,
    WindowHistory.class,
    CarriedOver.class,
    CarriedAnswers.class,
    WindowRows.class,
    OpenNotices.class,
    RecognisedAnew.class,
    Partners.class
})
public class ProtectionAlone {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Nothing is hidden. */
    @Bean
    CustomersHidden hidden() {
        return Mockito.mock(CustomersHidden.class);
    }

    /** Nobody is told. */
    @Bean
    Notices notices() {
        return Mockito.mock(Notices.class);
    }

    /** Nobody acts here but the program. */
    @Bean
    Accounts accounts() {
        return Mockito.mock(Accounts.class);
    }
}
