// How points become pictures: which share an axis, bars or lines, and what the drawing library is told.
// Pure: touches no element, and knows nothing of where points come from or what is done with a picture.
import { say } from "./words.js";

/** The unit of ranks, which are not drawn: the first is the best, and a longer bar would tell the opposite. */
export const RANK = "位";

// Without a double quote, which a saved picture could not hold.
const FONT = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";
const YEARS_FOR_A_LINE = 3;
const MOST_LINES = 4;
const NARROW = 500;
const KINDS = ["goal", "result"];
const FONT_SIZE = 13;
const LINE = 20;
const LEGEND_MARK = 45;
const BAR_ROOM = 34;
const LINES_ROOM = 220;
const UNDER = 34; // what the axis takes

/** Group points that can share an axis: same unit, and never a level among rates of growth. */
export const groupPoints = (points) => {
  const groups = Map.groupBy(points, ({ unit, growth }) => JSON.stringify([unit, growth]));
  return [...groups.values()].filter((group) => group.length > 1 && group[0].unit !== RANK);
};

/** Name the axis that *points* share. */
export const axisName = ([{ unit, growth }]) => (growth ? `${say("chart_growth")} ${unit}` : unit);

/** Say what all *points* have in common: place, year, indicator and kind. */
export const titleOf = (points) => {
  const shared = (name) => (new Set(points.map((point) => point[name])).size === 1 ? points[0][name] : null);
  const year = shared("year");
  const kind = shared("kind");
  const growth = points[0].growth ? say("chart_growth") : "";
  const known = [shared("place"), year && say("chart_year", { year }), shared("indicator"), kind && say(kind), growth];
  return [...known.filter(Boolean), say("chart_unit", { unit: points[0].unit })].join(" · ");
};

/** Say every point, for who can't see the picture. */
export const describe = (points) =>
  points.map(({ label, kind, text }) => `${label} ${text}（${say(kind)}）`).join("；");

/** Return what the library is to draw of *points* in *colours*, *width* pixels wide, and how high. */
export const plot = (points, colours, width) => {
  const { series, height, ...axes } = isOverYears(points) ? lines(points, colours, width) : bars(points, colours, width);
  const text = { color: colours.ink, fontFamily: FONT, fontSize: FONT_SIZE };
  const title = titleOf(points);
  const underTitle = LINE * Math.ceil(widthOf(title) / width) + 8;
  // Names that don't fit side by side stand below each other.
  const names = series.map(({ name }) => widthOf(name) + LEGEND_MARK);
  const stacked = names.reduce((sum, each) => sum + each) > width;
  const top = underTitle + LINE * (stacked ? names.length : 1) + 22;
  return {
    height: top + height + UNDER,
    option: {
      animation: false,
      backgroundColor: colours.paper,
      textStyle: text,
      title: {
        text: title,
        left: 0,
        top: 0,
        textStyle: { ...text, fontWeight: 600, lineHeight: LINE, width, overflow: "break" },
      },
      legend: {
        top: underTitle,
        left: 0,
        orient: stacked ? "vertical" : "horizontal",
        selectedMode: false,
        itemHeight: 12,
        padding: 0,
        textStyle: text,
      },
      grid: { top, left: 8, right: 64, bottom: 8, containLabel: true },
      series,
      ...axes,
    },
  };
};

const widthOf = (text) => [...text].reduce((sum, sign) => sum + (sign > "\u2e80" ? 1 : 0.6), 0) * FONT_SIZE;

const subjectOf = ({ place, indicator }) => `${place || ""}${indicator}`;

const isOverYears = (points) => {
  const years = new Set(points.map(({ year }) => year));
  const places = new Set(points.map((point) => JSON.stringify([subjectOf(point), point.kind, point.year])));
  const named = points.every(({ year }) => year);
  return named && years.size >= YEARS_FOR_A_LINE && places.size === points.length && countLines(points) <= MOST_LINES;
};

const countLines = (points) => new Set(points.map((point) => subjectOf(point) + point.kind)).size;

const valueAxis = (points, colours, width) => ({
  type: "value",
  name: points[0].unit,
  splitNumber: width < NARROW ? 2 : 5,
  axisLabel: { color: colours.soft, hideOverlap: true },
  nameTextStyle: { color: colours.soft },
  splitLine: { lineStyle: { color: colours.line } },
});

