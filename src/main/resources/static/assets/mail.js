// A mail is as high as it is: no bar to scroll it inside a page that scrolls.
(() => {
  for (const frame of document.querySelectorAll('iframe.letter')) {
    const fit = () => {
      const inside = frame.contentDocument;
      if (inside && inside.body) frame.style.height = `${inside.body.offsetHeight + 2}px`;
    };
    frame.addEventListener('load', fit);
    window.addEventListener('resize', fit);
    fit();
  }

  for (const button of document.querySelectorAll('[data-copies]')) {
    const field = document.getElementById(button.dataset.copies);
    if (!field || !navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(field.value);
      button.textContent = 'Copied';
    });
  }
})();
