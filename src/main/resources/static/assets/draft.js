// The editor of wording: colours the text, saves it as it is written, and shows the pages that it makes. Without this script the text is a
// plain form with a button, and pages, redline and findings are pages of their own.
(() => {
  const main = document.querySelector('main[data-base]');
  const form = main && main.querySelector('form[data-writing]');
  if (!form) return;
  const base = main.dataset.base;
  const target = form.getAttribute('action');
  const text = form.querySelector('textarea[name=text]');
  const sheet = form.querySelector('[data-sheet]');
  const paint = form.querySelector('[data-paint]');
  const scroller = form.querySelector('[data-scroll]');
  const status = form.querySelector('[data-status]');
  const pages = main.querySelector('[data-pages]');
  const redline = main.querySelector('[data-redline]');
  const problem = main.querySelector('[data-problem]');
  const samples = main.querySelector('form[data-samples]');
  const bench = main.querySelector('[data-bench]');
  const jump = form.querySelector('[data-jump]');
  const file = form.elements.file.value;
  const writes = !text.readOnly;
  const headers = { 'X-Evenhand-Part': 'yes' };
  const quiet = 350;
  const longest = 1500;

  // Colours: each line of the text is a block of its own, so that only what changed is painted anew.
  const tokens = /(\{\{[#^/]?[^{}]*\}\}|\[\]\(#[^)]*\)|\{[#-][a-z0-9-]*\}|\*\*)/;
  const kindOf = (token) => {
    if (token.startsWith('{{>')) return 'include';
    if (/^\{\{[#^/]/.test(token)) return 'condition';
    if (token.startsWith('{{')) return 'field';
    if (token.startsWith('[](')) return 'reference';
    return 'mark';
  };
  const painted = (line) => {
    const block = document.createElement('div');
    const part = (kind, words) => {
      const span = document.createElement('span');
      span.className = kind;
      span.textContent = words;
      block.append(span);
    };
    if (file.endsWith('.md')) {
      line.split(tokens).forEach((piece, at) => {
        if (at % 2) part(kindOf(piece), piece);
        else if (/^(#|:::)/.test(line)) part('heading-of', piece);
        else block.append(piece);
      });
    } else {
      const found = line.match(/^(\s*-?\s*[\w.-]+:)?(.*?)(\s*#.*)?$/);
      if (found[1]) part('heading-of', found[1]);
      block.append(found[2]);
      if (found[3]) part('mark', found[3]);
    }
    if (!line) block.append('\u200b');
    return block;
  };
  let lines = [];
  const repaint = () => {
    const now = text.value.split('\n');
    let from = 0;
    while (from < now.length && from < lines.length && now[from] === lines[from]) from += 1;
    let same = 0;
    while (same < now.length - from && same < lines.length - from && now[now.length - 1 - same] === lines[lines.length - 1 - same]) same += 1;
    for (let at = lines.length - same - 1; at >= from; at -= 1) paint.children[at].remove();
    const after = paint.children[from] || null;
    for (let at = from; at < now.length - same; at += 1) paint.insertBefore(painted(now[at]), after);
    lines = now;
  };

  // Where the caret is, and the page on which its clause stands.
  const caretLine = () => text.value.slice(0, text.selectionStart).split('\n').length;
  let here = null;
  const markHere = () => {
    const block = paint.children[caretLine() - 1];
    if (block === here) return;
    if (here) here.classList.remove('here');
    here = block || null;
    if (here) here.classList.add('here');
  };
  const plain = (words) => words.replace(/\s+/g, ' ').trim();
  const literals = (line) => line
    .replace(/^[#\-\d.:\s]+/, '')
    .split(/\{\{[^{}]*\}\}|\[\]\(#[^)]*\)|\{[#-][a-z0-9-]*\}|\*\*|\||:::/)
    .map(plain)
    .filter((words) => words.length > 11)
    .sort((a, b) => b.length - a.length);
  const pageOf = (line) => {
    const leaves = [...pages.querySelectorAll('.leaf')];
    const words = leaves.map((leaf) => plain(leaf.querySelector('.words-of').textContent));
    for (let at = line - 1; at >= 0; at -= 1) {
      for (const literal of literals(lines[at] || '')) {
        const page = words.findIndex((found) => found.includes(literal));
        // How far down: about as far as its words are among those of the page.
        if (page >= 0) return { leaf: leaves[page], down: words[page].indexOf(literal) / words[page].length };
      }
    }
    return null;
  };
  let edited = null;
  const markPage = (follow) => {
    const found = pageOf(caretLine());
    const leaf = found && found.leaf;
    if (edited && edited !== leaf) edited.classList.remove('is-edited');
    edited = leaf;
    if (!leaf) return;
    leaf.classList.add('is-edited');
    if (follow) {
      const box = leaf.querySelector('img').getBoundingClientRect();
      const frame = pages.getBoundingClientRect();
      const at = box.top + box.height * (0.08 + 0.84 * found.down);
      if (at < frame.top + 60 || at > frame.bottom - 60) pages.scrollTop += at - frame.top - frame.height / 3;
    }
  };
  let lastLine = 0;
  document.addEventListener('selectionchange', () => {
    if (document.activeElement !== text) return;
    markHere();
    const line = caretLine();
    if (line !== lastLine) {
      lastLine = line;
      markPage(true);
    }
  });
  const goTo = (line) => {
    const at = lines.slice(0, line - 1).reduce((sum, words) => sum + words.length + 1, 0);
    const end = at + (lines[line - 1] || '').length;
    showPane('text');
    text.focus({ preventScroll: true });
    text.setSelectionRange(end, end);
    markHere();
    const block = paint.children[line - 1];
    if (block) scroller.scrollTop = block.offsetTop - scroller.clientHeight / 3;
    markPage(true);
  };

  // The clauses to jump to.
  const chooser = jump && jump.querySelector('select');
  const listClauses = () => {
    const found = [];
    lines.forEach((line, at) => {
      if (/^#+ /.test(line)) found.push([at + 1, plain(line.replace(/^#+/, '').replace(/\{\{.*?\}\}|\{[#-][a-z0-9-]*\}/g, ''))]);
    });
    const key = JSON.stringify(found);
    if (key === chooser.dataset.key) return;
    chooser.dataset.key = key;
    chooser.replaceChildren(new Option('Jump to clause', ''), ...found.map(([line, title]) => new Option(title, line)));
    jump.hidden = found.length === 0;
  };
  chooser.addEventListener('change', () => {
    if (chooser.value) goTo(Number(chooser.value));
    chooser.selectedIndex = 0;
  });

  // Findings, at their lines.
  const markFindings = () => {
    paint.querySelectorAll('.error, .warning').forEach((block) => block.classList.remove('error', 'warning'));
    const found = [...document.querySelectorAll('#checked .findings li')];
    found.filter((item) => item.dataset.file === file && Number(item.dataset.line) > 0).forEach((item) => {
      const block = paint.children[Number(item.dataset.line) - 1];
      if (block) block.classList.add(item.dataset.severity === 'ERROR' ? 'error' : 'warning');
    });
    const count = main.querySelector('[data-count]');
    if (count) count.textContent = found.length ? ` (${found.length})` : '';
  };
  document.addEventListener('click', (event) => {
    const link = event.target.closest('#checked .findings a');
    const item = link && link.closest('li');
    if (item && item.dataset.file === file && Number(item.dataset.line) > 0) {
      event.preventDefault();
      goTo(Number(item.dataset.line));
    }
  });

  // The pages. The newest request wins; what is shown stays until the next picture is there, and where it was scrolled to.
  let asking = null;
  let typedAt = 0;
  const drawn = new IntersectionObserver((entries) => {
    entries.filter((entry) => entry.isIntersecting).forEach((entry) => draw(entry.target));
  }, { root: pages, rootMargin: '200px' });
  const draw = (leaf) => {
    const next = leaf.dataset.next;
    if (!next) return;
    const since = typedAt;
    const picture = new Image();
    picture.src = next;
    picture.decode().then(() => {
      if (leaf.dataset.next !== next) return;
      delete leaf.dataset.next;
      leaf.querySelector('img').src = next;
      pages.classList.remove('is-old');
      if (since) pages.dataset.took = String(Math.round(performance.now() - since));
    }).catch(() => {});
  };
  const take = (list) => {
    const before = [...pages.querySelectorAll('.leaf')];
    if (before.length === 0) {
      pages.replaceChildren(list);
      list.querySelectorAll('.leaf').forEach((leaf) => drawn.observe(leaf));
      return;
    }
    const holder = pages.querySelector('.pages-of');
    holder.dataset.document = list.dataset.document;
    const after = [...list.querySelectorAll('.leaf')];
    after.forEach((leaf, at) => {
      const known = before[at];
      if (!known) {
        holder.append(leaf);
        drawn.observe(leaf);
        return;
      }
      known.dataset.next = leaf.querySelector('img').src;
      known.querySelector('img').alt = leaf.querySelector('img').alt;
      known.querySelector('summary').textContent = leaf.querySelector('summary').textContent;
      known.querySelector('.words-of').replaceWith(leaf.querySelector('.words-of'));
      drawn.unobserve(known);
      drawn.observe(known);
    });
    before.slice(after.length).forEach((leaf) => leaf.remove());
  };
  const tell = (words) => {
    problem.hidden = !words;
    problem.textContent = words || '';
  };
  const showPages = async () => {
    if (asking) asking.abort();
    const mine = new AbortController();
    asking = mine;
    pages.classList.add('is-old');
    try {
      const answer = await fetch(`${base}/preview?${new URLSearchParams(new FormData(samples))}`, { headers, signal: mine.signal });
      const part = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-preview]');
      if (asking !== mine) return;
      if (answer.status === 429) {
        setTimeout(showPages, 1000 * Number(answer.headers.get('Retry-After') || 2));
        return;
      }
      if (!part) {
        tell(answer.status === 409 ? '' : 'The pages could not be made just now. Load this page again, and sign in if you are asked to.');
        return;
      }
      if (part.dataset.kind === 'Shown') {
        tell('');
        take(document.adoptNode(part.querySelector('.pages-of')));
        pages.dataset.shows = saved.revision;
        markPage(document.activeElement === text);
      } else if (part.dataset.kind === 'Refused') {
        tell(plain(part.textContent));
        const waiting = pages.querySelector('[data-waiting]');
        if (waiting) waiting.textContent = 'No pages yet.';
      }
    } catch (stopped) {
      if (stopped.name !== 'AbortError' && asking === mine) tell('The pages could not be made just now: there is no connection.');
    }
  };
  samples.addEventListener('submit', (event) => {
    event.preventDefault();
    showPages();
  });
  samples.elements.sample.addEventListener('change', () => {
    samples.elements.agreement.value = '';
    form.elements.sample.value = samples.elements.sample.value;
    showPages();
  });

  // The redline, in the place of the pages.
  const showRedline = async (against) => {
    const answer = await fetch(`${base}/redline?${new URLSearchParams(against ? { against } : {})}`, { headers });
    if (!answer.ok) return;
    redline.innerHTML = await answer.text();
  };
  redline.addEventListener('change', (event) => showRedline(event.target.value));
  redline.addEventListener('submit', (event) => {
    event.preventDefault();
    showRedline(event.target.elements.against.value);
  });
  const views = [...main.querySelectorAll('[data-view]')];
  const view = (which) => {
    views.forEach((link) => {
      if (link.dataset.view === which) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    });
    pages.hidden = which !== 'pages';
    samples.hidden = which !== 'pages';
    redline.hidden = which !== 'redline';
    if (which === 'redline') showRedline();
  };
  views.forEach((link) => link.addEventListener('click', (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    view(link.dataset.view);
  }));

  // Saving.
  const saved = { words: text.value, revision: Number(form.elements.revision.value) };
  let timer = null;
  let waitingSince = 0;
  let saving = null;
  let stopped = false;
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
  const body = (words) => {
    const fields = new FormData(form);
    fields.set('text', words);
    fields.set('revision', saved.revision);
    return new URLSearchParams(fields);
  };
  const taken = (part) => {
    const old = document.getElementById('checked');
    old.replaceWith(part);
    markFindings();
  };
  const conflicted = (part) => {
    stopped = true;
    text.readOnly = true;
    status.textContent = 'Somebody else saved this file: choose below';
    saved.revision = Number(part.dataset.revision);
    showPane('checked');
    const heading = part.querySelector('#conflict-heading');
    if (heading) heading.focus();
    part.querySelectorAll('form[data-choice]').forEach((choice) => choice.addEventListener('submit', (event) => {
      event.preventDefault();
      stopped = false;
      text.readOnly = false;
      text.value = choice.elements.text.value;
      repaint();
      saved.words = null;
      save();
      showPane('text');
      text.focus();
    }));
  };
  const save = async () => {
    clearTimeout(timer);
    timer = null;
    waitingSince = 0;
    if (!writes || stopped) return;
    if (saving) {
      await saving;
      if (stopped) return;
    }
    const words = text.value;
    if (words === saved.words) return;
    status.textContent = 'Saving …';
    saving = (async () => {
      try {
        const answer = await fetch(target, { method: 'POST', headers, body: body(words) });
        const part = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('checked');
        if (!part) throw new Error(String(answer.status));
        document.adoptNode(part);
        taken(part);
        if (answer.ok) {
          saved.words = words;
          saved.revision = Number(part.dataset.revision);
          form.elements.revision.value = saved.revision;
          status.textContent = `Saved at ${time.format(new Date())}`;
          showPages();
          if (!redline.hidden) showRedline(redline.querySelector('select')?.value);
        } else if (answer.status === 409) {
          conflicted(part);
        } else {
          status.textContent = 'Not saved: see below';
        }
      } catch (failed) {
        status.textContent = failed.message === '403' || failed.message === '404'
          ? 'Not saved: this draft is not yours to write any more. Load the page again.'
          : 'Not saved yet: there is no connection, or you were signed out. It is tried again.';
        if (failed.message !== '403' && failed.message !== '404') timer = setTimeout(save, 5000);
      }
    })();
    await saving;
    saving = null;
  };
  const soon = () => {
    const now = performance.now();
    waitingSince = waitingSince || now;
    clearTimeout(timer);
    timer = setTimeout(save, Math.max(0, Math.min(quiet, waitingSince + longest - now)));
  };
  text.addEventListener('input', () => {
    typedAt = performance.now();
    repaint();
    markHere();
    listClauses();
    if (writes && !stopped) {
      status.textContent = 'Not saved yet';
      soon();
    }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const undoes = event.submitter && event.submitter.hasAttribute('data-undo');
    save().then(() => {
      // What could not be saved stays where it is: undoing now would undo what somebody else saved.
      if (!undoes || stopped || text.value !== saved.words) return;
      form.action = event.submitter.formAction;
      form.submit();
    });
  });
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 's') {
      event.preventDefault();
      save();
    }
  });
  // Whoever leaves has saved before; and what was written in the last moment still goes out.
  document.addEventListener('click', async (event) => {
    const link = event.target.closest('a[href]');
    if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || text.value === saved.words || stopped) return;
    event.preventDefault();
    await save();
    window.location.assign(link.href);
  });
  window.addEventListener('pagehide', () => {
    if (writes && !stopped && saved.words !== null && text.value !== saved.words) {
      fetch(target, { method: 'POST', headers, body: body(text.value), keepalive: true }).catch(() => {});
    }
  });

  // Fields to insert.
  const fields = document.querySelector('dialog[data-fields]');
  const opener = form.querySelector('[data-fields-open]');
  if (fields && opener) {
    opener.hidden = false;
    opener.addEventListener('click', () => {
      fields.showModal();
      fields.querySelector('input').focus();
    });
    const filter = fields.querySelector('input');
    filter.addEventListener('input', () => {
      const wanted = filter.value.toLowerCase();
      fields.querySelectorAll('li').forEach((item) => { item.hidden = !item.textContent.toLowerCase().includes(wanted); });
    });
    fields.addEventListener('click', (event) => {
      const button = event.target.closest('button');
      if (!button) return;
      fields.close();
      if (!button.dataset.insert) return;
      text.focus();
      // In the way of typing, so that the browser can undo it.
      if (!document.execCommand('insertText', false, button.dataset.insert)) {
        text.setRangeText(button.dataset.insert, text.selectionStart, text.selectionEnd, 'end');
        text.dispatchEvent(new Event('input'));
      }
    });
  }

  // On a narrow page one part shows at a time.
  const panes = main.querySelector('[data-panes]');
  const showPane = (which) => {
    panes.querySelectorAll('button').forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.pane === which)));
    bench.querySelectorAll('[data-of]').forEach((part) => part.classList.toggle('is-shown', part.dataset.of === which));
    if (which === 'pages') markPage(true);
  };
  panes.addEventListener('click', (event) => {
    const button = event.target.closest('button[data-pane]');
    if (button) showPane(button.dataset.pane);
  });
  panes.hidden = false;
  bench.classList.add('alive');
  showPane('text');
  pages.querySelector('[data-waiting]').textContent = 'Making the pages …';

  sheet.classList.add('painted');
  const savedButton = form.querySelector('[data-save]');
  if (savedButton) savedButton.hidden = true;
  repaint();
  listClauses();
  markFindings();
  view('pages');
  if (Number(text.dataset.line) > 0) goTo(Number(text.dataset.line));
  const conflict = document.querySelector('#checked [data-conflict]');
  if (conflict) conflicted(document.getElementById('checked'));
  else showPages();
})();
