package io.evenhand.benchmark;

import io.evenhand.relationship.commitment.CommitmentSpeed;
import io.evenhand.relationship.overlap.OverlapSpeed;

/**
 * How fast lists are committed to and compared, against the bare operations in the same run, on all cores: SHA-256 of the same bytes, and
 * hashing to the curve and multiplying. Run it by its name; it prints one line for each round.
 */
final class RelationshipSpeed {
    private RelationshipSpeed() {}

    public static void main(String[] arguments) throws Exception {
        CommitmentSpeed.print(System.out);
        OverlapSpeed.print(System.out);
    }
}
