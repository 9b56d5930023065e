<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Placeprint</name>
    <message>
        <location filename="../../processing/analogues.py"/>
        <location filename="../../ui/encoder_text.py"/>
        <source>Analogues</source>
        <translation>Analoge Orte</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <location filename="../../processing/similarityraster.py"/>
        <location filename="../../processing/similaritytopoints.py"/>
        <location filename="../../ui/similarity_dock.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Similarity</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>most similar places</source>
        <translation>ähnlichste Orte</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>nearest</source>
        <translation>nächste</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>climate analogue</source>
        <translation>Klimaanalogie</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>twin</source>
        <translation>Zwilling</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>Finds the places of the world that are most similar to a reference, as a location encoder learned it from satellite imagery. The world is searched on 100,000 places, spread evenly, 71 km apart; with a candidate layer, its features are searched instead and come out with all of their attributes.

Hits lie at least the chosen distance away from every reference, and at least the separation from each other, so that the list is not one region many times. 'Land only' leaves out the places at sea; a candidate layer is taken as it is. A multipoint counts as the mean of its points, and lies in their middle.

Fields: rank, similarity (-1 to 1), distance (metres, to the nearest reference); lon and lat when the world is searched.</source>
        <translation>Findet die Orte der Welt, die einem Referenzort am ähnlichsten sind, wie es ein Ortsencoder aus Satellitenbildern gelernt hat. Durchsucht werden 100.000 Orte der Welt, gleichmäßig verteilt, 71 km voneinander entfernt; mit einem Kandidatenlayer stattdessen dessen Objekte, die alle ihre Attribute behalten.

Treffer liegen mindestens die gewählte Entfernung von jeder Referenz weg und mindestens den gewählten Abstand voneinander, damit die Liste nicht vielmals dieselbe Gegend ist. „Nur Land“ lässt Orte auf See weg; ein Kandidatenlayer wird genommen, wie er ist. Ein Multipunkt zählt als Mittel seiner Punkte und liegt in deren Mitte.

Felder: rank, similarity (-1 bis 1), distance (Meter zur nächsten Referenz); lon und lat, wenn die Welt durchsucht wird.</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>A point layer to search, whose features keep their attributes. Left empty, the whole world is searched, on 100,000 places 71 km apart.</source>
        <translation>Ein zu durchsuchender Punktlayer, dessen Objekte ihre Attribute behalten. Bleibt das Feld leer, wird die ganze Welt durchsucht, an 100.000 Orten im Abstand von 71 km.</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>How many of the most similar places to return, 20 by default.</source>
        <translation>Wie viele der ähnlichsten Orte gesucht werden; Vorgabe 20.</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>How far a place must at least lie from every reference, 1,000 km by default, so that neighbours are left out. 0 allows any.</source>
        <translation>Wie weit ein Ort von jeder Referenz mindestens entfernt sein muss, damit Nachbarn wegfallen; Vorgabe 1.000 km. 0 erlaubt alle.</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>How far the places found must at least lie from each other, so that the list is not one region many times. 0 allows any.</source>
        <translation>Wie weit die gefundenen Orte mindestens voneinander entfernt sein müssen, damit die Liste nicht vielmals dieselbe Gegend ist. 0 erlaubt alle.</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>Search places on land alone. A candidate layer is taken as it is.</source>
        <translation>Nur Orte an Land suchen. Ein Kandidatenlayer wird genommen, wie er ist.</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>Points, the most similar first, with the fields rank, similarity (-1 to 1) and distance (metres to the nearest reference).</source>
        <translation>Punkte, die ähnlichsten zuerst, mit den Feldern rank, similarity (-1 bis 1) und distance (Meter zur nächsten Referenz).</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>Candidate layer (default: the world)</source>
        <translation>Kandidatenlayer (Vorgabe: die Welt)</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>Least distance from a reference</source>
        <translation>Mindestentfernung von einer Referenz</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Least distance between the places found</source>
        <translation>Mindestabstand der gefundenen Orte</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <location filename="../../processing/raster_algorithm.py"/>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../ui/similarity_dock.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Land only</source>
        <translation>Nur Land</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>Only {} places are far enough away.</source>
        <translation>Nur {} Orte sind weit genug entfernt.</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <location filename="../../processing/samplediverse.py"/>
        <source>The candidate layer</source>
        <translation>Der Kandidatenlayer</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>embedding</source>
        <translation>Embedding</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>satellite</source>
        <translation>Satellit</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>AI</source>
        <translation>KI</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>The encoder that says what places are like: the path of its file, or the name of one of your own encoders. Left empty, it is the default encoder of the project, and where that names none, the one that ships.</source>
        <translation>Der Encoder, der sagt, wie Orte sind: der Pfad seiner Datei oder der Name eines Ihrer eigenen Encoder. Bleibt das Feld leer, ist es der Standardencoder des Projekts, und wo dieses keinen nennt, der mitgelieferte.</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>There is not enough memory for that. {}</source>
        <translation>Dafür reicht der Speicher nicht. {}</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>Location encoder: {}, fingerprint {} ({}).</source>
        <translation>Ortsencoder: {}, Fingerabdruck {} ({}).</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>chosen as ENCODER</source>
        <translation>als ENCODER gewählt</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>the one that ships</source>
        <translation>der mitgelieferte</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>the default of the project</source>
        <translation>der Standard des Projekts</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>The default encoder of the project: {}, or choose another as ENCODER.</source>
        <translation>Der Standardencoder des Projekts: {}, oder wählen Sie einen anderen als ENCODER.</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../processing/requested_grid.py"/>
        <source>The extent</source>
        <translation>Die Ausdehnung</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>{}: this must be a whole number of 1 or more.</source>
        <translation>{}: Das muss eine ganze Zahl ab 1 sein.</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>Location encoder, its file or name (default: that of the project, else the one that ships)</source>
        <translation>Ortsencoder, Datei oder Name (Vorgabe: der des Projekts, sonst der mitgelieferte)</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>Encoder files (*.npz);;All files (*)</source>
        <translation>Encoder-Dateien (*.npz);;Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Number of places</source>
        <translation>Anzahl der Orte</translation>
    </message>
    <message>
        <location filename="../../processing/candidates.py"/>
        <source>The layer {} changed while it was read: {} of the chosen features are no longer in it. Save it as a file, then run again with that file.</source>
        <translation>Der Layer {} hat sich geändert, während er gelesen wurde: {} der gewählten Objekte sind nicht mehr darin. Speichern Sie ihn als Datei und starten Sie erneut mit dieser Datei.</translation>
    </message>
    <message>
        <location filename="../../processing/clustering.py"/>
        <source>How many groups to make, 255 at most. With 0, numbers of 2 to 12 are compared and the clearest division is taken; the log shows how each did.</source>
        <translation>Wie viele Gruppen gebildet werden, höchstens 255. Bei 0 werden 2 bis 12 verglichen und die klarste Einteilung genommen; das Protokoll zeigt, wie gut jede war.</translation>
    </message>
    <message>
        <location filename="../../processing/clustering.py"/>
        <source>Number of clusters (0: as many as the data suggest)</source>
        <translation>Anzahl der Cluster (0: so viele, wie die Daten nahelegen)</translation>
    </message>
    <message>
        <location filename="../../processing/clustering.py"/>
        <source>Clusters cannot be made: {}.</source>
        <translation>Cluster können nicht gebildet werden: {}.</translation>
    </message>
    <message>
        <location filename="../../processing/clustering.py"/>
        <source>{} clusters are suggested: of 3 and more, their simplified silhouette is the highest (1: places lie at the centres of their clusters, 0: on the edges); 2 only if it is above {}. By number of clusters: {}. Land changes gradually: another number that does nearly as well is as good an answer, and K is yours to set.</source>
        <translation>{} Cluster bieten sich an: Von 3 und mehr ist ihr vereinfachter Silhouettenkoeffizient am höchsten (1: Orte liegen in der Mitte ihres Clusters, 0: am Rand); 2 nur, wenn er über {} liegt. Nach Anzahl der Cluster: {}. Land ändert sich allmählich: Eine andere Anzahl, die fast so gut abschneidet, ist eine ebenso gute Antwort; K können Sie selbst wählen.</translation>
    </message>
    <message>
        <location filename="../../processing/clustering.py"/>
        <source>{} clusters, fitted on {} places.</source>
        <translation>{} Cluster, angepasst an {} Orten.</translation>
    </message>
    <message>
        <location filename="../../processing/clustering.py"/>
        <source>Cluster {}</source>
        <translation>Cluster {}</translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <source>Cluster points</source>
        <translation>Punkte clustern</translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <location filename="../../processing/clusterraster.py"/>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <location filename="../../processing/clusterraster.py"/>
        <source>k-means</source>
        <translation>k-Means</translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <source>groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <location filename="../../processing/clusterraster.py"/>
        <source>strata</source>
        <translation>Straten</translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <location filename="../../processing/clusterraster.py"/>
        <source>unsupervised</source>
        <translation>unüberwacht</translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <location filename="../../processing/clusterraster.py"/>
        <source>classification</source>
        <translation>Klassifikation</translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <source>Groups the points of a layer by what their places are like: k-means of what a location encoder learned from satellite imagery. Where the points lie on the map plays no part.

Fields: 'cluster', a number from 1, and 'cluster_similarity', the similarity of the place to the centre of its cluster, up to 1. Clusters are numbered along the first principal component of the land, and coloured like 'Embedding colours', calmer and moved apart: alike clusters have alike colours. Without a number of clusters, 2 to 12 are compared, and the log tells how each did.

Of a large layer, some 5,000 features are taken to fit the clusters, evenly from the first to the last; all are then told their cluster. A multipoint counts as the mean of its points. Features without a geometry, or outside the world, are kept with NULL. A new field whose name is taken gets '_2' behind it.</source>
        <translation>Gruppiert die Punkte eines Layers danach, wie ihre Orte sind: k-Means auf dem, was ein Ortsencoder aus Satellitenbildern gelernt hat. Wo die Punkte auf der Karte liegen, spielt keine Rolle.

Felder: „cluster“, eine Zahl ab 1, und „cluster_similarity“, die Ähnlichkeit des Ortes mit der Mitte seines Clusters, höchstens 1. Cluster sind entlang der ersten Hauptkomponente des Landes nummeriert und wie „Embedding-Farben“ gefärbt, nur ruhiger und deutlicher getrennt: Ähnliche Cluster haben ähnliche Farben. Ohne Anzahl der Cluster werden 2 bis 12 verglichen, und das Protokoll sagt, wie gut jede Anzahl war.

Von einem großen Layer werden etwa 5.000 Objekte zum Bilden der Cluster genommen, gleichmäßig vom ersten bis zum letzten; danach erfahren alle ihren Cluster. Ein Multipunkt zählt als Mittel seiner Punkte. Objekte ohne Geometrie oder außerhalb der Welt bleiben mit NULL erhalten. Ein neues Feld, dessen Name vergeben ist, bekommt „_2“ angehängt.</translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <source>The point layer to divide into groups, in any CRS.</source>
        <translation>Der Punktlayer, der in Gruppen geteilt wird, in beliebigem KBS.</translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <source>The points with two more fields: 'cluster', a number from 1, and 'cluster_similarity', up to 1 for the centre of the cluster.</source>
        <translation>Die Punkte mit zwei weiteren Feldern: „cluster“, eine Zahl ab 1, und „cluster_similarity“, höchstens 1 in der Mitte des Clusters.</translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <location filename="../../processing/embedpoints.py"/>
        <location filename="../../processing/predictpoints.py"/>
        <location filename="../../processing/similaritytopoints.py"/>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <source>Clustered points</source>
        <translation>Geclusterte Punkte</translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <source>{} has no places in it.</source>
        <translation>In {} sind keine Orte.</translation>
    </message>
    <message>
        <location filename="../../processing/clusterraster.py"/>
        <source>Cluster raster</source>
        <translation>Clusterraster</translation>
    </message>
    <message>
        <location filename="../../processing/clusterraster.py"/>
        <location filename="../../processing/embeddingrgb.py"/>
        <source>regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <location filename="../../processing/clusterraster.py"/>
        <source>zones</source>
        <translation>Zonen</translation>
    </message>
    <message>
        <location filename="../../processing/clusterraster.py"/>
        <source>Divides an area into regions of like places, without being told what to look for: k-means of what a location encoder learned from satellite imagery. A cluster may lie in many parts of the area; what its places share is that its centre is the one nearest to them.

The clusters are fitted on some 5,000 places spread evenly over the area (with 'Land only' over its land), so that they do not depend on the pixel size, and two runs agree; where two divisions do equally well, a slightly different extent may get the other. Without a number of clusters, 2 to 12 are compared, and the log tells how each did.

Clusters are numbered along the first principal component of the land, and coloured like 'Embedding colours', calmer and moved apart: alike clusters have alike colours. The raster has a palette, names and an attribute table.

Without an extent the world is drawn, without a pixel size some 1,000 pixels along its longer side. An extent across the antimeridian is 170,190,-20,0 in EPSG:4326. Bytes from 1; 0 is nodata: beyond the globe, and with 'Land only' at sea. At most 1,000,000,000 pixels.</source>
        <translation>Teilt ein Gebiet in Regionen ähnlicher Orte ein, ohne dass man sagt, wonach zu suchen ist: k-Means auf dem, was ein Ortsencoder aus Satellitenbildern gelernt hat. Ein Cluster kann in vielen Teilen des Gebiets liegen; seinen Orten ist gemeinsam, dass seine Mitte ihnen die nächste ist.

Die Cluster werden an etwa 5.000 Orten gebildet, die gleichmäßig über das Gebiet verteilt sind (mit „Nur Land“ über dessen Land); sie hängen daher nicht von der Pixelgröße ab, und zwei Läufe stimmen überein. Wo zwei Einteilungen gleich gut sind, kann eine etwas andere Ausdehnung die andere ergeben. Ohne Anzahl der Cluster werden 2 bis 12 verglichen, und das Protokoll sagt, wie gut jede Anzahl war.

Cluster sind entlang der ersten Hauptkomponente des Landes nummeriert und wie „Embedding-Farben“ gefärbt, nur ruhiger und deutlicher getrennt: Ähnliche Cluster haben ähnliche Farben. Das Raster hat eine Palette, Namen und eine Attributtabelle.

Ohne Ausdehnung wird die Welt gezeichnet, ohne Pixelgröße etwa 1.000 Pixel entlang der längeren Seite. Eine Ausdehnung über die Datumsgrenze hinweg ist 170,190,-20,0 in EPSG:4326. Bytes ab 1; 0 ist NODATA: außerhalb der Erde und, mit „Nur Land“, auf See. Höchstens 1.000.000.000 Pixel.</translation>
    </message>
    <message>
        <location filename="../../processing/clusterraster.py"/>
        <source>A raster of the numbers of the clusters, from 1, with colours and names; 0 is nodata.</source>
        <translation>Ein Raster mit den Nummern der Cluster, ab 1, mit Farben und Namen; 0 ist NODATA.</translation>
    </message>
    <message>
        <location filename="../../processing/clusterraster.py"/>
        <source>There is nothing to divide: no place of the extent is to be drawn.</source>
        <translation>Es gibt nichts einzuteilen: Kein Ort der Ausdehnung wird gezeichnet.</translation>
    </message>
    <message>
        <location filename="../../processing/covariates.py"/>
        <source>The field '{}' of {} contains no numbers, only values such as '{}'. Write numbers as in 12.5, or leave the field out.</source>
        <translation>Das Feld „{}“ von {} enthält keine Zahlen, nur Werte wie „{}“. Schreiben Sie Zahlen mit Dezimalpunkt, etwa 12.5, oder lassen Sie das Feld weg.</translation>
    </message>
    <message>
        <location filename="../../processing/covariates.py"/>
        <source>{} has no field {}: the median of the training places is taken.</source>
        <translation>{} hat kein Feld {}: Der Median der Trainingsorte wird genommen.</translation>
    </message>
    <message>
        <location filename="../../processing/covariates.py"/>
        <source>Field '{}': {:,} of {:,} values are not numbers, such as '{}'. The median of the training places is used instead. Write numbers as in 12.5, then run again.</source>
        <translation>Feld „{}“: {:,} von {:,} Werten sind keine Zahlen, etwa „{}“. Stattdessen wird der Median der Trainingsorte verwendet. Schreiben Sie Zahlen mit Dezimalpunkt, etwa 12.5, und starten Sie erneut.</translation>
    </message>
    <message>
        <location filename="../../processing/covariates.py"/>
        <source>Field '{}': {:,} of {:,} values are missing. The median of the training places is used instead.</source>
        <translation>Feld „{}“: {:,} von {:,} Werten fehlen. Stattdessen wird der Median der Trainingsorte verwendet.</translation>
    </message>
    <message>
        <location filename="../../processing/damaged_files.py"/>
        <source>the file is damaged or incomplete ({})</source>
        <translation>die Datei ist beschädigt oder unvollständig ({})</translation>
    </message>
    <message>
        <location filename="../../processing/embeddingrgb.py"/>
        <source>Embedding colours</source>
        <translation>Embedding-Farben</translation>
    </message>
    <message>
        <location filename="../../processing/embeddingrgb.py"/>
        <location filename="../../processing/embedpoints.py"/>
        <location filename="../../ui/encoder_text.py"/>
        <source>Embedding</source>
        <translation>Embedding</translation>
    </message>
    <message>
        <location filename="../../processing/embeddingrgb.py"/>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <location filename="../../processing/embeddingrgb.py"/>
        <location filename="../../processing/embedpoints.py"/>
        <source>principal components</source>
        <translation>Hauptkomponenten</translation>
    </message>
    <message>
        <location filename="../../processing/embeddingrgb.py"/>
        <location filename="../../processing/embedpoints.py"/>
        <source>PCA</source>
        <translation>PCA</translation>
    </message>
    <message>
        <location filename="../../processing/embeddingrgb.py"/>
        <source>Draws the embedding of every place as a colour: red, green and blue are its first three principal components. Places of one colour are alike to the location encoder, wherever they lie. The colours come from the encoder file, so that rasters of different extents, tiles and days agree.

Without an extent the world is drawn, without a pixel size some 1,000 pixels along its longer side. An extent across the antimeridian is 170,190,-20,0 in EPSG:4326. Bytes from 1 to 255; 0 is nodata: beyond the globe, and with 'Land only' at sea. At most 1,000,000,000 pixels.</source>
        <translation>Zeichnet das Embedding jedes Ortes als Farbe: Rot, Grün und Blau sind seine ersten drei Hauptkomponenten. Orte gleicher Farbe sind für den Ortsencoder ähnlich, wo immer sie liegen. Die Farben kommen aus der Datei des Encoders; Raster verschiedener Ausdehnungen, Kacheln und Tage passen also zusammen.

Ohne Ausdehnung wird die Welt gezeichnet, ohne Pixelgröße etwa 1.000 Pixel entlang der längeren Seite. Eine Ausdehnung über die Datumsgrenze hinweg ist 170,190,-20,0 in EPSG:4326. Bytes von 1 bis 255; 0 ist NODATA: außerhalb der Erde und, mit „Nur Land“, auf See. Höchstens 1.000.000.000 Pixel.</translation>
    </message>
    <message>
        <location filename="../../processing/embeddingrgb.py"/>
        <source>A raster of three bands, red, green and blue: places of like colours are alike.</source>
        <translation>Ein Raster mit drei Kanälen, Rot, Grün und Blau: Orte ähnlicher Farbe sind ähnlich.</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>Embed points</source>
        <translation>Punkte einbetten</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>features</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>covariates</source>
        <translation>Kovariablen</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>enrich</source>
        <translation>anreichern</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>Adds to every point what a location encoder knows of its place, learned from satellite imagery: numbers that are alike where places look alike, ready for statistics, clustering or a model of your own.

'components' adds the first principal components (fields pc1, pc2, ...; 8 unless you say otherwise), which hold most of what there is; 'dimensions' all dimensions of the embedding (e0, e1, ...); 'array' one field 'embedding' with all of them, a true list in temporary layers and GeoJSON, JSON text elsewhere.

A multipoint gets the mean of its points. Features without a geometry, or outside the world, are kept with NULL. A new field whose name is taken gets '_2' behind it; nothing of the layer is lost.</source>
        <translation>Gibt jedem Punkt, was ein Ortsencoder aus Satellitenbildern über seinen Ort gelernt hat: Zahlen, die ähnlich sind, wo Orte ähnlich aussehen, bereit für Statistik, Clustern oder ein eigenes Modell.

„components“ fügt die ersten Hauptkomponenten hinzu (Felder pc1, pc2, ...; 8, wenn Sie nichts anderes sagen), die das meiste enthalten; „dimensions“ alle Dimensionen des Embeddings (e0, e1, ...); „array“ ein Feld „embedding“ mit allen, eine echte Liste in Temporärlayern und GeoJSON, sonst Text in JSON.

