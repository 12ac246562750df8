package io.evenhand.terms;

import io.evenhand.terms.Declaration.Node;
import java.util.ArrayList;
import java.util.List;

/** Which places the terms of a declared kind can have for its own fields. */
final class DeclaredPlaces {
    private DeclaredPlaces() {}

    /** As JSON pointers in which "*" stands for each item of a list; an amount has two of its own. */
    static List<String> of(List<DeclaredField> fields) {
        List<String> places = new ArrayList<>();
        add(Declaration.tree(fields), "", places);
        return List.copyOf(places);
    }

    private static void add(Node parent, String at, List<String> places) {
        parent.children().forEach((name, node) -> {
            String place = at + "/" + name;
            places.add(place);
            switch (node.type()) {
                case MONEY -> places.addAll(List.of(place + "/amount", place + "/currency"));
                case CHOICES, TEXTS, PARTIES -> places.add(place + "/*");
                default -> {}
            }
            add(node, node.type().isList() ? place + "/*" : place, places);
        });
    }
}
