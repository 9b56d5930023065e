<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Placeprint</name>
    <message>
        <location filename="../../processing/analogues.py"/>
        <location filename="../../ui/encoder_text.py"/>
        <source>Analogues</source>
        <translation>类似地点</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <location filename="../../processing/similarityraster.py"/>
        <location filename="../../processing/similaritytopoints.py"/>
        <location filename="../../ui/similarity_dock.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>most similar places</source>
        <translation>最相似的地点</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>nearest</source>
        <translation>最近</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>climate analogue</source>
        <translation>气候类似地</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>twin</source>
        <translation>孪生地</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>Finds the places of the world that are most similar to a reference, as a location encoder learned it from satellite imagery. The world is searched on 100,000 places, spread evenly, 71 km apart; with a candidate layer, its features are searched instead and come out with all of their attributes.

Hits lie at least the chosen distance away from every reference, and at least the separation from each other, so that the list is not one region many times. 'Land only' leaves out the places at sea; a candidate layer is taken as it is. A multipoint counts as the mean of its points, and lies in their middle.

Fields: rank, similarity (-1 to 1), distance (metres, to the nearest reference); lon and lat when the world is searched.</source>
        <translation>在全世界寻找与参考地点最相似的地点，相似与否以位置编码器从卫星影像中学到的为准。全世界按 100,000 个均匀分布、间隔 71 公里的地点搜索；如果给出候选图层，则改为搜索其中的要素，并保留它们的全部属性。

结果与每个参考地点至少相隔所选的距离，彼此之间至少相隔所选的间距，以免列表中反复出现同一个地区。“仅陆地”会排除海上的地点；候选图层则原样使用。多点要素按其各点的平均值计算，位置取它们的中间。

字段：rank（名次）、similarity（相似度，-1 到 1）、distance（到最近参考地点的距离，米）；搜索全世界时还有 lon 和 lat。</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>A point layer to search, whose features keep their attributes. Left empty, the whole world is searched, on 100,000 places 71 km apart.</source>
        <translation>要搜索的点图层，其要素保留自己的属性。留空则搜索全世界，即间隔 71 公里的 100,000 个地点。</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>How many of the most similar places to return, 20 by default.</source>
        <translation>要找出多少个最相似的地点，默认 20 个。</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>How far a place must at least lie from every reference, 1,000 km by default, so that neighbours are left out. 0 allows any.</source>
        <translation>地点与每个参考地点至少要相距多远，以排除附近的地点，默认 1,000 公里。0 表示不限。</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>How far the places found must at least lie from each other, so that the list is not one region many times. 0 allows any.</source>
        <translation>找到的地点彼此之间至少要相距多远，以免列表中反复出现同一个地区。0 表示不限。</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>Search places on land alone. A candidate layer is taken as it is.</source>
        <translation>只搜索陆地上的地点。候选图层则原样使用。</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>Points, the most similar first, with the fields rank, similarity (-1 to 1) and distance (metres to the nearest reference).</source>
        <translation>点图层，最相似的排在最前，字段有 rank（名次）、similarity（-1 到 1）和 distance（到最近参考地点的米数）。</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>Candidate layer (default: the world)</source>
        <translation>候选图层（默认：全世界）</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>Least distance from a reference</source>
        <translation>与参考地点的最小距离</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Least distance between the places found</source>
        <translation>所找到地点之间的最小距离</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <location filename="../../processing/raster_algorithm.py"/>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../ui/similarity_dock.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Land only</source>
        <translation>仅陆地</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <source>Only {} places are far enough away.</source>
        <translation>只有 {} 个地点足够远。</translation>
    </message>
    <message>
        <location filename="../../processing/analogues.py"/>
        <location filename="../../processing/samplediverse.py"/>
        <source>The candidate layer</source>
        <translation>候选图层</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>satellite</source>
        <translation>卫星</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>AI</source>
        <translation>人工智能</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>The encoder that says what places are like: the path of its file, or the name of one of your own encoders. Left empty, it is the default encoder of the project, and where that names none, the one that ships.</source>
        <translation>用来判断地点特征的编码器：其文件的路径，或您自己的某个编码器的名称。留空则使用工程的默认编码器；工程没有指定时，使用随插件提供的编码器。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>There is not enough memory for that. {}</source>
        <translation>内存不足。{}</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>Location encoder: {}, fingerprint {} ({}).</source>
        <translation>位置编码器：{}，指纹 {}（{}）。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>chosen as ENCODER</source>
        <translation>由 ENCODER 指定</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>the one that ships</source>
        <translation>随插件提供</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>the default of the project</source>
        <translation>工程的默认编码器</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>The default encoder of the project: {}, or choose another as ENCODER.</source>
        <translation>工程的默认编码器：{}，或者用 ENCODER 另选一个。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../processing/requested_grid.py"/>
        <source>The extent</source>
        <translation>范围</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>{}: this must be a whole number of 1 or more.</source>
        <translation>{}：必须是不小于 1 的整数。</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>Location encoder, its file or name (default: that of the project, else the one that ships)</source>
        <translation>位置编码器，文件或名称（默认：工程的编码器，否则为随插件提供的编码器）</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <source>Encoder files (*.npz);;All files (*)</source>
        <translation>编码器文件 (*.npz);;所有文件 (*)</translation>
    </message>
    <message>
        <location filename="../../processing/base.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Number of places</source>
        <translation>地点数量</translation>
    </message>
    <message>
        <location filename="../../processing/candidates.py"/>
        <source>The layer {} changed while it was read: {} of the chosen features are no longer in it. Save it as a file, then run again with that file.</source>
        <translation>图层 {} 在读取期间发生了变化：所选要素中有 {} 个已不在其中。请将它另存为文件，然后用该文件重新运行。</translation>
    </message>
    <message>
        <location filename="../../processing/clustering.py"/>
        <source>How many groups to make, 255 at most. With 0, numbers of 2 to 12 are compared and the clearest division is taken; the log shows how each did.</source>
        <translation>要分成多少组，最多 255 组。为 0 时比较 2 到 12 组，取划分最清晰的一种；日志会显示每种的表现。</translation>
    </message>
    <message>
        <location filename="../../processing/clustering.py"/>
        <source>Number of clusters (0: as many as the data suggest)</source>
        <translation>聚类数量（0：由数据决定）</translation>
    </message>
    <message>
        <location filename="../../processing/clustering.py"/>
        <source>Clusters cannot be made: {}.</source>
        <translation>无法聚类：{}。</translation>
    </message>
    <message>
        <location filename="../../processing/clustering.py"/>
        <source>{} clusters are suggested: of 3 and more, their simplified silhouette is the highest (1: places lie at the centres of their clusters, 0: on the edges); 2 only if it is above {}. By number of clusters: {}. Land changes gradually: another number that does nearly as well is as good an answer, and K is yours to set.</source>
        <translation>建议分成 {} 个聚类：在 3 个及以上的划分中，其简化轮廓系数最高（1：地点位于聚类中心，0：位于边缘）；只有高于 {} 时才取 2 个。按聚类数量：{}。土地是渐变的：得分相近的其他数量同样合理，K 可以由您自己设定。</translation>
    </message>
    <message>
        <location filename="../../processing/clustering.py"/>
        <source>{} clusters, fitted on {} places.</source>
        <translation>{} 个聚类，由 {} 个地点拟合。</translation>
    </message>
    <message>
        <location filename="../../processing/clustering.py"/>
        <source>Cluster {}</source>
        <translation>聚类 {}</translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <source>Cluster points</source>
        <translation>点聚类</translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <location filename="../../processing/clusterraster.py"/>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Clusters</source>
        <translation>聚类</translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <location filename="../../processing/clusterraster.py"/>
        <source>k-means</source>
        <translation>k 均值</translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <source>groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <location filename="../../processing/clusterraster.py"/>
        <source>strata</source>
        <translation>分层</translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <location filename="../../processing/clusterraster.py"/>
        <source>unsupervised</source>
        <translation>无监督</translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <location filename="../../processing/clusterraster.py"/>
        <source>classification</source>
        <translation>分类</translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <source>Groups the points of a layer by what their places are like: k-means of what a location encoder learned from satellite imagery. Where the points lie on the map plays no part.

Fields: 'cluster', a number from 1, and 'cluster_similarity', the similarity of the place to the centre of its cluster, up to 1. Clusters are numbered along the first principal component of the land, and coloured like 'Embedding colours', calmer and moved apart: alike clusters have alike colours. Without a number of clusters, 2 to 12 are compared, and the log tells how each did.

Of a large layer, some 5,000 features are taken to fit the clusters, evenly from the first to the last; all are then told their cluster. A multipoint counts as the mean of its points. Features without a geometry, or outside the world, are kept with NULL. A new field whose name is taken gets '_2' behind it.</source>
        <translation>按地点的特征对图层中的点分组：对位置编码器从卫星影像中学到的内容做 k 均值聚类。点在地图上的位置不起作用。

字段：“cluster”，从 1 开始的编号；“cluster_similarity”，地点与所属聚类中心的相似度，最大为 1。聚类沿陆地的第一主成分编号，颜色与“嵌入颜色”相同，但更柔和、彼此更分明：相似的聚类颜色相似。不指定聚类数量时比较 2 到 12 个，日志会说明每种的表现。

图层较大时，取大约 5,000 个要素来拟合聚类，从第一个到最后一个均匀抽取；之后所有要素都会得到自己的聚类。多点要素按其各点的平均值计算。没有几何图形或位于世界之外的要素保留，值为 NULL。如果新字段的名称已被占用，则在后面加上“_2”。</translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <source>The point layer to divide into groups, in any CRS.</source>
        <translation>要分组的点图层，坐标参照系不限。</translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <source>The points with two more fields: 'cluster', a number from 1, and 'cluster_similarity', up to 1 for the centre of the cluster.</source>
        <translation>增加了两个字段的点：“cluster”，从 1 开始的编号；“cluster_similarity”，在聚类中心最大为 1。</translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <location filename="../../processing/embedpoints.py"/>
        <location filename="../../processing/predictpoints.py"/>
        <location filename="../../processing/similaritytopoints.py"/>
        <source>Points</source>
        <translation>点</translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <source>Clustered points</source>
        <translation>已聚类的点</translation>
    </message>
    <message>
        <location filename="../../processing/clusterpoints.py"/>
        <source>{} has no places in it.</source>
        <translation>{} 中没有任何地点。</translation>
    </message>
    <message>
        <location filename="../../processing/clusterraster.py"/>
        <source>Cluster raster</source>
        <translation>栅格聚类</translation>
    </message>
    <message>
        <location filename="../../processing/clusterraster.py"/>
        <location filename="../../processing/embeddingrgb.py"/>
        <source>regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <location filename="../../processing/clusterraster.py"/>
        <source>zones</source>
        <translation>地带</translation>
    </message>
    <message>
        <location filename="../../processing/clusterraster.py"/>
        <source>Divides an area into regions of like places, without being told what to look for: k-means of what a location encoder learned from satellite imagery. A cluster may lie in many parts of the area; what its places share is that its centre is the one nearest to them.

The clusters are fitted on some 5,000 places spread evenly over the area (with 'Land only' over its land), so that they do not depend on the pixel size, and two runs agree; where two divisions do equally well, a slightly different extent may get the other. Without a number of clusters, 2 to 12 are compared, and the log tells how each did.

Clusters are numbered along the first principal component of the land, and coloured like 'Embedding colours', calmer and moved apart: alike clusters have alike colours. The raster has a palette, names and an attribute table.

Without an extent the world is drawn, without a pixel size some 1,000 pixels along its longer side. An extent across the antimeridian is 170,190,-20,0 in EPSG:4326. Bytes from 1; 0 is nodata: beyond the globe, and with 'Land only' at sea. At most 1,000,000,000 pixels.</source>
        <translation>把一个地区划分成若干相似地点的区域，无需说明要找什么：对位置编码器从卫星影像中学到的内容做 k 均值聚类。一个聚类可以分布在该地区的许多地方；其中的地点共同之处在于，离它们最近的是这个聚类的中心。

聚类由均匀分布于该地区的大约 5,000 个地点拟合（选“仅陆地”时分布于其陆地），因此不取决于像素大小，两次运行结果一致；如果两种划分同样好，略有不同的范围可能得到另一种。不指定聚类数量时比较 2 到 12 个，日志会说明每种的表现。

聚类沿陆地的第一主成分编号，颜色与“嵌入颜色”相同，但更柔和、彼此更分明：相似的聚类颜色相似。栅格带有调色板、名称和属性表。

不指定范围时绘制全世界，不指定像素大小时长边约为 1,000 个像素。跨越 180° 经线的范围写作 EPSG:4326 下的 170,190,-20,0。字节值从 1 开始；0 为无数据：位于地球之外，以及选“仅陆地”时的海洋。最多 1,000,000,000 个像素。</translation>
    </message>
    <message>
        <location filename="../../processing/clusterraster.py"/>
        <source>A raster of the numbers of the clusters, from 1, with colours and names; 0 is nodata.</source>
        <translation>聚类编号的栅格，从 1 开始，带有颜色和名称；0 为无数据。</translation>
    </message>
    <message>
        <location filename="../../processing/clusterraster.py"/>
        <source>There is nothing to divide: no place of the extent is to be drawn.</source>
        <translation>没有可以划分的内容：范围内没有需要绘制的地点。</translation>
    </message>
    <message>
        <location filename="../../processing/covariates.py"/>
        <source>The field '{}' of {} contains no numbers, only values such as '{}'. Write numbers as in 12.5, or leave the field out.</source>
        <translation>字段“{}”（图层 {}）不含数值，只有“{}”之类的值。请将数值写成 12.5 的形式，或去掉该字段。</translation>
    </message>
    <message>
        <location filename="../../processing/covariates.py"/>
        <source>{} has no field {}: the median of the training places is taken.</source>
        <translation>{} 没有字段 {}：取训练地点的中位数。</translation>
    </message>
    <message>
        <location filename="../../processing/covariates.py"/>
        <source>Field '{}': {:,} of {:,} values are not numbers, such as '{}'. The median of the training places is used instead. Write numbers as in 12.5, then run again.</source>
        <translation>字段“{0}”：{2:,} 个值中有 {1:,} 个不是数值，例如“{3}”。改用训练地点的中位数。请将数值写成 12.5 的形式，然后重新运行。</translation>
    </message>
    <message>
        <location filename="../../processing/covariates.py"/>
        <source>Field '{}': {:,} of {:,} values are missing. The median of the training places is used instead.</source>
        <translation>字段“{0}”：{2:,} 个值中缺失 {1:,} 个。改用训练地点的中位数。</translation>
    </message>
    <message>
        <location filename="../../processing/damaged_files.py"/>
        <source>the file is damaged or incomplete ({})</source>
        <translation>文件已损坏或不完整（{}）</translation>
    </message>
    <message>
        <location filename="../../processing/embeddingrgb.py"/>
        <source>Embedding colours</source>
        <translation>嵌入颜色</translation>
    </message>
    <message>
        <location filename="../../processing/embeddingrgb.py"/>
        <location filename="../../processing/embedpoints.py"/>
        <location filename="../../ui/encoder_text.py"/>
        <source>Embedding</source>
        <translation>嵌入</translation>
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
        <translation>主成分</translation>
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
        <translation>把每个地点的嵌入画成颜色：红、绿、蓝是其前三个主成分。颜色相同的地点在位置编码器看来是相似的，无论它们在哪里。颜色取自编码器文件，因此不同范围、不同分幅、不同日期的栅格彼此一致。

不指定范围时绘制全世界，不指定像素大小时长边约为 1,000 个像素。跨越 180° 经线的范围写作 EPSG:4326 下的 170,190,-20,0。字节值从 1 到 255；0 为无数据：位于地球之外，以及选“仅陆地”时的海洋。最多 1,000,000,000 个像素。</translation>
    </message>
    <message>
        <location filename="../../processing/embeddingrgb.py"/>
        <source>A raster of three bands, red, green and blue: places of like colours are alike.</source>
        <translation>红、绿、蓝三个波段的栅格：颜色相近的地点相似。</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>Embed points</source>
        <translation>点嵌入</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>features</source>
        <translation>特征</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>covariates</source>
        <translation>协变量</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>enrich</source>
        <translation>扩充</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>Adds to every point what a location encoder knows of its place, learned from satellite imagery: numbers that are alike where places look alike, ready for statistics, clustering or a model of your own.

'components' adds the first principal components (fields pc1, pc2, ...; 8 unless you say otherwise), which hold most of what there is; 'dimensions' all dimensions of the embedding (e0, e1, ...); 'array' one field 'embedding' with all of them, a true list in temporary layers and GeoJSON, JSON text elsewhere.

A multipoint gets the mean of its points. Features without a geometry, or outside the world, are kept with NULL. A new field whose name is taken gets '_2' behind it; nothing of the layer is lost.</source>
        <translation>给每个点加上位置编码器从卫星影像中学到的关于其地点的内容：外观相似的地点数值也相似，可直接用于统计、聚类或您自己的模型。

“components”添加前几个主成分（字段 pc1、pc2……；不另行指定则为 8 个），它们包含了大部分信息；“dimensions”添加嵌入的所有维度（e0、e1……）；“array”添加一个包含所有维度的字段“embedding”，在临时图层和 GeoJSON 中是真正的列表，在其他格式中是 JSON 文本。

