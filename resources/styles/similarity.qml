<qgis version="3.22.0" styleCategories="Symbology">
  <pipe>
    <rasterrenderer type="singlebandpseudocolor" band="1" classificationMin="-1" classificationMax="1" opacity="1" alphaBand="-1" nodataColor="">
      <rastershader>
        <colorrampshader colorRampType="INTERPOLATED" classificationMode="1" clip="0" minimumValue="-1" maximumValue="1" labelPrecision="1">
          <item alpha="255" value="-1" label="-1" color="#dfe4e8"/>
          <item alpha="255" value="0" label="0" color="#f1eee4"/>
          <item alpha="255" value="0.2" label="0.2" color="#f8cb83"/>
          <item alpha="255" value="0.4" label="0.4" color="#f88d42"/>
          <item alpha="255" value="0.6" label="0.6" color="#e14939"/>
          <item alpha="255" value="0.8" label="0.8" color="#ac094c"/>
          <item alpha="255" value="1" label="1" color="#531259"/>
        </colorrampshader>
      </rastershader>
    </rasterrenderer>
    <rasterresampler zoomedOutResampler="bilinear" zoomedInResampler="bilinear" maxOversampling="2"/>
  </pipe>
  <blendMode>0</blendMode>
</qgis>
