package io.evenhand.intake;

import io.evenhand.access.Actor;
import io.evenhand.intake.RowOutcome.CellProblem;
import io.evenhand.intake.RowOutcome.Rejected;
import io.evenhand.money.Money;
import io.evenhand.partner.ChangeResult;
import io.evenhand.partner.ExternalKind;
import io.evenhand.partner.PartnerChanges;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerListings;
import io.evenhand.partner.PersonFacts;
import io.evenhand.partner.PersonId;
import io.evenhand.partner.PersonView;
import io.evenhand.partner.SigningAuthority;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.AgreementKinds;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** People of a partner and what they may sign, by external id, id, or e-mail address. */
@Component
class PeopleRows implements RowImporter {
    private static final Map<String, String> COLUMNS = Map.of(
            "agreementKind", "may_sign",
            "from", "may_sign_from",
            "until", "may_sign_until",
            "limit", "may_sign_up_to");

    private static final List<String> ABOUT_SIGNING =
            List.of("may_sign_from", "may_sign_until", "may_sign_up_to", "may_sign_jointly");

    private final PartnerListings listings;
    private final PartnerChanges changes;
    private final ExternalNames names;
    private final AgreementKinds known;
    private final EntityManager database;
    private final Clock clock;

    PeopleRows(
            PartnerListings listings,
            PartnerChanges changes,
            ExternalNames names,
            AgreementKinds known,
            EntityManager database,
            Clock clock) {
        this.listings = listings;
        this.changes = changes;
        this.names = names;
        this.known = known;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.PEOPLE;
    }

    @Override
    public String keyOf(CsvRow row) {
        return row.get("partner") + " "
                + (row.has("id") ? row.get("id") : row.get("email").toLowerCase(java.util.Locale.ROOT));
    }

    @Override
    public RowOutcome take(Actor actor, CsvRow row, String system) {
        Optional<Rejected> unusable = names.problem(row);
        if (unusable.isPresent()) {
            return unusable.get();
        }
        // Nobody but the steward learns from a file which short names there are.
        String partner = row.get("partner", actor.partnerId());
        Optional<PartnerListings.Shown> shown = PartnerId.read(partner)
                .flatMap(id -> listings.show(actor, id))
                .filter(PartnerListings.Shown::changeable);
        if (shown.isEmpty()) {
            return Rejected.because(
                    "partner",
                    "is not a partner whose people you administer",
                    actor.isSteward() ? "use a partner's short name" : "leave it empty, or write " + actor.partnerId());
        }
        List<CellProblem> problems = new ArrayList<>();
        List<String> kinds = kinds(row, problems);
        LocalDate from = day(row, "may_sign_from", problems);
        LocalDate until = day(row, "may_sign_until", problems);
        days(from, until, problems);
        Money limit = limit(row, problems);
        boolean jointly = jointly(row, problems);
        Optional<PersonView> present = present(actor, shown.get(), row, system, problems);
        return problems.isEmpty()
                ? taken(
                        actor,
                        shown.get().partner().id(),
                        present,
                        row,
                        system,
                        new Authority(kinds, from, until, limit, jointly))
                : new Rejected(problems);
    }

    private List<String> kinds(CsvRow row, List<CellProblem> problems) {
        List<String> codes = known.all().stream().map(AgreementKind::code).toList();
        List<String> kinds = row.list("may_sign");
        kinds.stream()
                .filter(kind -> !codes.contains(kind))
                .forEach(kind -> problems.add(new CellProblem(
                        "may_sign",
                        "names “" + kind + "”, which is no kind of agreement",
                        "use " + String.join(", ", codes))));
        if (kinds.isEmpty() && ABOUT_SIGNING.stream().anyMatch(row::has)) {
            problems.add(new CellProblem(
                    "may_sign",
                    "is empty, but an amount, yes or no, or a day is given",
                    "say what the person may sign"));
        }
        return kinds;
    }

    private static @Nullable LocalDate day(CsvRow row, String column, List<CellProblem> problems) {
        try {
            return row.has(column) ? LocalDate.parse(row.get(column)) : null;
        } catch (DateTimeException notADay) {
            problems.add(new CellProblem(column, "is no day", "write it as 2026-11-30: year, month, day"));
            return null;
        }
    }

