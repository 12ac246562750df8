package io.evenhand.benchmark;

import io.evenhand.access.Accounts;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Registration;
import io.evenhand.access.Role;
import io.evenhand.partner.Partners;
import io.evenhand.referral.ReferralState;
import io.evenhand.testing.TestPartners;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A network of twenty partners with 100,000 referrals in all states, each with a deliverer, a history, steps of its process, an
 * agreement, a promise and, while it runs, a task. Written past the use cases, which would take hours; filled once a database.
 */
final class ManyReferrals {
    static final String PASSWORD = NewAccount.DEMO_PASSWORD;

    private static final int REFERRALS = 100_000;
    private static final int PARTNERS = 20;
    private static final int BATCH = 2_000;
    private static final int LINES = 8;
    private static final Instant BEGUN = Instant.parse("2025-01-01T08:00:00Z");
    private static final List<String> STEPS =
            List.of("claim-referral", "assess-need", "open-seats", "offer-to-next-partner", "find-nda", "prepare-nda");

    private final JdbcTemplate database;
    private final Partners partners;
    private final Accounts accounts;

    ManyReferrals(ConfigurableApplicationContext house) {
        this.database = house.getBean(JdbcTemplate.class);
        this.partners = house.getBean(Partners.class);
        this.accounts = house.getBean(Accounts.class);
    }

    String username(int reader) {
        return "reader-" + reader;
    }

    private static String partner(int number) {
        return "load-" + Math.floorMod(number, PARTNERS);
    }

