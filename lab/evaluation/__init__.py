"""How good is an encoder? Targets that it never saw, honest splits, baselines. Not in the zip."""

__all__ = [
    "analogues",
    "baselines",
    "evaluate",
    "experiments",
    "figures",
    "geoclip",
    "geolocation",
    "geolocation_report",
    "kriging",
    "maps",
    "probes",
    "report",
    "resolution",
    "retrieval",
    "splits",
    "tables",
    "targets",
]