多点要素取其各点的平均值。没有几何图形或位于世界之外的要素保留，值为 NULL。如果新字段的名称已被占用，则在后面加上“_2”；图层原有的内容不会丢失。</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>The point layer whose places are to be described, in any CRS.</source>
        <translation>要描述其地点的点图层，坐标参照系不限。</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>What to add. 'components': a few fields that hold most of what there is, right for most uses; 'dimensions': a field for each dimension of the embedding, some hundreds; 'array': all of them in one field.</source>
        <translation>要添加的内容。“components”：少数几个字段，包含大部分信息，适合大多数用途；“dimensions”：嵌入的每个维度一个字段，共数百个；“array”：全部放在一个字段中。</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>How many principal components to add, 8 by default: more tell finer differences. Only for 'components'.</source>
        <translation>要添加多少个主成分，默认 8 个：越多，区别越细。仅用于“components”。</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>Text in front of the names of the new fields, such as place_ for place_pc1, place_pc2.</source>
        <translation>新字段名称前面的文字，例如用 place_ 得到 place_pc1、place_pc2。</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>The points with the new fields behind their own.</source>
        <translation>点图层，新字段排在原有字段之后。</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>Number of principal components</source>
        <translation>主成分数量</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>Prefix of the new fields</source>
        <translation>新字段的前缀</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>Embedded points</source>
        <translation>已嵌入的点</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>The encoder {} has {} principal components, not {}.</source>
        <translation>编码器 {} 有 {} 个主成分，而不是 {} 个。</translation>
    </message>
    <message>
        <location filename="../../processing/embedpoints.py"/>
        <source>A Shapefile holds at most 254 characters of text, an embedding needs more: take GeoPackage.</source>
        <translation>Shapefile 的文本最多 254 个字符，嵌入需要更多：请使用 GeoPackage。</translation>
    </message>
    <message>
        <location filename="../../processing/encoder_output.py"/>
        <source>Where to put the encoder file (*.npz). Left empty, it joins your own encoders in the folder of your QGIS profile, and can be chosen by its name.</source>
        <translation>编码器文件 (*.npz) 的存放位置。留空则放入您的 QGIS 配置文件夹中您自己的编码器之列，之后可以用名称选用。</translation>
    </message>
    <message>
        <location filename="../../processing/encoder_output.py"/>
        <source>Encoder (default: joins your own encoders)</source>
        <translation>编码器（默认：加入您自己的编码器）</translation>
    </message>
    <message>
        <location filename="../../processing/encoder_output.py"/>
        <location filename="../../ui/encoder_manager.py"/>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Encoder files (*.npz)</source>
        <translation>编码器文件 (*.npz)</translation>
    </message>
    <message>
        <location filename="../../processing/encoder_output.py"/>
        <source>To use it, choose {} as 'Location encoder' (ENCODER), among the advanced parameters of every algorithm, or as 'Encoder' under 'Display' in the panel.</source>
        <translation>要使用它，请在任一算法的高级参数中把 {} 选为“位置编码器”(ENCODER)，或在面板的“显示”中选为“编码器”。</translation>
    </message>
    <message>
        <location filename="../../processing/encoder_output.py"/>
        <source>It is among your own encoders now: its name, {}, will do in place of the path.</source>
        <translation>它现在属于您自己的编码器：可以用名称 {} 代替路径。</translation>
    </message>
    <message>
        <location filename="../../processing/feature_places.py"/>
        <source>{} must be a layer of points, and {} is one of {}. For polygons and lines take 'Centroids' or 'Point on surface' first.</source>
        <translation>{} 必须是点图层，而 {} 的类型是 {}。对于多边形和线，请先使用“质心”或“曲面上的点”。</translation>
    </message>
    <message>
        <location filename="../../processing/feature_places.py"/>
        <source>The layer {} has no CRS, so nobody can tell where its points are. Set its CRS first.</source>
        <translation>图层 {} 没有坐标参照系，因此无法得知其中的点在哪里。请先设置它的坐标参照系。</translation>
    </message>
    <message>
        <location filename="../../processing/feature_places.py"/>
        <location filename="../../processing/raster_image.py"/>
        <location filename="../../ui/typed_places.py"/>
        <source>The layer {}</source>
        <translation>图层 {}</translation>
    </message>
    <message>
        <location filename="../../processing/feature_places.py"/>
        <source>{} points of {} lie outside the world and were left out.</source>
        <translation>{} 个点（图层 {}）位于世界之外，已被略去。</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Geolocate image</source>
        <translation>图像定位</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>geolocation</source>
        <translation>地理定位</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>geo-localisation</source>
        <translation>定位</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>where</source>
        <translation>哪里</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>photograph</source>
        <translation>照片</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>unknown position</source>
        <translation>未知位置</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>georeference</source>
        <translation>地理配准</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Tells where a satellite picture may have been taken that has no position: a PNG, a JPEG, a GeoTIFF without georeference. An image tower, a small neural network that ships with Placeprint and was trained together with its location encoder, looks at the picture and at 100,000 places of the Earth; the best ones are looked at again on finer points around them.

The picture should show the ground from straight above in natural colours, 150 to 1,500 km across: what the tower has learned are landscapes, coasts and mountains, not streets and houses. The wider, the surer. Of a picture that is not square the middle is looked at. North need not be up. Give the size of a pixel on the ground if you know it: of a picture wider than 1,500 km the middle is then looked at.

For a folder (type or paste its path) every picture in it is looked at. A country (name or ISO code) or an extent narrows the search.

Fields: image, rank; score, the cosine between picture and place; probability, the chance that the picture was taken within 250 km of the point; place, the nearest town if there is one; lon, lat. The probabilities of one picture's points add up to 1 at most: what is missing lies elsewhere. A picture that does have a georeference is looked at all the same, and gets its true position (true_lon, true_lat) and how far off each point is (error_km).

The raster, if you ask for it, has a band for each picture: the probability for each 100 by 100 km.</source>
        <translation>推断一张没有位置信息的卫星图片可能拍自哪里：PNG、JPEG 或没有地理参考的 GeoTIFF。图像塔是随 Placeprint 提供的小型神经网络，与位置编码器一同训练；它查看图片和地球上的 100,000 个地点，再在最好的地点周围更细地查看一遍。

图片应以自然色从正上方显示地面，宽 150 到 1,500 公里：图像塔学到的是地貌、海岸和山脉，而不是街道和房屋。越宽越可靠。不是正方形的图片取其中间部分。北不必朝上。如果知道像素在地面上的大小，请填写：宽于 1,500 公里的图片将取其中间部分。

如果给出文件夹（输入或粘贴其路径），则查看其中的每张图片。国家（名称或 ISO 代码）或范围可以缩小搜索。

字段：image（图片）、rank（名次）；score，图片与地点之间的余弦；probability，图片拍自该点 250 公里以内的概率；place，附近的城镇（如果有）；lon、lat。一张图片各点的概率之和最多为 1：剩余部分在别处。带有地理参考的图片同样会被查看，并得到其真实位置（true_lon、true_lat）以及每个点的偏差（error_km，公里）。

如果需要栅格，其中每张图片一个波段：每 100 × 100 公里的概率。</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>A satellite picture that shows the ground from straight above in natural colours (PNG, JPEG or TIFF), 150 to 1,500 km across; or the path of a folder of such pictures.</source>
        <translation>以自然色从正上方显示地面的卫星图片（PNG、JPEG 或 TIFF），宽 150 到 1,500 公里；或存放此类图片的文件夹的路径。</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>How many metres on the ground a pixel is wide, such as 1000. It helps with pictures that are wider than 1,500 km, of which the middle is then looked at.</source>
        <translation>一个像素在地面上宽多少米，例如 1000。对宽于 1,500 公里的图片有帮助：届时将取其中间部分。</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Search in one country only: its English name or ISO code, such as Chile or CL.</source>
        <translation>只在一个国家内搜索：其英文名称或 ISO 代码，例如 Chile 或 CL。</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Search in this extent only. Left empty, the whole Earth is searched.</source>
        <translation>只在此范围内搜索。留空则搜索整个地球。</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>How many places to propose for each picture, 10 by default, the likeliest first.</source>
        <translation>每张图片给出多少个地点，默认 10 个，最可能的排在最前。</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Points in EPSG:4326, with rank, score, the probability that the picture was taken within 250 km, and the nearest town.</source>
        <translation>EPSG:4326 的点图层，包含名次、得分、图片拍自 250 公里以内的概率以及最近的城镇。</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>A raster of the probability everywhere, a band for each picture.</source>
        <translation>各处概率的栅格，每张图片一个波段。</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Picture, or the path of a folder of pictures</source>
        <translation>图片，或图片文件夹的路径</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <location filename="../../processing/trainencoder.py"/>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Size of a pixel on the ground, in metres, if known</source>
        <translation>像素在地面上的大小，米（如已知）</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Country, if known (name or ISO code)</source>
        <translation>国家，如已知（英文名称或 ISO 代码）</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Extent, if known</source>
        <translation>范围（如已知）</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Candidates for each picture</source>
        <translation>每张图片的候选数</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Candidates</source>
        <translation>候选地点</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>The extent and the country have no place in common.</source>
        <translation>范围与国家没有共同的地点。</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>The size of a pixel must be greater than zero.</source>
        <translation>像素的大小必须大于零。</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <location filename="../../processing/raster_image.py"/>
        <location filename="../../processing/trainencoder.py"/>
        <source>Cannot use {}: {}.</source>
        <translation>无法使用 {}：{}。</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>Left out {}: {}.</source>
        <translation>已略去 {}：{}。</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>{}: {}.</source>
        <translation>{}：{}。</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>None of the {} pictures could be used.</source>
        <translation>{} 张图片中没有一张可用。</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>{} is {:.0f} km wide; below {:.0f} km the tower has learned nothing: expect little.</source>
        <translation>{} 宽 {:.0f} 公里；低于 {:.0f} 公里时图像塔没有学到任何内容：请勿期待太多。</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>{} is {} km wide: the {} km in its middle are looked at.</source>
        <translation>{} 宽 {} 公里：将查看其中间的 {} 公里。</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>{}: the picture matches the Earth better if red and blue are exchanged. If its bands are in the order blue, green, red, do not use these places: save the picture with red as the first band, then run again.</source>
        <translation>{}：交换红色和蓝色后，图片与地球更相符。如果其波段顺序为蓝、绿、红，请勿使用这些地点：请将图片另存为以红色为第一波段，然后重新运行。</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>A raster of probability holds {} pictures, not {}.</source>
        <translation>概率栅格可容纳 {} 张图片，而不是 {} 张。</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>{}: {}, {:.0%} within 250 km of it</source>
        <translation>{}：{}，位于其 250 公里以内的概率为 {:.0%}</translation>
    </message>
    <message>
        <location filename="../../processing/geolocateimage.py"/>
        <source>; in truth {} km away</source>
        <translation>；实际相距 {} 公里</translation>
    </message>
    <message>
        <location filename="../../processing/help_page.py"/>
        <source>algorithms.html</source>
        <translation>algorithms_zh_CN.html</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>Import encoder</source>
        <translation>导入编码器</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <location filename="../../processing/trainencoder.py"/>
        <location filename="../../ui/encoder_manager.py"/>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Encoders</source>
        <translation>编码器</translation>
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
        <translation>检查点</translation>
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
        <translation>权重</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <location filename="../../processing/trainencoder.py"/>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>Turns the published weights of another location encoder into an encoder file, which every algorithm of Placeprint and its live map then take in place of the encoder that ships. PyTorch is not needed.

The input is a PyTorch checkpoint: of SatCLIP (satclip-resnet18-l10.ckpt and the five others, or one that you trained with its code), or of GeoCLIP's location encoder (location_encoder_weights.pth). The file is read, never run: whatever code may be hidden in it stays where it is. What is not the location encoder, the image model for one, is left out.

Without an output, or with a temporary one, the file goes to your own encoders, in the folder of your QGIS profile: there the encoder manager lists it, and projects and probes that name it find it.

A checkpoint says nothing of its licence. Whether you may use these weights, change them and pass the encoder file on is for you to find out from those who published them.

The file gets its centre and principal components from 29,000 places on land, as the encoder that ships. SatCLIP takes seconds; GeoCLIP, which is larger, half a minute. GeoCLIP draws finer than pixels can be interpolated, so that its rasters take minutes, and the live map shows it coarser than it is. Probes belong to the encoder that they were trained with: train them anew.</source>
        <translation>把另一个位置编码器公开发布的权重转换成编码器文件，之后 Placeprint 的所有算法和实时地图都可以用它代替随插件提供的编码器。不需要 PyTorch。

输入是 PyTorch 检查点：SatCLIP 的（satclip-resnet18-l10.ckpt 及另外五个，或您用其代码训练的），或 GeoCLIP 位置编码器的（location_encoder_weights.pth）。文件只被读取，绝不运行：其中即使藏有代码，也不会被执行。不属于位置编码器的部分，例如图像模型，会被略去。

不指定输出，或指定临时输出时，文件进入您的 QGIS 配置文件夹中您自己的编码器之列：编码器管理器会列出它，引用它的工程和探针也能找到它。

检查点不说明其许可证。您能否使用、修改这些权重并转交编码器文件，需要向发布者了解。

文件的中心和主成分由陆地上的 29,000 个地点得出，与随插件提供的编码器一样。SatCLIP 需要几秒；较大的 GeoCLIP 需要半分钟。GeoCLIP 的变化细到无法对像素插值，因此其栅格需要几分钟，实时地图显示得也比实际粗略。探针属于训练它时所用的编码器：请重新训练。</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>The PyTorch checkpoint of SatCLIP (*.ckpt) or the weights of GeoCLIP's location encoder (*.pth). The file is read and never run.</source>
        <translation>SatCLIP 的 PyTorch 检查点 (*.ckpt) 或 GeoCLIP 位置编码器的权重 (*.pth)。文件只被读取，绝不运行。</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>What the encoder is called in lists and reports. Left empty, it is the name of the file.</source>
        <translation>编码器在列表和报告中的名称。留空则为文件的名称。</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>Checkpoint</source>
        <translation>检查点</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>PyTorch checkpoints (*.ckpt *.pth *.pt *.bin);;All files (*)</source>
        <translation>PyTorch 检查点 (*.ckpt *.pth *.pt *.bin);;所有文件 (*)</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>Name of the encoder (default: that of the file)</source>
        <translation>编码器名称（默认：文件的名称）</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>Nothing was imported: {}.</source>
        <translation>没有导入任何内容：{}。</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>Nothing was imported: {}: {}</source>
        <translation>没有导入任何内容：{}：{}</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <location filename="../../ui/encoder_text.py"/>
        <source>{} degrees of spherical harmonics</source>
        <translation>{} 阶球谐函数</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>{}, {}: {}, layers {}, {} dimensions, fingerprint {}.</source>
        <translation>{}，{}：{}，各层 {}，{} 维，指纹 {}。</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>It varies too finely to be interpolated: rasters are computed pixel by pixel, and the live map is coarser than it is.</source>
        <translation>其变化过细，无法插值：栅格逐像素计算，实时地图比实际粗略。</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <source>Smooth enough to be interpolated between places {:g} degrees apart, as rasters are.</source>
        <translation>足够平滑，可在间隔 {:g} 度的地点之间插值，栅格即如此计算。</translation>
    </message>
    <message>
        <location filename="../../processing/importencoder.py"/>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>Licence: {}.</source>
        <translation>许可证：{}。</translation>
    </message>
    <message>
        <location filename="../../processing/output_clashes.py"/>
        <source>{} and {} would be the same file, {}. Choose another file for one of them.</source>
        <translation>{} 和 {} 会是同一个文件 {}。请为其中之一选择其他文件。</translation>
    </message>
    <message>
        <location filename="../../processing/output_clashes.py"/>
        <source>{} is read from {}, which {} would replace. Choose another output.</source>
        <translation>{} 读自 {}，而 {} 会将其覆盖。请选择其他输出。</translation>
    </message>
    <message>
        <location filename="../../processing/picture_bands.py"/>
        <source>its colours are not red, green and blue; save it as an RGB picture</source>
        <translation>其颜色不是红、绿、蓝；请将它另存为 RGB 图片</translation>
    </message>
    <message>
        <location filename="../../processing/picture_bands.py"/>
        <source>it is grey, but the image tower learned from pictures in colour</source>
        <translation>它是灰度图片，而图像塔是用彩色图片训练的</translation>
    </message>
    <message>
        <location filename="../../processing/picture_bands.py"/>
        <source>none of its {} bands is marked as red, green or blue; the first three are used as red, green and blue</source>
        <translation>它的 {} 个波段都没有标明为红、绿或蓝；前三个波段用作红、绿、蓝</translation>
    </message>
    <message>
        <location filename="../../processing/picture_bands.py"/>
        <source>its bands {}, {} and {} are used as red, green and blue, as in Landsat 4 to 7</source>
        <translation>按 Landsat 4 至 7 的方式，将波段 {}、{} 和 {} 用作红、绿、蓝</translation>
    </message>
    <message>
        <location filename="../../processing/picture_files.py"/>
        <source>Give a picture, or a folder of pictures.</source>
        <translation>请给出一张图片，或一个图片文件夹。</translation>
    </message>
    <message>
        <location filename="../../processing/picture_files.py"/>
        <source>The folder {} holds no pictures ({}).</source>
        <translation>文件夹 {} 中没有图片（{}）。</translation>
    </message>
    <message>
        <location filename="../../processing/picture_files.py"/>
        <source>There is no file or folder {}.</source>
        <translation>没有文件或文件夹 {}。</translation>
    </message>
    <message>
        <location filename="../../processing/picture_files.py"/>
        <location filename="../../processing/write_failures.py"/>
        <source>GDAL cannot read it</source>
        <translation>GDAL 无法读取它</translation>
    </message>
    <message>
        <location filename="../../processing/picture_files.py"/>
        <source>The georeference is ignored. {}</source>
        <translation>地理配准信息将被忽略。{}</translation>
    </message>
    <message>
        <location filename="../../processing/picture_files.py"/>
        <source>it has {} by {} pixels</source>
        <translation>它有 {} × {} 个像素</translation>
    </message>
    <message>
        <location filename="../../processing/picture_files.py"/>
        <source>more than half of it is nodata</source>
        <translation>其中一半以上为无数据</translation>
    </message>
    <message>
        <location filename="../../processing/picture_files.py"/>
        <source>all of its pixels have the same colour</source>
        <translation>它的所有像素颜色都相同</translation>
    </message>
    <message>
        <location filename="../../processing/picture_files.py"/>
        <source>its pixel values are complex numbers</source>
        <translation>其像素值是复数</translation>
    </message>
    <message>
        <location filename="../../processing/picture_files.py"/>
        <source>it contains {:g}, which is treated as nodata although the file does not declare it</source>
        <translation>其中含有 {:g}，文件虽未声明，仍作为无数据处理</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <source>Predict points</source>
        <translation>点预测</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Probes</source>
        <translation>探针</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <location filename="../../processing/predictraster.py"/>
        <source>probe</source>
        <translation>探针</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>classify</source>
        <translation>分类</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>regression</source>
        <translation>回归</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <location filename="../../processing/predictraster.py"/>
        <source>apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/trainencoder.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>machine learning</source>
        <translation>机器学习</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <location filename="../../processing/predictraster.py"/>
        <source>area of applicability</source>
        <translation>适用区域</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <source>Tells of every point what a probe, made by 'Train probe', predicts there.

Fields: 'predicted'; of numbers 'low' and 'high', between which the number lies in 9 of 10 cases as far from the training places as the blocks of the validation were; of classes 'probability', and on demand that of every class; 'dissimilarity', how unlike the place is to all training places, and 'applicable', 1 where it is like enough to them that the validation holds (the area of applicability of Meyer and Pebesma 2021), else 0.

A probe that learned from other numbers beside the place looks for fields of their names, and takes the median of the training places where there is none. A multipoint counts as the mean of its points. Features without a geometry, or outside the world, are kept with NULL. A new field whose name is taken gets '_2' behind it.</source>
        <translation>说明由“训练探针”得到的探针对每个点的预测。

