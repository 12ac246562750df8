package io.evenhand.protection;

import io.evenhand.access.Actor;

/** Why something would make a partner promise the opposite of what it promised, in words that name the other promise to its parties alone. */
final class DutyWords {
    private DutyWords() {}

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
