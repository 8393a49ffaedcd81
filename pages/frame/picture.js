// Saves the charts of one figure, as they stand on the page, as one SVG file with their title.
export default function (component) {
  const { data, parentElement } = component;
  const button = parentElement.querySelector("button");
  button.textContent = data.label;
  button.onclick = () => save(data);
}

const SVG = "http://www.w3.org/2000/svg";

function save(data) {
  const figure = document.querySelector(`.st-key-${CSS.escape(data.figure)}`);
  const charts = [...figure.querySelectorAll(".js-plotly-plot")];
  if (charts.length === 0) return;
  const boxes = charts.map((chart) => chart.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const width = Math.max(...boxes.map((box) => box.right)) - left;
  const lines = wrapped(data.title, width / 9.4);
  const notes = wrapped(data.note, width / 6.2);
  const head = 14 + 26 * lines.length + 19 * notes.length + 10;
  const height = Math.max(...boxes.map((box) => box.bottom)) - top + head + 10;
  const picture = element("svg", { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}`, role: "img" });
  picture.append(named("title", data.title), named("desc", data.note));
  picture.append(element("rect", { width, height, fill: data.paper }));
  lines.forEach((line, at) => picture.append(text(line, 26 + 26 * at, 20, 600, data.ink)));
  notes.forEach((line, at) => picture.append(text(line, 22 + 26 * lines.length + 19 * at, 14, 400, data.quiet)));
  charts.forEach((chart, at) => place(picture, chart, boxes[at], left, top - head));
  download(picture, data.file);
}

function place(picture, chart, box, left, top) {
  for (const layer of chart.querySelectorAll(".main-svg")) {
    const copy = layer.cloneNode(true);
    copy.querySelectorAll(".modebar, .drag, .hoverlayer").forEach((part) => part.remove());
    copy.setAttribute("x", box.left - left);
    copy.setAttribute("y", box.top - top);
    copy.style.background = "none";
    copy.removeAttribute("class");
    picture.append(copy);
  }
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) if (key !== "xmlns") made.setAttribute(key, value);
  return made;
}

function named(name, content) {
  const made = element(name, {});
  made.textContent = content;
  return made;
}

function text(content, y, size, weight, fill) {
  const family = '"Source Sans", sans-serif';
  const made = element("text", { x: 0, y, fill, "font-family": family, "font-size": size, "font-weight": weight });
  made.textContent = content;
  return made;
}

function wrapped(content, letters) {
  const lines = [];
  for (const word of content.split(" ")) {
    const last = lines.length - 1;
    if (last >= 0 && (lines[last] + " " + word).length <= letters) lines[last] += " " + word;
    else lines.push(word);
  }
  return lines;
}

function download(picture, file) {
  // A reference that names this page's address would lead nowhere in a file.
  const here = document.location.href.split("#")[0].replaceAll("&", "&amp;");
  const written = new XMLSerializer().serializeToString(picture).replaceAll(here + "#", "#");
  const address = URL.createObjectURL(new Blob([written], { type: "image/svg+xml" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = file;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
