package io.evenhand.terms;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.terms.AgreementTerm.FixedTerm;
import io.evenhand.terms.AgreementTerm.OpenTerm;
import io.evenhand.terms.Confidentiality.CountedFrom;
import io.evenhand.terms.Confidentiality.LimitedConfidentiality;
import io.evenhand.terms.Confidentiality.PerpetualConfidentiality;
import io.evenhand.terms.CustomerProtectionTerms.ContactApproval;
import io.evenhand.terms.CustomerProtectionTerms.ContactApproval.Silence;
import io.evenhand.terms.CustomerProtectionTerms.Damages;
import io.evenhand.terms.CustomerProtectionTerms.EmployeeNonSolicit;
import io.evenhand.terms.CustomerProtectionTerms.PriorRelationship;
import io.evenhand.terms.CustomerProtectionTerms.ReleaseEvent;
import io.evenhand.terms.CustomerProtectionTerms.Window;
import io.evenhand.terms.Disclosure.MutualDisclosure;
import io.evenhand.terms.Disclosure.OneWayDisclosure;
import io.evenhand.terms.NdaTerms.CompelledDisclosure;
import io.evenhand.terms.NdaTerms.NonCircumvention;
import io.evenhand.terms.NdaTerms.PermittedRecipient;
import io.evenhand.terms.NdaTerms.ReturnOrDestroy;
import io.evenhand.terms.Qualification.FirstOrder;
import io.evenhand.terms.Qualification.FirstOrder.Trigger;
import io.evenhand.terms.RevenueShareTerms.AuditRight;
import io.evenhand.terms.RevenueShareTerms.CarryForward;
import io.evenhand.terms.RevenueShareTerms.Clawback;
import io.evenhand.terms.RevenueShareTerms.Conversion;
import io.evenhand.terms.RevenueShareTerms.Conversion.RateDate;
import io.evenhand.terms.RevenueShareTerms.Conversion.RateSource;
import io.evenhand.terms.RevenueShareTerms.LateInterest;
import io.evenhand.terms.RevenueShareTerms.Payment;
import io.evenhand.terms.RevenueShareTerms.Reporting;
import io.evenhand.terms.RevenueShareTerms.Roles;
import io.evenhand.terms.RevenueShareTerms.Rounding;
import io.evenhand.terms.SplitRule.Base;
import io.evenhand.terms.SplitRule.Cap;
import io.evenhand.terms.SplitRule.CapScope;
import io.evenhand.terms.SplitRule.Deduction;
import io.evenhand.terms.SplitRule.Floor;
import io.evenhand.terms.SplitRule.FloorScope;
import io.evenhand.terms.SplitRule.Occurrence;
import io.evenhand.terms.SplitRule.PartyShare;
import io.evenhand.terms.SplitRule.Preferred;
import io.evenhand.terms.SplitRule.Recognition;
import io.evenhand.terms.SplitRule.Revenue;
import io.evenhand.terms.SplitRule.Step;
import io.evenhand.terms.SplitRule.Tier;
import io.evenhand.terms.SplitRule.TierMode;
import io.evenhand.terms.SplitRule.TierScope;
import io.evenhand.terms.SplitRule.Tiers;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Valid terms of every kind, generated from a fixed seed; text holds the characters that formats like to get wrong. */
public final class ArbitraryTerms {
    private static final List<String> TEXTS = List.of(
            "Einführung von ERP",
            "\"Quoted\" & <tagged>",
            "Back\\slash / slash",
            "Łódź – façade €",
            "日本語のテキスト",
            "plain");

    private final Random random;
    private final List<String> texts;
    /** Whether they are for documents: no two parties have one name, with which prose could not tell them apart, and they may say what came later: a limit of
     *  liability, or how notices reach one of them. */
    private final boolean named;
    /** Ways of giving notices, of the terms that are being made: what a party wants is one of them. */
    private List<NoticeChannel> agreedWays = List.of();

    ArbitraryTerms(long seed) {
        this(seed, TEXTS, false);
    }

    private ArbitraryTerms(long seed, List<String> texts, boolean named) {
        this.random = new Random(seed);
        this.texts = texts;
        this.named = named;
    }

    /** Without letters that no document can show, and between parties of different names. */
    public static ArbitraryTerms printable(long seed) {
        return new ArbitraryTerms(
                seed, TEXTS.stream().filter(text -> !text.startsWith("日")).toList(), true);
    }

    public Terms next() {
        return switch (random.nextInt(3)) {
            case 0 -> nda();
            case 1 -> revenueShare();
            default -> customerProtection();
        };
    }

