// The reader: a claim's values beside its article, every value marked in the text, linked both ways.

let returnTo = null;

/** Opens a claim's evidence; `focus` moves the keyboard there too. */
function open(id, { focus }) {
  const claim = byId.get(id);
  if (!claim) return;
  if (focus && !$('reader').contains(document.activeElement)) returnTo = id;
  state.claim = id;
  writeFragment();
  drawReader(claim);
  showRow(id);
  ringMarks(id);
  document.body.classList.add('reading');
  cover();
  showWords(claim.rows.length ? 0 : null, false);
  if (focus) $('reader-title').focus({ preventScroll: true });
  else $('said').textContent = `Evidence shown: ${gist(claim).key}`;
}

function closeReader() {
  state.claim = '';
  writeFragment();
  document.body.classList.remove('reading');
  $('reader').hidden = true;
  cover();
  showRow(null);
  ringMarks('');
  const link = returnTo && $('rows').querySelector(`a[data-claim="${CSS.escape(returnTo)}"]`);
  (link || $('q')).focus({ preventScroll: true });
}

/** Where the reader covers the page, the keyboard stays in it. */
function cover() {
  const covered = !$('reader').hidden && matchMedia('(max-width: 900px)').matches;
  for (const part of document.querySelectorAll('body > :not(main), main > .list')) part.inert = covered && part.id !== 'said';
}

function drawReader(claim) {
  const article = articles[claim.article];
  const all = values(claim);
  $('reader').hidden = false;
  $('reader-title').textContent = gist(claim).key;
  $('reader-kind').replaceChildren(`${KIND_NAMES[claim.kind] ?? words(claim.kind)} `, statusMark(claim.status));
  $('reader-rule').textContent = `Found by the rule ${claim.rule}, line ${claim.line}`;
  $('reader-values').replaceChildren(...all.flatMap((value, n) => valueLine(value, n, claim)));
  const date = article.date ? `${article.date} · ` : '';
  $('reader-article').replaceChildren(
    el('h3', {}, article.title || article.path),
    el('p', { class: 'source' }, date, sourceOf(article)));
  $('reader-text').replaceChildren(...drawText(article, claim, all));
  if (!article.whole) $('reader-text').prepend(el('p', { class: 'note' }, 'Only the sentences that claims stand in.'));
}

/** A link only to the web: an address from an article is not trusted further. */
function sourceOf(article) {
  if (article.url && /^https?:\/\//i.test(article.url)) {
    return el('a', { href: article.url, rel: 'noreferrer noopener', target: '_blank' }, article.url);
  }
  return article.path;
}

function valueLine(value, n, claim) {
  const outside = value.start < claim.start || value.start >= claim.end;
  const meaning = [resolved(value), outside ? 'told in another sentence' : ''].filter(Boolean).join(' · ');
  const button = el('button', { type: 'button', class: 'words', 'data-value': n, onclick: () => showWords(n, true) },
    textOf(value));
  return [
    el('dt', {}, words(value.field)),
    el('dd', {}, button, meaning ? el('span', { class: 'meaning' }, meaning) : null),
  ];
}

/** Shows one value's words in the text. */
function showWords(n, move) {
  for (const old of $('reader').querySelectorAll('.current')) old.classList.remove('current');
  if (n === null) return;
  for (const node of $('reader').querySelectorAll(`[data-value~="${n}"]`)) node.classList.add('current');
  const words = $('reader-text').querySelector(`[data-value~="${n}"]`);
  if (words) scrollTo($('reader').querySelector('.body'), words, move && calm());
  if (move) $('said').textContent = `In the sentence: ${$('reader-text').querySelector('.sentence')?.textContent ?? ''}`;
}

/** Scrolls only the text, not the page around it. */
function scrollTo(box, node, smooth) {
  const to = box.scrollTop + node.getBoundingClientRect().top - box.getBoundingClientRect().top - Math.min(70, box.clientHeight / 3);
  box.scrollTo({ top: to, behavior: smooth ? 'smooth' : 'auto' });
}

function calm() {
  return !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** The article cut where a value of any of its claims begins or ends. */
function drawText(article, claim, chosen) {
  const spans = [];
  for (const other of article.claims) {
    if (other !== claim) for (const row of other.rows) spans.push(spanOf(other, row));
  }
  const cuts = new Set([0, article.text.length, claim.start, claim.end]);
  for (const s of [...spans, ...chosen]) cuts.add(s.start).add(s.end);
  const edges = [...cuts].filter((c) => c >= 0 && c <= article.text.length).sort((a, b) => a - b);
  spans.sort((a, b) => a.start - b.start);
  const out = [];
  let sentence = null;
  let active = [];
  let next = 0;
  for (let i = 0; i + 1 < edges.length; i++) {
    const [start, end] = [edges[i], edges[i + 1]];
    while (next < spans.length && spans[next].start <= start) active.push(spans[next++]);
    active = active.filter((s) => s.end > start);
    const piece = pieceOf(article.text.slice(start, end), start, end, chosen, active);
    if (start === claim.start) out.push(sentence = el('span', { class: 'sentence' }));
    if (start >= claim.end) sentence = null;
    if (sentence) sentence.append(piece);
    else out.push(piece);
  }
  return out;
}

function spanOf(claim, row) {
  const start = claim.start + row[1];
  return { start, end: start + row[2], claim };
}

function pieceOf(text, start, end, chosen, active) {
  const mine = [];
  chosen.forEach((v, n) => {
    if (v.start <= start && v.end >= end && v.start < v.end) mine.push(n);
  });
  if (mine.length) {
    const labels = mine.filter((n) => chosen[n].end === end).map((n) => words(chosen[n].field));
    return el('mark', { class: 'mine', 'data-value': mine.join(' ') },
      text, labels.length ? el('span', { class: 'label' }, labels.join(', ')) : null);
  }
  const other = active.find((s) => s.start <= start && s.end >= end);
  if (!other) return document.createTextNode(text);
  const ids = [...new Set(active.filter((s) => s.start <= start && s.end >= end).map((s) => s.claim.id))];
  return el('a', { class: 'value', href: `#claim=${ids[0]}`, 'data-claims': ids.join(' ') }, text);
}

function wireReader() {
  $('close').addEventListener('click', closeReader);
  $('reader-text').addEventListener('click', (event) => {
    const mark = event.target.closest('mark.mine');
    if (mark) {
      showWords(Number(mark.dataset.value.split(' ').pop()), false);
      return;
    }
    const link = event.target.closest('a.value');
    if (!link) return;
    event.preventDefault();
    const ids = link.dataset.claims.split(' ');
    const fitting = ids.find((id) => shown.some((claim) => claim.id === id));
    open(fitting ?? ids[0], { focus: true });
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !$('reader').hidden) closeReader();
  });
}
