// What the charts use of Apache ECharts, bundled into echarts.js beside this file with
//   npm install echarts@6.1.0 esbuild@0.28.2
//   npx esbuild echarts.entry.js --bundle --minify --format=esm --outfile=echarts.js
// Its licence, and those of what it contains, are in echarts.LICENSE.
import { BarChart, LineChart } from "echarts/charts.js";
import { GridComponent, LegendComponent, TitleComponent } from "echarts/components.js";
import { init, use } from "echarts/core.js";
import { SVGRenderer } from "echarts/renderers.js";

use([BarChart, GridComponent, LegendComponent, LineChart, SVGRenderer, TitleComponent]);

export { init };
