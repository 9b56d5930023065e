<qgis version="3.22.0" styleCategories="Symbology">
  <pipe>
    <rasterrenderer type="singlebandpseudocolor" band="1" classificationMin="@low@" classificationMax="@high@" opacity="1" alphaBand="-1" nodataColor="">
      <rastershader>
        <colorrampshader colorRampType="INTERPOLATED" classificationMode="1" clip="0" minimumValue="@low@" maximumValue="@high@" labelPrecision="4">
@each category@
          <item alpha="255" value="@value@" label="@label@" color="@colour@"/>
@end@
        </colorrampshader>
      </rastershader>
    </rasterrenderer>
    <rasterresampler zoomedOutResampler="bilinear" zoomedInResampler="bilinear" maxOversampling="2"/>
  </pipe>
  <blendMode>0</blendMode>
</qgis>
