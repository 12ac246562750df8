package io.evenhand.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * What Connector/J does better with the way Evenhand asks: the same statements again and again, in short transactions. Whatever the
 * address of the database says itself stands.
 */
@Component
class MySqlConnections implements BeanPostProcessor {
    private static final String MYSQL = "jdbc:mysql:";
    private static final Map<String, String> SETTINGS = Map.of(
            "cachePrepStmts", "true",
            "prepStmtCacheSize", "300",
            "prepStmtCacheSqlLimit", "8192",
            "cacheServerConfiguration", "true",
            "rewriteBatchedStatements", "true",
            // Two more round trips a page, to be refused what no query of a reading transaction does.
            "readOnlyPropagatesToServer", "false");

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool
                && pool.getJdbcUrl() != null
                && pool.getJdbcUrl().startsWith(MYSQL)) {
            SETTINGS.forEach((setting, value) -> {
                if (!pool.getJdbcUrl().contains(setting + "=")) {
                    pool.addDataSourceProperty(setting, value);
                }
            });
        }
        return bean;
    }
}
