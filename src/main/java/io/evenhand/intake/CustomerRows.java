package io.evenhand.intake;

import io.evenhand.access.Actor;
import io.evenhand.intake.RowOutcome.CellProblem;
import io.evenhand.intake.RowOutcome.Rejected;
import io.evenhand.partner.ExternalIds;
import io.evenhand.referral.ReferralFacts.CustomerFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Customers, by the id of the partner's own system. */
@Component
class CustomerRows implements RowImporter {
    static final String KEY = "customer_id";

    private static final Map<String, String> COLUMNS = Map.of(
            "/name", "name",
            "/legalName", "legal_name",
            "/domain", "domain",
            "/taxId", "tax_id",
            "/country", "country",
            "/contactName", "contact_name",
            "/contactEmail", "contact_email");

    private final ListedCustomerRepository customers;

    CustomerRows(ListedCustomerRepository customers) {
        this.customers = customers;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.CUSTOMERS;
    }

    @Override
    public String keyOf(CsvRow row) {
        return row.get(KEY);
    }

    @Override
    public RowOutcome take(Actor actor, CsvRow row, String system) {
        Optional<String> unusable = ExternalIds.problemOfId(row.get(KEY));
        if (unusable.isPresent()) {
            return Rejected.because(KEY, "will not do", unusable.get());
        }
        CustomerFacts facts = new CustomerFacts(
                row.get("name"),
                row.get("legal_name"),
                row.get("domain"),
                row.get("tax_id"),
                row.get("country"),
                row.get("contact_name"),
                row.get("contact_email"));
        List<CellProblem> problems = problems(facts);
        if (!problems.isEmpty()) {
            return new Rejected(problems);
        }
        Optional<ListedCustomer> present =
                customers.findByKeyHash(ListedCustomer.key(actor.partnerId(), system, row.get(KEY)));
        if (present.isEmpty()) {
            ListedCustomer added = customers.saveAndFlush(
                    new ListedCustomer(UUID.randomUUID().toString(), actor.partnerId(), system, row.get(KEY), facts));
            // The id is random, and the fingerprint must say the same twice.
            return new RowOutcome.Created(facts.name(), added.facts().legalName());
        }
        List<String> differences = differences(present.get().facts(), facts);
        if (differences.isEmpty()) {
            return new RowOutcome.Unchanged(present.get().id());
        }
        present.get().change(facts);
        return new RowOutcome.Changed(facts.name(), present.get().id(), differences);
    }

    private static List<CellProblem> problems(CustomerFacts facts) {
        return facts.problems().stream()
                .map(problem -> new CellProblem(
                        COLUMNS.getOrDefault(problem.pointer(), ""), problem.problem(), problem.remedy()))
                .toList();
    }

    private static List<String> differences(CustomerFacts present, CustomerFacts facts) {
        return new ChangedColumns()
                .compare("name", present.name(), facts.name())
                .compare("legal_name", present.legalName(), facts.legalName())
                .compare("domain", present.domain(), facts.domain())
                .compare("tax_id", present.taxId(), facts.taxId())
                .compare("country", present.country(), facts.country())
                .compare("contact_name", present.contactName(), facts.contactName())
                .compare("contact_email", present.contactEmail(), facts.contactEmail())
                .columns();
    }
}
