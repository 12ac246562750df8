package io.evenhand.settlement.payable;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.days.Days;
import io.evenhand.document.DocumentHash;
import io.evenhand.money.Money;
import io.evenhand.partner.PartnerId;
import io.evenhand.protection.HeldWindows;
import io.evenhand.protection.HeldWindows.Holding;
import io.evenhand.terms.CustomerProtectionTerms;
import io.evenhand.terms.CustomerProtectionTerms.Damages.FixedDamages;
import io.evenhand.terms.CustomerProtectionTerms.Damages.RevenueDamages;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What damages may say, and what they amount to by the signed terms. */
@Component
class DamagesChecks {
    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_BY = 200;
    private static final int MOST_BREACHES = 1_000;
    private static final int MOST_BYTES = 10 * 1024 * 1024;
    private static final String PDF = "%PDF-";
    private static final String ADMITTED = "admitted";
    private static final String SETTLED = "settled";

    private final Agreements agreements;
    private final DamagesTable claims;
    private final DamagesCap cap;
    private final HeldWindows windows;
    private final Clock clock;

    DamagesChecks(Agreements agreements, DamagesTable claims, DamagesCap cap, HeldWindows windows, Clock clock) {
        this.agreements = agreements;
        this.claims = claims;
        this.cap = cap;
        this.windows = windows;
        this.clock = clock;
    }

    /** What was said, and will do. */
    record Checked(
            PartnerId owing,
            PartnerId owed,
            String kind,
            String by,
            LocalDate on,
            LocalDate brokenOn,
            DamagesSum sum,
            String reason,
            String fileName) {
        DamagesBasis basis(DocumentHash document) {
            return switch (kind) {
                case ADMITTED -> new DamagesBasis.Admitted(by, on, document);
                case SETTLED -> new DamagesBasis.Settled(on, document);
                default -> new DamagesBasis.Awarded(by, on, document);
            };
        }
    }

    /** @param problems gets what will not do; empty is answered then */
    Optional<Checked> check(Actor actor, AgreementId agreement, DamagesEntry entry, List<Problem> problems) {
        basis(actor, entry, problems);
        days(entry, problems);
        reason(entry, problems);
        file(entry, problems);
        LocalDate brokenOn = entry.brokenOn();
        Optional<CustomerProtectionTerms> terms = brokenOn == null
                ? Optional.empty()
                : agreements
                        .termsOn(agreement, brokenOn)
                        .filter(CustomerProtectionTerms.class::isInstance)
                        .map(CustomerProtectionTerms.class::cast);
        if (brokenOn == null || terms.isEmpty() || terms.get().damages() == null) {
            if (brokenOn != null) {
                problems.add(new Problem("brokenOn", "On that day no promise held that says what a breach costs."));
            }
            return Optional.empty();
        }
        Optional<DamagesSum> sum = sum(agreement, terms.get(), entry, problems);
        String owed = holder(agreement, terms.get(), entry.owingId(), brokenOn);
        bound(agreement, terms.get(), entry.owingId(), brokenOn, problems);
        LocalDate on = entry.on();
        return problems.isEmpty() && sum.isPresent() && on != null
                ? Optional.of(new Checked(
                        new PartnerId(entry.owingId()),
                        new PartnerId(owed),
                        entry.basis(),
                        entry.by().strip(),
                        on,
                        brokenOn,
                        sum.get(),
                        entry.reason().strip(),
                        fileName(entry)))
                : Optional.empty();
    }

    private static void basis(Actor actor, DamagesEntry entry, List<Problem> problems) {
        String by = entry.by().strip();
        switch (entry.basis()) {
            case ADMITTED -> {
                if (!entry.owingId().equals(actor.partnerId())) {
                    problems.add(
                            new Problem("basis", "Only the one that owes it admits it: its finance files it then."));
                }
                named(by, "Say who admitted it for your organisation", problems);
            }
            case SETTLED -> {}
            case "awarded" -> named(by, "Say which court or tribunal awarded it, and under which number", problems);
            default -> problems.add(new Problem("basis", "Choose whether it was admitted, settled or awarded."));
        }
    }

    private static void named(String by, String ask, List<Problem> problems) {
        if (by.isEmpty() || by.length() > LONGEST_BY) {
            problems.add(new Problem("by", ask + ", in at most 200 characters."));
        }
    }

    private void days(DamagesEntry entry, List<Problem> problems) {
        LocalDate on = entry.on();
        LocalDate brokenOn = entry.brokenOn();
        if (on == null || on.isAfter(Days.today(clock))) {
            problems.add(new Problem("on", "Enter the day on which that was, today or earlier."));
        }
        if (brokenOn == null || (on != null && brokenOn.isAfter(on))) {
            problems.add(new Problem("brokenOn", "Enter the day of the breach, which is not after that."));
        }
    }

