package io.evenhand.settlement.payable;

import io.evenhand.money.Money;
import io.evenhand.settlement.journal.AccountId;
import io.evenhand.settlement.journal.AccountKind;
import io.evenhand.settlement.journal.Balance;
import io.evenhand.settlement.payable.Payable.Invoice;
import io.evenhand.settlement.payable.Payable.Tax;
import io.evenhand.settlement.split.PeriodEnd.Position;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.joda.money.CurrencyUnit;

/**
 * The tables of a partner's year. Amounts are the partner's: positive for what it gets, negative for what it gives; balances of accounts are
 * as the journal keeps them, debits positive.
 */
final class YearEndSheets {
    private static final String MOVED = "Posted to the first open day, in another year";

    private final String partnerId;
    private final LocalDate first;
    private final LocalDate last;
    private final Function<String, String> numberOf;
    private final Function<String, String> nameOf;

    /** @param numberOf an agreement's, by its id @param nameOf a partner's, by its id */
    YearEndSheets(String partnerId, int year, Function<String, String> numberOf, Function<String, String> nameOf) {
        this.partnerId = partnerId;
        this.first = LocalDate.of(year, 1, 1);
        this.last = LocalDate.of(year, 12, 31);
        this.numberOf = numberOf;
        this.nameOf = nameOf;
    }

    Sheet statements(List<StatementPositions.Sealed> sealed) {
        Sheet sheet = new Sheet(
                "Statements",
                List.of(
                        "Agreement",
                        "Period",
                        "Period ends",
                        "Statement",
                        "Currency",
                        "Earned",
                        "Corrected",
                        "Returned",
                        "Brought forward",
                        "Lapsed",
                        "Carried forward",
                        "Gets for the period"));
        for (StatementPositions.Sealed one : sealed) {
            Position position = one.position();
            sheet.add(
                    numberOf.apply(one.agreementId()),
                    one.period(),
                    one.lastDay(),
                    one.statementNumber(),
                    position.payable().currency().getCode(),
                    position.earned(),
                    position.corrected(),
                    position.returned(),
                    position.broughtForward(),
                    position.lapsed(),
                    position.carriedForward(),
                    position.payable());
        }
        return sheet;
    }

    /** Those of the year, and those that were still open when it began. */
    Sheet payables(List<Payable> payables) {
        Sheet sheet = new Sheet(
                "Payables",
                List.of(
                        "Agreement",
                        "Partner",
                        "Direction",
                        "For",
                        "Period",
                        "Statement",
                        "Currency",
                        "Net",
                        "Tax treatment",
                        "Tax rate",
                        "Tax",
                        "Gross",
                        "Invoice",
                        "Invoice date",
                        "Billed by",
                        "Due from",
                        "State",
                        "Paid on",
                        "Paid by"));
        payables.stream().filter(this::isOfTheYear).forEach(payable -> add(sheet, payable));
        return sheet;
    }

    private void add(Sheet sheet, Payable payable) {
        Tax tax = payable.tax();
        Invoice invoice = payable.invoice();
        LocalDate paidOn = paidBy(payable, last) ? payable.paidOn() : null;
        sheet.add(
                numberOf.apply(payable.agreementId()),
                nameOf.apply(isOurs(payable) ? payable.debtorId() : payable.creditorId()),
                isOurs(payable) ? "to get" : "to pay",
                kind(payable),
                payable.period(),
                payable.statementNumber(),
                payable.net().currency().getCode(),
                signed(payable, payable.net()),
                tax == null ? null : tax.treatment().title(),
                tax == null || !tax.treatment().addsTax() ? null : tax.rate().words(),
                tax == null ? null : signed(payable, tax.amount()),
                signed(payable, payable.gross()),
                invoice == null ? null : invoice.number(),
                invoice == null ? null : invoice.on(),
                invoice == null ? null : invoice.selfBilled() ? "payer" : "payee",
                payable.dueOn(),
                payable.state().title(),
                paidOn,
                paidOn == null ? null : payable.setOff() ? "setting off" : "bank");
    }

    /** @param before at the end of the year before, and @param after at the end of this one */
    Sheet accounts(List<Balance> before, List<Balance> after) {
        Sheet sheet = new Sheet(
                "Accounts",
                List.of("Agreement", "Partner", "Account", "Currency", "At the beginning", "Change", "At the end"));
        Map<String, Money> openings = new TreeMap<>();
        before.forEach(balance -> balance.amounts()
                .forEach(
                        (currency, amount) -> openings.put(balance.account() + " " + currency + key(balance), amount)));
        for (Balance balance : after) {
            if (!balance.account().partnerId().equals(partnerId)) {
                continue;
            }
            balance.amounts().forEach((currency, end) -> {
                Money start =
                        openings.getOrDefault(balance.account() + " " + currency + key(balance), Money.zero(currency));
                sheet.add(
                        numberOf.apply(balance.account().agreementId()),
                        counterpart(balance.account()),
                        balance.account()
                                .kind()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', ' '),
                        currency.getCode(),
                        start,
                        end.minus(start),
                        end);
            });
        }
        return sheet;
    }

    private static String key(Balance balance) {
        return " " + balance.account().agreementId();
    }

    private String counterpart(AccountId account) {
        return account.counterpartId() == null ? "" : nameOf.apply(account.counterpartId());
    }

