package io.evenhand.intake;

import io.evenhand.access.Actor;
import io.evenhand.intake.RowOutcome.CellProblem;
import io.evenhand.intake.RowOutcome.Rejected;
import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.partner.ExternalKind;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.referral.ReferralFacts;
import io.evenhand.referral.ReferralFacts.CustomerFacts;
import io.evenhand.referral.ReferralFacts.NeedFacts;
import io.evenhand.referral.ReferralFacts.SeatFacts;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralView;
import io.evenhand.referral.RegistrationResult;
import io.evenhand.referral.Registrations;
import io.evenhand.referral.UsualTerms;
import io.evenhand.terms.FieldProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Open referrals, by reference: introduced as if somebody had typed each of them. */
@Component
class ReferralRows implements RowImporter {
    private static final String FIRST_SEAT = "delivery";

    private final Registrations registrations;
    private final ReferralDesk desk;
    private final ListedCustomerRepository customers;
    private final ExternalNames names;

    ReferralRows(
            Registrations registrations, ReferralDesk desk, ListedCustomerRepository customers, ExternalNames names) {
        this.registrations = registrations;
        this.desk = desk;
        this.customers = customers;
        this.names = names;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.REFERRALS;
    }

    @Override
    public String keyOf(CsvRow row) {
        return row.get("reference");
    }

    @Override
    public RowOutcome take(Actor actor, CsvRow row, String system) {
        List<CellProblem> problems = new ArrayList<>();
        names.problem(row).ifPresent(rejected -> problems.addAll(rejected.problems()));
        names.target(actor, ExternalKind.REFERRAL, row, system)
                .flatMap(target -> desk.show(actor, ReferralId.of(target)))
                .map(ReferralView::reference)
                .filter(reference -> !reference.equals(row.get("reference")))
                .ifPresent(reference -> problems.add(new CellProblem(
                        ExternalNames.COLUMN, "belongs to " + reference, "correct the reference or the external id")));
        CustomerFacts customer = customer(actor, row, system, problems);
        NeedFacts need = need(row, problems);
        UsualTerms terms = terms(row, problems);
        ReferralFacts facts = new ReferralFacts(
                row.get("reference"),
                row.get("title"),
                customer,
                need,
                row.get("biller", row.get("seat", FIRST_SEAT)),
                seats(row),
                terms.nda(),
                terms.revenueShare(),
                terms.customerProtection(),
                null,
                row.get(ReferralColumns.MEANT).equalsIgnoreCase("yes"));
        return problems.isEmpty()
                ? introduced(actor, row, system, facts)
                : new Rejected(withOthers(actor, row, facts, problems));
    }

    /** What else will not do, so that a row is mended once: but nothing of the columns whose form was wrong already. */
    private List<CellProblem> withOthers(Actor actor, CsvRow row, ReferralFacts facts, List<CellProblem> problems) {
        List<String> told = problems.stream().map(CellProblem::column).toList();
        List<CellProblem> all = new ArrayList<>(problems);
        problems(row, registrations.problems(actor, facts)).stream()
                .filter(problem ->
                        !told.contains(problem.column()) && !problem.column().isEmpty())
                .forEach(all::add);
        return all;
    }

    private static List<CellProblem> problems(CsvRow row, List<FieldProblem> found) {
        return found.stream()
                .map(problem -> new CellProblem(
                        ReferralColumns.of(problem.pointer(), row.has(CustomerRows.KEY)),
                        problem.problem(),
                        problem.remedy()))
                .distinct()
                .toList();
    }

    private RowOutcome introduced(Actor actor, CsvRow row, String system, ReferralFacts facts) {
        String what = facts.reference() + ": " + facts.title();
        return switch (registrations.introduce(actor, facts)) {
            case RegistrationResult.Introduced introduced -> {
                boolean unused = names.name(
                        actor,
                        ExternalKind.REFERRAL,
                        row,
                        system,
                        introduced.id().value());
                // The id is random, and the fingerprint must say the same twice.
                yield new RowOutcome.Created(what, facts.reference());
            }
            case RegistrationResult.Unchanged known ->
                names.name(actor, ExternalKind.REFERRAL, row, system, known.id().value())
                        ? new RowOutcome.Changed(what, facts.reference(), List.of(ExternalNames.COLUMN))
                        : new RowOutcome.Unchanged(facts.reference());
            case RegistrationResult.Differs other ->
                Rejected.because(
                        "reference",
                        "is a referral of yours that is here with another " + String.join(", ", other.fields()),
                        "a running referral is not changed by a file: change it on its page, or use another reference");
            case RegistrationResult.ReferenceTaken taken ->
                Rejected.because("reference", "is taken in the network", "use another one");
            case RegistrationResult.NotAllowed refused ->
                Rejected.because("", "is not yours to introduce", "ask operations of your partner");
            case RegistrationResult.Invalid invalid -> new Rejected(problems(row, invalid.problems()));
        };
    }

