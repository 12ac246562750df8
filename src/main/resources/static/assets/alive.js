(() => {
  // Whoever reads, scrolls or types is still there, though they load no page.
  const EVERY = 4 * 60 * 1000;
  const address = document.currentScript?.dataset.alive ?? document.querySelector('script[data-alive]')?.dataset.alive;
  let busy = false;
  const note = () => { busy = true; };
  ['scroll', 'keydown', 'pointerdown', 'pointermove'].forEach((sign) => addEventListener(sign, note, { passive: true }));
  const ask = async () => {
    const answer = await fetch(address, { cache: 'no-store' }).catch(() => null);
    if (answer?.status === 404) document.getElementById('away').hidden = false;
  };
  setInterval(() => {
    if (!busy) return;
    busy = false;
    ask();
  }, EVERY);
  // A device that slept: better said now than after a long question was typed.
  addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') ask(); });
})();
