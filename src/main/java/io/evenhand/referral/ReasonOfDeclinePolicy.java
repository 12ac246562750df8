package io.evenhand.referral;

import io.evenhand.access.Actor;

/** Why somebody declined to be introduced is for the introducer, who reads it in the history, and for whoever declined. */
public final class ReasonOfDeclinePolicy {
    private static final String ANSWER_OFFER = "answer-offer";

    private ReasonOfDeclinePolicy() {}

    /**
     * Whether an actor reads with a task what was said when it was decided.
     *
     * @param elementId of the task
     * @param partnerId who decided it
     */
    public static boolean mayRead(Actor actor, String elementId, String partnerId) {
        return !elementId.equals(ANSWER_OFFER) || partnerId.equals(actor.partnerId());
    }
}