    private CustomerFacts customer(Actor actor, CsvRow row, String system, List<CellProblem> problems) {
        if (row.has(CustomerRows.KEY)) {
            Optional<ListedCustomer> listed =
                    customers.findByKeyHash(ListedCustomer.key(actor.partnerId(), system, row.get(CustomerRows.KEY)));
            if (listed.isEmpty()) {
                problems.add(new CellProblem(
                        CustomerRows.KEY,
                        "is no customer of your list from " + system,
                        "import your customers first, or fill the customer's own columns"));
            }
            List.of("customer_name", "customer_legal_name", "customer_domain", "customer_country").stream()
                    .filter(row::has)
                    .forEach(column -> problems.add(
                            new CellProblem(column, "is filled, and so is customer_id", "leave one of the two empty")));
            return listed.map(ListedCustomer::facts).orElseGet(() -> new CustomerFacts("", "", "", null, "", "", ""));
        }
        return new CustomerFacts(
                row.get("customer_name"),
                row.get("customer_legal_name"),
                row.get("customer_domain"),
                row.get("customer_tax_id"),
                row.get("customer_country"),
                row.get("contact_name"),
                row.get("contact_email"));
    }

    private static NeedFacts need(CsvRow row, List<CellProblem> problems) {
        Money value = null;
        if (row.has("estimated_value")) {
            try {
                value = Money.of(row.get("estimated_value"), row.get("currency", "EUR"));
            } catch (IllegalArgumentException unsound) {
                String sentence = String.valueOf(unsound.getMessage());
                problems.add(new CellProblem(
                        sentence.contains("not a currency") ? "currency" : "estimated_value",
                        "is no amount of money",
                        sentence));
            }
        }
        return new NeedFacts(
                row.get("need"),
                row.list("areas"),
                row.get("region"),
                row.has("company_size") ? row.get("company_size") : null,
                row.has("timing") ? row.get("timing") : null,
                value);
    }

    private static List<SeatFacts> seats(CsvRow row) {
        String within = row.get("answer_within", SeatFacts.USUAL_ANSWER);
        List<SeatFacts> seats = new ArrayList<>();
        seats.add(new SeatFacts(
                row.get("seat", FIRST_SEAT),
                row.has("seat_areas") ? row.list("seat_areas") : row.list("areas"),
                row.list("candidates"),
                within));
        for (int i = 1; i < ReferralColumns.SEATS; i++) {
            String seat = ReferralColumns.seat(i);
            if (row.has(seat) || row.has(seat + "_candidates")) {
                seats.add(new SeatFacts(
                        row.get(seat),
                        row.has(seat + "_areas") ? row.list(seat + "_areas") : row.list("areas"),
                        row.list(seat + "_candidates"),
                        within));
            }
        }
        return seats;
    }

    private static UsualTerms terms(CsvRow row, List<CellProblem> problems) {
        return new UsualTerms(
                shares(row, problems),
                row.has("covers") ? row.list("covers") : List.of("services"),
                row.get("occurrence", "one-off"),
                row.has("months") ? number(row, "months", 0, problems) : null,
                row.get("currency", "EUR"),
                number(row, "days_to_payment", 30, problems),
                row.get("nda_purpose"),
                row.list("products"),
                row.get("governing_law"),
                row.get("courts"));
    }

    private static Map<String, Share> shares(CsvRow row, List<CellProblem> problems) {
        Map<String, Share> shares = new LinkedHashMap<>();
        Share introducer = share(row, "introducer_share", problems);
        boolean alone = !row.has("seat_2") && !row.has("seat_2_candidates") && !row.has("seat_3");
        if (introducer == null) {
            return shares;
        }
        shares.put("introducer", introducer);
        if (alone && !row.has("seat_share")) {
            shares.put(row.get("seat", FIRST_SEAT), rest(introducer, problems));
            return shares;
        }
        for (int i = 0; i < ReferralColumns.SEATS; i++) {
            String seat = ReferralColumns.seat(i);
            if (i == 0 || row.has(seat) || row.has(seat + "_share")) {
                Share its = share(row, seat + "_share", problems);
                if (its != null) {
                    shares.put(i == 0 ? row.get(seat, FIRST_SEAT) : row.get(seat), its);
                }
            }
        }
        return shares;
    }

    private static Share rest(Share share, List<CellProblem> problems) {
        if (!share.isPart()) {
            problems.add(
                    new CellProblem("introducer_share", "is more than the whole", "write a share such as 15 % or 1/3"));
            return Share.ZERO;
        }
        return share.complement();
    }

    private static @Nullable Share share(CsvRow row, String column, List<CellProblem> problems) {
        try {
            return Share.parse(row.get(column));
        } catch (IllegalArgumentException unsound) {
            problems.add(new CellProblem(column, "is no share", "write 15 % or 1/3"));
            return null;
        }
    }

    private static int number(CsvRow row, String column, int otherwise, List<CellProblem> problems) {
        if (!row.has(column)) {
            return otherwise;
        }
        if (row.get(column).matches("[0-9]{1,4}")) {
            return Integer.parseInt(row.get(column));
        }
        problems.add(new CellProblem(column, "is no whole number", "write digits only"));
        return otherwise;
    }
}
