package io.evenhand.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Points the context of an {@link OwnDatabase} test at an empty database of its own. Equal for all of them, so contexts are shared. */
record FreshDatabase() implements ContextCustomizer {
    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        switch (TestDatabase.chosen()) {
            case TestDatabase.H2 h2 -> use(context, h2.freshUrl(), "sa", "");
            // What must be on MySQL was skipped before it came here: to the rest it is all one.
            case TestDatabase.Missing missing -> use(context, new TestDatabase.H2().freshUrl(), "sa", "");
            case TestDatabase.MySql mysql -> {
                String database = TestDatabase.freshName();
                // Registered before any other bean, therefore disposed after all of them.
                ((DefaultSingletonBeanRegistry) context.getBeanFactory())
                        .registerDisposableBean(database, () -> drop(mysql, database));
                use(context, mysql.urlOf(database), mysql.user(), mysql.password());
            }
        }
    }

    private static void use(ConfigurableApplicationContext context, String url, String user, String password) {
        TestPropertyValues.of(
                        "spring.datasource.url=" + url,
                        "spring.datasource.username=" + user,
                        "spring.datasource.password=" + password,
                        // Many contexts stay cached in one run, and a server has 151 connections.
                        "spring.datasource.hikari.maximum-pool-size=8",
                        "spring.datasource.hikari.minimum-idle=0")
                .applyTo(context);
    }

    private static void drop(TestDatabase.MySql mysql, String database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(mysql.url(), mysql.user(), mysql.password());
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + database);
        }
    }

    /** Registered in {@code META-INF/spring.factories} of the tests. */
    static final class Factory implements ContextCustomizerFactory {
        @Override
        @Nullable
        public ContextCustomizer createContextCustomizer(
                Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
            return AnnotatedElementUtils.hasAnnotation(testClass, OwnDatabase.class) ? new FreshDatabase() : null;
        }
    }
}
