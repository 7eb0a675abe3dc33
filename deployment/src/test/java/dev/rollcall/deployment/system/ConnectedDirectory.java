package dev.rollcall.deployment.system;

/**
 * A directory as its IdP knows it.
 *
 * @param id of the directory in the admin API
 * @param clientId of its first API client
 * @param clientSecret of its first API client
 * @param anybody the server it is on
 */
record ConnectedDirectory(String id, String clientId, String clientSecret, Caller anybody) {

    /** The IdP with a fresh access token for SCIM. */
    Caller idp() {
        return anybody.signedIn(clientId, clientSecret, "scim").speaking("application/scim+json");
    }
}
