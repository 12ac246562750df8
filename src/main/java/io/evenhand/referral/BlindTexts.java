package io.evenhand.referral;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What candidates read of a need, or sign, before they are told who the customer is, in whatever way it is introduced.
 *
 * @param companySize null where it is not said
 * @param seatName the field in which a seat has its name
 * @param nda the outline of the NDA as text; null where one in force is relied on
 */
public record BlindTexts(
        String reference,
        String title,
        String summary,
        List<String> areas,
        String region,
        @Nullable String companySize,
        String seatName,
        List<SeatTexts> seats,
        @Nullable String nda) {
    public BlindTexts {
        areas = List.copyOf(areas);
        seats = List.copyOf(seats);
    }

    /** The texts by the pointers to their fields. */
    Map<String, String> byField() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("/reference", reference);
        texts.put("/title", title);
        texts.put("/need/summary", summary);
        texts.put("/need/areas", String.join(", ", areas));
        texts.put("/need/region", region);
        if (companySize != null) {
            texts.put("/need/companySize", companySize);
        }
        for (int i = 0; i < seats.size(); i++) {
            texts.put("/seats/" + i + "/" + seatName, seats.get(i).name());
            texts.put("/seats/" + i + "/areas", String.join(", ", seats.get(i).areas()));
        }
        if (nda != null) {
            texts.put("/terms/nda", nda);
        }
        return texts;
    }

    /** A seat. */
    public record SeatTexts(String name, List<String> areas) {
        public SeatTexts {
            areas = List.copyOf(areas);
        }
    }
}
