package io.evenhand.protection;

import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.protection.LookalikeAnswers.Said;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The questions whether another customer is the one of a window, and what was answered, go along when a part of it passes on. Who takes over the
 * right speaks for its holder from then on, so that a word of the former one is not left without anybody who can take it back. Who takes over the
 * duty learns only of referrals in which it takes part itself.
 */
@Component
class CarriedAnswers {
    private static final int LONGEST_REASON = 2000;

    private final LookalikeAnswers answers;
    private final Partners partners;
    private final JdbcClient database;

    CarriedAnswers(LookalikeAnswers answers, Partners partners, JdbcClient database) {
        this.answers = answers;
        this.partners = partners;
        this.database = database;
    }

    /** Carries over what was not yet. Idempotent: called again on the day, it adds what was said since the transfer was agreed. */
    void carry(ProtectionWindow window, ProtectionWindow next) {
        Map<String, String> questions = questions(window);
        if (questions.isEmpty()) {
            return;
        }
        Map<String, String> carried = questions(next);
        Set<String> known = window.boundPartner().equals(next.boundPartner())
                ? questions.keySet()
                : referralsOf(next.boundPartner());
        Map<String, List<Said>> words = answers.of(questions.values());
        questions.forEach((referral, question) -> {
            if (known.contains(referral)) {
                String copy = carried.getOrDefault(referral, "");
                String its = copy.isEmpty() ? copied(question, next) : copy;
                List<Said> said = Objects.requireNonNull(words.get(question)).stream()
                        .map(word -> passedOn(word, window, next))
                        .toList();
                add(its, said);
            }
        });
    }

    private void add(String question, List<Said> said) {
        List<Said> there = Objects.requireNonNull(answers.of(List.of(question)).get(question));
        said.stream()
                .filter(word -> there.stream().noneMatch(known -> isSame(known, word)))
                .forEach(word -> answers.add(question, word));
    }

    private static boolean isSame(Said one, Said other) {
        return one.partner().equals(other.partner())
                && one.answer() == other.answer()
                && one.at().equals(other.at());
    }

    /** A word of whoever passes its part on is from then on one of whoever takes it over, and says where it comes from. */
    private Said passedOn(Said word, ProtectionWindow window, ProtectionWindow next) {
        PartnerId successor = successorOf(word.partner(), window, next);
        if (successor.equals(word.partner())) {
            return word;
        }
        String reason = "As " + partners.nameOf(word.partner().value()) + " said before the transfer: " + word.reason();
        return new Said(
                successor,
                word.answer(),
                word.by(),
                reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason,
                word.at());
    }

    private static PartnerId successorOf(PartnerId partner, ProtectionWindow window, ProtectionWindow next) {
        if (partner.equals(window.protectedPartner())) {
            return next.protectedPartner();
        }
        return partner.equals(window.boundPartner()) ? next.boundPartner() : partner;
    }

    private String copied(String question, ProtectionWindow next) {
        String id = UUID.randomUUID().toString();
        int unused = database.sql(
                        "insert into lookalike (id, window_id, referral_id, bound_partner, legal_name, country, domain, tax_id, reasons,"
                                + " found_at) select ?, ?, referral_id, ?, legal_name, country, domain, tax_id, reasons, found_at"
                                + " from lookalike where id = ?")
                .params(id, next.id(), next.boundPartner().value(), question)
                .update();
        return id;
    }

    /** The questions about a window, by referral. */
    private Map<String, String> questions(ProtectionWindow window) {
        Map<String, String> questions = new LinkedHashMap<>();
        database.sql("select id, referral_id from lookalike where window_id = ? order by found_at, id")
                .param(window.id())
                .query((row, number) -> questions.put(row.getString("referral_id"), row.getString("id")))
                .list();
        return questions;
    }

    /** In which a partner takes part so that it knows the customer: it made or got a promise there. */
    private Set<String> referralsOf(PartnerId partner) {
        return database
                .sql(
                        "select distinct referral_id from protection_window where bound_partner = ? or protected_partner = ?")
                .params(partner.value(), partner.value())
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
