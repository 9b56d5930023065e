<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Placeprint</name>
    <message>
        <location filename="../../processing/analogues.py"/>
        <location filename="../../ui/encoder_text.py"/>
        <source>Analogues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <location filename="../../processing/similarityraster.py"/>
        <location filename="../../processing/similaritytopoints.py"/>
        <location filename="../../ui/similarity_dock.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Similarity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>most similar places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>nearest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>climate analogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>twin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>Finds the places of the world that are most similar to a reference, as a location encoder learned it from satellite imagery. The world is searched on 100,000 places, spread evenly, 71 km apart; with a candidate layer, its features are searched instead and come out with all of their attributes.

Hits lie at least the chosen distance away from every reference, and at least the separation from each other, so that the list is not one region many times. 'Land only' leaves out the places at sea; a candidate layer is taken as it is. A multipoint counts as the mean of its points, and lies in their middle.

Fields: rank, similarity (-1 to 1), distance (metres, to the nearest reference); lon and lat when the world is searched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>A point layer to search, whose features keep their attributes. Left empty, the whole world is searched, on 100,000 places 71 km apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>How many of the most similar places to return, 20 by default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>How far a place must at least lie from every reference, 1,000 km by default, so that neighbours are left out. 0 allows any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>How far the places found must at least lie from each other, so that the list is not one region many times. 0 allows any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>Search places on land alone. A candidate layer is taken as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>Points, the most similar first, with the fields rank, similarity (-1 to 1) and distance (metres to the nearest reference).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>Candidate layer (default: the world)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>Least distance from a reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Least distance between the places found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <location filename="../../processing/raster_algorithm.py"/>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../ui/similarity_dock.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Land only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>Only {} places are far enough away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <location filename="../../processing/samplediverse.py"/>
        <source>The candidate layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>satellite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>AI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>The encoder that says what places are like: the path of its file, or the name of one of your own encoders. Left empty, it is the default encoder of the project, and where that names none, the one that ships.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>Location encoder: {}, fingerprint {} ({}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>chosen as ENCODER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>the one that ships</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>the default of the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>The default encoder of the project: {}, or choose another as ENCODER.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>Location encoder, its file or name (default: that of the project, else the one that ships)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>Encoder files (*.npz);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Number of places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/child.py"/>
        <source>The training failed:
{}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/child.py"/>
        <source>It says nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/child.py"/>
        <source>Training needs a Python that has torch, and none was named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/child.py"/>
        <source>{} cannot be started.
{}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/child.py"/>
        <source>{} is no Python that works: {}
{}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/child.py"/>
        <source>{} has no {}.
{}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/child.py"/>
        <source> and no </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/child.py"/>
        <source>To get one, open a terminal and run
    {}
Without a GPU the 'cpu' wheel of torch is enough and much smaller: its own pages say how to ask pip for it. Then name {} in Settings, Options, Placeprint, or as PYTHON here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/child.py"/>
        <location filename="../../processing/feature_places.py"/>
        <location filename="../../processing/progress.py"/>
        <source>Cancelled; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/clustering.py"/>
        <source>How many groups to make, 255 at most. With 0, numbers of 2 to 12 are compared and the clearest division is taken; the log shows how each did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/clustering.py"/>
        <source>Number of clusters (0: as many as the data suggest)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/clustering.py"/>
        <source>Clusters cannot be made: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/clustering.py"/>
        <source>{} clusters are suggested: of 3 and more, their simplified silhouette is the highest (1: places lie at the centres of their clusters, 0: on the edges); 2 only if it is above {}. By number of clusters: {}. Land changes gradually: another number that does nearly as well is as good an answer, and K is yours to set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/clustering.py"/>
        <source>{} clusters, fitted on {} places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/clustering.py"/>
        <source>Cluster {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <source>Cluster points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <location filename="../../processing/clusterraster.py"/>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <location filename="../../processing/clusterraster.py"/>
        <source>k-means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <source>groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <location filename="../../processing/clusterraster.py"/>
        <source>strata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <location filename="../../processing/clusterraster.py"/>
        <source>unsupervised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <location filename="../../processing/clusterraster.py"/>
        <source>classification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <source>Groups the points of a layer by what their places are like: k-means of what a location encoder learned from satellite imagery. Where the points lie on the map plays no part.

Fields: 'cluster', a number from 1, and 'cluster_similarity', the similarity of the place to the centre of its cluster, up to 1. Clusters are numbered along the first principal component of the land, and coloured like 'Embedding colours', calmer and moved apart: alike clusters have alike colours. Without a number of clusters, 2 to 12 are compared, and the log tells how each did.

Of a large layer, some 5,000 features are taken to fit the clusters, evenly from the first to the last; all are then told their cluster. A multipoint counts as the mean of its points. Features without a geometry, or outside the world, are kept with NULL. A new field whose name is taken gets '_2' behind it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <source>The point layer to divide into groups, in any CRS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <source>The points with two more fields: 'cluster', a number from 1, and 'cluster_similarity', up to 1 for the centre of the cluster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <location filename="../../processing/embedpoints.py"/>
        <location filename="../../processing/predictpoints.py"/>
        <location filename="../../processing/similaritytopoints.py"/>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <source>Clustered points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <source>{} has no places in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/clusterraster.py"/>
        <source>Cluster raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/clusterraster.py"/>
        <location filename="../../processing/embeddingrgb.py"/>
        <source>regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/clusterraster.py"/>
        <source>zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/clusterraster.py"/>
        <source>Divides an area into regions of like places, without being told what to look for: k-means of what a location encoder learned from satellite imagery. A cluster may lie in many parts of the area; what its places share is that its centre is the one nearest to them.

The clusters are fitted on some 5,000 places spread evenly over the area (with 'Land only' over its land), so that they do not depend on the pixel size, and two runs agree; where two divisions do equally well, a slightly different extent may get the other. Without a number of clusters, 2 to 12 are compared, and the log tells how each did.

Clusters are numbered along the first principal component of the land, and coloured like 'Embedding colours', calmer and moved apart: alike clusters have alike colours. The raster has a palette, names and an attribute table.

Without an extent the world is drawn, without a pixel size some 1,000 pixels along its longer side. An extent across the antimeridian is 170,190,-20,0 in EPSG:4326. Bytes from 1; 0 is nodata: beyond the globe, and with 'Land only' at sea. At most 1,000,000,000 pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/clusterraster.py"/>
        <source>A raster of the numbers of the clusters, from 1, with colours and names; 0 is nodata.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/clusterraster.py"/>
        <source>There is nothing to divide: no place of the extent is to be drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/embeddingrgb.py"/>
        <source>Embedding colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/embeddingrgb.py"/>
        <location filename="../../processing/embedpoints.py"/>
        <location filename="../../ui/encoder_text.py"/>
        <source>Embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/embeddingrgb.py"/>
        <source>RGB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/embeddingrgb.py"/>
        <location filename="../../processing/embedpoints.py"/>
        <source>principal components</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/embeddingrgb.py"/>
        <location filename="../../processing/embedpoints.py"/>
        <source>PCA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/embeddingrgb.py"/>
        <source>Draws the embedding of every place as a colour: red, green and blue are its first three principal components. Places of one colour are alike to the location encoder, wherever they lie. The colours come from the encoder file, so that rasters of different extents, tiles and days agree.

Without an extent the world is drawn, without a pixel size some 1,000 pixels along its longer side. An extent across the antimeridian is 170,190,-20,0 in EPSG:4326. Bytes from 1 to 255; 0 is nodata: beyond the globe, and with 'Land only' at sea. At most 1,000,000,000 pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/embeddingrgb.py"/>
        <source>A raster of three bands, red, green and blue: places of like colours are alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>Embed points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>covariates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>enrich</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>Adds to every point what a location encoder knows of its place, learned from satellite imagery: numbers that are alike where places look alike, ready for statistics, clustering or a model of your own.

'components' adds the first principal components (fields pc1, pc2, ...; 8 unless you say otherwise), which hold most of what there is; 'dimensions' all dimensions of the embedding (e0, e1, ...); 'array' one field 'embedding' with all of them, a true list in temporary layers and GeoJSON, JSON text elsewhere.

A multipoint gets the mean of its points. Features without a geometry, or outside the world, are kept with NULL. A new field whose name is taken gets '_2' behind it; nothing of the layer is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>The point layer whose places are to be described, in any CRS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>What to add. 'components': a few fields that hold most of what there is, right for most uses; 'dimensions': a field for each dimension of the embedding, some hundreds; 'array': all of them in one field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>How many principal components to add, 8 by default: more tell finer differences. Only for 'components'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>Text in front of the names of the new fields, such as place_ for place_pc1, place_pc2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>The points with the new fields behind their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>Number of principal components</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>Prefix of the new fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>Embedded points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>The encoder {} has {} principal components, not {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>A Shapefile holds at most 254 characters of text, an embedding needs more: take GeoPackage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/encoder_output.py"/>
        <source>Where to put the encoder file (*.npz). Left empty, it joins your own encoders in the folder of your QGIS profile, and can be chosen by its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/encoder_output.py"/>
        <source>Encoder (default: joins your own encoders)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/encoder_output.py"/>
        <location filename="../../ui/encoder_manager.py"/>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Encoder files (*.npz)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/encoder_output.py"/>
        <source>To use it, choose {} as 'Location encoder' (ENCODER), among the advanced parameters of every algorithm, or as 'Encoder' under 'Display' in the panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/encoder_output.py"/>
        <source>It is among your own encoders now: its name, {}, will do in place of the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/feature_places.py"/>
        <source>{} must be a layer of points, and {} is one of {}. For polygons and lines take 'Centroids' or 'Point on surface' first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/feature_places.py"/>
        <source>The layer {} has no CRS, so nobody can tell where its points are. Set its CRS first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/feature_places.py"/>
        <source>{} points of {} lie outside the world and were left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Geolocate image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>geolocation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>geo-localisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>unknown position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>georeference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Tells where a satellite picture may have been taken that has no position: a PNG, a JPEG, a GeoTIFF without georeference. An image tower, a small neural network that ships with Placeprint and was trained together with its location encoder, looks at the picture and at 100,000 places of the Earth; the best ones are looked at again on finer points around them.

The picture should show the ground from straight above in natural colours, 150 to 1,500 km across: what the tower has learned are landscapes, coasts and mountains, not streets and houses. The wider, the surer. Of a picture that is not square the middle is looked at. North need not be up. Give the size of a pixel on the ground if you know it: of a picture wider than 1,500 km the middle is then looked at.

For a folder (type or paste its path) every picture in it is looked at. A country (name or ISO code) or an extent narrows the search.

Fields: image, rank; score, the cosine between picture and place; probability, the chance that the picture was taken within 250 km of the point; place, the nearest town if there is one; lon, lat. The probabilities of one picture's points add up to 1 at most: what is missing lies elsewhere. A picture that does have a georeference is looked at all the same, and gets its true position (true_lon, true_lat) and how far off each point is (error_km).

The raster, if you ask for it, has a band for each picture: the probability for each 100 by 100 km.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>A satellite picture that shows the ground from straight above in natural colours (PNG, JPEG or TIFF), 150 to 1,500 km across; or the path of a folder of such pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>How many metres on the ground a pixel is wide, such as 1000. It helps with pictures that are wider than 1,500 km, of which the middle is then looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Search in one country only: its English name or ISO code, such as Chile or CL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Search in this extent only. Left empty, the whole Earth is searched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>How many places to propose for each picture, 10 by default, the likeliest first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Points in EPSG:4326, with rank, score, the probability that the picture was taken within 250 km, and the nearest town.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>A raster of the probability everywhere, a band for each picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Picture, or the path of a folder of pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <location filename="../../processing/trainencoder.py"/>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Size of a pixel on the ground, in metres, if known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Country, if known (name or ISO code)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Extent, if known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Candidates for each picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>The extent and the country have no place in common.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>The size of a pixel must be greater than zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Cannot use {}: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Left out {}: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>None of the {} pictures could be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>{} is {:.0f} km wide; below {:.0f} km the tower has learned nothing: expect little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>{} is {} km wide: the {} km in its middle are looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>A raster of probability holds {} pictures, not {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>{}: {}, {:.0%} within 250 km of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>; in truth {} km away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/help_page.py"/>
        <source>algorithms.html</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>Import encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <location filename="../../processing/trainencoder.py"/>
        <location filename="../../ui/encoder_manager.py"/>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Encoders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>SatCLIP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>GeoCLIP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <location filename="../../processing/trainencoder.py"/>
        <source>PyTorch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <location filename="../../processing/trainencoder.py"/>
        <source>model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>Turns the published weights of another location encoder into an encoder file, which every algorithm of Placeprint and its live map then take in place of the encoder that ships. PyTorch is not needed.

The input is a PyTorch checkpoint: of SatCLIP (satclip-resnet18-l10.ckpt and the five others, or one that you trained with its code), or of GeoCLIP's location encoder (location_encoder_weights.pth). The file is read, never run: whatever code may be hidden in it stays where it is. What is not the location encoder, the image model for one, is left out.

Without an output, or with a temporary one, the file goes to your own encoders, in the folder of your QGIS profile: there the encoder manager lists it, and projects and probes that name it find it.

A checkpoint says nothing of its licence. Whether you may use these weights, change them and pass the encoder file on is for you to find out from those who published them.

The file gets its centre and principal components from 29,000 places on land, as the encoder that ships. SatCLIP takes seconds; GeoCLIP, which is larger, half a minute. GeoCLIP draws finer than pixels can be interpolated, so that its rasters take minutes, and the live map shows it coarser than it is. Probes belong to the encoder that they were trained with: train them anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>The PyTorch checkpoint of SatCLIP (*.ckpt) or the weights of GeoCLIP's location encoder (*.pth). The file is read and never run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>What the encoder is called in lists and reports. Left empty, it is the name of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>Checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>PyTorch checkpoints (*.ckpt *.pth *.pt *.bin);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>Name of the encoder (default: that of the file)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>The encoder cannot take the place of its own checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>Nothing was imported: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>Nothing was imported: {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <location filename="../../ui/encoder_text.py"/>
        <source>{} degrees of spherical harmonics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>{}, {}: {}, layers {}, {} dimensions, fingerprint {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>It varies too finely to be interpolated: rasters are computed pixel by pixel, and the live map is coarser than it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>Smooth enough to be interpolated between places {:g} degrees apart, as rasters are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>Licence: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/picture_files.py"/>
        <source>The folder {} holds no pictures ({}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/picture_files.py"/>
        <source>There is no file or folder {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/picture_files.py"/>
        <source>it has {} by {} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/picture_files.py"/>
        <source>more than half of it is nodata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <source>Predict points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Probes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <location filename="../../processing/predictraster.py"/>
        <source>probe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>classify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>regression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <location filename="../../processing/predictraster.py"/>
        <source>apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/trainencoder.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>machine learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <location filename="../../processing/predictraster.py"/>
        <source>area of applicability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <source>Tells of every point what a probe, made by 'Train probe', predicts there.

Fields: 'predicted'; of numbers 'low' and 'high', between which the number lies in 9 of 10 cases as far from the training places as the blocks of the validation were; of classes 'probability', and on demand that of every class; 'dissimilarity', how unlike the place is to all training places, and 'applicable', 1 where it is like enough to them that the validation holds (the area of applicability of Meyer and Pebesma 2021), else 0.

A probe that learned from other numbers beside the place looks for fields of their names, and takes the median of the training places where there is none. A multipoint counts as the mean of its points. Features without a geometry, or outside the world, are kept with NULL. A new field whose name is taken gets '_2' behind it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <source>The point layer to predict, in any CRS. If the probe learned from other numbers too, it needs fields of their names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <source>Add a field for each class, with its probability, beside that of the likeliest. Without effect for probes of numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <source>The points with what was predicted, how sure it is ('probability', or 'low' and 'high'), and whether to believe it ('dissimilarity', 'applicable').</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <source>Add the probability of every class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <source>Predicted points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <source>{} has no field {}: the median of the training places is taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Predict raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <source>Draws the map of what a probe, made by 'Train probe', predicts.

Of classes it is a raster of bytes with a palette, the names of the classes and an attribute table; the raster of confidence has the probability of the class as its first band and the dissimilarity as its second. Of numbers the bands are: the number; the low and the high end between which it lies in 9 of 10 cases as far from the training places as the blocks of the validation were; and the dissimilarity.

The dissimilarity index (Meyer and Pebesma 2021) tells how unlike a place is to all training places; where it is above a threshold, which the log tells, the map should not be believed, and on demand it is not drawn there.

Without an extent the world is drawn, without a pixel size some 1,000 pixels along its longer side. An extent across the antimeridian is 170,190,-20,0 in EPSG:4326. Pixels beyond the globe are nodata, and with 'Land only' those at sea. Of a probe that learned from other numbers beside the place, the medians of the training places are taken for these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Leave out, as nodata, the places that are too unlike all training places for the prediction to be believed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <source>The map: of classes, their numbers with names and colours; of numbers, a band with the prediction, the ends of its interval, and the dissimilarity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <source>For probes of classes: a raster with the probability of the class drawn, and the dissimilarity to the training places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Only within the area of applicability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <source>Prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Confidence (of classes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <source>The probe has {} classes; a raster of them has room for {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <source>The probe learned from {} too; for all pixels the medians of the training places are taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <source>Area of applicability: dissimilarity up to {:.3g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/probe_parameter.py"/>
        <source>The encoder that the probe was trained with, needed only where it is not found by itself: the path of its file, or the name of one of your own encoders. Any other is refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/probe_parameter.py"/>
        <source>A probe file (*.probe.npz) that 'Train probe' or the model 'Labelled points to map' wrote. It holds no code, so that one from a stranger is harmless.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/probe_parameter.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Probe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/probe_parameter.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <source>Probe files (*.probe.npz)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/probe_parameter.py"/>
        <source>{}: {}. Without ENCODER, the probe's own is looked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/probe_parameter.py"/>
        <source>the one that the probe reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/probe_parameter.py"/>
        <source>{} reads an encoder of its own: {}, or choose its file as ENCODER.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/probe_results.py"/>
        <source>right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/probe_results.py"/>
        <source>wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/probe_results.py"/>
        <source>{} to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/probe_results.py"/>
        <source>below {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/probe_results.py"/>
        <source>{} and above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>The part of the Earth to draw, in any CRS. Left empty, it is the world, or all that the encoder knows. On the command line: 5,16,45,55 [EPSG:4326], which is west, east, south and north; across the antimeridian 170,190,-20,0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>The side of a pixel in units of the CRS: degrees in EPSG:4326, where 0.1 is some 11 km, metres in most others. Left empty, the longer side gets about 1,000 pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>The coordinate reference system of the raster, EPSG:4326 (degrees) if left empty. For maps of the world EPSG:8857 (Equal Earth) shows areas in their true proportion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Leave out the sea: its pixels are nodata. The encoder has learned more of land than of water.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <source>Ask the encoder on a lattice as fine as it resolves, and interpolate between: many times faster, and no colour shows the difference. Without, it is asked at every pixel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Extent (default: the world)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Pixel size, in units of the CRS (default: about 1,000 pixels along the longer side)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>CRS (default: EPSG:4326)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <source>Interpolate pixels finer than the encoder resolves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <source>{} by {} pixels of {:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_grid.py"/>
        <source>The pixel size must be greater than zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_grid.py"/>
        <source>A pixel size of {} would make a raster of {} by {} pixels, more than the limit of {}. The pixel size is in units of the CRS ({}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_grid.py"/>
        <source>The CRS of the raster is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_grid.py"/>
        <source>The extent has no area: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_grid.py"/>
        <source>The CRS {} shows no place on Earth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_grid.py"/>
        <source>The extent cannot be shown in {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_grid.py"/>
        <source>The extent lies outside the bounds of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_image.py"/>
        <source>{} is not a raster file: save it as one first, with Export, Save As.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_image.py"/>
        <source>{} has no CRS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_image.py"/>
        <source>One to three of the {} bands of {} can be learned from, not {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_image.py"/>
        <source>{} cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_image.py"/>
        <source>{} shows nothing there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_image.py"/>
        <source>The extent lies outside of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_image.py"/>
        <source>The raster cannot be warped: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_image.py"/>
        <source>The raster shows the same everywhere: there is nothing to learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_writer.py"/>
        <source>Rasters cannot be written as '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_writer.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/vector_output.py"/>
        <source>Cannot write to {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_writer.py"/>
        <source>Cannot write {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_writer.py"/>
        <source>No data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/raster_writer.py"/>
        <source>the format {} cannot hold it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <source>The place to compare with: click '...' and then the map, or write longitude and latitude, 114.17,22.28 [EPSG:4326]. Give this, a reference layer, or both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>A point layer of the places to compare with, one or many, in any CRS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>A point layer of places that the result should not be like: places similar to these are rated lower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>What to do with more than one reference. 'shared' looks for what all of them have in common, 'any' for places like at least one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <source>Reference place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Reference layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Layer of places that it should not be like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Several references (shared: like what they have in common; any: like at least one of them)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <source>The reference place is nowhere on Earth: longitude {}, latitude {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <source>Give a reference place, a reference layer, or both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <source>{} ({}) has no places in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/region_hint.py"/>
        <source>Did you mean {}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/region_hint.py"/>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/region_hint.py"/>
        <source>Take its ISO code, as in CL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/region_hint.py"/>
        <source>There is no country {} on the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/region_hint.py"/>
        <source>This QGIS has no map of the world: give an extent in place of a country.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Sample diverse places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>sampling design</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>field work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>coverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>representative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>where to sample next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>k-center</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Chooses places that differ most from each other: where to take samples, so that little of what an area holds goes unseen. Each is the candidate least like all chosen before it, as a location encoder learned it from satellite imagery; so the first of them cover the area roughly, and every further one fills the largest gap. Extremes come early, and common conditions are not sampled more for being common.

Candidates are the features of a layer, which keep all of their attributes, or some 20,000 places spread evenly over an extent (default: the world). 'Land only' leaves out places at sea; a candidate layer is taken as it is. Give a layer of places that have been sampled, and they count as chosen.

Fields: 'rank', the order of choice; 'novelty', the cosine distance (one less the similarity) to the most similar place chosen before, NULL where there was none; lon and lat for an extent. The log tells the coverage: how far the candidates are from what was chosen, the worst of them and on average. Of a layer of more than 100,000 features, every second is a candidate, or every third, and so on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>A point layer to choose from, whose features keep their attributes. Left empty, the choice is among 20,000 places spread evenly over the extent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>The area to sample, where there is no candidate layer. Left empty, it is the world.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>How many places to choose, 20 by default. They come in order: you can stop at any of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>A point layer of places that have been sampled already: they count as chosen, and what they cover is not chosen again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>How far the places chosen must at least lie from each other, and from those sampled already; 0, the default, allows any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Choose places on land alone. A candidate layer is taken as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>The chosen places, with 'rank', their order, and 'novelty', how unlike each is to all before it (0 is the same).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Candidate layer (default: places of the extent)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Extent, without a candidate layer (default: the world)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Layer of places sampled already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Least distance between places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Diverse places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>The layer of sampled places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>{} places were sampled already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>There are no candidates to choose from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Of {} features, one in {} is a candidate: more than {} do not fit into memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Only {} places: all other candidates are too near, or just like one that was chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Coverage: to the most similar place that was chosen or sampled, the {} candidates have a cosine distance of {:.3f} on average, and of {:.3f} at worst (0 is the same, 1 not alike at all).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/similarityraster.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Similarity raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/similarityraster.py"/>
        <source>heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/similarityraster.py"/>
        <location filename="../../processing/similaritytopoints.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>likeness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/similarityraster.py"/>
        <source>where is it like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/similarityraster.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>analogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/similarityraster.py"/>
        <source>Draws where the world is like a reference place. Every pixel is the similarity, from -1 to 1, of the place at its centre to the reference, as a location encoder learned it from satellite imagery: 1 is the reference itself, about 0 is the average of the land.

Give a place, a layer of places, or both; with a second layer, the raster shows what is like the first but not like the second. No imagery and no connection are needed.

Without an extent the world is drawn, without a pixel size some 1,000 pixels along its longer side. An extent across the antimeridian is 170,190,-20,0 in EPSG:4326. Pixels beyond the globe are nodata, and with 'Land only' those at sea. At most 1,000,000,000 pixels. Where pixels are finer than the encoder resolves, they are interpolated, with an error that no colour shows (below .002 where it was measured).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/similarityraster.py"/>
        <source>A raster of the similarity: 1 is the reference itself, about 0 the average of the land, below 0 unlike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/similaritytopoints.py"/>
        <source>Similarity of points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/similaritytopoints.py"/>
        <source>compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/similaritytopoints.py"/>
        <source>score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/similaritytopoints.py"/>
        <source>Adds a field 'similarity' to a point layer: how like a reference place each point is, from -1 to 1, as a location encoder learned it from satellite imagery. 1 is the reference itself, about 0 the average of the land.

Give a reference place, a reference layer, or both; with a layer of places to be unlike, the field tells what is like the first but not like the second.

The similarity of a multipoint is that of the mean of its points' embeddings. Features without a geometry, or outside the world, are kept with NULL. If the layer has a field of that name already, the new one is 'similarity_2'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/similaritytopoints.py"/>
        <source>The point layer to compare with the reference, in any CRS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/similaritytopoints.py"/>
        <source>The points with a field 'similarity': 1 is the reference itself, about 0 the average of the land, below 0 unlike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/similaritytopoints.py"/>
        <source>Points with similarity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Train encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>fine-tune</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>torch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>imagery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Trains a location encoder on a raster of your own: satellite images, an elevation model, a vegetation index, of a valley or of the world. Places that look alike in the raster are then alike to every algorithm of Placeprint and to its live map, once you choose the file as 'Location encoder'.

It needs a Python that has PyTorch (torch), which is named in the settings, and runs there, in a process of its own; QGIS does not load it. A GPU is used where there is one. Without, 10,000 places and 600 steps take some five minutes on two processor cores, and the log says how long it will be. A smaller number of places shortens it.

One to three bands are looked at as a picture: stretched from the 2nd to the 98th percentile, red, green and blue, or grey. They must hold amounts, not numbers of classes. The pictures that it learns from are 32 pixels wide or more, and a ninetieth of the region or more: choose a smaller extent to bring out finer things. A raster needs some 300 pixels a side for an encoder that is worth the name.

For a continent or the world the encoder is made of spherical harmonics as the one that ships; for a smaller region of waves over a map of it. It knows nothing of places outside of the raster.

'Encoder to start from', for continents and the world, trains an encoder of spherical harmonics further: half of the new likeness is what it said before, the other half what your raster shows.

The report says what it learned, and what it did not: how well a twin, trained without some blocks of the region, tells what is in them, beside the nearest places and smooth functions of the coordinates. The encoder itself learns from the whole of the raster. Whether you may pass it on depends on the licence of the raster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>A raster file of amounts, not of classes: satellite images, elevation, a vegetation index; of some 300 pixels a side at least.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>The bands to look at, as red, green and blue; a single one is grey. Left empty, those that the layer shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>The part of the raster to learn from. A smaller one brings out finer things. Left empty, it is all of the raster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>At how many places the raster is looked at, 10,000 by default. Fewer take less time, and tell less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>How long to train, 600 steps by default. Twice as many take twice as long; the report tells whether it helped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>What the encoder is called in lists and reports. Left empty, it is the name of the raster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>The licence of the raster, such as CC BY 4.0, written into the encoder file: whoever gets the file then knows what is allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>An encoder file to train further, in place of starting anew; only one of spherical harmonics, and only for a continent or the world.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>A whole number that the random choices start from, 0 by default: the same number gives the same encoder, another shows how much chance matters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>The path of a Python that has PyTorch, such as ~/placeprint-torch/bin/python. Left empty, it is the one named in Settings, Options, Placeprint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>A page (*.html) on what the encoder learned and what it did not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Raster to learn from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>One to three bands (default: those that are shown)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Extent (default: all of the raster)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Places to learn from, at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Steps of training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Name of the encoder (default: that of the raster)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Licence of the raster, to be kept in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Encoder to start from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Seed of the random numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Python that has torch (default: the one in the settings)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <source>HTML files (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>There is no folder {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>There is no encoder {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Reading {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>{} holds numbers of classes, which are looked at as shades of grey.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>{} by {} pixels, {:.0%} of them known; bands {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>The training left no encoder: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>{}, {} dimensions, fingerprint {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>{} could not be written: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Train probe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>predict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>species distribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>cross-validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Learns from labelled points what their places have in common, so that the label can be predicted anywhere: species seen or not, soil class, yield, price, rainfall. It fits a simple model, a probe, on what a location encoder learned from satellite imagery; 'Predict raster' then draws the map.

How good the probe is, is found out honestly: every place is predicted by a probe that has seen nothing of the block of land around it. The blocks are as wide as labels resemble one another, unless you say. The figure of places drawn at random stands beside it, and flatters; so do nearest neighbours and the plainest guess, which need no probe.

Text and few whole numbers are taken for classes, other numbers for numbers. 'auto' fits a linear model; 'best' tries all that there are. 'mlp' and 'boosting' need scikit-learn for the training, and nothing for the prediction. Features without a label, a geometry, or outside the world are left out.

Out come the probe (a file without any code in it), the points with what was predicted of them, and a report to be opened in a browser. The file keeps the coordinates of the training places, so that the probe can say where it learned; on demand it keeps none, and of the embeddings, which would give them away, only such of places 10 to 30 km off. The points and the maps of the report show where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>A point layer with what is known at some places, in any CRS. Some dozens of points are enough to begin with; the wider they are spread, the better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>The field to learn: text or few whole numbers (species, soil class) make a map of classes, other numbers (yield, price) a map of numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>The kind of model. 'auto' fits a linear one, right for few points; 'best' tries all and takes the one that validates best; 'mlp' and 'boosting' need scikit-learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Whether the label is a class or a number. 'auto' tells by the field; choose 'classification' for numbers that are codes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Fields of numbers to learn from beside the place, such as elevation. Every place to be predicted needs them too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Give rare classes the same weight as frequent ones: more of them are found, and more are found in error.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Learn the logarithm, for positive numbers that span several powers of ten, such as population or price.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>The unit of the number, such as mm or t/ha, for the report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>The width in kilometres of the blocks of land that are held out to see how good the probe is. With 0, the default, it is as far as labels resemble one another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Keep the coordinates of the training places in the probe file. Switch it off before giving the file away if the places are confidential.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>The probe file (*.probe.npz), for 'Predict raster', 'Predict points' and the expression location_predict.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>The labelled points with what was predicted of each by a probe that had not seen its block, and whether that was right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>A page (*.html) that tells how good the probe is, where it fails, and what to read first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Labelled points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Field with the label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Label is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Other numbers to learn from (any place to be predicted needs them too)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Rare classes count as much as frequent ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Learn the logarithm of the number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Unit of the number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Width of the blocks of the validation, km (0: what the labels suggest)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Keep the coordinates of the training places in the probe file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Predictions from other blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>{} has no field '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>The probe could not be written: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>{} features have no label or no place, and are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>No feature of {} has a label and a place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>No probe can be trained: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>at random, for no blocks were possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>in other blocks of {:g} km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>{}: {:.3f} {}; at random {:.3f}; nearest neighbours {:.3f}; plain guess {:.3f}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_management.py"/>
        <source>Location encoders...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_management.py"/>
        <source>Encoders...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <location filename="../../ui/encoder_text.py"/>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>This project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Use as this project's default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Algorithms and the live map of this project use it, unless they are told otherwise; save the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Remove...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Delete the file of an encoder of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Show the file where it lies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Import...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Turn a checkpoint of SatCLIP or GeoCLIP into an encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Add file...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Copy an encoder file that you were given to your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Equal fingerprints mean equal embeddings. Probes and projects name their encoder by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Copy the fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Model card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Looking at the files ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>This project uses {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>This project uses the encoder that ships. Choose another, and make it the project's default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Add an encoder file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Delete the file {} for good? Probes and projects that name {} ({}) will miss it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>no fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>It is the default of this project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Remove encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Location encoders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Random folds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>A hundred labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>From an image to its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>The finest scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>How well a linear probe tells of maps that the encoder was never shown, on blocks of land 10 degrees wide from which the probe knows no label. 1 is perfect; an R2 of 0 is no better than the mean. This is the figure to compare encoders by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>The same with labels nearby. It flatters: nearest neighbours alone do as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>The same, where the probe has a hundred labels in all the world to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>How alike the 20 most similar places more than 3,000 km away really are: the share of the same climate class and land cover, where more is better, and how far apart they are in temperature and rain, where less is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>How near the image tower comes to the true place of a satellite image, so many kilometres wide, among 100,000 places. A low rank and few kilometres are good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>How many kilometres apart two places must be before the encoder tells one from the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Imported, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Ships with Placeprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Not told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>{} kB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>{} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>This file cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>It may have been copied in part: bring it again, or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>File that was imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Learned from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>{} dimensions, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>The file tells of no scores: nobody has judged this encoder yet, or nobody wrote it down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>The file does not tell what these mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoders.py"/>
        <source>{} cannot be removed: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoders.py"/>
        <source>The panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoders.py"/>
        <source>This project's default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoders.py"/>
        <source>The layer '{}', blank for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/encoders.py"/>
        <source>Nothing was added: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/export.py"/>
        <source>Places to be like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/export.py"/>
        <source>Places not to be like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/expressions.py"/>
        <location filename="../../ui/likeness_provider.py"/>
        <source>Placeprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/expressions.py"/>
        <source>&lt;h3&gt;location_embedding&lt;/h3&gt;&lt;p&gt;Returns the embedding of a place: an array of numbers that are alike where satellite images are alike.&lt;/p&gt;&lt;h4&gt;Syntax&lt;/h4&gt;&lt;p&gt;&lt;code&gt;location_embedding(place [, crs])&lt;/code&gt;&lt;/p&gt;&lt;h4&gt;Arguments&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;i&gt;place&lt;/i&gt;: a point; of other geometries the centroid&lt;/li&gt;&lt;li&gt;&lt;i&gt;crs&lt;/i&gt;: the authority id of the CRS that the place is in; by default that of the layer, or EPSG:4326 where there is no layer&lt;/li&gt;&lt;/ul&gt;&lt;h4&gt;Examples&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;code&gt;array_length(location_embedding($geometry))&lt;/code&gt;&lt;/li&gt;&lt;li&gt;&lt;code&gt;location_embedding(make_point(114.17, 22.28), 'EPSG:4326')[0]&lt;/code&gt;&lt;/li&gt;&lt;/ul&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/expressions.py"/>
        <source>&lt;h3&gt;location_similarity&lt;/h3&gt;&lt;p&gt;Returns how alike two places are, as a location encoder learned it from satellite imagery: 1 for the same place, about 0 for places that have no more in common than the land has on average, below 0 for less.&lt;/p&gt;&lt;h4&gt;Syntax&lt;/h4&gt;&lt;p&gt;&lt;code&gt;location_similarity(a, b [, crs])&lt;/code&gt;&lt;/p&gt;&lt;h4&gt;Arguments&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;i&gt;a&lt;/i&gt;, &lt;i&gt;b&lt;/i&gt;: points; of other geometries the centroid&lt;/li&gt;&lt;li&gt;&lt;i&gt;crs&lt;/i&gt;: the authority id of the CRS that both are in; by default that of the layer, or EPSG:4326 where there is no layer&lt;/li&gt;&lt;/ul&gt;&lt;h4&gt;Examples&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;code&gt;location_similarity($geometry, make_point(114.17, 22.28))&lt;/code&gt; in a layer in EPSG:4326&lt;/li&gt;&lt;li&gt;&lt;code&gt;location_similarity(make_point(114.17, 22.28), make_point(-43.2, -22.9), 'EPSG:4326')&lt;/code&gt;&lt;/li&gt;&lt;/ul&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/expressions.py"/>
        <source>&lt;h3&gt;location_predict&lt;/h3&gt;&lt;p&gt;Returns what a probe tells of a place: a number, or the likeliest class.&lt;/p&gt;&lt;h4&gt;Syntax&lt;/h4&gt;&lt;p&gt;&lt;code&gt;location_predict(place, probe_file [, crs])&lt;/code&gt;&lt;/p&gt;&lt;h4&gt;Arguments&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;i&gt;place&lt;/i&gt;: a point; of other geometries the centroid&lt;/li&gt;&lt;li&gt;&lt;i&gt;probe_file&lt;/i&gt;: the path of a probe that 'Train probe' made. Where it learned from other numbers beside the place, the medians of its training places are taken for them&lt;/li&gt;&lt;li&gt;&lt;i&gt;crs&lt;/i&gt;: the authority id of the CRS that the place is in; by default that of the layer, or EPSG:4326 where there is no layer&lt;/li&gt;&lt;/ul&gt;&lt;h4&gt;Examples&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;code&gt;location_predict($geometry, '/data/soil.probe.npz')&lt;/code&gt;&lt;/li&gt;&lt;li&gt;&lt;code&gt;location_predict(make_point(114.17, 22.28), @project_folder || '/soil.probe.npz', 'EPSG:4326')&lt;/code&gt;&lt;/li&gt;&lt;/ul&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/expressions.py"/>
        <location filename="../../ui/likeness_provider.py"/>
        <source>'{}' is not a CRS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/expressions.py"/>
        <source>Cannot convert to geometry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/likeness.py"/>
        <source>unknown: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/likeness.py"/>
        <source>a place is written as longitude,latitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/likeness.py"/>
        <source>there is no place to be like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/likeness_provider.py"/>
        <source>Similarity to places, by Placeprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/likeness_provider.py"/>
        <source>similarity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/live_layer.py"/>
        <source>Like {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/live_layer.py"/>
        <source>{} and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/live_layer.py"/>
        <source>{}, unlike {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <source>Where is the world like here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <source>Click a place: the map shows where the world is like it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <location filename="../../ui/reference_tool.py"/>
        <source>choose a place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <source>Under the cursor: {}, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <source>There is no town named '{}', nor a feature of the active layer. Longitude and latitude will do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <source>Select features of a layer first, and make that layer the active one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <source>add the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <source>{} of the selected features were left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <source>The command is in the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/locator.py"/>
        <source>Where is the world like ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/locator.py"/>
        <source>Where is the world like {}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>Python with torch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>Only for training an encoder of your own; nothing else needs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>Python interpreter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>path of a python that can import torch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>Asking ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>It has torch {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>it gave no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>It has no torch: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>There is no program of that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>To get one, run in a terminal:
{}
and choose {} here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>add a place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>move a place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>turn a place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>remove places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>Longitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>Latitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>Like this place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>Unlike this place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>unlike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>edit a place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>&lt;p&gt;&lt;b&gt;Where is the world like here?&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Click a place on the map, or type one above: the map shows where the world is like it. Drag the mark, and the map follows.&lt;/p&gt;&lt;p&gt;Shift and a click adds a place to be like, Ctrl and a click one not to be like.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Similar places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>{} (shipped)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>{} (project default)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Another file...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Looking for them ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>{} km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>{:.2f}, {:.2f}: double-click to go there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>No place is that far away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Choose a place to see the most similar ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>A click chooses one place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>A click adds a place to be like (Shift and a click)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Unlike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>A click adds a place not to be like (Ctrl and a click)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Remove the chosen places (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Export...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Compute a raster of this map, as exactly as you like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Copy command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Copy this map as a command of qgis_process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Town, or longitude latitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>A town of the world, 114.17 22.28, or the name of a feature of the active layer; Enter adds it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Add it as a place to be like (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Add it as a place not to be like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Add the selected features of the active layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Selected features: to be like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Selected features: not to be like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Tick: like this place; no tick: unlike it. Double-click a number to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Similarity under the cursor: 1 is the reference itself, about 0 the average of the land</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Display</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Places less similar than this are not drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Hide below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>what they have in common</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>at least one of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>What a place is to be like, where there are several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Several places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>The location encoder that says what is similar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Location encoders: what they are, import and add others, choose the project's default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Most similar places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source> km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>The first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>From the references, and from each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>{} (missing)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Location encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tasks.py"/>
        <source>Placeprint looks at the Earth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tasks.py"/>
        <source>Placeprint looks for similar places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tasks.py"/>
        <source>Placeprint looks for encoders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tasks.py"/>
        <source>Placeprint adds an encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/typed_places.py"/>
        <source>Longitude first, then latitude, in degrees: {}, {} is nowhere on Earth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/typed_places.py"/>
        <source>coordinates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/typed_places.py"/>
        <source>town</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>one of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>optional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>default {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>required</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>advanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>Algorithms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>All of them are in the Processing toolbox under Placeprint, and run in batches, in the graphical modeler, from Python and from the command line. There a parameter goes by the name that is written in capitals:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>Parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>Words to find it by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>From points with a label to a map of it, in one go: species seen or not, soil class, yield, price, rainfall. 'Train probe' learns from the points and finds out honestly how good it is; 'Predict raster' draws.

Out come the map, of classes with their names or of numbers with the interval; of classes the confidence; the points with what was predicted of them from other blocks; a report to be opened in a browser; and the probe, to predict other extents or points with.

Look at the report before the map is believed. Both algorithms by themselves have further settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Labelled points to map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Where, in a study area, is it like these places, but not like those? Give a layer of places that are wanted, on demand one of places that are not, and polygons to search. The places may lie anywhere in the world.

Out come a raster of the similarity over the extent of the area, and the best places inside the polygons, in order: the most similar of a grid of candidates, at least so far from each other that the list is not one place many times.

Of an area that fills little of its own extent few candidates of the grid are inside: take more of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>A layer of polygons, in any CRS: the places inside of them are looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>How closely the area is searched: a grid of so many candidates along its longer side, 150 by default. More find smaller things, and take longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>suitability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>site selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>polygon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Places like these within an area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>The best of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Best places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Grid of candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Index of the grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Candidates inside the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Without the bounds of cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Study area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Candidates along the longer side of the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Where to take samples in a study area, so that little of what it holds goes unseen: the places of a grid inside the polygons that differ most from each other, in order, so that one can stop at any of them.

Places that have been sampled, inside the area or outside, count as chosen: the design then adds what they miss.

Of an area that fills little of its own extent few candidates of the grid are inside: take more of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Sampling design for an area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>The most diverse of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Places to sample</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
