package io.evenhand.matrix;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementId;
import io.evenhand.claim.ClaimId;
import io.evenhand.claim.ClaimRequest;
import io.evenhand.claim.ClaimResult;
import io.evenhand.claim.ClaimStatements;
import io.evenhand.claim.ClaimSubject;
import io.evenhand.claim.ClaimTalks;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.json.JsonReader;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** A claim of one partner against another under what they signed, with a file that shows something. */
final class ClaimOfPartners {
    private ClaimOfPartners() {}

    static String stated(AutowireCapableBeanFactory house, String agreement, String claimant, String respondent) {
        Actor actor = new Actor(
                claimant + ".claims", "Clara " + claimant, claimant + ".claims", claimant, Set.of(Role.OPERATIONS));
        LocalDate today = LocalDate.ofInstant(house.getBean(Clock.class).instant(), ZoneOffset.UTC);
        String json = """
                {"clause":"4. Secrecy","happened":{"from":"%s","what":"They told others of our offer."},"demands":["stop"],
                 "answer":{"days":14,"person":"Nora Lind","email":"nora@example.com"},
                 "sender":{"name":"Nora Lind","capacity":"Counsel"}}
                """.formatted(today);
        try {
            ClaimResult result = house.getBean(ClaimStatements.class)
                    .state(
                            actor,
                            AgreementId.of(agreement),
                            new ClaimRequest("en", respondent, (JsonObject)
                                    JsonReader.read(json.getBytes(StandardCharsets.UTF_8))
                                            .root()),
                            ClaimSubject.AGREEMENT);
            ClaimId claim = ((ClaimResult.Recorded) result).claim();
            ClaimResult unused = house.getBean(ClaimTalks.class)
                    .file(actor, claim, "What they wrote", "note.txt", "They wrote.".getBytes(StandardCharsets.UTF_8));
            return claim.value();
        } catch (MalformedTermsException | MalformedJsonException e) {
            throw new AssertionError(e);
        }
    }
}
