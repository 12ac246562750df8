package io.evenhand.settlement.payable;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.settlement.journal.AccountId;
import io.evenhand.settlement.journal.AsOf;
import io.evenhand.settlement.journal.Balance;
import io.evenhand.settlement.journal.Journal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the actor's organisation takes over into its own books for a calendar year, as files. */
@Service
@Transactional(readOnly = true)
public class YearEnd {
    private final PayableTable table;
    private final Journal journal;
    private final List<StatementPositions> statements;
    private final Agreements agreements;
    private final Partners partners;
    private final Clock clock;

    YearEnd(
            PayableTable table,
            Journal journal,
            List<StatementPositions> statements,
            Agreements agreements,
            Partners partners,
            Clock clock) {
        this.table = table;
        this.journal = journal;
        this.statements = List.copyOf(statements);
        this.agreements = agreements;
        this.partners = partners;
        this.clock = clock;
    }

    /** As which file. */
    public enum Format {
        CSV,
        XLSX
    }

    /** A partner's finance: nobody else of it sees its money. */
    public static boolean mayExport(Actor actor) {
        return !actor.partnerId().equals(Actor.HOST) && actor.has(Role.FINANCE);
    }

    /** Its statements, payables, accounts and how they agree. Empty for whoever is not of a partner's finance. */
    public Optional<byte[]> export(Actor actor, int year, Format format) {
        if (!mayExport(actor)) {
            return Optional.empty();
        }
        List<Sheet> sheets = sheets(actor.partnerId(), year);
        return Optional.of(
                switch (format) {
                    case CSV -> SheetFiles.csv(sheets);
                    case XLSX -> SheetFiles.xlsx(sheets);
                });
    }

    List<Sheet> sheets(String partnerId, int year) {
        List<Payable> payables = table.all(partnerId);
        List<StatementPositions.Sealed> sealed = statements.stream()
                .flatMap(source -> source.ofYear(partnerId, year).stream())
                .toList();
        List<Balance> before = new ArrayList<>();
        List<Balance> after = new ArrayList<>();
        Instant now = clock.instant();
        for (String agreement : journal.agreementsOf(partnerId)) {
            before.addAll(journal.balances(agreement, new AsOf(LocalDate.of(year - 1, 12, 31), now)));
            after.addAll(journal.balances(agreement, new AsOf(LocalDate.of(year, 12, 31), now)));
        }
        Map<String, String> numbers = numbers(payables, sealed, after);
        Map<String, String> names = names(payables, after);
        YearEndSheets sheets = new YearEndSheets(
                partnerId, year, id -> numbers.getOrDefault(id, id), id -> names.getOrDefault(id, id));
        return List.of(
                sheets.statements(sealed),
                sheets.payables(payables),
                sheets.accounts(before, after),
                sheets.check(payables, after));
    }

    private Map<String, String> numbers(
            List<Payable> payables, List<StatementPositions.Sealed> sealed, List<Balance> balances) {
        Set<AgreementId> ids = new HashSet<>();
        payables.forEach(payable -> AgreementId.find(payable.agreementId()).ifPresent(ids::add));
        sealed.forEach(one -> AgreementId.find(one.agreementId()).ifPresent(ids::add));
        balances.forEach(
                balance -> AgreementId.find(balance.account().agreementId()).ifPresent(ids::add));
        Map<String, String> numbers = new HashMap<>();
        if (!ids.isEmpty()) {
            agreements.references(ids).forEach((id, reference) -> numbers.put(id.value(), reference.number()));
        }
        return numbers;
    }

    private Map<String, String> names(List<Payable> payables, List<Balance> balances) {
        Set<PartnerId> ids = new HashSet<>();
        payables.forEach(
                payable -> ids.addAll(List.of(new PartnerId(payable.debtorId()), new PartnerId(payable.creditorId()))));
        balances.stream()
                .map(Balance::account)
                .map(AccountId::counterpartId)
                .filter(id -> id != null)
                .forEach(id -> PartnerId.read(id).ifPresent(ids::add));
        Map<String, String> names = new HashMap<>();
        partners.namesOf(ids).forEach((id, name) -> names.put(id.value(), name));
        return names;
    }
}
