package planted.application;

import planted.persistence.Database;

record KnowsAnAdapter(Database database) {}
