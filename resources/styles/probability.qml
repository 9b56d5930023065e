<qgis version="3.22.0" styleCategories="Symbology">
  <pipe>
    <rasterrenderer type="singlebandpseudocolor" band="1" classificationMin="0" classificationMax="0.3" opacity="0.85" alphaBand="-1" nodataColor="">
      <rastershader>
        <colorrampshader colorRampType="INTERPOLATED" classificationMode="1" clip="0" minimumValue="0" maximumValue="0.3" labelPrecision="3">
          <item alpha="0" value="0" label="0" color="#f1eee4"/>
          <item alpha="0" value="0.00001" label="0.001 %" color="#f1eee4"/>
          <item alpha="160" value="0.0001" label="0.01 %" color="#f8e3b6"/>
          <item alpha="255" value="0.001" label="0.1 %" color="#f8cb83"/>
          <item alpha="255" value="0.01" label="1 %" color="#f88d42"/>
          <item alpha="255" value="0.03" label="3 %" color="#e14939"/>
          <item alpha="255" value="0.1" label="10 %" color="#ac094c"/>
          <item alpha="255" value="0.3" label="30 % (100 km × 100 km)" color="#531259"/>
        </colorrampshader>
      </rastershader>
    </rasterrenderer>
    <rasterresampler zoomedOutResampler="bilinear" zoomedInResampler="bilinear" maxOversampling="2"/>
  </pipe>
  <blendMode>0</blendMode>
</qgis>