    private static @Nullable Money limit(CsvRow row, List<CellProblem> problems) {
        if (!row.has("may_sign_up_to")) {
            return null;
        }
        String[] parts = row.get("may_sign_up_to").strip().split("\\s+");
        try {
            Money limit = parts.length == 2 ? Money.of(parts[0], parts[1]) : null;
            if (limit != null && limit.minorUnits() > 0) {
                return limit;
            }
        } catch (IllegalArgumentException noAmount) {
            // Answered below: to whoever wrote the cell it is the same mistake.
        }
        problems.add(new CellProblem(
                "may_sign_up_to",
                "is no amount with a currency",
                "write it as 50000.00 EUR, or leave it empty for deals of any value"));
        return null;
    }

    private static boolean jointly(CsvRow row, List<CellProblem> problems) {
        String said = row.has("may_sign_jointly") ? row.get("may_sign_jointly").strip() : "no";
        if (!said.equalsIgnoreCase("yes") && !said.equalsIgnoreCase("no")) {
            problems.add(new CellProblem("may_sign_jointly", "is neither yes nor no", "write yes, no, or nothing"));
        }
        return said.equalsIgnoreCase("yes");
    }

    /** Before anything is written, so that a row is done whole or not at all. */
    private void days(@Nullable LocalDate from, @Nullable LocalDate until, List<CellProblem> problems) {
        LocalDate first = from == null ? today() : from;
        if (first.getYear() < 2000 || first.getYear() > 2099) {
            problems.add(new CellProblem("may_sign_from", "is no day of this century", "correct the year"));
        }
        if (until != null && (until.isBefore(first) || until.getYear() > 2099)) {
            problems.add(new CellProblem(
                    "may_sign_until", "is before the first day, or not in this century", "write a day after " + first));
        }
    }

    private Optional<PersonView> present(
            Actor actor, PartnerListings.Shown shown, CsvRow row, String system, List<CellProblem> problems) {
        Optional<PersonView> named = names.target(actor, ExternalKind.PERSON, row, system)
                .flatMap(PersonId::read)
                .flatMap(shown::person);
        if (named.isEmpty()
                && names.target(actor, ExternalKind.PERSON, row, system).isPresent()) {
            problems.add(new CellProblem(
                    ExternalNames.COLUMN,
                    "belongs to a person of another partner",
                    "correct the partner or the external id"));
        }
        Optional<PersonView> byId =
                row.has("id") ? PersonId.read(row.get("id")).flatMap(shown::person) : Optional.empty();
        if (row.has("id") && byId.isEmpty()) {
            problems.add(new CellProblem("id", "is nobody of this partner", "leave it empty for a new person"));
        }
        if (named.isPresent()
                && byId.isPresent()
                && !named.get().id().equals(byId.get().id())) {
            problems.add(new CellProblem(
                    ExternalNames.COLUMN, "belongs to " + named.get().name(), "correct the id or the external id"));
        }
        List<PersonView> byEmail = shown.people().stream()
                .filter(person -> person.leftOn() == null && person.email().equalsIgnoreCase(row.get("email")))
                .toList();
        if (named.isEmpty() && byId.isEmpty() && byEmail.size() > 1) {
            problems.add(new CellProblem("email", "belongs to several people", "name one of them by id"));
        }
        return named.or(() -> byId).or(() -> byEmail.stream().findFirst());
    }

