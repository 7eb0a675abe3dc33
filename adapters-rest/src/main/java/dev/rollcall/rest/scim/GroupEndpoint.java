package dev.rollcall.rest.scim;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.provisioning.Call;
import dev.rollcall.application.provisioning.GroupProvisioning;
import dev.rollcall.rest.json.LongBody;
import dev.rollcall.rest.scim.http.ResourceAnswers;
import dev.rollcall.rest.scim.http.ResourceQueries;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

/** {@code /Groups}; a write may name many members, in a PATCH as the {@code value} of an operation. */
@Path("Groups")
@SingletonBean
@LongBody(lists = {"members", "value"})
public class GroupEndpoint extends ResourceEndpoint {

    /** Takes what is done with groups. */
    @Inject
    public GroupEndpoint(GroupProvisioning provisioning, ResourceAnswers answers, ResourceQueries queries) {
        super(Call::groupType, provisioning, answers, queries);
    }
}
