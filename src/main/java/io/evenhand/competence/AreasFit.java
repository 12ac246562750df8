package io.evenhand.competence;

import io.evenhand.text.BareWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether areas of a file go with those that are there: names mean one area each, and products are known. */
final class AreasFit {
    private static final int MOST_PROBLEMS = 20;

    private final Map<AreaId, Area> known;
    private final Map<String, AreaId> owners = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    AreasFit(Map<AreaId, Area> known, Collection<AreaName> names) {
        this.known = known;
        names.forEach(name -> owners.put(name.getId(), name.area()));
    }

    /** What will not do, at most twenty sentences; each names its area. */
    List<String> problems(List<NewArea> added) {
        if (known.size() + added.size() > Areas.MOST) {
            return List.of("The file adds " + added.size() + " areas to " + known.size() + "; there can be "
                    + Areas.MOST + " in all. Leave out those that nobody needs.");
        }
        Map<AreaId, NewArea> before = new HashMap<>();
        for (NewArea area : added) {
            product(area, before);
            own(area, area.name());
            area.alsoCalled().forEach(name -> own(area, name));
            before.put(area.id(), area);
        }
        return problems.stream().limit(MOST_PROBLEMS).toList();
    }

    private void product(NewArea area, Map<AreaId, NewArea> before) {
        AreaId product = area.product();
        if (product == null) {
            return;
        }
        boolean isFeature =
                Optional.ofNullable(known.get(product)).flatMap(Area::product).isPresent()
                        || Optional.ofNullable(before.get(product))
                                .map(NewArea::product)
                                .isPresent();
        if (isFeature) {
            problems.add("Area " + area.id() + ": its product " + product
                    + " is a feature area itself; name the product to which that belongs.");
        } else if (!known.containsKey(product) && !before.containsKey(product)) {
            problems.add("Area " + area.id() + ": its product " + product
                    + " is not there; write the product before its feature areas.");
        }
    }

    private void own(NewArea area, String name) {
        AreaId owner = owners.putIfAbsent(BareWords.of(name), area.id());
        if (owner != null && !owner.equals(area.id())) {
            problems.add("Area " + area.id() + ": the name “" + name + "” means the area " + owner + " already.");
        }
    }
}
