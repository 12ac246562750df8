package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.referral.Disclosures;
import io.evenhand.workflow.HumanTasks;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Agreements name the customer to whoever must approve, sign or execute them: before a page of one is shown, it is logged who reads it.
 * An NDA names nobody: it is signed before.
 */
@ControllerAdvice(
        basePackages = {
            "io.evenhand.desk",
            "io.evenhand.word.web",
            "io.evenhand.wording.web",
            "io.evenhand.settlement.web"
        })
@ConditionalOnWebApplication
class ContractReadings {
    private final Disclosures disclosures;
    private final Agreements agreements;
    private final HumanTasks tasks;

    ContractReadings(Disclosures disclosures, Agreements agreements, HumanTasks tasks) {
        this.disclosures = disclosures;
        this.agreements = agreements;
        this.tasks = tasks;
    }

    @ModelAttribute
    void beforeItIsRead(Actor actor, HttpServletRequest request) {
        String pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        if (!(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables)) {
            return;
        }
        if (pattern.startsWith("/agreements/{id}")) {
            agreement(actor, String.valueOf(variables.get("id")));
        } else if (pattern.startsWith("/tasks/{key}")) {
            task(actor, String.valueOf(variables.get("key")));
        } else if (pattern.startsWith("/referrals/{id}/documents/") || pattern.equals("/referrals/{id}/evidence.zip")) {
            disclosures.readInContract(String.valueOf(variables.get("id")), actor);
        }
    }

    private void task(Actor actor, String key) {
        if (key.matches("[0-9]{1,18}")) {
            tasks.find(Long.parseLong(key))
                    .filter(TaskSubjects::isOfAgreement)
                    .ifPresent(task -> agreement(actor, task.businessId()));
        }
    }

    private void agreement(Actor actor, String id) {
        AgreementId.find(id)
                .flatMap(agreements::find)
                .ifPresent(agreement -> disclosures.readContract(agreement, actor));
    }
}
