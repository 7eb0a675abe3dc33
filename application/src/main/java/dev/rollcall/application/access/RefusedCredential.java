package dev.rollcall.application.access;

import dev.rollcall.application.synclog.Refusals;
import dev.rollcall.domain.directory.DirectoryId;
import org.jspecify.annotations.Nullable;

/**
 * A credential that was not accepted. The log hears of it when the transaction that found out is over: as a part of that
 * one, a log that cannot be written would decide over the answer.
 *
 * @param directory whose it is; null when that is not known, or when it is an administrator's
 * @param client the client id or the name of the token; empty when nobody knows it
 */
record RefusedCredential(@Nullable DirectoryId directory, String client, String sentence) {

    void tell(Refusals refusals, String address) {
        refusals.ofCredential(directory, client, sentence, address);
    }
}
