package io.evenhand.wording.draft;

import java.util.List;

/** What became of a draft that somebody handed in. */
public sealed interface HandingIn {
    /** Another lawyer is asked. */
    record HandedIn() implements HandingIn {}

    /** There is no such draft for this person. */
    record Unknown() implements HandingIn {}

    /** Their role may not. */
    record Forbidden() implements HandingIn {}

    /** @param reasons each in a sentence for the person */
    record Refused(List<String> reasons) implements HandingIn {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
