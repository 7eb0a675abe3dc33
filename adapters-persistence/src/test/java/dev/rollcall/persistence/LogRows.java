package dev.rollcall.persistence;

import dev.rollcall.domain.directory.DirectoryId;

/** Many events in the log of one directory, made by MariaDB itself: of {@value #USERS} users in turn. */
final class LogRows {

    static final int USERS = 1_000;

    private static final int AT_ONCE = 50_000;

    private LogRows() {}

    /** Adds events, one in a hundred of which is a refusal; {@link #id} has their ids. */
    static void add(JpaTransactions transactions, DirectoryId directory, int events) {
        for (int begin = 1; begin <= events; begin += AT_ONCE) {
            String sql =
                    "insert into sync_event (id, directory_id, time, actor, client, request_id, action, target_type,"
                            + " resource_id, user_id, result, status, cause, milliseconds, repeats, reason, changed, quirks, seq)"
                            + " select " + sequenceId("0", "seq") + ", '" + directory
                            + "', '2026-01-01' + interval seq second,"
                            + " 'IDENTITY_PROVIDER', 'client', concat('request-', seq), if(seq % 100 = 0, 'CALL_REFUSED', 'UPDATED'),"
                            + " 'USER', " + sequenceId("1", "seq % " + USERS) + ", " + sequenceId("2", "seq % " + USERS)
                            + ", if(seq % 100 = 0, 'REFUSED', 'SUCCESS'), 200, if(seq % 100 = 0, 'INVALID_PATH', null), 1, 1,"
                            + " 'Attributes changed as sent by the identity provider.', 'title', '', seq from seq_"
                            + begin + "_to_"
                            + Math.min(events, begin + AT_ONCE - 1);
            transactions.with(entities -> entities.createNativeQuery(sql).executeUpdate());
        }
        transactions.with(entities ->
                entities.createNativeQuery("analyze table sync_event").getResultList());
    }

    /** Returns the id of an event. */
    static String id(int number) {
        return "%08x-0000-7000-8000-000000000000".formatted(number);
    }

    /** Returns the SCIM id of a user. */
    static String link(int number) {
        return "%08x-0000-7000-8000-100000000000".formatted(number);
    }

    private static String sequenceId(String kind, String number) {
        return "concat(lower(lpad(hex(" + number + "), 8, '0')), '-0000-7000-8000-" + kind + "00000000000')";
    }
}