字段：“predicted”，预测值；对于数值，“low”和“high”，在离训练地点与验证区块一样远的地方，十次中有九次数值落在两者之间；对于类别，“probability”，并可按需给出每个类别的概率；“dissimilarity”，该地点与所有训练地点的差异程度；“applicable”，与训练地点足够相似、验证结果仍然成立时为 1（即 Meyer 和 Pebesma 2021 的适用区域），否则为 0。

如果探针除地点外还从其他数值中学习，则查找同名字段，没有时取训练地点的中位数。多点要素按其各点的平均值计算。没有几何图形或位于世界之外的要素保留，值为 NULL。如果新字段的名称已被占用，则在后面加上“_2”。</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <source>The point layer to predict, in any CRS. If the probe learned from other numbers too, it needs fields of their names.</source>
        <translation>要预测的点图层，坐标参照系不限。如果探针还从其他数值中学习，则需要有同名字段。</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <source>Add a field for each class, with its probability, beside that of the likeliest. Without effect for probes of numbers.</source>
        <translation>除最可能的类别外，为每个类别添加一个概率字段。对数值探针不起作用。</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <source>The points with what was predicted, how sure it is ('probability', or 'low' and 'high'), and whether to believe it ('dissimilarity', 'applicable').</source>
        <translation>带有预测值的点，以及预测有多可靠（“probability”，或“low”和“high”）、是否可信（“dissimilarity”、“applicable”）。</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <source>Add the probability of every class</source>
        <translation>添加每个类别的概率</translation>
    </message>
    <message>
        <location filename="../../processing/predictpoints.py"/>
        <source>Predicted points</source>
        <translation>已预测的点</translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Predict raster</source>
        <translation>栅格预测</translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>map</source>
        <translation>地图</translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <source>Draws the map of what a probe, made by 'Train probe', predicts.

Of classes it is a raster of bytes with a palette, the names of the classes and an attribute table; the raster of confidence has the probability of the class as its first band and the dissimilarity as its second. Of numbers the bands are: the number; the low and the high end between which it lies in 9 of 10 cases as far from the training places as the blocks of the validation were; and the dissimilarity.

The dissimilarity index (Meyer and Pebesma 2021) tells how unlike a place is to all training places; where it is above a threshold, which the log tells, the map should not be believed, and on demand it is not drawn there.

Without an extent the world is drawn, without a pixel size some 1,000 pixels along its longer side. An extent across the antimeridian is 170,190,-20,0 in EPSG:4326. Pixels beyond the globe are nodata, and with 'Land only' those at sea. Of a probe that learned from other numbers beside the place, the medians of the training places are taken for these.</source>
        <translation>绘制由“训练探针”得到的探针所预测的地图。

对于类别，得到字节型栅格，带有调色板、类别名称和属性表；置信度栅格的第一个波段是该类别的概率，第二个波段是差异度。对于数值，各波段为：数值；区间的下端和上端，在离训练地点与验证区块一样远的地方，十次中有九次数值落在两者之间；以及差异度。

差异度指数（Meyer 和 Pebesma 2021）说明一个地点与所有训练地点的差异程度；超过日志中给出的阈值时，地图不应采信，也可以选择不绘制这些地方。

不指定范围时绘制全世界，不指定像素大小时长边约为 1,000 个像素。跨越 180° 经线的范围写作 EPSG:4326 下的 170,190,-20,0。地球之外的像素为无数据，选“仅陆地”时海洋也是。如果探针除地点外还从其他数值中学习，则这些数值取训练地点的中位数。</translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Leave out, as nodata, the places that are too unlike all training places for the prediction to be believed.</source>
        <translation>把与所有训练地点差异过大、预测不可信的地方作为无数据略去。</translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <source>The map: of classes, their numbers with names and colours; of numbers, a band with the prediction, the ends of its interval, and the dissimilarity.</source>
        <translation>地图：对于类别，是带有名称和颜色的类别编号；对于数值，是预测值、区间两端和差异度各一个波段。</translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <source>For probes of classes: a raster with the probability of the class drawn, and the dissimilarity to the training places.</source>
        <translation>用于类别探针：一个栅格，包含所绘类别的概率以及与训练地点的差异度。</translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Only within the area of applicability</source>
        <translation>仅限适用区域内</translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Confidence (of classes)</source>
        <translation>置信度（类别）</translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <source>The probe has {} classes; a raster of them has room for {}.</source>
        <translation>探针有 {} 个类别；类别栅格只能容纳 {} 个。</translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <source>The probe learned from {} too; for all pixels the medians of the training places are taken.</source>
        <translation>探针还从 {} 中学习；所有像素都取训练地点的中位数。</translation>
    </message>
    <message>
        <location filename="../../processing/predictraster.py"/>
        <source>Area of applicability: dissimilarity up to {:.3g}.</source>
        <translation>适用区域：差异度不超过 {:.3g}。</translation>
    </message>
    <message>
        <location filename="../../processing/probe_parameter.py"/>
        <source>The encoder that the probe was trained with, needed only where it is not found by itself: the path of its file, or the name of one of your own encoders. Any other is refused.</source>
        <translation>训练探针时所用的编码器，仅在无法自动找到时才需要：其文件的路径，或您自己的某个编码器的名称。其他编码器会被拒绝。</translation>
    </message>
    <message>
        <location filename="../../processing/probe_parameter.py"/>
        <source>A probe file (*.probe.npz) that 'Train probe' or the model 'Labelled points to map' wrote. It holds no code, so that one from a stranger is harmless.</source>
        <translation>由“训练探针”或模型“从标注点到地图”写出的探针文件 (*.probe.npz)。其中不含代码，因此来自陌生人的文件也无害。</translation>
    </message>
    <message>
        <location filename="../../processing/probe_parameter.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Probe</source>
        <translation>探针</translation>
    </message>
    <message>
        <location filename="../../processing/probe_parameter.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <source>Probe files (*.probe.npz)</source>
        <translation>探针文件 (*.probe.npz)</translation>
    </message>
    <message>
        <location filename="../../processing/probe_parameter.py"/>
        <source>{}: {}. Without ENCODER, the probe's own is looked for.</source>
        <translation>{}：{}。不指定 ENCODER 时会查找探针自己的编码器。</translation>
    </message>
    <message>
        <location filename="../../processing/probe_parameter.py"/>
        <source>the one that the probe reads</source>
        <translation>探针所用的编码器</translation>
    </message>
    <message>
        <location filename="../../processing/probe_parameter.py"/>
        <source>{} reads an encoder of its own: {}, or choose its file as ENCODER.</source>
        <translation>{} 使用自己的编码器：{}，或者用 ENCODER 指定其文件。</translation>
    </message>
    <message>
        <location filename="../../processing/probe_results.py"/>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <location filename="../../processing/probe_results.py"/>
        <source>wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <location filename="../../processing/probe_results.py"/>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>{} to {}</source>
        <translation>{} 到 {}</translation>
    </message>
    <message>
        <location filename="../../processing/probe_results.py"/>
        <source>below {}</source>
        <translation>低于 {}</translation>
    </message>
    <message>
        <location filename="../../processing/probe_results.py"/>
        <source>{} and above</source>
        <translation>{} 及以上</translation>
    </message>
    <message>
        <location filename="../../processing/progress.py"/>
        <source>Cancelled; nothing was written.</source>
        <translation>已取消；没有写入任何内容。</translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>The part of the Earth to draw, in any CRS. Left empty, it is the world, or all that the encoder knows. On the command line: 5,16,45,55 [EPSG:4326], which is west, east, south and north; across the antimeridian 170,190,-20,0.</source>
        <translation>要绘制的地球部分，坐标参照系不限。留空则为全世界，或编码器所了解的全部区域。命令行写法：5,16,45,55 [EPSG:4326]，依次为西、东、南、北；跨越 180° 经线时写作 170,190,-20,0。</translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>The side of a pixel in units of the CRS: degrees in EPSG:4326, where 0.1 is some 11 km, metres in most others. Left empty, the longer side gets about 1,000 pixels.</source>
        <translation>像素边长，以坐标参照系的单位计：EPSG:4326 中为度，0.1 约为 11 公里，其他大多为米。留空则长边约为 1,000 个像素。</translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>The coordinate reference system of the raster, EPSG:4326 (degrees) if left empty. For maps of the world EPSG:8857 (Equal Earth) shows areas in their true proportion.</source>
        <translation>栅格的坐标参照系，留空则为 EPSG:4326（度）。绘制世界地图时，EPSG:8857（Equal Earth）能正确显示面积比例。</translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Leave out the sea: its pixels are nodata. The encoder has learned more of land than of water.</source>
        <translation>略去海洋：其像素为无数据。编码器对陆地的了解多于水域。</translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <source>Ask the encoder on a lattice as fine as it resolves, and interpolate between: many times faster, and no colour shows the difference. Without, it is asked at every pixel.</source>
        <translation>按编码器能分辨的精细程度在格网上询问编码器，其间插值：快很多倍，颜色上看不出差别。不选则逐像素询问。</translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Extent (default: the world)</source>
        <translation>范围（默认：全世界）</translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Pixel size, in units of the CRS (default: about 1,000 pixels along the longer side)</source>
        <translation>像素大小，以坐标参照系的单位计（默认：长边约 1,000 个像素）</translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>CRS (default: EPSG:4326)</source>
        <translation>坐标参照系（默认：EPSG:4326）</translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <source>Interpolate pixels finer than the encoder resolves</source>
        <translation>对比编码器分辨能力更细的像素插值</translation>
    </message>
    <message>
        <location filename="../../processing/raster_algorithm.py"/>
        <source>{} by {} pixels of {:g}</source>
        <translation>{} × {} 个像素，大小 {:g}</translation>
    </message>
    <message>
        <location filename="../../processing/raster_categories.py"/>
        <source>No data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <location filename="../../processing/raster_containers.py"/>
        <source>it is not a raster that GDAL can read</source>
        <translation>它不是 GDAL 能读取的栅格</translation>
    </message>
    <message>
        <location filename="../../processing/raster_containers.py"/>
        <source>it contains no raster</source>
        <translation>其中没有栅格</translation>
    </message>
    <message>
        <location filename="../../processing/raster_containers.py"/>
        <source>it contains {} rasters; give one of these instead of the file ({})</source>
        <translation>其中有 {} 个栅格；请给出其中一个来代替该文件（{}）</translation>
    </message>
    <message>
        <location filename="../../processing/raster_formats.py"/>
        <source>Rasters cannot be written to {}. Choose a file on a disk.</source>
        <translation>栅格无法写入 {}。请选择磁盘上的文件。</translation>
    </message>
    <message>
        <location filename="../../processing/raster_formats.py"/>
        <source>Placeprint does not write this format</source>
        <translation>Placeprint 不写入这种格式</translation>
    </message>
    <message>
        <location filename="../../processing/raster_formats.py"/>
        <source>This raster cannot be written as '{}': {}. Choose another ending: {}.</source>
        <translation>此栅格无法写成“{}”：{}。请选择其他扩展名：{}。</translation>
    </message>
    <message>
        <location filename="../../processing/raster_formats.py"/>
        <source>{} contains tables ({}). The raster would replace them. Choose another file.</source>
        <translation>{} 中有数据表（{}）。栅格会覆盖它们。请选择其他文件。</translation>
    </message>
    <message>
        <location filename="../../processing/raster_formats.py"/>
        <source>the format {} cannot hold it</source>
        <translation>格式 {} 无法容纳它</translation>
    </message>
    <message>
        <location filename="../../processing/raster_formats.py"/>
        <source>the size</source>
        <translation>大小</translation>
    </message>
    <message>
        <location filename="../../processing/raster_formats.py"/>
        <source>the data type</source>
        <translation>数据类型</translation>
    </message>
    <message>
        <location filename="../../processing/raster_formats.py"/>
        <source>the position</source>
        <translation>位置</translation>
    </message>
    <message>
        <location filename="../../processing/raster_formats.py"/>
        <source>the CRS</source>
        <translation>坐标参照系</translation>
    </message>
    <message>
        <location filename="../../processing/raster_formats.py"/>
        <source>nodata</source>
        <translation>无数据</translation>
    </message>
    <message>
        <location filename="../../processing/raster_formats.py"/>
        <source>the values</source>
        <translation>数值</translation>
    </message>
    <message>
        <location filename="../../processing/raster_formats.py"/>
        <location filename="../../processing/raster_writer.py"/>
        <source>the format {} does not keep {}</source>
        <translation>格式 {} 不能保留{}</translation>
    </message>
    <message>
        <location filename="../../processing/raster_formats.py"/>
        <location filename="../../processing/raster_writer.py"/>
        <location filename="../../processing/vector_output.py"/>
        <location filename="../../processing/write_failures.py"/>
        <source>Cannot write to {}: {}</source>
        <translation>无法写入 {}：{}</translation>
    </message>
    <message>
        <location filename="../../processing/raster_image.py"/>
        <source>{} is not a raster file: save it as one first, with Export, Save As.</source>
        <translation>{} 不是栅格文件：请先用“导出”的“另存为”保存成文件。</translation>
    </message>
    <message>
        <location filename="../../processing/raster_image.py"/>
        <source>{} has no CRS.</source>
        <translation>{} 没有坐标参照系。</translation>
    </message>
    <message>
        <location filename="../../processing/raster_image.py"/>
        <source>One to three of the {} bands of {} can be learned from, not {}.</source>
        <translation>可以从 {} 个波段（{}）中的一到三个学习，而不是 {}。</translation>
    </message>
    <message>
        <location filename="../../processing/raster_image.py"/>
        <source>{} cannot be opened: {}</source>
        <translation>无法打开 {}：{}</translation>
    </message>
    <message>
        <location filename="../../processing/raster_image.py"/>
        <source>{} shows nothing there.</source>
        <translation>{} 在那里没有任何内容。</translation>
    </message>
    <message>
        <location filename="../../processing/raster_image.py"/>
        <source>The extent lies outside of {}.</source>
        <translation>该范围位于 {} 之外。</translation>
    </message>
    <message>
        <location filename="../../processing/raster_image.py"/>
        <source>The raster shows the same everywhere: there is nothing to learn.</source>
        <translation>栅格处处相同：没有可学的内容。</translation>
    </message>
    <message>
        <location filename="../../processing/raster_writer.py"/>
        <source>Cannot write {}: {}</source>
        <translation>无法写出 {}：{}</translation>
    </message>
    <message>
        <location filename="../../processing/raster_writer.py"/>
        <source>The format {} cannot store the names of the classes. Only the style file beside the raster contains them.</source>
        <translation>格式 {} 无法存储类别名称。只有栅格旁边的样式文件中有这些名称。</translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <source>The place to compare with: click '...' and then the map, or write longitude and latitude, 114.17,22.28 [EPSG:4326]. Give this, a reference layer, or both.</source>
        <translation>用来比较的地点：点击“...”再点击地图，或写出经度和纬度，例如 114.17,22.28 [EPSG:4326]。给出此项、参考图层，或两者。</translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>A point layer of the places to compare with, one or many, in any CRS.</source>
        <translation>用来比较的地点的点图层，一个或多个点，坐标参照系不限。</translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>A point layer of places that the result should not be like. The similarity to them is subtracted where it is above 0. A place gets no higher value for being unlike them. A place that is more similar to them than to the references gets a value below 0.</source>
        <translation>结果不应与之相似的地点的点图层。与它们的相似度高于 0 时会被减去。与它们不相似并不会使数值升高。比起参考地点更像它们的地点，数值低于 0。</translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>What to do with more than one reference. 'shared' looks for what all of them have in common, 'any' for places like at least one of them.</source>
        <translation>有多个参考地点时的处理方式。“shared”寻找它们的共同之处，“any”寻找至少与其中一个相似的地点。</translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <source>Reference place</source>
        <translation>参考地点</translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Reference layer</source>
        <translation>参考图层</translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Layer of places that it should not be like</source>
        <translation>不应与之相似的地点图层</translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Several references (shared: like what they have in common; any: like at least one of them)</source>
        <translation>多个参考地点（shared：与它们的共同之处相似；any：至少与其中一个相似）</translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <source>Give a reference place, a reference layer, or both.</source>
        <translation>请给出参考地点、参考图层，或两者。</translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <source>The reference place</source>
        <translation>参考地点</translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <source>The reference place is nowhere on Earth: longitude {}, latitude {}.</source>
        <translation>参考地点不在地球上：经度 {}，纬度 {}。</translation>
    </message>
    <message>
        <location filename="../../processing/references.py"/>
        <source>{} ({}) has no places in it.</source>
        <translation>{}（{}）中没有任何地点。</translation>
    </message>
    <message>
        <location filename="../../processing/region_hint.py"/>
        <source>Did you mean {}?</source>
        <translation>您是指 {} 吗？</translation>
    </message>
    <message>
        <location filename="../../processing/region_hint.py"/>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <location filename="../../processing/region_hint.py"/>
        <source>Take its ISO code, as in CL.</source>
        <translation>请使用其 ISO 代码，例如 CL。</translation>
    </message>
    <message>
        <location filename="../../processing/region_hint.py"/>
        <source>There is no country {} on the map.</source>
        <translation>地图上没有国家 {}。</translation>
    </message>
    <message>
        <location filename="../../processing/region_hint.py"/>
        <source>This QGIS has no map of the world: give an extent in place of a country.</source>
        <translation>此 QGIS 没有世界地图：请给出范围来代替国家。</translation>
    </message>
    <message>
        <location filename="../../processing/requested_grid.py"/>
        <source>The pixel size must be greater than zero.</source>
        <translation>像素大小必须大于零。</translation>
    </message>
    <message>
        <location filename="../../processing/requested_grid.py"/>
        <source>A pixel size of {} would make a raster of {} by {} pixels, more than the limit of {}. The pixel size is in units of the CRS ({}).</source>
        <translation>像素大小 {} 会得到 {} × {} 个像素的栅格，超过 {} 的上限。像素大小以坐标参照系 ({}) 的单位计。</translation>
    </message>
    <message>
        <location filename="../../processing/requested_grid.py"/>
        <source>The extent has no area: {}.</source>
        <translation>范围没有面积：{}。</translation>
    </message>
    <message>
        <location filename="../../processing/requested_grid.py"/>
        <source>The extent lies outside the bounds of {}.</source>
        <translation>该范围位于 {} 的边界之外。</translation>
    </message>
    <message>
        <location filename="../../processing/requested_grid.py"/>
        <source>Choose another CRS or another extent.</source>
        <translation>请选择其他坐标参照系或其他范围。</translation>
    </message>
    <message>
        <location filename="../../processing/requested_grid.py"/>
        <source>The extent was cut, because {} cannot show all of it: beyond its limits the transformation fails, is not unique, or goes to infinity. The remaining extent reaches from {} to {} in x and from {} to {} in y, in units of the CRS. To see the whole extent, choose a CRS that covers it, such as EPSG:4326.</source>
        <translation>范围已被裁剪，因为 {} 无法显示其全部：超出其界限后，坐标转换会失败、不唯一或趋于无穷。剩余范围的 x 从 {} 到 {}，y 从 {} 到 {}，以坐标参照系的单位计。要查看整个范围，请选择能覆盖它的坐标参照系，例如 EPSG:4326。</translation>
    </message>
    <message>
        <location filename="../../processing/requested_grid.py"/>
        <source>The extent crosses the edge of {}, so the raster reaches from one end of the map to the other. To see only the extent, choose a CRS that is centred there, or EPSG:4326.</source>
        <translation>范围跨越了 {} 的边缘，因此栅格从地图的一端延伸到另一端。要只查看该范围，请选择以该处为中心的坐标参照系，或 EPSG:4326。</translation>
    </message>
    <message>
        <location filename="../../processing/requested_grid.py"/>
        <source>The CRS of the raster is not valid.</source>
        <translation>栅格的坐标参照系无效。</translation>
    </message>
    <message>
        <location filename="../../processing/requested_grid.py"/>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>The raster</source>
        <translation>栅格</translation>
    </message>
    <message>
        <location filename="../../processing/requested_grid.py"/>
        <source>The CRS {} shows no place on Earth.</source>
        <translation>坐标参照系 {} 不显示地球上的任何地点。</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Sample diverse places</source>
        <translation>选取多样的地点</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>sampling design</source>
        <translation>采样设计</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>field work</source>
        <translation>野外工作</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>coverage</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>representative</source>
        <translation>代表性</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>where to sample next</source>
        <translation>下一步在哪里采样</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>k-center</source>
        <translation>k 中心</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Chooses places that differ most from each other: where to take samples, so that little of what an area holds goes unseen. Each is the candidate least like all chosen before it, as a location encoder learned it from satellite imagery; so the first of them cover the area roughly, and every further one fills the largest gap. Extremes come early, and common conditions are not sampled more for being common.

