package io.evenhand.settlement.bank;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.evenhand.access.Actor;
import io.evenhand.columns.UtcColumns;
import io.evenhand.concurrency.RepeatedWhenRaced;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a partner's finance chose: the rules of matching, in their order, and how its banks write CSV. A change names the version that it
 * was made on; earlier versions are kept, and each match names the one by which it was found.
 */
@Service
@Transactional
public class BankChoices {
    private static final String RULES = "RULES";
    private static final String LAYOUT = "LAYOUT ";
    private static final int MOST_RULES = 50;
    private static final JsonMapper JSON = JsonMapper.builder()
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .build();

    private final JdbcTemplate database;
    private final Clock clock;

    BankChoices(JdbcTemplate database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param version zero for those that everybody begins with */
    public record Rules(long version, List<MatchingRule> rules) {
        public Rules {
            rules = List.copyOf(rules);
        }
    }

    /** @param version zero when there is no layout yet */
    public record Layout(long version, Optional<CsvLayout> layout) {}

    /** What became of a change. */
    public enum Change {
        CHANGED,
        /** Somebody else changed them since. */
        STALE,
        /** Two have the same id, or there are too many. */
        INVALID,
        NOT_ALLOWED
    }

    /** The rules by which the actor's organisation matches. */
    @Transactional(readOnly = true)
    public Rules rules(Actor actor) {
        return read(actor.partnerId(), RULES)
                .map(kept -> new Rules(kept.version, parse(kept.content, new TypeReference<List<MatchingRule>>() {})))
                .orElseGet(() -> new Rules(0, MatchingRule.usual()));
    }

    /** @param version that the change was made on */
    @RepeatedWhenRaced
    public Change change(Actor actor, long version, List<MatchingRule> rules) {
        boolean sound = rules.size() <= MOST_RULES
                && rules.stream().map(MatchingRule::id).distinct().count() == rules.size();
        return sound ? write(actor, RULES, version, rules) : refused(actor);
    }

    /** How the bank that keeps this account writes CSV. */
    @Transactional(readOnly = true)
    public Layout layout(Actor actor, Iban account) {
        return read(actor.partnerId(), kind(account))
                .map(kept ->
                        new Layout(kept.version, Optional.of(parse(kept.content, new TypeReference<CsvLayout>() {}))))
                .orElseGet(() -> new Layout(0, Optional.empty()));
    }

    /** Whether it is known of an account how its bank writes CSV: those of which it is. */
    @Transactional(readOnly = true)
    public Set<Iban> accountsWithLayout(Actor actor) {
        return database
                .queryForList(
                        "select distinct kind from bank_choice where partner_id = ? and kind like '" + LAYOUT + "%'",
                        String.class,
                        actor.partnerId())
                .stream()
                .map(kind -> new Iban(kind.substring(LAYOUT.length())))
                .collect(Collectors.toSet());
    }

    /** @param version that the change was made on */
    @RepeatedWhenRaced
    public Change change(Actor actor, Iban account, long version, CsvLayout layout) {
        return write(actor, kind(account), version, layout);
    }

    private Change refused(Actor actor) {
        return BankRolesPolicy.mayDealWithMoney(actor) ? Change.INVALID : Change.NOT_ALLOWED;
    }

    private Change write(Actor actor, String kind, long version, Object content) {
        if (!BankRolesPolicy.mayDealWithMoney(actor)) {
            return Change.NOT_ALLOWED;
        }
        long present = read(actor.partnerId(), kind).map(Kept::version).orElse(0L);
        if (present != version) {
            return Change.STALE;
        }
        database.update(
                "insert into bank_choice (partner_id, kind, version, content, changed_by, changed_at) values (?, ?, ?, ?, ?, ?)",
                actor.partnerId(),
                kind,
                version + 1,
                json(content),
                actor.username(),
                UtcColumns.of(clock.instant()));
        return Change.CHANGED;
    }

    private record Kept(long version, String content) {}

    private Optional<Kept> read(String partnerId, String kind) {
        return database
                .query(
                        "select version, content from bank_choice where partner_id = ? and kind = ? order by version desc limit 1",
                        (row, number) -> new Kept(row.getLong("version"), row.getString("content")),
                        partnerId,
                        kind)
                .stream()
                .findFirst();
    }

    private static String kind(Iban account) {
        return LAYOUT + account.value();
    }

    static String json(Object content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Records can be written", e);
        }
    }

    static <T> T parse(String content, TypeReference<T> type) {
        try {
            return JSON.readValue(content, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was chosen cannot be read any more", e);
        }
    }
}
