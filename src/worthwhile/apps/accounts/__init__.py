"""People: who they are, how they sign in, and a record of what was done that cannot be changed unseen."""
