package io.evenhand.protection;

import io.evenhand.columns.UtcColumns;
import io.evenhand.partner.PartnerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the partners who know both customers said about each question. It is only added to; the last word of each partner counts. */
@Component
class LookalikeAnswers {
    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    LookalikeAnswers(JdbcClient database, ApplicationEventPublisher events) {
        this.database = database;
        this.events = events;
    }

    /**
     * Something that was said.
     *
     * @param by who said it, as a user
     */
    record Said(PartnerId partner, LookalikeView.Answer answer, String by, String reason, Instant at) {}

    void add(String lookalike, Said said) {
        Integer next = database.sql(
                        "select coalesce(max(position), 0) + 1 from lookalike_answer where lookalike_id = ?")
                .param(lookalike)
                .query(Integer.class)
                .single();
        database.sql(
                        "insert into lookalike_answer (lookalike_id, position, partner_id, answer, decided_by, reason, decided_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        lookalike,
                        next,
                        said.partner().value(),
                        said.answer().name(),
                        said.by(),
                        said.reason(),
                        UtcColumns.of(said.at()))
                .update();
        events.publishEvent(new LookalikeAnswered(lookalike));
    }

    /** Everything that was said about each of these questions, in order. */
    Map<String, List<Said>> of(Collection<String> lookalikes) {
        Map<String, List<Said>> said = new LinkedHashMap<>();
        lookalikes.forEach(lookalike -> said.put(lookalike, new ArrayList<>()));
        if (!lookalikes.isEmpty()) {
            database.sql("select lookalike_id, partner_id, answer, decided_by, reason, decided_at from lookalike_answer"
                            + " where lookalike_id in (:ids) order by lookalike_id, position")
                    .param("ids", lookalikes)
                    .query((row, number) -> Objects.requireNonNull(said.get(row.getString("lookalike_id")))
                            .add(new Said(
                                    new PartnerId(row.getString("partner_id")),
                                    LookalikeView.Answer.valueOf(row.getString("answer")),
                                    row.getString("decided_by"),
                                    row.getString("reason"),
                                    UtcColumns.requiredInstant(row, "decided_at"))))
                    .list();
        }
        return said;
    }

    /** The windows of a partner whose customers are said to be the one of this referral. */
    List<String> saidToBeTheSame(PartnerId bound, String referralId) {
        return said(database.sql(
                        "select id, window_id from lookalike where bound_partner = ? and referral_id = ? order by id")
                .params(bound.value(), referralId));
    }

    private List<String> said(JdbcClient.StatementSpec questions) {
        Map<String, String> windows = new LinkedHashMap<>();
        questions
                .query((row, number) -> windows.put(row.getString("id"), row.getString("window_id")))
                .list();
        return of(windows.keySet()).entrySet().stream()
                .filter(said -> standing(said.getValue()) == LookalikeView.Standing.SAME)
                .map(said -> Objects.requireNonNull(windows.get(said.getKey())))
                .toList();
    }

    /** As {@link #saidToBeTheSame(PartnerId, String)}, of those windows alone to which a reader is party. */
    List<String> saidToBeTheSame(PartnerId reader, PartnerId bound, String referralId) {
        return reader.equals(bound)
                ? saidToBeTheSame(bound, referralId)
                : said(database.sql(
                                "select l.id, l.window_id from lookalike l join protection_window w on w.id = l.window_id"
                                        + " where l.bound_partner = ? and l.referral_id = ? and w.protected_partner = ? order by l.id")
                        .params(bound.value(), referralId, reader.value()));
    }

    /** One partner who says "the same" is enough; "another" holds when nobody says otherwise. Nobody takes back another's word. */
    static LookalikeView.Standing standing(List<Said> said) {
        Map<PartnerId, LookalikeView.Answer> last = new LinkedHashMap<>();
        said.forEach(word -> last.put(word.partner(), word.answer()));
        if (last.containsValue(LookalikeView.Answer.SAME)) {
            return LookalikeView.Standing.SAME;
        }
        return last.containsValue(LookalikeView.Answer.ANOTHER)
                ? LookalikeView.Standing.ANOTHER
                : LookalikeView.Standing.OPEN;
    }
}
