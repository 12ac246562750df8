package io.evenhand.claim;

import io.evenhand.access.Actor;
import io.evenhand.days.Days;
import io.evenhand.money.Money;
import io.evenhand.settlement.payable.DamagesConversion;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.TaskMatter;
import io.evenhand.workflow.TaskMatter.Fact;
import io.evenhand.workflow.TaskMatters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What somebody needs to know who decides about a claim; what both sides say and show is read on the claim's own page. */
@Component
@Transactional(readOnly = true)
class ClaimTasks implements TaskMatters {
    private final ClaimReading claims;

    ClaimTasks(ClaimReading claims) {
        this.claims = claims;
    }

    @Override
    public String processId() {
        return "claim";
    }

    @Override
    public Map<Long, TaskMatter> of(Actor actor, Collection<HumanTaskView> tasks) {
        Set<String> ids = tasks.stream().map(HumanTaskView::businessId).collect(Collectors.toSet());
        Map<String, ClaimLine> known = claims.lines(actor, ids);
        Map<String, ClaimOffer> offers = claims.offers(actor, ids);
        Map<String, ClaimSecond> seconds = claims.seconds(actor, ids);
        return tasks.stream()
                .collect(Collectors.toMap(
                        HumanTaskView::taskKey,
                        task -> matter(
                                Objects.requireNonNull(known.get(task.businessId())),
                                offers.get(task.businessId()),
                                seconds.get(task.businessId()))));
    }

    private static TaskMatter matter(ClaimLine claim, @Nullable ClaimOffer offer, @Nullable ClaimSecond second) {
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("Claimant", claim.claimant()),
                new Fact("Respondent", claim.respondent()),
                new Fact("Agreement", claim.agreementNumber()),
                new Fact("Standing", claim.state().words())));
        if (offer != null) {
            facts.addAll(offered(offer));
        }
        if (second != null) {
            facts.add(new Fact(
                    "Decided first", second.name() + " " + second.about().words()));
            facts.add(new Fact("It would cost", second.amount().format()));
            if (!second.words().isEmpty()) {
                facts.add(new Fact("In their words", second.words()));
            }
        }
        return new TaskMatter(
                claim.reference(),
                claim.claimant() + " against " + claim.respondent(),
                List.copyOf(facts),
                "The claim " + claim.reference(),
                "/claims/" + claim.id());
    }

    private static List<Fact> offered(ClaimOffer offer) {
        Money amount = offer.amount();
        LocalDate payableBy = offer.payableBy();
        DamagesConversion conversion = offer.conversion();
        if (amount == null) {
            return List.of(new Fact("Offered", "Nothing is to be paid"));
        }
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("Offered", amount.format()),
                new Fact("Payable by", payableBy == null ? "The day on which it is accepted" : Days.words(payableBy))));
        if (conversion != null) {
            facts.add(new Fact("Rate", conversion.words(amount)));
        }
        return facts;
    }
}
