"""CRSs whose coordinates are no places on Earth, as QgsCoordinateReferenceSystem takes them, and why; and what looks
like them but is fine."""

SITE = 'LOCAL_CS["site",UNIT["metre",1],AXIS["x",EAST],AXIS["y",NORTH]]'
HEIGHTS = 'VERT_CS["heights",VERT_DATUM["sea level",2005],UNIT["metre",1],AXIS["Up",UP]]'

NO_PLACES = {
    "local": (f"WKT:{SITE}", "local"),
    "engineering": (
        'WKT:ENGCRS["site",EDATUM["a peg"],CS[Cartesian,2],AXIS["x",east],AXIS["y",north],LENGTHUNIT["metre",1]]',
        "local",
    ),
    "local with heights": (f'WKT:COMPD_CS["both",{SITE},{HEIGHTS}]', "local"),
    "heights": (f"WKT:{HEIGHTS}", "neither geographic nor projected"),
    "geocentric": ("EPSG:4978", "geocentric"),
    "Moon": ("IAU_2015:30100", "radius of 1,737 km"),
    "Moon by its radius": ("PROJ:+proj=longlat +R=1737400", "celestial body"),
    "map of Mars": ("PROJ:+proj=stere +lat_0=90 +a=3396190 +b=3376200 +units=m", "celestial body"),
    "Venus": ("PROJ:+proj=longlat +R=6051800", "celestial body"),
}

PLACES = {
    "sphere": "EPSG:4047",
    "sphere of 6,371 km": "PROJ:+proj=longlat +R=6371000",
    "map of a sphere": "PROJ:+proj=laea +lat_0=0 +lon_0=0 +R=6370997 +units=m",
    "with heights": "EPSG:9518",
    "three dimensions": "EPSG:4979",
    "with a datum shift": "PROJ:+proj=utm +zone=31 +ellps=bessel +towgs84=500,100,400",
    "rotated pole": "PROJ:+proj=ob_tran +o_proj=longlat +o_lon_p=-162 +o_lat_p=39.25 +lon_0=180 "
    "+to_meter=0.0174532925199433",
    "Albers": "ESRI:102008",
    "feet": "EPSG:2263",
    "grads": "EPSG:4807",
}