Candidates are the features of a layer, which keep all of their attributes, or some 20,000 places spread evenly over an extent (default: the world). 'Land only' leaves out places at sea; a candidate layer is taken as it is. Give a layer of places that have been sampled, and they count as chosen.

Fields: 'rank', the order of choice; 'novelty', the cosine distance (one less the similarity) to the most similar place chosen before, NULL where there was none; lon and lat for an extent. The log tells the coverage: how far the candidates are from what was chosen, the worst of them and on average. Of a layer of more than 100,000 features, every second is a candidate, or every third, and so on.</source>
        <translation>选取彼此差异最大的地点：应在哪里采样，才能使一个地区所包含的内容很少被遗漏。每个地点都是与先前选出的所有地点最不相似的候选，相似与否以位置编码器从卫星影像中学到的为准；因此最先的几个大致覆盖该地区，之后每一个填补最大的空缺。极端情况较早出现，常见的条件不会因为常见而被更多采样。

候选是图层的要素，保留其全部属性；或者是均匀分布于一个范围内的大约 20,000 个地点（默认：全世界）。“仅陆地”会排除海上的地点；候选图层则原样使用。给出已采样地点的图层，这些地点就算作已选。

字段：“rank”，选取的顺序；“novelty”，到先前选出的最相似地点的余弦距离（1 减去相似度），没有先前地点时为 NULL；使用范围时还有 lon 和 lat。日志说明覆盖情况：候选与所选地点相距多远，包括最差的和平均的。图层超过 100,000 个要素时，每两个、每三个……取一个作为候选。</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>A point layer to choose from, whose features keep their attributes. Left empty, the choice is among 20,000 places spread evenly over the extent.</source>
        <translation>从中选取的点图层，其要素保留自己的属性。留空则从均匀分布于该范围的 20,000 个地点中选取。</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>The area to sample, where there is no candidate layer. Left empty, it is the world.</source>
        <translation>没有候选图层时要采样的地区。留空则为全世界。</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>How many places to choose, 20 by default. They come in order: you can stop at any of them.</source>
        <translation>要选取多少个地点，默认 20 个。它们按顺序排列：可以在任何一个处停止。</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>A point layer of places that have been sampled already: they count as chosen, and what they cover is not chosen again.</source>
        <translation>已采样地点的点图层：它们算作已选，它们所覆盖的内容不会再次选取。</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>How far the places chosen must at least lie from each other, and from those sampled already; 0, the default, allows any.</source>
        <translation>所选地点彼此之间以及与已采样地点至少要相距多远；默认 0，表示不限。</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Choose places on land alone. A candidate layer is taken as it is.</source>
        <translation>只选取陆地上的地点。候选图层则原样使用。</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>The chosen places, with 'rank', their order, and 'novelty', how unlike each is to all before it (0 is the same).</source>
        <translation>选出的地点，带有“rank”（顺序）和“novelty”（与之前所有地点的差异程度，0 为相同）。</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Candidate layer (default: places of the extent)</source>
        <translation>候选图层（默认：范围内的地点）</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Extent, without a candidate layer (default: the world)</source>
        <translation>范围，用于没有候选图层时（默认：全世界）</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Layer of places sampled already</source>
        <translation>已采样地点的图层</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Least distance between places</source>
        <translation>地点之间的最小距离</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Diverse places</source>
        <translation>多样的地点</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>The layer of sampled places</source>
        <translation>已采样地点的图层</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>{} places were sampled already.</source>
        <translation>已有 {} 个地点采过样。</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>There are no candidates to choose from.</source>
        <translation>没有可供选取的候选。</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Of {} features, one in {} is a candidate: more than {} do not fit into memory.</source>
        <translation>在 {} 个要素中，每 {} 个取一个作为候选：超过 {} 个内存放不下。</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Only {} places: all other candidates are too near, or just like one that was chosen.</source>
        <translation>只有 {} 个地点：其余候选都太近，或与已选的某个完全一样。</translation>
    </message>
    <message>
        <location filename="../../processing/samplediverse.py"/>
        <source>Coverage: to the most similar place that was chosen or sampled, the {} candidates have a cosine distance of {:.3f} on average, and of {:.3f} at worst (0 is the same, 1 not alike at all).</source>
        <translation>覆盖情况：{} 个候选到最相似的已选或已采样地点的余弦距离平均为 {:.3f}，最差为 {:.3f}（0 为相同，1 为毫不相似）。</translation>
    </message>
    <message>
        <location filename="../../processing/similarityraster.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Similarity raster</source>
        <translation>相似度栅格</translation>
    </message>
    <message>
        <location filename="../../processing/similarityraster.py"/>
        <source>heatmap</source>
        <translation>热力图</translation>
    </message>
    <message>
        <location filename="../../processing/similarityraster.py"/>
        <location filename="../../processing/similaritytopoints.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>likeness</source>
        <translation>相像</translation>
    </message>
    <message>
        <location filename="../../processing/similarityraster.py"/>
        <source>where is it like</source>
        <translation>哪里像这里</translation>
    </message>
    <message>
        <location filename="../../processing/similarityraster.py"/>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>analogue</source>
        <translation>类似地</translation>
    </message>
    <message>
        <location filename="../../processing/similarityraster.py"/>
        <source>Draws where the world is like a reference place. Every pixel is the similarity, from -1 to 1, of the place at its centre to the reference, as a location encoder learned it from satellite imagery: 1 is the reference itself, about 0 is the average of the land.

Give a place, a layer of places, or both; with a second layer, the raster shows what is like the first but not like the second: places that are more like the second are below 0. No imagery and no connection are needed.

Without an extent the world is drawn, without a pixel size some 1,000 pixels along its longer side. An extent across the antimeridian is 170,190,-20,0 in EPSG:4326. Pixels beyond the globe are nodata, and with 'Land only' those at sea. At most 1,000,000,000 pixels. Where pixels are finer than the encoder resolves, they are interpolated, with an error that no colour shows (below .002 where it was measured).</source>
        <translation>绘制世界上哪里像参考地点。每个像素是其中心地点与参考地点的相似度，从 -1 到 1，以位置编码器从卫星影像中学到的为准：1 为参考地点本身，约 0 为陆地的平均水平。

给出一个地点、一个地点图层，或两者；再给出第二个图层时，栅格显示像前者而不像后者的地方：更像后者的地点低于 0。不需要影像，也不需要网络。

不指定范围时绘制全世界，不指定像素大小时长边约为 1,000 个像素。跨越 180° 经线的范围写作 EPSG:4326 下的 170,190,-20,0。地球之外的像素为无数据，选“仅陆地”时海洋也是。最多 1,000,000,000 个像素。像素比编码器的分辨能力更细时会进行插值，误差在颜色上看不出来（实测低于 .002）。</translation>
    </message>
    <message>
        <location filename="../../processing/similarityraster.py"/>
        <source>A raster of the similarity: 1 is the reference itself, about 0 the average of the land, below 0 unlike.</source>
        <translation>相似度栅格：1 为参考地点本身，约 0 为陆地的平均水平，低于 0 为不相似。</translation>
    </message>
    <message>
        <location filename="../../processing/similaritytopoints.py"/>
        <source>Similarity of points</source>
        <translation>点的相似度</translation>
    </message>
    <message>
        <location filename="../../processing/similaritytopoints.py"/>
        <source>compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <location filename="../../processing/similaritytopoints.py"/>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <location filename="../../processing/similaritytopoints.py"/>
        <source>Adds a field 'similarity' to a point layer: how like a reference place each point is, from -1 to 1, as a location encoder learned it from satellite imagery. 1 is the reference itself, about 0 the average of the land.

Give a reference place, a reference layer, or both; with a layer of places to be unlike, the field tells what is like the first but not like the second.

The similarity of a multipoint is that of the mean of its points' embeddings. Features without a geometry, or outside the world, are kept with NULL. If the layer has a field of that name already, the new one is 'similarity_2'.</source>
        <translation>给点图层添加字段“similarity”：每个点与参考地点的相似程度，从 -1 到 1，以位置编码器从卫星影像中学到的为准。1 为参考地点本身，约 0 为陆地的平均水平。

给出参考地点、参考图层，或两者；再给出不应与之相似的地点图层时，该字段说明哪里像前者而不像后者。

多点要素的相似度按其各点嵌入的平均值计算。没有几何图形或位于世界之外的要素保留，值为 NULL。如果图层已有同名字段，新字段名为“similarity_2”。</translation>
    </message>
    <message>
        <location filename="../../processing/similaritytopoints.py"/>
        <source>The point layer to compare with the reference, in any CRS.</source>
        <translation>要与参考地点比较的点图层，坐标参照系不限。</translation>
    </message>
    <message>
        <location filename="../../processing/similaritytopoints.py"/>
        <source>The points with a field 'similarity': 1 is the reference itself, about 0 the average of the land, below 0 unlike.</source>
        <translation>带有字段“similarity”的点：1 为参考地点本身，约 0 为陆地的平均水平，低于 0 为不相似。</translation>
    </message>
    <message>
        <location filename="../../processing/similaritytopoints.py"/>
        <source>Points with similarity</source>
        <translation>带相似度的点</translation>
    </message>
    <message>
        <location filename="../../processing/styles.py"/>
        <source>The style file {} was not replaced: it belongs to another layer, or somebody changed it.</source>
        <translation>样式文件 {} 没有被替换：它属于其他图层，或已被人修改。</translation>
    </message>
    <message>
        <location filename="../../processing/torch_process.py"/>
        <source>The training failed:
{}</source>
        <translation>训练失败：
{}</translation>
    </message>
    <message>
        <location filename="../../processing/torch_process.py"/>
        <source>It says nothing.</source>
        <translation>没有给出原因。</translation>
    </message>
    <message>
        <location filename="../../processing/torch_process.py"/>
        <source>Training needs a Python that has torch, and none was named.</source>
        <translation>训练需要装有 torch 的 Python，但没有指定。</translation>
    </message>
    <message>
        <location filename="../../processing/torch_process.py"/>
        <source>{} cannot be started.
{}</source>
        <translation>无法启动 {}。
{}</translation>
    </message>
    <message>
        <location filename="../../processing/torch_process.py"/>
        <source>{} is no Python that works: {}
{}</source>
        <translation>{} 不是可用的 Python：{}
{}</translation>
    </message>
    <message>
        <location filename="../../processing/torch_process.py"/>
        <source>{} has no {}.
{}</source>
        <translation>{} 中没有 {}。
{}</translation>
    </message>
    <message>
        <location filename="../../processing/torch_process.py"/>
        <source> and no </source>
        <translation> 和 </translation>
    </message>
    <message>
        <location filename="../../processing/torch_process.py"/>
        <source>To get one, open a terminal and run
    {}
Without a GPU the 'cpu' wheel of torch is enough and much smaller: its own pages say how to ask pip for it. Then name {} in Settings, Options, Placeprint, or as PYTHON here.</source>
        <translation>要获得一个，请打开终端并运行
    {}
没有 GPU 时，torch 的“cpu”安装包就够用，而且小得多：torch 的网页上说明了如何用 pip 获取。然后在“设置”的“选项”中的 Placeprint 页指定 {}，或在此处作为 PYTHON 指定。</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Train encoder</source>
        <translation>训练编码器</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>fine-tune</source>
        <translation>微调</translation>
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
        <translation>栅格</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>imagery</source>
        <translation>影像</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Trains a location encoder on a raster of your own: satellite images, an elevation model, a vegetation index, of a valley or of the world. Places that look alike in the raster are then alike to every algorithm of Placeprint and to its live map, once you choose the file as 'Location encoder'.

It needs a Python that has PyTorch (torch), which is named in the settings, and runs there, in a process of its own; QGIS does not load it. A GPU is used where there is one. Without, 10,000 places and 600 steps take some five minutes on two processor cores, and the log says how long it will be. A smaller number of places shortens it.

One to three bands are looked at as a picture: stretched from the 2nd to the 98th percentile, red, green and blue, or grey. They must hold amounts, not numbers of classes. The pictures that it learns from are 32 pixels wide or more, and a ninetieth of the region or more: choose a smaller extent to bring out finer things. A raster needs some 300 pixels a side for an encoder that is worth the name.

For a continent or the world the encoder is made of spherical harmonics as the one that ships; for a smaller region of waves over a map of it. It knows nothing of places outside of the raster.

'Encoder to start from', for continents and the world, trains an encoder of spherical harmonics further: half of the new likeness is what it said before, the other half what your raster shows.

The report says what it learned, and what it did not: how well a twin, trained without some blocks of the region, tells what is in them, beside the nearest places and smooth functions of the coordinates. The encoder itself learns from the whole of the raster. Whether you may pass it on depends on the licence of the raster.</source>
        <translation>用您自己的栅格训练位置编码器：卫星影像、高程模型、植被指数，小到一个山谷，大到全世界。之后只要把文件选为“位置编码器”，在该栅格中外观相似的地点，对 Placeprint 的所有算法和实时地图来说就是相似的。

需要装有 PyTorch (torch) 的 Python，在设置中指定；训练在那里以独立进程运行，QGIS 不加载它。有 GPU 时会使用 GPU。没有时，10,000 个地点、600 步在两个处理器核心上约需五分钟，日志会说明还要多久。减少地点可缩短时间。

把一到三个波段当作图片来看：从第 2 到第 98 百分位拉伸，作为红、绿、蓝，或灰度。它们必须是数量，而不是类别编号。学习所用的图片宽度至少为 32 个像素，且至少为该区域的九十分之一：要突出更细的内容，请选择较小的范围。要得到名副其实的编码器，栅格每边需要大约 300 个像素。

对于大洲或全世界，编码器由球谐函数构成，与随插件提供的一样；对于较小的区域，由其地图上的波构成。它对栅格以外的地点一无所知。

“起始编码器”用于大洲和全世界，把由球谐函数构成的编码器继续训练：新的相似度一半来自它原先的判断，另一半来自您的栅格所显示的内容。

报告说明它学到了什么、没学到什么：一个在训练时不看该区域某些区块的孪生编码器，能在多大程度上说出这些区块的内容，并与最近的地点和坐标的平滑函数比较。编码器本身从整个栅格学习。能否转交它，取决于栅格的许可证。</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>A raster file of amounts, not of classes: satellite images, elevation, a vegetation index; of some 300 pixels a side at least.</source>
        <translation>表示数量而非类别的栅格文件：卫星影像、高程、植被指数；每边至少约 300 个像素。</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>The bands to look at, as red, green and blue; a single one is grey. Left empty, those that the layer shows.</source>
        <translation>要看的波段，作为红、绿、蓝；单个波段为灰度。留空则为图层所显示的波段。</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>The part of the raster to learn from. A smaller one brings out finer things. Left empty, it is all of the raster.</source>
        <translation>要学习的栅格部分。较小的范围可突出更细的内容。留空则为整个栅格。</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>At how many places the raster is looked at, 10,000 by default. Fewer take less time, and tell less.</source>
        <translation>在多少个地点查看栅格，默认 10,000 个。越少用时越短，学到的也越少。</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>How long to train, 600 steps by default. Twice as many take twice as long; the report tells whether it helped.</source>
        <translation>训练多久，默认 600 步。步数加倍，用时加倍；报告会说明是否有帮助。</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>What the encoder is called in lists and reports. Left empty, it is the name of the raster.</source>
        <translation>编码器在列表和报告中的名称。留空则为栅格的名称。</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>The licence of the raster, such as CC BY 4.0, written into the encoder file: whoever gets the file then knows what is allowed.</source>
        <translation>栅格的许可证，例如 CC BY 4.0，会写入编码器文件：得到文件的人由此知道可以做什么。</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>An encoder file to train further, in place of starting anew; only one of spherical harmonics, and only for a continent or the world.</source>
        <translation>要继续训练的编码器文件，而不是从头开始；只能是由球谐函数构成的，且只用于大洲或全世界。</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>A whole number that the random choices start from, 0 by default: the same number gives the same encoder, another shows how much chance matters.</source>
        <translation>随机选择的起始整数，默认 0：相同的数得到相同的编码器，换一个数可看出偶然因素的影响。</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>The path of a Python that has PyTorch, such as ~/placeprint-torch/bin/python. Left empty, it is the one named in Settings, Options, Placeprint.</source>
        <translation>装有 PyTorch 的 Python 的路径，例如 ~/placeprint-torch/bin/python。留空则为“设置”的“选项”中 Placeprint 页所指定的。</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>A page (*.html) on what the encoder learned and what it did not.</source>
        <translation>说明编码器学到了什么、没学到什么的网页 (*.html)。</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Raster to learn from</source>
        <translation>要学习的栅格</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>One to three bands (default: those that are shown)</source>
        <translation>一到三个波段（默认：所显示的波段）</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Extent (default: all of the raster)</source>
        <translation>范围（默认：整个栅格）</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Places to learn from, at most</source>
        <translation>学习的地点数上限</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Steps of training</source>
        <translation>训练步数</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Name of the encoder (default: that of the raster)</source>
        <translation>编码器名称（默认：栅格的名称）</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Licence of the raster, to be kept in the file</source>
        <translation>栅格的许可证，写入文件</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Encoder to start from</source>
        <translation>起始编码器</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Seed of the random numbers</source>
        <translation>随机数种子</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Python that has torch (default: the one in the settings)</source>
        <translation>装有 torch 的 Python（默认：设置中的）</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <location filename="../../processing/trainprobe.py"/>
        <source>HTML files (*.html)</source>
        <translation>HTML 文件 (*.html)</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>There is no encoder {}.</source>
        <translation>没有编码器 {}。</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>Reading {}</source>
        <translation>正在读取 {}</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>{} holds numbers of classes, which are looked at as shades of grey.</source>
        <translation>{} 中是类别编号，将当作灰度来看。</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>{} contains {:g}, which is treated as nodata although the raster does not declare it.</source>
        <translation>{} 中含有 {:g}，栅格虽未声明，仍作为无数据处理。</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>{} by {} pixels, {:.0%} of them known; bands {}</source>
        <translation>{} × {} 个像素，其中 {:.0%} 有数据；波段 {}</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <source>The training left no encoder: {}</source>
        <translation>训练没有产生编码器：{}</translation>
    </message>
    <message>
        <location filename="../../processing/trainencoder.py"/>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>{}, {} dimensions, fingerprint {}.</source>
        <translation>{}，{} 维，指纹 {}。</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Train probe</source>
        <translation>训练探针</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>predict</source>
        <translation>预测</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>species distribution</source>
        <translation>物种分布</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>cross-validation</source>
        <translation>交叉验证</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Learns from labelled points what their places have in common, so that the label can be predicted anywhere: species seen or not, soil class, yield, price, rainfall. It fits a simple model, a probe, on what a location encoder learned from satellite imagery; 'Predict raster' then draws the map.

