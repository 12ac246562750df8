package io.evenhand.protection;

import io.evenhand.access.Actor;

/** Why something would make a partner promise the opposite of what it promised, in words that name the other promise to its parties alone. */
final class DutyWords {
    private DutyWords() {}

    /**
     * Whether a reader may be told of it before anything is signed: only its parties. Of others it is not even asked, so that nobody finds out by
     * trying who is bound about whom until when; where it counts, it is looked for again when the change takes effect.
     */
    static boolean isToldTo(Duty duty, Actor reader) {
        return duty.boundPartner().value().equals(reader.partnerId())
                || duty.protectedPartner().value().equals(reader.partnerId());
    }

    static String of(Duty duty, Actor reader) {
        if (duty.boundPartner().value().equals(reader.partnerId())) {
            return "Your organisation is bound to another partner about this customer in that time, by "
                    + duty.agreement() + ". Ask for release from that first.";
        }
        if (duty.protectedPartner().value().equals(reader.partnerId())) {
            return "The partner who would be bound is bound to your organisation already, by " + duty.agreement() + ".";
        }
        return "The partner who would be bound is not free to promise this in that time. To whom it is bound, only it may say.";
    }
}