    private static String id(int referral) {
        return UUID.nameUUIDFromBytes(("referral-" + referral).getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .toString();
    }

    private static String id(String kind, int referral) {
        return UUID.nameUUIDFromBytes((kind + referral).getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .toString();
    }

    /** A referral that the reader's partner introduced: another each time. */
    String referralOf(int reader, int number) {
        int referral = Math.floorMod(number * 7919 + reader * 131, REFERRALS / PARTNERS) * PARTNERS + reader % PARTNERS;
        return id(referral);
    }

    void fill() {
        for (int partner = 0; partner < PARTNERS; partner++) {
            partners.register(TestPartners.of(partner(partner), "Partner number " + partner));
        }
        for (int reader = 0; reader < 50; reader++) {
            Registration unused = accounts.register(NewAccount.demo(
                    username(reader), "Reader " + reader, username(reader), partner(reader), Role.OPERATIONS));
        }
        Long there = database.queryForObject("select count(*) from referral", Long.class);
        for (int first = there == null ? 0 : there.intValue(); first < REFERRALS; first += BATCH) {
            write(first, Math.min(REFERRALS, first + BATCH));
            if (first % 20_000 == 0) {
                System.out.println(first + " of " + REFERRALS + " referrals");
            }
        }
        database.execute(
                "analyze table referral, referral_participant, seat, human_task, process_step, referral_history, agreement, promise");
    }

    private static ReferralState state(int referral) {
        ReferralState[] states = ReferralState.values();
        return states[referral / PARTNERS % states.length];
    }

    private static Timestamp at(int referral, int hour) {
        return Timestamp.from(BEGUN.plus(Duration.ofMinutes(referral * 9L)).plus(Duration.ofHours(hour)));
    }

    private void write(int from, int to) {
        List<Object[]> referrals = new ArrayList<>();
        List<Object[]> seats = new ArrayList<>();
        List<Object[]> history = new ArrayList<>();
        List<Object[]> steps = new ArrayList<>();
        List<Object[]> tasks = new ArrayList<>();
        List<Object[]> agreements = new ArrayList<>();
        List<Object[]> parties = new ArrayList<>();
        List<Object[]> participants = new ArrayList<>();
        List<Object[]> promises = new ArrayList<>();
        for (int i = from; i < to; i++) {
            ReferralState state = state(i);
            String agreement = id("agreement-", i);
            referrals.add(new Object[] {
                id(i),
                "LOAD-" + i,
                "Business Central for customer " + i,
                "Customer " + i,
                partner(i),
                state.name(),
                at(i, 0),
                at(i, LINES)
            });
            String deliverer = partner(i + 1 + i / PARTNERS % (PARTNERS - 1));
            seats.add(new Object[] {id("seat-", i), id(i), deliverer});
            participants.add(new Object[] {partner(i), id(i), state.name(), at(i, 0)});
            participants.add(new Object[] {deliverer, id(i), state.name(), at(i, 0)});
            for (int line = 0; line < LINES; line++) {
                history.add(new Object[] {id(i), at(i, line), "Somebody", "did step " + line, "line-" + line});
            }
            for (int step = 0; step < STEPS.size(); step++) {
                steps.add(new Object[] {
                    1_000_000_000L + i * 10L + step, 2_000_000_000L + i, STEPS.get(step), id(i), at(i, step)
                });
            }
            if (!state.isEnd()) {
                tasks.add(new Object[] {
                    3_000_000_000L + i,
                    2_000_000_000L + i,
                    "record-consent",
                    id(i),
                    partner(i),
                    at(i, LINES),
                    at(i, 200)
                });
            }
            agreements.add(new Object[] {agreement, "LOAD-" + i + "-nda", id(i), at(i, 3)});
            parties.add(new Object[] {agreement, 0, partner(i)});
            parties.add(new Object[] {agreement, 1, deliverer});
            promises.add(
                    new Object[] {id("promise-", i), id(i), partner(i), deliverer, at(i, 4), at(i, 100), at(i, 172)});
        }
        database.batchUpdate("""
                insert into referral (id, version, reference, title, customer_name, customer_legal_name, customer_domain, customer_country,
                  customer_contact_name, customer_contact_email, need_summary, need_areas, need_region, introducer_id, biller,
                  review_within, sign_within, remind_every, release_within, prior_within, lookback, nda_draft, revenue_share_draft,
                  customer_protection_draft, state, registered_at, changed_at)
                values (?, 0, ?, ?, ?, 'Customer Ltd', 'customer.example', 'DE', 'Ada', 'ada@customer.example',
                  'Three warehouses replace their inventory system.', 'Business Central', 'DACH', ?, 'introducer', 'P10D', 'P14D', 'P3D',
                  'P7D', 'P10D', 'P360D', '{}', '{}', '{}', ?, ?, ?)""", referrals);
        database.batchUpdate(
                "insert into seat (id, version, referral_id, position, name, areas, answer_within, filled_by)"
                        + " values (?, 0, ?, 0, 'delivery', 'Business Central', 'P5D', ?)",
                seats);
        database.batchUpdate(
                "insert into referral_participant (partner_id, referral_id, state, registered_at) values (?, ?, ?, ?)",
                participants);
        database.batchUpdate(
                "insert into referral_history (referral_id, happened_at, actor, what, once_key) values (?, ?, ?, ?, ?)",
                history);
        database.batchUpdate(
                "insert into process_step (element_instance_key, process_instance_key, process_id, element_id, business_id, taken_at)"
                        + " values (?, ?, 'referral', ?, ?, ?)",
                steps);
        database.batchUpdate(
                "insert into human_task (task_key, version, process_id, process_instance_key, element_id, business_id, subject,"
                        + " partner_id, role, state, created_at, due_at) values (?, 0, 'referral', ?, ?, ?, '', ?, 'operations', 'OPEN', ?, ?)",
                tasks);
        database.batchUpdate(
                "insert into agreement (id, version, number, subject, kind, state, value_band, terms_version, drafted_at, document_pages)"
                        + " values (?, 0, ?, ?, 'NDA', 'NEGOTIATED', 'small', 1, ?, 0)",
                agreements);
        database.batchUpdate(
                "insert into agreement_party (agreement_id, signing_position, partner_id) values (?, ?, ?)", parties);
        database.batchUpdate(
                "insert into promise (id, version, subject, once_key, kind, obliged_id, owed_to_id, what, state, begun_at, due_at,"
                        + " escalate_at, grace, accept_within, answer_within) values (?, 0, ?, 'hand-over', 'HAND_OVER', ?, ?,"
                        + " 'Bring them together', 'OPEN', ?, ?, ?, 'P3D', 'P14D', 'P5D')",
                promises);
    }
}
