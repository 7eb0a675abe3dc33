package dev.rollcall.rest.scim;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.provisioning.Call;
import dev.rollcall.application.provisioning.GroupProvisioning;
import dev.rollcall.application.provisioning.Provisioning;
import dev.rollcall.application.provisioning.SelfDefiningUsers;
import dev.rollcall.domain.scim.schema.ResourceType;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is done with the resources of each type, for requests that are about more than one. */
@SingletonBean
public class ProvisionedTypes {

    private final SelfDefiningUsers users;
    private final GroupProvisioning groups;

    /** Takes what is done with users and with groups. */
    @Inject
    public ProvisionedTypes(SelfDefiningUsers users, GroupProvisioning groups) {
        this.users = users;
        this.groups = groups;
    }

    /** Returns the types as they look in the caller's directory, users first. */
    public Map<ResourceType, Provisioning> of(Call call) {
        Map<ResourceType, Provisioning> types = new LinkedHashMap<>();
        types.put(call.userType(), users);
        types.put(call.groupType(), groups);
        return types;
    }
}
