package dev.rollcall.deployment.system;

import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** All system tests on MariaDB. */
@ArquillianTest
class RollcallOnMariaDbIT implements AllCases, MariaDbStatementCases {

    @ArquillianResource
    private URI deployed;

    @Deployment(testable = false)
    @TargetsContainer("mariadb")
    static WebArchive war() throws Exception {
        MariaDbUnderTest.start();
        return BuiltWar.imported();
    }

    @Override
    public URI address() {
        return BuiltWar.addressOf(deployed);
    }

    @Override
    public SharedDatabase product() {
        return SharedDatabase.MARIADB;
    }
}