    private RowOutcome taken(
            Actor actor,
            PartnerId partner,
            Optional<PersonView> present,
            CsvRow row,
            String system,
            Authority authority) {
        PersonFacts facts = new PersonFacts(row.get("name"), row.get("title"), row.get("email"));
        List<String> differences =
                present.map(person -> differences(person, facts)).orElse(List.of());
        List<CellProblem> clashes =
                present.map(person -> clashes(person, authority)).orElse(List.of());
        if (!clashes.isEmpty()) {
            return new Rejected(clashes);
        }
        ChangeResult result = present.isEmpty()
                ? changes.addPerson(actor, partner, facts)
                : differences.isEmpty()
                        ? new ChangeResult.Changed(present.get().id().value())
                        : changes.changePerson(
                                actor,
                                partner,
                                present.get().id(),
                                present.get().version(),
                                facts);
        if (!(result instanceof ChangeResult.Changed changed)) {
            return rejected(result);
        }
        PersonId id = new PersonId(changed.id());
        List<String> all = new ArrayList<>(differences);
        for (String kind : authority.kinds()) {
            Optional<RowOutcome> refused = authorise(actor, partner, id, kind, authority, all);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        if (names.name(actor, ExternalKind.PERSON, row, system, changed.id())) {
            all.add(ExternalNames.COLUMN);
        }
        return RowOutcome.of(present.isEmpty(), facts.name(), changed.id(), all);
    }

    /** Gives the authority unless it is held already. */
    private Optional<RowOutcome> authorise(
            Actor actor, PartnerId partner, PersonId id, String kind, Authority authority, List<String> changed) {
        // The change before may have raised the record's version.
        database.flush();
        PersonView person = listings.show(actor, partner)
                .flatMap(shown -> shown.person(id))
                .orElseThrow(() -> new IllegalStateException("It was written in this transaction"));
        if (person.authorities().stream().anyMatch(held -> authority.isGiven(held, kind, today()))) {
            return Optional.empty();
        }
        LocalDate from = authority.from() == null ? today() : authority.from();
        ChangeResult result = changes.authorise(
                actor,
                partner,
                id,
                person.version(),
                new SigningAuthority(kind, from, authority.until(), authority.limit(), authority.jointly()));
        if (result instanceof ChangeResult.Changed) {
            if (!changed.contains("may_sign")) {
                changed.add("may_sign");
            }
            return Optional.empty();
        }
        return Optional.of(rejected(result));
    }

    private List<CellProblem> clashes(PersonView person, Authority authority) {
        List<CellProblem> clashes = new ArrayList<>();
        if (person.leftOn() != null && !authority.kinds().isEmpty()) {
            clashes.add(new CellProblem("may_sign", "is given to somebody who has left", "leave it empty"));
        }
        for (String kind : authority.kinds()) {
            boolean given = person.authorities().stream().anyMatch(held -> authority.isGiven(held, kind, today()));
            boolean overlaps = person.authorities().stream().anyMatch(held -> authority.overlaps(held, kind, today()));
            if (!given && overlaps) {
                clashes.add(new CellProblem(
                        "may_sign",
                        "gives " + kind + " for a period in which " + person.name()
                                + " has it already with other days or up to another amount",
                        "write the same, or end the present authority on the person's page"));
            }
        }
        return clashes;
    }

    private static List<String> differences(PersonView person, PersonFacts facts) {
        return new ChangedColumns()
                .compare("name", person.name(), facts.name())
                .compare("title", person.title(), facts.title())
                .compare("email", person.email(), facts.email())
                .columns();
    }

    private static RowOutcome rejected(ChangeResult result) {
        return switch (result) {
            case ChangeResult.Invalid invalid -> new Rejected(PartnerRows.problems(invalid.problems(), COLUMNS));
            case ChangeResult.NotAllowed refused ->
                Rejected.because("partner", "is not yours to change", "leave it empty");
            case ChangeResult.Changed never -> throw new IllegalStateException("It was changed");
            case ChangeResult.Stale stale -> throw new IllegalStateException("It was read in this transaction");
            case ChangeResult.Unknown unknown -> throw new IllegalStateException("It was read in this transaction");
        };
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** @param from null for today on @param until null for no end */
    private record Authority(
            List<String> kinds,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable Money limit,
            boolean jointly) {
        /** Without a first day, whoever may sign today has what the file gives. */
        boolean isGiven(SigningAuthority held, String kind, LocalDate today) {
            boolean begins = from == null ? held.holdsOn(today) : from.equals(held.validFrom());
            return held.covers(kind)
                    && begins
                    && held.jointly() == jointly
                    && Objects.equals(limit, held.limit())
                    && Objects.equals(until, held.validUntil());
        }

        boolean overlaps(SigningAuthority held, String kind, LocalDate today) {
            LocalDate first = from == null ? today : from;
            return held.covers(kind)
                    && held.jointly() == jointly
                    && !held.endedBefore(first)
                    && (until == null || !held.beginsAfter(until));
        }
    }
}
