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
