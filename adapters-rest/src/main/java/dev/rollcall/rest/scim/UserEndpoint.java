package dev.rollcall.rest.scim;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.provisioning.Call;
import dev.rollcall.application.provisioning.SelfDefiningUsers;
import dev.rollcall.rest.scim.http.ResourceAnswers;
import dev.rollcall.rest.scim.http.ResourceQueries;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

/** {@code /Users}. */
@Path("Users")
@SingletonBean
public class UserEndpoint extends ResourceEndpoint {

    /** Takes what is done with users. */
    @Inject
    public UserEndpoint(SelfDefiningUsers provisioning, ResourceAnswers answers, ResourceQueries queries) {
        super(Call::userType, provisioning, answers, queries);
    }
}
