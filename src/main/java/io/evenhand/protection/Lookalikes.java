package io.evenhand.protection;

import io.evenhand.access.Actor;
import io.evenhand.access.SpeaksForPartyPolicy;
import io.evenhand.columns.UtcColumns;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.customer.CustomerIdentity;
import io.evenhand.customer.Likeness;
import io.evenhand.days.Days;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.protection.LookalikeAnswers.Said;
import io.evenhand.protection.LookalikeView.Answer;
import io.evenhand.protection.LookalikeView.Standing;
import io.evenhand.protection.LookalikeView.Word;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The questions whether the customer of a referral is one about whom a partner that works there is bound. Nobody hears of one but those who
 * know both customers: the bound partner, and the protected one if it takes part in the referral as well. They answer; until they do, nothing
 * stands in anybody's way.
 */
@Service
@Transactional
public class Lookalikes {
    private static final int LONGEST_REASON = 2000;
    /** So many are shown: those that wait first, then the newest. */
    public static final int MOST_SHOWN = 200;

    private static final String PARTY_TO_BOTH =
            " from lookalike l join protection_window w on w.id = l.window_id where (l.bound_partner = :me"
                    + " or w.protected_partner = :me and exists (select 1 from protection_window o where o.referral_id = l.referral_id"
                    + " and (o.bound_partner = :me or o.protected_partner = :me)))";

    /** Nobody said anything that still stands, and something depends on it. */
    private static final String WAITS = "(w.lifted_on is null or w.lifted_on > :today)"
            + " and (w.ends_on is null or w.ends_on >= :today or w.tail_ends_on >= :today)"
            + " and not exists (select 1 from lookalike_answer a where a.lookalike_id = l.id"
            + " and a.answer <> 'UNDECIDED' and not exists (select 1 from lookalike_answer later"
            + " where later.lookalike_id = a.lookalike_id and later.partner_id = a.partner_id"
            + " and later.position > a.position))";

    private final FoundLookalikes found;
    private final LookalikeAnswers answers;
    private final ProtectionWindowRepository windows;
    private final ContraryDuties contrary;
    private final KnownCustomers customers;
    private final CustomerLocks locks;
    private final CustomersHidden hidden;
    private final Partners partners;
    private final JdbcClient database;
    private final Clock clock;

    Lookalikes(
            FoundLookalikes found,
            LookalikeAnswers answers,
            ProtectionWindowRepository windows,
            ContraryDuties contrary,
            KnownCustomers customers,
            CustomerLocks locks,
            CustomersHidden hidden,
            Partners partners,
            JdbcClient database,
            Clock clock) {
        this.found = found;
        this.answers = answers;
        this.windows = windows;
        this.contrary = contrary;
        this.customers = customers;
        this.locks = locks;
        this.hidden = hidden;
        this.partners = partners;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Looks for customers that the one of a referral resembles and about whom this partner is bound. Idempotent.
     *
     * @param partner knows the customer: who does not, is not to learn of it by a question
     * @param introducer a duty towards it does not stand in the way of its own referral
     */
    @RepeatedWhenRaced
    public void look(PartnerId partner, PartnerId introducer, CustomerIdentity customer, String referralId) {
        found.lookFor(partner, introducer, customer, referralId);
    }

    /** The questions to the actor's partner, those without an answer first, then the newest. */
    @Transactional(readOnly = true)
    public List<LookalikeView> of(Actor actor) {
        return PartnerId.read(actor.partnerId())
                .map(me -> toldTo(actor, views(rows(me, "", Map.of()))))
                .orElse(List.of());
    }

    /** How many questions about a referral wait for an answer of the actor's partner. */
    @Transactional(readOnly = true)
    public long waiting(Actor actor, String referralId) {
        return waiting(actor, " and l.referral_id = :referral", Map.of("referral", referralId));
    }

    /** How many wait for an answer of the actor's partner. */
    @Transactional(readOnly = true)
    public long waiting(Actor actor) {
        return waiting(actor, "", Map.of());
    }

    /** Those to which nobody said anything that still stands, and on which something depends. */
    private long waiting(Actor actor, String narrower, Map<String, String> parameters) {
        Optional<PartnerId> partner = PartnerId.read(actor.partnerId());
        if (partner.isEmpty() || !mayAnswer(actor)) {
            return 0;
        }
        LocalDate today = Days.today(clock);
        return database.sql("select count(*)" + PARTY_TO_BOTH + narrower + " and " + WAITS)
                .param("me", partner.get().value())
                .param("today", today)
                .params(parameters)
                .query(Long.class)
                .single();
    }

    /** Empty for everybody but a party to both. */
    @Transactional(readOnly = true)
    public Optional<LookalikeView> find(Actor actor, String id) {
        return PartnerId.read(actor.partnerId())
                .flatMap(me -> toldTo(actor, views(rows(me, " and l.id = :id", Map.of("id", id)))).stream()
                        .findFirst());
    }

    /** Who answers is asked, and so reads both names; of the others, only those who know the customer of the referral. */
    private List<LookalikeView> toldTo(Actor actor, List<LookalikeView> views) {
        if (mayAnswer(actor) || views.isEmpty()) {
            return views;
        }
        Set<String> unnamed = hidden.hiddenFrom(
                actor, views.stream().map(LookalikeView::referralId).distinct().toList());
        return views.stream()
                .filter(view -> !unnamed.contains(view.referralId()))
                .toList();
    }

    /** Whether the actor answers for their partner. */
    public static boolean mayAnswer(Actor actor) {
        return SpeaksForPartyPolicy.maySpeak(actor);
    }

    /** Answers, takes back, or answers otherwise. What was said before stays on record. */
    @RepeatedWhenRaced
    public LookalikeResult answer(Actor actor, String id, Answer answer, String reason) {
        Optional<LookalikeView> seen = find(actor, id);
        if (seen.isEmpty()) {
            return new LookalikeResult.Unknown();
        }
        if (!mayAnswer(actor)) {
            return new LookalikeResult.NotAllowed();
        }
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            return new LookalikeResult.Refused(
                    why.isEmpty() ? "Say why: it is kept with the answer." : "Use at most 2000 characters.");
        }
        if (seen.get().closed()) {
            return new LookalikeResult.Refused("The duty has ended: nothing depends on the answer any more.");
        }
        // Whoever registers a window about one of the two waits, and sees the answer; or was first, and is seen.
        TreeSet<String> both = new TreeSet<>(seen.get().customer().identifiers());
        both.addAll(seen.get().protectedCustomer().identifiers());
        locks.hold(both);
        LookalikeView view = find(actor, id).orElseThrow();
        PartnerId me = new PartnerId(actor.partnerId());
        Answer last = lastOf(id, me);
        if (last == answer) {
            return new LookalikeResult.Refused("Your organisation has said so already.");
        }
        answers.add(id, new Said(me, answer, actor.username(), why, clock.instant()));
        return new LookalikeResult.Recorded(standsInTheWay(view));
    }