    private static void reason(DamagesEntry entry, List<Problem> problems) {
        String reason = entry.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            problems.add(new Problem("reason", "Say what happened, in at most 1000 characters."));
        }
    }

    private static void file(DamagesEntry entry, List<Problem> problems) {
        byte[] head = PDF.getBytes(StandardCharsets.US_ASCII);
        boolean pdf = entry.document().length > head.length
                && new String(entry.document(), 0, head.length, StandardCharsets.US_ASCII).equals(PDF);
        if (!pdf || entry.document().length > MOST_BYTES) {
            problems.add(new Problem("file", "Choose the document that shows it: a PDF of at most 10 MB."));
        }
    }

    private Optional<DamagesSum> sum(
            AgreementId agreement, CustomerProtectionTerms terms, DamagesEntry entry, List<Problem> problems) {
        CustomerProtectionTerms.Damages damages = terms.damages();
        if (damages instanceof FixedDamages fixed) {
            Optional<Integer> breaches = breaches(entry.breaches().strip());
            if (breaches.isEmpty()) {
                problems.add(new Problem("breaches", "Enter how many breaches there were, from 1 to 1000."));
                return Optional.empty();
            }
            Money none = Money.zero(fixed.amount().currency());
            Money most = fixed.atMost();
            Money before = most == null
                    ? none
                    : most.minus(left(agreement, terms, entry, most).left());
            return some(DamagesSum.of(damages, breaches.get(), none, before), "breaches", problems);
        }
        if (damages instanceof RevenueDamages part) {
            String currency = part.atMost().currency().getCode();
            Optional<Money> revenue = revenue(entry.revenue().strip(), currency);
            if (revenue.isEmpty()) {
                problems.add(new Problem(
                        "revenue",
                        "Enter the revenue that the breach brought, net of tax, in " + currency + ": 12000.00"));
                return Optional.empty();
            }
            Money before = part.atMost()
                    .minus(left(agreement, terms, entry, part.atMost()).left());
            return some(DamagesSum.of(damages, 1, revenue.get(), before), "revenue", problems);
        }
        return Optional.empty();
    }

    private static Optional<DamagesSum> some(DamagesSum sum, String field, List<Problem> problems) {
        if (!sum.amount().isPositive()) {
            problems.add(new Problem(field, "Nothing is left of what the terms allow at most."));
            return Optional.empty();
        }
        return Optional.of(sum);
    }

    /** Held from now on, so that others who file or admit at the same moment wait; what was filed on this document does not count itself. */
    private DamagesLeft left(AgreementId agreement, CustomerProtectionTerms terms, DamagesEntry entry, Money most) {
        cap.hold(agreement.value(), entry.owingId());
        String same = claims.find(agreement.value(), DocumentHash.of(entry.document()))
                .map(DamagesClaim::id)
                .orElse("");
        LocalDate brokenOn = Objects.requireNonNull(entry.brokenOn());
        return cap.left(
                        agreement.value(),
                        entry.owingId(),
                        holder(agreement, terms, entry.owingId(), brokenOn),
                        brokenOn,
                        same)
                .orElseGet(() -> DamagesLeft.of(most, Money.zero(most.currency())));
    }

    /** Whom the terms bind, or who took that over: each from the day on, and until the day, of the window. */
    private void bound(
            AgreementId agreement,
            CustomerProtectionTerms terms,
            String owing,
            LocalDate brokenOn,
            List<Problem> problems) {
        List<Holding> ofOwing = of(agreement, owing);
        List<Holding> then =
                ofOwing.stream().filter(window -> window.isOn(brokenOn)).toList();
        if (!then.isEmpty()) {
            if (then.stream().allMatch(window -> window.isOverOn(brokenOn))) {
                then.stream()
                        .flatMap(window -> Stream.ofNullable(window.bindsUntil()))
                        .max(Comparator.naturalOrder())
                        .ifPresent(last -> problems.add(new Problem(
                                "brokenOn",
                                "Its promise bound it until %s: what happened later broke nothing of it."
                                        .formatted(Days.words(last)))));
            }
            return;
        }
        Optional<LocalDate> lifted = ofOwing.stream()
                .map(Holding::liftedOn)
                .flatMap(Stream::ofNullable)
                .filter(day -> !brokenOn.isBefore(day))
                .max(Comparator.naturalOrder());
        if (lifted.isPresent()) {
            problems.add(new Problem(
                    "brokenOn",
                    "It was bound until %s: from then on its promise was released or passed on."
                            .formatted(Days.words(lifted.get().minusDays(1)))));
        } else if (!terms.boundIds().contains(owing)) {
            problems.add(
                    ofOwing.isEmpty()
                            ? new Problem("owing", "Choose who broke the promise: one of those whom it binds.")
                            : new Problem("brokenOn", "It was not bound yet on that day."));
        }
    }

    private List<Holding> of(AgreementId agreement, String owing) {
        String number = agreements.find(agreement).map(AgreementView::number).orElse("");
        return windows.under(List.of(number, agreement.value())).stream()
                .filter(holding -> holding.bound().value().equals(owing))
                .toList();
    }

    /** Whoever held the window that bound the one on that day; else whom the terms protect. */
    private String holder(AgreementId agreement, CustomerProtectionTerms terms, String owing, LocalDate brokenOn) {
        return of(agreement, owing).stream()
                .filter(holding -> holding.isOn(brokenOn))
                .map(holding -> holding.holder().value())
                .findFirst()
                .orElse(terms.protectedId());
    }

    private static Optional<Integer> breaches(String text) {
        try {
            int breaches = Integer.parseInt(text);
            return breaches >= 1 && breaches <= MOST_BREACHES ? Optional.of(breaches) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static Optional<Money> revenue(String text, String currency) {
        try {
            Money revenue = Money.of(text, currency);
            return revenue.isPositive() ? Optional.of(revenue) : Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException notAnAmount) {
            return Optional.empty();
        }
    }

    private static String fileName(DamagesEntry entry) {
        String name = entry.fileName().replaceAll("[^A-Za-z0-9._-]", "_");
        return name.isEmpty() ? "damages.pdf" : name.substring(Math.max(0, name.length() - 120));
    }
}
