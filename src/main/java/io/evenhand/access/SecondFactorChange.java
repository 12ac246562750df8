package io.evenhand.access;

import java.util.List;

/** What became of a step with the second factor. */
public sealed interface SecondFactorChange {
    /** It is done. */
    record Done() implements SecondFactorChange {}

    /** It is done, and these codes are shown now and never again: only their hashes are kept. */
    record Codes(List<String> codes) implements SecondFactorChange {
        public Codes {
            codes = List.copyOf(codes);
        }

        /** The codes stay out of logs and messages. */
        @Override
        public String toString() {
            return "Codes[" + codes.size() + "]";
        }
    }

    /** That is not the password. */
    record WrongPassword() implements SecondFactorChange {}

    /** That is no code of this moment, or it was used before. */
    record WrongCode() implements SecondFactorChange {}

    /** Too many wrong codes; nothing is looked at for some minutes. */
    record Wait(long minutes) implements SecondFactorChange {}

    /** The organisation asks a second step of everybody. */
    record Required() implements SecondFactorChange {}

    /** There is nothing to do it with: not set up, or set up already. */
    record OutOfPlace() implements SecondFactorChange {}
}