const categoryAxis = (data, colours, label = {}) => ({
  type: "category",
  data,
  axisLabel: { color: colours.ink, interval: 0, ...label },
  axisLine: { lineStyle: { color: colours.soft } },
  axisTick: { show: false },
});

const figureOf = ({ data }) => data.point.text;

// ---- bars: places or indicators, one below the other ---------------------------------------------
const bars = (points, colours, width) => {
  // A label with one goal and one result has its two bars side by side; else every bar has a row.
  const labels = [...new Set(points.map(({ label }) => label))];
  const apart = new Set(points.map(({ label, kind }) => JSON.stringify([label, kind])));
  const paired = labels.length < points.length && apart.size === points.length;
  const rows = paired ? labels : points.map(({ label }) => label);
  const row = (point) => (paired ? labels.indexOf(point.label) : points.indexOf(point));
  const series = KINDS.filter((kind) => points.some((point) => point.kind === kind)).map((kind) => {
    const data = rows.map(() => null);
    for (const point of points) if (point.kind === kind) data[row(point)] = valueOf(point);
    return { type: "bar", name: say(kind), data, stack: paired ? kind : "all", ...barStyle(kind, colours) };
  });
  const needed = Math.max(...rows.map(widthOf));
  const labelled = { width: Math.min(220, width * 0.36, needed), overflow: "break", lineHeight: 16 };
  return {
    height: BAR_ROOM * (paired ? points.length * 0.75 : points.length),
    xAxis: { ...unitBelow(valueAxis(points, colours, width)), nameLocation: "end", nameGap: 22 },
    yAxis: { ...categoryAxis(rows, colours, labelled), inverse: true },
    series,
  };
};

// Beside the axis' numbers: above them it would stand under the last bar's figure.
const unitBelow = (axis) => {
  const nameTextStyle = { ...axis.nameTextStyle, verticalAlign: "top", padding: [8, 0, 0, 0] };
  return { ...axis, nameTextStyle };
};

const valueOf = (point) => (point ? { value: point.value, point } : null);

const barStyle = (kind, colours) => ({
  barMaxWidth: 20,
  cursor: "pointer",
  // Of a decline, right of zero: left of its bar stand the names.
  label: { show: true, position: "right", color: colours.ink, formatter: figureOf },
  itemStyle: {
    color: kind === "goal" ? colours.accentSoft : colours.accent,
    borderColor: colours.accent,
    borderWidth: 1,
    decal: kind === "goal" ? stripes(colours) : null,
  },
});

const stripes = (colours) => ({
  symbol: "rect",
  color: colours.accent,
  dashArrayX: [1, 0],
  dashArrayY: [2, 5],
  rotation: Math.PI / 4,
});

// ---- lines: the same thing over years ------------------------------------------------------------
const lines = (points, colours, width) => {
  const years = [...new Set(points.map(({ year }) => year))].sort((one, other) => one - other);
  const subjects = [...new Set(points.map(subjectOf))];
  const series = subjects.flatMap((subject, number) =>
    KINDS.map((kind) => points.filter((point) => subjectOf(point) === subject && point.kind === kind))
      .filter((drawn) => drawn.length)
      .map((drawn) => {
        const name = subjects.length > 1 ? `${subject} ${say(drawn[0].kind)}` : say(drawn[0].kind);
        const data = years.map((year) => valueOf(drawn.find((point) => point.year === year)));
        return { type: "line", name, data, ...lineStyle(drawn[0].kind, colours.series[number], colours) };
      }),
  );
  return {
    height: LINES_ROOM,
    xAxis: categoryAxis(years.map(String), colours),
    yAxis: { ...valueAxis(points, colours, width), scale: true, boundaryGap: ["18%", "8%"] },
    series,
  };
};

const lineStyle = (kind, colour, colours) => ({
  connectNulls: true,
  cursor: "pointer",
  symbol: "circle",
  symbolSize: 8,
  label: { show: true, position: kind === "goal" ? "top" : "bottom", color: colours.ink, formatter: figureOf },
  itemStyle: { color: kind === "goal" ? colours.paper : colour, borderColor: colour, borderWidth: 2 },
  lineStyle: { color: colour, width: 2, type: kind === "goal" ? "dashed" : "solid" },
});