Ein Multipunkt bekommt das Mittel seiner Punkte. Objekte ohne Geometrie oder außerhalb der Welt bleiben mit NULL erhalten. Ein neues Feld, dessen Name vergeben ist, bekommt „_2“ angehängt; vom Layer geht nichts verloren.</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>The point layer whose places are to be described, in any CRS.</source>
        <translation>Der Punktlayer, dessen Orte beschrieben werden, in beliebigem KBS.</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>What to add. 'components': a few fields that hold most of what there is, right for most uses; 'dimensions': a field for each dimension of the embedding, some hundreds; 'array': all of them in one field.</source>
        <translation>Was hinzugefügt wird. „components“: wenige Felder, die das meiste enthalten, für die meisten Zwecke richtig; „dimensions“: ein Feld für jede Dimension des Embeddings, einige Hundert; „array“: alle in einem Feld.</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>How many principal components to add, 8 by default: more tell finer differences. Only for 'components'.</source>
        <translation>Wie viele Hauptkomponenten hinzugefügt werden, Vorgabe 8: Mehr davon zeigen feinere Unterschiede. Nur für „components“.</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>Text in front of the names of the new fields, such as place_ for place_pc1, place_pc2.</source>
        <translation>Text vor den Namen der neuen Felder, etwa place_ für place_pc1, place_pc2.</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>The points with the new fields behind their own.</source>
        <translation>Die Punkte, mit den neuen Feldern hinter ihren eigenen.</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>Number of principal components</source>
        <translation>Anzahl der Hauptkomponenten</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>Prefix of the new fields</source>
        <translation>Präfix der neuen Felder</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>Embedded points</source>
        <translation>Eingebettete Punkte</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>The encoder {} has {} principal components, not {}.</source>
        <translation>Der Encoder {} hat {} Hauptkomponenten, nicht {}.</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>A Shapefile holds at most 254 characters of text, an embedding needs more: take GeoPackage.</source>
        <translation>Ein Shapefile fasst höchstens 254 Zeichen Text, ein Embedding braucht mehr: Nehmen Sie GeoPackage.</translation>
    </message>
    <message>
        <location filename="../../processing/encoder_output.py"/>
        <source>Where to put the encoder file (*.npz). Left empty, it joins your own encoders in the folder of your QGIS profile, and can be chosen by its name.</source>
        <translation>Wohin die Encoder-Datei (*.npz) kommt. Bleibt das Feld leer, kommt sie zu Ihren eigenen Encodern im Ordner Ihres QGIS-Profils und kann beim Namen genannt werden.</translation>
    </message>
    <message>
        <location filename="../../processing/encoder_output.py"/>
        <source>Encoder (default: joins your own encoders)</source>
        <translation>Encoder (Vorgabe: kommt zu Ihren eigenen)</translation>
    </message>
    <message>
        <location filename="../../processing/encoder_output.py"/>
        <location filename="../../ui/encoder_manager.py"/>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Encoder files (*.npz)</source>
        <translation>Encoder-Dateien (*.npz)</translation>
    </message>
    <message>
        <location filename="../../processing/encoder_output.py"/>
        <source>To use it, choose {} as 'Location encoder' (ENCODER), among the advanced parameters of every algorithm, or as 'Encoder' under 'Display' in the panel.</source>
        <translation>Um ihn zu benutzen, wählen Sie {} als „Ortsencoder“ (ENCODER), unter den fortgeschrittenen Parametern jedes Algorithmus, oder als „Encoder“ unter „Darstellung“ im Bedienfeld.</translation>
    </message>
    <message>
        <location filename="../../processing/encoder_output.py"/>
        <source>It is among your own encoders now: its name, {}, will do in place of the path.</source>
        <translation>Er gehört jetzt zu Ihren eigenen Encodern: Statt des Pfades genügt sein Name, {}.</translation>
    </message>
    <message>
        <location filename="../../processing/feature_places.py"/>
        <source>{} must be a layer of points, and {} is one of {}. For polygons and lines take 'Centroids' or 'Point on surface' first.</source>
        <translation>{} muss ein Punktlayer sein, und {} besteht aus {}. Nehmen Sie für Polygone und Linien zuerst „Zentroide“ oder „Punkt auf Oberfläche“.</translation>
    </message>
    <message>
        <location filename="../../processing/feature_places.py"/>
        <source>The layer {} has no CRS, so nobody can tell where its points are. Set its CRS first.</source>
        <translation>Der Layer {} hat kein KBS; es ist also unbekannt, wo seine Punkte liegen. Setzen Sie zuerst sein KBS.</translation>
    </message>
    <message>
        <location filename="../../processing/feature_places.py"/>
        <location filename="../../processing/raster_image.py"/>
        <location filename="../../ui/typed_places.py"/>
        <source>The layer {}</source>
        <translation>Der Layer {}</translation>
    </message>
    <message>
        <location filename="../../processing/feature_places.py"/>
        <source>{} points of {} lie outside the world and were left out.</source>
        <translation>{} Punkte von {} liegen außerhalb der Welt und wurden weggelassen.</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Geolocate image</source>
        <translation>Bild verorten</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>geolocation</source>
        <translation>Geolokalisierung</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>geo-localisation</source>
        <translation>Verortung</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>where</source>
        <translation>wo</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>photograph</source>
        <translation>Fotografie</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>unknown position</source>
        <translation>unbekannte Position</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>georeference</source>
        <translation>georeferenzieren</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Tells where a satellite picture may have been taken that has no position: a PNG, a JPEG, a GeoTIFF without georeference. An image tower, a small neural network that ships with Placeprint and was trained together with its location encoder, looks at the picture and at 100,000 places of the Earth; the best ones are looked at again on finer points around them.

The picture should show the ground from straight above in natural colours, 150 to 1,500 km across: what the tower has learned are landscapes, coasts and mountains, not streets and houses. The wider, the surer. Of a picture that is not square the middle is looked at. North need not be up. Give the size of a pixel on the ground if you know it: of a picture wider than 1,500 km the middle is then looked at.

For a folder (type or paste its path) every picture in it is looked at. A country (name or ISO code) or an extent narrows the search.

Fields: image, rank; score, the cosine between picture and place; probability, the chance that the picture was taken within 250 km of the point; place, the nearest town if there is one; lon, lat. The probabilities of one picture's points add up to 1 at most: what is missing lies elsewhere. A picture that does have a georeference is looked at all the same, and gets its true position (true_lon, true_lat) and how far off each point is (error_km).

The raster, if you ask for it, has a band for each picture: the probability for each 100 by 100 km.</source>
        <translation>Sagt, wo ein Satellitenbild ohne Position aufgenommen sein kann: ein PNG, ein JPEG, ein GeoTIFF ohne Georeferenz. Ein Bildturm, ein kleines neuronales Netz, das mit Placeprint kommt und zusammen mit dessen Ortsencoder trainiert wurde, betrachtet das Bild und 100.000 Orte der Erde; um die besten herum wird noch einmal feiner gesucht.

Das Bild soll den Boden senkrecht von oben zeigen, in natürlichen Farben, 150 bis 1.500 km breit: Gelernt hat der Turm Landschaften, Küsten und Gebirge, nicht Straßen und Häuser. Je breiter, desto sicherer. Von einem Bild, das nicht quadratisch ist, wird die Mitte betrachtet. Norden braucht nicht oben zu sein. Geben Sie die Größe eines Pixels am Boden an, wenn Sie sie kennen: Von einem Bild, das breiter als 1.500 km ist, wird dann die Mitte betrachtet.

Bei einem Ordner (Pfad eintippen oder einfügen) wird jedes Bild darin betrachtet. Ein Land (Name oder ISO-Code) oder eine Ausdehnung grenzt die Suche ein.

Felder: image, rank; score, der Kosinus zwischen Bild und Ort; probability, die Wahrscheinlichkeit, dass das Bild höchstens 250 km vom Punkt entfernt aufgenommen wurde; place, die nächste Stadt, wenn es eine gibt; lon, lat. Die Wahrscheinlichkeiten der Punkte eines Bildes ergeben zusammen höchstens 1: Was fehlt, liegt anderswo. Ein Bild, das doch eine Georeferenz hat, wird ebenso betrachtet und bekommt seine wahre Position (true_lon, true_lat) und wie weit jeder Punkt davon entfernt ist (error_km).

Das Raster, wenn Sie danach fragen, hat für jedes Bild einen Kanal: die Wahrscheinlichkeit je 100 mal 100 km.</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>A satellite picture that shows the ground from straight above in natural colours (PNG, JPEG or TIFF), 150 to 1,500 km across; or the path of a folder of such pictures.</source>
        <translation>Ein Satellitenbild, das den Boden senkrecht von oben in natürlichen Farben zeigt (PNG, JPEG oder TIFF), 150 bis 1.500 km breit; oder der Pfad eines Ordners mit solchen Bildern.</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>How many metres on the ground a pixel is wide, such as 1000. It helps with pictures that are wider than 1,500 km, of which the middle is then looked at.</source>
        <translation>Wie viele Meter am Boden ein Pixel breit ist, etwa 1000. Das hilft bei Bildern, die breiter als 1.500 km sind: Von ihnen wird dann die Mitte betrachtet.</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Search in one country only: its English name or ISO code, such as Chile or CL.</source>
        <translation>Nur in einem Land suchen: sein englischer Name oder ISO-Code, etwa Chile oder CL.</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Search in this extent only. Left empty, the whole Earth is searched.</source>
        <translation>Nur in dieser Ausdehnung suchen. Bleibt das Feld leer, wird die ganze Erde durchsucht.</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>How many places to propose for each picture, 10 by default, the likeliest first.</source>
        <translation>Wie viele Orte je Bild vorgeschlagen werden, Vorgabe 10, die wahrscheinlichsten zuerst.</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Points in EPSG:4326, with rank, score, the probability that the picture was taken within 250 km, and the nearest town.</source>
        <translation>Punkte in EPSG:4326, mit Rang, Wert, der Wahrscheinlichkeit, dass das Bild höchstens 250 km entfernt aufgenommen wurde, und der nächsten Stadt.</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>A raster of the probability everywhere, a band for each picture.</source>
        <translation>Ein Raster der Wahrscheinlichkeit überall, mit einem Kanal für jedes Bild.</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Picture, or the path of a folder of pictures</source>
        <translation>Bild oder Pfad eines Ordners mit Bildern</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <location filename="../../processing/trainencoder.py"/>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Size of a pixel on the ground, in metres, if known</source>
        <translation>Größe eines Pixels am Boden in Metern, wenn bekannt</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Country, if known (name or ISO code)</source>
        <translation>Land, wenn bekannt (englischer Name oder ISO-Code)</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Extent, if known</source>
        <translation>Ausdehnung, wenn bekannt</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Candidates for each picture</source>
        <translation>Kandidaten je Bild</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Candidates</source>
        <translation>Kandidaten</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>The extent and the country have no place in common.</source>
        <translation>Die Ausdehnung und das Land haben keinen Ort gemeinsam.</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>The size of a pixel must be greater than zero.</source>
        <translation>Die Größe eines Pixels muss größer als null sein.</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <location filename="../../processing/raster_image.py"/>
        <location filename="../../processing/trainencoder.py"/>
        <source>Cannot use {}: {}.</source>
        <translation>{} ist nicht zu gebrauchen: {}.</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Left out {}: {}.</source>
        <translation>{} wurde weggelassen: {}.</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>{}: {}.</source>
        <translation>{}: {}.</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>None of the {} pictures could be used.</source>
        <translation>Von {} Bildern war keines zu gebrauchen.</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>{} is {:.0f} km wide; below {:.0f} km the tower has learned nothing: expect little.</source>
        <translation>{} ist {:.0f} km breit; unter {:.0f} km hat der Turm nichts gelernt: Erwarten Sie wenig.</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>{} is {} km wide: the {} km in its middle are looked at.</source>
        <translation>{} ist {} km breit: Betrachtet werden die {} km in der Mitte.</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>{}: the picture matches the Earth better if red and blue are exchanged. If its bands are in the order blue, green, red, do not use these places: save the picture with red as the first band, then run again.</source>
        <translation>{}: Das Bild passt besser zur Erde, wenn Rot und Blau vertauscht werden. Sind seine Kanäle in der Reihenfolge Blau, Grün, Rot, dann verwenden Sie diese Orte nicht: Speichern Sie das Bild mit Rot als erstem Kanal und starten Sie erneut.</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>A raster of probability holds {} pictures, not {}.</source>
        <translation>Ein Raster der Wahrscheinlichkeit fasst {} Bilder, nicht {}.</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>{}: {}, {:.0%} within 250 km of it</source>
        <translation>{}: {}, zu {:.0%} höchstens 250 km davon entfernt</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>; in truth {} km away</source>
        <translation>; in Wahrheit {} km entfernt</translation>
    </message>
    <message>
        <location filename="../../processing/help_page.py"/>
        <source>algorithms.html</source>
        <translation>algorithms_de.html</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>Import encoder</source>
        <translation>Encoder importieren</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <location filename="../../processing/trainencoder.py"/>
        <location filename="../../ui/encoder_manager.py"/>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Encoders</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>SatCLIP</source>
        <translation>SatCLIP</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>GeoCLIP</source>
        <translation>GeoCLIP</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <location filename="../../processing/trainencoder.py"/>
        <source>PyTorch</source>
        <translation>PyTorch</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <location filename="../../processing/trainencoder.py"/>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>Turns the published weights of another location encoder into an encoder file, which every algorithm of Placeprint and its live map then take in place of the encoder that ships. PyTorch is not needed.

The input is a PyTorch checkpoint: of SatCLIP (satclip-resnet18-l10.ckpt and the five others, or one that you trained with its code), or of GeoCLIP's location encoder (location_encoder_weights.pth). The file is read, never run: whatever code may be hidden in it stays where it is. What is not the location encoder, the image model for one, is left out.

Without an output, or with a temporary one, the file goes to your own encoders, in the folder of your QGIS profile: there the encoder manager lists it, and projects and probes that name it find it.

A checkpoint says nothing of its licence. Whether you may use these weights, change them and pass the encoder file on is for you to find out from those who published them.

The file gets its centre and principal components from 29,000 places on land, as the encoder that ships. SatCLIP takes seconds; GeoCLIP, which is larger, half a minute. GeoCLIP draws finer than pixels can be interpolated, so that its rasters take minutes, and the live map shows it coarser than it is. Probes belong to the encoder that they were trained with: train them anew.</source>
        <translation>Macht aus den veröffentlichten Gewichten eines anderen Ortsencoders eine Encoder-Datei, die jeder Algorithmus von Placeprint und die Live-Karte dann statt des mitgelieferten Encoders nehmen. PyTorch wird nicht gebraucht.

Eingabe ist ein Checkpoint von PyTorch: von SatCLIP (satclip-resnet18-l10.ckpt und die fünf anderen, oder einer, den Sie mit dessen Code trainiert haben) oder vom Ortsencoder von GeoCLIP (location_encoder_weights.pth). Die Datei wird gelesen, niemals ausgeführt: Was an Code darin versteckt sein mag, bleibt, wo es ist. Was nicht zum Ortsencoder gehört, etwa das Bildmodell, wird weggelassen.

Ohne Ausgabe, oder mit einer temporären, kommt die Datei zu Ihren eigenen Encodern, in den Ordner Ihres QGIS-Profils: Dort führt die Encoder-Verwaltung sie auf, und Projekte und Sonden, die sie nennen, finden sie.

Ein Checkpoint sagt nichts über seine Lizenz. Ob Sie diese Gewichte benutzen, ändern und die Encoder-Datei weitergeben dürfen, müssen Sie bei denen erfragen, die sie veröffentlicht haben.

Die Datei bekommt ihre Mitte und ihre Hauptkomponenten von 29.000 Orten an Land, wie der mitgelieferte Encoder. SatCLIP dauert Sekunden; GeoCLIP, das größer ist, eine halbe Minute. GeoCLIP zeichnet feiner, als sich Pixel interpolieren lassen; seine Raster dauern deshalb Minuten, und die Live-Karte zeigt es gröber, als es ist. Sonden gehören zu dem Encoder, mit dem sie trainiert wurden: Trainieren Sie sie neu.</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>The PyTorch checkpoint of SatCLIP (*.ckpt) or the weights of GeoCLIP's location encoder (*.pth). The file is read and never run.</source>
        <translation>Der Checkpoint von SatCLIP (*.ckpt) oder die Gewichte des Ortsencoders von GeoCLIP (*.pth). Die Datei wird gelesen und niemals ausgeführt.</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>What the encoder is called in lists and reports. Left empty, it is the name of the file.</source>
        <translation>Wie der Encoder in Listen und Berichten heißt. Bleibt das Feld leer, ist es der Name der Datei.</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>PyTorch checkpoints (*.ckpt *.pth *.pt *.bin);;All files (*)</source>
        <translation>PyTorch-Checkpoints (*.ckpt *.pth *.pt *.bin);;Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>Name of the encoder (default: that of the file)</source>
        <translation>Name des Encoders (Vorgabe: der der Datei)</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>Nothing was imported: {}.</source>
        <translation>Es wurde nichts importiert: {}.</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>Nothing was imported: {}: {}</source>
        <translation>Es wurde nichts importiert: {}: {}</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <location filename="../../ui/encoder_text.py"/>
        <source>{} degrees of spherical harmonics</source>
        <translation>{} Grade von Kugelflächenfunktionen</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>{}, {}: {}, layers {}, {} dimensions, fingerprint {}.</source>
        <translation>{}, {}: {}, Schichten {}, {} Dimensionen, Fingerabdruck {}.</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>It varies too finely to be interpolated: rasters are computed pixel by pixel, and the live map is coarser than it is.</source>
        <translation>Er ändert sich zu fein, um interpoliert zu werden: Raster werden Pixel für Pixel berechnet, und die Live-Karte ist gröber, als er ist.</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>Smooth enough to be interpolated between places {:g} degrees apart, as rasters are.</source>
        <translation>Glatt genug, um zwischen Orten im Abstand von {:g} Grad interpoliert zu werden, wie es Raster werden.</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>Licence: {}.</source>
        <translation>Lizenz: {}.</translation>
    </message>
    <message>
        <location filename="../../processing/output_clashes.py"/>
        <source>{} and {} would be the same file, {}. Choose another file for one of them.</source>
        <translation>{} und {} wären dieselbe Datei, {}. Wählen Sie für eine der beiden Ausgaben eine andere Datei.</translation>
    </message>
    <message>
        <location filename="../../processing/output_clashes.py"/>
        <source>{} is read from {}, which {} would replace. Choose another output.</source>
        <translation>{} wird aus {} gelesen; {} würde dies ersetzen. Wählen Sie eine andere Ausgabe.</translation>
    </message>
    <message>
        <location filename="../../processing/picture_bands.py"/>
        <source>its colours are not red, green and blue; save it as an RGB picture</source>
        <translation>seine Farben sind nicht Rot, Grün und Blau; speichern Sie es als RGB-Bild</translation>
    </message>
    <message>
        <location filename="../../processing/picture_bands.py"/>
        <source>it is grey, but the image tower learned from pictures in colour</source>
        <translation>es ist grau, der Bildturm hat aber aus farbigen Bildern gelernt</translation>
    </message>
    <message>
        <location filename="../../processing/picture_bands.py"/>
        <source>none of its {} bands is marked as red, green or blue; the first three are used as red, green and blue</source>
        <translation>keiner seiner {} Kanäle ist als Rot, Grün oder Blau gekennzeichnet; die ersten drei werden als Rot, Grün und Blau verwendet</translation>
    </message>
    <message>
        <location filename="../../processing/picture_bands.py"/>
        <source>its bands {}, {} and {} are used as red, green and blue, as in Landsat 4 to 7</source>
        <translation>seine Kanäle {}, {} und {} werden wie bei Landsat 4 bis 7 als Rot, Grün und Blau verwendet</translation>
    </message>
    <message>
        <location filename="../../processing/picture_files.py"/>
        <source>Give a picture, or a folder of pictures.</source>
        <translation>Geben Sie ein Bild oder einen Ordner mit Bildern an.</translation>
    </message>
    <message>
        <location filename="../../processing/picture_files.py"/>
        <source>The folder {} holds no pictures ({}).</source>
        <translation>Im Ordner {} sind keine Bilder ({}).</translation>
    </message>
    <message>
        <location filename="../../processing/picture_files.py"/>
        <source>There is no file or folder {}.</source>
        <translation>Es gibt keine Datei und keinen Ordner {}.</translation>
    </message>
    <message>
        <location filename="../../processing/picture_files.py"/>
        <location filename="../../processing/write_failures.py"/>
        <source>GDAL cannot read it</source>
        <translation>GDAL kann es nicht lesen</translation>
    </message>
    <message>
        <location filename="../../processing/picture_files.py"/>
        <source>The georeference is ignored. {}</source>
        <translation>Die Georeferenzierung wird nicht berücksichtigt. {}</translation>
    </message>
    <message>
        <location filename="../../processing/picture_files.py"/>
        <source>it has {} by {} pixels</source>
        <translation>es hat {} mal {} Pixel</translation>
    </message>
    <message>
        <location filename="../../processing/picture_files.py"/>
        <source>more than half of it is nodata</source>
        <translation>mehr als die Hälfte davon ist NODATA</translation>
    </message>
    <message>
        <location filename="../../processing/picture_files.py"/>
        <source>all of its pixels have the same colour</source>
        <translation>alle seine Pixel haben dieselbe Farbe</translation>
    </message>
    <message>
        <location filename="../../processing/picture_files.py"/>
        <source>its pixel values are complex numbers</source>
        <translation>seine Pixelwerte sind komplexe Zahlen</translation>
    </message>
    <message>
        <location filename="../../processing/picture_files.py"/>
        <source>it contains {:g}, which is treated as nodata although the file does not declare it</source>
        <translation>es enthält {:g}; dieser Wert wird als NODATA behandelt, obwohl die Datei ihn nicht als solchen angibt</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <source>Predict points</source>
        <translation>Punkte vorhersagen</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Probes</source>
        <translation>Sonden</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <location filename="../../processing/predictraster.py"/>
        <source>probe</source>
        <translation>Sonde</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>classify</source>
        <translation>klassifizieren</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>regression</source>
        <translation>Regression</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <location filename="../../processing/predictraster.py"/>
        <source>apply</source>
        <translation>anwenden</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/trainencoder.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>machine learning</source>
        <translation>maschinelles Lernen</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <location filename="../../processing/predictraster.py"/>
        <source>area of applicability</source>
        <translation>Anwendbarkeitsbereich</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <source>Tells of every point what a probe, made by 'Train probe', predicts there.

Fields: 'predicted'; of numbers 'low' and 'high', between which the number lies in 9 of 10 cases as far from the training places as the blocks of the validation were; of classes 'probability', and on demand that of every class; 'dissimilarity', how unlike the place is to all training places, and 'applicable', 1 where it is like enough to them that the validation holds (the area of applicability of Meyer and Pebesma 2021), else 0.

A probe that learned from other numbers beside the place looks for fields of their names, and takes the median of the training places where there is none. A multipoint counts as the mean of its points. Features without a geometry, or outside the world, are kept with NULL. A new field whose name is taken gets '_2' behind it.</source>
        <translation>Sagt für jeden Punkt, was eine mit „Sonde trainieren“ gemachte Sonde dort vorhersagt.

