package io.evenhand.partner.web;

import io.evenhand.partner.PartnerFacts;
import io.evenhand.partner.PartnerView;
import io.evenhand.terms.NoticeChannel;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form for an organisation, as it was typed.
 *
 * @param id the short name; for a new partner only
 * @param individual "yes" for a person in no register
 * @param version of the record that the form was filled from
 * @param regions one a line, as are competencies
 */
record PartnerForm(
        @Nullable String id,
        long version,
        @Nullable String legalName,
        @Nullable String registration,
        @Nullable String individual,
        @Nullable String address,
        @Nullable String country,
        @Nullable String noticeEmail,
        @Nullable String noticesBy,
        @Nullable String regions,
        @Nullable String competencies) {
    private static final String YES = "yes";

    static final PartnerForm EMPTY = new PartnerForm("", 0, "", "", "", "", "", "", "", "", "");

    static PartnerForm of(PartnerView partner) {
        return new PartnerForm(
                partner.id().value(),
                partner.version(),
                partner.legalName(),
                Text.of(partner.registration()),
                partner.registration() == null ? YES : "",
                partner.address(),
                partner.country(),
                partner.noticeEmail(),
                partner.noticesBy() == null ? "" : partner.noticesBy().name(),
                lines(partner.regions().stream().sorted().toList()),
                lines(partner.competencies().stream().sorted().toList()));
    }

    /** What was typed, to be saved over the present record once more; with line breaks as they are stored, to be compared. */
    PartnerForm on(long present) {
        return new PartnerForm(
                id,
                present,
                legalName,
                registration,
                individual,
                address,
                country,
                noticeEmail,
                noticesBy,
                lines(Text.of(regions).lines().toList()),
                lines(Text.of(competencies).lines().toList()));
    }

    PartnerFacts facts() {
        return new PartnerFacts(
                Text.of(legalName),
                Text.of(registration),
                YES.equals(individual),
                Text.of(address),
                Text.of(country),
                Text.of(noticeEmail),
                way(Text.of(noticesBy)),
                Text.of(regions).lines().toList(),
                Text.of(competencies).lines().toList());
    }

    /** What is none of the choices on the page was made up, and chooses nothing. */
    private static @Nullable NoticeChannel way(String typed) {
        return Stream.of(NoticeChannel.values())
                .filter(channel -> channel.name().equals(typed))
                .findFirst()
                .orElse(null);
    }

    private static String lines(List<String> words) {
        return String.join("\n", words);
    }
}
