package dev.rollcall.persistence;

import dev.rollcall.application.RequestTime;
import dev.rollcall.application.SingletonBean;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Opens the database when the first bean needs it, once, and closes it when the application ends. */
@SingletonBean
public class DatabaseBeans {

    /** Returns the running database. */
    @Produces
    @Singleton
    public static Database open(DatabaseSettings settings) {
        return Database.open(settings);
    }

    /** Ends its connections. */
    public static void close(@Disposes Database database) {
        database.close();
    }

    /** Returns the transactions that all stores share. */
    @Produces
    @Singleton
    public static JpaTransactions transactions(Database database, RequestTime time) {
        return new JpaTransactions(database, time);
    }
}
