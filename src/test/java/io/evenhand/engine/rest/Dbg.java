package io.evenhand.engine.rest;

public class Dbg {
    static void dump() {
        var n = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        System.out.println("DUMP pos " + TestEngine.READ_MODEL.position());
        for (var e : new io.evenhand.engine.read.Entity[] {
            io.evenhand.engine.read.Entity.PROCESS_INSTANCE,
            io.evenhand.engine.read.Entity.ELEMENT_INSTANCE,
            io.evenhand.engine.read.Entity.JOB,
            io.evenhand.engine.read.Entity.USER_TASK
        })
            TestEngine.READ_MODEL
                    .search(e, n)
                    .items()
                    .forEach(i -> System.out.println(e + " "
                            + i.toString()
                                    .replaceAll(
                                            "\"(customHeaders|processDefinition[A-Za-z]*|tenantId|startDate|worker)\":[^,]*,",
                                            "")));
    }
}
