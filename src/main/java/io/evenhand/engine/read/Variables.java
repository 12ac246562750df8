package io.evenhand.engine.read;

import static io.evenhand.engine.read.Schema.ALL;
import static io.evenhand.engine.read.Schema.SHOWN_AND_FILTERED;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.VariableIntent;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;

/** Variables, each in the scope (process or element instance) that holds it; the value is JSON text. */
final class Variables {
    /** Longer values are cut in searches, unless the caller asks for whole ones. */
    static final int SHOWN_CHARACTERS = 8_191;

    static final Schema SCHEMA = new Schema("Variable");
    static final Column<Long> KEY = SCHEMA.key("variableKey", ALL);
    static final Column<String> NAME = SCHEMA.text("name", ALL);
    static final Column<String> VALUE = SCHEMA.text("value", ALL);
    static final Column<Boolean> TRUNCATED = SCHEMA.flag("isTruncated", SHOWN_AND_FILTERED);
    static final Column<Long> SCOPE_KEY = SCHEMA.key("scopeKey", ALL);
    static final Column<Long> INSTANCE_KEY = SCHEMA.key("processInstanceKey", ALL);
    static final Column<String> TENANT = SCHEMA.text("tenantId", ALL);

    private final Store store;

    Variables(Store store) {
        this.store = store;
    }

    void apply(Record<VariableRecordValue> record) {
        if (record.getIntent() == VariableIntent.MIGRATED) {
            return;
        }
        VariableRecordValue variable = record.getValue();
        store.addOfInstance(Entity.VARIABLE, RowId.of(record.getKey()), variable.getProcessInstanceKey())
                .set(KEY, record.getKey())
                .set(NAME, variable.getName().intern())
                .set(VALUE, variable.getValue())
                .set(TRUNCATED, variable.getValue().length() > SHOWN_CHARACTERS)
                .set(SCOPE_KEY, variable.getScopeKey())
                .set(INSTANCE_KEY, variable.getProcessInstanceKey())
                .set(TENANT, variable.getTenantId().intern());
    }
}