Felder: „predicted“; bei Zahlen „low“ und „high“, zwischen denen die Zahl in 9 von 10 Fällen liegt, so weit von den Trainingsorten entfernt, wie es die Blöcke der Validierung waren; bei Klassen „probability“ und auf Wunsch die Wahrscheinlichkeit jeder Klasse; „dissimilarity“, wie unähnlich der Ort allen Trainingsorten ist, und „applicable“, 1, wo er ihnen ähnlich genug ist, dass die Validierung gilt (der Anwendbarkeitsbereich, area of applicability, von Meyer und Pebesma 2021), sonst 0.

Eine Sonde, die neben dem Ort aus weiteren Zahlen gelernt hat, sucht Felder mit deren Namen und nimmt den Median der Trainingsorte, wo es keine gibt. Ein Multipunkt zählt als Mittel seiner Punkte. Objekte ohne Geometrie oder außerhalb der Welt bleiben mit NULL erhalten. Ein neues Feld, dessen Name vergeben ist, bekommt „_2“ angehängt.</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <source>The point layer to predict, in any CRS. If the probe learned from other numbers too, it needs fields of their names.</source>
        <translation>Der Punktlayer, für den vorhergesagt wird, in beliebigem KBS. Hat die Sonde auch aus anderen Zahlen gelernt, braucht er Felder mit deren Namen.</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <source>Add a field for each class, with its probability, beside that of the likeliest. Without effect for probes of numbers.</source>
        <translation>Für jede Klasse ein Feld mit ihrer Wahrscheinlichkeit hinzufügen, neben der der wahrscheinlichsten. Ohne Wirkung bei Sonden für Zahlen.</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <source>The points with what was predicted, how sure it is ('probability', or 'low' and 'high'), and whether to believe it ('dissimilarity', 'applicable').</source>
        <translation>Die Punkte mit der Vorhersage, wie sicher sie ist („probability“, oder „low“ und „high“), und ob ihr zu glauben ist („dissimilarity“, „applicable“).</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <source>Add the probability of every class</source>
        <translation>Die Wahrscheinlichkeit jeder Klasse hinzufügen</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <source>Predicted points</source>
        <translation>Vorhergesagte Punkte</translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Predict raster</source>
        <translation>Raster vorhersagen</translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <source>Draws the map of what a probe, made by 'Train probe', predicts.

Of classes it is a raster of bytes with a palette, the names of the classes and an attribute table; the raster of confidence has the probability of the class as its first band and the dissimilarity as its second. Of numbers the bands are: the number; the low and the high end between which it lies in 9 of 10 cases as far from the training places as the blocks of the validation were; and the dissimilarity.

The dissimilarity index (Meyer and Pebesma 2021) tells how unlike a place is to all training places; where it is above a threshold, which the log tells, the map should not be believed, and on demand it is not drawn there.

Without an extent the world is drawn, without a pixel size some 1,000 pixels along its longer side. An extent across the antimeridian is 170,190,-20,0 in EPSG:4326. Pixels beyond the globe are nodata, and with 'Land only' those at sea. Of a probe that learned from other numbers beside the place, the medians of the training places are taken for these.</source>
        <translation>Zeichnet die Karte dessen, was eine mit „Sonde trainieren“ gemachte Sonde vorhersagt.

Bei Klassen ist es ein Raster von Bytes mit einer Palette, den Namen der Klassen und einer Attributtabelle; das Raster der Sicherheit hat als ersten Kanal die Wahrscheinlichkeit der Klasse und als zweiten die Unähnlichkeit. Bei Zahlen sind die Kanäle: die Zahl; das untere und das obere Ende, zwischen denen sie in 9 von 10 Fällen liegt, so weit von den Trainingsorten entfernt, wie es die Blöcke der Validierung waren; und die Unähnlichkeit.

Der Unähnlichkeitsindex (Meyer und Pebesma 2021) sagt, wie unähnlich ein Ort allen Trainingsorten ist; wo er über einer Schwelle liegt, die das Protokoll nennt, ist der Karte nicht zu glauben, und auf Wunsch wird sie dort nicht gezeichnet.

Ohne Ausdehnung wird die Welt gezeichnet, ohne Pixelgröße etwa 1.000 Pixel entlang der längeren Seite. Eine Ausdehnung über die Datumsgrenze hinweg ist 170,190,-20,0 in EPSG:4326. Pixel außerhalb der Erde sind NODATA, mit „Nur Land“ auch die auf See. Bei einer Sonde, die neben dem Ort aus weiteren Zahlen gelernt hat, werden für diese die Mediane der Trainingsorte genommen.</translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Leave out, as nodata, the places that are too unlike all training places for the prediction to be believed.</source>
        <translation>Orte als NODATA weglassen, die allen Trainingsorten zu unähnlich sind, als dass der Vorhersage zu glauben wäre.</translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <source>The map: of classes, their numbers with names and colours; of numbers, a band with the prediction, the ends of its interval, and the dissimilarity.</source>
        <translation>Die Karte: bei Klassen deren Nummern mit Namen und Farben; bei Zahlen ein Kanal mit der Vorhersage, die Enden ihres Intervalls und die Unähnlichkeit.</translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <source>For probes of classes: a raster with the probability of the class drawn, and the dissimilarity to the training places.</source>
        <translation>Bei Sonden für Klassen: ein Raster mit der Wahrscheinlichkeit der gezeichneten Klasse und der Unähnlichkeit mit den Trainingsorten.</translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Only within the area of applicability</source>
        <translation>Nur im Anwendbarkeitsbereich</translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Confidence (of classes)</source>
        <translation>Sicherheit (bei Klassen)</translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <source>The probe has {} classes; a raster of them has room for {}.</source>
        <translation>Die Sonde hat {} Klassen; ein Raster davon hat Platz für {}.</translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <source>The probe learned from {} too; for all pixels the medians of the training places are taken.</source>
        <translation>Die Sonde hat auch aus {} gelernt; für alle Pixel werden die Mediane der Trainingsorte genommen.</translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <source>Area of applicability: dissimilarity up to {:.3g}.</source>
        <translation>Anwendbarkeitsbereich: Unähnlichkeit bis {:.3g}.</translation>
    </message>
    <message>
        <location filename="../../processing/probe_parameter.py"/>
        <source>The encoder that the probe was trained with, needed only where it is not found by itself: the path of its file, or the name of one of your own encoders. Any other is refused.</source>
        <translation>Der Encoder, mit dem die Sonde trainiert wurde, nur nötig, wo er nicht von selbst gefunden wird: der Pfad seiner Datei oder der Name eines Ihrer eigenen Encoder. Jeder andere wird abgelehnt.</translation>
    </message>
    <message>
        <location filename="../../processing/probe_parameter.py"/>
        <source>A probe file (*.probe.npz) that 'Train probe' or the model 'Labelled points to map' wrote. It holds no code, so that one from a stranger is harmless.</source>
        <translation>Eine Sondendatei (*.probe.npz), die „Sonde trainieren“ oder das Modell „Von beschrifteten Punkten zur Karte“ geschrieben hat. Sie enthält keinen Code; auch die von Fremden ist also harmlos.</translation>
    </message>
    <message>
        <location filename="../../processing/probe_parameter.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Probe</source>
        <translation>Sonde</translation>
    </message>
    <message>
        <location filename="../../processing/probe_parameter.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <source>Probe files (*.probe.npz)</source>
        <translation>Sondendateien (*.probe.npz)</translation>
    </message>
    <message>
        <location filename="../../processing/probe_parameter.py"/>
        <source>{}: {}. Without ENCODER, the probe's own is looked for.</source>
        <translation>{}: {}. Ohne ENCODER wird der der Sonde gesucht.</translation>
    </message>
    <message>
        <location filename="../../processing/probe_parameter.py"/>
        <source>the one that the probe reads</source>
        <translation>der, den die Sonde liest</translation>
    </message>
    <message>
        <location filename="../../processing/probe_parameter.py"/>
        <source>{} reads an encoder of its own: {}, or choose its file as ENCODER.</source>
        <translation>{} liest einen eigenen Encoder: {}, oder wählen Sie seine Datei als ENCODER.</translation>
    </message>
    <message>
        <location filename="../../processing/probe_results.py"/>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <location filename="../../processing/probe_results.py"/>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
    <message>
        <location filename="../../processing/probe_results.py"/>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>{} to {}</source>
        <translation>{} bis {}</translation>
    </message>
    <message>
        <location filename="../../processing/probe_results.py"/>
        <source>below {}</source>
        <translation>unter {}</translation>
    </message>
    <message>
        <location filename="../../processing/probe_results.py"/>
        <source>{} and above</source>
        <translation>{} und mehr</translation>
    </message>
    <message>
        <location filename="../../processing/progress.py"/>
        <source>Cancelled; nothing was written.</source>
        <translation>Abgebrochen; es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>The part of the Earth to draw, in any CRS. Left empty, it is the world, or all that the encoder knows. On the command line: 5,16,45,55 [EPSG:4326], which is west, east, south and north; across the antimeridian 170,190,-20,0.</source>
        <translation>Der Teil der Erde, der gezeichnet wird, in beliebigem KBS. Bleibt das Feld leer, ist es die Welt oder alles, was der Encoder kennt. In der Kommandozeile: 5,16,45,55 [EPSG:4326], das ist Westen, Osten, Süden und Norden; über die Datumsgrenze hinweg 170,190,-20,0.</translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>The side of a pixel in units of the CRS: degrees in EPSG:4326, where 0.1 is some 11 km, metres in most others. Left empty, the longer side gets about 1,000 pixels.</source>
        <translation>Die Seitenlänge eines Pixels in Einheiten des KBS: Grad in EPSG:4326, wo 0.1 etwa 11 km sind, Meter in den meisten anderen. Bleibt das Feld leer, bekommt die längere Seite etwa 1.000 Pixel.</translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>The coordinate reference system of the raster, EPSG:4326 (degrees) if left empty. For maps of the world EPSG:8857 (Equal Earth) shows areas in their true proportion.</source>
        <translation>Das Koordinatenbezugssystem (KBS) des Rasters; EPSG:4326 (Grad), wenn das Feld leer bleibt. Für Weltkarten zeigt EPSG:8857 (Equal Earth) Flächen im wahren Verhältnis.</translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Leave out the sea: its pixels are nodata. The encoder has learned more of land than of water.</source>
        <translation>Das Meer weglassen: Seine Pixel sind NODATA. Der Encoder hat mehr über Land gelernt als über Wasser.</translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <source>Ask the encoder on a lattice as fine as it resolves, and interpolate between: many times faster, and no colour shows the difference. Without, it is asked at every pixel.</source>
        <translation>Den Encoder auf einem Gitter fragen, so fein, wie er auflöst, und dazwischen interpolieren: um ein Vielfaches schneller, und keine Farbe zeigt den Unterschied. Ohne dies wird er an jedem Pixel gefragt.</translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Extent (default: the world)</source>
        <translation>Ausdehnung (Vorgabe: die Welt)</translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Pixel size, in units of the CRS (default: about 1,000 pixels along the longer side)</source>
        <translation>Pixelgröße in Einheiten des KBS (Vorgabe: etwa 1.000 Pixel entlang der längeren Seite)</translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>CRS (default: EPSG:4326)</source>
        <translation>KBS (Vorgabe: EPSG:4326)</translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <source>Interpolate pixels finer than the encoder resolves</source>
        <translation>Pixel interpolieren, die feiner sind, als der Encoder auflöst</translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <source>{} by {} pixels of {:g}</source>
        <translation>{} mal {} Pixel von {:g}</translation>
    </message>
    <message>
        <location filename="../../processing/raster_categories.py"/>
        <source>No data</source>
        <translation>Keine Daten</translation>
    </message>
    <message>
        <location filename="../../processing/raster_containers.py"/>
        <source>it is not a raster that GDAL can read</source>
        <translation>es ist kein Raster, das GDAL lesen kann</translation>
    </message>
    <message>
        <location filename="../../processing/raster_containers.py"/>
        <source>it contains no raster</source>
        <translation>darin ist kein Raster</translation>
    </message>
    <message>
        <location filename="../../processing/raster_containers.py"/>
        <source>it contains {} rasters; give one of these instead of the file ({})</source>
        <translation>darin sind {} Raster; geben Sie statt der Datei eines davon an ({})</translation>
    </message>
    <message>
        <location filename="../../processing/raster_formats.py"/>
        <source>Rasters cannot be written to {}. Choose a file on a disk.</source>
        <translation>Raster können nicht nach {} geschrieben werden. Wählen Sie eine Datei auf einem Datenträger.</translation>
    </message>
    <message>
        <location filename="../../processing/raster_formats.py"/>
        <source>Placeprint does not write this format</source>
        <translation>Placeprint schreibt dieses Format nicht</translation>
    </message>
    <message>
        <location filename="../../processing/raster_formats.py"/>
        <source>This raster cannot be written as '{}': {}. Choose another ending: {}.</source>
        <translation>Dieses Raster kann nicht als „{}“ geschrieben werden: {}. Wählen Sie eine andere Endung: {}.</translation>
    </message>
    <message>
        <location filename="../../processing/raster_formats.py"/>
        <source>{} contains tables ({}). The raster would replace them. Choose another file.</source>
        <translation>{} enthält Tabellen ({}). Das Raster würde sie ersetzen. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <location filename="../../processing/raster_formats.py"/>
        <source>the format {} cannot hold it</source>
        <translation>das Format {} kann es nicht aufnehmen</translation>
    </message>
    <message>
        <location filename="../../processing/raster_formats.py"/>
        <source>the size</source>
        <translation>die Größe</translation>
    </message>
    <message>
        <location filename="../../processing/raster_formats.py"/>
        <source>the data type</source>
        <translation>den Datentyp</translation>
    </message>
    <message>
        <location filename="../../processing/raster_formats.py"/>
        <source>the position</source>
        <translation>die Lage</translation>
    </message>
    <message>
        <location filename="../../processing/raster_formats.py"/>
        <source>the CRS</source>
        <translation>das KBS</translation>
    </message>
    <message>
        <location filename="../../processing/raster_formats.py"/>
        <source>nodata</source>
        <translation>NODATA</translation>
    </message>
    <message>
        <location filename="../../processing/raster_formats.py"/>
        <source>the values</source>
        <translation>die Werte</translation>
    </message>
    <message>
        <location filename="../../processing/raster_formats.py"/>
        <location filename="../../processing/raster_writer.py"/>
        <source>the format {} does not keep {}</source>
        <translation>das Format {} bewahrt {} nicht</translation>
    </message>
    <message>
        <location filename="../../processing/raster_formats.py"/>
        <location filename="../../processing/raster_writer.py"/>
        <location filename="../../processing/vector_output.py"/>
        <location filename="../../processing/write_failures.py"/>
        <source>Cannot write to {}: {}</source>
        <translation>In {} kann nicht geschrieben werden: {}</translation>
    </message>
    <message>
        <location filename="../../processing/raster_image.py"/>
        <source>{} is not a raster file: save it as one first, with Export, Save As.</source>
        <translation>{} ist keine Rasterdatei: Speichern Sie es zuerst als solche, mit Exportieren, Speichern als.</translation>
    </message>
    <message>
        <location filename="../../processing/raster_image.py"/>
        <source>{} has no CRS.</source>
        <translation>{} hat kein KBS.</translation>
    </message>
    <message>
        <location filename="../../processing/raster_image.py"/>
        <source>One to three of the {} bands of {} can be learned from, not {}.</source>
        <translation>Von den {} Kanälen von {} können einer bis drei gelernt werden, nicht {}.</translation>
    </message>
    <message>
        <location filename="../../processing/raster_image.py"/>
        <source>{} cannot be opened: {}</source>
        <translation>{} lässt sich nicht öffnen: {}</translation>
    </message>
    <message>
        <location filename="../../processing/raster_image.py"/>
        <source>{} shows nothing there.</source>
        <translation>{} zeigt dort nichts.</translation>
    </message>
    <message>
        <location filename="../../processing/raster_image.py"/>
        <source>The extent lies outside of {}.</source>
        <translation>Die Ausdehnung liegt außerhalb von {}.</translation>
    </message>
    <message>
        <location filename="../../processing/raster_image.py"/>
        <source>The raster shows the same everywhere: there is nothing to learn.</source>
        <translation>Das Raster zeigt überall dasselbe: Da gibt es nichts zu lernen.</translation>
    </message>
    <message>
        <location filename="../../processing/raster_writer.py"/>
        <source>Cannot write {}: {}</source>
        <translation>{} kann nicht geschrieben werden: {}</translation>
    </message>
    <message>
        <location filename="../../processing/raster_writer.py"/>
        <source>The format {} cannot store the names of the classes. Only the style file beside the raster contains them.</source>
        <translation>Das Format {} kann die Namen der Klassen nicht speichern. Nur die Stildatei neben dem Raster enthält sie.</translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <source>The place to compare with: click '...' and then the map, or write longitude and latitude, 114.17,22.28 [EPSG:4326]. Give this, a reference layer, or both.</source>
        <translation>Der Ort, mit dem verglichen wird: Klicken Sie auf „...“ und dann auf die Karte, oder schreiben Sie Länge und Breite, 114.17,22.28 [EPSG:4326]. Geben Sie diesen, einen Referenzlayer oder beides an.</translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>A point layer of the places to compare with, one or many, in any CRS.</source>
        <translation>Ein Punktlayer mit den Orten, mit denen verglichen wird, einem oder vielen, in beliebigem KBS.</translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>A point layer of places that the result should not be like. The similarity to them is subtracted where it is above 0. A place gets no higher value for being unlike them. A place that is more similar to them than to the references gets a value below 0.</source>
        <translation>Ein Punktlayer mit Orten, denen das Ergebnis nicht ähnlich sein soll. Die Ähnlichkeit mit ihnen wird abgezogen, wo sie über 0 liegt. Unähnlichkeit mit ihnen erhöht den Wert eines Ortes nicht. Ein Ort, der ihnen ähnlicher ist als den Referenzen, erhält einen Wert unter 0.</translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>What to do with more than one reference. 'shared' looks for what all of them have in common, 'any' for places like at least one of them.</source>
        <translation>Was bei mehreren Referenzen geschieht. „shared“ sucht, was allen gemeinsam ist, „any“ Orte, die wenigstens einer von ihnen ähnlich sind.</translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <source>Reference place</source>
        <translation>Referenzort</translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Reference layer</source>
        <translation>Referenzlayer</translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Layer of places that it should not be like</source>
        <translation>Layer mit Orten, denen es nicht ähnlich sein soll</translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Several references (shared: like what they have in common; any: like at least one of them)</source>
        <translation>Mehrere Referenzen (shared: ähnlich dem, was ihnen gemeinsam ist; any: wenigstens einer von ihnen ähnlich)</translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <source>Give a reference place, a reference layer, or both.</source>
        <translation>Geben Sie einen Referenzort, einen Referenzlayer oder beides an.</translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <source>The reference place</source>
        <translation>Der Referenzort</translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <source>The reference place is nowhere on Earth: longitude {}, latitude {}.</source>
        <translation>Der Referenzort liegt nirgends auf der Erde: Länge {}, Breite {}.</translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <source>{} ({}) has no places in it.</source>
        <translation>In {} ({}) sind keine Orte.</translation>
    </message>
    <message>
        <location filename="../../processing/region_hint.py"/>
        <source>Did you mean {}?</source>
        <translation>Meinten Sie {}?</translation>
    </message>
    <message>
        <location filename="../../processing/region_hint.py"/>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <location filename="../../processing/region_hint.py"/>
        <source>Take its ISO code, as in CL.</source>
        <translation>Nehmen Sie den ISO-Code, wie in CL.</translation>
    </message>
    <message>
        <location filename="../../processing/region_hint.py"/>
        <source>There is no country {} on the map.</source>
        <translation>Ein Land {} gibt es auf der Karte nicht.</translation>
    </message>
    <message>
        <location filename="../../processing/region_hint.py"/>
        <source>This QGIS has no map of the world: give an extent in place of a country.</source>
        <translation>Dieses QGIS hat keine Weltkarte: Geben Sie statt eines Landes eine Ausdehnung an.</translation>
    </message>
    <message>
        <location filename="../../processing/requested_grid.py"/>
        <source>The pixel size must be greater than zero.</source>
        <translation>Die Pixelgröße muss größer als null sein.</translation>
    </message>
    <message>
        <location filename="../../processing/requested_grid.py"/>
        <source>A pixel size of {} would make a raster of {} by {} pixels, more than the limit of {}. The pixel size is in units of the CRS ({}).</source>
        <translation>Eine Pixelgröße von {} ergäbe ein Raster von {} mal {} Pixeln, mehr als die Grenze von {}. Die Pixelgröße ist in Einheiten des KBS ({}).</translation>
    </message>
    <message>
        <location filename="../../processing/requested_grid.py"/>
        <source>The extent has no area: {}.</source>
        <translation>Die Ausdehnung hat keine Fläche: {}.</translation>
    </message>
    <message>
        <location filename="../../processing/requested_grid.py"/>
        <source>The extent lies outside the bounds of {}.</source>
        <translation>Die Ausdehnung liegt außerhalb der Grenzen von {}.</translation>
    </message>
    <message>
        <location filename="../../processing/requested_grid.py"/>
        <source>Choose another CRS or another extent.</source>
        <translation>Wählen Sie ein anderes KBS oder eine andere Ausdehnung.</translation>
    </message>
    <message>
        <location filename="../../processing/requested_grid.py"/>
        <source>The extent was cut, because {} cannot show all of it: beyond its limits the transformation fails, is not unique, or goes to infinity. The remaining extent reaches from {} to {} in x and from {} to {} in y, in units of the CRS. To see the whole extent, choose a CRS that covers it, such as EPSG:4326.</source>
        <translation>Die Ausdehnung wurde beschnitten, weil {} sie nicht ganz darstellen kann: Jenseits seiner Grenzen schlägt die Transformation fehl, ist nicht eindeutig oder geht ins Unendliche. Die verbleibende Ausdehnung reicht von {} bis {} in x und von {} bis {} in y, in Einheiten des KBS. Um die ganze Ausdehnung zu sehen, wählen Sie ein KBS, das sie abdeckt, etwa EPSG:4326.</translation>
    </message>
    <message>
        <location filename="../../processing/requested_grid.py"/>
        <source>The extent crosses the edge of {}, so the raster reaches from one end of the map to the other. To see only the extent, choose a CRS that is centred there, or EPSG:4326.</source>
        <translation>Die Ausdehnung überschreitet den Rand von {}; deshalb reicht das Raster von einem Ende der Karte zum anderen. Um nur die Ausdehnung zu sehen, wählen Sie ein KBS, das dort zentriert ist, oder EPSG:4326.</translation>
    </message>
    <message>
        <location filename="../../processing/requested_grid.py"/>
        <source>The CRS of the raster is not valid.</source>
        <translation>Das KBS des Rasters ist nicht gültig.</translation>
    </message>
    <message>
        <location filename="../../processing/requested_grid.py"/>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>The raster</source>
        <translation>Das Raster</translation>
    </message>
    <message>
        <location filename="../../processing/requested_grid.py"/>
        <source>The CRS {} shows no place on Earth.</source>
        <translation>Das KBS {} zeigt keinen Ort der Erde.</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Sample diverse places</source>
        <translation>Vielfältige Orte auswählen</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>sampling design</source>
        <translation>Stichprobenplan</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>field work</source>
        <translation>Feldarbeit</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>representative</source>
        <translation>repräsentativ</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>where to sample next</source>
        <translation>wo als Nächstes Proben nehmen</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>k-center</source>
        <translation>k-Center</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Chooses places that differ most from each other: where to take samples, so that little of what an area holds goes unseen. Each is the candidate least like all chosen before it, as a location encoder learned it from satellite imagery; so the first of them cover the area roughly, and every further one fills the largest gap. Extremes come early, and common conditions are not sampled more for being common.

