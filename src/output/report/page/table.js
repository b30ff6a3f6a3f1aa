// The table of claims: a page of rows at a time, sorted by its headings.

const PAGE = 50;
let shown = [];

function drawTable(found) {
  shown = found;
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  state.page = Math.min(state.page, pages - 1);
  drawRows(state.page * PAGE, PAGE);
  for (const th of document.querySelectorAll('th[data-sort]')) {
    const column = th.dataset.sort;
    const sort = state.sort === column ? 'ascending' : state.sort === `-${column}` ? 'descending' : 'none';
    th.setAttribute('aria-sort', sort);
  }
  $('empty').hidden = found.length > 0;
  $('table').hidden = found.length === 0;
  drawPager(pages);
}

function drawRows(first, count) {
  const page = shown.slice(first, first + count);
  $('rows').replaceChildren(...page.map((claim, i) => rowOf(claim, first + i)));
  $('table').setAttribute('aria-rowcount', String(shown.length + 1));
}

function drawPager(pages) {
  const first = state.page * PAGE;
  const range = `Rows ${exact.format(first + 1)}–${exact.format(Math.min(first + PAGE, shown.length))} of ${exact.format(shown.length)}`;
  $('range').textContent = shown.length ? range : '';
  $('previous').disabled = state.page === 0;
  $('next').disabled = state.page >= pages - 1;
  $('pager').hidden = pages < 2;
}

function cell(label, className, ...children) {
  return el('td', { 'data-label': label, class: className, role: 'cell' }, ...children);
}

function rowOf(claim, index) {
  const article = articles[claim.article];
  const { key, rest } = gist(claim);
  const link = el('a', { href: `#claim=${claim.id}`, class: 'key', 'data-claim': claim.id }, key || '(no words)');
  const amount = claim.amount === null ? '' : amountOf(claim);
  return el('tr', {
    role: 'row', 'data-claim': claim.id, 'aria-rowindex': index + 2,
    class: claim.id === state.claim ? 'selected' : null, 'aria-current': claim.id === state.claim ? 'true' : null,
  },
  el('th', { scope: 'row', role: 'rowheader', class: 'what' },
    el('span', { class: 'kind' }, KIND_NAMES[claim.kind] ?? words(claim.kind)), ' ', link,
    rest ? el('span', { class: 'rest' }, ` ${rest}`) : null),
  cell('Amount', 'amount', amount),
  cell('Status', 'status', statusMark(claim.status)),
  cell('Said by', 'speaker', claim.speaker),
  cell('Period', 'period', dates(claim.from, claim.to)),
  cell('Article', 'article', el('time', {}, article.date ?? 'no date'), ' ',
    el('span', { class: 'title' }, article.title || article.path.split('/').at(-1))));
}

function amountOf(claim) {
  const range = claim.max === null ? short(claim.amount) : `${short(claim.amount)}–${short(claim.max)}`;
  const unit = unitName(claim.unit);
  return el('span', {}, range, unit ? el('span', { class: 'unit' }, ` ${unit}`) : null);
}

function statusMark(status) {
  return el('span', { class: `mark-${status}` }, statusIcon(status), ` ${STATUS_NAMES[status] ?? words(status)}`);
}

const SHAPES = {
  reported: 'M0-5A5 5 0 1 0 0 5A5 5 0 1 0 0-5Z',
  planned: 'M0-6L6 0L0 6L-6 0Z',
  proposed: 'M0-5.6L5.8 4.6L-5.8 4.6Z',
  denied: 'M-4.4-4.4L4.4 4.4M4.4-4.4L-4.4 4.4',
};

function svg(tag, props = {}, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [key, value] of Object.entries(props)) {
    if (value !== null && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
}

function statusIcon(status) {
  return svg('svg', { viewBox: '-8 -8 16 16', class: 'icon', 'aria-hidden': 'true' },
    svg('path', { d: SHAPES[status] ?? SHAPES.reported, class: `shape shape-${status}` }));
}

/** Marks a claim's row; turns to its page where the filter lets it through. */
function showRow(id) {
  for (const row of document.querySelectorAll('tr.selected')) {
    row.classList.remove('selected');
    row.removeAttribute('aria-current');
  }
  if (!id) return;
  let row = $('rows').querySelector(`tr[data-claim="${CSS.escape(id)}"]`);
  if (!row) {
    const at = shown.findIndex((claim) => claim.id === id);
    if (at < 0) return;
    state.page = Math.floor(at / PAGE);
    drawTable(shown);
    row = $('rows').querySelector(`tr[data-claim="${CSS.escape(id)}"]`);
  }
  row?.classList.add('selected');
  row?.setAttribute('aria-current', 'true');
  row?.scrollIntoView({ block: 'nearest' });
}

function wireTable() {
  $('table').addEventListener('click', (event) => {
    const sort = event.target.closest('th[data-sort] button');
    if (sort) {
      const column = sort.parentElement.dataset.sort;
      state.sort = state.sort === column ? `-${column}` : column;
      state.page = 0;
      refresh();
      return;
    }
    const row = event.target.closest('tbody tr');
    if (!row || String(getSelection()) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    open(row.dataset.claim, { focus: true });
  });
  $('rows').addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = event.target.closest('tr');
    if (!step || !row) return;
    const next = step > 0 ? row.nextElementSibling : row.previousElementSibling;
    if (!next) return;
    event.preventDefault();
    next.querySelector('a.key').focus();
    open(next.dataset.claim, { focus: false });
  });
  const turn = (by) => () => {
    state.page += by;
    refresh();
    $('claims').scrollIntoView();
  };
  $('previous').addEventListener('click', turn(-1));
  $('next').addEventListener('click', turn(1));
}
