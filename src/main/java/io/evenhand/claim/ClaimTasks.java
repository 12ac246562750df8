package io.evenhand.claim;

import io.evenhand.access.Actor;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.TaskMatter;
import io.evenhand.workflow.TaskMatter.Fact;
import io.evenhand.workflow.TaskMatters;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
        Map<String, ClaimLine> known = claims.lines(
                actor, tasks.stream().map(HumanTaskView::businessId).collect(Collectors.toSet()));
        return tasks.stream()
                .collect(Collectors.toMap(
                        HumanTaskView::taskKey, task -> matter(Objects.requireNonNull(known.get(task.businessId())))));
    }

    private static TaskMatter matter(ClaimLine claim) {
        return new TaskMatter(
                claim.reference(),
                claim.claimant() + " against " + claim.respondent(),
                List.of(
                        new Fact("Claimant", claim.claimant()),
                        new Fact("Respondent", claim.respondent()),
                        new Fact("Agreement", claim.agreementNumber()),
                        new Fact("Standing", claim.state().words())),
                "The claim " + claim.reference(),
                "/claims/" + claim.id());
    }
}