Candidates are the features of a layer, which keep all of their attributes, or some 20,000 places spread evenly over an extent (default: the world). 'Land only' leaves out places at sea; a candidate layer is taken as it is. Give a layer of places that have been sampled, and they count as chosen.

Fields: 'rank', the order of choice; 'novelty', the cosine distance (one less the similarity) to the most similar place chosen before, NULL where there was none; lon and lat for an extent. The log tells the coverage: how far the candidates are from what was chosen, the worst of them and on average. Of a layer of more than 100,000 features, every second is a candidate, or every third, and so on.</source>
        <translation>Wählt Orte aus, die sich am meisten voneinander unterscheiden: wo Proben zu nehmen sind, damit wenig von dem, was ein Gebiet enthält, ungesehen bleibt. Jeder ist der Kandidat, der allen zuvor gewählten am wenigsten ähnelt, wie es ein Ortsencoder aus Satellitenbildern gelernt hat; so decken die ersten das Gebiet grob ab, und jeder weitere füllt die größte Lücke. Extreme kommen früh, und häufige Bedingungen werden nicht deshalb öfter gewählt, weil sie häufig sind.

Kandidaten sind die Objekte eines Layers, die alle ihre Attribute behalten, oder etwa 20.000 Orte, gleichmäßig über eine Ausdehnung verteilt (Vorgabe: die Welt). „Nur Land“ lässt Orte auf See weg; ein Kandidatenlayer wird genommen, wie er ist. Geben Sie einen Layer mit Orten an, an denen schon Proben genommen wurden, so zählen diese als gewählt.

Felder: „rank“, die Reihenfolge der Wahl; „novelty“, der Kosinusabstand (eins minus die Ähnlichkeit) zum ähnlichsten zuvor gewählten Ort, NULL, wo es keinen gab; lon und lat bei einer Ausdehnung. Das Protokoll nennt die Abdeckung: wie weit die Kandidaten von dem entfernt sind, was gewählt wurde, der schlechteste von ihnen und im Durchschnitt. Von einem Layer mit mehr als 100.000 Objekten ist jedes zweite ein Kandidat, oder jedes dritte, und so weiter.</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>A point layer to choose from, whose features keep their attributes. Left empty, the choice is among 20,000 places spread evenly over the extent.</source>
        <translation>Ein Punktlayer, aus dem gewählt wird und dessen Objekte ihre Attribute behalten. Bleibt das Feld leer, wird unter 20.000 gleichmäßig über die Ausdehnung verteilten Orten gewählt.</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>The area to sample, where there is no candidate layer. Left empty, it is the world.</source>
        <translation>Das Gebiet für die Proben, wo es keinen Kandidatenlayer gibt. Bleibt das Feld leer, ist es die Welt.</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>How many places to choose, 20 by default. They come in order: you can stop at any of them.</source>
        <translation>Wie viele Orte gewählt werden, Vorgabe 20. Sie kommen der Reihe nach: Sie können nach jedem aufhören.</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>A point layer of places that have been sampled already: they count as chosen, and what they cover is not chosen again.</source>
        <translation>Ein Punktlayer mit Orten, an denen schon Proben genommen wurden: Sie zählen als gewählt, und was sie abdecken, wird nicht noch einmal gewählt.</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>How far the places chosen must at least lie from each other, and from those sampled already; 0, the default, allows any.</source>
        <translation>Wie weit die gewählten Orte mindestens voneinander und von schon beprobten entfernt sein müssen; 0, die Vorgabe, erlaubt alle.</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Choose places on land alone. A candidate layer is taken as it is.</source>
        <translation>Nur Orte an Land wählen. Ein Kandidatenlayer wird genommen, wie er ist.</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>The chosen places, with 'rank', their order, and 'novelty', how unlike each is to all before it (0 is the same).</source>
        <translation>Die gewählten Orte mit „rank“, ihrer Reihenfolge, und „novelty“, wie unähnlich jeder allen vor ihm ist (0 ist dasselbe).</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Candidate layer (default: places of the extent)</source>
        <translation>Kandidatenlayer (Vorgabe: Orte der Ausdehnung)</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Extent, without a candidate layer (default: the world)</source>
        <translation>Ausdehnung, ohne Kandidatenlayer (Vorgabe: die Welt)</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Layer of places sampled already</source>
        <translation>Layer schon beprobter Orte</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Least distance between places</source>
        <translation>Mindestabstand der Orte</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Diverse places</source>
        <translation>Vielfältige Orte</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>The layer of sampled places</source>
        <translation>Der Layer der beprobten Orte</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>{} places were sampled already.</source>
        <translation>{} Orte waren schon beprobt.</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>There are no candidates to choose from.</source>
        <translation>Es gibt keine Kandidaten, aus denen zu wählen wäre.</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Of {} features, one in {} is a candidate: more than {} do not fit into memory.</source>
        <translation>Von {} Objekten ist jedes {}. ein Kandidat: Mehr als {} passen nicht in den Speicher.</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Only {} places: all other candidates are too near, or just like one that was chosen.</source>
        <translation>Nur {} Orte: Alle anderen Kandidaten sind zu nah oder genau wie einer, der gewählt wurde.</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Coverage: to the most similar place that was chosen or sampled, the {} candidates have a cosine distance of {:.3f} on average, and of {:.3f} at worst (0 is the same, 1 not alike at all).</source>
        <translation>Abdeckung: Zum ähnlichsten gewählten oder beprobten Ort haben die {} Kandidaten einen Kosinusabstand von {:.3f} im Durchschnitt und von {:.3f} im schlechtesten Fall (0 ist dasselbe, 1 gar nicht ähnlich).</translation>
    </message>
    <message>
        <location filename="../../processing/similarityraster.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Similarity raster</source>
        <translation>Ähnlichkeitsraster</translation>
    </message>
    <message>
        <location filename="../../processing/similarityraster.py"/>
        <source>heatmap</source>
        <translation>Heatmap</translation>
    </message>
    <message>
        <location filename="../../processing/similarityraster.py"/>
        <location filename="../../processing/similaritytopoints.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>likeness</source>
        <translation>Gleichartigkeit</translation>
    </message>
    <message>
        <location filename="../../processing/similarityraster.py"/>
        <source>where is it like</source>
        <translation>wo ist es wie hier</translation>
    </message>
    <message>
        <location filename="../../processing/similarityraster.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>analogue</source>
        <translation>Analogie</translation>
    </message>
    <message>
        <location filename="../../processing/similarityraster.py"/>
        <source>Draws where the world is like a reference place. Every pixel is the similarity, from -1 to 1, of the place at its centre to the reference, as a location encoder learned it from satellite imagery: 1 is the reference itself, about 0 is the average of the land.

Give a place, a layer of places, or both; with a second layer, the raster shows what is like the first but not like the second: places that are more like the second are below 0. No imagery and no connection are needed.

Without an extent the world is drawn, without a pixel size some 1,000 pixels along its longer side. An extent across the antimeridian is 170,190,-20,0 in EPSG:4326. Pixels beyond the globe are nodata, and with 'Land only' those at sea. At most 1,000,000,000 pixels. Where pixels are finer than the encoder resolves, they are interpolated, with an error that no colour shows (below .002 where it was measured).</source>
        <translation>Zeichnet, wo die Welt wie ein Referenzort ist. Jedes Pixel ist die Ähnlichkeit, von -1 bis 1, des Ortes in seiner Mitte mit der Referenz, wie es ein Ortsencoder aus Satellitenbildern gelernt hat: 1 ist die Referenz selbst, etwa 0 der Durchschnitt des Landes.

Geben Sie einen Ort, einen Layer von Orten oder beides an; mit einem zweiten Layer zeigt das Raster, was dem ersten ähnlich ist, aber nicht dem zweiten: Orte, die dem zweiten ähnlicher sind, liegen unter 0. Bilder und Verbindung werden nicht gebraucht.

Ohne Ausdehnung wird die Welt gezeichnet, ohne Pixelgröße etwa 1.000 Pixel entlang der längeren Seite. Eine Ausdehnung über die Datumsgrenze hinweg ist 170,190,-20,0 in EPSG:4326. Pixel außerhalb der Erde sind NODATA, mit „Nur Land“ auch die auf See. Höchstens 1.000.000.000 Pixel. Wo Pixel feiner sind, als der Encoder auflöst, werden sie interpoliert, mit einem Fehler, den keine Farbe zeigt (unter 0,002, wo er gemessen wurde).</translation>
    </message>
    <message>
        <location filename="../../processing/similarityraster.py"/>
        <source>A raster of the similarity: 1 is the reference itself, about 0 the average of the land, below 0 unlike.</source>
        <translation>Ein Raster der Ähnlichkeit: 1 ist die Referenz selbst, etwa 0 der Durchschnitt des Landes, unter 0 unähnlich.</translation>
    </message>
    <message>
        <location filename="../../processing/similaritytopoints.py"/>
        <source>Similarity of points</source>
        <translation>Ähnlichkeit von Punkten</translation>
    </message>
    <message>
        <location filename="../../processing/similaritytopoints.py"/>
        <source>compare</source>
        <translation>vergleichen</translation>
    </message>
    <message>
        <location filename="../../processing/similaritytopoints.py"/>
        <source>score</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <location filename="../../processing/similaritytopoints.py"/>
        <source>Adds a field 'similarity' to a point layer: how like a reference place each point is, from -1 to 1, as a location encoder learned it from satellite imagery. 1 is the reference itself, about 0 the average of the land.

Give a reference place, a reference layer, or both; with a layer of places to be unlike, the field tells what is like the first but not like the second.

The similarity of a multipoint is that of the mean of its points' embeddings. Features without a geometry, or outside the world, are kept with NULL. If the layer has a field of that name already, the new one is 'similarity_2'.</source>
        <translation>Fügt einem Punktlayer ein Feld „similarity“ hinzu: wie ähnlich jeder Punkt einem Referenzort ist, von -1 bis 1, wie es ein Ortsencoder aus Satellitenbildern gelernt hat. 1 ist die Referenz selbst, etwa 0 der Durchschnitt des Landes.

Geben Sie einen Referenzort, einen Referenzlayer oder beides an; mit einem Layer von Orten, denen es nicht ähnlich sein soll, sagt das Feld, was dem ersten ähnlich ist, aber nicht dem zweiten.

Die Ähnlichkeit eines Multipunkts ist die des Mittels der Embeddings seiner Punkte. Objekte ohne Geometrie oder außerhalb der Welt bleiben mit NULL erhalten. Hat der Layer schon ein Feld dieses Namens, heißt das neue „similarity_2“.</translation>
    </message>
    <message>
        <location filename="../../processing/similaritytopoints.py"/>
        <source>The point layer to compare with the reference, in any CRS.</source>
        <translation>Der Punktlayer, der mit der Referenz verglichen wird, in beliebigem KBS.</translation>
    </message>
    <message>
        <location filename="../../processing/similaritytopoints.py"/>
        <source>The points with a field 'similarity': 1 is the reference itself, about 0 the average of the land, below 0 unlike.</source>
        <translation>Die Punkte mit einem Feld „similarity“: 1 ist die Referenz selbst, etwa 0 der Durchschnitt des Landes, unter 0 unähnlich.</translation>
    </message>
    <message>
        <location filename="../../processing/similaritytopoints.py"/>
        <source>Points with similarity</source>
        <translation>Punkte mit Ähnlichkeit</translation>
    </message>
    <message>
        <location filename="../../processing/styles.py"/>
        <source>The style file {} was not replaced: it belongs to another layer, or somebody changed it.</source>
        <translation>Die Stildatei {} wurde nicht ersetzt: Sie gehört zu einem anderen Layer, oder jemand hat sie geändert.</translation>
    </message>
    <message>
        <location filename="../../processing/torch_process.py"/>
        <source>The training failed:
{}</source>
        <translation>Das Training ist fehlgeschlagen:
{}</translation>
    </message>
    <message>
        <location filename="../../processing/torch_process.py"/>
        <source>It says nothing.</source>
        <translation>Eine Begründung gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../processing/torch_process.py"/>
        <source>Training needs a Python that has torch, and none was named.</source>
        <translation>Zum Trainieren wird ein Python mit torch gebraucht, und keines ist angegeben.</translation>
    </message>
    <message>
        <location filename="../../processing/torch_process.py"/>
        <source>{} cannot be started.
{}</source>
        <translation>{} lässt sich nicht starten.
{}</translation>
    </message>
    <message>
        <location filename="../../processing/torch_process.py"/>
        <source>{} is no Python that works: {}
{}</source>
        <translation>{} ist kein lauffähiges Python: {}
{}</translation>
    </message>
    <message>
        <location filename="../../processing/torch_process.py"/>
        <source>{} has no {}.
{}</source>
        <translation>In {} fehlt {}.
{}</translation>
    </message>
    <message>
        <location filename="../../processing/torch_process.py"/>
        <source> and no </source>
        <translation> und </translation>
    </message>
    <message>
        <location filename="../../processing/torch_process.py"/>
        <source>To get one, open a terminal and run
    {}
Without a GPU the 'cpu' wheel of torch is enough and much smaller: its own pages say how to ask pip for it. Then name {} in Settings, Options, Placeprint, or as PYTHON here.</source>
        <translation>So bekommen Sie eines: Öffnen Sie ein Terminal und führen Sie aus
    {}
Ohne GPU genügt das viel kleinere Paket von torch für „cpu“: Auf den Seiten von torch steht, wie man es mit pip bekommt. Geben Sie dann {} an, unter Einstellungen, Optionen, Placeprint, oder hier als PYTHON.</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Train encoder</source>
        <translation>Encoder trainieren</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>train</source>
        <translation>trainieren</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>fine-tune</source>
        <translation>nachtrainieren</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>torch</source>
        <translation>torch</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>raster</source>
        <translation>Raster</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>imagery</source>
        <translation>Bilddaten</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Trains a location encoder on a raster of your own: satellite images, an elevation model, a vegetation index, of a valley or of the world. Places that look alike in the raster are then alike to every algorithm of Placeprint and to its live map, once you choose the file as 'Location encoder'.

It needs a Python that has PyTorch (torch), which is named in the settings, and runs there, in a process of its own; QGIS does not load it. A GPU is used where there is one. Without, 10,000 places and 600 steps take some five minutes on two processor cores, and the log says how long it will be. A smaller number of places shortens it.

One to three bands are looked at as a picture: stretched from the 2nd to the 98th percentile, red, green and blue, or grey. They must hold amounts, not numbers of classes. The pictures that it learns from are 32 pixels wide or more, and a ninetieth of the region or more: choose a smaller extent to bring out finer things. A raster needs some 300 pixels a side for an encoder that is worth the name.

For a continent or the world the encoder is made of spherical harmonics as the one that ships; for a smaller region of waves over a map of it. It knows nothing of places outside of the raster.

'Encoder to start from', for continents and the world, trains an encoder of spherical harmonics further: half of the new likeness is what it said before, the other half what your raster shows.

The report says what it learned, and what it did not: how well a twin, trained without some blocks of the region, tells what is in them, beside the nearest places and smooth functions of the coordinates. The encoder itself learns from the whole of the raster. Whether you may pass it on depends on the licence of the raster.</source>
        <translation>Trainiert einen Ortsencoder auf einem eigenen Raster: Satellitenbilder, ein Höhenmodell, ein Vegetationsindex, von einem Tal oder von der Welt. Orte, die im Raster ähnlich aussehen, sind dann für jeden Algorithmus von Placeprint und für die Live-Karte ähnlich, sobald Sie die Datei als „Ortsencoder“ wählen.

Dazu wird ein Python mit PyTorch (torch) gebraucht, das in den Einstellungen genannt ist, und das Training läuft dort, in einem eigenen Prozess; QGIS lädt es nicht. Eine GPU wird benutzt, wo es eine gibt. Ohne sie dauern 10.000 Orte und 600 Schritte auf zwei Prozessorkernen etwa fünf Minuten, und das Protokoll sagt, wie lange es noch dauert. Weniger Orte verkürzen es.

Ein bis drei Kanäle werden als Bild betrachtet: vom 2. bis zum 98. Perzentil gestreckt, rot, grün und blau oder grau. Sie müssen Mengen enthalten, nicht Nummern von Klassen. Die Bilder, aus denen gelernt wird, sind mindestens 32 Pixel und mindestens ein Neunzigstel des Gebiets breit: Wählen Sie eine kleinere Ausdehnung, um Feineres herauszuarbeiten. Für einen Encoder, der den Namen verdient, braucht ein Raster etwa 300 Pixel je Seite.

Für einen Kontinent oder die Welt besteht der Encoder aus Kugelflächenfunktionen, wie der mitgelieferte; für ein kleineres Gebiet aus Wellen auf einer Karte davon. Von Orten außerhalb des Rasters weiß er nichts.

„Encoder, von dem ausgegangen wird“ trainiert, für Kontinente und die Welt, einen Encoder aus Kugelflächenfunktionen weiter: Die Hälfte der neuen Ähnlichkeit ist das, was er zuvor sagte, die andere Hälfte das, was Ihr Raster zeigt.

Der Bericht sagt, was er gelernt hat und was nicht: wie gut ein Zwilling, der ohne einige Blöcke des Gebiets trainiert wurde, sagt, was in ihnen ist, neben den nächsten Orten und glatten Funktionen der Koordinaten. Der Encoder selbst lernt vom ganzen Raster. Ob Sie ihn weitergeben dürfen, hängt von der Lizenz des Rasters ab.</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>A raster file of amounts, not of classes: satellite images, elevation, a vegetation index; of some 300 pixels a side at least.</source>
        <translation>Eine Rasterdatei mit Mengen, nicht mit Klassen: Satellitenbilder, Höhen, ein Vegetationsindex; mit mindestens etwa 300 Pixeln je Seite.</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>The bands to look at, as red, green and blue; a single one is grey. Left empty, those that the layer shows.</source>
        <translation>Die Kanäle, die betrachtet werden, als Rot, Grün und Blau; ein einzelner ist grau. Bleibt das Feld leer, sind es die, die der Layer zeigt.</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>The part of the raster to learn from. A smaller one brings out finer things. Left empty, it is all of the raster.</source>
        <translation>Der Teil des Rasters, aus dem gelernt wird. Ein kleinerer arbeitet Feineres heraus. Bleibt das Feld leer, ist es das ganze Raster.</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>At how many places the raster is looked at, 10,000 by default. Fewer take less time, and tell less.</source>
        <translation>An wie vielen Orten das Raster betrachtet wird, Vorgabe 10.000. Weniger brauchen weniger Zeit und sagen weniger.</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>How long to train, 600 steps by default. Twice as many take twice as long; the report tells whether it helped.</source>
        <translation>Wie lange trainiert wird, Vorgabe 600 Schritte. Doppelt so viele dauern doppelt so lange; der Bericht sagt, ob es geholfen hat.</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>What the encoder is called in lists and reports. Left empty, it is the name of the raster.</source>
        <translation>Wie der Encoder in Listen und Berichten heißt. Bleibt das Feld leer, ist es der Name des Rasters.</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>The licence of the raster, such as CC BY 4.0, written into the encoder file: whoever gets the file then knows what is allowed.</source>
        <translation>Die Lizenz des Rasters, etwa CC BY 4.0; sie wird in die Encoder-Datei geschrieben: Wer die Datei bekommt, weiß dann, was erlaubt ist.</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>An encoder file to train further, in place of starting anew; only one of spherical harmonics, and only for a continent or the world.</source>
        <translation>Eine Encoder-Datei, die weitertrainiert wird, statt neu anzufangen; nur eine aus Kugelflächenfunktionen, und nur für einen Kontinent oder die Welt.</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>A whole number that the random choices start from, 0 by default: the same number gives the same encoder, another shows how much chance matters.</source>
        <translation>Eine ganze Zahl, von der die zufälligen Entscheidungen ausgehen, Vorgabe 0: Dieselbe Zahl ergibt denselben Encoder, eine andere zeigt, wie viel der Zufall ausmacht.</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>The path of a Python that has PyTorch, such as ~/placeprint-torch/bin/python. Left empty, it is the one named in Settings, Options, Placeprint.</source>
        <translation>Der Pfad eines Python mit PyTorch, etwa ~/placeprint-torch/bin/python. Bleibt das Feld leer, ist es das unter Einstellungen, Optionen, Placeprint genannte.</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>A page (*.html) on what the encoder learned and what it did not.</source>
        <translation>Eine Seite (*.html) darüber, was der Encoder gelernt hat und was nicht.</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Raster to learn from</source>
        <translation>Raster, aus dem gelernt wird</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>One to three bands (default: those that are shown)</source>
        <translation>Ein bis drei Kanäle (Vorgabe: die gezeigten)</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Extent (default: all of the raster)</source>
        <translation>Ausdehnung (Vorgabe: das ganze Raster)</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Places to learn from, at most</source>
        <translation>Orte, aus denen gelernt wird, höchstens</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Steps of training</source>
        <translation>Schritte des Trainings</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Name of the encoder (default: that of the raster)</source>
        <translation>Name des Encoders (Vorgabe: der des Rasters)</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Licence of the raster, to be kept in the file</source>
        <translation>Lizenz des Rasters, die in der Datei stehen soll</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Encoder to start from</source>
        <translation>Encoder, von dem ausgegangen wird</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Seed of the random numbers</source>
        <translation>Startwert der Zufallszahlen</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Python that has torch (default: the one in the settings)</source>
        <translation>Python mit torch (Vorgabe: das in den Einstellungen)</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <source>HTML files (*.html)</source>
        <translation>HTML-Dateien (*.html)</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>There is no encoder {}.</source>
        <translation>Es gibt keinen Encoder {}.</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Reading {}</source>
        <translation>{} wird gelesen</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>{} holds numbers of classes, which are looked at as shades of grey.</source>
        <translation>{} enthält Nummern von Klassen, die als Grautöne betrachtet werden.</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>{} contains {:g}, which is treated as nodata although the raster does not declare it.</source>
        <translation>{} enthält {:g}; dieser Wert wird als NODATA behandelt, obwohl das Raster ihn nicht als solchen angibt.</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>{} by {} pixels, {:.0%} of them known; bands {}</source>
        <translation>{} mal {} Pixel, davon {:.0%} bekannt; Kanäle {}</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>The training left no encoder: {}</source>
        <translation>Das Training hat keinen Encoder hinterlassen: {}</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>{}, {} dimensions, fingerprint {}.</source>
        <translation>{}, {} Dimensionen, Fingerabdruck {}.</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Train probe</source>
        <translation>Sonde trainieren</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>predict</source>
        <translation>vorhersagen</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>species distribution</source>
        <translation>Artverbreitung</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>cross-validation</source>
        <translation>Kreuzvalidierung</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Learns from labelled points what their places have in common, so that the label can be predicted anywhere: species seen or not, soil class, yield, price, rainfall. It fits a simple model, a probe, on what a location encoder learned from satellite imagery; 'Predict raster' then draws the map.

