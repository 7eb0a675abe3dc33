package planted.elsewhere;

class Homeless {}
