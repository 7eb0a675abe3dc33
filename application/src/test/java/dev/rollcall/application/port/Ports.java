package dev.rollcall.application.port;

/** All ports on one set of data. */
public record Ports(
        Transactions transactions,
        Directories directories,
        ApiClients apiClients,
        Credentials credentials,
        SecretTokens secretTokens,
        Users users,
        Erasures erasures,
        Links links,
        Groups groups,
        Memberships memberships,
        AdministeredGroups administeredGroups,
        Departures departures,
        HeldGroups heldGroups,
        Leases leases,
        SyncLog syncLog,
        ChangeFeed changeFeed,
        RefusedObjects refusedObjects,
        Traffic traffic,
        SigningKeys signingKeys,
        RevokedTokens revokedTokens) {

    /** Returns fakes that know each other and hold nothing yet. */
    public static Ports inMemory() {
        InMemoryUsers users = new InMemoryUsers();
        InMemoryLinks links = new InMemoryLinks(users);
        InMemoryApiClients clients = new InMemoryApiClients();
        InMemorySecretTokens tokens = new InMemorySecretTokens();
        InMemoryDirectories directories = new InMemoryDirectories(users, links, clients, tokens);
        InMemoryMemberships memberships = new InMemoryMemberships(users, links);
        InMemoryGroups groups = new InMemoryGroups(memberships);
        InMemorySyncLog log = new InMemorySyncLog(links);
        return new Ports(
                new InMemoryTransactions(),
                directories,
                clients,
                new InMemoryCredentials(directories, clients, tokens),
                tokens,
                users,
                new InMemoryErasures(),
                links,
                groups,
                memberships,
                new InMemoryAdministeredGroups(groups, memberships, users, links, directories),
                new InMemoryDepartures(users, links, directories),
                new InMemoryHeldGroups(groups),
                new InMemoryLeases(),
                log,
                new InMemoryChangeFeed(log, links),
                new InMemoryRefusedObjects(log),
                new InMemoryTraffic(directories),
                new InMemorySigningKeys(),
                new InMemoryRevokedTokens());
    }
}
