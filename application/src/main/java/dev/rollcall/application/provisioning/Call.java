package dev.rollcall.application.provisioning;

import dev.rollcall.application.access.Caller;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.UnknownAttributes;

/** One request of an identity provider: who calls, and the id by which its traces are found. */
public record Call(Caller.OfDirectory caller, String requestId) {

    Directory directory() {
        return caller.directory();
    }

    DirectoryId directoryId() {
        return directory().id();
    }

    UnknownAttributes unknownAttributes() {
        return directory().settings().synchronization().unknownAttributes();
    }
}