How good the probe is, is found out honestly: every place is predicted by a probe that has seen nothing of the block of land around it. The blocks are as wide as labels resemble one another, unless you say. The figure of places drawn at random stands beside it, and flatters; so do nearest neighbours and the plainest guess, which need no probe.

Text and few whole numbers are taken for classes, other numbers for numbers. 'auto' fits a linear model; 'best' tries all that there are. 'mlp' and 'boosting' need scikit-learn for the training, and nothing for the prediction. Features without a label, a geometry, or outside the world are left out.

Out come the probe (a file without any code in it), the points with what was predicted of them, and a report to be opened in a browser. The file keeps the coordinates of the training places, so that the probe can say where it learned; on demand it keeps none, and of the embeddings, which would give them away, only such of places 10 to 30 km off. The points and the maps of the report show where they are.</source>
        <translation>从带标签的点中学习其地点的共同之处，从而可以在任何地方预测标签：是否见到某物种、土壤类型、产量、价格、降雨量。它在位置编码器从卫星影像中学到的内容之上拟合一个简单的模型，即探针；之后用“栅格预测”绘制地图。

探针的好坏会如实检验：每个地点都由一个没有见过其周围区块的探针来预测。除非另行指定，区块的宽度取标签彼此相似的距离。旁边还列出随机抽取地点的得分，它偏于乐观；以及不需要探针的最近邻和最简单猜测的得分。

文本和少数几种整数视为类别，其他数字视为数值。“auto”拟合线性模型；“best”尝试所有可用的方法。“mlp”和“boosting”在训练时需要 scikit-learn，预测时不需要。没有标签、没有几何图形或位于世界之外的要素会被略去。

