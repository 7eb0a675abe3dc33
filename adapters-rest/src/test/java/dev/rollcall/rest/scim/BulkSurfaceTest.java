package dev.rollcall.rest.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import java.util.List;
import org.junit.jupiter.api.Test;

class BulkSurfaceTest {

    private static final String UNREADABLE = "{not json";

    private final SurfaceInMemory server = SurfaceInMemory.empty();
    private final SurfaceInMemory idp = server.as("east");
    private final String joy = idp.send("POST", "/Users", "{\"userName\":\"joy\"}")
            .json()
            .text("id")
            .orElseThrow();

    @Test
    void anUnreadableOperationFailsAlone() {
        List<Complex> answers = bulk("", titled(UNREADABLE), titled("{'title':'Dr.'}"));

        assertThat(answers)
                .extracting(answer -> answer.text("status").orElseThrow())
                .containsExactly("400", "200");
        Complex error = answers.get(0).complex("response");
        assertThat(error.text("scimType")).contains("invalidSyntax");
        assertThat(error.text("detail").orElseThrow()).contains("JSON");
        assertThat(idp.get("/Users/" + joy).json().text("title")).contains("Dr.");
        assertThat(server.log("east"))
                .as("the refused one has its line, too")
                .anySatisfy(event -> assertThat(event.outcome().status()).isEqualTo(400));
    }

    @Test
    void anUnreadableOperationCountsAsAnError() {
        assertThat(bulk("'failOnErrors':1,", titled(UNREADABLE), titled("{'title':'Dr.'}")))
                .hasSize(1);
        assertThat(idp.get("/Users/" + joy).json().text("title")).isEmpty();
    }

    private List<Complex> bulk(String options, String... operations) {
        String body = "{" + options + "'schemas':['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],'Operations':["
                + String.join(",", operations) + "]}";
        return ((Many) idp.send("POST", "/Bulk", body.replace('\'', '"')).json().get("Operations"))
                .complexElements()
                .toList();
    }

    private String titled(String value) {
        return "{'method':'PATCH','path':'/Users/" + joy + "','data':{'Operations':[{'op':'replace','value':'"
                + value.replace("'", "\\'") + "'}]}}";
    }
}
