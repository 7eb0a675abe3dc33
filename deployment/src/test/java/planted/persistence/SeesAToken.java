package planted.persistence;

import planted.oauth.Token;

record SeesAToken(Token token) {}