结果包括探针（不含任何代码的文件）、带有预测值的点，以及可在浏览器中打开的报告。文件保留训练地点的坐标，使探针能够说明自己在哪里学习；也可以选择不保留坐标，而嵌入会泄露位置，因此只保留 10 到 30 公里以外地点的嵌入。点图层和报告中的地图会显示它们的位置。</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>A point layer with what is known at some places, in any CRS. Some dozens of points are enough to begin with; the wider they are spread, the better.</source>
        <translation>记录某些地点已知情况的点图层，坐标参照系不限。开始时有几十个点就够；分布越广越好。</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>The field to learn: text or few whole numbers (species, soil class) make a map of classes, other numbers (yield, price) a map of numbers.</source>
        <translation>要学习的字段：文本或少数几种整数（物种、土壤类型）得到类别地图，其他数字（产量、价格）得到数值地图。</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>The kind of model. 'auto' fits a linear one, right for few points; 'best' tries all and takes the one that validates best; 'mlp' and 'boosting' need scikit-learn.</source>
        <translation>模型的种类。“auto”拟合线性模型，适合点数较少的情况；“best”尝试所有方法并取验证最好的；“mlp”和“boosting”需要 scikit-learn。</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Whether the label is a class or a number. 'auto' tells by the field; choose 'classification' for numbers that are codes.</source>
        <translation>标签是类别还是数值。“auto”根据字段判断；如果数字是代码，请选“classification”。</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Fields of numbers to learn from beside the place, such as elevation. Every place to be predicted needs them too.</source>
        <translation>除地点外还要学习的数值字段，例如高程。每个要预测的地点也都需要它们。</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Give rare classes the same weight as frequent ones: more of them are found, and more are found in error.</source>
        <translation>让稀有类别与常见类别权重相同：能找到更多稀有类别，误报也更多。</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Learn the logarithm, for positive numbers that span several powers of ten, such as population or price.</source>
        <translation>学习对数，用于跨越多个数量级的正数，例如人口或价格。</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>The unit of the number, such as mm or t/ha, for the report.</source>
        <translation>数值的单位，例如 mm 或 t/ha，用于报告。</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>The width in kilometres of the blocks of land that are held out to see how good the probe is. With 0, the default, it is as far as labels resemble one another.</source>
        <translation>为检验探针好坏而留出的陆地区块的宽度，公里。默认 0，取标签彼此相似的距离。</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Keep the coordinates of the training places in the probe file. Switch it off before giving the file away if the places are confidential.</source>
        <translation>在探针文件中保留训练地点的坐标。如果这些地点需要保密，请在转交文件之前关闭此项。</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>The probe file (*.probe.npz), for 'Predict raster', 'Predict points' and the expression location_predict.</source>
        <translation>探针文件 (*.probe.npz)，用于“栅格预测”、“点预测”和表达式 location_predict。</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>The labelled points with what was predicted of each by a probe that had not seen its block, and whether that was right.</source>
        <translation>带标签的点，附有没有见过其区块的探针对它的预测，以及预测是否正确。</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>A page (*.html) that tells how good the probe is, where it fails, and what to read first.</source>
        <translation>说明探针有多好、在哪里失败以及应先读什么的网页 (*.html)。</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Labelled points</source>
        <translation>带标签的点</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Field with the label</source>
        <translation>标签字段</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Label is</source>
        <translation>标签类型</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Other numbers to learn from (any place to be predicted needs them too)</source>
        <translation>要学习的其他数值（要预测的地点也都需要）</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Rare classes count as much as frequent ones</source>
        <translation>稀有类别与常见类别同等重要</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Learn the logarithm of the number</source>
        <translation>学习数值的对数</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Unit of the number</source>
        <translation>数值的单位</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Width of the blocks of the validation, km (0: what the labels suggest)</source>
        <translation>验证区块的宽度，公里（0：由标签决定）</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Keep the coordinates of the training places in the probe file</source>
        <translation>在探针文件中保留训练地点的坐标</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Predictions from other blocks</source>
        <translation>来自其他区块的预测</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>{} has no field '{}'.</source>
        <translation>{} 没有字段“{}”。</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>The probe could not be written: {}</source>
        <translation>无法写出探针：{}</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>Field '{}': {:,} labels, such as {:g}, stand for no data, because no measurement is beyond {:g}. Their features are left out.</source>
        <translation>字段“{}”：{:,} 个标签（例如 {:g}）表示无数据，因为没有测量值会超出 {:g}。相应的要素已略去。</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>{} features have no label or no place, and are left out.</source>
        <translation>{} 个要素没有标签或没有地点，已略去。</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>No feature of {} has a label and a place.</source>
        <translation>{} 中没有任何要素同时具有标签和地点。</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>No probe can be trained: {}.</source>
        <translation>无法训练探针：{}。</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>at random, for no blocks were possible</source>
        <translation>随机抽取，因为无法划分区块</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>in other blocks of {:g} km</source>
        <translation>在宽 {:g} 公里的其他区块中</translation>
    </message>
    <message>
        <location filename="../../processing/trainprobe.py"/>
        <source>{}: {:.3f} {}; at random {:.3f}; nearest neighbours {:.3f}; plain guess {:.3f}.</source>
        <translation>{}：{:.3f}，{}；随机抽取 {:.3f}；最近邻 {:.3f}；简单猜测 {:.3f}。</translation>
    </message>
    <message>
        <location filename="../../processing/transforms.py"/>
        <source>{} has no valid CRS.</source>
        <translation>{} 没有有效的坐标参照系。</translation>
    </message>
    <message>
        <location filename="../../processing/transforms.py"/>
        <source>{} cannot be placed on Earth by its CRS ({}): {}.</source>
        <translation>{} 无法通过其坐标参照系（{}）定位到地球上：{}。</translation>
    </message>
    <message>
        <location filename="../../processing/transforms.py"/>
        <source>{}: '{}' is not a CRS that QGIS knows.</source>
        <translation>{}：“{}”不是 QGIS 所知的坐标参照系。</translation>
    </message>
    <message>
        <location filename="../../processing/transforms.py"/>
        <source>A position</source>
        <translation>某个位置</translation>
    </message>
    <message>
        <location filename="../../processing/transforms.py"/>
        <source>There is no transformation from {} to {}.</source>
        <translation>没有从 {} 到 {} 的坐标转换。</translation>
    </message>
    <message>
        <location filename="../../processing/transforms.py"/>
        <source>a CRS without a name</source>
        <translation>没有名称的坐标参照系</translation>
    </message>
    <message>
        <location filename="../../processing/vector_output.py"/>
        <source>the written layer cannot be read again. Choose another format</source>
        <translation>写出的图层无法再次读取。请选择其他格式</translation>
    </message>
    <message>
        <location filename="../../processing/vector_output.py"/>
        <source>a table of this format cannot be replaced. Choose another name</source>
        <translation>此格式的数据表无法替换。请选择其他名称</translation>
    </message>
    <message>
        <location filename="../../processing/vector_output.py"/>
        <source>the written table is incomplete</source>
        <translation>写出的数据表不完整</translation>
    </message>
    <message>
        <location filename="../../processing/vector_output.py"/>
        <source>{} cannot store the fields {}. Write a GeoPackage to keep them.</source>
        <translation>{} 无法存储字段 {}。要保留它们，请写成 GeoPackage。</translation>
    </message>
    <message>
        <location filename="../../processing/vector_output.py"/>
        <source>Fields that were renamed in {}: {}.</source>
        <translation>在 {} 中被重命名的字段：{}。</translation>
    </message>
    <message>
        <location filename="../../processing/vector_output.py"/>
        <source>While writing {}: {}</source>
        <translation>写出 {} 时：{}</translation>
    </message>
    <message>
        <location filename="../../processing/vector_output.py"/>
        <source>it is a folder</source>
        <translation>它是一个文件夹</translation>
    </message>
    <message>
        <location filename="../../processing/vector_output.py"/>
        <source>another program is writing to it. Close it there first</source>
        <translation>另一个程序正在写入它。请先在那里关闭它</translation>
    </message>
    <message>
        <location filename="../../processing/vector_output.py"/>
        <source>{} already exists and belongs to other data. Choose another name</source>
        <translation>{} 已存在，且属于其他数据。请选择其他名称</translation>
    </message>
    <message>
        <location filename="../../processing/write_failures.py"/>
        <source>{} is a folder: a file cannot take its place.</source>
        <translation>{} 是文件夹：文件不能取代它。</translation>
    </message>
    <message>
        <location filename="../../ui/diagnostics_dialog.py"/>
        <source>Placeprint diagnostics</source>
        <translation>Placeprint 诊断</translation>
    </message>
    <message>
        <location filename="../../ui/diagnostics_dialog.py"/>
        <source>Testing Placeprint on this computer, which takes some seconds ...</source>
        <translation>正在这台计算机上测试 Placeprint，需要几秒钟...</translation>
    </message>
    <message>
        <location filename="../../ui/diagnostics_dialog.py"/>
        <source>Diagnostics report</source>
        <translation>诊断报告</translation>
    </message>
    <message>
        <location filename="../../ui/diagnostics_dialog.py"/>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <location filename="../../ui/diagnostics_dialog.py"/>
        <source>The diagnostics failed: {}</source>
        <translation>诊断失败：{}</translation>
    </message>
    <message>
        <location filename="../../ui/diagnostics_dialog.py"/>
        <source>All is well. Copy the report if somebody asks for it; it names folders of this computer.</source>
        <translation>一切正常。有人需要时可复制此报告；其中含有这台计算机的文件夹名称。</translation>
    </message>
    <message>
        <location filename="../../ui/diagnostics_dialog.py"/>
        <source>Something is wrong: see the lines FAILED. Copy the report and send it to whoever helps you.</source>
        <translation>有问题：请看标有 FAILED 的行。请复制报告并发给帮助您的人。</translation>
    </message>
    <message>
        <location filename="../../ui/diagnostics_dialog.py"/>
        <source>The report is in the clipboard.</source>
        <translation>报告已复制到剪贴板。</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_management.py"/>
        <source>Location encoders...</source>
        <translation>位置编码器...</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_management.py"/>
        <source>Encoders...</source>
        <translation>编码器...</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <location filename="../../ui/encoder_text.py"/>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Dimensions</source>
        <translation>维数</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>This project</source>
        <translation>本工程</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Use as this project's default</source>
        <translation>设为本工程的默认编码器</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Algorithms and the live map of this project use it, unless they are told otherwise; save the project</source>
        <translation>本工程的算法和实时地图将使用它，除非另行指定；请保存工程</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Remove...</source>
        <translation>移除...</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Delete the file of an encoder of your own</source>
        <translation>删除您自己的编码器的文件</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Show the file where it lies</source>
        <translation>显示文件所在位置</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Import...</source>
        <translation>导入...</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Turn a checkpoint of SatCLIP or GeoCLIP into an encoder</source>
        <translation>把 SatCLIP 或 GeoCLIP 的检查点转换成编码器</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Add file...</source>
        <translation>添加文件...</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Copy an encoder file that you were given to your own</source>
        <translation>把您得到的编码器文件复制到您自己的编码器之列</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Equal fingerprints mean equal embeddings. Probes and projects name their encoder by it.</source>
        <translation>指纹相同即嵌入相同。探针和工程用指纹指明自己的编码器。</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Copy the fingerprint</source>
        <translation>复制指纹</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Scores</source>
        <translation>得分</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Model card</source>
        <translation>模型卡</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Looking at the files ...</source>
        <translation>正在查看文件...</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>This project uses {}.</source>
        <translation>本工程使用 {}。</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>This project uses the encoder that ships. Choose another, and make it the project's default.</source>
        <translation>本工程使用随插件提供的编码器。可以选择另一个并设为工程的默认编码器。</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Add an encoder file</source>
        <translation>添加编码器文件</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Delete the file {} for good? Probes and projects that name {} ({}) will miss it.</source>
        <translation>永久删除文件 {} 吗？引用 {} ({}) 的探针和工程将找不到它。</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>no fingerprint</source>
        <translation>无指纹</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>It is the default of this project.</source>
        <translation>它是本工程的默认编码器。</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Remove encoder</source>
        <translation>移除编码器</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_manager.py"/>
        <source>Location encoders</source>
        <translation>位置编码器</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Blocks</source>
        <translation>区块</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Random folds</source>
        <translation>随机分组</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>A hundred labels</source>
        <translation>一百个标签</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>From an image to its place</source>
        <translation>从图像到地点</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>The finest scale</source>
        <translation>最精细的尺度</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>How well a linear probe tells of maps that the encoder was never shown, on blocks of land 10 degrees wide from which the probe knows no label. 1 is perfect; an R2 of 0 is no better than the mean. This is the figure to compare encoders by.</source>
        <translation>线性探针在多大程度上能说出编码器从未见过的地图，检验于宽 10 度、探针不知道其中任何标签的陆地区块。1 为完美；R2 为 0 则不比平均值好。比较编码器应以此数为准。</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>The same with labels nearby. It flatters: nearest neighbours alone do as well.</source>
        <translation>与上相同，但附近有标签。它偏于乐观：单用最近邻也同样好。</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>The same, where the probe has a hundred labels in all the world to learn from.</source>
        <translation>与上相同，但探针在全世界只有一百个标签可学。</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>How alike the 20 most similar places more than 3,000 km away really are: the share of the same climate class and land cover, where more is better, and how far apart they are in temperature and rain, where less is.</source>
        <translation>相距 3,000 公里以上的 20 个最相似的地点究竟有多相似：气候类型和土地覆盖相同的比例，越大越好；温度和降雨量的差距，越小越好。</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>How near the image tower comes to the true place of a satellite image, so many kilometres wide, among 100,000 places. A low rank and few kilometres are good.</source>
        <translation>在 100,000 个地点中，图像塔离宽若干公里的卫星图像的真实地点有多近。名次靠前、公里数小为好。</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>How many kilometres apart two places must be before the encoder tells one from the other.</source>
        <translation>两个地点要相距多少公里，编码器才能区分。</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Imported, {}</source>
        <translation>已导入，{}</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Imported</source>
        <translation>已导入</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Ships with Placeprint</source>
        <translation>随 Placeprint 提供</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Trained</source>
        <translation>已训练</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Not told</source>
        <translation>未说明</translation>
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
        <translation>此文件无法使用。</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>It may have been copied in part: bring it again, or remove it.</source>
        <translation>可能只复制了一部分：请重新取得，或移除它。</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>File that was imported</source>
        <translation>导入的文件</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Learned from</source>
        <translation>学习自</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>{} dimensions, {}</source>
        <translation>{} 维，{}</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>The file tells of no scores: nobody has judged this encoder yet, or nobody wrote it down.</source>
        <translation>文件中没有得分：还没有人评估过这个编码器，或者没有记录下来。</translation>
    </message>
    <message>
        <location filename="../../ui/encoder_text.py"/>
        <source>The file does not tell what these mean.</source>
        <translation>文件没有说明这些的含义。</translation>
    </message>
    <message>
        <location filename="../../ui/encoders.py"/>
        <source>{} cannot be removed: {}</source>
        <translation>无法移除 {}：{}</translation>
    </message>
    <message>
        <location filename="../../ui/encoders.py"/>
        <source>The panel</source>
        <translation>面板</translation>
    </message>
    <message>
        <location filename="../../ui/encoders.py"/>
        <source>This project's default</source>
        <translation>本工程的默认编码器</translation>
    </message>
    <message>
        <location filename="../../ui/encoders.py"/>
        <source>The layer '{}', blank for now</source>
        <translation>图层“{}”（暂时空白）</translation>
    </message>
    <message>
        <location filename="../../ui/encoders.py"/>
        <source>Nothing was added: {}.</source>
        <translation>没有添加任何内容：{}。</translation>
    </message>
    <message>
        <location filename="../../ui/export.py"/>
        <source>Places to be like</source>
        <translation>应相似的地点</translation>
    </message>
    <message>
        <location filename="../../ui/export.py"/>
        <source>Places not to be like</source>
        <translation>不应相似的地点</translation>
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
        <translation>&lt;h3&gt;location_embedding&lt;/h3&gt;&lt;p&gt;返回一个地点的嵌入：一组数值，卫星影像相似的地方数值也相似。&lt;/p&gt;&lt;h4&gt;语法&lt;/h4&gt;&lt;p&gt;&lt;code&gt;location_embedding(place [, crs])&lt;/code&gt;&lt;/p&gt;&lt;h4&gt;参数&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;i&gt;place&lt;/i&gt;：一个点；其他几何图形取质心&lt;/li&gt;&lt;li&gt;&lt;i&gt;crs&lt;/i&gt;：地点所用坐标参照系的代码；默认为图层的坐标参照系，没有图层时为 EPSG:4326&lt;/li&gt;&lt;/ul&gt;&lt;h4&gt;示例&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;code&gt;array_length(location_embedding($geometry))&lt;/code&gt;&lt;/li&gt;&lt;li&gt;&lt;code&gt;location_embedding(make_point(114.17, 22.28), 'EPSG:4326')[0]&lt;/code&gt;&lt;/li&gt;&lt;/ul&gt;</translation>
    </message>
    <message>
        <location filename="../../ui/expressions.py"/>
        <source>&lt;h3&gt;location_similarity&lt;/h3&gt;&lt;p&gt;Returns how alike two places are, as a location encoder learned it from satellite imagery: 1 for the same place, about 0 for places that have no more in common than the land has on average, below 0 for less.&lt;/p&gt;&lt;h4&gt;Syntax&lt;/h4&gt;&lt;p&gt;&lt;code&gt;location_similarity(a, b [, crs])&lt;/code&gt;&lt;/p&gt;&lt;h4&gt;Arguments&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;i&gt;a&lt;/i&gt;, &lt;i&gt;b&lt;/i&gt;: points; of other geometries the centroid&lt;/li&gt;&lt;li&gt;&lt;i&gt;crs&lt;/i&gt;: the authority id of the CRS that both are in; by default that of the layer, or EPSG:4326 where there is no layer&lt;/li&gt;&lt;/ul&gt;&lt;h4&gt;Examples&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;code&gt;location_similarity($geometry, make_point(114.17, 22.28))&lt;/code&gt; in a layer in EPSG:4326&lt;/li&gt;&lt;li&gt;&lt;code&gt;location_similarity(make_point(114.17, 22.28), make_point(-43.2, -22.9), 'EPSG:4326')&lt;/code&gt;&lt;/li&gt;&lt;/ul&gt;</source>
        <translation>&lt;h3&gt;location_similarity&lt;/h3&gt;&lt;p&gt;返回两个地点的相似程度，以位置编码器从卫星影像中学到的为准：同一地点为 1，共同之处不多于陆地平均水平的约为 0，更少的低于 0。&lt;/p&gt;&lt;h4&gt;语法&lt;/h4&gt;&lt;p&gt;&lt;code&gt;location_similarity(a, b [, crs])&lt;/code&gt;&lt;/p&gt;&lt;h4&gt;参数&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;i&gt;a&lt;/i&gt;、&lt;i&gt;b&lt;/i&gt;：点；其他几何图形取质心&lt;/li&gt;&lt;li&gt;&lt;i&gt;crs&lt;/i&gt;：两者所用坐标参照系的代码；默认为图层的坐标参照系，没有图层时为 EPSG:4326&lt;/li&gt;&lt;/ul&gt;&lt;h4&gt;示例&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;code&gt;location_similarity($geometry, make_point(114.17, 22.28))&lt;/code&gt;，用于 EPSG:4326 的图层&lt;/li&gt;&lt;li&gt;&lt;code&gt;location_similarity(make_point(114.17, 22.28), make_point(-43.2, -22.9), 'EPSG:4326')&lt;/code&gt;&lt;/li&gt;&lt;/ul&gt;</translation>
    </message>
    <message>
        <location filename="../../ui/expressions.py"/>
        <source>&lt;h3&gt;location_predict&lt;/h3&gt;&lt;p&gt;Returns what a probe tells of a place: a number, or the likeliest class.&lt;/p&gt;&lt;h4&gt;Syntax&lt;/h4&gt;&lt;p&gt;&lt;code&gt;location_predict(place, probe_file [, crs])&lt;/code&gt;&lt;/p&gt;&lt;h4&gt;Arguments&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;i&gt;place&lt;/i&gt;: a point; of other geometries the centroid&lt;/li&gt;&lt;li&gt;&lt;i&gt;probe_file&lt;/i&gt;: the path of a probe that 'Train probe' made. Where it learned from other numbers beside the place, the medians of its training places are taken for them&lt;/li&gt;&lt;li&gt;&lt;i&gt;crs&lt;/i&gt;: the authority id of the CRS that the place is in; by default that of the layer, or EPSG:4326 where there is no layer&lt;/li&gt;&lt;/ul&gt;&lt;h4&gt;Examples&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;code&gt;location_predict($geometry, '/data/soil.probe.npz')&lt;/code&gt;&lt;/li&gt;&lt;li&gt;&lt;code&gt;location_predict(make_point(114.17, 22.28), @project_folder || '/soil.probe.npz', 'EPSG:4326')&lt;/code&gt;&lt;/li&gt;&lt;/ul&gt;</source>
        <translation>&lt;h3&gt;location_predict&lt;/h3&gt;&lt;p&gt;返回探针对一个地点的预测：一个数值，或最可能的类别。&lt;/p&gt;&lt;h4&gt;语法&lt;/h4&gt;&lt;p&gt;&lt;code&gt;location_predict(place, probe_file [, crs])&lt;/code&gt;&lt;/p&gt;&lt;h4&gt;参数&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;i&gt;place&lt;/i&gt;：一个点；其他几何图形取质心&lt;/li&gt;&lt;li&gt;&lt;i&gt;probe_file&lt;/i&gt;：由“训练探针”得到的探针的路径。如果它除地点外还从其他数值中学习，则这些数值取训练地点的中位数&lt;/li&gt;&lt;li&gt;&lt;i&gt;crs&lt;/i&gt;：地点所用坐标参照系的代码；默认为图层的坐标参照系，没有图层时为 EPSG:4326&lt;/li&gt;&lt;/ul&gt;&lt;h4&gt;示例&lt;/h4&gt;&lt;ul&gt;&lt;li&gt;&lt;code&gt;location_predict($geometry, '/data/soil.probe.npz')&lt;/code&gt;&lt;/li&gt;&lt;li&gt;&lt;code&gt;location_predict(make_point(114.17, 22.28), @project_folder || '/soil.probe.npz', 'EPSG:4326')&lt;/code&gt;&lt;/li&gt;&lt;/ul&gt;</translation>
    </message>
    <message>
        <location filename="../../ui/expressions.py"/>
        <source>The place</source>
        <translation>地点</translation>
    </message>
    <message>
        <location filename="../../ui/expressions.py"/>
        <location filename="../../ui/similarity_provider.py"/>
        <source>'{}' is not a CRS</source>
        <translation>“{}”不是坐标参照系</translation>
    </message>
    <message>
        <location filename="../../ui/expressions.py"/>
        <source>Cannot convert to geometry</source>
        <translation>无法转换为几何图形</translation>
    </message>
    <message>
        <location filename="../../ui/live_layer.py"/>
        <source>Like {}</source>
        <translation>像 {}</translation>
    </message>
    <message>
        <location filename="../../ui/live_layer.py"/>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>{} and {} more</source>
        <translation>{} 等（另有 {} 个）</translation>
    </message>
    <message>
        <location filename="../../ui/live_layer.py"/>
        <source>{}, unlike {}</source>
        <translation>{}，不像 {}</translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <source>Where is the world like here?</source>
        <translation>世界上哪里像这里？</translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <source>Click a place: the map shows where the world is like it</source>
        <translation>点击一个地点：地图会显示世界上哪里像它</translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <location filename="../../ui/reference_tool.py"/>
        <source>choose a place</source>
        <translation>选择地点</translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <source>Under the cursor: {}, {}</source>
        <translation>光标处：{}，{}</translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <source>There is no town named '{}', nor a feature of the active layer. Longitude and latitude will do.</source>
        <translation>没有名为“{}”的城镇，活动图层中也没有这样的要素。也可以输入经度和纬度。</translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <source>Select features of a layer first, and make that layer the active one.</source>
        <translation>请先选中某个图层的要素，并把该图层设为活动图层。</translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <source>add the selection</source>
        <translation>添加所选要素</translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <source>{} of the selected features were left out.</source>
        <translation>略去了 {} 个所选要素。</translation>
    </message>
    <message>
        <location filename="../../ui/live_similarity.py"/>
        <source>The command is in the clipboard.</source>
        <translation>命令已复制到剪贴板。</translation>
    </message>
    <message>
        <location filename="../../ui/locator.py"/>
        <source>Where is the world like ...</source>
        <translation>世界上哪里像...</translation>
    </message>
    <message>
        <location filename="../../ui/locator.py"/>
        <source>Where is the world like {}?</source>
        <translation>世界上哪里像 {}？</translation>
    </message>
    <message>
        <location filename="../../ui/options_page.py"/>
        <source>Something is odd, or slow? A report of versions, encoders and a self-test, to be copied:</source>
        <translation>有异常或速度慢？可复制的报告，包括版本、编码器和自检：</translation>
    </message>
    <message>
        <location filename="../../ui/options_page.py"/>
        <source>Diagnostics...</source>
        <translation>诊断...</translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>Python with torch</source>
        <translation>装有 torch 的 Python</translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>Only for training an encoder of your own; nothing else needs it.</source>
        <translation>仅在训练您自己的编码器时需要，其他功能都不需要。</translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>Python interpreter</source>
        <translation>Python 解释器</translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>path of a python that can import torch</source>
        <translation>能够导入 torch 的 python 的路径</translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>Asking ...</source>
        <translation>正在询问...</translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>It has torch {}.</source>
        <translation>其中有 torch {}。</translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>it gave no answer</source>
        <translation>没有回应</translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>It has no torch: {}.</source>
        <translation>其中没有 torch：{}。</translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>There is no program of that name.</source>
        <translation>没有这个名称的程序。</translation>
    </message>
    <message>
        <location filename="../../ui/python_setting.py"/>
        <source>To get one, run in a terminal:
{}
and choose {} here.</source>
        <translation>要获得一个，请在终端中运行：
{}
然后在此处选择 {}。</translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>add a place</source>
        <translation>添加地点</translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>move a place</source>
        <translation>移动地点</translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>turn a place</source>
        <translation>反转地点</translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>remove places</source>
        <translation>移除地点</translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Like</source>
        <translation>相似</translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>Like this place</source>
        <translation>像这个地点</translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>Unlike this place</source>
        <translation>不像这个地点</translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>like</source>
        <translation>像</translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>unlike</source>
        <translation>不像</translation>
    </message>
    <message>
        <location filename="../../ui/reference_list.py"/>
        <source>edit a place</source>
        <translation>编辑地点</translation>
    </message>
    <message>
        <location filename="../../ui/reference_tool.py"/>
        <source>The map</source>
        <translation>地图</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>&lt;p&gt;&lt;b&gt;Where is the world like here?&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Click a place on the map, or type one above: the map shows where the world is like it. Drag the mark, and the map follows.&lt;/p&gt;&lt;p&gt;Shift and a click adds a place to be like, Ctrl and a click one not to be like.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;世界上哪里像这里？&lt;/b&gt;&lt;/p&gt;&lt;p&gt;点击地图上的一个地点，或在上方输入：地图会显示世界上哪里像它。拖动标记，地图随之变化。&lt;/p&gt;&lt;p&gt;按住 Shift 点击，添加一个应相似的地点；按住 Ctrl 点击，添加一个不应相似的地点。&lt;/p&gt;</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Similar places</source>
        <translation>相似地点</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>{} (shipped)</source>
        <translation>{}（随插件提供）</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>{} (project default)</source>
        <translation>{}（工程默认）</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Another file...</source>
        <translation>其他文件...</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Looking for them ...</source>
        <translation>正在查找...</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>{} km</source>
        <translation>{} 公里</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>{:.2f}, {:.2f}: double-click to go there</source>
        <translation>{:.2f}, {:.2f}：双击前往</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>No place is that far away.</source>
        <translation>没有那么远的地点。</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Choose a place to see the most similar ones.</source>
        <translation>选择一个地点，即可看到最相似的地点。</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>A click chooses one place</source>
        <translation>点击选择一个地点</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>A click adds a place to be like (Shift and a click)</source>
        <translation>点击添加一个应相似的地点（Shift 加点击）</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Unlike</source>
        <translation>不相似</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>A click adds a place not to be like (Ctrl and a click)</source>
        <translation>点击添加一个不应相似的地点（Ctrl 加点击）</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Remove the chosen places (Delete)</source>
        <translation>移除所选地点 (Delete)</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Export...</source>
        <translation>导出...</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Compute a raster of this map, as exactly as you like</source>
        <translation>计算此地图的栅格，精细程度由您决定</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Copy command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Copy this map as a command of qgis_process</source>
        <translation>把此地图复制为 qgis_process 命令</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Town, or longitude latitude</source>
        <translation>城镇，或经度 纬度</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>A town of the world, 114.17 22.28, or the name of a feature of the active layer; Enter adds it</source>
        <translation>世界上的城镇、114.17 22.28，或活动图层中要素的名称；按 Enter 添加</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Add it as a place to be like (Enter)</source>
        <translation>添加为应相似的地点 (Enter)</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Add it as a place not to be like</source>
        <translation>添加为不应相似的地点</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Add the selected features of the active layer</source>
        <translation>添加活动图层中所选的要素</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Selected features: to be like</source>
        <translation>所选要素：应相似</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Selected features: not to be like</source>
        <translation>所选要素：不应相似</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Tick: like this place; no tick: unlike it. Double-click a number to change it.</source>
        <translation>勾选：像这个地点；不勾选：不像。双击数字可修改。</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Similarity under the cursor: 1 is the reference itself, about 0 the average of the land</source>
        <translation>光标处的相似度：1 为参考地点本身，约 0 为陆地的平均水平</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>nothing</source>
        <translation>不隐藏</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Places less similar than this are not drawn</source>
        <translation>不绘制相似度低于此值的地点</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Hide below</source>
        <translation>隐藏低于</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>what they have in common</source>
        <translation>它们的共同之处</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>at least one of them</source>
        <translation>至少其中一个</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>What a place is to be like, where there are several</source>
        <translation>有多个地点时，应与什么相似</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Several places</source>
        <translation>多个地点</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>The location encoder that says what is similar</source>
        <translation>用来判断何为相似的位置编码器</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Location encoders: what they are, import and add others, choose the project's default</source>
        <translation>位置编码器：了解它们，导入和添加其他编码器，选择工程的默认编码器</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Most similar places</source>
        <translation>最相似的地点</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source> km</source>
        <translation> 公里</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>The first</source>
        <translation>前</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>at least</source>
        <translation>个，彼此相距</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>From the references, and from each other</source>
        <translation>与参考地点的距离，以及彼此之间的距离</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>apart</source>
        <translation>以上</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>{} (missing)</source>
        <translation>{}（缺失）</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_dock.py"/>
        <source>Location encoder</source>
        <translation>位置编码器</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_provider.py"/>
        <source>Similarity to places, by Placeprint</source>
        <translation>与某些地点的相似度（Placeprint）</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_provider.py"/>
        <source>similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_query.py"/>
        <source>unknown: {}</source>
        <translation>未知：{}</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_query.py"/>
        <source>a place is written as longitude,latitude</source>
        <translation>地点应写作 经度,纬度</translation>
    </message>
    <message>
        <location filename="../../ui/similarity_query.py"/>
        <source>there is no place to be like</source>
        <translation>没有应与之相似的地点</translation>
    </message>
    <message>
        <location filename="../../ui/tasks.py"/>
        <source>Preparing the similarity map</source>
        <translation>正在准备相似度地图</translation>
    </message>
    <message>
        <location filename="../../ui/tasks.py"/>
        <source>Searching for the most similar places</source>
        <translation>正在查找最相似的地点</translation>
    </message>
    <message>
        <location filename="../../ui/tasks.py"/>
        <source>Looking for encoders</source>
        <translation>正在查找编码器</translation>
    </message>
    <message>
        <location filename="../../ui/tasks.py"/>
        <source>Adding an encoder</source>
        <translation>正在添加编码器</translation>
    </message>
    <message>
        <location filename="../../ui/tasks.py"/>
        <source>Running the self-test</source>
        <translation>正在运行自检</translation>
    </message>
    <message>
        <location filename="../../ui/typed_places.py"/>
        <source>Longitude first, then latitude, in degrees: {}, {} is nowhere on Earth.</source>
        <translation>先写经度，再写纬度，单位为度：{}, {} 不在地球上。</translation>
    </message>
    <message>
        <location filename="../../ui/typed_places.py"/>
        <source>coordinates</source>
        <translation>坐标</translation>
    </message>
    <message>
        <location filename="../../ui/typed_places.py"/>
        <source>town</source>
        <translation>城镇</translation>
    </message>
    <message>
        <location filename="../../encoder/earth/crs_kinds.py"/>
        <source>it is a local (engineering) CRS without a known position on Earth</source>
        <translation>它是本地（工程）坐标参照系，在地球上的位置未知</translation>
    </message>
    <message>
        <location filename="../../encoder/earth/crs_kinds.py"/>
        <source>it is geocentric: its coordinates are metres from the centre of the Earth</source>
        <translation>它是地心坐标参照系：其坐标是到地心的米数</translation>
    </message>
    <message>
        <location filename="../../encoder/earth/crs_kinds.py"/>
        <source>it is neither geographic nor projected: its coordinates do not give a longitude and latitude</source>
        <translation>它既不是地理坐标参照系，也不是投影坐标参照系：其坐标不能给出经度和纬度</translation>
    </message>
    <message>
        <location filename="../../encoder/earth/crs_kinds.py"/>
        <source>it is a CRS of another celestial body, with a radius of {:,.0f} km</source>
        <translation>它是另一个天体的坐标参照系，该天体半径为 {:,.0f} 公里</translation>
    </message>
    <message>
        <location filename="../../encoder/earth/crs_kinds.py"/>
        <source>Give a geographic or projected CRS of the Earth, such as EPSG:4326.</source>
        <translation>请给出地球的地理或投影坐标参照系，例如 EPSG:4326。</translation>
    </message>
    <message>
        <location filename="../../encoder/encoders/folders.py"/>
        <source>there is no encoder named {}, nor a file of that name</source>
        <translation>没有名为 {} 的编码器，也没有这个名称的文件</translation>
    </message>
    <message>
        <location filename="../../encoder/encoders/library.py"/>
        <source>of an unknown name</source>
        <translation>（名称未知）</translation>
    </message>
    <message>
        <location filename="../../encoder/encoders/library.py"/>
        <source>bring {}</source>
        <translation>请取来 {}</translation>
    </message>
    <message>
        <location filename="../../encoder/encoders/library.py"/>
        <source>bring its encoder file</source>
        <translation>请取来它的编码器文件</translation>
    </message>
    <message>
        <location filename="../../encoder/encoders/library.py"/>
        <source>{} and put it into {}</source>
        <translation>{}，并放入 {}</translation>
    </message>
    <message>
        <location filename="../../encoder/encoders/library.py"/>
        <source>the encoder {} ({}) is missing: {}</source>
        <translation>缺少编码器 {}（{}）：{}</translation>
    </message>
    <message>
        <location filename="../../encoder/encoders/library.py"/>
        <source>there is no folder for encoders that do not ship</source>
        <translation>没有存放非随插件提供的编码器的文件夹</translation>
    </message>
    <message>
        <location filename="../../encoder/encoders/location_encoder.py"/>
        <source>{} has {} principal components, not {}</source>
        <translation>{} 有 {} 个主成分，而不是 {} 个</translation>
    </message>
    <message>
        <location filename="../../encoder/i18n.py"/>
        <source>1,234.5</source>
        <translation>1,234.5</translation>
    </message>
    <message>
        <location filename="../../encoder/images/geolocation.py"/>
        <source>the hint leaves no place to look at</source>
        <translation>按此提示没有可供查找的地点</translation>
    </message>
    <message>
        <location filename="../../encoder/images/image_tower.py"/>
        <source>there is no image tower named {}, nor a file of that name</source>
        <translation>没有名为 {} 的图像塔，也没有这个名称的文件</translation>
    </message>
    <message>
        <location filename="../../encoder/importers/conversion.py"/>
        <source>{} holds no location encoder that is known here: neither SatCLIP's tensors, {} and so on, nor GeoCLIP's, {} and so on</source>
        <translation>{} 中没有此处认识的位置编码器：既没有 SatCLIP 的张量（{} 等），也没有 GeoCLIP 的张量（{} 等）</translation>
    </message>
    <message>
        <location filename="../../encoder/importers/conversion.py"/>
        <source>{} holds several location encoders, and does not say which is meant</source>
        <translation>{} 中有多个位置编码器，且没有说明是哪一个</translation>
    </message>
    <message>
        <location filename="../../encoder/importers/conversion.py"/>
        <source>{}: {} inputs are not spherical harmonics, of 1 to {} degrees</source>
        <translation>{}：{} 个输入不是 1 到 {} 阶的球谐函数</translation>
    </message>
    <message>
        <location filename="../../encoder/importers/conversion.py"/>
        <source>{} was trained on other features than spherical harmonics as such</source>
        <translation>{} 不是用球谐函数本身训练的</translation>
    </message>
    <message>
        <location filename="../../encoder/importers/conversion.py"/>
        <source>{}: its embeddings would have more than {} dimensions</source>
        <translation>{}：它的嵌入会超过 {} 维</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/autocorrelation.py"/>
        <source>all labels are of one place</source>
        <translation>所有标签都属于同一个地点</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <location filename="../../encoder/probes/report.py"/>
        <source>predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>observed</source>
        <translation>实测</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>Observed labels against predictions from other blocks; on the dashed line they are the same</source>
        <translation>实测标签与由其他区块得出的预测；在虚线上两者相同</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>labelled places learned from</source>
        <translation>用于学习的带标签地点数</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>{} on other blocks</source>
        <translation>其他区块上的{}</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>nearest neighbours on the ground, all places</source>
        <translation>地面最近邻，全部地点</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>{} by the number of labelled places</source>
        <translation>{}随带标签地点数的变化</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>columns: what was predicted; rows: what is</source>
        <translation>列：预测；行：实际</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>Confusion matrix of predictions from other blocks</source>
        <translation>由其他区块得出的预测的混淆矩阵</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>wrong (crosses)</source>
        <translation>错误（叉号）</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>Map of the labelled places: {} told rightly, {} wrongly</source>
        <translation>带标签地点的地图：{} 个预测正确，{} 个错误</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>under {}</source>
        <translation>低于 {}</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>over {}</source>
        <translation>高于 {}</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/drawings.py"/>
        <source>Map of the labels less what was predicted for them</source>
        <translation>标签减去预测值的地图</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/fitted_labels.py"/>
        <source>the labels are not all numbers; a probe for classes takes any label</source>
        <translation>并非所有标签都是数值；类别探针可以使用任何标签</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/fitted_labels.py"/>
        <source>no label is larger than {:g}; multiply all labels by a constant, as a smaller unit does</source>
        <translation>没有标签大于 {:g}；请将所有标签乘以一个常数，例如改用更小的单位</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/fitted_labels.py"/>
        <source>labels that are not positive, and have no logarithm: {}</source>
        <translation>非正数、没有对数的标签：{} 个</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/fitted_labels.py"/>
        <source>all labels are {:g}: there is nothing to learn</source>
        <translation>所有标签都是 {:g}：没有可学的内容</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/fitted_labels.py"/>
        <source>labels as large as {:g} differ by {:g} at most; subtract a constant from all of them</source>
        <translation>大小达 {:g} 的标签彼此最多相差 {:g}；请从所有标签中减去一个常数</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/fitted_labels.py"/>
        <source>a label has {:,} letters; the name of a class may have at most {:,}</source>
        <translation>有一个标签长 {:,} 个字符；类别名称最多 {:,} 个字符</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/fitted_labels.py"/>
        <source>all labels are {}: a probe needs at least two classes</source>
        <translation>所有标签都是 {}：探针至少需要两个类别</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/fitted_labels.py"/>
        <source>there are {} different labels, more than {} classes</source>
        <translation>有 {} 个不同的标签，超过 {} 个类别</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/fitted_labels.py"/>
        <source>labels that are not measurements: {:,}, such as {:g}. Infinite numbers and numbers beyond {:g} usually stand for no data; leave out their places first</source>
        <translation>不是测量值的标签：{:,} 个，例如 {:g}。无穷大的数和超出 {:g} 的数通常表示无数据；请先去掉相应的地点</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/methods.py"/>
        <source>the method for {} must be one of {}, not {}</source>
        <translation>{} 的方法必须是 {} 之一，不能是 {}</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/probe.py"/>
        <source>this probe reads embeddings of the encoder {} ({}), not those of {} ({})</source>
        <translation>此探针读取编码器 {}（{}）的嵌入，而不是 {}（{}）的嵌入</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/probe.py"/>
        <source>this probe reads embeddings of {} dimensions, and its encoder has {}</source>
        <translation>此探针读取 {} 维的嵌入，而它的编码器是 {} 维</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/probe_file.py"/>
        <source>the probe has {:,} bytes, too many for a file; learn from fewer places</source>
        <translation>探针有 {:,} 字节，超出文件上限；请用较少的地点训练</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/probe_file.py"/>
        <source>the written probe could not be read again, and is not kept: {}</source>
        <translation>写出的探针无法再次读取，因此不予保留：{}</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/raster_content.py"/>
        <source>the probe has {} classes; a raster of them has room for {}</source>
        <translation>探针有 {} 个类别；栅格最多容纳 {} 个</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Probe of {}</source>
        <translation>{} 的探针</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>a number in {}</source>
        <translation>以 {} 为单位的数值</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>a number</source>
        <translation>数值</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>{} classes</source>
        <translation>{} 个类别</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>{} ({}: {:g}).</source>
        <translation>{}（{}：{:g}）。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>It tells {} from the embeddings of &lt;b&gt;{}&lt;/b&gt; and from {}.</source>
        <translation>根据 &lt;b&gt;{1}&lt;/b&gt; 的嵌入以及 {2} 预测 {0}。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>It tells {} from the embeddings of &lt;b&gt;{}&lt;/b&gt;.</source>
        <translation>根据 &lt;b&gt;{1}&lt;/b&gt; 的嵌入预测 {0}。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>It was fitted to logarithms.</source>
        <translation>按对数拟合。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Learned from {:,} labelled places, {}.</source>
        <translation>学自 {:,} 个带标签的地点，{}。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Ridge regression</source>
        <translation>岭回归</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Multinomial logistic regression</source>
        <translation>多项逻辑回归</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Nearest neighbours in the embedding</source>
        <translation>嵌入空间中的最近邻</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>A small neural network</source>
        <translation>小型神经网络</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Gradient boosting</source>
        <translation>梯度提升</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>strength for each training place</source>
        <translation>每个训练地点的强度</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>neighbours</source>
        <translation>近邻数</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>penalty</source>
        <translation>惩罚项</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>leaves of a tree</source>
        <translation>每棵树的叶数</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>In other blocks</source>
        <translation>在其他区块中</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>At random (no blocks were possible)</source>
        <translation>随机抽取（无法划分区块）</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>At random</source>
        <translation>随机抽取</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>close neighbours were learned from</source>
        <translation>学习时用到了近邻</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Nearest neighbours</source>
        <translation>最近邻</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>on the ground, no probe</source>
        <translation>地面距离，不用探针</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Plain guess</source>
        <translation>简单猜测</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>mean or most frequent</source>
        <translation>均值或最常见类别</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>How good it is: {}</source>
        <translation>好坏如何：{}</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>of {:,g} km: the honest figure</source>
        <translation>宽 {:,g} 公里：如实的数字</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>flatters</source>
        <translation>偏于乐观</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Chosen as the best of: {} ({} in other blocks, on at most {:,} places). The best of several is a little flattered by having been chosen.</source>
        <translation>从以下方法中选出最好的：{}（其他区块中的{}，最多 {:,} 个地点）。从多个中挑出的最好者会因挑选而略偏乐观。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Each place was told by a probe that had not seen its fold, of {}.</source>
        <translation>共 {} 折，每个地点都由没有见过其所在折的探针来预测。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>The folds were dealt at random.</source>
        <translation>各折是随机划分的。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Settings were chosen anew within each training part.</source>
        <translation>设置在每个训练部分中重新选择。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>All scores</source>
        <translation>全部得分</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>The probe, on places in other blocks</source>
        <translation>探针，在其他区块的地点上</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>the honest figure</source>
        <translation>如实的数字</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Label of the nearest labelled places on the ground, other blocks</source>
        <translation>地面上最近的带标签地点的标签，其他区块</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>needs no probe</source>
        <translation>不需要探针</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Mean or most frequent label of the other blocks</source>
        <translation>其他区块的均值或最常见的标签</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>the plainest guess</source>
        <translation>最简单的猜测</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>The probe, on places drawn at random</source>
        <translation>探针，在随机抽取的地点上</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>flatters: neighbours were learned from</source>
        <translation>偏于乐观：学习时用到了近邻</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Folds are made of whole blocks of {:,g} km.</source>
        <translation>各折由宽 {:,g} 公里的完整区块组成。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Labels resemble one another over about {:,.0f} km (range of their variogram).</source>
        <translation>标签在约 {:,.0f} 公里内彼此相似（变异函数的变程）。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Where it errs</source>
        <translation>哪里出错</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Each point is a labelled place, predicted from other blocks.</source>
        <translation>每个点是一个带标签的地点，由其他区块预测。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Label less prediction from other blocks. Patches of one colour are regions that the probe gets wrong as a whole.</source>
        <translation>标签减去由其他区块得出的预测。成片的同一颜色是探针整体预测有误的地区。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Observed against predicted</source>
        <translation>实测与预测</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Places by class and by what was predicted from other blocks. The deeper, the larger the share of a row.</source>
        <translation>按类别和由其他区块得出的预测统计的地点数。颜色越深，占该行的比例越大。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>The {} most frequent classes.</source>
        <translation>最常见的 {} 个类别。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>What is taken for what</source>
        <translation>什么被误认为什么</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Predicted from other blocks.</source>
        <translation>由其他区块预测。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Class by class</source>
        <translation>逐类说明</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>{:.0%} of the labels lie within {} of the prediction, on the scale of logarithms: the interval that comes with each value.</source>
        <translation>在对数尺度上，{:.0%} 的标签落在预测值 {} 的范围内：这就是每个值所附的区间。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>{:.0%} of the labels lie within {} of the prediction: the interval that comes with each value.</source>
        <translation>{:.0%} 的标签落在预测值 {} 的范围内：这就是每个值所附的区间。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>{:,} of {:,} places, drawn at random.</source>
        <translation>从 {1:,} 个地点中随机抽取的 {0:,} 个。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>places</source>
        <translation>地点数</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>found (recall)</source>
        <translation>查全率</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>right when said (precision)</source>
        <translation>查准率</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>All {} classes</source>
        <translation>全部 {} 个类别</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Still rising at its right end: more labelled places would help. Flat: they would not.</source>
        <translation>右端仍在上升：更多带标签的地点会有帮助。已经平缓：不会有帮助。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Would more places help?</source>
        <translation>更多地点会有帮助吗？</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Every prediction comes with a &lt;b&gt;dissimilarity index&lt;/b&gt;: the distance of its predictors to the nearest training place, in units of the mean distance between training places. Above &lt;b&gt;{:.3g}&lt;/b&gt; a place is outside of the &lt;b&gt;area of applicability&lt;/b&gt;: unlike everything that the figures above were taken from, so that they say nothing of it (Meyer and Pebesma 2021).</source>
        <translation>每个预测都附有&lt;b&gt;差异度指数&lt;/b&gt;：其预测变量与最近的训练地点之间的距离，以训练地点之间的平均距离为单位。超过 &lt;b&gt;{:.3g}&lt;/b&gt; 的地点位于&lt;b&gt;适用区域&lt;/b&gt;之外：与得出上述数字的所有地点都不相似，因此这些数字不适用于它（Meyer 和 Pebesma 2021）。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>It looks at {:,} of the {:,} training places, which are far from one another.</source>
        <translation>它只看 {1:,} 个训练地点中彼此相距较远的 {0:,} 个。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Where not to believe it</source>
        <translation>哪里不可信</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>{} is applied in QGIS by Placeprint's algorithms &lt;code&gt;predictpoints&lt;/code&gt; and &lt;code&gt;predictraster&lt;/code&gt;. It works with the encoder {} alone, fingerprint &lt;code&gt;{}&lt;/code&gt;.</source>
        <translation>{} 在 QGIS 中由 Placeprint 的算法 &lt;code&gt;predictpoints&lt;/code&gt; 和 &lt;code&gt;predictraster&lt;/code&gt; 应用。它只能与编码器 {} 一起使用，指纹为 &lt;code&gt;{}&lt;/code&gt;。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>The probe file</source>
        <translation>探针文件</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Probabilities of classes are the model's own, and were not calibrated.</source>
        <translation>类别的概率由模型直接给出，未经校准。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>Using it</source>
        <translation>如何使用</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>Before giving it away:</source>
        <translation>在交给他人之前：</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>the file holds the coordinates of the training places, and this report shows them.</source>
        <translation>文件中含有训练地点的坐标，本报告也显示了它们。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/report.py"/>
        <source>the coordinates of the training places are not in the file. For the dissimilarity index it holds embeddings at {:,} places that were moved by {:.0f} to {:.0f} km in random directions: who searches for them learns where the training places are to about that distance. The maps of this report show them as they are.</source>
        <translation>文件中没有训练地点的坐标。为计算差异度指数，文件中含有 {:,} 个地点的嵌入，这些地点已沿随机方向移动了 {:.0f} 到 {:.0f} 公里：有心人可以推知训练地点的位置，误差约为该距离。本报告中的地图显示的是原始位置。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/scores.py"/>
        <source>mean absolute error</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/scores.py"/>
        <source>root mean squared error</source>
        <translation>均方根误差</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/scores.py"/>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/scores.py"/>
        <source>balanced accuracy</source>
        <translation>平衡准确率</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/scores.py"/>
        <source>macro F1</source>
        <translation>宏平均 F1</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/sklearn_backend.py"/>
        <source>the method {} needs the Python package scikit-learn, which is not installed here; install scikit-learn for the Python that runs this, or choose ridge, logistic or neighbours, which need nothing</source>
        <translation>方法 {} 需要 Python 包 scikit-learn，此处没有安装；请为运行它的 Python 安装 scikit-learn，或选择不需要它的 ridge、logistic 或 neighbours</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/training.py"/>
        <source>nearest neighbours keep the embeddings of all training places, which give these away</source>
        <translation>最近邻会保存所有训练地点的嵌入，从而泄露这些地点</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/training.py"/>
        <source>the width of a block must be {} km or more, not {}</source>
        <translation>区块宽度必须不小于 {} 公里，不能是 {}</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/training.py"/>
        <source>{} of {} labels are missing; drop their places first</source>
        <translation>{1} 个标签中缺失 {0} 个；请先去掉相应的地点</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/training.py"/>
        <source>{} different places are too few: a probe needs {} at the very least, and some dozens to be of use</source>
        <translation>{} 个不同的地点太少：探针至少需要 {} 个，几十个才有用</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/training.py"/>
        <source>a logarithm is for numbers, and class weights are for classes</source>
        <translation>对数用于数值，类别权重用于类别</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/training.py"/>
        <source>the covariate {} is missing everywhere</source>
        <translation>协变量 {} 处处缺失</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>ALL FIGURES ARE FLATTERING: the places could not be split into spatial blocks, because all of them lie in one. The folds are random, so that each place was told from close neighbours. How good the map is away from the places is unknown.</source>
        <translation>所有数字都偏于乐观：所有地点都落在同一个区块中，无法按空间区块划分。各折是随机划分的，因此每个地点都由近邻预测。远离这些地点时地图有多好，不得而知。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>The random figure ({} {:.2f}) flatters; the honest one is {:.2f}. Much of what the probe seems to know it knows from labelled places close by. Expect the honest figure where there are none.</source>
        <translation>随机抽取地点所得的数字（{} {:.2f}）偏于乐观；如实的数字是 {:.2f}。探针看似知道的内容，很多来自附近带标签的地点。在附近没有这类地点的地方，应以如实的数字为准。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>The probe tells no more than the plainest guess, the mean or the most frequent class ({} {:.2f} against {:.2f}). Do not use its map.</source>
        <translation>探针并不比最简单的猜测（均值或最常见的类别）更好（{} {:.2f}，对比 {:.2f}）。请勿使用它的地图。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>The label of the nearest labelled place does as well ({} {:.2f} against {:.2f}): the embedding adds nothing here that nearness does not.</source>
        <translation>最近的带标签地点的标签同样好（{} {:.2f}，对比 {:.2f}）：在这里，嵌入没有带来邻近性之外的信息。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>The places fill only {0} blocks of {1:,g} km: there are {0} folds instead of five.</source>
        <translation>这些地点只占 {0} 个宽 {1:,g} 公里的区块：只有 {0} 折，而不是五折。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>One fold holds {:.0%} of the places, because they are crowded into one block: the figure is mostly about that block.</source>
        <translation>由于地点集中在一个区块中，有一折含有 {:.0%} 的地点：该数字主要反映那个区块。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>Labels resemble one another over about {:,.0f} km, further than a block of {:,g} km holds them apart: the honest figure still flatters somewhat.</source>
        <translation>标签在约 {:,.0f} 公里内彼此相似，超过了宽 {:,g} 公里的区块所能隔开的距离：如实的数字仍略偏乐观。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>Labels that differ only in spaces, or in the Unicode form of their letters, are one class: {}.</source>
        <translation>仅空格或字符的 Unicode 形式不同的标签视为同一类别：{}。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>The label {:g} occurs {:,} times. If it stands for no data, leave these places out and train again.</source>
        <translation>标签 {:g} 出现了 {:,} 次。如果它表示无数据，请去掉这些地点后重新训练。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>Classes that differ only in capital letters: {}. Are they the same?</source>
        <translation>仅大小写不同的类别：{}。它们是同一类别吗？</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>Classes with a single place, which can be learned from or tested, but not both: {}.</source>
        <translation>只有一个地点的类别（只能用来学习或检验，不能兼用）：{}。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>Classes with fewer than {} places, hardly learned and hardly tested: {}.</source>
        <translation>少于 {} 个地点的类别（几乎学不到，也几乎无法检验）：{}。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>Places that are there already: {:,}; they count each by itself, and are never in different folds.</source>
        <translation>重复出现的地点：{:,} 个；它们各自计数，但绝不会分在不同的折中。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>Labels at one place differ in {:,} cases.</source>
        <translation>有 {:,} 处同一地点的标签不一致。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>The numbers have only {} different values: are they classes?</source>
        <translation>这些数值只有 {} 个不同的值：它们是类别吗？</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>Fitted to logarithms: a predicted value is the median of what is to be expected, below the mean. Sums and averages over a map come out too small.</source>
        <translation>按对数拟合：预测值是预期的中位数，低于均值。对地图求和或求平均会偏小。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>Too few places for an interval of {:.0%}: it is without end.</source>
        <translation>地点太少，无法给出 {:.0%} 的区间：区间没有边界。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>Nearest neighbours among {:,} places are slow to map, and their file is large.</source>
        <translation>在 {:,} 个地点中求最近邻，制图很慢，文件也很大。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>The dissimilarity index looks at {:,} of the {:,} training places, chosen to be far from one another: it can be a little too high, never too low.</source>
        <translation>差异度指数只看 {1:,} 个训练地点中彼此相距较远的 {0:,} 个：它可能略偏高，但不会偏低。</translation>
    </message>
    <message>
        <location filename="../../encoder/probes/warnings.py"/>
        <source>Missing covariates, which were taken to be the median: {:,}.</source>
        <translation>缺失的协变量（以中位数代替）：{:,} 个。</translation>
    </message>
    <message>
        <location filename="../../encoder/rasters/grid.py"/>
        <source>the pixel size must be greater than zero, not {}</source>
        <translation>像素大小必须大于零，不能是 {}</translation>
    </message>
    <message>
        <location filename="../../encoder/reports/html.py"/>
        <source>Read this first</source>
        <translation>请先阅读</translation>
    </message>
    <message>
        <location filename="../../encoder/similarity/clusters.py"/>
        <source>no places to make clusters of</source>
        <translation>没有可供聚类的地点</translation>
    </message>
    <message>
        <location filename="../../encoder/similarity/clusters.py"/>
        <source>there can be 1 to {} clusters, not {}</source>
        <translation>聚类数可以是 1 到 {}，不能是 {}</translation>
    </message>
    <message>
        <location filename="../../encoder/similarity/clusters.py"/>
        <source>{} different places cannot make {} clusters</source>
        <translation>{} 个不同的地点无法分成 {} 个聚类</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>{} does not know places by spherical harmonics: it cannot be begun with</source>
        <translation>{} 不是以球谐函数表示地点：不能以它为起点</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>{} has {} layers, not the 3 that can be trained here</source>
        <translation>{} 有 {} 层，而此处只能训练 3 层</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>{} cannot learn what this raster shows: its finest waves are {:,.0f} km, and the region is {:,.0f} km wide; train without an encoder to start from</source>
        <translation>{} 学不到此栅格所示的内容：它最细的波长为 {:,.0f} 公里，而区域宽 {:,.0f} 公里；请在没有起始编码器的情况下训练</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>the image shows nothing</source>
        <translation>图像中什么也没有</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>the raster has room for {} places to learn from, and {} are the fewest; it takes a finer raster, or a larger part of it</source>
        <translation>栅格只能容纳 {} 个学习地点，而至少需要 {} 个；需要更精细的栅格，或更大的范围</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>the processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>torch {} on {}</source>
        <translation>torch {}，运行于 {}</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <location filename="../../encoder/training/custom_report.py"/>
        <source> and </source>
        <translation> 和 </translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>{:,} places, pictures {} wide</source>
        <translation>{:,} 个地点，图像宽 {}</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>a twin, to be tried on what it has not seen</source>
        <translation>孪生编码器（用它没有见过的内容检验）</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>the encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>R2 in held-out blocks: {}: {:.2f}</source>
        <translation>留出区块中的 R2：{}：{:.2f}</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>{}: {:,} steps, about {}</source>
        <translation>{}：{:,} 步，约 {}</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>looking at {:,} pictures: about {}</source>
        <translation>正在查看 {:,} 张图像：约 {}</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>{:.0f} minutes</source>
        <translation>{:.0f} 分钟</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_encoder.py"/>
        <source>{:.0f} seconds</source>
        <translation>{:.0f} 秒</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>Encoder {}</source>
        <translation>编码器 {}</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>an image</source>
        <translation>一张图像</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>Learned from &lt;b&gt;{}&lt;/b&gt;: {:,} places, pictures {} wide.</source>
        <translation>学自 &lt;b&gt;{}&lt;/b&gt;：{:,} 个地点，图像宽 {}。</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>It took {:,} steps, and began with {}.</source>
        <translation>共 {:,} 步，以 {} 为起点。</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>It took {:,} steps.</source>
        <translation>共 {:,} 步。</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>The place is told by {} degrees of spherical harmonics.</source>
        <translation>地点以 {} 阶球谐函数表示。</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>The place is told by waves over a map of the region.</source>
        <translation>地点以区域地图上的波表示。</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>Nothing was held out, for the region is too small or its places are too few: nobody knows how good it is.</source>
        <translation>没有留出任何内容，因为区域太小或地点太少：没有人知道它有多好。</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>It learned from {:,} places only: more would help, if the raster has room.</source>
        <translation>它只从 {:,} 个地点学习：如果栅格容得下，更多地点会有帮助。</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>The raster's pixels, {}, are finer than was looked at: the narrowest pictures are {} wide. A smaller extent brings out finer things.</source>
        <translation>栅格像素为 {}，比所看的更精细：最窄的图像宽 {}。较小的范围能显出更精细的内容。</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>At the antimeridian this kind of encoder has a seam: places on its two sides were learned apart.</source>
        <translation>这类编码器在 180 度经线处有一道接缝：两侧的地点是分开学习的。</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>It knows nothing of places outside of the raster; what it says of them means nothing.</source>
        <translation>它对栅格以外的地点一无所知；对它们给出的结果没有意义。</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>{} has {} degrees of harmonics, and the region bears {}: begun without it, an encoder would tell finer things.</source>
        <translation>{} 有 {} 阶球谐函数，而区域可用 {} 阶：不以它为起点，编码器能显出更精细的内容。</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>{}, which it was begun with, may have learned from images of the held-out blocks: then the figures below flatter.</source>
        <translation>作为起点的 {} 可能学过留出区块的图像：这样的话，下面的数字偏于乐观。</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <location filename="../../encoder/training/target_names.py"/>
        <source>the picture at the spot</source>
        <translation>该处的图像</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <location filename="../../encoder/training/target_names.py"/>
        <source>colours at the spot</source>
        <translation>该处的颜色</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>The encoder tells next to nothing of {} where it has not looked (R2 {:.2f}): its map there is a guess.</source>
        <translation>在没有看过的地方，编码器几乎说不出{}（R2 {:.2f}）：它在那里的地图只是猜测。</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>The mean of the nearest places tells {} as well or better (R2 {:.2f} to {:.2f}): the encoder adds likeness, not knowledge of unseen places.</source>
        <translation>最近地点的均值对{}的预测同样好或更好（R2 {:.2f} 对 {:.2f}）：编码器带来的是相似性，而不是对未见地点的了解。</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>Images hardly find their place: the median rank is {:.0%} of the way down, chance is 50 %.</source>
        <translation>图像几乎找不到自己的地点：中位名次在列表的 {:.0%} 处，随机为 50 %。</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>The first three components of the embedding, as colours</source>
        <translation>嵌入的前三个主成分，以颜色表示</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>Left: the raster as the training saw it, its bands stretched. Right: what the encoder says of each place, the first three principal components as red, green and blue. Places of one colour are alike to it; colours do not mean what they mean on the left.</source>
        <translation>左：训练所见的栅格，波段已拉伸。右：编码器对每个地点的描述，前三个主成分分别为红、绿、蓝。颜色相同的地点在它看来相似；颜色的含义与左图不同。</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>What it sees</source>
        <translation>它看到了什么</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>A twin of the encoder was trained without {} blocks of the region, and asked about the {:,} places in them. R2 is the share of what differs between places that it told: 1 is all, 0 no more than the mean. The rows that are averaged over much ground are easy, for they reach out of the blocks; the first tells most. The encoder itself was trained on all places.</source>
        <translation>一个孪生编码器在去掉区域中 {} 个区块后训练，再用其中的 {:,} 个地点来检验。R2 是它说明的地点间差异的比例：1 为全部，0 为不比均值更好。在大范围上平均的各行比较容易，因为它们伸出了区块；第一行最能说明问题。编码器本身用全部地点训练。</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>20 nearest places</source>
        <translation>最近的 20 个地点</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>smooth functions of the coordinates</source>
        <translation>坐标的平滑函数</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>Does it know places that it has not seen?</source>
        <translation>它了解没有见过的地点吗？</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>picture {} wide</source>
        <translation>宽 {} 的图像</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>Each picture of a held-out place was compared with all {:,} of them. Half of the pictures have their own place at this rank or before it:</source>
        <translation>每个留出地点的图像都与全部 {:,} 个留出地点比较。一半图像自己的地点排在此名次或更前：</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>Do images find their place?</source>
        <translation>图像能找到自己的地点吗？</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>median rank</source>
        <translation>中位名次</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>by chance</source>
        <translation>随机</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>share of the first loss</source>
        <translation>相对于初始损失</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>what images show</source>
        <translation>图像内容</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>which image belongs to which place</source>
        <translation>图像与地点的对应</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>Loss by step</source>
        <translation>各步的损失</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>From {:.3g} to {:.3g} (mean squared error of standardised targets), and from {:.3g} to {:.3g} nats. Still falling at its right end: more steps would help. These are losses on what it was trained on, and say nothing of other places.</source>
        <translation>从 {:.3g} 到 {:.3g}（标准化目标的均方误差），以及从 {:.3g} 到 {:.3g} 奈特。右端仍在下降：更多步数会有帮助。这些是训练数据上的损失，不能说明其他地点的情况。</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>How the training went</source>
        <translation>训练过程</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>Choose the file as &lt;i&gt;Location encoder&lt;/i&gt; (ENCODER), among the advanced parameters of every algorithm of Placeprint, or in the panel. Probes belong to the encoder that they were trained with.</source>
        <translation>在 Placeprint 任一算法的高级参数中，或在面板中，将此文件选为&lt;i&gt;位置编码器&lt;/i&gt;（ENCODER）。探针属于训练时所用的编码器。</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>It was trained from {:.5g} to {:.5g} degrees of longitude and {:.5g} to {:.5g} of latitude.</source>
        <translation>训练范围为经度 {:.5g} 到 {:.5g} 度，纬度 {:.5g} 到 {:.5g} 度。</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>Bands: {}.</source>
        <translation>波段：{}。</translation>
    </message>
    <message>
        <location filename="../../encoder/training/custom_report.py"/>
        <source>unknown: that of the imagery</source>
        <translation>未知：以影像的许可证为准</translation>
    </message>
    <message>
        <location filename="../../encoder/training/target_names.py"/>
        <source>the picture averaged over {}</source>
        <translation>在 {} 范围内平均的图像</translation>
    </message>
    <message>
        <location filename="../../encoder/training/target_names.py"/>
        <source>colours averaged over {}</source>
        <translation>在 {} 范围内平均的颜色</translation>
    </message>
    <message>
        <location filename="../../encoder/training/target_names.py"/>
        <source>what {} says</source>
        <translation>{} 的描述</translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>one of {}</source>
        <translation>可选值：{}</translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>optional</source>
        <translation>可选</translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>default {}</source>
        <translation>默认 {}</translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>Algorithms</source>
        <translation>算法</translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>All of them are in the Processing toolbox under Placeprint, and run in batches, in the graphical modeler, from Python and from the command line. There a parameter goes by the name that is written in capitals:</source>
        <translation>它们都在“工具箱”的 Placeprint 之下，可以批量运行，也可以在模型构建器、Python 和命令行中运行。在命令行中，参数使用大写的名称：</translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <location filename="../../tools/make_reference.py"/>
        <source>Words to find it by</source>
        <translation>搜索词</translation>
    </message>
    <message>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>From points with a label to a map of it, in one go: species seen or not, soil class, yield, price, rainfall. 'Train probe' learns from the points and finds out honestly how good it is; 'Predict raster' draws.

