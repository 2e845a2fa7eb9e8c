// Pictures of points as elements: painted by ECharts, which is loaded with the first, and saved as files.
import { make } from "./make.js";
import { axisName, describe, groupPoints, plot, titleOf } from "./plot.js";
import { onLanguage, say } from "./words.js";

const DARK = window.matchMedia("(prefers-color-scheme: dark)");
const SHARPNESS = 2; // pixels of a saved picture for each on the screen
const painted = new Set();

/** Make a figure of *points*, one unit at a time; *openPoint* shows where a figure that is pressed stands. */
export const makeFigure = (points, openPoint) => {
  const groups = groupPoints(points);
  const canvas = make("div", { className: "canvas" });
  canvas.setAttribute("role", "img");
  const units = groups.map(() => make("button", { type: "button", className: "unit" }));
  const saveSvg = make("button", { type: "button" });
  const savePng = make("button", { type: "button" });
  const bar = make("div", { className: "bar" }, ...units, make("span", { className: "gap" }), saveSvg, savePng);
  const element = make("div", { className: "figure ours", hidden: !groups.length }, canvas, bar);
  element.setAttribute("role", "group");
  const figure = { element, canvas, units, saveSvg, savePng, groups, shown: 0, openPoint, chart: null };
  units.forEach((button, number) => {
    button.hidden = units.length < 2;
    button.addEventListener("click", () => show(figure, number));
  });
  saveSvg.addEventListener("click", () => save(figure, svgAddress(figure), "svg"));
  savePng.addEventListener("click", async () => save(figure, await pngAddress(figure), "png"));
  painted.add(figure);
  resized.observe(canvas);
  if (groups.length) label(figure);
  return element;
};

const pointsOf = ({ groups, shown }) => groups[shown];

const show = (figure, number) => {
  figure.shown = number;
  label(figure);
  paint(figure);
};

const label = (figure) => {
  const title = titleOf(pointsOf(figure));
  figure.element.setAttribute("aria-label", say("chart"));
  figure.canvas.setAttribute("aria-label", `${title}：${describe(pointsOf(figure))}`);
  figure.units.forEach((button, number) => {
    button.textContent = axisName(figure.groups[number]);
    button.setAttribute("aria-pressed", String(number === figure.shown));
  });
  figure.saveSvg.textContent = say("chart_save", { format: "SVG" });
  figure.savePng.textContent = say("chart_save", { format: "PNG" });
};

const paint = async (figure) => {
  const { init } = await import("./vendor/echarts.js");
  const width = figure.canvas.clientWidth;
  if (!width) return; // hidden, or taken away meanwhile
  const { option, height } = plot(pointsOf(figure), coloursNow(), width);
  figure.canvas.style.height = `${height}px`;
  figure.chart ??= listen(init(figure.canvas, null, { renderer: "svg" }), figure.openPoint);
  figure.chart.resize({ width, height });
  figure.chart.setOption(option, true);
};

const listen = (chart, openPoint) => {
  chart.on("click", ({ data }) => data && openPoint(data.point));
  return chart;
};

const coloursNow = () => {
  const style = getComputedStyle(document.body);
  const [ink, soft, paper, line, accent, accentSoft, ...series] = (
    "ink soft paper line accent accent-soft accent series-2 series-3 series-4".split(" ")
  ).map((name) => style.getPropertyValue(`--${name}`).trim());
  return { ink, soft, paper, line, accent, accentSoft, series };
};

// Those that Gradio has taken away with their message are forgotten when next the others are painted anew.
const repaint = () => {
  for (const figure of painted) {
    if (figure.canvas.isConnected) {
      label(figure);
      paint(figure);
    } else {
      figure.chart?.dispose();
      resized.unobserve(figure.canvas);
      painted.delete(figure);
    }
  }
};

const resized = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const figure = [...painted].find(({ canvas }) => canvas === target);
    if (figure && figure.chart?.getWidth() !== target.clientWidth) paint(figure);
  }
});

// ---- saving -------------------------------------------------------------------------------------
const svgAddress = ({ chart }) => chart.getDataURL({ type: "svg" });

const pngAddress = async (figure) => {
  const image = make("img", { src: svgAddress(figure) });
  await image.decode();
  const canvas = make("canvas", {
    width: figure.chart.getWidth() * SHARPNESS,
    height: figure.chart.getHeight() * SHARPNESS,
  });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png");
};

const save = (figure, address, format) => {
  const link = make("a", { href: address, download: `${titleOf(pointsOf(figure))}.${format}` });
  link.click();
};

DARK.addEventListener("change", repaint);
onLanguage(repaint);