    private Answer lastOf(String id, PartnerId me) {
        return Objects.requireNonNull(answers.of(List.of(id)).get(id)).reversed().stream()
                .filter(said -> said.partner().equals(me))
                .findFirst()
                .map(Said::answer)
                .orElse(Answer.UNDECIDED);
    }

    private Optional<Duty> standsInTheWay(LookalikeView view) {
        boolean same = LookalikeAnswers.standing(
                        Objects.requireNonNull(answers.of(List.of(view.id())).get(view.id())))
                == Standing.SAME;
        ProtectionWindow window = windows.findById(view.duty().windowId()).orElseThrow();
        return same && contrary.stands(window, view.referralId(), Days.today(clock))
                ? Optional.of(view.duty())
                : Optional.empty();
    }

    private record Row(
            String id,
            String windowId,
            String referralId,
            CustomerIdentity customer,
            Set<Likeness> reasons,
            Instant at) {}

    private List<Row> rows(PartnerId me, String narrower, Map<String, String> parameters) {
        return database.sql(
                        "select l.id, l.window_id, l.referral_id, l.legal_name, l.country, l.domain, l.tax_id, l.reasons,"
                                + " l.found_at" + PARTY_TO_BOTH + narrower + " order by case when " + WAITS
                                + " then 0 else 1 end, l.found_at desc, l.id limit " + MOST_SHOWN)
                .param("me", me.value())
                .param("today", Days.today(clock))
                .params(parameters)
                .query((row, number) -> new Row(
                        row.getString("id"),
                        row.getString("window_id"),
                        row.getString("referral_id"),
                        new CustomerIdentity(
                                row.getString("legal_name"),
                                row.getString("country"),
                                row.getString("domain"),
                                row.getString("tax_id")),
                        FoundLookalikes.reasons(row.getString("reasons")),
                        UtcColumns.requiredInstant(row, "found_at")))
                .list();
    }

    private List<LookalikeView> views(List<Row> rows) {
        Set<String> ids = rows.stream().map(Row::windowId).collect(Collectors.toSet());
        Map<String, ProtectionWindow> theirs =
                windows.findAllById(ids).stream().collect(Collectors.toMap(ProtectionWindow::id, Function.identity()));
        Map<String, CustomerIdentity> named = customers.named(ids);
        Map<String, List<Said>> said = answers.of(rows.stream().map(Row::id).toList());
        Map<PartnerId, String> names = partners.namesOf(
                said.values().stream().flatMap(List::stream).map(Said::partner).collect(Collectors.toSet()));
        LocalDate today = Days.today(clock);
        List<LookalikeView> views = new ArrayList<>();
        for (Row row : rows) {
            ProtectionWindow window = Objects.requireNonNull(theirs.get(row.windowId()));
            Duty duty = window.duty();
            List<Said> words = said.getOrDefault(row.id(), List.of());
            views.add(new LookalikeView(
                    row.id(),
                    row.referralId(),
                    duty,
                    Objects.requireNonNull(named.get(row.windowId())),
                    row.customer(),
                    row.reasons(),
                    row.at(),
                    LookalikeAnswers.standing(words),
                    window.stateOn(today, 0).isOver(),
                    words.stream().map(one -> word(one, names)).toList()));
        }
        return views;
    }

    private static Word word(Said said, Map<PartnerId, String> names) {
        return new Word(
                names.getOrDefault(said.partner(), said.partner().value()),
                said.answer(),
                said.by(),
                said.reason(),
                said.at());
    }

    /** What a partner is called. */
    public String nameOf(PartnerId partner) {
        return partners.nameOf(partner.value());
    }
}
