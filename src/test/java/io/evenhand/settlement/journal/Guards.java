package io.evenhand.settlement.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** What only the owner of a database can do: take its guards away. */
final class Guards {
    private static final Pattern TRIGGER = Pattern.compile("CREATE TRIGGER (\\w+)[^;]*?;");
    private static final Pattern BLOCK = Pattern.compile("CREATE TRIGGER (\\w+).*?END(?=//)", Pattern.DOTALL);

    private Guards() {}

    /** Carries out a statement without triggers and foreign keys, which are there again afterwards. */
    static void without(JdbcTemplate database, String statement) {
        database.execute((ConnectionCallback<Void>) connection -> {
            boolean mysql = connection.getMetaData().getDatabaseProductName().equals("MySQL");
            List<String[]> triggers = triggers(mysql ? "mysql" : "h2");
            try (Statement owner = connection.createStatement()) {
                for (String[] trigger : triggers) {
                    owner.execute("DROP TRIGGER " + trigger[0]);
                }
                owner.execute(mysql ? "SET foreign_key_checks = 0" : "SET REFERENTIAL_INTEGRITY FALSE");
                try {
                    owner.execute(statement);
                } finally {
                    owner.execute(mysql ? "SET foreign_key_checks = 1" : "SET REFERENTIAL_INTEGRITY TRUE");
                    for (String[] trigger : triggers) {
                        owner.execute(trigger[1]);
                    }
                }
            }
            return null;
        });
    }

    private static List<String[]> triggers(String vendor) {
        try {
            String script = new ClassPathResource("db/vendor/" + vendor + "/V100_1__settlement_journal_append_only.sql")
                    .getContentAsString(StandardCharsets.UTF_8);
            List<String[]> triggers = new ArrayList<>();
            int blocks = script.contains("DELIMITER") ? script.indexOf("DELIMITER") : script.length();
            for (Pattern pattern : List.of(TRIGGER, BLOCK)) {
                String part = pattern == TRIGGER ? script.substring(0, blocks) : script.substring(blocks);
                Matcher found = pattern.matcher(part);
                while (found.find()) {
                    triggers.add(new String[] {
                        Objects.requireNonNull(found.group(1)), found.group().replaceAll(";$", "")
                    });
                }
            }
            return triggers;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