    NdaTerms nda() {
        List<TermsParty> parties = parties();
        return new NdaTerms(
                parties,
                date(),
                random.nextBoolean()
                        ? new MutualDisclosure()
                        : new OneWayDisclosure(anyOf(parties).partnerId()),
                text(),
                random.nextBoolean() ? new FixedTerm(period()) : new OpenTerm(random.nextInt(90)),
                random.nextBoolean()
                        ? new PerpetualConfidentiality()
                        : new LimitedConfidentiality(period(), anyOf(CountedFrom.values())),
                random.nextBoolean(),
                some(PermittedRecipient.values()),
                new CompelledDisclosure(random.nextBoolean(), random.nextBoolean()),
                new ReturnOrDestroy(
                        anyOf(ReturnOrDestroy.Choice.values()),
                        1 + random.nextInt(180),
                        random.nextBoolean(),
                        random.nextBoolean(),
                        random.nextBoolean()),
                random.nextBoolean(),
                random.nextBoolean(),
                maybe(new NonCircumvention(1 + random.nextInt(36), anyOf(Conduct.values()))),
                random.nextBoolean() ? List.of() : List.of(text()),
                jurisdiction(),
                ways(),
                null);
    }

    RevenueShareTerms revenueShare() {
        List<TermsParty> parties = parties();
        List<String> ids = parties.stream().map(TermsParty::partnerId).toList();
        Clawback clawback = maybe(new Clawback(
                1 + random.nextInt(24), some(Clawback.Trigger.values()), named ? maybe(Clawback.Until.PAYOUT) : null));
        return new RevenueShareTerms(
                parties,
                date(),
                customer(),
                "REF-" + random.nextInt(10_000),
                new Roles(ids.getFirst(), ids.subList(1, ids.size()), anyOf(ids)),
                named ? maybe(qualification()) : null,
                List.of(oneOff(ids), recurring(ids)),
                new Payment(
                        Money.currency("EUR"),
                        random.nextInt(90),
                        named ? maybe(anyOf(Payment.Method.values())) : null),
                new Reporting(anyOf(Reporting.Frequency.values()), 1 + random.nextInt(60)),
                maybe(new AuditRight(1 + random.nextInt(60), 1 + random.nextInt(3), Share.of(random.nextInt(20), 100))),
                clawback,
                random.nextInt(90),
                random.nextInt(365),
                Rounding.LARGEST_REMAINDER,
                maybe(new Conversion(anyOf(RateSource.values()), anyOf(RateDate.values()))),
                maybe(new LateInterest(Share.of(1 + random.nextInt(20), 100))),
                clawback == null ? null : maybe(new CarryForward(1 + random.nextInt(60), maybe(money()))),
                liability(),
                term(),
                jurisdiction(),
                ways(),
                null);
    }

    private Qualification qualification() {
        return new Qualification(
                maybe(1 + random.nextInt(24)),
                maybe(1 + random.nextInt(30)),
                new FirstOrder(1 + random.nextInt(24), Trigger.PLACED));
    }

    CustomerProtectionTerms customerProtection() {
        List<TermsParty> parties = parties();
        List<String> ids = parties.stream().map(TermsParty::partnerId).toList();
        LocalDate effectiveOn = date();
        boolean passive = random.nextBoolean();
        return new CustomerProtectionTerms(
                parties,
                effectiveOn,
                ids.getFirst(),
                ids.subList(1, ids.size()),
                customer(),
                "REF-" + random.nextInt(10_000),
                passive ? Conduct.SOLICIT : Conduct.ACCEPT,
                passive,
                List.of(text(), "Support"),
                named ? maybe(new ContactApproval(1 + random.nextInt(60), anyOf(Silence.values()))) : null,
                new Window(effectiveOn.plusDays(random.nextInt(30)), 1 + random.nextInt(60)),
                random.nextBoolean()
                        ? List.of()
                        : List.of(new PriorRelationship(ids.getLast(), text(), effectiveOn.minusYears(1))),
                maybe(new EmployeeNonSolicit(random.nextInt(24))),
                damages(),
                some(ReleaseEvent.values()),
                random.nextInt(24),
                liability(),
                jurisdiction(),
                ways(),
                null);
    }

    private @Nullable Liability liability() {
        if (!named) {
            return null;
        }
        return switch (random.nextInt(4)) {
            case 0 -> new Liability.FixedLiability(money());
            case 1 -> new Liability.MultipleLiability(1 + random.nextInt(10));
            case 2 -> new Liability.GreaterOfLiability(money(), 1 + random.nextInt(10));
            default -> null;
        };
    }

