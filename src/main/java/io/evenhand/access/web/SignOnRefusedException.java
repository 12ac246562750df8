package io.evenhand.access.web;

import io.evenhand.access.SignOnProblem;
import org.springframework.security.core.AuthenticationException;

/** Somebody came back from a provider and is not let in; it is in the record already. */
class SignOnRefusedException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    private final SignOnProblem problem;

    SignOnRefusedException(SignOnProblem problem) {
        super(problem.code());
        this.problem = problem;
    }

    SignOnProblem problem() {
        return problem;
    }
}
