// Draws the process that the page names, and marks where it stands. The page's state is renewed by htmx; the drawing stays.
(() => {
  const canvasElement = document.getElementById('canvas');
  if (!canvasElement) return;

  const dark = matchMedia('(prefers-color-scheme: dark)');
  let viewer;
  let marked = [];

  const colours = () => {
    const style = getComputedStyle(document.documentElement);
    const of = (name) => style.getPropertyValue(name).trim();
    return { defaultFillColor: of('--card'), defaultStrokeColor: of('--stroke'), defaultLabelColor: of('--ink') };
  };

  const ids = (name) => (document.getElementById('state')?.dataset[name] ?? '').split(' ').filter(Boolean);

  function mark() {
    const canvas = viewer.get('canvas');
    const elements = viewer.get('elementRegistry');
    marked.forEach(([id, marker]) => canvas.removeMarker(id, marker));
    marked = [['done', 'is-done'], ['waiting', 'is-open'], ['failed', 'is-failed']]
      .flatMap(([name, marker]) => ids(name).map((id) => [id, marker]))
      .filter(([id]) => elements.get(id));
    marked.forEach(([id, marker]) => canvas.addMarker(id, marker));
  }

  // Wide processes become unreadable when squeezed into a phone: there, show where it stands at a readable size instead.
  const READABLE = 0.62;

  function fit() {
    viewer.get('canvas').zoom('fit-viewport', 'auto');
  }

  function showWhereItStands() {
    const canvas = viewer.get('canvas');
    const elements = viewer.get('elementRegistry');
    const drawn = (ids) => ids.map((id) => elements.get(id)).filter((element) => element?.width);
    // Where nothing is open it stands at the last step done, which is the rightmost: processes are drawn from left to right.
    const last = drawn(ids('done')).sort((a, b) => b.x - a.x).slice(0, 1);
    const open = [drawn([...ids('failed'), ...ids('waiting')]), last].find((steps) => steps.length);
    if (!open) return fit();
    const outer = canvas.viewbox().outer;
    const around = (steps) => {
      const left = Math.min(...steps.map((s) => s.x));
      const top = Math.min(...steps.map((s) => s.y));
      return { left, top, width: Math.max(...steps.map((s) => s.x + s.width)) - left, height: Math.max(...steps.map((s) => s.y + s.height)) - top };
    };
    const scaleFor = (area) => Math.min(0.9, (outer.width - 40) / area.width, (outer.height - 80) / area.height);
    // All open steps at once if they stay readable, else the first.
    const area = scaleFor(around(open)) >= READABLE ? around(open) : around(open.slice(0, 1));
    const scale = scaleFor(area);
    canvas.viewbox({
      x: area.left + area.width / 2 - outer.width / scale / 2,
      y: area.top + area.height / 2 - outer.height / scale / 2,
      width: outer.width / scale,
      height: outer.height / scale,
    });
  }

  function firstView() {
    fit();
    if (viewer.get('canvas').zoom() < READABLE) showWhereItStands();
  }

  async function draw() {
    const response = await fetch(canvasElement.dataset.bpmn, { headers: { Accept: 'application/xml' } });
    if (!response.ok) throw new Error(`diagram: ${response.status}`);
    const xml = await response.text();
    viewer?.destroy();
    marked = [];
    viewer = new BpmnJS({ container: canvasElement, bpmnRenderer: colours() });
    await viewer.importXML(xml);
    // The wheel belongs to the page unless the diagram has the focus.
    viewer.get('zoomScroll').toggle(false);
    mark();
    firstView();
    canvasElement.dataset.drawn = 'true';
  }

  function step(factor) {
    const canvas = viewer.get('canvas');
    canvas.zoom(Math.min(3, Math.max(0.15, canvas.zoom() * factor)));
  }

  function scroll(dx, dy) {
    viewer.get('canvas').scroll({ dx, dy });
  }

  const keys = {
    '+': () => step(1.25), '=': () => step(1.25), '-': () => step(0.8), 0: fit,
    ArrowLeft: () => scroll(60, 0), ArrowRight: () => scroll(-60, 0), ArrowUp: () => scroll(0, 60), ArrowDown: () => scroll(0, -60),
  };
  canvasElement.addEventListener('keydown', (event) => {
    if (!viewer || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  canvasElement.addEventListener('focus', () => viewer?.get('zoomScroll').toggle(true));
  canvasElement.addEventListener('blur', () => viewer?.get('zoomScroll').toggle(false));
  document.querySelectorAll('[data-zoom]').forEach((button) => button.addEventListener('click', () => {
    if (!viewer) return;
    ({ in: () => step(1.25), out: () => step(0.8), fit, open: showWhereItStands })[button.dataset.zoom]();
  }));
  // On a phone the tabs do not fit: the one that is shown must be seen, also after the page's state was renewed.
  function showTab() {
    const tab = document.querySelector('.tabs [aria-current]');
    if (tab) tab.parentElement.scrollLeft = tab.offsetLeft - (tab.parentElement.clientWidth - tab.offsetWidth) / 2;
  }
  document.addEventListener('htmx:afterSettle', () => {
    showTab();
    if (viewer) mark();
  });
  showTab();

  const drawOrSay = () => draw().catch(() => {
    canvasElement.textContent = 'The diagram could not be drawn. Load the page again; the open steps above are right in any case.';
  });
  dark.addEventListener('change', drawOrSay);
  drawOrSay();
})();
