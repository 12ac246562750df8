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
import io.evenhand.settlement.period.PeriodPage;
import io.evenhand.settlement.period.PeriodPages;
import io.evenhand.settlement.period.PeriodsPage;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.SplitRule;
import io.evenhand.terms.SplitRule.PartyShare;
import io.evenhand.terms.TermsFormat;
import java.math.BigInteger;
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

    Shares(Agreements agreements, PeriodPages periods) {
        this.agreements = agreements;
        this.periods = periods;
    }

    AgreedShares of(Actor actor) {
        return new AgreedShares(
                agreements.inForceOf(new PartnerId(actor.partnerId()), AgreementKind.REVENUE_SHARE).stream()
                        .flatMap(agreement -> deal(actor, agreement).stream())
                        .toList());
    }

    private Optional<Deal> deal(Actor actor, AgreementReference agreement) {
        // What was agreed elsewhere has no terms that are known here.
        return agreements.everyTerms(agreement.id()).reversed().stream()
                .findFirst()
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
                given(actor, terms, sums));
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

    private static List<Given> given(Actor actor, RevenueShareTerms terms, List<PeriodsPage.Sum> sums) {
        // An amendment may change the currency between two periods.
        Map<PartOf, Money> total = new LinkedHashMap<>();
        sums.stream()
                .flatMap(sum -> sum.given().stream())
                .map(PeriodPage.Given::position)
                .forEach(position -> {
                    Money net = position.earned().plus(position.corrected()).minus(position.returned());
                    total.merge(new PartOf(position.partyId(), net.currency()), net, Money::plus);
                });
        return total.entrySet().stream()
                .map(part -> new Given(
                        terms.nameOf(part.getKey().partyId()),
                        part.getValue(),
                        part.getKey().partyId().equals(actor.partnerId())))
                .toList();
    }
}
