"""How good is an encoder? Targets that it never saw, honest splits, baselines. Not in the zip."""
