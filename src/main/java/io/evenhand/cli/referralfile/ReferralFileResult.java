package io.evenhand.cli.referralfile;

import io.evenhand.terms.FieldProblem;
import java.util.List;
import java.util.stream.Collectors;

/** What came of reading a referral file. */
public sealed interface ReferralFileResult {
    /** Everything in it was checked. */
    record Read(ReferralFile file) implements ReferralFileResult {}

    /** At least one problem; as many as could be found together, in the order of their lines. */
    record Rejected(List<LocatedProblem> problems) implements ReferralFileResult {
        private static final int MOST_SHOWN = 20;

        public Rejected {
            problems = List.copyOf(problems);
        }

        /** One line for each problem: file, line, field, what is wrong and what to write instead. */
        public String message() {
            String shown = problems.stream()
                    .limit(MOST_SHOWN)
                    .map(LocatedProblem::toString)
                    .collect(Collectors.joining("\n"));
            int more = problems.size() - MOST_SHOWN;
            return more <= 0 ? shown : "%s%nand %d more".formatted(shown, more);
        }
    }

    /**
     * A problem and where it is.
     *
     * @param file name of the file, without its folder
     * @param line counted from 1; 0 for the file as a whole
     */
    record LocatedProblem(String file, int line, FieldProblem problem) {
        @Override
        public String toString() {
            String where = line == 0 ? file : file + ":" + line;
            String field = problem.pointer().isEmpty() ? "" : problem.pointer() + " ";
            return "%s: %s%s; %s".formatted(where, field, problem.problem(), problem.remedy());
        }
    }
}
