// Draws every figure[data-chart] with Plotly from the specification beside it, in the house style below.
// The server's SVG stays where Plotly is missing, in print and in forced colours.

const FONT = "Arial, sans-serif";

const NARROW = 420;
// Here two names of corners have to fit beside each other.
const NARROWEST = 320;

const HOUSE_STYLE = {
  autosize: true,
  font: { family: FONT, size: 14, color: "#212b32" },
  paper_bgcolor: "rgba(0,0,0,0)",
  plot_bgcolor: "#ffffff",
  margin: { l: 30, r: 16, t: 28, b: 48 },
  showlegend: false,
  dragmode: false,
  hovermode: "closest",
  hoverlabel: { bgcolor: "#212b32", font: { family: FONT, size: 14, color: "#ffffff" } },
};

const AXIS_STYLE = {
  fixedrange: true,
  showgrid: false,
  showticklabels: false,
  zeroline: false,
  showline: true,
  mirror: true,
  linecolor: "#4c6272",
  ticks: "",
};

const HOVER = "%{hovertext}<extra></extra>";

function styled(figure, width) {
  // The spectrum is a square; a picture with rows says how high it is.
  const layout = { ...HOUSE_STYLE, ...figure.layout, width, height: figure.layout.height ?? width };
  layout.xaxis = { ...AXIS_STYLE, ...figure.layout.xaxis };
  layout.yaxis = { ...AXIS_STYLE, ...figure.layout.yaxis };
  layout.font = { ...HOUSE_STYLE.font, size: width < NARROWEST ? 10 : width < NARROW ? 12 : 14 };
  // Names of several marks would cover each other in a narrow picture: numbers, as in the table's first column.
  const numbers = width < NARROW && figure.data[0].x.length > 1;
  const data = figure.data.map((trace) => ({ ...trace, hovertemplate: HOVER, text: numbers ? trace.ids : trace.text }));
  return { data, layout };
}

// Left and right go from mark to mark; what is read out is what a pointer would see.
function reachableByKeyboard(picture, plot, figure) {
  const marks = figure.data.flatMap((trace, curveNumber) =>
    trace.x.map((_, pointNumber) => ({ curveNumber, pointNumber, said: trace.customdata[pointNumber] })),
  );
  const spoken = document.createElement("p");
  spoken.className = "nhsuk-u-visually-hidden";
  spoken.setAttribute("aria-live", "polite");
  picture.append(spoken);
  picture.tabIndex = 0;
  picture.setAttribute("role", "group");
  picture.setAttribute("aria-label", "Chart. Use the left and right arrow keys to go from mark to mark. The table has the same numbers.");

  let current = -1;
  picture.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step && marks.length) {
      event.preventDefault();
      current = (current + step + marks.length) % marks.length;
      const { curveNumber, pointNumber, said } = marks[current];
      Plotly.Fx.hover(plot, [{ curveNumber, pointNumber }]);
      spoken.textContent = said;
    } else if (event.key === "Escape") {
      Plotly.Fx.unhover(plot);
    }
  });
  picture.addEventListener("blur", () => Plotly.Fx.unhover(plot));
}

async function draw(figureElement) {
  const figure = JSON.parse(document.getElementById(figureElement.dataset.chart).textContent);
  const picture = figureElement.querySelector(".app-spectrum__picture");
  const svg = picture.querySelector("svg");
  const plot = document.createElement("div");
  plot.className = "app-spectrum__plot";
  const width = () => Math.floor(picture.clientWidth);
  picture.append(plot);
  const { data, layout } = styled(figure, width());
  await Plotly.newPlot(plot, data, layout, { displayModeBar: false, scrollZoom: false, doubleClick: false });
  plot.setAttribute("aria-hidden", "true");
  figureElement.classList.add("app-spectrum--drawn");
  svg.setAttribute("aria-hidden", "true");
  reachableByKeyboard(picture, plot, figure);
  new ResizeObserver(() => {
    if (width() > 0 && width() !== plot.layout.width) {
      const { data, layout } = styled(figure, width());
      Plotly.react(plot, data, layout);
    }
  }).observe(picture);
}

if (window.Plotly && !window.matchMedia("(forced-colors: active)").matches) {
  for (const element of document.querySelectorAll("figure[data-chart]")) {
    // A folded picture has no width: it is drawn when it is first opened.
    const folded = element.closest("details:not([open])");
    if (folded) {
      folded.addEventListener("toggle", () => draw(element), { once: true });
    } else {
      draw(element);
    }
  }
}
