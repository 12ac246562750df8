package io.evenhand.competence.web;

import io.evenhand.competence.AreaView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The areas of one field, as a page shows them together. */
record AreaGroup(String field, List<AreaView> areas) {
    AreaGroup {
        areas = List.copyOf(areas);
    }

    /** In the order of the areas. */
    static List<AreaGroup> of(List<AreaView> all) {
        Map<String, List<AreaView>> groups = new LinkedHashMap<>();
        all.forEach(area ->
                groups.computeIfAbsent(area.field(), first -> new ArrayList<>()).add(area));
        return groups.entrySet().stream()
                .map(group -> new AreaGroup(group.getKey(), group.getValue()))
                .toList();
    }

    /** Those that can be chosen: in use, or chosen before. */
    static List<AreaGroup> toChoose(List<AreaView> all, Predicate<AreaView> chosen) {
        return of(all.stream()
                .filter(area -> !area.isRetired() || chosen.test(area))
                .toList());
    }

    /** Whether any of them is among these ids: then a page shows the group open. */
    public boolean holdsAny(Set<String> ids) {
        return areas.stream().anyMatch(area -> ids.contains(area.id().value()));
    }

    /** How many of them are among these ids. */
    public long count(Set<String> ids) {
        return areas.stream().filter(area -> ids.contains(area.id().value())).count();
    }
}