How good the probe is, is found out honestly: every place is predicted by a probe that has seen nothing of the block of land around it. The blocks are as wide as labels resemble one another, unless you say. The figure of places drawn at random stands beside it, and flatters; so do nearest neighbours and the plainest guess, which need no probe.

Text and few whole numbers are taken for classes, other numbers for numbers. 'auto' fits a linear model; 'best' tries all that there are. 'mlp' and 'boosting' need scikit-learn for the training, and nothing for the prediction. Features without a label, a geometry, or outside the world are left out.

Out come the probe (a file without any code in it), the points with what was predicted of them, and a report to be opened in a browser. The file keeps the coordinates of the training places, so that the probe can say where it learned; on demand it keeps none, and of the embeddings, which would give them away, only such of places 10 to 30 km off. The points and the maps of the report show where they are.</source>
        <translation>Lernt aus beschrifteten Punkten, was ihren Orten gemeinsam ist, damit die Beschriftung überall vorhergesagt werden kann: Art gesehen oder nicht, Bodenklasse, Ertrag, Preis, Niederschlag. Dazu wird ein einfaches Modell, eine Sonde, an das angepasst, was ein Ortsencoder aus Satellitenbildern gelernt hat; „Raster vorhersagen“ zeichnet dann die Karte. Sonde (englisch probe) heißt das Modell, weil es erkundet, was im Embedding steckt; mit einer Bodenprobe hat es nichts zu tun.

Wie gut die Sonde ist, wird ehrlich ermittelt: Jeder Ort wird von einer Sonde vorhergesagt, die vom Landblock um ihn herum nichts gesehen hat. Die Blöcke sind so breit, wie Beschriftungen einander ähneln, wenn Sie nichts anderes sagen. Daneben steht die Zahl für zufällig gezogene Orte, die schmeichelt; ebenso die der nächsten Nachbarn und die der einfachsten Schätzung, die keine Sonde brauchen.

Text und wenige ganze Zahlen gelten als Klassen, andere Zahlen als Zahlen. „auto“ passt ein lineares Modell an; „best“ probiert alle, die es gibt. „mlp“ und „boosting“ brauchen zum Trainieren scikit-learn, zum Vorhersagen nichts. Objekte ohne Beschriftung, ohne Geometrie oder außerhalb der Welt werden weggelassen.

