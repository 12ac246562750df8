package io.evenhand.assurance;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementReference;
import io.evenhand.agreement.Agreements;
import io.evenhand.assurance.AgreedShares.Deal;
import io.evenhand.assurance.AgreedShares.Given;
import io.evenhand.assurance.AgreedShares.Rule;
import io.evenhand.assurance.AgreedShares.Slice;
import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.partner.PartnerId;
import io.evenhand.settlement.period.PeriodPages;
import io.evenhand.settlement.period.PeriodsPage;
import io.evenhand.settlement.split.PeriodEnd;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.PrincipalTerms;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.SplitRule;
import io.evenhand.terms.SplitRule.PartyShare;
import io.evenhand.terms.TermsFormat;
import java.math.BigInteger;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.springframework.stereotype.Component;

/** Reads the revenue shares of an organisation. */
@Component
class Shares {
    private static final BigInteger WHOLE = BigInteger.valueOf(1000);

    /** Of what bounds a share, the groups of sentences: each has an answer in every agreement, also where it is none. */
    private static final Set<String> BOUNDS =
            Set.of("liability", "interest", "audit", "clawback", "carry-forward", "tail", "termination", "rounding");

    private final Agreements agreements;
    private final PeriodPages periods;
    private final Clock clock;

    Shares(Agreements agreements, PeriodPages periods, Clock clock) {
        this.agreements = agreements;
        this.periods = periods;
        this.clock = clock;
    }

    AgreedShares of(Actor actor) {
        return new AgreedShares(
                agreements.inForceOf(new PartnerId(actor.partnerId()), AgreementKind.REVENUE_SHARE).stream()
                        .flatMap(agreement -> deal(actor, agreement).stream())
                        .toList());
    }

    private Optional<Deal> deal(Actor actor, AgreementReference agreement) {
        // What was agreed elsewhere has no terms that are known here.
        List<PrincipalTerms> every = agreements.everyTerms(agreement.id());
        return agreements
                .termsOn(agreement.id(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .or(() -> every.stream().findFirst())
                .filter(RevenueShareTerms.class::isInstance)
                .map(RevenueShareTerms.class::cast)
                .map(terms -> deal(actor, agreement, terms));
    }

    private Deal deal(Actor actor, AgreementReference agreement, RevenueShareTerms terms) {
        List<Sentence> sentences = TermsFormat.sentences(terms);
        List<PeriodsPage.Sum> sums = periods.ofAgreement(actor, agreement.id().value())
                .map(PeriodsPage::sums)
                .orElse(List.of());
        return new Deal(
                agreement.id().value(),
                agreement.number(),
                terms.parties().stream()
                        .filter(party -> !party.partnerId().equals(actor.partnerId()))
                        .map(party -> terms.nameOf(party.partnerId()))
                        .toList(),
                terms.rules().stream()
                        .map(rule -> rule(actor, rule, terms, sentences))
                        .toList(),
                sentences.stream()
                        .filter(sentence -> BOUNDS.contains(sentence.clauseId().split("\\.")[0]))
                        .map(Sentence::text)
                        .toList(),
                sums.size(),
                given(actor, sums));
    }

    private static Rule rule(Actor actor, SplitRule rule, RevenueShareTerms terms, List<Sentence> sentences) {
        List<Slice> slices = new ArrayList<>();
        int start = 0;
        Share before = Share.ZERO;
        for (PartyShare part : rule.steps().getFirst().shares()) {
            before = before.plus(part.share());
            int end = thousandths(before);
            slices.add(new Slice(
                    terms.nameOf(part.partyId()),
                    part.share().words(),
                    start,
                    end - start,
                    part.partyId().equals(actor.partnerId())));
            start = end;
        }
        String its = "split." + rule.id() + ".";
        return new Rule(
                rule.id(),
                slices,
                sentences.stream()
                        .filter(sentence -> sentence.clauseId().startsWith(its))
                        .map(Sentence::text)
                        .toList());
    }

    /** The end of a bar: sums are cut, not their parts, so that the last one ends at the whole. */
    private static int thousandths(Share share) {
        return share.numerator().multiply(WHOLE).divide(share.denominator()).intValueExact();
    }

    private record PartOf(String partyId, CurrencyUnit currency) {}

    private static List<Given> given(Actor actor, List<PeriodsPage.Sum> sums) {
        // An amendment may change the currency between two periods, and who takes part.
        Map<PartOf, Money> total = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        sums.stream().flatMap(sum -> sum.given().stream()).forEach(given -> {
            PeriodEnd.Position position = given.position();
            Money net = position.earned().plus(position.corrected()).minus(position.returned());
            names.put(position.partyId(), given.party());
            total.merge(new PartOf(position.partyId(), net.currency()), net, Money::plus);
        });
        return total.entrySet().stream()
                .map(part -> new Given(
                        names.getOrDefault(
                                part.getKey().partyId(), part.getKey().partyId()),
                        part.getValue(),
                        part.getKey().partyId().equals(actor.partnerId())))
                .toList();
    }
}
