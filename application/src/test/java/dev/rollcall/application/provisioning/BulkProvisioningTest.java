package dev.rollcall.application.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.access.Caller;
import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.bulk.BulkRequest;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BulkProvisioningTest {

    private final Ports ports = Ports.inMemory();
    private final Call call = new Call(
            new Caller.OfDirectory(Samples.storedDirectory(ports), "client"), "request", Trace.ofMethod("POST"));

    @Test
    void beginsNoOperationWhenItsTimeIsOver() {
        assertThat(run(Duration.ofMinutes(1), "ann"))
                .allSatisfy(result -> assertThat(result.refusal()).isEmpty());

        assertThat(run(Duration.ZERO, "bob")).hasSize(2).allSatisfy(result -> assertThat(
                        result.refusal().map(Refusal::reason))
                .contains(Reason.UNAVAILABLE));
    }

    private List<BulkResult> run(Duration limit, String name) {
        String operations = """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[
                  {"method":"POST","path":"/Users","bulkId":"1","data":{"userName":"%s.1"}},
                  {"method":"POST","path":"/Users","bulkId":"2","data":{"userName":"%s.2"}}]}
                """.formatted(name, name);
        BulkRequest request = BulkRequest.parse(JsonReader.readStored(operations));
        Provisioning users = Provisionings.users(ports, Clock.systemUTC());
        return new BulkProvisioning(call, request, Map.of(CoreSchemas.USER, users), limit).run();
    }
}
