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

    /** Why what was opened in a window cannot be protected in its tail. Whoever is no party to the other promise learns only that there is one. */
    static String ofTail(Duty duty, Actor reader) {
        if (duty.boundPartner().value().equals(reader.partnerId())) {
            return "It would be protected in the tail of this window, and in that time your organisation is bound to another partner about this"
                    + " customer, by " + duty.agreement() + ". Ask for release from that first.";
        }
        if (duty.protectedPartner().value().equals(reader.partnerId())) {
            return "It would be protected in the tail of this window, and in that time the bound partner is bound to your organisation already, by "
                    + duty.agreement() + ".";
        }
        return "It would be protected in the tail of this window, and for that time the bound partner has promised something else. To whom, only it may"
                + " say: ask it to clear that up, and record this again while the window is open.";
    }
}