    /** What the payables and what the journal say at the end of the year, which must be the same. */
    Sheet check(List<Payable> payables, List<Balance> balances) {
        Sheet sheet = new Sheet(
                "Check",
                List.of(
                        "Agreement",
                        "What",
                        "Currency",
                        "By payables",
                        "By journal",
                        "Difference",
                        "What a difference means"));
        Set<String> agreements = new TreeSet<>();
        payables.forEach(payable -> agreements.add(payable.agreementId()));
        balances.forEach(balance -> agreements.add(balance.account().agreementId()));
        for (String agreement : agreements) {
            List<Payable> ofAgreement = payables.stream()
                    .filter(payable ->
                            payable.agreementId().equals(agreement) && payable.state() != PayableState.WITHDRAWN)
                    .toList();
            List<Balance> book = balances.stream()
                    .filter(balance -> balance.account().agreementId().equals(agreement)
                            && balance.account().partnerId().equals(partnerId))
                    .toList();
            Set<CurrencyUnit> currencies = new TreeSet<>();
            ofAgreement.forEach(payable -> currencies.add(payable.net().currency()));
            book.forEach(balance -> currencies.addAll(balance.amounts().keySet()));
            currencies.forEach(currency -> check(sheet, agreement, currency, ofAgreement, book));
        }
        return sheet;
    }

    private void check(
            Sheet sheet, String agreement, CurrencyUnit currency, List<Payable> payables, List<Balance> book) {
        Money tax = sum(
                payables, currency, this::isBilled, payable -> payable.gross().minus(payable.net()));
        line(
                sheet,
                agreement,
                "Tax",
                currency,
                tax,
                total(book, currency, AccountKind.TAX).negate(),
                MOVED);
        sumOf(sheet, agreement, "Interest", PayableKind.INTEREST, AccountKind.INTEREST, payables, book, currency);
        sumOf(sheet, agreement, "Damages", PayableKind.DAMAGES, AccountKind.DAMAGES, payables, book, currency);
        // What a setting-off left went out of clearing again, and is owed in its place.
        Money left = sum(
                payables,
                currency,
                payable -> payable.kind() == PayableKind.REMAINDER
                        && !earned(payable).isAfter(last),
                Payable::gross);
        Money paid = sum(payables, currency, payable -> paidBy(payable, last), Payable::gross)
                .minus(left);
        Money bank = total(book, currency, AccountKind.BANK).plus(total(book, currency, AccountKind.CLEARING));
        line(sheet, agreement, "Paid and set off", currency, paid, bank, MOVED);
        Money open = sum(
                payables,
                currency,
                payable -> !earned(payable).isAfter(last) && !paidBy(payable, last),
                payable -> isBilled(payable) ? payable.gross() : payable.net());
        Money owed = total(book, currency, AccountKind.RECEIVABLE).plus(total(book, currency, AccountKind.PAYABLE));
        line(
                sheet,
                agreement,
                "Owed at the end of the year",
                currency,
                open,
                owed,
                "Shared and not yet in a statement, or carried forward");
    }

    private void sumOf(
            Sheet sheet,
            String agreement,
            String what,
            PayableKind kind,
            AccountKind account,
            List<Payable> payables,
            List<Balance> book,
            CurrencyUnit currency) {
        Money owed = sum(
                payables,
                currency,
                payable -> payable.kind() == kind && !payable.dueOn().isAfter(last),
                Payable::net);
        Money posted = total(book, currency, account).negate();
        // Most agreements know no damages: then nothing is said of them.
        if (kind != PayableKind.DAMAGES || owed.minorUnits() != 0 || posted.minorUnits() != 0) {
            line(sheet, agreement, what, currency, owed, posted, MOVED);
        }
    }

    private void line(
            Sheet sheet,
            String agreement,
            String what,
            CurrencyUnit currency,
            Money payables,
            Money journal,
            String why) {
        Money difference = payables.minus(journal);
        sheet.add(
                numberOf.apply(agreement),
                what,
                currency.getCode(),
                payables,
                journal,
                difference,
                difference.minorUnits() == 0 ? null : why);
    }

    private Money sum(
            List<Payable> payables, CurrencyUnit currency, Predicate<Payable> counts, Function<Payable, Money> amount) {
        return payables.stream()
                .filter(payable -> payable.net().currency().equals(currency) && counts.test(payable))
                .map(payable -> signed(payable, amount.apply(payable)))
                .reduce(Money.zero(currency), Money::plus);
    }

    private static Money total(List<Balance> book, CurrencyUnit currency, AccountKind kind) {
        return book.stream()
                .filter(balance -> balance.account().kind() == kind)
                .map(balance -> balance.in(currency))
                .reduce(Money.zero(currency), Money::plus);
    }

    private boolean isOfTheYear(Payable payable) {
        LocalDate paidOn = payable.paidOn();
        return !earned(payable).isAfter(last)
                && (!earned(payable).isBefore(first) || paidOn == null || !paidOn.isBefore(first));
    }

    private boolean isBilled(Payable payable) {
        Invoice invoice = payable.invoice();
        return payable.tax() != null && invoice != null && !invoice.on().isAfter(last);
    }

    /** What its payer's bank alone reports is paid for the payer, and not yet for the payee. */
    private boolean paidBy(Payable payable, LocalDate day) {
        LocalDate paidOn = payable.paidOn();
        return paidOn != null && payable.isPaidFor(partnerId) && !paidOn.isAfter(day);
    }

    private static LocalDate earned(Payable payable) {
        Invoice invoice = payable.invoice();
        if (payable.kind() == PayableKind.REMAINDER && invoice != null) {
            return invoice.on();
        }
        return payable.kind() != PayableKind.SHARE ? payable.dueOn() : payable.lastDayOfPeriod();
    }

    private static String kind(Payable payable) {
        return switch (payable.kind()) {
            case SHARE -> "Shares";
            case INTEREST -> "Interest";
            case DAMAGES -> "Damages";
            case REMAINDER -> "Left after setting off";
        };
    }

    private boolean isOurs(Payable payable) {
        return payable.creditorId().equals(partnerId);
    }

    private Money signed(Payable payable, Money amount) {
        return isOurs(payable) ? amount : amount.negate();
    }
}
