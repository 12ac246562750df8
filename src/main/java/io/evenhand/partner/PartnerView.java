package io.evenhand.partner;

import java.util.Set;

/** A partner as other rooms see it. */
public record PartnerView(
        PartnerId id,
        String legalName,
        String registration,
        String address,
        String country,
        String noticeEmail,
        Set<String> regions,
        Set<String> competencies) {}
