package io.evenhand.intake;

import io.evenhand.access.Actor;
import io.evenhand.intake.RowOutcome.CellProblem;
import io.evenhand.intake.RowOutcome.Rejected;
import io.evenhand.partner.ChangeResult;
import io.evenhand.partner.ExternalKind;
import io.evenhand.partner.PartnerChanges;
import io.evenhand.partner.PartnerFacts;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerView;
import io.evenhand.partner.Partners;
import io.evenhand.terms.NoticeChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Partners, by their short name or the id of the steward's own system. */
@Component
class PartnerRows implements RowImporter {
    private static final Map<String, String> COLUMNS = Map.of("legalName", "legal_name", "noticeEmail", "notice_email");

    private static final String INDIVIDUAL = "individual";

    private final Partners partners;
    private final PartnerChanges changes;
    private final ExternalNames names;

    PartnerRows(Partners partners, PartnerChanges changes, ExternalNames names) {
        this.partners = partners;
        this.changes = changes;
        this.names = names;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.PARTNERS;
    }

    @Override
    public String keyOf(CsvRow row) {
        return row.get("id");
    }

    @Override
    public RowOutcome take(Actor actor, CsvRow row, String system) {
        Optional<Rejected> unusable = names.problem(row);
        if (unusable.isPresent()) {
            return unusable.get();
        }
        if (row.has(INDIVIDUAL) && !row.get(INDIVIDUAL).equals("yes")) {
            return Rejected.because(INDIVIDUAL, "is neither \"yes\" nor empty", "write yes, or leave it empty");
        }
        Optional<String> named = names.target(actor, ExternalKind.PARTNER, row, system);
        if (named.isPresent() && !named.get().equals(row.get("id"))) {
            return Rejected.because(
                    ExternalNames.COLUMN,
                    "belongs to the partner " + named.get(),
                    "correct the id or the external id; a short name cannot be changed");
        }
        Optional<PartnerView> present = PartnerId.read(row.get("id")).flatMap(partners::find);
        // The file has no word on how notices reach a partner: what the partner itself said stays.
        PartnerFacts facts = facts(row, present.map(PartnerView::noticesBy).orElse(null));
        if (present.isEmpty()) {
            return outcome(actor, row, system, changes.addPartner(actor, row.get("id"), facts), List.of(), true);
        }
        List<String> differences = differences(present.get(), facts);
        ChangeResult result = differences.isEmpty()
                ? new ChangeResult.Changed(row.get("id"))
                : changes.changePartner(actor, present.get().id(), present.get().version(), facts);
        return outcome(actor, row, system, result, differences, false);
    }

    private RowOutcome outcome(
            Actor actor, CsvRow row, String system, ChangeResult result, List<String> differences, boolean isNew) {
        return switch (result) {
            case ChangeResult.Changed changed -> {
                boolean newName = names.name(actor, ExternalKind.PARTNER, row, system, changed.id());
                List<String> all = new ArrayList<>(differences);
                if (newName) {
                    all.add(ExternalNames.COLUMN);
                }
                yield RowOutcome.of(isNew, row.get("legal_name"), changed.id(), all);
            }
            case ChangeResult.Invalid invalid -> new Rejected(problems(invalid.problems(), COLUMNS));
            case ChangeResult.NotAllowed refused ->
                Rejected.because("", "is not yours to change", "ask the host's steward");
            case ChangeResult.Stale stale -> throw new IllegalStateException("It was read in this transaction");
            case ChangeResult.Unknown unknown -> throw new IllegalStateException("It was read in this transaction");
        };
    }

    /** A sentence by field becomes a problem with its remedy: the sentences say what to enter. */
    static List<CellProblem> problems(Map<String, String> sentences, Map<String, String> columns) {
        return sentences.entrySet().stream()
                .map(entry -> new CellProblem(
                        columns.getOrDefault(entry.getKey(), entry.getKey()), "will not do", entry.getValue()))
                .toList();
    }

    private static PartnerFacts facts(CsvRow row, @Nullable NoticeChannel noticesBy) {
        return new PartnerFacts(
                row.get("legal_name"),
                row.get("registration"),
                row.get(INDIVIDUAL).equals("yes"),
                row.get("address"),
                row.get("country"),
                row.get("notice_email"),
                noticesBy,
                row.list("regions"),
                row.list("competencies"));
    }

    /** Lists say the same in any order. */
    private static List<String> differences(PartnerView present, PartnerFacts facts) {
        return new ChangedColumns()
                .compare("legal_name", present.legalName(), facts.legalName())
                .compare("registration", Objects.requireNonNullElse(present.registration(), ""), facts.registration())
                .compare("address", present.address(), facts.address())
                .compare("country", present.country(), facts.country())
                .compare("notice_email", present.noticeEmail(), facts.noticeEmail())
                .compare("regions", present.regions(), Set.copyOf(facts.regions()))
                .compare("competencies", present.competencies(), Set.copyOf(facts.competencies()))
                .columns();
    }
}
