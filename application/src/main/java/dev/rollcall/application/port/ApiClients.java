package dev.rollcall.application.port;

import dev.rollcall.domain.directory.ApiClient;
import dev.rollcall.domain.directory.DirectoryId;
import java.util.List;
import java.util.Optional;

/** The API clients of directories. Client ids are unique over all (unique key {@code api_client_client_id}). */
public interface ApiClients {

    /** Returns the clients of the directory, oldest first; there are few. */
    List<ApiClient> list(DirectoryId directory);

    /** Returns the clients of applications, which may only read, oldest first; there are few. */
    List<ApiClient> listApplications();

    /** Returns the client, locked against every other change until the transaction ends. */
    Optional<ApiClient> lock(DirectoryId directory, String id);

    /** Adds a client of the directory, or of the administration where its authority says so. */
    void add(ApiClient client);

    /** Stores the client's secrets. */
    void update(ApiClient client);

    /** Removes the client; returns whether it was there. */
    boolean remove(DirectoryId directory, String id);

    /** Removes the client of an application; returns whether it was there. */
    boolean removeApplication(String id);
}
