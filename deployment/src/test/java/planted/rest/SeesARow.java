package planted.rest;

import planted.persistence.Database;

record SeesARow(Database database) {}
