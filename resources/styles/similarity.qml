<qgis version="3.22.0" styleCategories="Symbology">
  <pipe>
    <rasterrenderer type="singlebandpseudocolor" band="1" classificationMin="-1" classificationMax="1" opacity="1" alphaBand="-1" nodataColor="">
      <rastershader>
        <colorrampshader colorRampType="INTERPOLATED" classificationMode="1" clip="0" minimumValue="-1" maximumValue="1" labelPrecision="1">
          <item alpha="255" value="-1" label="-1" color="#eef1f3"/>
          <item alpha="255" value="0" label="0" color="#f3efe3"/>
          <item alpha="255" value="0.2" label="0.2" color="#f8e0a8"/>
          <item alpha="255" value="0.4" label="0.4" color="#f9b45c"/>
          <item alpha="255" value="0.6" label="0.6" color="#ee7135"/>
          <item alpha="255" value="0.8" label="0.8" color="#c5264b"/>
          <item alpha="255" value="1" label="1" color="#5c0f6b"/>
        </colorrampshader>
      </rastershader>
    </rasterrenderer>
    <rasterresampler zoomedOutResampler="bilinear" zoomedInResampler="bilinear" maxOversampling="2"/>
  </pipe>
  <blendMode>0</blendMode>
</qgis>