Out come the map, of classes with their names or of numbers with the interval; of classes the confidence; the points with what was predicted of them from other blocks; a report to be opened in a browser; and the probe, to predict other extents or points with.

Look at the report before the map is believed. Both algorithms by themselves have further settings.</source>
        <translation>从带标签的点一步得到标签的地图：是否见到某物种、土壤类型、产量、价格、降雨量。“训练探针”从点中学习，并如实检验其好坏；“栅格预测”绘制地图。

结果包括：地图，类别带有名称，数值带有区间；类别的置信度；附有由其他区块得出的预测的点；可在浏览器中打开的报告；以及探针，可用来预测其他范围或点。

采信地图之前请先看报告。两个算法单独使用时还有更多设置。</translation>
    </message>
    <message>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Labelled points to map</source>
        <translation>从标注点到地图</translation>
    </message>
    <message>
        <location filename="../../processing/models/labelstomap.model3"/>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Where, in a study area, is it like these places, but not like those? Give a layer of places that are wanted, on demand one of places that are not, and polygons to search. The places may lie anywhere in the world.

Out come a raster of the similarity over the extent of the area, and the best places inside the polygons, in order: the most similar of a grid of candidates, at least so far from each other that the list is not one place many times.

Of an area that fills little of its own extent few candidates of the grid are inside: take more of them.</source>
        <translation>在研究区内，哪里像这些地点而不像那些地点？给出想要的地点的图层，需要时再给出不想要的地点的图层，以及要搜索的多边形。这些地点可以在世界任何地方。

