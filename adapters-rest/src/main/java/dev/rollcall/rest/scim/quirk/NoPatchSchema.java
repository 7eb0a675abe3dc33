package dev.rollcall.rest.scim.quirk;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import java.util.List;

/** The body does not name the schema of the message {@code PatchOp} (Entra, WSO2). */
final class NoPatchSchema implements Quirk {

    private static final String PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    @Override
    public boolean isIn(Complex body, List<SentOperation> operations) {
        return !(SentOperation.member(body, "schemas") instanceof Many urns)
                || urns.elements().stream().noneMatch(new Text(PATCH_OP)::equals);
    }
}
