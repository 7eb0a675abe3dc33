package dev.rollcall.application.port;

import org.junit.jupiter.api.Nested;

/** The contracts of all ports, to be run by every implementation of them. */
public abstract class PortsContract {

    /** Returns ports that may hold what other tests have stored. */
    protected abstract Ports ports();

    /** Returns ports that hold nothing. */
    protected abstract Ports emptyPorts();

    @Nested
    class OfAbsentMembers implements AbsentMembersContract {
        @Override
        public Ports ports() {
            return PortsContract.this.ports();
        }
    }

    @Nested
    class OfAdministeredGroups implements AdministeredGroupsContract {
        @Override
        public Ports ports() {
            return PortsContract.this.ports();
        }
    }

    @Nested
    class OfCredentials implements CredentialsContract {
        @Override
        public Ports ports() {
            return PortsContract.this.ports();
        }

        @Override
        public Ports emptyPorts() {
            return PortsContract.this.emptyPorts();
        }
    }

    @Nested
    class OfDepartures implements DeparturesContract {
        @Override
        public Ports ports() {
            return PortsContract.this.ports();
        }
    }

    @Nested
    class OfDirectories implements DirectoriesContract {
        @Override
        public Ports ports() {
            return PortsContract.this.ports();
        }
    }

    @Nested
    class OfGroupsOfLinks implements GroupsOfLinksContract {
        @Override
        public Ports ports() {
            return PortsContract.this.ports();
        }
    }

    @Nested
    class OfHeldGroups implements HeldGroupsContract {
        @Override
        public Ports ports() {
            return PortsContract.this.ports();
        }
    }

    @Nested
    class OfLeases implements LeasesContract {
        @Override
        public Ports ports() {
            return PortsContract.this.ports();
        }
    }

    @Nested
    class OfGroups implements GroupsContract {
        @Override
        public Ports ports() {
            return PortsContract.this.ports();
        }
    }

    @Nested
    class OfLinks implements LinksContract {
        @Override
        public Ports ports() {
            return PortsContract.this.ports();
        }
    }

    @Nested
    class OfRevokedTokens implements RevokedTokensContract {
        @Override
        public Ports ports() {
            return PortsContract.this.ports();
        }
    }

    @Nested
    class OfMemberships implements MembershipsContract {
        @Override
        public Ports ports() {
            return PortsContract.this.ports();
        }
    }

    @Nested
    class OfSigningKeys implements SigningKeysContract {
        @Override
        public Ports emptyPorts() {
            return PortsContract.this.emptyPorts();
        }
    }

    @Nested
    class OfTraffic implements TrafficContract {
        @Override
        public Ports ports() {
            return PortsContract.this.ports();
        }
    }

    @Nested
    class OfRefusedObjects implements RefusedObjectsContract {
        @Override
        public Ports ports() {
            return PortsContract.this.ports();
        }
    }

    @Nested
    class OfChangeFeed implements ChangeFeedContract {
        @Override
        public Ports emptyPorts() {
            return PortsContract.this.emptyPorts();
        }
    }

    @Nested
    class OfMembersOfGroups implements MembersOfGroupsContract {
        @Override
        public Ports ports() {
            return PortsContract.this.ports();
        }
    }

    @Nested
    class OfSyncLog implements SyncLogContract {
        @Override
        public Ports ports() {
            return PortsContract.this.ports();
        }
    }

    @Nested
    class OfUsers implements UsersContract {
        @Override
        public Ports ports() {
            return PortsContract.this.ports();
        }
    }
}
