package io.evenhand.settlement.web;

import io.evenhand.settlement.whatif.Comparison;
import io.evenhand.settlement.whatif.Counter;
import io.evenhand.settlement.whatif.Draft;
import io.evenhand.settlement.whatif.Drafts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page on which two drafts are run over the same revenue.
 *
 * @param one the draft on the left
 * @param other the draft on the right
 * @param counter what the viewer is writing, carried along
 * @param sketch as typed, or as one would begin
 * @param revenue over which revenue they were run, in words
 * @param notes what the reader has to know of the numbers
 * @param back the agreement whose page leads here
 * @param compared what came of it; null where something is wrong with the revenue
 * @param charts one for each party, or none
 * @param own the id of the viewer's organisation; empty if it is no party
 */
record WhatIfPage(
        Drafts drafts,
        Draft one,
        Draft other,
        Counter counter,
        SketchForm sketch,
        String revenue,
        List<String> notes,
        String back,
        @Nullable Comparison compared,
        List<PayableChart> charts,
        String own) {}
