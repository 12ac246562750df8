package io.evenhand.partner.web;

import io.evenhand.partner.PartnerView;
import io.evenhand.partner.PersonView;
import io.evenhand.partner.SigningAuthority;
import io.evenhand.terms.AgreementKinds;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a person shows: the present record, and in each form what was typed into it.
 *
 * @param end the authority that was to be ended, when that did not work
 * @param problems sentences by field
 * @param stale whether the form was filled from an older record
 */
record PersonPage(
        PartnerView partner,
        PersonView person,
        LocalDate today,
        AgreementKinds kinds,
        PersonForm form,
        AuthorityForm grant,
        EndForm end,
        @Nullable String leftOn,
        Map<String, String> problems,
        boolean stale) {
    static PersonPage of(PartnerView partner, PersonView person, LocalDate today, AgreementKinds kinds) {
        return new PersonPage(
                partner,
                person,
                today,
                kinds,
                PersonForm.of(person),
                AuthorityForm.blank(today.toString()),
                new EndForm(-1, ""),
                today.toString(),
                Map.of(),
                false);
    }

    PersonPage typed(PersonForm typed) {
        return new PersonPage(
                partner, person, today, kinds, typed.on(person.version()), grant, end, leftOn, problems, stale);
    }

    PersonPage typed(AuthorityForm typed) {
        return new PersonPage(partner, person, today, kinds, form, typed, end, leftOn, problems, stale);
    }

    PersonPage typed(EndForm typed) {
        return new PersonPage(partner, person, today, kinds, form, grant, typed, leftOn, problems, stale);
    }

    PersonPage left(String typed) {
        return new PersonPage(partner, person, today, kinds, form, grant, end, typed, problems, stale);
    }

    PersonPage with(Map<String, String> found, boolean older) {
        return new PersonPage(partner, person, today, kinds, form, grant, end, leftOn, found, older);
    }

    /** Every authority that the person was given, the newest first. */
    public List<Authority> authorities() {
        int size = person.authorities().size();
        return IntStream.rangeClosed(1, size)
                .map(place -> size - place)
                .mapToObj(number -> Authority.of(number, person.authorities().get(number), person, today, kinds))
                .toList();
    }

    /** What was typed as the last day of this authority; today where nothing was. */
    public String lastDay(Authority authority) {
        return end.number() == authority.number() ? Text.of(end.lastDay()) : today.toString();
    }

    /** An authority in words. @param endable whether its end can still be set */
    record Authority(int number, String kind, String reach, String period, String state, String tone, boolean endable) {
        static Authority of(
                int number, SigningAuthority authority, PersonView person, LocalDate today, AgreementKinds kinds) {
            boolean over = authority.endedBefore(today) || person.hasLeft(today);
            String state = over ? "Ended" : authority.beginsAfter(today) ? "Begins later" : "In force";
            String tone = over ? "neutral" : authority.beginsAfter(today) ? "waiting" : "good";
            return new Authority(
                    number,
                    kinds.stored(authority.agreementKind()).title(),
                    Reach.of(authority),
                    Days.period(authority),
                    state,
                    tone,
                    !over);
        }
    }
}
