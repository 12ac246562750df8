package io.evenhand.agreement;

import io.evenhand.template.TemplateVersion;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which agreements are written in which wording, read from a database alone, without the rest of the program: for whoever looks after an
 * installation, who may see them all. Nothing is changed.
 */
public final class AgreementsOnRecord {
    private final JdbcTemplate database;

    public AgreementsOnRecord(JdbcTemplate database) {
        this.database = database;
    }

    /** An agreement and how far it has come. */
    public record Line(String number, AgreementState state) {}

    /** The agreement that bears a number; empty where there is none. */
    public Optional<AgreementId> find(String number) {
        return database.queryForList("select id from agreement where number = ?", String.class, number).stream()
                .findFirst()
                .map(AgreementId::of);
    }

    /** How many agreements are written in each wording, by state. Those signed elsewhere are written in none. */
    public Map<TemplateVersion, Map<AgreementState, Long>> counts() {
        Map<TemplateVersion, Map<AgreementState, Long>> counts = new HashMap<>();
        database.query(
                "select template, state, count(*) from agreement where template is not null group by template, state",
                row -> {
                    counts.computeIfAbsent(
                                    TemplateVersion.of(row.getString(1)), first -> new EnumMap<>(AgreementState.class))
                            .put(AgreementState.valueOf(row.getString(2)), row.getLong(3));
                });
        return counts;
    }

    /** Those written in one wording, the latest draft first. */
    public List<Line> using(TemplateVersion version) {
        return database.query(
                "select number, state from agreement where template = ? order by drafted_at desc, number",
                (row, at) -> new Line(row.getString(1), AgreementState.valueOf(row.getString(2))),
                version.code());
    }
}
