package io.evenhand;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.modulith.core.ApplicationModules;

/** Proves that the rooms use only what each declares, without cycles. */
@Execution(ExecutionMode.CONCURRENT)
class ModularityTests {
    static final ApplicationModules MODULES = ApplicationModules.of(Evenhand.class);

    @Test
    void roomsKeepToTheirDependencies() {
        MODULES.verify();
    }
}
