// Takes files that are dropped, shows how far it has travelled, and puts the answer in the place of the page. Without it the form does the same.
(() => {
  const main = () => document.getElementById('content');
  const say = (text) => { document.getElementById('progress-said').textContent = text; };

  const problemOf = (input) => {
    const files = [...input.files];
    const large = files.find((file) => file.size > Number(input.dataset.most));
    if (large) return `“${large.name}” is larger than 50 MB, which is more than an agreement needs.`;
    if (files.length > Number(input.dataset.mostFiles)) return `These are ${files.length} files. Choose at most ${input.dataset.mostFiles} at once.`;
    const together = files.reduce((sum, file) => sum + file.size, 0);
    return together > Number(input.dataset.mostTogether) ? 'Together these files are larger than 60 MB. Check them in turn.' : '';
  };

  const refused = (input) => {
    const problem = problemOf(input);
    const place = document.getElementById('file-problem');
    place.textContent = problem;
    place.hidden = problem === '';
    input.setAttribute('aria-invalid', problem === '' ? 'false' : 'true');
    return problem !== '';
  };

  const show = (html) => {
    const answer = new DOMParser().parseFromString(html, 'text/html');
    const next = answer.getElementById('content');
    if (!next) return false;
    main().replaceWith(next);
    document.title = answer.title;
    const result = document.getElementById('result') || document.querySelector('.ask .notice');
    if (result) {
      result.setAttribute('tabindex', '-1');
      result.focus();
      result.scrollIntoView({block: 'start'});
    }
    return true;
  };

  const send = (form) => {
    const bar = form.querySelector('progress');
    const button = form.querySelector('button[type=submit]');
    const request = new XMLHttpRequest();
    const over = (text) => { button.disabled = false; bar.hidden = true; say(text); };
    button.disabled = true;
    bar.hidden = false;
    bar.value = 0;
    say('Sending…');
    request.upload.addEventListener('progress', (event) => {
      if (!event.lengthComputable) return;
      bar.value = Math.round(100 * event.loaded / event.total);
      if (event.loaded === event.total) { bar.removeAttribute('value'); say('Checking…'); }
    });
    request.addEventListener('load', () => {
      if (!(request.getResponseHeader('Content-Type') || '').startsWith('text/html') || !show(request.responseText)) {
        over(request.status === 429 ? request.responseText : 'It could not be checked. Try again in a moment.');
      }
    });
    request.addEventListener('error', () => over('The files did not get through. Check your connection and try again.'));
    request.open('POST', form.action);
    request.setRequestHeader('Accept', 'text/html');
    request.send(new FormData(form));
  };

  document.addEventListener('change', (event) => { if (event.target.id === 'file') refused(event.target); });
  document.addEventListener('submit', (event) => {
    const input = event.target.querySelector('#file');
    if (!input) return;
    event.preventDefault();
    if (!refused(input)) send(event.target);
  });

  const zone = () => document.querySelector('.drop');
  document.addEventListener('dragover', (event) => { event.preventDefault(); zone()?.classList.add('over'); });
  document.addEventListener('dragleave', (event) => { if (!event.relatedTarget) zone()?.classList.remove('over'); });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    zone()?.classList.remove('over');
    const input = document.getElementById('file');
    if (event.dataTransfer.files.length === 0) return;
    input.files = event.dataTransfer.files;
    if (!refused(input)) input.form.requestSubmit();
  });
})();
