package planted.application;

class RosterManager {}