结果包括该地区范围内的相似度栅格，以及多边形内最好的地点，按顺序排列：候选格网中最相似的地点，彼此相距足够远，以免列表中反复出现同一个地点。

如果该地区只占其范围的一小部分，格网中只有少数候选位于其内：请增加候选。</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>A layer of polygons, in any CRS: the places inside of them are looked at.</source>
        <translation>多边形图层，坐标参照系不限：查看其内部的地点。</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>How closely the area is searched: a grid of so many candidates along its longer side, 150 by default. More find smaller things, and take longer.</source>
        <translation>搜索该地区的细密程度：沿其长边的候选格网数，默认 150。越多越能找到较小的地方，用时也越长。</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>suitability</source>
        <translation>适宜性</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>site selection</source>
        <translation>选址</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Places like these within an area</source>
        <translation>地区内的类似地点</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>The best of them</source>
        <translation>其中最好的</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <source>Best places</source>
        <translation>最佳地点</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Grid of candidates</source>
        <translation>候选格网</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Index of the grid</source>
        <translation>格网的索引</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Candidates inside the area</source>
        <translation>地区内的候选</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Without the bounds of cells</source>
        <translation>去掉格网单元的边界</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Study area</source>
        <translation>研究区</translation>
    </message>
    <message>
        <location filename="../../processing/models/placeslikethese.model3"/>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Candidates along the longer side of the area</source>
        <translation>沿地区长边的候选数</translation>
    </message>
    <message>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Where to take samples in a study area, so that little of what it holds goes unseen: the places of a grid inside the polygons that differ most from each other, in order, so that one can stop at any of them.

Places that have been sampled, inside the area or outside, count as chosen: the design then adds what they miss.

Of an area that fills little of its own extent few candidates of the grid are inside: take more of them.</source>
        <translation>应在研究区的哪里采样，才能使其所包含的内容很少被遗漏：多边形内格网中彼此差异最大的地点，按顺序排列，因此可以在任何一个处停止。

已采样的地点，无论在该地区之内还是之外，都算作已选：设计会补充它们所遗漏的内容。

如果该地区只占其范围的一小部分，格网中只有少数候选位于其内：请增加候选。</translation>
    </message>
    <message>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Sampling design for an area</source>
        <translation>地区采样设计</translation>
    </message>
    <message>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>The most diverse of them</source>
        <translation>其中最多样的</translation>
    </message>
    <message>
        <location filename="../../processing/models/samplingdesign.model3"/>
        <source>Places to sample</source>
        <translation>要采样的地点</translation>
    </message>
</context>
</TS>
