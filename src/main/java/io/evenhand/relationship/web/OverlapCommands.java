package io.evenhand.relationship.web;

import io.evenhand.relationship.ComparisonView;
import io.evenhand.relationship.overlap.OverlapFile.Step;

/**
 * What a party of a comparison runs on its own machine, step by step, as its page prints it: to be copied as it stands, with FOLDER and
 * customers.csv replaced.
 */
record OverlapCommands(ComparisonView comparison) {
    private static final String OVERLAP = "./evenhand relationships overlap ";

    /** Of whoever was invited, once it has begin.json. */
    public String answer() {
        ComparisonView.Named named = comparison.named();
        return OVERLAP + "answer begin.json customers.csv --me " + word(named.answerer()) + " --with "
                + word(named.beginner()) + " --out FOLDER --yes";
    }

    /** Of whoever began, once it has answer.json; of whoever answered, once it has count.json. */
    public String count() {
        return OVERLAP + "count FOLDER " + (comparison.beginner() ? Step.ANSWER : Step.COUNT).code() + ".json";
    }

    public String reveal() {
        return OVERLAP + "reveal FOLDER";
    }

    /** The last one, which names the shared customers. */
    public String read() {
        return OVERLAP + "reveal FOLDER --theirs "
                + (comparison.beginner() ? Step.REVEAL_BY_ANSWERER : Step.REVEAL_BY_BEGINNER).code() + ".json";
    }

    /** One word of a shell, whatever a partner calls itself: what stands in a name must not become a command of whoever copies it. */
    private static String word(String name) {
        return name.matches("[^\"$`\\\\!%]*") ? '"' + name + '"' : "'" + name.replace("'", "'\\''") + "'";
    }
}
