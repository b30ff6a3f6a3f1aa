// Puts it together: controls to state, state to the page.

/** Draws all from the state: the table at once, the charts when nothing is typed any more. */
function refresh(typing = false) {
  const { found, counts } = select();
  drawTable(found);
  drawControls(counts);
  writeFragment(typing ? 300 : 0);
  const all = found.length === claims.length ? '' : ` of ${exact.format(claims.length)}`;
  $('count').textContent = `${exact.format(found.length)}${all} ${claims.length === 1 ? 'claim' : 'claims'}`;
  if ($('charts').open) drawCharts(shown, claims.length > 2000 ? 250 : 1);
}

function drawControls(counts) {
  for (const box of document.querySelectorAll('input[data-list]')) {
    box.checked = state[box.dataset.list].includes(box.value);
    box.parentElement.querySelector('.n').textContent = exact.format(counts[box.dataset.list][box.value] ?? 0);
  }
  for (const key of ['q', 'country', 'speaker', 'from', 'to', 'by']) {
    if ($(key).value !== state[key]) $(key).value = state[key];
  }
  const who = state.who && (shown.flatMap((c) => [...c.people, ...c.parties]).find((p) => p.key === state.who)?.name ?? state.who);
  $('who').hidden = !state.who;
  $('who-name').textContent = who;
  const plain = Object.keys(EMPTY).every((k) => ['sort', 'page', 'claim'].includes(k) || String(state[k]) === String(EMPTY[k]));
  $('reset').hidden = plain;
}

function chips(id, list, names) {
  const present = new Set(claims.map((claim) => claim[list]));
  const order = list === 'kind' ? Object.keys(KIND_NAMES) : Object.keys(STATUS_NAMES);
  const all = [...order.filter((k) => present.has(k)), ...[...present].filter((k) => !order.includes(k))];
  $(id).append(...all.map((key) => el('label', { class: 'chip' },
    el('input', { type: 'checkbox', value: key, 'data-list': list }),
    list === 'status' ? statusIcon(key) : null, ` ${names[key] ?? words(key)} `, el('span', { class: 'n' }))));
}

function fillControls() {
  chips('kinds', 'kind', KIND_NAMES);
  chips('statuses', 'status', STATUS_NAMES);
  const countries = tally(claims.flatMap((c) => c.countries));
  countries.sort((a, b) => collator.compare(countryName(a[0]), countryName(b[0])));
  $('country').append(...countries.map(([code, n]) => el('option', { value: code }, `${countryName(code)} (${exact.format(n)})`)));
  const speakers = tally(claims.map((c) => c.speaker).filter(Boolean)).slice(0, 500);
  $('speakers').append(...speakers.map(([name]) => el('option', { value: name })));
  const days = articles.map((a) => a.date).filter(Boolean).sort();
  const ends = [...new Set([days[0], days.at(-1)])].filter(Boolean).map((day) => el('time', {}, day));
  const span = ends.flatMap((day, n) => [n ? ' to ' : ', ', day]);
  $('summary').append(`${count(claims.length, 'claim')} from ${count(articles.length, 'article')}`, ...span);
}

function wireControls() {
  const form = $('filter');
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', (event) => {
    const { target } = event;
    if (target.dataset.list) {
      const chosenOnes = form.querySelectorAll(`input[data-list="${target.dataset.list}"]:checked`);
      state[target.dataset.list] = [...chosenOnes].map((box) => box.value);
    } else if (target.id in EMPTY) {
      state[target.id] = target.value;
    }
    state.page = 0;
    refresh(target.type === 'search');
  });
  $('reset').addEventListener('click', () => {
    state = { ...EMPTY, sort: state.sort, claim: state.claim };
    refresh();
    $('q').focus();
  });
  $('who-clear').addEventListener('click', () => {
    state.who = '';
    refresh();
    $('q').focus();
  });
  $('charts').addEventListener('toggle', () => { if ($('charts').open) drawCharts(shown); });
  addEventListener('hashchange', fromAddress);
  let width = innerWidth;
  addEventListener('resize', () => {
    if (innerWidth !== width && $('charts').open) drawCharts(shown);
    width = innerWidth;
    cover();
  });
  addEventListener('beforeprint', () => drawRows(0, 2000));
  addEventListener('afterprint', () => drawTable(shown));
}

/** The state without the claim that is read. */
const asked = () => JSON.stringify({ ...state, claim: '' });

function fromAddress() {
  const before = asked();
  readFragment();
  if (asked() !== before || !shown.length) refresh();
  if (state.claim && byId.has(state.claim)) open(state.claim, { focus: false });
  else if (!$('reader').hidden) closeReader();
}

/** Folds the sentences while nothing else happens, so that the first search need not. */
function prepareSearch(from = 0) {
  const until = performance.now() + 12;
  let n = from;
  while (n < claims.length && performance.now() < until) haystack(claims[n++]);
  if (n < claims.length) setTimeout(prepareSearch, 4, n);
  else document.documentElement.dataset.ready = 'true';
}

fillControls();
$('more').open = innerWidth > 720 || /(country|speaker|from|to)=/.test(location.hash);
wireControls();
wireTable();
wireReader();
wireCharts();
fromAddress();
setTimeout(prepareSearch, 60);