Heraus kommen die Sonde (eine Datei ohne jeden Code), die Punkte mit dem, was für sie vorhergesagt wurde, und ein Bericht, der im Browser zu öffnen ist. Die Datei behält die Koordinaten der Trainingsorte, damit die Sonde sagen kann, wo sie gelernt hat; auf Wunsch behält sie keine, und von den Embeddings, die sie verraten würden, nur solche von Orten, die 10 bis 30 km entfernt sind. Die Punkte und die Karten des Berichts zeigen, wo sie sind.</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>A point layer with what is known at some places, in any CRS. Some dozens of points are enough to begin with; the wider they are spread, the better.</source>
        <translation>Ein Punktlayer mit dem, was an einigen Orten bekannt ist, in beliebigem KBS. Für den Anfang genügen einige Dutzend Punkte; je weiter sie verteilt sind, desto besser.</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>The field to learn: text or few whole numbers (species, soil class) make a map of classes, other numbers (yield, price) a map of numbers.</source>
        <translation>Das Feld, das gelernt wird: Text oder wenige ganze Zahlen (Art, Bodenklasse) ergeben eine Karte von Klassen, andere Zahlen (Ertrag, Preis) eine Karte von Zahlen.</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>The kind of model. 'auto' fits a linear one, right for few points; 'best' tries all and takes the one that validates best; 'mlp' and 'boosting' need scikit-learn.</source>
        <translation>Die Art des Modells. „auto“ passt ein lineares an, richtig für wenige Punkte; „best“ probiert alle und nimmt das, das in der Validierung am besten ist; „mlp“ und „boosting“ brauchen scikit-learn.</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Whether the label is a class or a number. 'auto' tells by the field; choose 'classification' for numbers that are codes.</source>
        <translation>Ob die Beschriftung eine Klasse oder eine Zahl ist. „auto“ erkennt es am Feld; wählen Sie „classification“ für Zahlen, die Codes sind.</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Fields of numbers to learn from beside the place, such as elevation. Every place to be predicted needs them too.</source>
        <translation>Felder mit Zahlen, aus denen neben dem Ort gelernt wird, etwa die Höhe. Jeder Ort, für den vorhergesagt wird, braucht sie ebenfalls.</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Give rare classes the same weight as frequent ones: more of them are found, and more are found in error.</source>
        <translation>Seltenen Klassen dasselbe Gewicht geben wie häufigen: Mehr von ihnen werden gefunden, und mehr zu Unrecht.</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Learn the logarithm, for positive numbers that span several powers of ten, such as population or price.</source>
        <translation>Den Logarithmus lernen, für positive Zahlen, die mehrere Zehnerpotenzen umfassen, etwa Bevölkerung oder Preis.</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>The unit of the number, such as mm or t/ha, for the report.</source>
        <translation>Die Einheit der Zahl, etwa mm oder t/ha, für den Bericht.</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>The width in kilometres of the blocks of land that are held out to see how good the probe is. With 0, the default, it is as far as labels resemble one another.</source>
        <translation>Die Breite in Kilometern der Landblöcke, die zurückgehalten werden, um zu sehen, wie gut die Sonde ist. Bei 0, der Vorgabe, reicht sie so weit, wie Beschriftungen einander ähneln.</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Keep the coordinates of the training places in the probe file. Switch it off before giving the file away if the places are confidential.</source>
        <translation>Die Koordinaten der Trainingsorte in der Sondendatei behalten. Schalten Sie es aus, bevor Sie die Datei weitergeben, wenn die Orte vertraulich sind.</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>The probe file (*.probe.npz), for 'Predict raster', 'Predict points' and the expression location_predict.</source>
        <translation>Die Sondendatei (*.probe.npz), für „Raster vorhersagen“, „Punkte vorhersagen“ und den Ausdruck location_predict.</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>The labelled points with what was predicted of each by a probe that had not seen its block, and whether that was right.</source>
        <translation>Die beschrifteten Punkte mit dem, was eine Sonde für jeden vorhergesagt hat, die seinen Block nicht gesehen hatte, und ob es richtig war.</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>A page (*.html) that tells how good the probe is, where it fails, and what to read first.</source>
        <translation>Eine Seite (*.html), die sagt, wie gut die Sonde ist, wo sie versagt und was zuerst zu lesen ist.</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Labelled points</source>
        <translation>Beschriftete Punkte</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Field with the label</source>
        <translation>Feld mit der Beschriftung</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Label is</source>
        <translation>Beschriftung ist</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Other numbers to learn from (any place to be predicted needs them too)</source>
        <translation>Weitere Zahlen, aus denen gelernt wird (auch jeder vorherzusagende Ort braucht sie)</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Rare classes count as much as frequent ones</source>
        <translation>Seltene Klassen zählen so viel wie häufige</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Learn the logarithm of the number</source>
        <translation>Den Logarithmus der Zahl lernen</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Unit of the number</source>
        <translation>Einheit der Zahl</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Width of the blocks of the validation, km (0: what the labels suggest)</source>
        <translation>Breite der Blöcke der Validierung, km (0: was die Beschriftungen nahelegen)</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Keep the coordinates of the training places in the probe file</source>
        <translation>Die Koordinaten der Trainingsorte in der Sondendatei behalten</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Predictions from other blocks</source>
        <translation>Vorhersagen aus anderen Blöcken</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>{} has no field '{}'.</source>
        <translation>{} hat kein Feld „{}“.</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>The probe could not be written: {}</source>
        <translation>Die Sonde konnte nicht geschrieben werden: {}</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Field '{}': {:,} labels, such as {:g}, stand for no data, because no measurement is beyond {:g}. Their features are left out.</source>
        <translation>Feld „{}“: {:,} Beschriftungen, etwa {:g}, stehen für fehlende Daten, denn kein Messwert liegt jenseits von {:g}. Ihre Objekte werden weggelassen.</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>{} features have no label or no place, and are left out.</source>
        <translation>{} Objekte haben keine Beschriftung oder keinen Ort und werden weggelassen.</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>No feature of {} has a label and a place.</source>
        <translation>Kein Objekt von {} hat eine Beschriftung und einen Ort.</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>No probe can be trained: {}.</source>
        <translation>Es kann keine Sonde trainiert werden: {}.</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>at random, for no blocks were possible</source>
        <translation>zufällig, denn Blöcke waren nicht möglich</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>in other blocks of {:g} km</source>
        <translation>in anderen Blöcken von {:g} km</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>{}: {:.3f} {}; at random {:.3f}; nearest neighbours {:.3f}; plain guess {:.3f}.</source>
        <translation>{}: {:.3f} {}; zufällig {:.3f}; nächste Nachbarn {:.3f}; einfache Schätzung {:.3f}.</translation>
    </message>
    <message>
        <location filename="../../processing/transforms.py"/>
        <source>{} has no valid CRS.</source>
        <translation>{} hat kein gültiges KBS.</translation>
    </message>
    <message>
        <location filename="../../processing/transforms.py"/>
        <source>{} cannot be placed on Earth by its CRS ({}): {}.</source>
        <translation>{} lässt sich mit diesem KBS ({}) nicht auf der Erde verorten: {}.</translation>
    </message>
    <message>
        <location filename="../../processing/transforms.py"/>
        <source>{}: '{}' is not a CRS that QGIS knows.</source>
        <translation>{}: „{}“ ist kein KBS, das QGIS kennt.</translation>
    </message>
    <message>
        <location filename="../../processing/transforms.py"/>
        <source>A position</source>
        <translation>Eine Position</translation>
    </message>
    <message>
        <location filename="../../processing/transforms.py"/>
        <source>There is no transformation from {} to {}.</source>
        <translation>Es gibt keine Transformation von {} nach {}.</translation>
    </message>
    <message>
        <location filename="../../processing/transforms.py"/>
        <source>a CRS without a name</source>
        <translation>ein KBS ohne Namen</translation>
    </message>
    <message>
        <location filename="../../processing/vector_output.py"/>
        <source>the written layer cannot be read again. Choose another format</source>
        <translation>der geschriebene Layer lässt sich nicht wieder lesen. Wählen Sie ein anderes Format</translation>
    </message>
    <message>
        <location filename="../../processing/vector_output.py"/>
        <source>a table of this format cannot be replaced. Choose another name</source>
        <translation>eine Tabelle dieses Formats kann nicht ersetzt werden. Wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <location filename="../../processing/vector_output.py"/>
        <source>the written table is incomplete</source>
        <translation>die geschriebene Tabelle ist unvollständig</translation>
    </message>
    <message>
        <location filename="../../processing/vector_output.py"/>
        <source>{} cannot store the fields {}. Write a GeoPackage to keep them.</source>
        <translation>{} kann die Felder {} nicht speichern. Schreiben Sie ein GeoPackage, um sie zu behalten.</translation>
    </message>
    <message>
        <location filename="../../processing/vector_output.py"/>
        <source>Fields that were renamed in {}: {}.</source>
        <translation>Felder, die in {} umbenannt wurden: {}.</translation>
    </message>
    <message>
        <location filename="../../processing/vector_output.py"/>
        <source>While writing {}: {}</source>
        <translation>Beim Schreiben von {}: {}</translation>
    </message>
    <message>
        <location filename="../../processing/vector_output.py"/>
        <source>it is a folder</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <location filename="../../processing/vector_output.py"/>
        <source>another program is writing to it. Close it there first</source>
        <translation>ein anderes Programm schreibt gerade hinein. Schließen Sie die Datei zuerst dort</translation>
    </message>
    <message>
        <location filename="../../processing/vector_output.py"/>
        <source>{} already exists and belongs to other data. Choose another name</source>
        <translation>{} existiert bereits und gehört zu anderen Daten. Wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <location filename="../../processing/write_failures.py"/>
        <source>{} is a folder: a file cannot take its place.</source>
        <translation>{} ist ein Ordner: Eine Datei kann nicht an seine Stelle treten.</translation>
    </message>
    <message>
        <location filename="../../ui/diagnostics_dialog.py"/>
        <source>Placeprint diagnostics</source>
        <translation>Placeprint: Diagnose</translation>
    </message>
    <message>
        <location filename="../../ui/diagnostics_dialog.py"/>
        <source>Testing Placeprint on this computer, which takes some seconds ...</source>
        <translation>Placeprint wird auf diesem Computer getestet; das dauert einige Sekunden ...</translation>
    </message>
    <message>
        <location filename="../../ui/diagnostics_dialog.py"/>
        <source>Diagnostics report</source>
        <translation>Diagnosebericht</translation>
    </message>
    <message>
        <location filename="../../ui/diagnostics_dialog.py"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../../ui/diagnostics_dialog.py"/>
        <source>The diagnostics failed: {}</source>
        <translation>Die Diagnose ist fehlgeschlagen: {}</translation>
    </message>
    <message>
        <location filename="../../ui/diagnostics_dialog.py"/>
        <source>All is well. Copy the report if somebody asks for it; it names folders of this computer.</source>
        <translation>Alles in Ordnung. Kopieren Sie den Bericht, wenn jemand danach fragt; er nennt Ordner dieses Computers.</translation>
    </message>
    <message>
        <location filename="../../ui/diagnostics_dialog.py"/>
        <source>Something is wrong: see the lines FAILED. Copy the report and send it to whoever helps you.</source>
        <translation>Etwas stimmt nicht: Sehen Sie sich die Zeilen mit FAILED an. Kopieren Sie den Bericht und schicken Sie ihn dem, der Ihnen hilft.</translation>
    </message>
    <message>
        <location filename="../../ui/diagnostics_dialog.py"/>
        <source>The report is in the clipboard.</source>
        <translation>Der Bericht ist in der Zwischenablage.</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_management.py"/>
        <source>Location encoders...</source>
        <translation>Ortsencoder...</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_management.py"/>
        <source>Encoders...</source>
        <translation>Encoder...</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Encoder</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <location filename="../../ui/encoder_text.py"/>
        <source>From</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Dimensions</source>
        <translation>Dimensionen</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>This project</source>
        <translation>Dieses Projekt</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Use as this project's default</source>
        <translation>Als Standard dieses Projekts nehmen</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Algorithms and the live map of this project use it, unless they are told otherwise; save the project</source>
        <translation>Algorithmen und die Live-Karte dieses Projekts benutzen ihn, wenn ihnen nichts anderes gesagt wird; speichern Sie das Projekt</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Remove...</source>
        <translation>Entfernen...</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Delete the file of an encoder of your own</source>
        <translation>Die Datei eines eigenen Encoders löschen</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Show the file where it lies</source>
        <translation>Die Datei zeigen, wo sie liegt</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Import...</source>
        <translation>Importieren...</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Turn a checkpoint of SatCLIP or GeoCLIP into an encoder</source>
        <translation>Aus einem Checkpoint von SatCLIP oder GeoCLIP einen Encoder machen</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Add file...</source>
        <translation>Datei hinzufügen...</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Copy an encoder file that you were given to your own</source>
        <translation>Eine Encoder-Datei, die Sie bekommen haben, zu Ihren eigenen kopieren</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Equal fingerprints mean equal embeddings. Probes and projects name their encoder by it.</source>
        <translation>Gleiche Fingerabdrücke heißt gleiche Embeddings. Sonden und Projekte nennen ihren Encoder so.</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Copy the fingerprint</source>
        <translation>Den Fingerabdruck kopieren</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Scores</source>
        <translation>Bewertungen</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Model card</source>
        <translation>Modellkarte</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Looking at the files ...</source>
        <translation>Die Dateien werden angesehen ...</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>This project uses {}.</source>
        <translation>Dieses Projekt benutzt {}.</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>This project uses the encoder that ships. Choose another, and make it the project's default.</source>
        <translation>Dieses Projekt benutzt den mitgelieferten Encoder. Wählen Sie einen anderen und machen Sie ihn zum Standard des Projekts.</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Add an encoder file</source>
        <translation>Eine Encoder-Datei hinzufügen</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Delete the file {} for good? Probes and projects that name {} ({}) will miss it.</source>
        <translation>Die Datei {} endgültig löschen? Sonden und Projekten, die {} ({}) nennen, wird sie fehlen.</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>no fingerprint</source>
        <translation>ohne Fingerabdruck</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>It is the default of this project.</source>
        <translation>Er ist der Standard dieses Projekts.</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Remove encoder</source>
        <translation>Encoder entfernen</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Location encoders</source>
        <translation>Ortsencoder</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Random folds</source>
        <translation>Zufällige Teile</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>A hundred labels</source>
        <translation>Hundert Beschriftungen</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>From an image to its place</source>
        <translation>Vom Bild zum Ort</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>The finest scale</source>
        <translation>Der feinste Maßstab</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>How well a linear probe tells of maps that the encoder was never shown, on blocks of land 10 degrees wide from which the probe knows no label. 1 is perfect; an R2 of 0 is no better than the mean. This is the figure to compare encoders by.</source>
        <translation>Wie gut eine lineare Sonde Karten vorhersagt, die der Encoder nie gesehen hat, auf Landblöcken von 10 Grad Breite, aus denen die Sonde keine Beschriftung kennt. 1 ist vollkommen; ein R2 von 0 ist nicht besser als der Mittelwert. An dieser Zahl sind Encoder zu vergleichen.</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>The same with labels nearby. It flatters: nearest neighbours alone do as well.</source>
        <translation>Dasselbe mit Beschriftungen in der Nähe. Es schmeichelt: Nächste Nachbarn allein sind ebenso gut.</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>The same, where the probe has a hundred labels in all the world to learn from.</source>
        <translation>Dasselbe, wo die Sonde aus hundert Beschriftungen in der ganzen Welt lernt.</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>How alike the 20 most similar places more than 3,000 km away really are: the share of the same climate class and land cover, where more is better, and how far apart they are in temperature and rain, where less is.</source>
        <translation>Wie ähnlich die 20 ähnlichsten Orte, die mehr als 3.000 km entfernt sind, wirklich sind: der Anteil derselben Klimaklasse und Landbedeckung, wo mehr besser ist, und wie weit sie in Temperatur und Regen auseinanderliegen, wo weniger besser ist.</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>How near the image tower comes to the true place of a satellite image, so many kilometres wide, among 100,000 places. A low rank and few kilometres are good.</source>
        <translation>Wie nahe der Bildturm dem wahren Ort eines Satellitenbildes kommt, das so viele Kilometer breit ist, unter 100.000 Orten. Ein niedriger Rang und wenige Kilometer sind gut.</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>How many kilometres apart two places must be before the encoder tells one from the other.</source>
        <translation>Wie viele Kilometer zwei Orte auseinander sein müssen, bis der Encoder den einen vom anderen unterscheidet.</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Imported, {}</source>
        <translation>Importiert, {}</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Ships with Placeprint</source>
        <translation>Mit Placeprint geliefert</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Trained</source>
        <translation>Trainiert</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Not told</source>
        <translation>Nicht angegeben</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>{} kB</source>
        <translation>{} kB</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>{} MB</source>
        <translation>{} MB</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>This file cannot be used.</source>
        <translation>Diese Datei ist nicht zu gebrauchen.</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>It may have been copied in part: bring it again, or remove it.</source>
        <translation>Vielleicht wurde sie nur zum Teil kopiert: Bringen Sie sie noch einmal, oder entfernen Sie sie.</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>File that was imported</source>
        <translation>Importierte Datei</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Learned from</source>
        <translation>Gelernt aus</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>{} dimensions, {}</source>
        <translation>{} Dimensionen, {}</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>The file tells of no scores: nobody has judged this encoder yet, or nobody wrote it down.</source>
        <translation>In der Datei stehen keine Bewertungen: Noch hat niemand diesen Encoder beurteilt, oder niemand hat es aufgeschrieben.</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>The file does not tell what these mean.</source>
        <translation>Die Datei sagt nicht, was diese bedeuten.</translation>
    </message>
    <message>
        <location filename="../../ui/encoders.py"/>
        <source>{} cannot be removed: {}</source>
        <translation>{} kann nicht entfernt werden: {}</translation>
    </message>
    <message>
        <location filename="../../ui/encoders.py"/>
        <source>The panel</source>
        <translation>Das Bedienfeld</translation>
    </message>
    <message>
        <location filename="../../ui/encoders.py"/>
        <source>This project's default</source>
        <translation>Der Standard dieses Projekts</translation>
    </message>
    <message>
        <location filename="../../ui/encoders.py"/>
        <source>The layer '{}', blank for now</source>
        <translation>Der Layer „{}“, vorerst leer</translation>
    </message>
    <message>
        <location filename="../../ui/encoders.py"/>
        <source>Nothing was added: {}.</source>
        <translation>Es wurde nichts hinzugefügt: {}.</translation>
    </message>
    <message>
        <location filename="../../ui/export.py"/>
        <source>Places to be like</source>
        <translation>Ähnlich diesen Orten</translation>
    </message>
    <message>
        <location filename="../../ui/export.py"/>
        <source>Places not to be like</source>
        <translation>Unähnlich diesen Orten</translation>
    </message>
    <message>
        <location filename="../../ui/expressions.py"/>
        <location filename="../../ui/similarity_provider.py"/>
        <source>Placeprint</source>
        <translation>Placeprint</translation>
    </message>
    <message>
        <location filename="../../ui/expressions.py"/>
        <source>&lt;h3&gt;location_embedding&lt;/h3&gt;&lt;p&gt;Returns the embedding of a place: an array of numbers that are alike where satellite images are alike.&lt;/p&gt;&lt;h4&gt;Syntax&lt;/h4&gt;&lt;p&gt;&lt;code&gt;location_embedding(place [, crs])&lt;/code&gt;&lt;/p&gt;&lt;h4&gt;Arguments&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;i&gt;place&lt;/i&gt;: a point; of other geometries the centroid&lt;/li&gt;&lt;li&gt;&lt;i&gt;crs&lt;/i&gt;: the authority id of the CRS that the place is in; by default that of the layer, or EPSG:4326 where there is no layer&lt;/li&gt;&lt;/ul&gt;&lt;h4&gt;Examples&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;code&gt;array_length(location_embedding($geometry))&lt;/code&gt;&lt;/li&gt;&lt;li&gt;&lt;code&gt;location_embedding(make_point(114.17, 22.28), 'EPSG:4326')[0]&lt;/code&gt;&lt;/li&gt;&lt;/ul&gt;</source>
        <translation>&lt;h3&gt;location_embedding&lt;/h3&gt;&lt;p&gt;Gibt das Embedding eines Ortes zurück: ein Array von Zahlen, die ähnlich sind, wo Satellitenbilder ähnlich sind.&lt;/p&gt;&lt;h4&gt;Syntax&lt;/h4&gt;&lt;p&gt;&lt;code&gt;location_embedding(place [, crs])&lt;/code&gt;&lt;/p&gt;&lt;h4&gt;Argumente&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;i&gt;place&lt;/i&gt;: ein Punkt; von anderen Geometrien der Zentroid&lt;/li&gt;&lt;li&gt;&lt;i&gt;crs&lt;/i&gt;: die Kennung des KBS, in dem der Ort ist; Vorgabe ist das des Layers, oder EPSG:4326, wo es keinen Layer gibt&lt;/li&gt;&lt;/ul&gt;&lt;h4&gt;Beispiele&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;code&gt;array_length(location_embedding($geometry))&lt;/code&gt;&lt;/li&gt;&lt;li&gt;&lt;code&gt;location_embedding(make_point(114.17, 22.28), 'EPSG:4326')[0]&lt;/code&gt;&lt;/li&gt;&lt;/ul&gt;</translation>
    </message>
    <message>
        <location filename="../../ui/expressions.py"/>
        <source>&lt;h3&gt;location_similarity&lt;/h3&gt;&lt;p&gt;Returns how alike two places are, as a location encoder learned it from satellite imagery: 1 for the same place, about 0 for places that have no more in common than the land has on average, below 0 for less.&lt;/p&gt;&lt;h4&gt;Syntax&lt;/h4&gt;&lt;p&gt;&lt;code&gt;location_similarity(a, b [, crs])&lt;/code&gt;&lt;/p&gt;&lt;h4&gt;Arguments&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;i&gt;a&lt;/i&gt;, &lt;i&gt;b&lt;/i&gt;: points; of other geometries the centroid&lt;/li&gt;&lt;li&gt;&lt;i&gt;crs&lt;/i&gt;: the authority id of the CRS that both are in; by default that of the layer, or EPSG:4326 where there is no layer&lt;/li&gt;&lt;/ul&gt;&lt;h4&gt;Examples&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;code&gt;location_similarity($geometry, make_point(114.17, 22.28))&lt;/code&gt; in a layer in EPSG:4326&lt;/li&gt;&lt;li&gt;&lt;code&gt;location_similarity(make_point(114.17, 22.28), make_point(-43.2, -22.9), 'EPSG:4326')&lt;/code&gt;&lt;/li&gt;&lt;/ul&gt;</source>
        <translation>&lt;h3&gt;location_similarity&lt;/h3&gt;&lt;p&gt;Gibt zurück, wie ähnlich zwei Orte sind, wie es ein Ortsencoder aus Satellitenbildern gelernt hat: 1 für denselben Ort, etwa 0 für Orte, die nicht mehr gemeinsam haben als das Land im Durchschnitt, unter 0 für weniger.&lt;/p&gt;&lt;h4&gt;Syntax&lt;/h4&gt;&lt;p&gt;&lt;code&gt;location_similarity(a, b [, crs])&lt;/code&gt;&lt;/p&gt;&lt;h4&gt;Argumente&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;i&gt;a&lt;/i&gt;, &lt;i&gt;b&lt;/i&gt;: Punkte; von anderen Geometrien der Zentroid&lt;/li&gt;&lt;li&gt;&lt;i&gt;crs&lt;/i&gt;: die Kennung des KBS, in dem beide sind; Vorgabe ist das des Layers, oder EPSG:4326, wo es keinen Layer gibt&lt;/li&gt;&lt;/ul&gt;&lt;h4&gt;Beispiele&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;code&gt;location_similarity($geometry, make_point(114.17, 22.28))&lt;/code&gt; in einem Layer in EPSG:4326&lt;/li&gt;&lt;li&gt;&lt;code&gt;location_similarity(make_point(114.17, 22.28), make_point(-43.2, -22.9), 'EPSG:4326')&lt;/code&gt;&lt;/li&gt;&lt;/ul&gt;</translation>
    </message>
    <message>
        <location filename="../../ui/expressions.py"/>
        <source>&lt;h3&gt;location_predict&lt;/h3&gt;&lt;p&gt;Returns what a probe tells of a place: a number, or the likeliest class.&lt;/p&gt;&lt;h4&gt;Syntax&lt;/h4&gt;&lt;p&gt;&lt;code&gt;location_predict(place, probe_file [, crs])&lt;/code&gt;&lt;/p&gt;&lt;h4&gt;Arguments&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;i&gt;place&lt;/i&gt;: a point; of other geometries the centroid&lt;/li&gt;&lt;li&gt;&lt;i&gt;probe_file&lt;/i&gt;: the path of a probe that 'Train probe' made. Where it learned from other numbers beside the place, the medians of its training places are taken for them&lt;/li&gt;&lt;li&gt;&lt;i&gt;crs&lt;/i&gt;: the authority id of the CRS that the place is in; by default that of the layer, or EPSG:4326 where there is no layer&lt;/li&gt;&lt;/ul&gt;&lt;h4&gt;Examples&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;code&gt;location_predict($geometry, '/data/soil.probe.npz')&lt;/code&gt;&lt;/li&gt;&lt;li&gt;&lt;code&gt;location_predict(make_point(114.17, 22.28), @project_folder || '/soil.probe.npz', 'EPSG:4326')&lt;/code&gt;&lt;/li&gt;&lt;/ul&gt;</source>
        <translation>&lt;h3&gt;location_predict&lt;/h3&gt;&lt;p&gt;Gibt zurück, was eine Sonde über einen Ort sagt: eine Zahl oder die wahrscheinlichste Klasse.&lt;/p&gt;&lt;h4&gt;Syntax&lt;/h4&gt;&lt;p&gt;&lt;code&gt;location_predict(place, probe_file [, crs])&lt;/code&gt;&lt;/p&gt;&lt;h4&gt;Argumente&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;i&gt;place&lt;/i&gt;: ein Punkt; von anderen Geometrien der Zentroid&lt;/li&gt;&lt;li&gt;&lt;i&gt;probe_file&lt;/i&gt;: der Pfad einer Sonde, die „Sonde trainieren“ gemacht hat. Wo sie neben dem Ort aus weiteren Zahlen gelernt hat, werden für diese die Mediane der Trainingsorte genommen&lt;/li&gt;&lt;li&gt;&lt;i&gt;crs&lt;/i&gt;: die Kennung des KBS, in dem der Ort ist; Vorgabe ist das des Layers, oder EPSG:4326, wo es keinen Layer gibt&lt;/li&gt;&lt;/ul&gt;&lt;h4&gt;Beispiele&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;code&gt;location_predict($geometry, '/data/soil.probe.npz')&lt;/code&gt;&lt;/li&gt;&lt;li&gt;&lt;code&gt;location_predict(make_point(114.17, 22.28), @project_folder || '/soil.probe.npz', 'EPSG:4326')&lt;/code&gt;&lt;/li&gt;&lt;/ul&gt;</translation>
    </message>
    <message>
        <location filename="../../ui/expressions.py"/>
        <source>The place</source>
        <translation>Der Ort</translation>
    </message>
    <message>
        <location filename="../../ui/expressions.py"/>
        <location filename="../../ui/similarity_provider.py"/>
        <source>'{}' is not a CRS</source>
        <translation>„{}“ ist kein KBS</translation>
    </message>
    <message>
        <location filename="../../ui/expressions.py"/>
        <source>Cannot convert to geometry</source>
        <translation>Keine Umwandlung in eine Geometrie möglich</translation>
    </message>
    <message>
        <location filename="../../ui/live_layer.py"/>
        <source>Like {}</source>
        <translation>Wie {}</translation>
    </message>
    <message>
        <location filename="../../ui/live_layer.py"/>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>{} and {} more</source>
        <translation>{} und {} weitere</translation>
    </message>
    <message>
        <location filename="../../ui/live_layer.py"/>
        <source>{}, unlike {}</source>
        <translation>{}, unähnlich {}</translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <source>Where is the world like here?</source>
        <translation>Wo ist die Welt wie hier?</translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <source>Click a place: the map shows where the world is like it</source>
        <translation>Einen Ort anklicken: Die Karte zeigt, wo die Welt ihm ähnlich ist</translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <location filename="../../ui/reference_tool.py"/>
        <source>choose a place</source>
        <translation>Ort wählen</translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <source>Under the cursor: {}, {}</source>
        <translation>Unter dem Mauszeiger: {}, {}</translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <source>There is no town named '{}', nor a feature of the active layer. Longitude and latitude will do.</source>
        <translation>Es gibt keine Stadt namens „{}“ und auch kein solches Objekt des aktiven Layers. Länge und Breite gehen auch.</translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <source>Select features of a layer first, and make that layer the active one.</source>
        <translation>Wählen Sie zuerst Objekte eines Layers aus und machen Sie diesen Layer zum aktiven.</translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <source>add the selection</source>
        <translation>Auswahl hinzufügen</translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <source>{} of the selected features were left out.</source>
        <translation>{} der gewählten Objekte wurden weggelassen.</translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <source>The command is in the clipboard.</source>
        <translation>Das Kommando ist in der Zwischenablage.</translation>
    </message>
    <message>
        <location filename="../../ui/locator.py"/>
        <source>Where is the world like ...</source>
        <translation>Wo ist die Welt wie ...</translation>
    </message>
    <message>
        <location filename="../../ui/locator.py"/>
        <source>Where is the world like {}?</source>
        <translation>Wo ist die Welt wie {}?</translation>
    </message>
    <message>
        <location filename="../../ui/options_page.py"/>
        <source>Something is odd, or slow? A report of versions, encoders and a self-test, to be copied:</source>
        <translation>Etwas ist seltsam oder langsam? Ein Bericht über Versionen und Encoder, mit Selbsttest, zum Kopieren:</translation>
    </message>
    <message>
        <location filename="../../ui/options_page.py"/>
        <source>Diagnostics...</source>
        <translation>Diagnose...</translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>Python with torch</source>
        <translation>Python mit torch</translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>Only for training an encoder of your own; nothing else needs it.</source>
        <translation>Nur zum Trainieren eines eigenen Encoders; sonst braucht es nichts.</translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>Python interpreter</source>
        <translation>Python-Interpreter</translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>path of a python that can import torch</source>
        <translation>Pfad eines Python, das torch importieren kann</translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>Asking ...</source>
        <translation>Anfrage läuft ...</translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>It has torch {}.</source>
        <translation>Es hat torch {}.</translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>it gave no answer</source>
        <translation>es gab keine Antwort</translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>It has no torch: {}.</source>
        <translation>Es hat kein torch: {}.</translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>There is no program of that name.</source>
        <translation>Ein Programm dieses Namens gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>To get one, run in a terminal:
{}
and choose {} here.</source>
        <translation>So bekommen Sie eines, in einem Terminal:
{}
Wählen Sie dann {} hier aus.</translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>add a place</source>
        <translation>Ort hinzufügen</translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>move a place</source>
        <translation>Ort verschieben</translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>turn a place</source>
        <translation>Ort umkehren</translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>remove places</source>
        <translation>Orte entfernen</translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Like</source>
        <translation>Ähnlich</translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>Longitude</source>
        <translation>Länge</translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>Latitude</source>
        <translation>Breite</translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>Like this place</source>
        <translation>Diesem Ort ähnlich</translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>Unlike this place</source>
        <translation>Diesem Ort unähnlich</translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>like</source>
        <translation>ähnlich</translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>unlike</source>
        <translation>unähnlich</translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>edit a place</source>
        <translation>Ort ändern</translation>
    </message>
    <message>
        <location filename="../../ui/reference_tool.py"/>
        <source>The map</source>
        <translation>Die Karte</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>&lt;p&gt;&lt;b&gt;Where is the world like here?&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Click a place on the map, or type one above: the map shows where the world is like it. Drag the mark, and the map follows.&lt;/p&gt;&lt;p&gt;Shift and a click adds a place to be like, Ctrl and a click one not to be like.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Wo ist die Welt wie hier?&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Klicken Sie einen Ort auf der Karte an, oder tippen Sie oben einen ein: Die Karte zeigt, wo die Welt ihm ähnlich ist. Ziehen Sie die Marke, und die Karte folgt.&lt;/p&gt;&lt;p&gt;Umschalt und ein Klick fügt einen Ort hinzu, dem es ähnlich sein soll, Strg und ein Klick einen, dem es nicht ähnlich sein soll.&lt;/p&gt;</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Similar places</source>
        <translation>Ähnliche Orte</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>{} (shipped)</source>
        <translation>{} (mitgeliefert)</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>{} (project default)</source>
        <translation>{} (Standard des Projekts)</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Another file...</source>
        <translation>Andere Datei...</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Looking for them ...</source>
        <translation>Sie werden gesucht ...</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>{} km</source>
        <translation>{} km</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>{:.2f}, {:.2f}: double-click to go there</source>
        <translation>{:.2f}, {:.2f}: Doppelklick, um dorthin zu gehen</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>No place is that far away.</source>
        <translation>Kein Ort ist so weit entfernt.</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Choose a place to see the most similar ones.</source>
        <translation>Wählen Sie einen Ort, um die ähnlichsten zu sehen.</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>A click chooses one place</source>
        <translation>Ein Klick wählt einen Ort</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>A click adds a place to be like (Shift and a click)</source>
        <translation>Ein Klick fügt einen Ort hinzu, dem es ähnlich sein soll (Umschalt und ein Klick)</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Unlike</source>
        <translation>Unähnlich</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>A click adds a place not to be like (Ctrl and a click)</source>
        <translation>Ein Klick fügt einen Ort hinzu, dem es nicht ähnlich sein soll (Strg und ein Klick)</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Remove the chosen places (Delete)</source>
        <translation>Die gewählten Orte entfernen (Entf)</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Export...</source>
        <translation>Exportieren...</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Compute a raster of this map, as exactly as you like</source>
        <translation>Ein Raster dieser Karte berechnen, so genau, wie Sie möchten</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Copy command</source>
        <translation>Kommando kopieren</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Copy this map as a command of qgis_process</source>
        <translation>Diese Karte als Kommando für qgis_process kopieren</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Town, or longitude latitude</source>
        <translation>Stadt, oder Länge Breite</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>A town of the world, 114.17 22.28, or the name of a feature of the active layer; Enter adds it</source>
        <translation>Eine Stadt der Welt, 114.17 22.28 oder der Name eines Objekts des aktiven Layers; die Eingabetaste fügt den Ort hinzu</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Add it as a place to be like (Enter)</source>
        <translation>Als Ort hinzufügen, dem es ähnlich sein soll (Eingabetaste)</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Add it as a place not to be like</source>
        <translation>Als Ort hinzufügen, dem es nicht ähnlich sein soll</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Add the selected features of the active layer</source>
        <translation>Die gewählten Objekte des aktiven Layers hinzufügen</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Selected features: to be like</source>
        <translation>Gewählte Objekte: diesen ähnlich</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Selected features: not to be like</source>
        <translation>Gewählte Objekte: diesen unähnlich</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Tick: like this place; no tick: unlike it. Double-click a number to change it.</source>
        <translation>Häkchen: diesem Ort ähnlich; kein Häkchen: unähnlich. Doppelklick auf eine Zahl ändert sie.</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Similarity under the cursor: 1 is the reference itself, about 0 the average of the land</source>
        <translation>Ähnlichkeit unter dem Mauszeiger: 1 ist die Referenz selbst, etwa 0 der Durchschnitt des Landes</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Display</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Places less similar than this are not drawn</source>
        <translation>Weniger ähnliche Orte werden nicht gezeichnet</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Hide below</source>
        <translation>Verbergen unter</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>what they have in common</source>
        <translation>was ihnen gemeinsam ist</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>at least one of them</source>
        <translation>wenigstens einem von ihnen</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>What a place is to be like, where there are several</source>
        <translation>Wem ein Ort ähnlich sein soll, wo es mehrere gibt</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Several places</source>
        <translation>Mehrere Orte</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>The location encoder that says what is similar</source>
        <translation>Der Ortsencoder, der sagt, was ähnlich ist</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Location encoders: what they are, import and add others, choose the project's default</source>
        <translation>Ortsencoder: was sie sind, andere importieren und hinzufügen, den Standard des Projekts wählen</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Most similar places</source>
        <translation>Ähnlichste Orte</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source> km</source>
        <translation> km</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>The first</source>
        <translation>Die ersten</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>at least</source>
        <translation>mindestens</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>From the references, and from each other</source>
        <translation>Von den Referenzen und voneinander</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>apart</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Distance</source>
        <translation>Entfernung</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>{} (missing)</source>
        <translation>{} (fehlt)</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Location encoder</source>
        <translation>Ortsencoder</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_provider.py"/>
        <source>Similarity to places, by Placeprint</source>
        <translation>Ähnlichkeit mit Orten, von Placeprint</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_provider.py"/>
        <source>similarity</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_query.py"/>
        <source>unknown: {}</source>
        <translation>unbekannt: {}</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_query.py"/>
        <source>a place is written as longitude,latitude</source>
        <translation>ein Ort wird als Länge,Breite geschrieben</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_query.py"/>
        <source>there is no place to be like</source>
        <translation>es gibt keinen Ort, dem etwas ähnlich sein soll</translation>
    </message>
    <message>
        <location filename="../../ui/tasks.py"/>
        <source>Preparing the similarity map</source>
        <translation>Ähnlichkeitskarte wird vorbereitet</translation>
    </message>
    <message>
        <location filename="../../ui/tasks.py"/>
        <source>Searching for the most similar places</source>
        <translation>Suche nach den ähnlichsten Orten</translation>
    </message>
    <message>
        <location filename="../../ui/tasks.py"/>
        <source>Looking for encoders</source>
        <translation>Suche nach Encodern</translation>
    </message>
    <message>
        <location filename="../../ui/tasks.py"/>
        <source>Adding an encoder</source>
        <translation>Encoder wird hinzugefügt</translation>
    </message>
    <message>
        <location filename="../../ui/tasks.py"/>
        <source>Running the self-test</source>
        <translation>Selbsttest läuft</translation>
    </message>
    <message>
        <location filename="../../ui/typed_places.py"/>
        <source>Longitude first, then latitude, in degrees: {}, {} is nowhere on Earth.</source>
        <translation>Erst die Länge, dann die Breite, in Grad: {}, {} liegt nirgends auf der Erde.</translation>
    </message>
    <message>
        <location filename="../../ui/typed_places.py"/>
        <source>coordinates</source>
        <translation>Koordinaten</translation>
    </message>
    <message>
        <location filename="../../ui/typed_places.py"/>
        <source>town</source>
        <translation>Stadt</translation>
    </message>
    <message>
        <location filename="../../encoder/earth/crs_kinds.py"/>
        <source>it is a local (engineering) CRS without a known position on Earth</source>
        <translation>es ist ein lokales KBS (engineering) ohne bekannte Lage auf der Erde</translation>
    </message>
    <message>
        <location filename="../../encoder/earth/crs_kinds.py"/>
        <source>it is geocentric: its coordinates are metres from the centre of the Earth</source>
        <translation>es ist geozentrisch: Seine Koordinaten sind Meter vom Erdmittelpunkt</translation>
    </message>
    <message>
        <location filename="../../encoder/earth/crs_kinds.py"/>
        <source>it is neither geographic nor projected: its coordinates do not give a longitude and latitude</source>
        <translation>es ist weder geographisch noch projiziert: Seine Koordinaten geben keine Länge und Breite an</translation>
    </message>
    <message>
        <location filename="../../encoder/earth/crs_kinds.py"/>
        <source>it is a CRS of another celestial body, with a radius of {:,.0f} km</source>
        <translation>es ist ein KBS eines anderen Himmelskörpers, mit einem Radius von {:,.0f} km</translation>
    </message>
    <message>
        <location filename="../../encoder/earth/crs_kinds.py"/>
        <source>Give a geographic or projected CRS of the Earth, such as EPSG:4326.</source>
        <translation>Geben Sie ein geographisches oder projiziertes KBS der Erde an, etwa EPSG:4326.</translation>
    </message>
    <message>
        <location filename="../../encoder/encoders/folders.py"/>
        <source>there is no encoder named {}, nor a file of that name</source>
        <translation>es gibt weder einen Encoder namens {} noch eine Datei dieses Namens</translation>
    </message>
    <message>
        <location filename="../../encoder/encoders/library.py"/>
        <source>of an unknown name</source>
        <translation>unbekannten Namens</translation>
    </message>
    <message>
        <location filename="../../encoder/encoders/library.py"/>
        <source>bring {}</source>
        <translation>holen Sie {}</translation>
    </message>
    <message>
        <location filename="../../encoder/encoders/library.py"/>
        <source>bring its encoder file</source>
        <translation>holen Sie seine Encoder-Datei</translation>
    </message>
    <message>
        <location filename="../../encoder/encoders/library.py"/>
        <source>{} and put it into {}</source>
        <translation>{} und legen Sie sie in {} ab</translation>
    </message>
    <message>
        <location filename="../../encoder/encoders/library.py"/>
        <source>the encoder {} ({}) is missing: {}</source>
        <translation>der Encoder {} ({}) fehlt: {}</translation>
    </message>
    <message>
        <location filename="../../encoder/encoders/library.py"/>
        <source>there is no folder for encoders that do not ship</source>
        <translation>es gibt keinen Ordner für Encoder, die nicht mitgeliefert werden</translation>
    </message>
    <message>
        <location filename="../../encoder/encoders/location_encoder.py"/>
        <source>{} has {} principal components, not {}</source>
        <translation>{} hat {} Hauptkomponenten, nicht {}</translation>
    </message>
    <message>
        <location filename="../../encoder/i18n.py"/>
        <source>1,234.5</source>
        <translation>1.234,5</translation>
    </message>
    <message>
        <location filename="../../encoder/images/geolocation.py"/>
        <source>the hint leaves no place to look at</source>
        <translation>der Hinweis lässt keinen Ort übrig, der in Frage käme</translation>
    </message>
    <message>
        <location filename="../../encoder/images/image_tower.py"/>
        <source>there is no image tower named {}, nor a file of that name</source>
        <translation>es gibt weder einen Bildturm namens {} noch eine Datei dieses Namens</translation>
    </message>
    <message>
        <location filename="../../encoder/importers/conversion.py"/>
        <source>{} holds no location encoder that is known here: neither SatCLIP's tensors, {} and so on, nor GeoCLIP's, {} and so on</source>
        <translation>{} enthält keinen Ortsencoder, der hier bekannt ist: weder Tensoren von SatCLIP, {} und so weiter, noch solche von GeoCLIP, {} und so weiter</translation>
    </message>
    <message>
        <location filename="../../encoder/importers/conversion.py"/>
        <source>{} holds several location encoders, and does not say which is meant</source>
        <translation>{} enthält mehrere Ortsencoder und sagt nicht, welcher gemeint ist</translation>
    </message>
    <message>
        <location filename="../../encoder/importers/conversion.py"/>
        <source>{}: {} inputs are not spherical harmonics, of 1 to {} degrees</source>
        <translation>{}: {} Eingänge sind keine Kugelflächenfunktionen von 1 bis {} Graden</translation>
    </message>
    <message>
        <location filename="../../encoder/importers/conversion.py"/>
        <source>{} was trained on other features than spherical harmonics as such</source>
        <translation>{} wurde an anderen Merkmalen als Kugelflächenfunktionen trainiert</translation>
    </message>
    <message>
        <location filename="../../encoder/importers/conversion.py"/>
        <source>{}: its embeddings would have more than {} dimensions</source>
        <translation>{}: Seine Embeddings hätten mehr als {} Dimensionen</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/autocorrelation.py"/>
        <source>all labels are of one place</source>
        <translation>alle Beschriftungen sind von einem einzigen Ort</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <location filename="../../encoder/probes/report.py"/>
        <source>predicted</source>
        <translation>vorhergesagt</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>observed</source>
        <translation>beobachtet</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>Observed labels against predictions from other blocks; on the dashed line they are the same</source>
        <translation>Beobachtete Beschriftungen gegen Vorhersagen aus anderen Blöcken; auf der gestrichelten Linie sind sie gleich</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>labelled places learned from</source>
        <translation>beschriftete Orte, aus denen gelernt wurde</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>{} on other blocks</source>
        <translation>{} in anderen Blöcken</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>nearest neighbours on the ground, all places</source>
        <translation>nächste Nachbarn am Boden, alle Orte</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>{} by the number of labelled places</source>
        <translation>{} nach der Zahl der beschrifteten Orte</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>columns: what was predicted; rows: what is</source>
        <translation>Spalten: was vorhergesagt wurde; Zeilen: was ist</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>Confusion matrix of predictions from other blocks</source>
        <translation>Konfusionsmatrix der Vorhersagen aus anderen Blöcken</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>wrong (crosses)</source>
        <translation>falsch (Kreuze)</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>Map of the labelled places: {} told rightly, {} wrongly</source>
        <translation>Karte der beschrifteten Orte: {} richtig vorhergesagt, {} falsch</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>under {}</source>
        <translation>unter {}</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>over {}</source>
        <translation>über {}</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>Map of the labels less what was predicted for them</source>
        <translation>Karte der Beschriftungen abzüglich der Vorhersagen</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/fitted_labels.py"/>
        <source>the labels are not all numbers; a probe for classes takes any label</source>
        <translation>nicht alle Beschriftungen sind Zahlen; eine Sonde für Klassen nimmt jede Beschriftung</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/fitted_labels.py"/>
        <source>no label is larger than {:g}; multiply all labels by a constant, as a smaller unit does</source>
        <translation>keine Beschriftung ist größer als {:g}; multiplizieren Sie alle Beschriftungen mit einer Konstanten, wie es eine kleinere Einheit tut</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/fitted_labels.py"/>
        <source>labels that are not positive, and have no logarithm: {}</source>
        <translation>Beschriftungen, die nicht positiv sind und keinen Logarithmus haben: {}</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/fitted_labels.py"/>
        <source>all labels are {:g}: there is nothing to learn</source>
        <translation>alle Beschriftungen sind {:g}: Es gibt nichts zu lernen</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/fitted_labels.py"/>
        <source>labels as large as {:g} differ by {:g} at most; subtract a constant from all of them</source>
        <translation>Beschriftungen in der Größe von {:g} unterscheiden sich höchstens um {:g}; ziehen Sie von allen eine Konstante ab</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/fitted_labels.py"/>
        <source>a label has {:,} letters; the name of a class may have at most {:,}</source>
        <translation>eine Beschriftung hat {:,} Zeichen; der Name einer Klasse darf höchstens {:,} haben</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/fitted_labels.py"/>
        <source>all labels are {}: a probe needs at least two classes</source>
        <translation>alle Beschriftungen sind {}: Eine Sonde braucht mindestens zwei Klassen</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/fitted_labels.py"/>
        <source>there are {} different labels, more than {} classes</source>
        <translation>es gibt {} verschiedene Beschriftungen, mehr als {} Klassen</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/fitted_labels.py"/>
        <source>labels that are not measurements: {:,}, such as {:g}. Infinite numbers and numbers beyond {:g} usually stand for no data; leave out their places first</source>
        <translation>Beschriftungen, die keine Messwerte sind: {:,}, etwa {:g}. Unendliche Zahlen und Zahlen jenseits von {:g} stehen meist für fehlende Daten; lassen Sie deren Orte zuvor weg</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/methods.py"/>
        <source>the method for {} must be one of {}, not {}</source>
        <translation>das Verfahren für {} muss eines von {} sein, nicht {}</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/probe.py"/>
        <source>this probe reads embeddings of the encoder {} ({}), not those of {} ({})</source>
        <translation>diese Sonde liest Embeddings des Encoders {} ({}), nicht die von {} ({})</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/probe.py"/>
        <source>this probe reads embeddings of {} dimensions, and its encoder has {}</source>
        <translation>diese Sonde liest Embeddings mit {} Dimensionen, und ihr Encoder hat {}</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/probe_file.py"/>
        <source>the probe has {:,} bytes, too many for a file; learn from fewer places</source>
        <translation>die Sonde hat {:,} Bytes, zu viele für eine Datei; trainieren Sie sie mit weniger Orten</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/probe_file.py"/>
        <source>the written probe could not be read again, and is not kept: {}</source>
        <translation>die geschriebene Sonde ließ sich nicht wieder lesen und wird nicht behalten: {}</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/raster_content.py"/>
        <source>the probe has {} classes; a raster of them has room for {}</source>
        <translation>die Sonde hat {} Klassen; ein Raster davon hat Platz für {}</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Probe of {}</source>
        <translation>Sonde für {}</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>a number in {}</source>
        <translation>eine Zahl in {}</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>{} classes</source>
        <translation>{} Klassen</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>{} ({}: {:g}).</source>
        <translation>{} ({}: {:g}).</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>It tells {} from the embeddings of &lt;b&gt;{}&lt;/b&gt; and from {}.</source>
        <translation>Sie sagt {} aus den Embeddings von &lt;b&gt;{}&lt;/b&gt; und aus {} vorher.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>It tells {} from the embeddings of &lt;b&gt;{}&lt;/b&gt;.</source>
        <translation>Sie sagt {} aus den Embeddings von &lt;b&gt;{}&lt;/b&gt; vorher.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>It was fitted to logarithms.</source>
        <translation>Angepasst wurde an Logarithmen.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Learned from {:,} labelled places, {}.</source>
        <translation>Gelernt aus {:,} beschrifteten Orten, {}.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Ridge regression</source>
        <translation>Ridge-Regression</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Multinomial logistic regression</source>
        <translation>Multinomiale logistische Regression</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Nearest neighbours in the embedding</source>
        <translation>Nächste Nachbarn im Embedding</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>A small neural network</source>
        <translation>Ein kleines neuronales Netz</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Gradient boosting</source>
        <translation>Gradient Boosting</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>strength for each training place</source>
        <translation>Stärke je Trainingsort</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>neighbours</source>
        <translation>Nachbarn</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>penalty</source>
        <translation>Strafterm</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>leaves of a tree</source>
        <translation>Blätter eines Baums</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>In other blocks</source>
        <translation>In anderen Blöcken</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>At random (no blocks were possible)</source>
        <translation>Zufällig (Blöcke waren nicht möglich)</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>At random</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>close neighbours were learned from</source>
        <translation>aus nahen Nachbarn wurde gelernt</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Nearest neighbours</source>
        <translation>Nächste Nachbarn</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>on the ground, no probe</source>
        <translation>am Boden, ohne Sonde</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Plain guess</source>
        <translation>Einfache Schätzung</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>mean or most frequent</source>
        <translation>Mittelwert oder häufigste Klasse</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>How good it is: {}</source>
        <translation>Wie gut sie ist: {}</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>of {:,g} km: the honest figure</source>
        <translation>von {:,g} km: die ehrliche Zahl</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>flatters</source>
        <translation>schmeichelt</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Chosen as the best of: {} ({} in other blocks, on at most {:,} places). The best of several is a little flattered by having been chosen.</source>
        <translation>Als beste gewählt aus: {} ({} in anderen Blöcken, an höchstens {:,} Orten). Die beste von mehreren steht durch die Wahl etwas zu gut da.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Each place was told by a probe that had not seen its fold, of {}.</source>
        <translation>Jeder Ort wurde von einer Sonde vorhergesagt, die seine Teilmenge, eine von {}, nicht gesehen hatte.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>The folds were dealt at random.</source>
        <translation>Die Teilmengen wurden zufällig gebildet.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Settings were chosen anew within each training part.</source>
        <translation>Einstellungen wurden in jedem Trainingsteil neu gewählt.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>All scores</source>
        <translation>Alle Bewertungen</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>The probe, on places in other blocks</source>
        <translation>Die Sonde, an Orten in anderen Blöcken</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>the honest figure</source>
        <translation>die ehrliche Zahl</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Label of the nearest labelled places on the ground, other blocks</source>
        <translation>Beschriftung der am Boden nächsten beschrifteten Orte, andere Blöcke</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>needs no probe</source>
        <translation>braucht keine Sonde</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Mean or most frequent label of the other blocks</source>
        <translation>Mittelwert oder häufigste Beschriftung der anderen Blöcke</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>the plainest guess</source>
        <translation>die einfachste Schätzung</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>The probe, on places drawn at random</source>
        <translation>Die Sonde, an zufällig gezogenen Orten</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>flatters: neighbours were learned from</source>
        <translation>schmeichelt: Aus Nachbarn wurde gelernt</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Folds are made of whole blocks of {:,g} km.</source>
        <translation>Teilmengen bestehen aus ganzen Blöcken von {:,g} km.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Labels resemble one another over about {:,.0f} km (range of their variogram).</source>
        <translation>Beschriftungen ähneln einander über etwa {:,.0f} km (Reichweite ihres Variogramms).</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Where it errs</source>
        <translation>Wo sie irrt</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Each point is a labelled place, predicted from other blocks.</source>
        <translation>Jeder Punkt ist ein beschrifteter Ort, vorhergesagt aus anderen Blöcken.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Label less prediction from other blocks. Patches of one colour are regions that the probe gets wrong as a whole.</source>
        <translation>Beschriftung abzüglich der Vorhersage aus anderen Blöcken. Flecken einer Farbe sind Gegenden, in denen die Sonde insgesamt danebenliegt.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Observed against predicted</source>
        <translation>Beobachtet gegen vorhergesagt</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Places by class and by what was predicted from other blocks. The deeper, the larger the share of a row.</source>
        <translation>Orte nach Klasse und nach der Vorhersage aus anderen Blöcken. Je kräftiger, desto größer der Anteil an einer Zeile.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>The {} most frequent classes.</source>
        <translation>Die {} häufigsten Klassen.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>What is taken for what</source>
        <translation>Was wofür gehalten wird</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Predicted from other blocks.</source>
        <translation>Vorhergesagt aus anderen Blöcken.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Class by class</source>
        <translation>Klasse für Klasse</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>{:.0%} of the labels lie within {} of the prediction, on the scale of logarithms: the interval that comes with each value.</source>
        <translation>{:.0%} der Beschriftungen liegen im Bereich von {} um die Vorhersage, auf der Skala der Logarithmen: das Intervall, das zu jedem Wert gehört.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>{:.0%} of the labels lie within {} of the prediction: the interval that comes with each value.</source>
        <translation>{:.0%} der Beschriftungen liegen im Bereich von {} um die Vorhersage: das Intervall, das zu jedem Wert gehört.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>{:,} of {:,} places, drawn at random.</source>
        <translation>{:,} von {:,} Orten, zufällig gezogen.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>found (recall)</source>
        <translation>gefunden (Trefferquote)</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>right when said (precision)</source>
        <translation>richtig, wenn genannt (Präzision)</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>All {} classes</source>
        <translation>Alle {} Klassen</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Still rising at its right end: more labelled places would help. Flat: they would not.</source>
        <translation>Steigt am rechten Ende noch: Mehr beschriftete Orte würden helfen. Flach: Sie würden es nicht.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Would more places help?</source>
        <translation>Würden mehr Orte helfen?</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Every prediction comes with a &lt;b&gt;dissimilarity index&lt;/b&gt;: the distance of its predictors to the nearest training place, in units of the mean distance between training places. Above &lt;b&gt;{:.3g}&lt;/b&gt; a place is outside of the &lt;b&gt;area of applicability&lt;/b&gt;: unlike everything that the figures above were taken from, so that they say nothing of it (Meyer and Pebesma 2021).</source>
        <translation>Zu jeder Vorhersage gehört ein &lt;b&gt;Unähnlichkeitsindex&lt;/b&gt;: der Abstand ihrer Prädiktoren zum nächsten Trainingsort, gemessen am mittleren Abstand zwischen Trainingsorten. Über &lt;b&gt;{:.3g}&lt;/b&gt; liegt ein Ort außerhalb des &lt;b&gt;Anwendbarkeitsbereichs&lt;/b&gt;: Er ist allem unähnlich, woraus die Zahlen oben stammen, sodass sie nichts über ihn sagen (Meyer und Pebesma 2021).</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>It looks at {:,} of the {:,} training places, which are far from one another.</source>
        <translation>Der Index betrachtet {:,} der {:,} Trainingsorte, die weit auseinanderliegen.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Where not to believe it</source>
        <translation>Wo ihr nicht zu glauben ist</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>{} is applied in QGIS by Placeprint's algorithms &lt;code&gt;predictpoints&lt;/code&gt; and &lt;code&gt;predictraster&lt;/code&gt;. It works with the encoder {} alone, fingerprint &lt;code&gt;{}&lt;/code&gt;.</source>
        <translation>{} wird in QGIS mit Placeprints Algorithmen &lt;code&gt;predictpoints&lt;/code&gt; und &lt;code&gt;predictraster&lt;/code&gt; angewendet. Die Sonde arbeitet nur mit dem Encoder {}, Fingerabdruck &lt;code&gt;{}&lt;/code&gt;.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>The probe file</source>
        <translation>Die Sondendatei</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Probabilities of classes are the model's own, and were not calibrated.</source>
        <translation>Wahrscheinlichkeiten von Klassen sind die des Modells und wurden nicht kalibriert.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>Using it</source>
        <translation>Verwendung</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Before giving it away:</source>
        <translation>Bevor Sie sie weitergeben:</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>the file holds the coordinates of the training places, and this report shows them.</source>
        <translation>Die Datei enthält die Koordinaten der Trainingsorte, und dieser Bericht zeigt sie.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>the coordinates of the training places are not in the file. For the dissimilarity index it holds embeddings at {:,} places that were moved by {:.0f} to {:.0f} km in random directions: who searches for them learns where the training places are to about that distance. The maps of this report show them as they are.</source>
        <translation>Die Koordinaten der Trainingsorte stehen nicht in der Datei. Für den Unähnlichkeitsindex enthält sie Embeddings an {:,} Orten, die um {:.0f} bis {:.0f} km in zufällige Richtungen verschoben wurden: Wer danach sucht, erfährt etwa auf diese Entfernung genau, wo die Trainingsorte liegen. Die Karten dieses Berichts zeigen sie unverändert.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/scores.py"/>
        <source>mean absolute error</source>
        <translation>mittlerer absoluter Fehler</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/scores.py"/>
        <source>root mean squared error</source>
        <translation>Wurzel des mittleren quadratischen Fehlers</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/scores.py"/>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/scores.py"/>
        <source>balanced accuracy</source>
        <translation>ausgewogene Genauigkeit</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/scores.py"/>
        <source>macro F1</source>
        <translation>Makro-F1</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/sklearn_backend.py"/>
        <source>the method {} needs the Python package scikit-learn, which is not installed here; install scikit-learn for the Python that runs this, or choose ridge, logistic or neighbours, which need nothing</source>
        <translation>das Verfahren {} braucht das Python-Paket scikit-learn, das hier nicht installiert ist; installieren Sie scikit-learn für das Python, das hier läuft, oder wählen Sie ridge, logistic oder neighbours, die nichts brauchen</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/training.py"/>
        <source>nearest neighbours keep the embeddings of all training places, which give these away</source>
        <translation>nächste Nachbarn bewahren die Embeddings aller Trainingsorte auf, und diese verraten die Orte</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/training.py"/>
        <source>the width of a block must be {} km or more, not {}</source>
        <translation>die Breite eines Blocks muss mindestens {} km sein, nicht {}</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/training.py"/>
        <source>{} of {} labels are missing; drop their places first</source>
        <translation>{} von {} Beschriftungen fehlen; lassen Sie deren Orte zuvor weg</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/training.py"/>
        <source>{} different places are too few: a probe needs {} at the very least, and some dozens to be of use</source>
        <translation>{} verschiedene Orte sind zu wenige: Eine Sonde braucht allermindestens {}, und einige Dutzend, um zu nützen</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/training.py"/>
        <source>a logarithm is for numbers, and class weights are for classes</source>
        <translation>ein Logarithmus ist für Zahlen, und Klassengewichte sind für Klassen</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/training.py"/>
        <source>the covariate {} is missing everywhere</source>
        <translation>die Kovariable {} fehlt überall</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>ALL FIGURES ARE FLATTERING: the places could not be split into spatial blocks, because all of them lie in one. The folds are random, so that each place was told from close neighbours. How good the map is away from the places is unknown.</source>
        <translation>ALLE ZAHLEN SCHMEICHELN: Die Orte ließen sich nicht in räumliche Blöcke teilen, weil alle in einem liegen. Die Teilmengen sind zufällig, sodass jeder Ort aus nahen Nachbarn vorhergesagt wurde. Wie gut die Karte abseits der Orte ist, ist unbekannt.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>The random figure ({} {:.2f}) flatters; the honest one is {:.2f}. Much of what the probe seems to know it knows from labelled places close by. Expect the honest figure where there are none.</source>
        <translation>Die Zahl für zufällig gezogene Orte ({} {:.2f}) schmeichelt; die ehrliche ist {:.2f}. Vieles, was die Sonde zu wissen scheint, weiß sie von beschrifteten Orten in der Nähe. Wo es keine gibt, ist die ehrliche Zahl zu erwarten.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>The probe tells no more than the plainest guess, the mean or the most frequent class ({} {:.2f} against {:.2f}). Do not use its map.</source>
        <translation>Die Sonde sagt nicht mehr als die einfachste Schätzung, der Mittelwert oder die häufigste Klasse ({} {:.2f} gegen {:.2f}). Verwenden Sie ihre Karte nicht.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>The label of the nearest labelled place does as well ({} {:.2f} against {:.2f}): the embedding adds nothing here that nearness does not.</source>
        <translation>Die Beschriftung des nächsten beschrifteten Ortes ist ebenso gut ({} {:.2f} gegen {:.2f}): Das Embedding bringt hier nichts, was die Nähe nicht bringt.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>The places fill only {0} blocks of {1:,g} km: there are {0} folds instead of five.</source>
        <translation>Die Orte füllen nur {0} Blöcke von {1:,g} km: Es gibt {0} Teilmengen statt fünf.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>One fold holds {:.0%} of the places, because they are crowded into one block: the figure is mostly about that block.</source>
        <translation>Eine Teilmenge enthält {:.0%} der Orte, weil sie sich in einem Block drängen: Die Zahl betrifft vor allem diesen Block.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>Labels resemble one another over about {:,.0f} km, further than a block of {:,g} km holds them apart: the honest figure still flatters somewhat.</source>
        <translation>Beschriftungen ähneln einander über etwa {:,.0f} km, weiter als ein Block von {:,g} km sie trennt: Auch die ehrliche Zahl schmeichelt noch etwas.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>Labels that differ only in spaces, or in the Unicode form of their letters, are one class: {}.</source>
        <translation>Beschriftungen, die sich nur in Leerzeichen oder in der Unicode-Form ihrer Buchstaben unterscheiden, sind eine Klasse: {}.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>The label {:g} occurs {:,} times. If it stands for no data, leave these places out and train again.</source>
        <translation>Die Beschriftung {:g} kommt {:,}-mal vor. Wenn sie für fehlende Daten steht, lassen Sie diese Orte weg und trainieren Sie erneut.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>Classes that differ only in capital letters: {}. Are they the same?</source>
        <translation>Klassen, die sich nur in Groß- und Kleinschreibung unterscheiden: {}. Sind es dieselben?</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>Classes with a single place, which can be learned from or tested, but not both: {}.</source>
        <translation>Klassen mit einem einzigen Ort, aus dem gelernt oder der geprüft werden kann, aber nicht beides: {}.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>Classes with fewer than {} places, hardly learned and hardly tested: {}.</source>
        <translation>Klassen mit weniger als {} Orten, kaum gelernt und kaum geprüft: {}.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>Places that are there already: {:,}; they count each by itself, and are never in different folds.</source>
        <translation>Orte, die schon vorkommen: {:,}; sie zählen jeder für sich und liegen nie in verschiedenen Teilmengen.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>Labels at one place differ in {:,} cases.</source>
        <translation>An ein und demselben Ort unterscheiden sich die Beschriftungen in {:,} Fällen.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>The numbers have only {} different values: are they classes?</source>
        <translation>Die Zahlen haben nur {} verschiedene Werte: Sind es Klassen?</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>Fitted to logarithms: a predicted value is the median of what is to be expected, below the mean. Sums and averages over a map come out too small.</source>
        <translation>An Logarithmen angepasst: Ein vorhergesagter Wert ist der Median dessen, was zu erwarten ist, und liegt unter dem Mittelwert. Summen und Mittelwerte über eine Karte fallen zu klein aus.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>Too few places for an interval of {:.0%}: it is without end.</source>
        <translation>Zu wenige Orte für ein Intervall von {:.0%}: Es ist ohne Ende.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>Nearest neighbours among {:,} places are slow to map, and their file is large.</source>
        <translation>Nächste Nachbarn unter {:,} Orten sind langsam zu kartieren, und ihre Datei ist groß.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>The dissimilarity index looks at {:,} of the {:,} training places, chosen to be far from one another: it can be a little too high, never too low.</source>
        <translation>Der Unähnlichkeitsindex betrachtet {:,} der {:,} Trainingsorte, so gewählt, dass sie weit auseinanderliegen: Er kann etwas zu hoch sein, nie zu niedrig.</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>Missing covariates, which were taken to be the median: {:,}.</source>
        <translation>Fehlende Kovariablen, für die der Median genommen wurde: {:,}.</translation>
    </message>
    <message>
        <location filename="../../encoder/rasters/grid.py"/>
        <source>the pixel size must be greater than zero, not {}</source>
        <translation>die Pixelgröße muss größer als null sein, nicht {}</translation>
    </message>
    <message>
        <location filename="../../encoder/reports/html.py"/>
        <source>Read this first</source>
        <translation>Lesen Sie dies zuerst</translation>
    </message>
    <message>
        <location filename="../../encoder/similarity/clusters.py"/>
        <source>no places to make clusters of</source>
        <translation>keine Orte, aus denen Cluster zu bilden wären</translation>
    </message>
    <message>
        <location filename="../../encoder/similarity/clusters.py"/>
        <source>there can be 1 to {} clusters, not {}</source>
        <translation>möglich sind 1 bis {} Cluster, nicht {}</translation>
    </message>
    <message>
        <location filename="../../encoder/similarity/clusters.py"/>
        <source>{} different places cannot make {} clusters</source>
        <translation>{} verschiedene Orte ergeben keine {} Cluster</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>{} does not know places by spherical harmonics: it cannot be begun with</source>
        <translation>{} kennt Orte nicht durch Kugelflächenfunktionen: Damit kann nicht begonnen werden</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>{} has {} layers, not the 3 that can be trained here</source>
        <translation>{} hat {} Schichten, nicht die 3, die hier trainiert werden können</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>{} cannot learn what this raster shows: its finest waves are {:,.0f} km, and the region is {:,.0f} km wide; train without an encoder to start from</source>
        <translation>{} kann nicht lernen, was dieses Raster zeigt: Seine feinsten Wellen sind {:,.0f} km lang, und das Gebiet ist {:,.0f} km breit; trainieren Sie ohne einen Encoder als Ausgangspunkt</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>the image shows nothing</source>
        <translation>das Bild zeigt nichts</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>the raster has room for {} places to learn from, and {} are the fewest; it takes a finer raster, or a larger part of it</source>
        <translation>das Raster bietet Platz für {} Orte, aus denen zu lernen ist, und {} sind das Mindeste; es braucht ein feineres Raster oder einen größeren Teil davon</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>the processor</source>
        <translation>dem Prozessor</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>torch {} on {}</source>
        <translation>torch {} auf {}</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <location filename="../../encoder/training/custom_report.py"/>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>{:,} places, pictures {} wide</source>
        <translation>{:,} Orte, Bilder {} breit</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>a twin, to be tried on what it has not seen</source>
        <translation>ein Zwilling, der an dem geprüft wird, was er nicht gesehen hat</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>the encoder</source>
        <translation>der Encoder</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>R2 in held-out blocks: {}: {:.2f}</source>
        <translation>R2 in zurückgehaltenen Blöcken: {}: {:.2f}</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>{}: {:,} steps, about {}</source>
        <translation>{}: {:,} Schritte, etwa {}</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>looking at {:,} pictures: about {}</source>
        <translation>{:,} Bilder werden betrachtet: etwa {}</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>{:.0f} minutes</source>
        <translation>{:.0f} Minuten</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>{:.0f} seconds</source>
        <translation>{:.0f} Sekunden</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>Encoder {}</source>
        <translation>Encoder {}</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>an image</source>
        <translation>einem Bild</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>Learned from &lt;b&gt;{}&lt;/b&gt;: {:,} places, pictures {} wide.</source>
        <translation>Gelernt aus &lt;b&gt;{}&lt;/b&gt;: {:,} Orte, Bilder {} breit.</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>It took {:,} steps, and began with {}.</source>
        <translation>Es brauchte {:,} Schritte und begann mit {}.</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>It took {:,} steps.</source>
        <translation>Es brauchte {:,} Schritte.</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>The place is told by {} degrees of spherical harmonics.</source>
        <translation>Der Ort wird durch Kugelflächenfunktionen von {} Graden angegeben.</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>The place is told by waves over a map of the region.</source>
        <translation>Der Ort wird durch Wellen über einer Karte des Gebiets angegeben.</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>Nothing was held out, for the region is too small or its places are too few: nobody knows how good it is.</source>
        <translation>Es wurde nichts zurückgehalten, weil das Gebiet zu klein ist oder die Orte zu wenige sind: Niemand weiß, wie gut der Encoder ist.</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>It learned from {:,} places only: more would help, if the raster has room.</source>
        <translation>Er hat nur aus {:,} Orten gelernt: Mehr würden helfen, wenn das Raster Platz hat.</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>The raster's pixels, {}, are finer than was looked at: the narrowest pictures are {} wide. A smaller extent brings out finer things.</source>
        <translation>Die Pixel des Rasters, {}, sind feiner, als hingesehen wurde: Die schmalsten Bilder sind {} breit. Eine kleinere Ausdehnung bringt Feineres hervor.</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>At the antimeridian this kind of encoder has a seam: places on its two sides were learned apart.</source>
        <translation>Am Antimeridian hat diese Art von Encoder eine Naht: Orte auf beiden Seiten wurden getrennt gelernt.</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>It knows nothing of places outside of the raster; what it says of them means nothing.</source>
        <translation>Er weiß nichts von Orten außerhalb des Rasters; was er von ihnen sagt, bedeutet nichts.</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>{} has {} degrees of harmonics, and the region bears {}: begun without it, an encoder would tell finer things.</source>
        <translation>{} hat {} Grade von Kugelflächenfunktionen, und das Gebiet verträgt {}: Ohne ihn begonnen, würde ein Encoder Feineres sagen.</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>{}, which it was begun with, may have learned from images of the held-out blocks: then the figures below flatter.</source>
        <translation>{}, womit begonnen wurde, hat vielleicht aus Bildern der zurückgehaltenen Blöcke gelernt: Dann schmeicheln die Zahlen unten.</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <location filename="../../encoder/training/target_names.py"/>
        <source>the picture at the spot</source>
        <translation>das Bild an der Stelle</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <location filename="../../encoder/training/target_names.py"/>
        <source>colours at the spot</source>
        <translation>Farben an der Stelle</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>The encoder tells next to nothing of {} where it has not looked (R2 {:.2f}): its map there is a guess.</source>
        <translation>Wo er nicht hingesehen hat, sagt der Encoder fast nichts über {} (R2 {:.2f}): Seine Karte ist dort geraten.</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>The mean of the nearest places tells {} as well or better (R2 {:.2f} to {:.2f}): the encoder adds likeness, not knowledge of unseen places.</source>
        <translation>Der Mittelwert der nächsten Orte sagt {} ebenso gut oder besser voraus (R2 {:.2f} gegen {:.2f}): Der Encoder bringt Ähnlichkeit, kein Wissen über ungesehene Orte.</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>Images hardly find their place: the median rank is {:.0%} of the way down, chance is 50 %.</source>
        <translation>Bilder finden ihren Ort kaum: Der mittlere Rang (Median) liegt bei {:.0%} der Liste, Zufall ist 50 %.</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>The first three components of the embedding, as colours</source>
        <translation>Die ersten drei Komponenten des Embeddings, als Farben</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>Left: the raster as the training saw it, its bands stretched. Right: what the encoder says of each place, the first three principal components as red, green and blue. Places of one colour are alike to it; colours do not mean what they mean on the left.</source>
        <translation>Links: das Raster, wie das Training es sah, mit gestreckten Kanälen. Rechts: was der Encoder von jedem Ort sagt, die ersten drei Hauptkomponenten als Rot, Grün und Blau. Orte einer Farbe sind für ihn ähnlich; Farben bedeuten nicht dasselbe wie links.</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>What it sees</source>
        <translation>Was er sieht</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>A twin of the encoder was trained without {} blocks of the region, and asked about the {:,} places in them. R2 is the share of what differs between places that it told: 1 is all, 0 no more than the mean. The rows that are averaged over much ground are easy, for they reach out of the blocks; the first tells most. The encoder itself was trained on all places.</source>
        <translation>Ein Zwilling des Encoders wurde ohne {} Blöcke des Gebiets trainiert und nach den {:,} Orten darin gefragt. R2 ist der Anteil der Unterschiede zwischen Orten, den er vorhersagte: 1 ist alles, 0 nicht mehr als der Mittelwert. Die Zeilen, die über viel Fläche gemittelt sind, sind leicht, denn sie reichen aus den Blöcken hinaus; die erste sagt am meisten. Der Encoder selbst wurde an allen Orten trainiert.</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>encoder</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>20 nearest places</source>
        <translation>20 nächste Orte</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>smooth functions of the coordinates</source>
        <translation>glatte Funktionen der Koordinaten</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>Does it know places that it has not seen?</source>
        <translation>Kennt er Orte, die er nicht gesehen hat?</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>picture {} wide</source>
        <translation>Bild {} breit</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>Each picture of a held-out place was compared with all {:,} of them. Half of the pictures have their own place at this rank or before it:</source>
        <translation>Jedes Bild eines zurückgehaltenen Ortes wurde mit allen {:,} zurückgehaltenen Orten verglichen. Die Hälfte der Bilder hat ihren eigenen Ort auf diesem Rang oder davor:</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>Do images find their place?</source>
        <translation>Finden Bilder ihren Ort?</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>median rank</source>
        <translation>mittlerer Rang (Median)</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>by chance</source>
        <translation>bei Zufall</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>share of the first loss</source>
        <translation>Anteil am ersten Verlust</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>what images show</source>
        <translation>was Bilder zeigen</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>which image belongs to which place</source>
        <translation>welches Bild zu welchem Ort gehört</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>Loss by step</source>
        <translation>Verlust nach Schritt</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>From {:.3g} to {:.3g} (mean squared error of standardised targets), and from {:.3g} to {:.3g} nats. Still falling at its right end: more steps would help. These are losses on what it was trained on, and say nothing of other places.</source>
        <translation>Von {:.3g} auf {:.3g} (mittlerer quadratischer Fehler standardisierter Ziele) und von {:.3g} auf {:.3g} Nats. Fällt am rechten Ende noch: Mehr Schritte würden helfen. Dies sind Verluste auf dem, woran trainiert wurde; sie sagen nichts über andere Orte.</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>How the training went</source>
        <translation>Wie das Training verlief</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>Choose the file as &lt;i&gt;Location encoder&lt;/i&gt; (ENCODER), among the advanced parameters of every algorithm of Placeprint, or in the panel. Probes belong to the encoder that they were trained with.</source>
        <translation>Wählen Sie die Datei als &lt;i&gt;Ortsencoder&lt;/i&gt; (ENCODER), unter den erweiterten Parametern jedes Algorithmus von Placeprint oder im Bedienfeld. Sonden gehören zu dem Encoder, mit dem sie trainiert wurden.</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>It was trained from {:.5g} to {:.5g} degrees of longitude and {:.5g} to {:.5g} of latitude.</source>
        <translation>Trainiert wurde von {:.5g} bis {:.5g} Grad Länge und von {:.5g} bis {:.5g} Grad Breite.</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>Bands: {}.</source>
        <translation>Kanäle: {}.</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>unknown: that of the imagery</source>
        <translation>unbekannt: die der Bilddaten</translation>
    </message>
    <message>
        <location filename="../../encoder/training/target_names.py"/>
        <source>the picture averaged over {}</source>
        <translation>das Bild, gemittelt über {}</translation>
    </message>
    <message>
        <location filename="../../encoder/training/target_names.py"/>
        <source>colours averaged over {}</source>
        <translation>Farben, gemittelt über {}</translation>
    </message>
    <message>
        <location filename="../../encoder/training/target_names.py"/>
        <source>what {} says</source>
        <translation>was {} sagt</translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>one of {}</source>
        <translation>eines von {}</translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>optional</source>
        <translation>optional</translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>default {}</source>
        <translation>Vorgabe {}</translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>required</source>
        <translation>erforderlich</translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>advanced</source>
        <translation>fortgeschritten</translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>Algorithms</source>
        <translation>Algorithmen</translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>All of them are in the Processing toolbox under Placeprint, and run in batches, in the graphical modeler, from Python and from the command line. There a parameter goes by the name that is written in capitals:</source>
        <translation>Alle stehen in den Verarbeitungswerkzeugen unter Placeprint und laufen auch als Stapel, in der grafischen Modellierung, in Python und in der Kommandozeile. Dort heißt ein Parameter, wie er in Großbuchstaben geschrieben ist:</translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>Parameter</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>Words to find it by</source>
        <translation>Suchwörter</translation>
    </message>
    <message>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>From points with a label to a map of it, in one go: species seen or not, soil class, yield, price, rainfall. 'Train probe' learns from the points and finds out honestly how good it is; 'Predict raster' draws.

