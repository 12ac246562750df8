package io.evenhand.claim;

import io.evenhand.protection.WindowClaims;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says how many claims about windows go on, for whoever is asked to take one over. What they say stays between their parties. */
@Component
@Transactional(readOnly = true)
class ClaimsAboutWindows implements WindowClaims {
    private final JdbcClient database;

    ClaimsAboutWindows(JdbcClient database) {
        this.database = database;
    }

    @Override
    public long open(Collection<String> windowIds) {
        return windowIds.isEmpty()
                ? 0
                : database.sql(
                                "select count(*) from claim where about = :about and about_id in (:windows) and ended_at is null")
                        .param("about", ClaimSubject.Kind.WINDOW.name())
                        .param("windows", windowIds)
                        .query(Long.class)
                        .single();
    }
}
