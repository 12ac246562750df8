// Moments are sent in UTC; the reader sees them in their own zone, in the language of the page: day before month, as all its dates.
(() => {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  const localise = (root) => {
    for (const time of root.querySelectorAll('time[datetime]:not([title])')) {
      time.title = time.textContent;
      time.textContent = format.format(new Date(time.dateTime));
    }
  };
  document.addEventListener('DOMContentLoaded', () => localise(document));
  document.addEventListener('htmx:afterSettle', () => localise(document));

  // A press and a release on two elements are no click: what a page asks by itself is put off while a pointer is down, until it asks again.
  let pressed = false;
  addEventListener('pointerdown', () => { pressed = true; });
  ['pointerup', 'pointercancel', 'blur'].forEach((end) => addEventListener(end, () => setTimeout(() => { pressed = false; })));
  document.addEventListener('htmx:beforeSwap', (event) => {
    const trigger = event.detail.requestConfig.elt.getAttribute('hx-trigger') ?? '';
    if (pressed && trigger.startsWith('every')) event.detail.shouldSwap = false;
  });

  // Few pages of a document are drawn at once. Whoever is told to come again does so, a few times: a browser by itself does not.
  const TIMES = 5, PAUSE = 3000;
  const again = (image) => {
    const times = Number(image.dataset.again ?? 0);
    if (times >= TIMES) return;
    image.dataset.again = times + 1;
    setTimeout(() => { image.src = image.src; }, PAUSE);
  };
  document.addEventListener('error', (event) => { if (event.target.matches?.('.leaf img')) again(event.target); }, true);
  document.querySelectorAll('.leaf img').forEach((image) => { if (image.complete && !image.naturalWidth) again(image); });

  // The menu closes on Escape and on a click elsewhere, as menus do.
  document.addEventListener('keydown', (event) => {
    const open = event.key === 'Escape' && document.querySelector('details.me[open]');
    if (open) {
      open.open = false;
      open.querySelector('summary').focus();
    }
  });
  document.addEventListener('click', (event) => {
    const open = document.querySelector('details.me[open]');
    if (open && !open.contains(event.target)) open.open = false;
  });
})();