Out come the map, of classes with their names or of numbers with the interval; of classes the confidence; the points with what was predicted of them from other blocks; a report to be opened in a browser; and the probe, to predict other extents or points with.

Look at the report before the map is believed. Both algorithms by themselves have further settings.</source>
        <translation>Von Punkten mit einer Beschriftung zu einer Karte davon, in einem Zug: Art gesehen oder nicht, Bodenklasse, Ertrag, Preis, Niederschlag. „Sonde trainieren“ lernt aus den Punkten und ermittelt ehrlich, wie gut es gelingt; „Raster vorhersagen“ zeichnet.

Heraus kommen die Karte, von Klassen mit ihren Namen oder von Zahlen mit dem Intervall; bei Klassen die Sicherheit; die Punkte mit dem, was aus anderen Blöcken für sie vorhergesagt wurde; ein Bericht, der im Browser zu öffnen ist; und die Sonde, um andere Ausdehnungen oder Punkte vorherzusagen.

Sehen Sie sich den Bericht an, bevor Sie der Karte glauben. Beide Algorithmen haben, für sich genommen, weitere Einstellungen.</translation>
    </message>
    <message>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Labelled points to map</source>
        <translation>Von beschrifteten Punkten zur Karte</translation>
    </message>
    <message>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Where, in a study area, is it like these places, but not like those? Give a layer of places that are wanted, on demand one of places that are not, and polygons to search. The places may lie anywhere in the world.

