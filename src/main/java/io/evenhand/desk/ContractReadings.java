package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.bundle.EvidenceBundles;
import io.evenhand.protection.WindowLine;
import io.evenhand.protection.Windows;
import io.evenhand.referral.Disclosures;
import io.evenhand.workflow.HumanTasks;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Agreements name the customer to whoever must approve, sign or execute them, and windows to whoever holds them or is bound by them. What was
 * shown of one is logged with who reads it; an NDA names nobody: it is signed before. Whoever is asked to sign, and reads at the place where
 * that is done, is in the agreement's own evidence, which {@link CeremonyReaders} tells. Lists of windows name the customer to whoever holds one,
 * and are not logged; the window that is opened is.
 */
@Component
@ConditionalOnWebApplication
class ContractReadings {
    private final Disclosures disclosures;
    private final Agreements agreements;
    private final HumanTasks tasks;
    private final Windows windows;
    private final EvidenceBundles bundles;

    ContractReadings(
            Disclosures disclosures,
            Agreements agreements,
            HumanTasks tasks,
            Windows windows,
            EvidenceBundles bundles) {
        this.bundles = bundles;
        this.disclosures = disclosures;
        this.agreements = agreements;
        this.tasks = tasks;
        this.windows = windows;
    }

    /**
     * The actor is about to be shown what is at this address, which is theirs to see: nothing is logged of what was refused, and nothing is
     * asked where nothing is shown.
     *
     * @param variables of the address, by name
     */
    void shown(Actor actor, String pattern, Map<?, ?> variables) {
        String id = String.valueOf(variables.get("id"));
        if (pattern.startsWith("/agreements/{id}")) {
            agreement(actor, id);
        } else if (pattern.startsWith("/tasks/{key}")) {
            task(actor, String.valueOf(variables.get("key")));
        } else if (pattern.startsWith("/referrals/{id}/documents/")) {
            String hash = String.valueOf(variables.get("hash"));
            disclosures.readContracts(
                    agreements.ofSubject(actor, id).stream()
                            .filter(agreement -> isDocument(agreement, hash))
                            .toList(),
                    actor);
        } else if (pattern.equals("/referrals/{id}/evidence.zip")) {
            disclosures.readContracts(
                    bundles.agreementsIn(actor, id).stream()
                            .filter(agreement -> agreement.document() != null)
                            .toList(),
                    actor);
        } else if (pattern.equals("/protection/{id}")) {
            windows.find(actor, id)
                    .filter(WindowLine::isNamed)
                    .flatMap(window -> agreements.numbered(window.agreement()))
                    .ifPresent(agreement -> disclosures.readInWindow(agreement.subject(), actor));
        }
    }

    private static boolean isDocument(AgreementView agreement, String hash) {
        AgreementView.Document document = agreement.document();
        return document != null && document.hash().equals(hash);
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
