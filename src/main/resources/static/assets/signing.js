(() => {
  // A second click would only be told that the first is at work. Coming back by the browser's button, it may be clicked again.
  const forms = document.querySelectorAll('form[data-once]');
  const allow = (form, may) => form.querySelectorAll('button[type="submit"]').forEach((button) => { button.disabled = !may; });
  forms.forEach((form) => form.addEventListener('submit', () => setTimeout(() => allow(form, false))));
  addEventListener('pageshow', () => forms.forEach((form) => allow(form, true)));
  document.querySelector('[data-focus]')?.focus();

  const signing = document.querySelector('form[data-signing]');
  if (!signing) return;

  const typed = signing.querySelector('[name="typed"]');
  const preview = signing.querySelector('[data-preview]');
  typed.addEventListener('input', () => { preview.textContent = typed.value; });

  const ways = signing.querySelectorAll('[name="way"]');
  const show = () => {
    const way = [...ways].find((one) => one.checked).value;
    signing.querySelectorAll('[data-way]').forEach((part) => { part.hidden = part.dataset.way !== way; });
  };
  signing.querySelectorAll('[data-with-script]').forEach((part) => { part.hidden = false; });
  ways.forEach((one) => one.addEventListener('change', show));
  addEventListener('pageshow', show);
  show();

  // Drawing: strokes of points, as fractions of the area, so that they fit the box in the document whatever the screen.
  const pad = signing.querySelector('[data-pad]');
  const field = signing.querySelector('[data-drawn]');
  const WIDTH = 600, HEIGHT = 200, MOST = 4500;
  const strokes = [];
  let path = null, count = 0;
  const read = () => {
    try {
      for (const numbers of JSON.parse(field.value).strokes) { strokes.push(numbers); count += numbers.length / 2; draw(numbers); }
    } catch { /* nothing drawn yet */ }
  };
  const keep = () => {
    field.value = strokes.length ? JSON.stringify({ ratio: WIDTH / HEIGHT, strokes }) : '';
  };
  const draw = (numbers, into) => {
    const line = into || pad.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'path'));
    let d = '';
    for (let i = 0; i < numbers.length; i += 2) d += `${i ? 'L' : 'M'}${(numbers[i] * WIDTH).toFixed(1)} ${(numbers[i + 1] * HEIGHT).toFixed(1)}`;
    line.setAttribute('d', numbers.length === 2 ? `${d}l.1 0` : d);
    return line;
  };
  const at = (event) => {
    const box = pad.getBoundingClientRect();
    const part = (value) => Math.round(Math.min(1, Math.max(0, value)) * 10000) / 10000;
    return [part((event.clientX - box.left) / box.width), part((event.clientY - box.top) / box.height)];
  };
  pad.addEventListener('pointerdown', (event) => {
    if (path || (event.button !== 0 && event.pointerType === 'mouse')) return;
    event.preventDefault();
    pad.setPointerCapture(event.pointerId);
    strokes.push(at(event));
    count++;
    path = draw(strokes.at(-1));
  });
  pad.addEventListener('pointermove', (event) => {
    if (!path) return;
    const stroke = strokes.at(-1);
    for (const one of event.getCoalescedEvents?.() ?? [event]) {
      const [x, y] = at(one);
      const far = Math.abs(x - stroke.at(-2)) * WIDTH + Math.abs(y - stroke.at(-1)) * HEIGHT > 1.5;
      if (far && count < MOST) { stroke.push(x, y); count++; }
    }
    draw(stroke, path);
  });
  const lift = () => { if (path) { path = null; keep(); } };
  pad.addEventListener('pointerup', lift);
  pad.addEventListener('pointercancel', lift);
  signing.querySelector('[data-undo]').addEventListener('click', () => {
    const last = strokes.pop();
    if (last) { count -= last.length / 2; pad.lastElementChild.remove(); keep(); }
  });
  signing.querySelector('[data-clear]').addEventListener('click', () => {
    strokes.length = 0; count = 0;
    pad.querySelectorAll('path:not(.rule)').forEach((line) => line.remove());
    keep();
  });
  read();
})();
