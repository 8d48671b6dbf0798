<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.16.0" styleCategories="Symbology|Labeling" labelsEnabled="1">
  <renderer-v2 type="singleSymbol">
    <symbols>
      <symbol type="fill" name="0" alpha="1">
        <layer class="SimpleFill" enabled="1">
          <prop k="color" v="{unit}"/>
          <prop k="style" v="solid"/>
          <prop k="outline_color" v="{edge}"/>
          <prop k="outline_style" v="solid"/>
          <prop k="outline_width" v="0.2"/>
          <prop k="outline_width_unit" v="MM"/>
        </layer>
      </symbol>
    </symbols>
  </renderer-v2>
  <labeling type="simple">
    <settings calloutType="simple">
      <text-style fontSize="10" fontSizeUnit="Point" textColor="{ink}" isExpression="1" fieldName="if(name_en = name_en_from_japanese, name_en, name_en || ' / ' || name_en_from_japanese) || '\n' || name_ru || ' · ' || name_ja">
        <text-buffer bufferDraw="1" bufferSize="1" bufferSizeUnits="MM" bufferColor="{halo}"/>
      </text-style>
      <placement placement="1" labelPerPart="0"/>
    </settings>
  </labeling>
</qgis>
