package io.evenhand.agreement;

import java.time.LocalDate;
import java.util.List;

/**
 * An agreement of a kind that files declare, as somebody wants to draft it.
 *
 * @param key of the request: asked again under the same key by the same organisation, it is the same agreement
 * @param kind its code
 * @param language of its text, as a tag such as "en"
 * @param parties by id, in the order in which they sign; the organisation that drafts it is among them
 * @param effectiveOn the first day on which it binds
 * @param belongsTo the number of an agreement that it adds to; blank for none
 * @param terms what is agreed, as a JSON object with the declared fields; what it leaves out is as the kind presets it
 */
public record AgreementRequest(
        String key,
        String kind,
        String language,
        List<String> parties,
        LocalDate effectiveOn,
        String belongsTo,
        String terms) {
    public AgreementRequest {
        parties = List.copyOf(parties);
    }
}
