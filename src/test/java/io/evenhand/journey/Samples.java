package io.evenhand.journey;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.cli.referralfile.ReferralFile;
import io.evenhand.cli.referralfile.ReferralFileReader;
import io.evenhand.cli.referralfile.ReferralFileResult;
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
