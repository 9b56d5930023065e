#!/usr/bin/env bash
# Has QGIS say where the world is like three places, and which country is where, and draw it: GeoTIFFs and maps go to
# the folder $1.
set -euo pipefail
if [ $# -ne 1 ]; then
    echo "Usage: demo/run.sh OUTPUT_FOLDER" >&2
    exit 2
fi
root=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd)
cd "$root"

profile=$root/build/profile
tools/scratch_profile.sh "$profile"
export QGIS_CUSTOM_CONFIG_PATH=$profile QT_QPA_PLATFORM=offscreen
export XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$root/build/runtime}
mkdir -p "$XDG_RUNTIME_DIR" && chmod 700 "$XDG_RUNTIME_DIR"
logs=$folder/logs
# As it is called where it works: see tools/qgis_process.sh.
program=$(basename "$(command -v qgis_process.bin || command -v qgis_process)")

# Equal Earth: every pixel is as large as every other, and some 2,000 of them go around the world.
world=(--LAND_ONLY=true --CRS=EPSG:8857 --PIXEL_SIZE=17000)

# process ALGORITHM OUTPUT_FILE PARAMETER...: runs it, as a person would on the command line.
process() {
    local algorithm=$1 output=$2 log=$logs/${2##*/}.log
    shift 2
    local parameter shown="$program run $algorithm"
    for parameter in "$@"; do
        # Quoted as a person would, so that the line can be copied.
        [[ $parameter != *" "* ]] || parameter="${parameter%%=*}=\"${parameter#*=}\""
        shown+=" $parameter"
    done
    rm -f "$output"
    tools/step.sh "$log" "  $shown --OUTPUT=${output##*/}" \
        tools/qgis_process.sh "$profile" run "$algorithm" "$@" --OUTPUT="$output"
    [ -s "$output" ] || { echo "$algorithm wrote nothing to $output; see $log" >&2; exit 1; }
}

# labelled_points OUTPUT_FILE: every 240 km over the Earth, what QGIS's own world map says the country is.
labelled_points() {
    local map
    map=$(/usr/bin/python3 -c 'from qgis.core import QgsApplication
application = QgsApplication([], False)
application.initQgis()
print(QgsApplication.pkgDataPath())')/resources/data/world_map.gpkg
    process native:creategrid "$folder/lattice.gpkg" --TYPE=0 --CRS=EPSG:8857 --HSPACING=240000 --VSPACING=240000 \
        --EXTENT="-17243959,17243959,-8392928,8392928 [EPSG:8857]"
    process native:joinattributesbylocation "$1" --INPUT="$folder/lattice.gpkg" --PREDICATE=5 --METHOD=1 \
        --JOIN="$map|layername=countries|subset=iso_a2 NOT IN ('-1', '-99')" --JOIN_FIELDS=iso_a2 \
        --DISCARD_NONMATCHING=true
}

# draw RASTER PNG ARGUMENT...: makes a map of it.
draw() {
    rm -f "$2"
    tools/step.sh "$logs/${2##*/}.log" "  drawing ${2##*/}" /usr/bin/python3 demo/draw_map.py "$@"
}

rasters=() maps=()

# similarity FILE NAME LON LAT
similarity() {
    local raster=$folder/$1.tif map=$folder/$1.png
    begin "Where the world is like $2"
    process placeprint:similarityraster "$raster" --REFERENCE="$3,$4 [EPSG:4326]" "${world[@]}"
    draw "$raster" "$map" --title "$title" --place "$2" "$3" "$4" \
        --subtitle "How similar each place on land is to the star, as a location encoder learned it from satellite imagery"
    rasters+=("$raster  $title") maps+=("$map  $title")
}

# begin TITLE: says which part of the demo begins.
begin() {
    title=$1 part=$((part + 1))
    echo "$part of 6: $title"
}

echo "Drawing six maps with QGIS. It takes a minute on a quiet machine, and five on a busy one."
SECONDS=0 part=0
similarity hong-kong "Hong Kong" 114.17 22.28
similarity qinghai-tibet-plateau "the Qinghai-Tibet Plateau" 91 33
similarity congo-basin "the Congo Basin" 22.5 -0.5

begin "The twelve places most like Hong Kong"
points=$folder/hong-kong-analogues.gpkg
process placeprint:analogues "$points" --REFERENCE="114.17,22.28 [EPSG:4326]" --COUNT=12 --SEPARATION=1000000
draw "$folder/hong-kong.tif" "${points%.gpkg}.png" --title "$title" --place "Hong Kong" 114.17 22.28 \
    --subtitle "On land, at least 1,000 km from Hong Kong and from each other; each with its rank and its similarity" \
    --analogues "$points"
maps+=("${points%.gpkg}.png  $title")

begin "The land in the colours of its embeddings"
colours=$folder/embedding-colours.tif
process placeprint:embeddingrgb "$colours" "${world[@]}"
draw "$colours" "${colours%.tif}.png" --title "$title" \
    --subtitle "Red, green and blue are the first three principal components of what the encoder learned from satellite imagery"
rasters+=("$colours  $title") maps+=("${colours%.tif}.png  $title")

begin "Which country is it?"
points=$folder/country-points.gpkg probe=$folder/country.probe.npz raster=$folder/country.tif
labelled_points "$points"
process placeprint:trainprobe "$folder/country-out-of-fold.gpkg" --INPUT="$points" --FIELD=iso_a2 --PROBE="$probe" \
    --REPORT="$folder/country-report.html"
process placeprint:predictraster "$raster" --PROBE="$probe" "${world[@]}"
tools/step.sh "$logs/country.png.log" "  drawing country.png" \
    /usr/bin/python3 demo/draw_countries.py "$raster" "$probe" "$folder/country.png"
tail -n 4 "$logs/country.png.log" | sed 's/^/  /'
rasters+=("$raster  $title") maps+=("$folder/country.png  $title")

echo
# What `make` installed before counts for whoever has waited for it.
all=$(($(date +%s) - ${BEGUN:-$(date +%s)}))
echo "Drawn in $SECONDS seconds$([ $all -le $((SECONDS + 5)) ] || echo ", after $((all - SECONDS)) seconds of installing"). GeoTIFFs, which open coloured in QGIS:"
printf '  %s\n' "${rasters[@]}"
echo "Maps, drawn by QGIS:"
printf '  %s\n' "${maps[@]}"
echo "What the probe of the countries knows, to be opened in a browser:"
echo "  $folder/country-report.html"