    private @Nullable Damages damages() {
        return switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> new Damages.FixedDamages(money(), null);
            default ->
                new Damages.RevenueDamages(Share.of(1 + random.nextInt(50), 100), 1 + random.nextInt(36), money());
        };
    }

    private SplitRule oneOff(List<String> ids) {
        Step step = step(1, ids);
        List<Cap> caps = caps(ids);
        List<Floor> floors = floors(ids);
        return new SplitRule(
                "projects",
                List.of(Revenue.SERVICES, Revenue.HARDWARE),
                Occurrence.ONE_OFF,
                base(),
                List.of(step),
                null,
                caps,
                preferred(ids),
                maybe(tiers(step.shares(), ids, caps, floors)),
                floors);
    }

    private SplitRule recurring(List<String> ids) {
        Integer months = random.nextBoolean() ? null : 25 + random.nextInt(36);
        List<Step> steps =
                random.nextBoolean() ? List.of(step(1, ids)) : List.of(step(1, ids), step(13, ids), step(25, ids));
        List<Cap> caps = caps(ids);
        List<Floor> floors = floors(ids);
        Tiers tiers = steps.size() == 1 ? maybe(tiers(steps.getFirst().shares(), ids, caps, floors)) : null;
        return new SplitRule(
                "licences",
                List.of(Revenue.LICENCES),
                Occurrence.RECURRING,
                base(),
                steps,
                months,
                caps,
                preferred(ids),
                tiers,
                floors);
    }

    private List<Preferred> preferred(List<String> ids) {
        return Stream.generate(() -> random.nextBoolean()
                        ? new Preferred(anyOf(ids), Share.of(1 + random.nextInt(20), 100), null, maybe(money()))
                        : new Preferred(anyOf(ids), null, new Money(1, Money.currency("EUR")), maybe(money())))
                .limit(random.nextInt(3))
                .toList();
    }

    private Tiers tiers(List<PartyShare> first, List<String> ids, List<Cap> caps, List<Floor> floors) {
        List<Tier> tiers = new ArrayList<>(List.of(new Tier(Money.zero(Money.currency("EUR")), first)));
        for (int i = random.nextInt(3); i >= 0; i--) {
            Money from = tiers.getLast().from().plus(money());
            tiers.add(new Tier(from, step(1, ids).shares()));
        }
        TierMode mode = anyOf(TierMode.values());
        boolean limitsPeriods = caps.stream().anyMatch(cap -> cap.per() == CapScope.PERIOD)
                || floors.stream().anyMatch(floor -> floor.per() == FloorScope.PERIOD);
        return new Tiers(
                anyOf(TierScope.values()),
                mode,
                mode == TierMode.WHOLE && !limitsPeriods && random.nextBoolean(),
                tiers);
    }

    /** Never of the party that is capped. */
    private List<Floor> floors(List<String> ids) {
        FloorScope per = anyOf(FloorScope.values());
        return random.nextBoolean()
                ? List.of()
                : List.of(new Floor(
                        ids.getLast(), money(), per, ids.getFirst(), per == FloorScope.PERIOD && random.nextBoolean()));
    }

    private Base base() {
        List<Deduction> deductions = new ArrayList<>(List.of(Deduction.values()));
        Collections.shuffle(deductions, random);
        return new Base(anyOf(Recognition.values()), deductions.subList(0, random.nextInt(deductions.size())));
    }

    private Step step(int fromMonth, List<String> ids) {
        List<Integer> weights = ids.stream().map(id -> 1 + random.nextInt(97)).toList();
        int sum = weights.stream().mapToInt(Integer::intValue).sum();
        return new Step(
                fromMonth,
                IntStream.range(0, ids.size())
                        .mapToObj(i -> new PartyShare(ids.get(i), Share.of(weights.get(i), sum)))
                        .toList());
    }

    private List<Cap> caps(List<String> ids) {
        return random.nextBoolean()
                ? List.of()
                : List.of(new Cap(ids.getFirst(), money(), anyOf(CapScope.values()), ids.getLast()));
    }

    private RenewableTerm term() {
        boolean renews = random.nextBoolean();
        return new RenewableTerm(
                period(),
                renews ? Period.ofYears(1) : null,
                renews ? 1 + random.nextInt(90) : 0,
                maybe(1 + random.nextInt(180)));
    }

    private Money money() {
        return new Money(1 + random.nextInt(100_000_000), Money.currency("EUR"));
    }

    private List<NoticeChannel> ways() {
        return named ? agreedWays : some(NoticeChannel.values());
    }

    private List<TermsParty> parties() {
        if (named) {
            agreedWays = some(NoticeChannel.values());
        }
        return IntStream.range(0, 2 + random.nextInt(3))
                .mapToObj(i -> new TermsParty(
                        "partner-" + i,
                        text() + (named ? " " + (i + 1) : "") + " GmbH",
                        "HRB " + random.nextInt(99_999),
                        text() + ", 80331 München",
                        "DE",
                        "notices@p" + i + ".example",
                        named ? maybe(agreedWays.get(random.nextInt(agreedWays.size()))) : null))
                .toList();
    }

    private IntroducedCustomer customer() {
        return new IntroducedCustomer(text() + " AG", "customer.example", "AT", maybe("ATU12345678"));
    }

    private Jurisdiction jurisdiction() {
        return new Jurisdiction(anyOf(List.of("DE", "NL", "GB-ENG", "CH")), text(), random.nextBoolean());
    }

    private LocalDate date() {
        return LocalDate.of(2020, 1, 1).plusDays(random.nextInt(5_000));
    }

    private Period period() {
        return Period.of(1 + random.nextInt(4), random.nextInt(11), random.nextInt(28));
    }

    private String text() {
        return anyOf(texts);
    }

    private <T> @Nullable T maybe(T value) {
        return random.nextBoolean() ? value : null;
    }

    private <T> T anyOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> T anyOf(T[] values) {
        return values[random.nextInt(values.length)];
    }

    /** At least one, in any order. */
    private <T> List<T> some(T[] values) {
        List<T> shuffled = new ArrayList<>(Arrays.asList(values));
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, 1 + random.nextInt(values.length));
    }
}
