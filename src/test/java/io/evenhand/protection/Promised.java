package io.evenhand.protection;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was promised in a referral, as it stands today. */
public final class Promised {
    private Promised() {}

    /** The oldest first. */
    public static List<Duty> in(String referral, Protections protections, JdbcTemplate database) {
        return database
                .queryForList(
                        "select id from protection_window where referral_id = ? order by starts_on, id",
                        String.class,
                        referral)
                .stream()
                .map(protections::duty)
                .distinct()
                .toList();
    }
}
