// Says at once that a file is too large, before it travels; the server says so, too.
(() => {
  document.addEventListener('change', (event) => {
    const input = event.target;
    if (input.type !== 'file' || !input.dataset.most) return;
    const large = input.files.length > 0 && input.files[0].size > Number(input.dataset.most);
    document.getElementById('file-problem').hidden = !large;
    input.setAttribute('aria-invalid', large ? 'true' : 'false');
    input.form.querySelector('button[type=submit]').disabled = large;
  });
})();
