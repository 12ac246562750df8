package io.evenhand.partner;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A partner to register.
 *
 * @param registration the number in the public register, with the register's name; absent for a person in no register
 * @param country ISO 3166 alpha-2
 * @param regions where the partner works, in the network's own words
 * @param competencies product or feature areas in which the partner delivers
 */
public record NewPartner(
        PartnerId id,
        String legalName,
        @Nullable String registration,
        String address,
        String country,
        String noticeEmail,
        List<String> regions,
        List<String> competencies,
        List<NewPerson> people) {
    public NewPartner {
        regions = List.copyOf(regions);
        competencies = List.copyOf(competencies);
        people = List.copyOf(people);
    }
}
