package io.evenhand.testing;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a database test when MySQL is asked for and this machine has none. */
class DatabasePresent implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return switch (TestDatabase.chosen()) {
            case TestDatabase.H2 h2 -> ConditionEvaluationResult.enabled("on H2");
            case TestDatabase.MySql mysql -> ConditionEvaluationResult.enabled("on MySQL at " + mysql.url());
            case TestDatabase.Missing missing -> ConditionEvaluationResult.disabled(missing.reason());
        };
    }
}