Out come a raster of the similarity over the extent of the area, and the best places inside the polygons, in order: the most similar of a grid of candidates, at least so far from each other that the list is not one place many times.

Of an area that fills little of its own extent few candidates of the grid are inside: take more of them.</source>
        <translation>Wo ist es in einem Untersuchungsgebiet wie an diesen Orten, aber nicht wie an jenen? Geben Sie einen Layer mit gewünschten Orten an, bei Bedarf einen mit unerwünschten, und Polygone, die durchsucht werden. Die Orte können überall auf der Welt liegen.

Heraus kommen ein Raster der Ähnlichkeit über die Ausdehnung des Gebiets und die besten Orte in den Polygonen, der Reihe nach: die ähnlichsten aus einem Gitter von Kandidaten, mindestens so weit voneinander entfernt, dass die Liste nicht vielmals derselbe Ort ist.

Füllt ein Gebiet wenig von seiner eigenen Ausdehnung, liegen wenige Kandidaten des Gitters darin: Nehmen Sie mehr.</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>A layer of polygons, in any CRS: the places inside of them are looked at.</source>
        <translation>Ein Polygonlayer in beliebigem KBS: Betrachtet werden die Orte darin.</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>How closely the area is searched: a grid of so many candidates along its longer side, 150 by default. More find smaller things, and take longer.</source>
        <translation>Wie genau das Gebiet durchsucht wird: ein Gitter mit so vielen Kandidaten entlang seiner längeren Seite, Vorgabe 150. Mehr finden Kleineres und dauern länger.</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>suitability</source>
        <translation>Eignung</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>site selection</source>
        <translation>Standortwahl</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>polygon</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Places like these within an area</source>
        <translation>Orte wie diese in einem Gebiet</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>The best of them</source>
        <translation>Die besten davon</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Best places</source>
        <translation>Beste Orte</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Grid of candidates</source>
        <translation>Gitter von Kandidaten</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Index of the grid</source>
        <translation>Index des Gitters</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Candidates inside the area</source>
        <translation>Kandidaten im Gebiet</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Without the bounds of cells</source>
        <translation>Ohne die Grenzen der Zellen</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Study area</source>
        <translation>Untersuchungsgebiet</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Candidates along the longer side of the area</source>
        <translation>Kandidaten entlang der längeren Seite des Gebiets</translation>
    </message>
    <message>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Where to take samples in a study area, so that little of what it holds goes unseen: the places of a grid inside the polygons that differ most from each other, in order, so that one can stop at any of them.

Places that have been sampled, inside the area or outside, count as chosen: the design then adds what they miss.

Of an area that fills little of its own extent few candidates of the grid are inside: take more of them.</source>
        <translation>Wo in einem Untersuchungsgebiet Proben zu nehmen sind, damit wenig von dem, was es enthält, ungesehen bleibt: die Orte eines Gitters in den Polygonen, die sich am meisten voneinander unterscheiden, der Reihe nach, sodass man nach jedem aufhören kann.

Orte, die schon beprobt wurden, im Gebiet oder außerhalb, zählen als gewählt: Der Plan fügt dann hinzu, was ihnen entgeht.

Füllt ein Gebiet wenig von seiner eigenen Ausdehnung, liegen wenige Kandidaten des Gitters darin: Nehmen Sie mehr.</translation>
    </message>
    <message>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Sampling design for an area</source>
        <translation>Stichprobenplan für ein Gebiet</translation>
    </message>
    <message>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>The most diverse of them</source>
        <translation>Die vielfältigsten davon</translation>
    </message>
    <message>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Places to sample</source>
        <translation>Zu beprobende Orte</translation>
    </message>
</context>
</TS>
