package io.evenhand.journey;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.cli.referralfile.ReferralFile;
import io.evenhand.cli.referralfile.ReferralFileReader;
import io.evenhand.cli.referralfile.ReferralFileResult;
import io.evenhand.cli.referralfile.ScriptedTasks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The shipped samples, each time as a referral of its own, so that many can be worked in one house. */
public final class Samples {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger NEXT = new AtomicInteger();

    private Samples() {}

    public static ReferralFile fresh(String name) {
        return fresh(name, sample -> {});
    }

    /** @param change made to the sample's JSON before it is read */
    static ReferralFile fresh(String name, Consumer<ObjectNode> change) {
        return numbered(name, NEXT.incrementAndGet(), change);
    }

    /** Binds a partner about the customer, who is then of this referral alone, to a partner that takes no part in it. */
    static Consumer<ObjectNode> binding(String partner) {
        return sample -> {
            int number = NEXT.incrementAndGet();
            ObjectNode customer = (ObjectNode) sample.get("customer");
            customer.put("legalName", customer.get("legalName").asText() + " " + number)
                    .put("domain", "kdnr-" + number + ".example")
                    .remove("taxId");
            ObjectNode duty = (ObjectNode) sample.get("duties").get(0);
            duty.put("id", "duty-" + number).put("bound", partner).put("agreement", "CPA-" + number);
            ((ObjectNode) duty.get("customer"))
                    .put("legalName", customer.get("legalName").asText())
                    .put("domain", customer.get("domain").asText());
        };
    }

    /** Adds a partner that may fill the first seat, after those who are there. Nobody at it may sign anything. */
    static String addPartnerWithoutSignatory(ObjectNode sample) {
        String id = "partner-" + NEXT.incrementAndGet();
        ObjectNode partner = ((ArrayNode) sample.get("partners"))
                .addObject()
                .put("id", id)
                .put("legalName", "Hafenlicht Beratung " + id + " UG")
                .put("registration", "HRB 90210, Amtsgericht Bremen")
                .put("address", "Am Speicher 3, 28217 Bremen")
                .put("country", "DE")
                .put("noticeEmail", "post@hafenlicht.example");
        partner.putArray("regions").add("DACH");
        partner.putArray("competencies").add("Business Central");
        ArrayNode staff = partner.putArray("people");
        person(staff, id + ".manager", "operations", "administrator");
        person(staff, id + ".director", "signatory");
        ((ArrayNode) sample.get("seats").get(0).get("candidates")).add(id);
        return id;
    }

    private static void person(ArrayNode staff, String id, String... roles) {
        ObjectNode person = staff.addObject()
                .put("id", id)
                .put("name", "Imke " + id)
                .put("email", id + "@hafenlicht.example")
                .put("title", "Partner");
        ArrayNode list = person.putArray("roles");
        for (String role : roles) {
            list.add(role);
        }
        person.putArray("maySign");
    }

    /** What is promised in a referral and kept after it has its own journeys; the others need not wait for it. */
    private static void leaveOutPromises(ObjectNode sample) {
        ArrayNode script = (ArrayNode) sample.get("script");
        for (int i = script.size() - 1; i >= 0; i--) {
            if (ScriptedTasks.isAboutPromise(script.get(i).get("task").asText())) {
                script.remove(i);
            }
        }
        sample.remove("processing");
    }

    /** The same number gives the same referral. */
    static ReferralFile numbered(String name, int number, Consumer<ObjectNode> change) {
        try (InputStream stream =
                Objects.requireNonNull(Samples.class.getResourceAsStream("/samples/referrals/" + name + ".json"))) {
            ObjectNode sample = (ObjectNode) JSON.readTree(stream);
            sample.put("reference", sample.get("reference").asText() + "-" + number);
            if (sample.path("terms").path("nda") instanceof ObjectNode nda && nda.has("purpose")) {
                // Its own purpose: or the NDA of an earlier referral would cover it.
                nda.put("purpose", nda.get("purpose").asText() + " No. " + number + ".");
            }
            leaveOutPromises(sample);
            change.accept(sample);
            ReferralFileResult result =
                    new ReferralFileReader(Clock.systemUTC()).read(name + ".json", JSON.writeValueAsBytes(sample));
            return switch (result) {
                case ReferralFileResult.Read read -> read.file();
                case ReferralFileResult.Rejected rejected -> throw new IllegalStateException(rejected.message());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
