package io.evenhand.cli.drive;

import io.evenhand.agreement.SigningOrder;
import io.evenhand.workflow.HumanTaskView;
import java.util.Optional;

/** Who decides what. */
public interface Script {
    /**
     * The decision for a task that is open; asked once for each task.
     *
     * @param subject what tells tasks of one element apart: an agreement kind, a kind of promise or a seat's name; else empty
     * @param asked the person in whose place it is to be done, by id; empty where anybody with the role may
     * @return empty when the script says nothing about it
     */
    Optional<ScriptedDecision> decide(HumanTaskView task, String subject, String asked);

    /** In which order the parties sign every agreement; empty for the usual one. */
    default Optional<SigningOrder> signingOrder() {
        return Optional.empty();
    }

    /** Whether it says something about promises that has not been asked for yet: they may outlive the referral. */
    boolean expectsPromises();

    /**
     * The change of an agreement that somebody proposes once the referral is active.
     *
     * @param number which, from 0 on; each is asked for when the one before is over
     * @return empty when there are no more
     */
    default Optional<ScriptedChange> change(int number) {
        return Optional.empty();
    }
}
