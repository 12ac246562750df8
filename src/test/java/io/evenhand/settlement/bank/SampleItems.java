package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Gives the open items that a test says a partner has; of every other partner it knows none. */
@Component
public class SampleItems implements OpenItemSource {
    private final Map<String, List<? extends OpenItem>> items = new ConcurrentHashMap<>();

    public void are(String partnerId, List<? extends OpenItem> open) {
        items.put(partnerId, open);
    }

    @Override
    public List<? extends OpenItem> openItems(Actor actor) {
        return items.getOrDefault(actor.partnerId(), List.of());
    }
}
