package io.evenhand.protection;

import java.util.Collection;

/** What the room of claims says about windows to those who are asked to take one over: that there are claims, and nothing of what they say. */
public interface WindowClaims {
    /** How many claims that one of these windows was not kept have not ended. */
    long open(Collection<String> windowIds);
}
